"""A colleague comments beside the words; the author decides on each."""
import re

from playwright.sync_api import expect


def test_a_suggestion_is_made_beside_the_words_and_taken_with_one_click(lived_in, people):
    amira = people(lived_in, "amira")
    amira.goto("/drafts")
    amira.get_by_role("button", name="Write something").click()
    amira.get_by_label("Your post").fill("I work at Halden. My team are heroes and I was there.")
    expect(amira.locator("[data-saved]")).to_contain_text(re.compile(r"Saved \d\d:\d\d"))
    draft = amira.url
    amira.get_by_role("button", name="Ask a colleague").click()
    amira.get_by_label("What would you like to know?").fill("Is heroes too much?")
    amira.get_by_role("button", name="Ask", exact=True).click()
    expect(amira.get_by_text("Someone looks at it. You hear from them by")).to_be_visible()

    nadia = people(lived_in, "nadia")
    nadia.goto("/crises")
    nadia.get_by_role("link", name="Enter the room").click()
    nadia.get_by_role("link", name=re.compile("^Review")).first.click()
    nadia.locator("li.need").filter(has_text="My team are heroes").get_by_role("link", name="Read it").click()
    expect(nadia.get_by_text("Is heroes too much?")).to_be_visible()
    nadia.get_by_role("button", name="I’ll take it").click()
    nadia.get_by_label("The words you mean").fill("My team are heroes")
    nadia.get_by_label("What you think").fill("Let readers find that word themselves.")
    nadia.get_by_label("What one could say instead").fill("My team stayed until six")
    nadia.get_by_role("button", name="Put it beside the words").click()
    nadia.get_by_label("Fine, with suggestions").check()
    nadia.get_by_role("button", name="Send to the author").click()
    expect(nadia.get_by_text("Your reply is with the author.")).to_be_visible()

    # She still has her draft open, and sees the answer without reloading.
    assert amira.url.split("?")[0] == draft
    expect(amira.get_by_text("What your colleague says")).to_be_visible()
    expect(amira.get_by_text("Let readers find that word themselves.")).to_be_visible()
    amira.get_by_role("button", name="Take it").click()
    expect(amira.get_by_label("Your post")).to_have_value("I work at Halden. My team stayed until six and I was there.")
