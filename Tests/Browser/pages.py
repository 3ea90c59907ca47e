"""Every page there is, for the person who may see it. `{c}` is the demo's crisis."""

PAGES = [
    ("amira", "/"), ("amira", "/drafts"), ("amira", "/crises"), ("amira", "/profile"), ("amira", "/accounts"),
    ("amira", "{c}/facts"), ("amira", "{c}/guidance"), ("amira", "{c}/briefings"),
    ("amira", "draft"), ("amira", "ask"), ("kasper", "/"), ("kasper", "post"), ("kasper", "correction"),
    ("chidi", "{c}"), ("chidi", "{c}/facts"), ("chidi", "fact"), ("chidi", "change fact"), ("chidi", "{c}/facts/new"),
    ("chidi", "{c}/guidance"), ("chidi", "{c}/boundaries/new"), ("chidi", "boundary"), ("chidi", "{c}/messages/new"),
    ("chidi", "{c}/guidelines/new"), ("chidi", "{c}/templates/new"),
    ("chidi", "{c}/briefings"), ("chidi", "briefing"), ("chidi", "{c}/briefings/new"),
    ("chidi", "{c}/second-looks"), ("chidi", "second look"), ("chidi", "{c}/team"), ("chidi", "{c}/checklist"),
    ("chidi", "{c}/timeline"), ("chidi", "{c}/state"), ("chidi", "{c}/settings"), ("chidi", "{c}/holds"),
    ("chidi", "{c}/closure"), ("ingrid", "/crises/new"),
    ("priya", "/people"), ("priya", "person"), ("priya", "/people/new"), ("priya", "/people/import"), ("priya", "/jobs"), ("priya", "/audit"),
    ("priya", "/audit?kind=crisis.closed&until=2020-01-01T00:00"), ("amira", "/profile/data"), ("amira", "/works-council"), ("amira", "/wrongdoing"), ("amira", "/wrongdoing/mine"), ("priya", "/wrongdoing/receivers"),
    ("amira", "/feedback"), ("amira", "open round"), ("amira", "closed round"), ("amira", "/feedback/letters"),
    ("ingrid", "/feedback/rounds/new"), ("ingrid", "closed round"), ("ingrid", "letters"),
    ("amira", "/nothing-here"),
    ("amira", "/thanks"), ("amira", "/thanks/given"), ("amira", "/thanks/new"), ("amira", "/thanks/received"), ("amira", "thanks"), ("kasper", "thanks to me"),
    ("priya", "/thanks/reports"), ("amira", "/circles"), ("amira", "/circles/new"), ("amira", "circle"), ("amira", "in circle"),
    ("amira", "circle people"), ("amira", "circle settings"), ("kasper", "circle"), ("ingrid", "/circles"), ("ingrid", "circle"),
    ("amira", "/door"), ("amira", "/door/questions/new"), ("amira", "door question"), ("ingrid", "door question"),
    ("amira", "/door/hours"), ("ingrid", "/door/hours/new"), ("amira", "door hour"), ("ingrid", "own hour"),
    ("amira", "{c}/questions"), ("amira", "question"), ("chidi", "question"), ("amira", "ask under"), ("amira", "/tips"), ("amira", "{c}/tips/new"), ("chidi", "{c}/tips"),
    ("amira", "/support"), ("amira", "/support?country=FR"), ("amira", "/support/attacked"), ("amira", "/support/attacked/record"),
    ("amira", "/support/check-in"), ("amira", "/support/ready"), ("ingrid", "{c}/wellbeing"),
    ("amira", "/courses"), ("amira", "/learning-records"), ("amira", "course"), ("amira", "attempt"), ("amira", "lesson"), ("kasper", "/courses"),
    ("kasper", "result"), ("kasper", "answer"), ("kasper", "certificate"), ("amira", "/certificates/verify"),
    ("grete", "/training"), ("grete", "trained"), ("grete", "/training/writing"), ("grete", "written"), ("grete", "written file"), ("grete", "publication"),
    ("grete", "preview"), ("grete", "preview question"), ("grete", "drill totals"), ("grete", "drill course"), ("chidi", "{c}/certificate"),
    ("amira", "/profile/channels"), ("amira", "/offline"), ("priya", "/channels"), ("priya", "/channels/chats/new"),
    ("ingrid", "/readiness"), ("ingrid", "playbook"), ("ingrid", "/playbooks"), ("ingrid", "arrival"), ("ingrid", "/playbooks/service-outage/course"), ("chidi", "{c}/playbook"), ("ingrid", "/readiness/week"), ("ingrid", "/readiness/duty"), ("ingrid", "duty"),
    ("amira", "/profile/reachable"), ("amira", "/profile/ambassador"),
    ("amira", "/drills"), ("amira", "debrief"), ("amira", "recording"), ("kasper", "drill"), ("kasper", "drill answer"),
    ("ingrid", "team drill"),
    ("ingrid", "/support/lines"), ("priya", "/support/resources"), ("priya", "/support/resources/new"), ("priya", "resource"),
]

