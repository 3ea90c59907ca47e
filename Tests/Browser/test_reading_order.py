"""Every page of a course and of a drill is read in the order in which it is seen, with names and headings that hold."""
import pytest

from conftest import crisis_path
from pages import PAGES, go
from reading_order import Reading

LEARNING = {
    "/courses", "course", "attempt", "lesson", "result", "answer", "certificate", "/certificates/verify", "/training",
    "trained", "/training/writing", "written", "written file", "publication", "preview", "preview question",
    "drill totals", "drill course", "/drills", "debrief", "recording", "drill", "drill answer", "team drill",
}
LOOKED_AT = [(person, path) for person, path in PAGES if path in LEARNING]


@pytest.mark.parametrize("scheme,width,height", [("light", 1400, 900), ("dark", 390, 844)])
@pytest.mark.parametrize("name", sorted({person for person, _ in LOOKED_AT}))
def test_what_is_read_what_is_seen_and_what_tab_reaches_agree(demo, people, name, scheme, width, height):
    page = people(demo, name, color_scheme=scheme, viewport={"width": width, "height": height})
    crisis, found = crisis_path(page), []
    for path in [path for person, path in LOOKED_AT if person == name]:
        # A page that keeps itself current may change while it is read; then it is read once more.
        faults = read(page, crisis, path) and read(page, crisis, path)
        found += [f"{path}: {fault}" for fault in faults]
    assert found == []


def read(page, crisis, path):
    go(page, crisis, path)
    page.wait_for_timeout(150)
    reading = Reading(page)
    assert reading.items, path
    return reading.faults()


def test_every_page_of_courses_and_drills_is_among_those_that_are_read():
    assert {path for _, path in LOOKED_AT} == LEARNING


@pytest.mark.parametrize("markup,fault", [
    ("<h1>A</h1><h3>B</h3>", "jumps from 1 to 3"),
    ("<h2>A</h2>", "no h1 of its own"),
    ("<h1>A</h1><button></button>", "has no name"),
    ("<h1>A</h1><input>", "has no name"),
    ("<h1>A</h1><div style='display: flex'><a href=/b style='order: 2'>B</a><a href=/c>C</a></div>", "stands before it"),
    ("<h1>A</h1><div style='display: flex; flex-direction: column-reverse'><a href=/b>B</a><a href=/c>C</a></div>",
     "stands before it"),
    ("<h1>A</h1><a href=/b>B</a><a href=/c tabindex=1>C</a>", "another way"),
    ("<h1>A</h1><a href=/b tabindex=-1>B</a>", "does not reach"),
])
def test_a_page_that_is_read_another_way_is_found(chromium, markup, fault):
    page = chromium.new_page()
    page.set_content(f"<!DOCTYPE html><html lang=en><title>A</title><main>{markup}</main>")
    found = Reading(page).faults()
    page.close()
    assert any(fault in each for each in found), found
