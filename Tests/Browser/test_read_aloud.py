"""The pages read aloud, at the size of a phone: one title, headings that nest, names and states, and the order of the screen."""
import pytest
from playwright.sync_api import expect

from conftest import USUAL, crisis_path
from pages import go
from read_aloud import faults, headings, is_wrong, live_parts, read_aloud, words

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
READ = [
    ("amira", "/"), ("amira", "briefing"), ("amira", "{c}/questions"), ("amira", "question"), ("amira", "ask under"),
    ("amira", "open round"), ("amira", "closed round"), ("amira", "/feedback/letters"), ("ingrid", "letters"),
    ("amira", "/wrongdoing"), ("amira", "/wrongdoing/mine"), ("amira", "/support"), ("amira", "/support/attacked"),
    ("amira", "/support/attacked/record"), ("amira", "/support/check-in"), ("amira", "/support/ready"),
    ("amira", "/circles"), ("amira", "/circles/new"), ("amira", "circle"), ("amira", "in circle"),
    ("amira", "/door"), ("amira", "/door/questions/new"), ("amira", "door question"), ("amira", "/door/hours"),
    ("amira", "/profile/channels"), ("chidi", "{c}"), ("chidi", "{c}/briefings/new"),
]


@pytest.mark.parametrize("name", sorted({person for person, _ in READ}))
def test_every_page_can_be_followed_by_ear(demo, people, name):
    page, crisis, found = people(demo, name, **PHONE), crisis_path(people(demo, "chidi")), []
    for path in [path for person, path in READ if person == name]:
        go(page, crisis, path)
        page.wait_for_timeout(150)
        found += [f"{path}: {fault}" for fault in faults(read_aloud(page))]
    assert found == []


@pytest.mark.parametrize("path", ["/support", "/support/attacked", "/wrongdoing", "/wrongdoing/mine", "/feedback/letters", "/sign-in"])
def test_signed_out_too(demo, chromium, path):
    context = chromium.new_context(base_url=demo.url, **USUAL | PHONE)
    page = context.new_page()
    page.goto(path)
    assert faults(read_aloud(page)) == []
    context.close()


def test_help_is_said_before_anything_else_on_the_page_of_support(demo, chromium):
    context = chromium.new_context(base_url=demo.url, **USUAL | PHONE)
    page = context.new_page()
    page.goto("/support?country=DK")
    said = words(read_aloud(page))
    first = said.index("heading 2, In danger right now?")
    assert said.index("heading 1, Support") < first < said.index("link, 112") < said.index("combobox, Where you are")
    context.close()


def test_what_is_missing_is_said_with_its_field(lived_in, people):
    page = people(lived_in, "amira", **PHONE)
    go(page, crisis_path(people(lived_in, "nadia")), "ask under")
    page.locator("main form button.primary").click()
    expect(page.get_by_role("alert")).to_be_focused()
    said = read_aloud(page)
    assert faults(said) == []
    wrong = [one for one in said if is_wrong(one)]
    assert wrong and all(one.description for one in wrong)
    # What happened is heard before the form is gone through again, and leads to each field.
    places = [place for place, one in enumerate(said) if "needs another look" in one.name]
    assert places[0] < said.index(wrong[0])


def test_a_concern_that_says_nothing_is_answered_where_it_is_written(demo, people):
    page = people(demo, "amira", **PHONE)
    page.goto("/wrongdoing")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#concern-problem")).to_be_visible()
    said = read_aloud(page)
    assert faults(said) == []
    field = next(one for one in said if one.role == "textbox")
    assert field.state["invalid"] == "true" and field.description == page.locator("#concern-problem").inner_text()
    told = [one.name for one in live_parts(said) if one.live == "assertive"]
    assert field.description in told


def test_words_that_open_no_letter_are_answered_beside_them(demo, people):
    page = people(demo, "amira", **PHONE)
    page.goto("/feedback/letters")
    page.get_by_label("Your eight words").fill("these are not the eight words of any letter")
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.get_by_text("No letter opens with these words")).to_be_visible()
    field = next(one for one in read_aloud(page) if one.role == "textbox")
    assert field.state["invalid"] == "true" and field.description.startswith("No letter opens")


def test_what_changes_by_itself_tells_it(demo, people):
    page = people(demo, "amira", **PHONE)
    page.goto("/")
    told = words(live_parts(read_aloud(page)))
    assert any("day " in line for line in told), "the crisis and its state are told when they change"
    go(page, "", "open round")
    page.get_by_text("Your token is signed").wait_for()
    assert any("Your token is signed" in line for line in words(live_parts(read_aloud(page))))


def test_a_thread_without_a_name_has_a_heading_and_says_who_wrote_what(lived_in, people):
    page = people(lived_in, "nadia", **PHONE)
    go(page, "", "open round")
    page.get_by_text("Your token is signed").wait_for()
    page.get_by_label("What should we stop doing?").fill("Meetings at eight.")
    page.get_by_text("Add a letter that can be answered").click()
    page.get_by_label("Your letter").fill("Who decides about the shifts?")
    phrase = page.locator("[data-letter-phrase]").inner_text()
    page.get_by_role("button", name="Send, without my name").click()
    page.get_by_text("Thank you. It is counted.").wait_for()
    page.goto("/feedback/letters")
    page.get_by_label("Your eight words").fill(phrase)
    page.get_by_role("button", name="Open", exact=True).click()
    page.get_by_text("No reply yet.").wait_for()
    said = read_aloud(page)
    assert faults(said) == []
    assert (2, "The letter and its replies") in headings(said)
    lines = words(said)
    wrote = next(place for place, line in enumerate(lines) if "You wrote" in line)
    assert "Who decides about the shifts?" in lines[wrote + 1] and "No reply yet." in lines[wrote + 2]
