"""A page as a screen reader goes through it: Chromium's accessibility tree, in order, and what is wrong with it.

    said = read_aloud(page)              # pieces, each with role, name, description and state
    words(said)                          # the same as lines, for reading and for messages
    faults(said)                         # sentences about what would be a barrier; [] is what a test wants
"""
from dataclasses import dataclass, field

CONTROLS = {
    "button", "link", "textbox", "searchbox", "combobox", "listbox", "checkbox", "radio", "slider", "spinbutton", "switch",
    "tab", "menuitem", "DisclosureTriangle", "Date", "DateTime", "InputTime", "ColorWell",
}
# What is in one of two states has to say in which.
CHECKED = {"checkbox", "radio", "switch"}
SAID_WHOLE = CONTROLS | {"heading", "image", "img", "StaticText", "progressbar", "meter"}
LANDMARKS = {"banner", "main", "navigation", "contentinfo", "complementary", "search", "region", "form"}


@dataclass
class Said:
    role: str
    name: str
    description: str = ""
    state: dict = field(default_factory=dict)
    live: str = ""
    box: dict | None = None

    def __str__(self):
        level = f" {self.state['level']}" if "level" in self.state else ""
        told = [name for name in ("required", "disabled", "expanded", "pressed", "invalid") if name in self.state]
        states = [f"{name} {self.state[name]}" for name in told + ["checked"] if self.state.get(name) not in (None, False, "false")]
        return ", ".join(part for part in [f"{self.role}{level}", self.name, *states, self.description] if part)


def read_aloud(page):
    """Everything that is said, in the order of the tree; without what is hidden from it."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("Accessibility.enable")
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    order, said = [], []
    walk(nodes[0], by_id, order)
    for node, live in order:
        properties = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
        said.append(Said(
            role=node["role"]["value"], name=text(node, "name"), description=text(node, "description"),
            state=properties, live=live))
    for one, box in zip(said, boxes(session, [node for node, _ in order])):
        one.box = box
    session.detach()
    return said


def walk(node, by_id, order, live=""):
    if not node.get("ignored"):
        properties = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
        if properties.get("live", "off") != "off":
            live = properties["live"]
        role = node["role"]["value"]
        if role in SAID_WHOLE or role in LANDMARKS or properties.get("live", "off") != "off":
            order.append((node, live))
        # What is said whole has been said with what is in it; fields have their text as their value.
        if role in SAID_WHOLE and role != "heading":
            return
        if role == "heading":
            live_links = [child for child in inside(node, by_id) if child["role"]["value"] in CONTROLS]
            order.extend((child, live) for child in live_links)
            return
    for child in node.get("childIds", []):
        if child in by_id:
            walk(by_id[child], by_id, order, live)


def inside(node, by_id):
    for child in node.get("childIds", []):
        if child in by_id:
            if not by_id[child].get("ignored"):
                yield by_id[child]
            yield from inside(by_id[child], by_id)


def text(node, part):
    return str(node.get(part, {}).get("value") or "").strip()


# Where each stands on the screen; nothing for what does not scroll along, or is only there for being read aloud.
BOXES = """function(...nodes) {
    return nodes.map(node => {
        const element = node instanceof Element ? node : node.parentElement
        if (!element?.checkVisibility({ checkVisibilityCSS: true }) || element.closest(".visually-hidden")) return null
        for (let e = element; e; e = e.parentElement) {
            if (["fixed", "sticky"].includes(getComputedStyle(e).position)) return null
        }
        const range = document.createRange()
        range.selectNodeContents(node)
        const box = node instanceof Element ? node.getBoundingClientRect() : range.getBoundingClientRect()
        if (!box.width || !box.height) return null
        return { left: box.left, right: box.right, top: box.top + scrollY, bottom: box.bottom + scrollY }
    })
}"""


def boxes(session, nodes):
    objects, places = [], []
    for place, node in enumerate(nodes):
        if "backendDOMNodeId" not in node:
            continue
        try:
            found = session.send("DOM.resolveNode", {"backendNodeId": node["backendDOMNodeId"]})
        except Exception:  # It has gone in between.
            continue
        objects.append(found["object"]["objectId"])
        places.append(place)
    answer = [None] * len(nodes)
    if objects:
        rects = session.send("Runtime.callFunctionOn", {
            "functionDeclaration": BOXES, "objectId": objects[0], "returnByValue": True,
            "arguments": [{"objectId": each} for each in objects]})
        assert "exceptionDetails" not in rects, rects["exceptionDetails"]
        for place, rect in zip(places, rects["result"]["value"]):
            answer[place] = rect
    return answer


def words(said):
    return [str(one) for one in said]


def headings(said):
    return [(one.state["level"], one.name) for one in said if one.role == "heading"]


def faults(said):
    """What would keep somebody who hears the page from using it."""
    return title_faults(said) + control_faults(said) + landmark_faults(said) + order_faults(said)


def title_faults(said):
    found, levels = [], [level for level, _ in headings(said)]
    if levels.count(1) != 1:
        found.append(f"{levels.count(1)} headings of level 1")
    for before, (level, name) in zip([0] + levels, headings(said)):
        if level > before + 1:
            found.append(f"heading {level} “{name}” comes after one of level {before}")
        if not name:
            found.append(f"a heading {level} says nothing")
    return found


def control_faults(said):
    found = []
    for one in said:
        if one.role not in CONTROLS:
            continue
        if not one.name:
            found.append(f"a {one.role} has no name")
        if one.role in CHECKED and one.state.get("checked") is None:
            found.append(f"{one} does not say whether it is chosen")
        if one.role == "DisclosureTriangle" and one.state.get("expanded") is None:
            found.append(f"{one} does not say whether it is open")
        if is_wrong(one) and not one.description:
            found.append(f"{one} is wrong and does not say why")
    return found


def is_wrong(one):
    # One of several that may be chosen is not wrong; that none is, its group says.
    return one.role != "radio" and one.state.get("invalid") not in (None, False, "false")


def landmark_faults(said):
    found = []
    # A form without a name is a group of fields and no landmark.
    places = [(one.role, one.name) for one in said if one.role in LANDMARKS and (one.name or one.role != "form")]
    if [role for role, _ in places].count("main") != 1:
        found.append("not one main part")
    for place in sorted({place for place in places if places.count(place) > 1}):
        found.append(f"two of {place[0]} “{place[1]}”")
    return found


def order_faults(said):
    """Said later and shown before: above, and not in a column further on."""
    shown = [one for one in said if one.box and one.role in SAID_WHOLE]
    found = []
    for place, later in enumerate(shown):
        for earlier in shown[:place]:
            isAbove = later.box["bottom"] <= earlier.box["top"] + 2
            if isAbove and later.box["left"] < earlier.box["right"] - 2:
                found.append(f"“{later}” is said after “{earlier}” and stands above it")
                break
    return found


def live_parts(said):
    """What is told by itself when it changes: the words of each."""
    return [one for one in said if one.live]
