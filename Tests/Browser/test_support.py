"""Support: what is somebody's own stays in their browser."""
import re

import pytest
from playwright.sync_api import expect


def listen(page):
    """What the page sends from here on, but for asking for pages."""
    sent = []
    page.on("request", lambda request: sent.append(request) if request.method != "GET" else None)
    return sent


def test_how_somebody_is_stays_on_the_device_until_they_want_to_be_counted(lived_in, people):
    page = people(lived_in, "amira")
    page.goto("/support/check-in")
    sent = listen(page)
    page.get_by_label("I am tired").check()
    page.get_by_label("A note to yourself").fill("Zimtstern")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Kept on this device.")).to_be_visible()
    assert sent == []
    page.reload()
    days = page.locator("[data-days]")
    expect(days).to_contain_text("Zimtstern")
    page.get_by_label("I am under strain").check()
    page.get_by_label("A note to yourself").fill("Kanelstang")
    page.get_by_label(re.compile("Count me")).check()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("counted without your name")).to_be_visible()
    expect(days.locator("li")).to_have_count(2)
    assert [request.post_data for request in sent] == ["answer=strained&count=on"]
    page.get_by_text("Wipe it all from this device").click()
    page.get_by_role("button", name="Wipe it").click()
    expect(page.get_by_text("Nothing yet.")).to_be_visible()
    assert page.evaluate("localStorage.getItem('firsthand.check-ins')") is None


def test_a_record_of_attacks_is_written_kept_and_downloaded_without_a_word_to_the_server(lived_in, people, tmp_path):
    page = people(lived_in, "kasper")
    page.goto("/support/attacked")
    page.get_by_role("link", name="Keep a record on this device").click()
    page.wait_for_load_state("load")
    asked = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    shot = tmp_path / "shot.png"
    shot.write_bytes(b"abc")
    page.get_by_label("Who: name and handle").fill("@troll")
    page.get_by_label("Their exact words").fill("We know where you live")
    page.get_by_label("Screenshot").set_input_files(shot)
    page.get_by_role("button", name="Add to the record").click()
    expect(page.locator("[data-record-list]")).to_contain_text("We know where you live")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download it").click()
    text = open(download.value.path()).read()
    assert "Who: @troll" in text and "Words: We know where you live" in text
    # SHA-256 of “abc”, from FIPS 180.
    assert "shot.png, 3 B, SHA-256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" in text
    assert [each for each in asked if not re.match("GET (blob:|.*/assets/|.*/events)", each)] == []
    page.reload()
    expect(page.locator("[data-record-list] li")).to_have_count(1)
    page.get_by_text("Wipe it from this device").click()
    page.get_by_role("button", name="Wipe it").click()
    assert page.evaluate("localStorage.getItem('firsthand.record')") is None


def test_without_script_there_is_help_a_pause_and_a_count(lived_in, people):
    page = people(lived_in, "nadia", java_script_enabled=False)
    page.goto("/support")
    page.get_by_label("Where you are").select_option("SE")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("link", name="90101")).to_have_attribute("href", "tel:90101")
    page.goto("/")
    page.get_by_role("button", name="Take a pause").click()
    expect(page.get_by_text("Do you want to say something?")).to_have_count(0)
    page.get_by_role("button", name="End my pause").click()
    expect(page.get_by_text("Do you want to say something?")).to_be_visible()
    page.goto("/support/check-in")
    page.get_by_label("I am all right").check()
    page.get_by_role("button", name="Count me in the totals").click()
    expect(page.get_by_text("Counted, without your name.")).to_be_visible()


@pytest.mark.parametrize("width", [1400, 390])
def test_support_is_one_tap_away(demo, people, width):
    page = people(demo, "amira", viewport={"width": width, "height": 844})
    for path in ["/", "/drafts", "/profile", "/crises"]:
        page.goto(path)
        page.get_by_role("link", name="Support", exact=True).locator("visible=true").first.click()
        expect(page.get_by_role("heading", name="Support", exact=True)).to_be_visible()


def test_after_a_long_day_of_words_that_hurt_the_readers_own_browser_offers_a_rest_and_tells_nobody(lived_in, people):
    page = people(lived_in, "priya")
    page.clock.install()
    page.goto("/thanks/reports")
    offer = page.locator("[data-watch]")
    key = "firsthand.watched." + offer.get_attribute("data-watch")
    asked = []
    page.on("request", lambda request: asked.append((request.method, request.url)))
    looked = lambda ago, seconds: page.evaluate(LOOKED, [key, ago, seconds])
    today = lambda: page.evaluate(f"Object.values(JSON.parse(localStorage['{key}']).days).at(-1)")
    looked(0, 4 * 3600 - 30)
    page.mouse.move(40, 40)
    page.clock.run_for(15_000)
    expect(offer).to_be_hidden()
    page.clock.run_for(15_000)
    expect(offer).to_be_visible()
    expect(offer).to_contain_text("for 4 hours today")
    expect(offer.get_by_role("link", name="Somebody to talk to")).to_be_visible()
    # Whoever does not move is not looking.
    page.clock.run_for(120_000)
    before = today()
    page.clock.run_for(60_000)
    assert today() == before
    offer.get_by_role("button", name="Not today").click()
    expect(offer).to_be_hidden()
    page.reload()
    expect(offer).to_be_hidden()
    page.evaluate("localStorage.clear()")
    for ago in range(3):
        looked(ago, 601)
    page.reload()
    expect(offer).to_contain_text("on 3 days in a row")
    assert not any(method != "GET" or "watched" in url for method, url in asked)


LOOKED = """([key, ago, seconds]) => {
    const day = new Date()
    day.setDate(day.getDate() - ago)
    const name = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map(part => String(part).padStart(2, "0")).join("-")
    const kept = JSON.parse(localStorage.getItem(key) ?? '{"days":{}}')
    kept.days[name] = seconds
    localStorage.setItem(key, JSON.stringify(kept))
}"""


def test_a_number_is_confirmed_in_one_click_and_whoever_looks_for_help_reads_the_day(lived_in, people):
    ingrid, amira = people(lived_in, "ingrid"), people(lived_in, "amira", viewport={"width": 390, "height": 844})
    ingrid.goto("/support")
    ingrid.get_by_role("link", name="Confirm the public numbers").click()
    ingrid.locator("summary").filter(has_text="United Kingdom").press("Enter")
    ingrid.get_by_role("button", name="It is right: Samaritans, United Kingdom").click()
    home = ingrid.locator("section").filter(has=ingrid.get_by_role("heading", name="United Kingdom"))
    expect(home.get_by_role("listitem").filter(has_text="Samaritans")).to_contain_text("Ingrid Halvorsen")
    amira.goto("/support?country=GB")
    line = amira.get_by_role("listitem").filter(has_text="Samaritans")
    expect(line).to_contain_text("Confirmed on")
    expect(line).not_to_contain_text("Ingrid")
    expect(amira.get_by_role("listitem").filter(has_text="NHS 111")).not_to_contain_text("onfirmed")
