"""The whole main job: a crisis opens, a fact stands, an employee speaks, the fact changes, a hold stops everything."""
import re
import subprocess

import pytest
from playwright.sync_api import expect

from conftest import PROGRAM, ROOT, Demo, engines


@pytest.mark.parametrize("engine", engines())
def test_the_main_job_runs_end_to_end(engine, tmp_path, people):
    demo = Demo(tmp_path, engine)
    try:
        ingrid = people(demo, "ingrid")
        room = open_crisis(ingrid)
        put_in_charge(ingrid, room)
        chidi = people(demo, "chidi")
        fact = put_up_fact(chidi, room)
        approve(ingrid, fact)

        amira = people(demo, "amira")
        expect_now_shows(amira, "About 400 customers cannot sign in.")
        first = write(amira, "I run the night line at Halden. About 400 customers cannot sign in, and I want them to know we are at it.")
        publish(amira)
        expect(tag_of_post(amira)).to_have_text("Published")
        assert "400 customers" in practice_words(amira, demo)
        scheduled = schedule_another(amira)

        amira.goto("/")
        change_fact(chidi, fact)
        approve(ingrid, fact)
        notices = amira.locator(".notices")
        expect(notices).to_contain_text("Fact", timeout=15_000)
        expect(notices).to_contain_text("612 customers")
        amira.goto(scheduled)
        expect(tag_of_post(amira)).to_have_text("Stopped")

        correct(amira)
        expect_practice(amira, demo, "612 customers")

        hold(chidi, room)
        amira.goto("/drafts")
        expect(amira.locator(".crisis-bar")).to_contain_text("Posts are on hold")
        write(amira, "I work at Halden and I am still here, with eleven colleagues and one kettle.")
        publish(amira)
        expect(tag_of_post(amira)).to_have_text("On hold")
        held = amira.url
        assert "one kettle" not in practice_words(amira, demo)

        lift(chidi)
        amira.goto(held)
        expect(tag_of_post(amira)).to_have_text("On hold")
        amira.get_by_role("button", name="Let it go").click()
        expect(tag_of_post(amira)).to_have_text("Published")
        assert "one kettle" in practice_words(amira, demo)

        told_by_record(chidi, room)
    finally:
        demo.stop()
    verdict = subprocess.run(
        [PROGRAM, "verify-log", "--database", demo.database], cwd=ROOT, capture_output=True, text=True,
        env={"PATH": "/usr/bin:/bin", "FIRSTHAND_KEY_FILE": str(tmp_path / "data/firsthand.key")})
    assert verdict.returncode == 0 and verdict.stdout.startswith("The log is whole"), verdict


def open_crisis(page):
    page.goto("/crises")
    page.get_by_role("link", name="Open a crisis").click()
    page.get_by_label("A name that everyone will understand").fill("Locked out")
    page.get_by_label("Data breach").check()
    page.get_by_role("button", name="Open the crisis").click()
    expect(page.get_by_text("The crisis is open. Its team, facts and clock are ready.")).to_be_visible()
    expect(page.get_by_role("heading", name="Locked out")).to_be_visible()
    expect(page.get_by_text("Nobody holds")).to_be_visible()
    return page.url.split("?")[0]


def put_in_charge(page, room):
    page.goto(room + "/team")
    seat = page.locator(".team > li").filter(has=page.get_by_role("heading", name="Communications"))
    seat.get_by_text("Add someone").first.click()
    seat.get_by_label("Name or e-mail").first.fill("chidi@halden.example")
    seat.get_by_role("button", name="Add", exact=True).first.click()
    expect(seat.get_by_text("Chidi Okafor")).to_be_visible()


def put_up_fact(page, room):
    page.goto(room + "/facts/new")
    page.get_by_label("What we say").fill("About 400 customers cannot sign in.")
    page.get_by_label("Confirmed").check()
    row = page.locator(".figure-row").first
    row.get_by_label("Name").fill("customers locked out")
    row.get_by_label("How exact").select_option("about")
    row.get_by_label("Number").fill("400")
    row.get_by_label("Unit").fill("customers")
    page.get_by_label("Who answers for it").select_option("Communications")
    page.get_by_label("How we know").fill("Log of the sign-in service")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("Proposed. It stands when enough departments have approved it.")).to_be_visible()
    return page.url.split("?")[0]


