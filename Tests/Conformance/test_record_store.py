"""What somebody passed goes to a learning record store that others wrote, when they want it to."""
import json

import pytest
from browser import Browser
from house import House

PASSED = "http://adlnet.gov/expapi/verbs/passed"
FAILED = "http://adlnet.gov/expapi/verbs/failed"


@pytest.fixture(scope="module")
def kasper(demo):
    browser = Browser()
    browser.sign_in(demo.link("Kasper"))
    return browser


def file_of(demo, browser):
    return json.loads(browser.open(f"{demo.address}/courses/statements").text)


def test_nothing_goes_before_its_owner_says_so_then_exactly_what_they_passed(demo, record_store, kasper):
    page = kasper.open(f"{demo.address}/learning-records")
    assert record_store.endpoint in page.words and "Nothing of it is sent" in page.words
    assert record_store.statements() == []
    kasper.press(page, "Send them to 127.0.0.1")
    demo.wait_for(lambda: "Last taken" in kasper.open(page.address).words, seconds=60)
    there = {each["id"]: each for each in record_store.statements()}
    own = {each["id"]: each for each in file_of(demo, kasper)}
    passed = [each for each in own.values() if each["verb"]["id"] == PASSED]
    assert passed and set(there) <= set(own)
    assert len(there) == 2 * len(passed), "that it was begun, and that it was passed"
    assert all(each["verb"]["id"] != FAILED for each in there.values())
    for number, each in there.items():
        kept = {name: value for name, value in each.items() if name not in ("stored", "authority")}
        assert kept == own[number], "what the store has is what the file says"


def test_switched_off_and_on_again_it_has_nothing_twice(demo, record_store, kasper):
    before = record_store.statements()
    page = kasper.press(kasper.open(f"{demo.address}/learning-records"), "Stop sending")
    assert "Nothing of it is sent" in page.words
    kasper.press(page, "Send them to 127.0.0.1")
    demo.wait_for(lambda: "Last taken" in kasper.open(page.address).words, seconds=60)
    assert record_store.statements() == before


def test_nobody_else_has_sent_anything(demo, record_store, kasper):
    actors = {each["actor"]["account"]["name"] for each in record_store.statements()}
    assert actors == {each["actor"]["account"]["name"] for each in file_of(demo, kasper)}


@pytest.mark.parametrize(("secret", "state", "words"), [
    ("opensesame", "well", "lets us in"), ("guessed", "wrong", "does not let us in: it answered 401")])
def test_doctor_says_whether_the_store_lets_us_in(tmp_path, record_store, secret, state, words):
    house = House(tmp_path)
    house.must("migrate")
    report = json.loads(house.run("doctor", "--json", **record_store.variables(secret)).stdout)
    [found] = [each for each in report["found"] if each["subject"] == "records"]
    assert (found["state"], words in found["sentence"]) == (state, True), found
    assert secret not in json.dumps(report)
