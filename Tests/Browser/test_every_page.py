"""What holds for every page: no barrier that axe knows, nothing wider than the screen, no sentence past the translator."""
import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import crisis_path
from pages import PAGES, go

axe = Axe()
EVERYTHING = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# In the dark only the colours differ.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


@pytest.fixture(scope="module")
def crisis(demo, chromium):
    context = chromium.new_context(base_url=demo.url)
    page = context.new_page()
    page.goto(demo.links["nadia"])
    page.get_by_role("button", name="Sign in").click()
    path = crisis_path(page)
    context.close()
    return path


@pytest.mark.parametrize("scheme,rules", [("light", EVERYTHING), ("dark", COLOURS)])
@pytest.mark.parametrize("name", sorted({person for person, _ in PAGES}))
def test_no_page_has_a_barrier_that_axe_knows(demo, crisis, people, name, scheme, rules):
    page = people(demo, name, color_scheme=scheme, viewport={"width": 1400, "height": 900})
    found = []
    for path in [path for person, path in PAGES if person == name]:
        go(page, crisis, path)
        page.wait_for_timeout(150)
        for violation in axe.run(page, options=rules).response["violations"]:
            places = [node["target"] for node in violation["nodes"]][:3]
            found.append(f"{path}: {violation['id']}: {violation['help']}: {places}")
    assert found == []


@pytest.mark.parametrize("name", sorted({person for person, _ in PAGES}))
def test_on_a_phone_nothing_is_wider_than_the_screen_and_what_one_taps_is_large_enough(demo, crisis, people, name):
    page = people(demo, name, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    found = []
    for path in [path for person, path in PAGES if person == name]:
        go(page, crisis, path)
        page.wait_for_timeout(100)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{path} is wider than the screen")
        found += [f"{path}: {each}" for each in page.evaluate(SMALL_TARGETS)]
    assert found == []


# WCAG 2.2 asks for 24 pixels, or room around; buttons and menus here have 44.
SMALL_TARGETS = """() => [...document.querySelectorAll("button, .button, .tabs a, summary, select, input:not([type=hidden])")]
    .filter(e => e.checkVisibility({ checkVisibilityCSS: true }) && !e.closest("[inert]") && !e.closest(".visually-hidden"))
    .map(e => [e, (e.closest("label") ?? e).getBoundingClientRect()])
    .filter(([e, box]) => box.height > 0 && box.height < (e.matches(".link, .small, .tick") ? 24 : 40))
    .map(([e, box]) => `${e.outerHTML.slice(0, 80)} is ${Math.round(box.height)} high`)"""


@pytest.mark.parametrize("name", sorted({person for person, _ in PAGES}))
def test_every_sentence_passes_through_the_language_function(demo, crisis, people, name):
    page = people(demo, name)
    page.context.add_cookies([{"name": "language", "value": "en-XA", "url": demo.url}])
    found = []
    for path in [path for person, path in PAGES if person == name]:
        go(page, crisis, path)
        page.wait_for_timeout(150)
        found += [f"{path}: {words}" for words in page.evaluate(UNTRANSLATED)]
    assert found == []


# Words of people and data are marked translate="no"; everything else stands between ⟦ and ⟧.
UNTRANSLATED = """() => {
    const isOurs = text => /\\p{L}{2}/u.test(text.replace(/⟦[^⟦⟧]*(⟦[^⟦⟧]*⟧[^⟦⟧]*)*⟧/gu, ""))
    const found = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const groups = new Map()
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement
        if (parent.closest("[translate=no], script, style, textarea, option, datalist, code")) continue
        groups.set(parent, (groups.get(parent) ?? "") + walker.currentNode.data)
    }
    for (const text of groups.values()) if (isOurs(text)) found.push(text.trim().slice(0, 80))
    for (const name of ["aria-label", "placeholder", "alt", "title", "data-confirm", "data-copied"])
        for (const e of document.querySelectorAll(`[${name}]`))
            if (!e.closest("[translate=no]") && isOurs(e.getAttribute(name))) found.push(`${name}=${e.getAttribute(name)}`)
    return found
}"""
