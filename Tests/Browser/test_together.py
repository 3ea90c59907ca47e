"""Thanks and circles, between two people who have their pages open."""
from playwright.sync_api import expect


def test_what_is_said_in_a_circle_appears_on_the_open_page_of_another(lived_in, people):
    amira, grete = people(lived_in, "amira"), people(lived_in, "grete")
    for page in (amira, grete):
        page.goto("/circles")
        page.get_by_role("link", name="First time in a crisis").click()
    grete.get_by_label("How it was, or what worked").fill("Six hours of sleep.")
    grete.get_by_label("This is something that worked").check()
    grete.get_by_role("button", name="Say it").click()
    said = amira.locator("article", has_text="Six hours of sleep.")
    expect(said).to_contain_text("What worked")
    # A reply is written where the words stand, and the other hears it in turn.
    said.get_by_text("Reply", exact=True).first.click()
    said.get_by_label("Your reply").fill("I envy you.")
    said.get_by_role("button", name="Reply").click()
    expect(grete.locator("article", has_text="Six hours of sleep.")).to_contain_text("I envy you.")


def test_thanks_are_private_until_their_receiver_puts_them_on_the_wall(lived_in, people):
    kasper, amira = people(lived_in, "kasper"), people(lived_in, "amira")
    kasper.goto("/thanks/new")
    kasper.get_by_label("To whom").fill("amira")
    kasper.get_by_label("Care:").check()
    kasper.get_by_label("In your own words").fill("You asked me how I was, and waited.")
    kasper.get_by_role("button", name="Give it").click()
    # More than one colleague has a name like this.
    kasper.get_by_label("Amira Haddad").check()
    expect(kasper.get_by_label("In your own words")).to_have_value("You asked me how I was, and waited.")
    kasper.get_by_role("button", name="Give it").click()
    expect(kasper.get_by_text("Not seen yet").first).to_be_visible()
    kasper.goto("/thanks")
    expect(kasper.get_by_text("You asked me how I was")).to_have_count(0)
    amira.goto("/")
    amira.get_by_role("listitem").filter(has_text="For care").get_by_role("link", name="Read it").click()
    expect(amira.get_by_text("You asked me how I was, and waited.")).to_be_visible()
    amira.get_by_role("button", name="Put it on the wall").click()
    expect(kasper.get_by_text("You asked me how I was, and waited.")).to_be_visible()
