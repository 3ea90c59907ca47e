"""Answering without a name, in a real browser: the token is made there, and nothing leads back to its maker."""
import base64
import json
import pathlib

import pytest

from conftest import ROOT
from pages import go

# The vectors of RFC 9474 come along with the library that the server signs with; they are read where they lie.
VECTORS = ROOT / ".build/checkouts/swift-crypto/Tests/CryptoExtrasVectors/rfc9474.json"

BLINDS = """async ([path, vector]) => {
    const { blind, finalize, numbers, prepare, toBytes, toNumber } = await import(path)
    const bytes = hex => Uint8Array.from(hex.match(/../g) ?? [], pair => parseInt(pair, 16))
    const hex = bytes => [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("")
    const url = hexes => btoa(String.fromCharCode(...bytes(hexes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
    const jwk = { kty: "RSA", n: url(vector.n), e: url(vector.e), alg: "PS384" }
    const format = { name: "RSA-PSS", hash: "SHA-384" }
    const key = numbers(bytes(vector.n), bytes(vector.e), await crypto.subtle.importKey("jwk", jwk, format, true, ["verify"]))
    const power = (b, e, n) => { let r = 1n; for (b %= n; e > 0n; e >>= 1n) { if (e & 1n) r = r * b % n; b = b * b % n } return r }
    const unblind = toNumber(bytes(vector.inv))
    // The blinding factor is the inverse of its inverse.
    let [r, s, x, y] = [key.n, unblind, 0n, 1n]
    while (s !== 0n) { const q = r / s; [r, s] = [s, r - q * s]; [x, y] = [y, x - q * y] }
    const prepared = prepare(bytes(vector.msg), bytes(vector.msg_prefix))
    const blinded = await blind(prepared, key, { salt: bytes(vector.salt), r: (x % key.n + key.n) % key.n })
    const signature = await finalize(prepared, bytes(vector.blind_sig), blinded.inverse, key)
    return { prepared: hex(prepared), blinded: hex(blinded.blinded), inverse: hex(toBytes(blinded.inverse, key.size)), signature: hex(signature) }
}"""


def vector():
    found = [each for each in json.loads(VECTORS.read_text()) if each["name"] == "RSABSSA-SHA384-PSS-Randomized"]
    return {name.lower(): value.removeprefix("0x") if isinstance(value, str) else value for name, value in found[0].items()}


# What was signed; it is kept beside the token until that is used.
KEPT = "Object.entries(localStorage).find(([name]) => name.startsWith('firsthand-round'))[1]"


@pytest.fixture
def amira(demo, people):
    page = people(demo, "amira")
    go(page, "", "open round")
    return page


def test_the_browser_blinds_as_the_rfc_does(amira):
    given = vector()
    script = amira.locator("script[src*='firsthand']").get_attribute("src")
    found = amira.evaluate(BLINDS, [script.replace("firsthand.js", "blind.js"), given])
    assert found["prepared"] == given["prepared_msg"]
    assert found["blinded"] == given["blinded_msg"]
    assert found["inverse"] == given["inv"]
    assert found["signature"] == given["sig"]


def test_an_answer_carries_nothing_of_amira_and_counts_once(demo, people):
    page = people(demo, "amira")
    requests = []
    page.on("request", lambda request: requests.append(request))
    go(page, "", "open round")
    page.get_by_text("Your token is signed").wait_for()
    page.get_by_role("group", name="I know what is going on.").get_by_label("Mostly").check()
    page.get_by_label("What should we stop doing?").fill("Meetings at eight.")
    page.get_by_text("Add a letter that can be answered").click()
    page.get_by_label("Your letter").fill("Who decides about the shifts?")
    phrase = page.locator("[data-letter-phrase]").inner_text()
    blinded = json.loads(page.evaluate(KEPT))["blinded"]
    assert len(blinded) == 342
    page.get_by_label("Keep them on this device").check()
    page.get_by_role("button", name="Send, without my name").click()
    page.get_by_text("Thank you. It is counted.").wait_for()
    answer = next(each for each in requests if each.url.endswith("/answers"))
    assert not {"cookie", "referer", "authorization", "x-csrf-token"} & set(answer.all_headers())
    assert blinded not in json.dumps(answer.post_data_json)
    page.reload()
    page.get_by_text("You have answered in this browser").wait_for()
    # What is kept here opens by a button, and not by itself.
    page.goto("/feedback/letters")
    assert not page.get_by_text("Who decides about the shifts?").is_visible()
    page.get_by_role("button", name="Open the one kept here").click()
    page.get_by_text("Who decides about the shifts?").wait_for()
    page.get_by_role("button", name="Forget the words on this device").click()
    assert page.get_by_role("button", name="Open the one kept here").count() == 0
    # The eight words open the letter, signed out and elsewhere.
    page.context.clear_cookies()
    page.evaluate("localStorage.clear()")
    page.goto("/feedback/letters")
    page.get_by_label("Your eight words").fill(phrase.upper())
    page.get_by_role("button", name="Open").click()
    page.get_by_text("Who decides about the shifts?").wait_for()
    page.get_by_text("No reply yet.").wait_for()
    page.get_by_label("Your eight words").fill("these are not the eight words of any letter")
    page.get_by_role("button", name="Open").click()
    page.get_by_text("No letter opens with these words").wait_for()


