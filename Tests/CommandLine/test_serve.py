"""`serve`: starts in the right hands or not at all, and ends when it is asked to."""
import contextlib
import http.client
import re
import socket
import stat
import time

import pytest
from browser import Browser
from house import sentence
from program import ROOT

WRONG = {
    "FIRSTHAND_DATABASE": "mysql:x", "FIRSTHAND_HOST": "", "FIRSTHAND_PORT": "65536",
    "FIRSTHAND_ADDRESS": "firsthand.halden.example", "FIRSTHAND_ORGANISATION": "", "FIRSTHAND_KEY": "c2hvcnQ=",
    "FIRSTHAND_KEY_FILE": "", "FIRSTHAND_WEB": "nowhere", "FIRSTHAND_PLAYBOOKS": "nowhere",
    "FIRSTHAND_CONNECTIONS": "0", "FIRSTHAND_PRACTICE_PORT": "first", "FIRSTHAND_PRACTICE_ADDRESS": "localhost/x",
    "FIRSTHAND_LOG_LEVEL": "loud", "FIRSTHAND_TRUSTED_PROXIES": "nginx", "FIRSTHAND_DRAIN_SECONDS": "-1",
    "FIRSTHAND_METRICS_PORT": "first", "FIRSTHAND_METRICS_HOST": "", "FIRSTHAND_TLS_CERTIFICATE": "nowhere",
    "FIRSTHAND_TLS_KEY": "nowhere", "FIRSTHAND_OLD_KEY": "c2hvcnQ=", "FIRSTHAND_OLD_KEY_FILE": "nowhere",
    "FIRSTHAND_ALLOWED_HOSTS": "https://halden.example/path", "FIRSTHAND_API_RATE": "0", "FIRSTHAND_KEEP_DRAFTS": "1",
    "FIRSTHAND_TRACES": "/nowhere/traces.jsonl", "FIRSTHAND_TRACE_SAMPLE": "10",
    "FIRSTHAND_SMTP_HOST": "https://mail", "FIRSTHAND_SMTP_SECURITY": "ssl", "FIRSTHAND_SMTP_USER": "",
    "FIRSTHAND_SMTP_PASSWORD": "", "FIRSTHAND_SMTP_PASSWORD_FILE": "nowhere", "FIRSTHAND_SMTP_FROM": "news",
    "FIRSTHAND_SMTP_AUTHORITIES": "nowhere", "FIRSTHAND_SMTP_BOUNCES": "a+b@halden.example", "FIRSTHAND_CHANNEL_WORDS": "some", "FIRSTHAND_WATCH_HOURS": "0",
    "FIRSTHAND_WATCH_DAYS": "1", "FIRSTHAND_LRS_ENDPOINT": "records.halden.example", "FIRSTHAND_LRS_KEY": "",
    "FIRSTHAND_LRS_SECRET": "", "FIRSTHAND_LRS_SECRET_FILE": "nowhere",
}
GUIDE = dict(re.findall(
    r"^\| `(FIRSTHAND_\w+)` \|.*\| `([^`]+)` \|$", (ROOT / "docs/guides/operate.md").read_text(), re.M))


def test_the_guide_lists_every_variable_that_is_tried_here():
    assert set(GUIDE) == set(WRONG)


@pytest.mark.parametrize("variable", WRONG)
def test_a_wrong_value_is_refused_at_start_with_the_sentence_of_the_guide(house, variable):
    refused = sentence(house.run("serve", **{variable: WRONG[variable]}))
    assert refused == f"Error: {variable}: {GUIDE[variable]}"


def test_a_misspelt_variable_is_refused_and_not_passed_over(house):
    assert sentence(house.run("serve", FIRSTHAND_DATABSE="sqlite:x")) == (
        "Error: FIRSTHAND_DATABSE: there is no such setting")


@pytest.mark.parametrize("port", ["0", "-1", "65536"])
def test_a_port_that_is_none_is_refused_in_words(house, port):
    assert "is not a port (1 to 65535)" in sentence(house.run("serve", f"--port={port}"))


@contextlib.contextmanager
def taken(port):
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind(("127.0.0.1", port))
        holder.listen()
        yield


