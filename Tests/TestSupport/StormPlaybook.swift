/// A whole playbook, small enough to read, which the tests change.
package let stormYAML = """
    playbook: storm
    title: Storm
    version: 1
    summary: A storm closes a site.
    functions:
      - {name: Lead, duties: Decides what closes.}
      - {name: Site, duties: Knows who is there.}
    facts:
      - {question: Is everyone safe?, statement: We are counting everyone who was on the site., owner: Site}
    guidelines:
      - {title: Say where and when, text: A place and an hour on everything.}
    """
