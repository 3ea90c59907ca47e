"""Without JavaScript everything works on submit."""
import re

from playwright.sync_api import expect


def test_the_composer_checks_applies_and_publishes_on_submit(lived_in, people):
    page = people(lived_in, "kasper", java_script_enabled=False)
    page.goto("/drafts")
    page.get_by_role("button", name="Write something").click()
    page.get_by_label("Your post").fill("I plan the lorries at Halden. I know about 400 cartons, and that Odense has a harbour.")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".marked mark.care")).to_have_text("about 400 cartons")
    expect(page.locator(".finding").first).to_contain_text("The number has changed")
    page.get_by_role("button", name="Change to “612 cartons”").click()
    expect(page.get_by_label("Your post")).to_have_value(re.compile("I know 612 cartons"))
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", name="Your post")).to_be_visible()


def test_words_that_cannot_go_out_come_back_with_the_reason(lived_in, people):
    page = people(lived_in, "kasper", java_script_enabled=False)
    page.goto("/drafts")
    page.get_by_role("button", name="Write something").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("There are no words yet.").first).to_be_visible()