def change_fact(page, fact):
    page.goto(fact + "/versions/new")
    page.get_by_label("What we say").fill("612 customers cannot sign in.")
    row = page.locator(".figure-row").first
    row.get_by_label("How exact").select_option("exactly")
    row.get_by_label("Number").fill("612")
    page.get_by_label("Why it changes").fill("The second data centre has reported.")
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_text("One more department has to approve it.")).to_be_visible()


def approve(page, fact):
    page.goto(fact)
    page.get_by_role("button", name="Approve for Management").click()
    expect(page.get_by_text("Changed. Everyone who stood on the old version is being told.")).to_be_visible()


def expect_now_shows(page, words):
    page.goto("/")
    expect(page.get_by_text(words)).to_be_visible()


def write(page, words):
    page.goto("/drafts")
    page.get_by_role("button", name="Write something").click()
    page.get_by_label("Your post").fill(words)
    page.get_by_label("Practice network").check()
    for other in ["LinkedIn", "Mastodon"]:
        page.get_by_label(other).uncheck()
    expect(page.locator("[data-saved]")).to_contain_text("Saved ")
    return page.url


def publish(page):
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url(re.compile(r"/posts/"))


def tag_of_post(page):
    return page.locator("[data-live-part=state] .tag")


def schedule_another(page):
    write(page, "I work at Halden. About 400 customers, and every one of them has a name to me.")
    page.get_by_text("Schedule", exact=True).click()
    tomorrow = page.evaluate("new Date(Date.now() + 86400000).toISOString().slice(0, 16)")
    page.get_by_label("When, in your time").fill(tomorrow)
    publish(page)
    expect(tag_of_post(page)).to_have_text("Scheduled")
    return page.url


def practice_words(page, demo):
    window = page.context.new_page()
    window.goto(demo.practice)
    words = window.locator("main").inner_text()
    window.close()
    return words


def expect_practice(page, demo, words):
    window = page.context.new_page()
    for _ in range(30):
        window.goto(demo.practice)
        if words in window.locator("main").inner_text():
            break
        window.wait_for_timeout(250)
    expect(window.locator("main")).to_contain_text(words)
    window.close()


def correct(page):
    page.goto("/")
    notice = page.locator(".notices li").filter(has=page.get_by_role("link", name="Correct it"))
    notice.get_by_role("link", name="Correct it").last.click()
    words = page.get_by_label("Your words")
    expect(words).to_have_value(re.compile("612 customers"))
    page.get_by_role("button", name="Correct it").click()
    expect(page.get_by_text("Corrected.")).to_be_visible()


def hold(page, room):
    page.goto(room)
    page.get_by_role("link", name="Hold posts").click()
    page.get_by_label("Why, for the record").fill("We check one number again.")
    page.get_by_role("button", name="Hold", exact=True).click()
    expect(page.locator("[data-live-part=holds] .tag")).to_have_text("Confirmed")


def lift(page):
    page.get_by_role("button", name="Lift").click()
    page.get_by_role("dialog").get_by_role("button", name="Lift").click()
    expect(page.get_by_text("The hold is lifted. Look at each waiting post before it goes.")).to_be_visible()


def told_by_record(page, room):
    page.goto(room + "/timeline")
    told = page.locator(".timeline").inner_text()
    while page.get_by_role("link", name="Earlier").count():
        page.get_by_role("link", name="Earlier").click()
        told += page.locator(".timeline").inner_text()
    for words in [
        "The crisis was opened", "Chidi Okafor took Communications", "was put up", "Fact 15 changed",
        "The authors of 2 posts were told that fact 15 has changed", "A colleague’s words were published",
        "A post was corrected by its author", "Posts were put on hold", "The hold is confirmed: nothing leaves",
        "The hold was lifted",
    ]:
        assert words in told, words
