"""What can be read without a network, on a phone; and that leaving empties it."""
import pytest
from playwright.sync_api import expect

from conftest import Demo, crisis_path, wait_until

PHONE = {"viewport": {"width": 390, "height": 844}, "service_workers": "allow"}
KEPT = "caches.open('pages').then(kept => kept.match('/offline')).then(page => page ? page.text() : '')"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """One of its own: somebody signs out."""
    demo = Demo(tmp_path_factory.mktemp("offline"))
    yield demo
    demo.stop()


def keeps(page, words):
    wait_until(page, f"{KEPT}.then(text => text.includes({words!r}))")


def test_on_a_phone_the_newest_update_and_the_facts_are_there_without_a_network(demo, people):
    page = people(demo, "amira", **PHONE)
    page.goto("/")
    update = page.locator(".voice.large").first.inner_text()
    fact = page.locator(".fact a").first.inner_text()
    keeps(page, "What we know")
    # The first page was there before the worker; what it keeps is nothing of hers.
    page.goto("/drafts")
    own = page.locator(".voice a[href^='/drafts/']").first.inner_text()
    kept = page.evaluate(KEPT)
    assert own not in kept and "Amira" not in kept and "<form" not in kept
    crisis = crisis_path(page)
    page.context.set_offline(True)
    for path in ["/", f"{crisis}/facts", "/drafts"]:
        page.goto(path)
        expect(page.get_by_text("You are offline, or Firsthand does not answer")).to_be_visible()
        expect(page.get_by_text(update)).to_be_visible()
        expect(page.get_by_text(fact).first).to_be_visible()
        expect(page.get_by_text("As of")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none", "the styles are there too"


def test_support_is_there_without_a_network_signed_out_too(demo, chromium):
    context = chromium.new_context(base_url=demo.url, **PHONE)
    page = context.new_page()
    page.goto("/sign-in")
    wait_until(page, "caches.open('pages').then(kept => kept.match('/support/attacked')).then(page => !!page)")
    keeps(page, "those who are signed in")
    context.set_offline(True)
    page.goto("/support")
    expect(page.get_by_role("heading", name="Support", exact=True)).to_be_visible()
    page.get_by_role("link", name="What to do now").click()
    expect(page.get_by_role("heading", name="Mute, block and report")).to_be_visible()
    expect(page.get_by_text("You are offline. What you see may be old")).to_be_visible()
    page.goto("/")
    expect(page.get_by_text("What has happened stands here for those who are signed in")).to_be_visible()
    context.close()


def test_the_emergency_number_is_the_one_of_her_country(demo, people):
    page = people(demo, "amira", **PHONE | {"locale": "en-US"})
    page.goto("/")
    wait_until(page, "caches.open('pages').then(kept => kept.match('/support')).then(page => !!page)")
    page.context.set_offline(True)
    page.goto("/support")
    expect(page.get_by_role("link", name="112")).to_be_visible()
    assert page.get_by_text("911").count() == 0, "her browser is American, she is not"


def test_signing_out_empties_what_was_kept(demo, people):
    page = people(demo, "kasper", **PHONE)
    page.goto("/")
    keeps(page, "What we know")
    page.goto("/profile")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")
    keeps(page, "those who are signed in")
    assert "What we know" not in page.evaluate(KEPT)
    page.context.set_offline(True)
    page.goto("/")
    expect(page.get_by_text("What has happened stands here for those who are signed in")).to_be_visible()
    assert page.get_by_text("What we know").count() == 0


def test_a_network_that_is_gone_and_comes_back(demo, people):
    page = people(demo, "grete", **PHONE)
    page.goto("/")
    keeps(page, "What we know")
    page.goto("/")
    page.context.set_offline(True)
    page.goto("/profile")
    expect(page.get_by_text("You are offline, or Firsthand does not answer")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def test_after_three_days_it_is_not_shown(demo, people):
    page = people(demo, "amira", **PHONE)
    page.goto("/")
    keeps(page, "What we know")
    page.evaluate("""async () => {
        const kept = await caches.open('pages')
        const answer = await kept.match('/offline')
        const headers = new Headers(answer.headers)
        headers.set('x-kept-at', Date.now() - 73 * 3600 * 1000)
        await kept.put('/offline', new Response(await answer.text(), { headers }))
    }""")
    page.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_"):
        page.goto("/drafts")
