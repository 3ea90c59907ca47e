"""Drills: alone on a phone, and a team of three with their pages open."""
import re

from playwright.sync_api import expect


def test_one_answers_on_the_phone_is_answered_and_looks_back(lived_in, people):
    amira = people(lived_in, "amira", viewport={"width": 390, "height": 844})
    amira.goto("/drills")
    amira.get_by_role("button", name="Begin: Is the water safe").click()
    expect(amira.get_by_text("Nothing yet")).to_be_visible()
    # Nobody reloads: the page knows when the first one speaks.
    expect(amira.get_by_text("My girl drank from the tap at seven.")).to_be_visible(timeout=30_000)
    amira.get_by_role("link", name="Decide about Ines Duarte").click()
    amira.get_by_label("Your answer, in your own words").fill("The water is safe to drink.")
    expect(amira.locator("#drill-checks")).to_contain_text("Telling people that the water is safe")
    amira.get_by_label("Sure", exact=True).check()
    amira.get_by_role("button", name="Send it").click()
    expect(amira.get_by_text("I will tell the whole street")).to_be_visible(timeout=40_000)
    amira.get_by_role("button", name="End it and look back").click()
    amira.get_by_role("dialog").get_by_role("button").last.click()
    expect(amira).to_have_url(re.compile("/debrief"))
    expect(amira.get_by_text("It crosses the boundary")).to_be_visible()
    amira.get_by_role("link", name="Step through it").click()
    expect(amira.get_by_text("Step 1 of")).to_be_visible()
    amira.keyboard.press("ArrowRight")
    expect(amira.get_by_text("Step 2 of")).to_be_visible()


def test_what_a_team_does_is_on_every_open_page_within_a_moment(lived_in, people):
    ingrid, grete, amira = (people(lived_in, name) for name in ("ingrid", "grete", "amira"))
    ingrid.goto("/drills")
    ingrid.get_by_role("link", name="Go on").first.click()
    path = ingrid.url.split("?")[0]
    for page in (grete, amira):
        page.goto(path)
        expect(page.get_by_text("It begins when the one who leads it says so.")).to_be_visible()
    ingrid.get_by_role("button", name="Begin now").click()
    ingrid.get_by_label("What they say").fill("The lights have gone out too.")
    ingrid.get_by_role("button", name="Let them say it").click()
    for page in (grete, amira):
        # Whoever waited is taken along.
        expect(page.get_by_text("The lights have gone out too.")).to_be_visible()
    amira.get_by_label("We have decided").fill("Nobody guesses the number.")
    amira.get_by_role("button", name="Note it").click()
    for page in (grete, ingrid):
        expect(page.get_by_text("Nobody guesses the number.")).to_be_visible(timeout=3_000)
    ingrid.get_by_role("button", name="End it and look back").click()
    ingrid.get_by_role("dialog").get_by_role("button").last.click()
    for page in (ingrid, grete, amira):
        expect(page).to_have_url(re.compile("/debrief"))
