"""A leader looks at what was brought, takes it over piece by piece, takes it along and away; a newcomer is offered
three minutes about this kind of crisis."""
import io
import re
import zipfile

from playwright.sync_api import expect


def packed(entries):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in entries.items():
            file.writestr(name, text)
    return archive.getvalue()


def test_a_leader_takes_a_playbook_along_changes_it_brings_it_and_takes_it_away(lived_in, people):
    ingrid = people(lived_in, "ingrid")
    ingrid.goto("/playbooks/false-rumour")
    ingrid.get_by_label("What you say about its use").fill("For whoever needs it.")
    with ingrid.expect_download() as download:
        ingrid.get_by_role("button", name="Take it along").click()
    with zipfile.ZipFile(download.value.path()) as file:
        entries = {name: file.read(name).decode() for name in file.namelist()}
    assert {"ABOUT.txt", "false-rumour.yaml", "versions.txt", "drills/rumour-alone.yaml",
            "courses/about-false-rumour.yaml"} <= set(entries)
    assert "For whoever needs it." in entries["ABOUT.txt"]

    # A fault is told by its line, and nothing is kept.
    text = entries["false-rumour.yaml"]
    bad = entries | {"false-rumour.yaml": text.replace("approvals: ", "approvals: many # ")}
    ingrid.goto("/playbooks")
    ingrid.get_by_label("Its file").set_input_files(
        {"name": "bad.zip", "mimeType": "application/zip", "buffer": packed(bad)})
    ingrid.get_by_role("button", name="Look at it").click()
    line = text.splitlines().index(next(each for each in text.splitlines() if each.startswith("approvals:"))) + 1
    expect(ingrid.locator("#archive-problem")).to_contain_text(f"Line {line}: “approvals” should be a number")

    changed = entries | {"false-rumour.yaml": text.replace("title: Answer the worry", "title: Answer the fear")}
    ingrid.get_by_label("Its file").set_input_files(
        {"name": "mine.zip", "mimeType": "application/zip", "buffer": packed(changed)})
    ingrid.get_by_role("button", name="Look at it").click()
    expect(ingrid.get_by_text("Nothing of it is installed yet")).to_be_visible()
    expect(ingrid.get_by_role("checkbox", name=re.compile("Take it ?: Answer the fear"))).to_be_checked()
    expect(ingrid.get_by_text("It is here, and says the same.")).to_have_count(2)
    ingrid.get_by_role("button", name="Install what is chosen").click()
    ingrid.get_by_text("Guidelines", exact=False).first.click()
    expect(ingrid.get_by_text("Answer the fear")).to_be_visible()

    ingrid.get_by_role("button", name="Take it away").click()
    expect(ingrid.get_by_text("Taken away. It can be put back below.")).to_be_visible()
    ingrid.get_by_role("button", name="Put it back").click()
    expect(ingrid.get_by_role("button", name="Take it away")).to_be_visible()


def test_what_was_brought_is_chosen_piece_by_piece(lived_in, people):
    ingrid = people(lived_in, "ingrid")
    ingrid.goto("/readiness")
    ingrid.get_by_role("link", name="Bring one, or take one along").click()
    ingrid.locator("main a[href^='/playbooks/arrivals/']").click()
    new = ingrid.get_by_role("checkbox", name=re.compile("Take it ?: Say when you speak again"))
    expect(new).to_be_checked()
    new.uncheck()
    ingrid.get_by_role("button", name="Install what is chosen").click()
    expect(ingrid.get_by_text("It holds words of your own beside what was brought.")).to_be_visible()
    expect(ingrid.get_by_text("Say when you speak again")).to_have_count(0)
    ingrid.get_by_role("button", name="Take it up again").first.click()
    expect(ingrid.get_by_text("Saved.")).to_be_visible()


def test_a_newcomer_is_offered_three_minutes_about_this_kind_of_crisis(lived_in, people):
    amira = people(lived_in, "amira", viewport={"width": 390, "height": 844})
    amira.goto("/")
    card = amira.locator("section", has=amira.get_by_role("heading", name="If you have three minutes"))
    card.get_by_role("link", name="Look at it").click()
    expect(amira.get_by_role("heading", name="When something of ours has to come back")).to_be_visible()
    amira.get_by_role("button", name="Begin").click()
    expect(amira.get_by_text("Somebody may have it in the fridge").first).to_be_visible()
