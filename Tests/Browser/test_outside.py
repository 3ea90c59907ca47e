"""The pages outside the house: the door, and the practice network, which the public would see."""
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from test_every_page import EVERYTHING, UNTRANSLATED

PLACES = ["/sign-in", "/sign-in/spent", "/support", "/support/attacked", "/support/attacked/record", "practice", "practice thread", "practice person", "practice tag", "practice nothing"]


@pytest.fixture
def window(chromium):
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def go(page, demo, place):
    if not place.startswith("practice"):
        page.goto(demo.url + place)
        return
    page.goto(demo.practice)
    if place == "practice thread":
        page.goto(demo.practice + page.locator("a[href^='/posts/']").last.get_attribute("href"))
    elif place == "practice person":
        page.locator("a[href^='/people/']").first.click()
    elif place == "practice tag":
        page.goto(demo.practice + "/tags/oats")
    elif place == "practice nothing":
        page.goto(demo.practice + "/posts/1")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_outside_meets_a_barrier_that_axe_knows(demo, window, scheme):
    window.emulate_media(color_scheme=scheme)
    found = []
    for place in PLACES:
        go(window, demo, place)
        for violation in Axe().run(window, options=EVERYTHING).response["violations"]:
            found.append(f"{place}: {violation['id']}: {[node['target'] for node in violation['nodes']][:3]}")
    assert found == []


def test_outside_too_every_sentence_passes_through_the_language_function(demo, window):
    for address in [demo.url, demo.practice]:
        window.context.add_cookies([{"name": "language", "value": "en-XA", "url": address}])
    found = []
    for place in PLACES:
        go(window, demo, place)
        found += [f"{place}: {words}" for words in window.evaluate(UNTRANSLATED)]
    assert found == []


def test_a_wrong_password_is_told_beside_its_field_and_the_address_stays(demo, window):
    window.goto(demo.url + "/sign-in")
    window.get_by_label("E-mail").fill("amira@halden.example")
    window.get_by_label("Password").fill("not the one")
    window.get_by_role("button", name="Sign in").click()
    expect(window.get_by_label("E-mail")).to_have_value("amira@halden.example")
    expect(window.get_by_label("E-mail")).to_have_attribute("aria-invalid", "true")
    expect(window.get_by_text(re.compile("do not belong together")).first).to_be_visible()
