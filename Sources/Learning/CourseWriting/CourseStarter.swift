/// A short course that is whole, to be written over.
func courseStarter(_ slug: String, _ title: String) -> String {
    """
    course: \(slug)
    title: \(yamlText(title))
    version: 1
    minutes: 5
    summary: What somebody will know after these five minutes, in one or two sentences.
    lessons:
      - id: first
        title: What this is about
        text: |
          Two or three paragraphs that fit on a phone. Say what happens, and what one can do.

          - **What matters most** stands in bold.
          - You work at {company}, and you may say what you see.
        examples:
          - text: I work at {company}. We do not know yet what happened, and we look after those who are hurt.
            mark: [We do not know yet]
            because: What is not known is said as plainly as what is.
    questions:
      - id: first-question
        lesson: first
        kind: choice
        ask: A neighbour asks you what happened. You were not there. What do you say?
        options:
          - text: “They say it was the wiring.”
            because: That is what you heard. Tomorrow it is told as what an employee said.
          - text: “I was not there, so I do not know.”
            right: yes
            because: It is true, and it is enough.

    """
}

/// As YAML has a text that may hold anything.
func yamlText(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " ") + "\""
}
