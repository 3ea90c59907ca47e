"""The open door: a question that moves up while others look, an hour that a real calendar reads, and a fact that somebody knew better."""
import datetime
import re
import urllib.request
import zoneinfo

import icalendar
from playwright.sync_api import expect


def test_a_question_without_a_name_is_voted_for_and_answered_on_the_open_page(lived_in, people):
    amira, kasper, ingrid = people(lived_in, "amira"), people(lived_in, "kasper"), people(lived_in, "ingrid")
    amira.goto("/door")
    amira.get_by_role("link", name="Ask a question").first.click()
    amira.get_by_label("What do you want to know?").fill("Will the night shift be staffed again?")
    amira.get_by_label("Without my name").check()
    amira.get_by_role("button", name="Ask it").click()
    expect(amira.get_by_role("button", name="Take it back").first).to_be_visible()
    kasper.goto("/door")
    row = kasper.get_by_role("listitem").filter(has_text="Will the night shift")
    expect(row).to_contain_text("Without a name")
    row.get_by_role("button", name="I want to know this too").click()
    expect(row).to_contain_text("1 vote")
    expect(row.get_by_role("button", name="Take my vote back")).to_be_visible()
    ingrid.goto("/door")
    ingrid.get_by_role("link", name="Will the night shift").click()
    ingrid.get_by_label("I answer it").check()
    ingrid.get_by_label("Your words").fill("Yes, from Monday.")
    ingrid.get_by_role("button", name="Say it").click()
    # Kasper has not touched his page.
    expect(kasper.get_by_text("Yes, from Monday.")).to_be_visible()


def test_a_calendar_reads_the_hours_that_somebody_has_booked(lived_in, people):
    ingrid, amira = people(lived_in, "ingrid"), people(lived_in, "amira")
    starts = (datetime.datetime.now() + datetime.timedelta(days=3)).replace(hour=14, minute=5, second=0, microsecond=0)
    about = "Whatever, or; nothing \\ at all – " + "ä" * 80
    ingrid.goto("/door/hours/new")
    ingrid.get_by_label("Day and time, where you are").fill(starts.strftime("%Y-%m-%dT%H:%M"))
    ingrid.get_by_label("How many minutes").fill("45")
    ingrid.get_by_role("radio", name="A group").check()
    ingrid.get_by_label("Places, for a group").fill("4")
    ingrid.get_by_label("Where", exact=True).fill("https://meet.halden.example/calendar")
    ingrid.get_by_label("What it is about").fill(about)
    ingrid.get_by_role("button", name="Offer it").click()
    path = re.search(r"/door/hours/[0-9a-z]+", ingrid.url).group()
    amira.goto(path)
    amira.get_by_role("button", name="Take a place").click()
    expect(amira.get_by_role("link", name="Video call")).to_be_visible()
    with amira.expect_download() as download:
        amira.get_by_role("link", name="For my calendar").click()
    one = icalendar.Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    assert len(one) == 1 and str(one[0]["SUMMARY"]) == "Open door with Ingrid Halvorsen"
    amira.goto("/door/hours")
    amira.get_by_role("button", name="Make my address").click()
    feed = amira.get_by_label("The address").input_value()

    def booked():
        # As a calendar does: without a cookie.
        with urllib.request.urlopen(lived_in.url + feed[feed.index("/door/calendar"):]) as answer:
            assert answer.headers["Content-Type"].startswith("text/calendar")
            events = icalendar.Calendar.from_ical(answer.read()).walk("VEVENT")
        return next(event for event in events if path in str(event["DESCRIPTION"]))

    event = booked()
    assert event["DTSTART"].dt == starts.replace(tzinfo=zoneinfo.ZoneInfo("Europe/Copenhagen"))
    assert event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(minutes=45)
    assert str(event["DESCRIPTION"]).startswith(about)
    assert str(event["URL"]) == "https://meet.halden.example/calendar" and "STATUS" not in event
    ingrid.goto(path)
    ingrid.get_by_text("Call it off").first.click()
    ingrid.get_by_label("Why", exact=True).fill("The train stands still.")
    ingrid.get_by_role("button", name="Call it off").click()
    assert str(booked()["STATUS"]) == "CANCELLED"
    amira.reload()
    amira.goto(path)
    expect(amira.get_by_text("The train stands still.")).to_be_visible()


def test_kasper_knows_the_answer_and_hears_that_it_was_taken(lived_in, people):
    kasper, chidi = people(lived_in, "kasper"), people(lived_in, "chidi")
    kasper.goto("/")
    kasper.get_by_role("link", name="The cause is under investigation").click()
    kasper.get_by_role("link", name="I know the answer").click()
    kasper.get_by_label("What is the answer?").fill("A valve let rinsing water in.")
    kasper.get_by_role("button", name="Tell the team").click()
    # Refused without a source, and nothing is lost.
    expect(kasper.get_by_label("What is the answer?")).to_have_value("A valve let rinsing water in.")
    kasper.get_by_label("How do you know?").fill("I opened it.")
    kasper.get_by_label("The fact’s history may say my name").check()
    kasper.get_by_role("button", name="Tell the team").click()
    expect(kasper.get_by_text("The team has not decided yet").first).to_be_visible()
    chidi.goto("/")
    chidi.get_by_role("link", name="Room").first.click()
    chidi.get_by_role("link", name="Decide").click()
    told = chidi.locator("section.card", has_text="A valve let rinsing water in.")
    told.get_by_role("link", name="Take it into the facts").click()
    expect(chidi.get_by_label("What we say")).to_have_value("A valve let rinsing water in.")
    chidi.get_by_label("To the colleague who told us").fill("Thank you for opening it.")
    chidi.get_by_role("button", name="Change it").click()
    expect(chidi.get_by_text("Kasper", exact=False).first).to_be_visible()
    kasper.goto("/")
    taken = kasper.get_by_role("listitem").filter(has_text="Thank you: it was taken into the facts.")
    taken.get_by_role("link", name="Look at it").click()
    expect(kasper.get_by_text("Thank you for opening it.")).to_be_visible()
