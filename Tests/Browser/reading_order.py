"""What a screen reader would read of a page, in its order, and where that differs from what is seen or reached by keyboard."""

CONTROLS = {
    "button", "link", "textbox", "searchbox", "combobox", "listbox", "checkbox", "radio", "spinbutton", "slider",
    "DisclosureTriangle", "Date", "DateTime", "InputTime",
}


class Reading:
    """The accessibility tree below `main`: headings and controls, each with its name and where it stands."""

    def __init__(self, page):
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self.session.send("DOM.enable")
        self.session.send("Accessibility.enable")
        nodes = self.session.send("Accessibility.getFullAXTree")["nodes"]
        self.nodes = {node["nodeId"]: node for node in nodes}
        [main] = [node for node in nodes if role(node) == "main"]
        self.items = [item for node in self.below(main) if (item := self.item(node))]
        self.session.detach()

    def below(self, node):
        for child in node.get("childIds", []):
            if child in self.nodes:
                yield self.nodes[child]
                yield from self.below(self.nodes[child])

    def item(self, node):
        kind = role(node)
        if node.get("ignored") or (kind != "heading" and kind not in CONTROLS):
            return None
        properties = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
        return {
            "kind": kind, "name": node.get("name", {}).get("value", "").strip(), "level": properties.get("level"),
            "box": self.box(node["backendDOMNodeId"]),
        }

    def box(self, node):
        """Where its first line stands: left, top, right, bottom; nothing for what takes up no room."""
        quads = self.session.send("DOM.getContentQuads", {"backendNodeId": node})["quads"]
        if not quads:
            return None
        return min(quads[0][0::2]), min(quads[0][1::2]), max(quads[0][0::2]), max(quads[0][1::2])

    def faults(self):
        return self.headings() + self.names() + self.screen() + self.keyboard()

    def headings(self):
        levels = [int(item["level"]) for item in self.items if item["kind"] == "heading"]
        found = [] if levels.count(1) == 1 and levels[0] == 1 else [f"the first heading is no h1 of its own: {levels}"]
        return found + [f"a heading jumps from {a} to {b}" for a, b in zip(levels, levels[1:]) if b > a + 1]

    def names(self):
        return [f"a {item['kind']} has no name" for item in self.items if not item["name"]]

    def screen(self):
        """Whatever is read later stands below, on the same line to the right, or in a column further right."""
        shown = [item for item in self.items if item["box"] and item["box"][3] > item["box"][1]]
        return [
            f"“{a['name']}” is read before “{b['name']}”, which stands before it"
            for a, b in zip(shown, shown[1:]) if not follows(a["box"], b["box"])]

    def keyboard(self):
        """Tab goes where a reader goes, to everything, and to nothing twice."""
        # A page that is opened at a place in it begins there.
        if "#" in self.page.url:
            self.page.goto(self.page.url.split("#")[0])
        self.page.evaluate("document.activeElement?.blur()")
        wanted, seen = self.page.evaluate(REACHABLE), []
        for _ in range(300):
            self.page.keyboard.press("Tab")
            place = self.page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)")
            # Day, month and year of a date are one field.
            if seen and place == seen[-1]:
                continue
            if place in seen or self.page.evaluate("document.activeElement === document.body"):
                break
            seen.append(place)
        found = [] if seen == sorted(seen) else ["Tab goes another way than reading does"]
        return found + [f"Tab does not reach {each['what']}" for each in wanted if not set(each["places"]) & set(seen)]


def role(node):
    return node.get("role", {}).get("value")


def follows(a, b):
    overlap = min(a[3], b[3]) - max(a[1], b[1])
    if overlap > min(a[3] - a[1], b[3] - b[1]) / 2:
        return b[0] >= a[0] - 1
    return b[1] >= a[1] or b[0] >= a[2] - 1


# Of radio buttons with one name, one is enough: arrows go on.
REACHABLE = """() => {
    const all = [...document.querySelectorAll("*")]
    const wanted = [...document.querySelectorAll("main :is(a[href], button, input:not([type=hidden]), select, textarea, summary)")]
        .filter(e => !e.disabled && e.checkVisibility({ checkVisibilityCSS: true }) && !e.closest("[inert]"))
    const groups = new Map()
    for (const e of wanted) {
        const key = e.type === "radio" ? e.form.action + e.name : e
        const group = groups.get(key) ?? { what: e.outerHTML.slice(0, 90), places: [] }
        group.places.push(all.indexOf(e))
        groups.set(key, group)
    }
    return [...groups.values()]
}"""
