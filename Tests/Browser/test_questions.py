"""Questions under an update: asked on a phone, answered on the open page; and the short form with its count."""
import re

from playwright.sync_api import expect

from conftest import crisis_path


def test_a_question_under_an_update_is_answered_on_the_open_page(lived_in, people):
    amira, chidi = people(lived_in, "amira"), people(lived_in, "chidi")
    amira.goto("/")
    amira.get_by_role("link", name="Ask about it, or read what others asked").click()
    amira.get_by_role("link", name="Ask a question").first.click()
    amira.get_by_label("What do you want to know?").fill("Who pays for the night shift?")
    amira.get_by_label("With my name").check()
    amira.get_by_role("button", name="Ask it").click()
    row = amira.get_by_role("listitem").filter(has_text="Who pays for the night shift?")
    expect(row).to_contain_text("Asked today")
    chidi.goto(amira.url.split("?")[0])
    chidi.get_by_role("link", name="Who pays for the night shift?").click()
    chidi.get_by_label("I answer it").check()
    chidi.get_by_label("Your words").fill("We do, as planned.")
    chidi.get_by_role("button", name="Say it").click()
    # Amira has not touched her page.
    expect(row).to_contain_text("We do, as planned.")


def test_the_short_form_says_how_much_room_is_left(lived_in, people):
    chidi = people(lived_in, "chidi")
    chidi.goto("/")
    chidi.get_by_role("link", name="All updates").click()
    chidi.get_by_role("link", name="Write an update").click()
    short = chidi.get_by_label("For the phone, if you like")
    expect(chidi.get_by_text("160 characters left")).to_be_visible()
    short.fill("x" * 165)
    expect(chidi.get_by_text("5 characters too many")).to_be_visible()


def test_an_open_room_counts_a_question_without_a_name_within_a_minute(lived_in, people):
    chidi, amira = people(lived_in, "chidi"), people(lived_in, "amira")
    chidi.clock.install()
    chidi.goto(crisis_path(chidi))
    asked = chidi.locator("[data-live-part=needs] .tag").filter(has_text=re.compile("asked"))
    count = lambda: int(asked.first.inner_text().split()[0]) if asked.count() else 0
    before = count()
    amira.goto("/")
    amira.get_by_role("link", name="Ask about it, or read what others asked").click()
    amira.get_by_role("link", name="Ask a question").first.click()
    amira.get_by_label("What do you want to know?").fill("Is the pump safe?")
    amira.get_by_label("Without my name").check()
    amira.get_by_role("button", name="Ask it").click()
    amira.get_by_text("Is the pump safe?").first.wait_for()
    chidi.clock.run_for(61_000)
    expect(asked.first).to_have_text(f"{before + 1} asked")
