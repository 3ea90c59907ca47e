"""Everything works from the keyboard alone."""
import re

from playwright.sync_api import expect


def tab_to(page, name, backwards=False):
    """Presses Tab until the focus is on the element with this name, as a person without a mouse does."""
    for _ in range(80):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        if page.evaluate(FOCUSED_NAME).startswith(name):
            assert page.evaluate("document.activeElement.matches(':focus-visible')"), f"{name} has no visible focus"
            return
    raise AssertionError(f"Tab never reaches {name}")


FOCUSED_NAME = """() => {
    const e = document.activeElement
    const label = e.labels?.[0]?.innerText
    return (e.getAttribute("aria-label") ?? label ?? e.innerText ?? "").trim()
}"""


def test_from_the_first_page_to_a_published_post_without_a_mouse(lived_in, people):
    page = people(lived_in, "amira")
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED_NAME) == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    tab_to(page, "Write")
    page.keyboard.press("Enter")
    page.wait_for_url("**/drafts")
    tab_to(page, "Write something")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/drafts/0"))
    tab_to(page, "Your post")
    page.keyboard.type("I work at Halden. I know about 400 cartons by their numbers.")
    expect(page.locator(".finding").filter(has_text="The number has changed")).to_be_visible()
    tab_to(page, "Change to “612 cartons”")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your post")).to_have_value("I work at Halden. I know 612 cartons by their numbers.")
    page.get_by_label("Your post").focus()
    page.keyboard.press("Control+Enter")
    assert page.evaluate(FOCUSED_NAME) == "Publish"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/posts/"))
    expect(page.locator("[data-live-part=state] .tag")).to_have_text("Published")


def test_a_question_keeps_the_focus_and_gives_it_back(lived_in, people):
    page = people(lived_in, "kasper")
    page.goto("/accounts")
    tab_to(page, "Disconnect")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.evaluate(FOCUSED_NAME) == "Disconnect"