def test_the_eight_words_open_the_thread_in_another_browser_where_it_goes_on(lived_in, people, chromium):
    at_work = people(lived_in, "kasper")
    go(at_work, "", "open round")
    at_work.get_by_text("Your token is signed").wait_for()
    at_work.get_by_label("What should we stop doing?").fill("Calls at night.")
    at_work.get_by_text("Add a letter that can be answered").click()
    at_work.get_by_label("Your letter").fill("Who is on call?")
    phrase = at_work.locator("[data-letter-phrase]").inner_text()
    at_work.get_by_role("button", name="Send, without my name").click()
    at_work.get_by_text("Thank you. It is counted.").wait_for()
    home = chromium.new_context(base_url=lived_in.url, viewport={"width": 390, "height": 844})
    page = home.new_page()
    read(page, phrase.upper())
    page.get_by_text("Who is on call?").wait_for()
    assert not page.get_by_role("button", name="Forget the words on this device").is_visible()
    page.get_by_label("Write more").fill("And who decides?")
    page.get_by_role("button", name="Send").click()
    page.get_by_text("And who decides?").wait_for()
    assert home.cookies() == [] or all(each["name"] != "session" for each in home.cookies())
    # Nothing of it was left in the second browser, and the first sees what was written there.
    assert "firsthand-letters" not in page.evaluate("Object.keys(localStorage)")
    home.close()
    read(at_work, phrase)
    at_work.get_by_text("And who decides?").wait_for()


def read(page, phrase):
    page.goto("/feedback/letters")
    page.get_by_label("Your eight words").fill(phrase)
    page.get_by_role("button", name="Open", exact=True).click()


def test_what_cannot_be_sent_stays_where_it_was_typed(demo, people):
    page = people(demo, "kasper")
    go(page, "", "open round")
    page.get_by_text("Your token is signed").wait_for()
    page.get_by_role("button", name="Send, without my name").click()
    page.get_by_text("There is nothing in it yet").wait_for()
    page.route("**/answers", lambda route: route.abort())
    page.get_by_label("What should we stop doing?").fill("Meetings at eight.")
    page.get_by_role("button", name="Send, without my name").click()
    page.get_by_text("Everything you wrote is still here").wait_for()
    assert page.get_by_label("What should we stop doing?").input_value() == "Meetings at eight."
    page.unroute("**/answers")
    page.get_by_role("button", name="Send, without my name").click()
    page.get_by_text("Thank you. It is counted.").wait_for()


def test_two_tabs_share_one_token_and_one_answer(demo, people):
    first = people(demo, "chidi")
    second = first.context.new_page()
    address = demo.url + path_of_open_round(first)
    for page in (first, second):
        page.evaluate("address => { location.href = address }", address)
    for page in (first, second):
        page.get_by_text("Your token is signed").wait_for()
    assert first.evaluate(KEPT) == second.evaluate(KEPT)
    first.get_by_label("What should we stop doing?").fill("Two of everything.")
    first.get_by_role("button", name="Send, without my name").click()
    first.get_by_text("Thank you. It is counted.").wait_for()
    second.get_by_label("What should we stop doing?").fill("Again.")
    second.get_by_role("button", name="Send, without my name").click()
    second.get_by_text("You have answered in this browser").wait_for()


def path_of_open_round(page):
    page.goto("/feedback")
    return page.locator("a[href^='/feedback/rounds/0']").first.get_attribute("href")
