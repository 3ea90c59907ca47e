"""A team drill in four browsers behind a balancer: three who play and one who leads, while a node dies."""
import re
import shutil

import pytest
from drill import must, quicken
from playwright.sync_api import expect, sync_playwright

ANSWER = "I work for Brookside. I am sorry about the box, and somebody is on the way."
WHO = {"amara": "words", "ben": "care", "finn": "lead"}


@pytest.fixture
def world(world, tmp_path):
    world.variables["FIRSTHAND_PLAYBOOKS"] = quicken(tmp_path / "playbooks")
    return world


@pytest.fixture
def windows(world, balancer):
    """`windows("amara")` is a window of hers, signed in; none may end with an error in a script."""
    faults = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-dev-shm-usage"])

        def open(name):
            page = chromium.new_context(base_url=world.front, locale="en-GB", service_workers="block").new_page()
            page.on("pageerror", lambda error: faults.append(f"{name}: {error}"))
            page.goto(world.link(f"{name}@halden.example", world.front))
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url(world.front + "/")
            return page

        yield open
        chromium.close()
    assert faults == []


def test_a_team_drill_in_four_browsers_goes_on_when_a_node_is_killed_in_the_middle(world, nodes, windows):
    chidi = world.person("Chidi")
    path = must(chidi.send("/drills/teams", scenario="switchboard-team")).headers["Location"].split("?")[0]
    for name, role in WHO.items():
        must(chidi.send(f"{path}/invitations", who=f"{name}@halden.example", role=role))
    lead, players = windows("chidi"), {name: windows(name) for name in WHO}
    amara, ben, finn = players.values()
    for page in (lead, *players.values()):
        page.goto(path)
    lead.get_by_role("button", name="Begin now").click()
    for page in players.values():
        # Whoever waited is taken along, and nobody reloads from here on.
        expect(page.get_by_text("There is a box with addresses")).to_be_visible(timeout=15_000)
    amara.get_by_role("link", name="Decide about Tove N.").click()
    amara.get_by_label("Your answer, in your own words").fill(ANSWER)
    amara.get_by_label("Sure", exact=True).check()
    amara.get_by_role("button", name="Send it").click()
    expect(ben.get_by_text(ANSWER)).to_be_visible()

    nodes[0].kill()
    # What comes next follows from the script, and meets those whom it is for.
    expect(ben.get_by_text("Is my address in it?")).to_be_visible(timeout=30_000)
    # Whoever leads has it among what is still to come as well.
    expect(lead.locator("main ol").get_by_text("Is my address in it?")).to_be_visible(timeout=30_000)
    expect(amara.get_by_text("Is my address in it?")).to_have_count(0)
    finn.get_by_label("We have decided").fill("Nobody guesses the number.")
    finn.get_by_role("button", name="Note it").click()
    for page in (lead, amara, ben):
        expect(page.get_by_text("Nobody guesses the number.").first).to_be_visible(timeout=30_000)
    lead.get_by_label("What they say").fill("The lights have gone out too.")
    lead.get_by_role("button", name="Let them say it").click()
    for page in players.values():
        expect(page.get_by_text("The lights have gone out too.")).to_be_visible(timeout=30_000)
    lead.get_by_role("button", name="End it and look back").click()
    lead.get_by_role("dialog").get_by_role("button").last.click()
    for page in (lead, *players.values()):
        expect(page).to_have_url(re.compile("/debrief"), timeout=30_000)
    expect(amara.get_by_text(ANSWER).first).to_be_visible()
