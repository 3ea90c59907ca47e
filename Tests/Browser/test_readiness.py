"""Who could be called tonight, as a leader reads it, and as somebody says it for themselves."""
from playwright.sync_api import expect


def test_a_leader_reads_what_is_missing_and_finds_the_hour_in_the_week(demo, people):
    page = people(demo, "ingrid")
    page.goto("/")
    page.get_by_role("link", name="Readiness").first.click()
    worst = page.locator("ol.board li").first
    expect(worst).to_contain_text("nobody could lead")
    expect(page.get_by_text("For “Customer care” nobody has answered the last contact check.")).to_be_visible()
    # A state of the function, and nobody's name.
    expect(page.locator("main")).not_to_contain_text("Karla")
    worst.get_by_role("link").click()
    table = page.get_by_role("table", name="Who can be called, by day and hour: Lead")
    expect(table.get_by_role("columnheader")).to_have_count(25)
    expect(table.locator("td.none").first).to_have_text("0")
    page.get_by_label("For", exact=True).select_option("IT")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("table", name="Who can be called, by day and hour: IT")).to_be_visible()


def test_on_a_phone_somebody_says_when_they_can_be_called_and_takes_it_back(lived_in, people):
    page = people(lived_in, "kasper", viewport={"width": 390, "height": 844})
    page.goto("/profile")
    page.get_by_role("link", name="Could you be called in a crisis?").click()
    page.get_by_label("Communications").check()
    page.get_by_label("Friday from").fill("22:00")
    page.get_by_label("Number").fill("+45 20 30 40 50")
    page.get_by_role("button", name="You can call me").click()
    expect(page.get_by_role("alert")).to_contain_text("Give both times of a day")
    expect(page.get_by_label("Friday from")).to_have_value("22:00")
    expect(page.get_by_label("Communications")).to_be_checked()
    page.get_by_label("Friday until").fill("06:00")
    page.get_by_role("button", name="You can call me").click()
    expect(page.get_by_text("You are on the list.")).to_be_visible()
    leader = people(lived_in, "ingrid")
    leader.goto("/readiness/duty")
    leader.get_by_role("link", name="Kasper Riis").click()
    expect(leader.get_by_text("22:00 to 06:00")).to_be_visible()
    page.get_by_role("button", name="Take me off the list").click()
    expect(page.get_by_text("Nobody was told.")).to_be_visible()
    leader.reload()
    expect(leader.get_by_role("heading", level=1)).not_to_contain_text("Kasper")
