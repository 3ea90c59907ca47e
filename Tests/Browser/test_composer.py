"""The composer reads along like a good editor, and loses nothing."""
import re

from playwright.sync_api import expect

DRAFT = (
    "I run the night line at Halden in Aarhus. We stopped everything within the hour and nobody argued about the cost. "
    "I know about 400 cartons is a lot of breakfasts. The supplier in Odense messed up.")


def begin(page, words=""):
    page.goto("/drafts")
    page.get_by_role("button", name="Write something").click()
    if words:
        text(page).fill(words)
        expect_saved(page)
    return page.url


def text(page):
    return page.get_by_label("Your post")


def expect_saved(page):
    expect(page.locator("[data-saved]")).to_contain_text(re.compile(r"Saved \d\d:\d\d"))


def finding(page, title):
    return page.locator(".finding").filter(has=page.get_by_role("heading", name=title))


def test_findings_come_while_one_types_and_stand_at_the_very_words(lived_in, people):
    page = people(lived_in, "amira")
    begin(page)
    text(page).press_sequentially("I work at Halden. I know about 400 cartons")
    number = finding(page, "The number has changed")
    expect(number).to_contain_text("You wrote “about 400 cartons”. Fact 3 says “612 cartons”")
    expect(number).to_contain_text("Fact 3 · ask Operations")
    expect(page.locator(".marks mark.care")).to_have_text("about 400 cartons")


def test_a_way_out_applies_with_one_click_and_can_be_undone(lived_in, people):
    page = people(lived_in, "amira")
    begin(page, DRAFT)
    finding(page, "The number has changed").get_by_role("button", name="Change to “612 cartons”").click()
    expect(text(page)).to_have_value(re.compile("I know 612 cartons is a lot"))
    expect(finding(page, "The number has changed")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(text(page)).to_have_value(DRAFT)
    expect(finding(page, "The number has changed")).to_have_count(1)


def test_words_that_were_not_saved_come_back_after_a_crash(lived_in, people):
    page = people(lived_in, "amira")
    address = begin(page, "I work at Halden.")
    page.context.set_offline(True)
    text(page).press_sequentially(" And then the browser")
    expect(page.locator("[data-saved]")).to_have_text("Not saved yet, kept on this device")
    page.close()
    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto(address)
    expect(again.get_by_text("We kept what you typed.")).to_be_visible()
    expect(text(again)).to_have_value("I work at Halden. And then the browser")
    expect_saved(again)
    again.reload()
    expect(text(again)).to_have_value("I work at Halden. And then the browser")


def test_nothing_is_lost_when_one_is_signed_out_while_writing(lived_in, people):
    page = people(lived_in, "kasper")
    address = begin(page, "I plan the lorries at Halden.")
    cookies = page.context.cookies()
    page.context.clear_cookies()
    text(page).press_sequentially(" This is not saved anywhere else.")
    expect(page.locator("[data-saved]")).to_have_text("Not saved yet, kept on this device")
    page.context.add_cookies(cookies)
    page.goto(address)
    expect(text(page)).to_have_value("I plan the lorries at Halden. This is not saved anywhere else.")


def test_two_windows_on_one_draft_show_both_texts_and_keep_both(lived_in, people):
    first = people(lived_in, "amira")
    address = begin(first, "I work at Halden.")
    second = first.context.new_page()
    second.goto(address)
    text(second).fill("I work at Halden. This is from the kitchen.")
    expect_saved(second)
    text(first).fill("I work at Halden. This is from the train.")
    expect(first.get_by_text("This draft was changed in another window. Both texts are kept.")).to_be_visible()
    expect(first.locator("[data-theirs]")).to_have_text("I work at Halden. This is from the kitchen.")
    first.get_by_role("button", name="Go on with this one").click()
    expect_saved(first)
    first.reload()
    expect(text(first)).to_have_value("I work at Halden. This is from the train.")


def test_a_deleted_draft_can_be_brought_back(lived_in, people):
    page = people(lived_in, "amira")
    begin(page, "I work at Halden and I am not sure about this one.")
    page.get_by_role("button", name="Delete this draft").click()
    page.get_by_role("button", name="Bring it back").click()
    expect(text(page)).to_have_value("I work at Halden and I am not sure about this one.")


def test_i_cannot_say_this_is_counted_without_a_name(lived_in, people):
    page = people(lived_in, "amira")
    begin(page)
    page.get_by_role("button", name="I cannot say this").click()
    expect(page.get_by_text("Thank you for saying so. It was counted without your name.")).to_be_visible()


def test_red_marks_leave_the_decision_with_the_author(lived_in, people):
    page = people(lived_in, "amira")
    begin(page, "I work at Halden. The supplier in Odense messed up.")
    page.get_by_label("Practice network").check()
    expect_saved(page)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Have a look at what is marked in red. Then it is your decision.").first).to_be_visible()
    expect(text(page)).to_have_value("I work at Halden. The supplier in Odense messed up.")
    page.get_by_label("I have looked at what is marked.").check()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url(re.compile("/posts/"))


def test_a_share_link_needs_no_account_and_leaves_the_last_button_to_its_author(lived_in, people):
    page = people(lived_in, "amira")
    begin(page, "I work at Halden, and this is the quietest Tuesday I remember.")
    page.get_by_label("Practice network").uncheck()
    page.get_by_label("Bluesky").check()
    expect_saved(page)
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url(re.compile("/posts/"))
    link = page.get_by_role("link", name="Open Bluesky")
    assert link.get_attribute("href").startswith("https://bsky.app/intent/compose?text=I%20work%20at%20Halden%2C")
    page.get_by_label("The address of your post, when it is out").fill("https://example.org/1")
    page.get_by_role("button", name="It is out").click()
    expect(page.get_by_text("This is not the address of a post on Bluesky.").first).to_be_visible()
    page.get_by_label("The address of your post, when it is out").fill("https://bsky.app/profile/amira/post/3k")
    page.get_by_role("button", name="It is out").click()
    expect(page.get_by_text("You published it yourself")).to_be_visible()
    expect(page.get_by_role("link", name="See it there")).to_be_visible()


def test_the_counter_of_each_network_is_its_own(lived_in, people):
    page = people(lived_in, "amira")
    begin(page, "I work at Halden 👩‍🔬 https://halden.example/recall/what-we-know-and-what-we-do-not")
    page.locator("input[value=x]").check()
    page.get_by_label("Bluesky").check()
    counts = {name: page.locator(f"[data-counter={name}]") for name in ["x", "bluesky", "mastodon"]}
    expect(counts["x"]).to_have_text("43 of 280")
    expect(counts["mastodon"]).to_have_text("42 of 500")
    expect(counts["bluesky"]).to_have_text(re.compile(r"\d+ of 300"))