def test_a_port_in_use_gets_one_clear_sentence(house):
    with taken(house.port):
        refused = sentence(house.run("serve"))
    assert refused.startswith(f"Error: Port {house.port} is in use. Choose another one")


def test_so_does_a_practice_port_in_use(house):
    with taken(house.port + 1):
        refused = sentence(house.run("serve", FIRSTHAND_PRACTICE_PORT=str(house.port + 1)))
    assert refused.startswith(f"Error: Port {house.port + 1} is in use.")


def test_it_says_where_it_is_and_answers_there(house):
    with house.serve() as server:
        page = Browser().open(house.address)
        assert page.status == 200
        assert page.address.startswith(house.address + "/sign-in")
        assert server.out.read_text() == f"Firsthand is at {house.address} (port {house.port}).\n"


def test_the_first_start_makes_a_key_that_only_its_owner_reads(house):
    with house.serve():
        assert stat.S_IMODE(house.key.stat().st_mode) == 0o600
    first = house.key.read_text()
    with house.serve():
        assert house.key.read_text() == first


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_key_that_others_can_read_is_refused_in_words(house, mode):
    house.must("people", "add-administrator", "Dana", "dana@halden.example")
    house.key.chmod(mode)
    refused = sentence(house.run("serve"))
    assert str(house.key) in refused
    assert f"chmod 600 {house.key}" in refused


def test_a_key_that_is_none_is_refused_in_words_and_left_alone(house):
    house.key.write_text("not a key")
    house.key.chmod(0o600)
    assert "The key is not 32 bytes in base 64." in sentence(house.run("serve"))
    assert house.key.read_text() == "not a key"


@contextlib.contextmanager
def open_stream(house, browser):
    """A live page that listens; gives the stream when its first beat is there."""
    connection = http.client.HTTPConnection("localhost", house.port, timeout=20)
    try:
        connection.request("GET", "/events", headers={"Cookie": browser.cookie(), "Accept": "text/event-stream"})
        stream = connection.getresponse()
        assert (stream.status, stream.getheader("Content-Type")) == (200, "text/event-stream")
        assert stream.readline() == b":\n"
        yield stream
    finally:
        connection.close()


def signed_in(house):
    browser = Browser()
    link = house.must("people", "sign-in-link", "amara@halden.example").strip()
    assert browser.sign_in(link).status == 200
    return browser


def test_it_ends_within_five_seconds_though_a_live_page_listens(peopled_house):
    server = peopled_house.serve()
    with open_stream(peopled_house, signed_in(peopled_house)) as stream:
        asked = time.monotonic()
        assert server.stop(seconds=5) == 0
        assert time.monotonic() - asked < 5
        assert stream.read() == b"\n"


def test_it_starts_again_on_the_same_data_and_people_are_still_signed_in(peopled_house):
    with peopled_house.serve():
        browser = signed_in(peopled_house)
    with peopled_house.serve():
        assert browser.open(peopled_house.address + "/profile").address == peopled_house.address + "/profile"


def test_everything_is_in_the_one_file_when_it_has_ended(peopled_house):
    with peopled_house.serve():
        signed_in(peopled_house)
    copy = peopled_house.folder / "copy.sqlite"
    copy.write_bytes(peopled_house.database.read_bytes())
    peopled_house.database = copy
    assert peopled_house.rows("SELECT count(*) FROM sessions") == [(1,)]


def test_its_log_names_nobody_and_opens_nothing(peopled_house):
    with peopled_house.serve(FIRSTHAND_LOG_LEVEL="trace") as server:
        browser = Browser()
        link = peopled_house.must("people", "sign-in-link", "amara@halden.example").strip()
        browser.sign_in(link)
        browser.open(peopled_house.address + "/sign-in?back=/Kastanienbaum")
    log = server.err.read_text()
    assert "route=/sign-in/:link" in log
    secrets = [cookie.value for cookie in browser.cookies]
    for private in [link.rpartition("/")[2], "amara", "Amara", "Haddad", "Kastanienbaum", *secrets]:
        assert private not in log
