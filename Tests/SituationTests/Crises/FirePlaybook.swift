import Platform
import Situation

extension Playbook {
    /// A small playbook that is right in every part.
    static func fire() throws -> Playbook {
        try Playbook.read(fireYAML, file: "fire.yaml", protecting: ProtectedSpeech(grounds: []))
    }
}

let fireYAML = """
    playbook: fire
    title: Fire
    kind: accident
    version: 3
    summary: Something burns.
    functions:
      - name: Lead
        duties: Decides.
        department: Management
      - name: Operations
        duties: Knows what burns.
        department: Production
    cadence: {first: 15m, for: 2h, then: 1h, later: 1d}
    approvals: 2
    second_look: on-request
    facts:
      - question: Is anyone hurt?
        statement: We are finding out whether anyone is hurt.
        owner: Operations
        status: developing
    messages:
      - text: People come before machines
        value: Care
        stance: We stop the line when someone is in danger.
        carries: ["people before machines"]
    boundaries:
      - title: Naming a cause before it is known
        weight: stop
        subject: Statements that name a cause of this fire before the fire service has reported.
        protects: The investigation, and whoever would be blamed wrongly.
        narrower: Only naming persons, which leaves machines and firms open to the same wrong.
        reason: A wrong cause travels further than its correction.
        instead: We do not know yet how it began.
        ask: Operations
        owner: Lead
        expires: 10d
        match: ["(machine|wiring) ... (caused|started)"]
        unless: ["do not know"]
        flags:
          - The wiring caused it.
          - The old machine started the fire.
          - Everyone says the wiring in hall 3 started it.
        allows:
          - We do not know whether the wiring caused it.
          - I ran past the machine and out of the door.
          - The fire service is here.
    guidelines:
      - title: Say who you are
        text: Tell readers that you work here.
    templates:
      - kind: prompt
        title: A moment
        text: A moment I keep thinking about is …
    checklist:
      - within: 15m
        do: Count everyone at the meeting point
        function: Operations
    """