# Where to look for pages whose address only the demo knows: the page before, and the link to follow.
STEPS = {
    "draft": ("/drafts", ".voice a[href^='/drafts/']"),
    "post": ("/drafts", "a[href^='/posts/']"),
    "fact": ("{c}/facts", ".fact a >> nth=2"),
    "boundary": ("{c}/guidance", "a[href*='/boundaries/0']"),
    "briefing": ("{c}/briefings", "a[href*='/briefings/0']"),
    "question": ("{c}/questions", "main a.voice[href*='/questions/0']"),
    "ask under": ("briefing", "/questions/new"),
    "second look": ("{c}/second-looks", "a[href*='/second-looks/0']"),
    "person": ("/people", "a[href^='/people/0']"),
    "resource": ("/support/resources", "a[href^='/support/resources/0']"),
    "ask": ("draft", "/second-look"),
    "correction": ("post", "/correction"),
    "open round": ("/feedback", "a[href^='/feedback/rounds/0'] >> nth=0"),
    "closed round": ("/feedback", "a[href^='/feedback/rounds/0'] >> nth=1"),
    "letters": ("closed round", "/letters"),
    "thanks": ("/thanks", "a[href^='/thanks/0']"),
    "thanks to me": ("/thanks/received", "a[href^='/thanks/0']"),
    "door question": ("/door", "main a[href^='/door/questions/0'] >> nth=0"),
    "door hour": ("/door/hours", "main a[href^='/door/hours/0'] >> nth=0"),
    "own hour": ("/door/hours", "main a[href^='/door/hours/0'] >> nth=1"),
    "circle": ("/circles", "main a[href^='/circles/0'] >> nth=-1"),
    "in circle": ("circle", "a[href*='/posts/0']"),
    "circle people": ("circle", "/people"),
    "circle settings": ("circle", "/settings"),
    "course": ("/courses", "main a[href^='/courses/before']"),
    "attempt": ("course", "main a[href^='/attempts/0']"),
    "lesson": ("attempt", "main p.small.soft.line a"),
    "result": ("course", "main a[href^='/attempts/0']"),
    "answer": ("result", "main a[href^='/attempts/0']"),
    "certificate": ("/courses", "main a[href^='/certificates/0']"),
    "trained": ("/training", "main a[href^='/training/courses/before']"),
    "drill totals": ("/training", "main a[href='/training/drills/tap-water']"),
    "drill course": ("drill totals", "main a[href$='/course']"),
    "written": ("/training/writing", "main a[href^='/training/writing/the-phone'].plain"),
    "written file": ("/training/writing", "main a[href^='/training/writing/before'].plain"),
    "publication": ("written", "/publication"),
    "preview": ("written", "/preview/1"),
    "preview question": ("written", "/preview/2"),
    "debrief": ("/drills", "main a[href$='/debrief'].button >> nth=-1"),
    "recording": ("debrief", "main a[href$='/recording']"),
    "drill": ("/drills", "main a[href^='/drills/0'].button"),
    "drill answer": ("drill", "a[href*='answer=']"),
    "playbook": ("/readiness", "main a[href='/playbooks/product-recall']"),
    "arrival": ("/playbooks", "main a[href^='/playbooks/arrivals/']"),
    "duty": ("/readiness/duty", "main a[href^='/readiness/duty/0']"),
    "team drill": ("/drills", "main a[href^='/drills/0'].button"),
    "change fact": ("fact", "/versions/new"),
}


def go(page, crisis, name):
    """Opens a page of the list, wherever it is."""
    if name not in STEPS:
        page.goto(name.replace("{c}", crisis))
        return
    before, step = STEPS[name]
    go(page, crisis, before)
    if step.startswith("/"):
        page.goto(page.url.split("?")[0] + step)
    else:
        page.goto(page.locator(step).first.get_attribute("href"))
