"""What somebody learned leaves as xAPI statements: read by a learning record store's own models, from PyPI."""
import json
import re

import pytest
from browser import Browser
from icalendar import Calendar
from pydantic import ValidationError
from ralph.models.xapi.base.statements import BaseXapiStatement

KNOWN = {f"http://adlnet.gov/expapi/verbs/{verb}" for verb in ("initialized", "passed", "failed")}

DRILLED = {f"http://adlnet.gov/expapi/verbs/{verb}" for verb in (
    "initialized", "answered", "completed", "exited", "commented")} | {"http://id.tincanapi.com/verb/skipped"}
SIMULATION = "http://adlnet.gov/expapi/activities/simulation"


@pytest.fixture(scope="module")
def amira(demo):
    browser = Browser()
    browser.sign_in(demo.link("Amira"))
    return browser


@pytest.fixture(scope="module")
def statements(demo, amira):
    """As a store gets them: the same after they have been read strictly."""
    found = json.loads(amira.open(f"{demo.address}/courses/statements").text)
    assert found, "Amira has taken courses in the demo"
    return found


def test_every_statement_is_one_by_the_rules_of_xapi(statements):
    for each in statements:
        BaseXapiStatement.model_validate(each)
        assert each["verb"]["id"] in KNOWN
    # A model that lets anything through would prove nothing.
    for broken in ({"verb": {"id": "passed"}}, {"result": {"score": {"scaled": 1.5}}}, {"id": "7"}):
        with pytest.raises(ValidationError):
            BaseXapiStatement.model_validate(statements[0] | broken)


def test_the_same_act_has_the_same_id_and_no_other_act_has_it(demo, amira, statements):
    again = json.loads(amira.open(f"{demo.address}/courses/statements").text)
    assert [each["id"] for each in again] == [each["id"] for each in statements]
    assert len({each["id"] for each in statements}) == len(statements)


@pytest.fixture(scope="module")
def drilled(demo, amira):
    """What Amira did in drills."""
    found = json.loads(amira.open(f"{demo.address}/drills/statements").text)
    assert found, "Amira has done drills in the demo"
    return found


def test_every_statement_of_a_drill_is_one_by_the_rules_and_says_that_it_was_a_drill(demo, drilled):
    for each in drilled:
        BaseXapiStatement.model_validate(each)
        assert each["verb"]["id"] in DRILLED
        [category] = each["context"]["contextActivities"]["category"]
        assert category["definition"]["name"]["en"].startswith("DRILL")
        assert each["object"]["id"].startswith(f"{demo.address}/drills#")
    whole = [each for each in drilled if each["verb"]["id"].endswith("/initialized")]
    assert {each["object"]["definition"]["type"] for each in whole} == {SIMULATION}
    registrations = [each["context"]["registration"] for each in whole]
    assert len(set(registrations)) == len(registrations), "each time has its own"
    for broken in ({"context": {"registration": "7"}}, {"context": {"contextActivities": {"category": "drill"}}}):
        with pytest.raises(ValidationError):
            BaseXapiStatement.model_validate(drilled[0] | broken)


def test_no_statement_of_a_drill_says_what_was_said_or_how_good_it_was(drilled):
    assert {each["verb"]["display"]["en"] for each in drilled} >= {"initialized", "answered", "exited", "commented"}
    for each in drilled:
        assert set(each.get("result", {})) <= {"completion"}
    assert "safe to drink" not in json.dumps(drilled)


def test_a_planned_drill_is_an_hour_in_a_real_calendar_and_says_that_it_is_a_drill(demo, amira):
    drill = re.search(r'href="(/drills/\w{26})"', amira.open(f"{demo.address}/drills").text)[1]
    page = amira.open(f"{demo.address}{drill}/calendar")
    assert page.headers["Content-Type"].startswith("text/calendar")
    [event] = Calendar.from_ical(page.text).walk("VEVENT")
    assert event["SUMMARY"].startswith("DRILL: ")
    assert (event.end - event.start).total_seconds() == 40 * 60
    assert event["URL"] == f"{demo.address}{drill}"
