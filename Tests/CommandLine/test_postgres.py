"""The commands on PostgreSQL, where several servers may share one database."""
import http.client
import os
import re
import shutil
import subprocess
import tempfile
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from browser import Browser
from house import House, sentence
from postgres import psql
from program import ROOT, Demo


@pytest.fixture(scope="module")
def cluster():
    """The one that `make test` has started, or else one of our own."""
    if address := os.environ.get("FIRSTHAND_TEST_POSTGRES"):
        yield address
        return
    folder = tempfile.mkdtemp(prefix="firsthand-postgres.")
    os.chmod(folder, 0o755)
    started = subprocess.run(
        [ROOT / "bin/postgres", "start", f"{folder}/cluster"], stdout=subprocess.PIPE, text=True, check=True)
    try:
        yield started.stdout.strip()
    finally:
        subprocess.run([ROOT / "bin/postgres", "stop", f"{folder}/cluster"], check=True)
        shutil.rmtree(folder)


@pytest.fixture
def address(cluster):
    name = f"operator_{uuid.uuid4().hex}"
    psql(cluster, f"CREATE DATABASE {name}")
    yield cluster.rpartition("/")[0] + "/" + name
    psql(cluster, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def empty_house(tmp_path, address):
    return House(tmp_path, address)


def test_an_empty_database_is_made_ready_once(empty_house, address):
    applied = empty_house.must("migrate").removeprefix("Applied: ").strip().split(", ")
    assert applied == psql(address, "SELECT name FROM schema_migrations ORDER BY position")
    assert empty_house.must("migrate") == "Nothing to do.\n"


def test_two_operators_at_once_make_it_ready_once(empty_house):
    with ThreadPoolExecutor(2) as both:
        said = sorted(both.map(lambda _: empty_house.must("migrate"), range(2)))
    assert said[0].startswith("Applied: events, ")
    assert said[1] == "Nothing to do.\n"


def test_a_schema_that_does_not_fit_is_refused(house, address):
    psql(address, "DELETE FROM schema_migrations WHERE name = 'practice'")
    assert sentence(house.run("serve")).endswith("(missing: practice). Run: firsthand migrate")
    psql(address, "INSERT INTO schema_migrations VALUES (99, 'from the future', 0)")
    assert "Install the newer program." in sentence(house.run("migrate"))


def test_people_come_in_and_walk_in(peopled_house):
    with peopled_house.serve():
        link = peopled_house.must("people", "sign-in-link", "amara@halden.example").strip()
        page = Browser().sign_in(link)
        assert (page.status, page.address) == (200, peopled_house.address + "/")
        assert Browser().open(link).status == 404
    peopled_house.must("people", "import", ROOT / "Demo/people.csv")
    assert peopled_house.must("people", "import", ROOT / "Demo/people.csv") == "0 new, 384 changed.\n"


def test_a_changed_event_is_found_where_it_stands(peopled_house, address):
    for name in ("Dana", "Eve"):
        peopled_house.must("people", "add-administrator", name, f"{name.lower()}@halden.example")
    assert peopled_house.must("verify-log").startswith("The log is whole: 5 events")
    psql(address, """
        DROP TRIGGER events_append_only ON events;
        UPDATE events SET actor = 'somebody else' WHERE seq = (SELECT seq FROM sealed WHERE position = 2)""")
    done = peopled_house.run("verify-log")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "The log is broken at position 2: the event there was changed.\n"


def test_it_ends_within_five_seconds_though_a_live_page_listens(peopled_house):
    server = peopled_house.serve()
    browser = Browser()
    browser.sign_in(peopled_house.must("people", "sign-in-link", "amara@halden.example").strip())
    connection = http.client.HTTPConnection("localhost", peopled_house.port, timeout=20)
    connection.request("GET", "/events", headers={"Cookie": browser.cookie()})
    stream = connection.getresponse()
    assert stream.readline() == b":\n"
    asked = time.monotonic()
    assert server.stop(seconds=5) == 0
    assert time.monotonic() - asked < 5
    connection.close()


def test_the_demo_tells_its_story_there(tmp_path, story, address):
    with Demo(tmp_path, "--story", story, "--database", address) as demo:
        page = Browser().sign_in(demo.link("Amira"))
        assert "612 cartons were sold before the recall." in page.words
    assert psql(address, "SELECT count(*) FROM crises") == ["1"]
