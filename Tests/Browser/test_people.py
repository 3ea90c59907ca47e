"""People come in by a file or one by one, are invited, and leave without breaking the record."""
import re

from playwright.sync_api import expect

HEAD = "name,email,department,title,country,time_zone,languages,roles\n"


def test_a_file_with_faults_changes_nothing_and_names_each_line(lived_in, people):
    priya = people(lived_in, "priya")
    priya.goto("/people/import")
    priya.get_by_label("Or paste the rows").fill(
        HEAD + "Anna Berg,anna@halden.example,Sales,Adviser,DK,Europe/Copenhagen,da,employee\n"
        "Bo,not an address,Sales,Adviser,DK,Europe/Copenhagen,da,employee\n"
        "Cilla Dam,cilla@halden.example,Sales,Adviser,DK,Europe/Atlantis,da,employee\n")
    priya.get_by_role("button", name="Look at it first").click()
    expect(priya.locator("main")).to_contain_text(re.compile(r"[Ll]ine 3"))
    expect(priya.locator("main")).to_contain_text("This is not an e-mail address.")
    expect(priya.locator("main")).to_contain_text(re.compile(r"[Ll]ine 4"))
    priya.goto("/people?q=anna%40halden")
    expect(priya.get_by_text("Anna Berg")).to_have_count(0)


def test_someone_is_added_invited_comes_in_and_leaves(lived_in, people, chromium):
    priya = people(lived_in, "priya")
    priya.goto("/people/new")
    priya.get_by_label("Name").fill("Ditte Elm")
    priya.get_by_label("E-mail").fill("ditte@halden.example")
    priya.get_by_label("Department").fill("Sales")
    priya.get_by_role("button", name="Add", exact=True).click()
    expect(priya.get_by_role("heading", name="Ditte Elm")).to_be_visible()
    page = priya.url.split("?")[0]
    priya.get_by_role("button", name=re.compile("[Ii]nvit")).click()
    link = re.search(r"http://localhost:\d+/sign-in/[\w-]+", priya.locator("main").inner_html()).group(0)

    ditte = chromium.new_context(base_url=lived_in.url)
    window = ditte.new_page()
    window.goto(link)
    window.get_by_role("button", name="Sign in").click()
    expect(window.get_by_role("heading", name="What is going on")).to_be_visible()

    priya.goto(page)
    priya.get_by_role("button", name="Deactivate").click()
    priya.get_by_role("dialog").get_by_role("button", name="Deactivate").click()
    expect(priya.get_by_role("button", name="Welcome back")).to_be_visible()
    window.reload()
    expect(window.get_by_role("heading", name="Sign in")).to_be_visible()
    ditte.close()
