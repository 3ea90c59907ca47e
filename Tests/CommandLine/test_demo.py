"""`demo` and `make run`: a stranger is looking at a crisis within a minute, wherever they asked for it."""
import contextlib
import socket
import sqlite3
import stat
import subprocess

import pytest
from browser import Browser
from house import sentence
from program import ROOT, Demo, environment, firsthand, free_port


@pytest.fixture(scope="module")
def demo(story, tmp_path_factory):
    with Demo(tmp_path_factory.mktemp("demo"), "--story", story) as demo:
        yield demo


def query(demo, text):
    with contextlib.closing(sqlite3.connect(demo.data / "demo.sqlite")) as connection:
        return connection.execute(text).fetchall()


def test_it_says_where_it_is_and_prints_a_link_for_each_person(demo):
    said = demo.out.read_text()
    assert demo.address in said.splitlines()[0]
    assert demo.practice in said.splitlines()[1]
    assert {"Amira Haddad", "Chidi Okafor", "Ingrid Halvorsen", "Priya Raman"} <= {link["name"] for link in demo.links}
    for link in demo.links:
        assert f"{link['name']}\t{link['role']}\t{link['url']}\n" in said
    assert demo.err.read_text() == ""


def test_each_link_signs_its_person_in_once(demo):
    page = Browser().sign_in(demo.link("Amira"))
    assert (page.status, page.address) == (200, demo.address + "/")
    assert "Oat milk recall" in page.text
    assert Browser().open(demo.link("Amira")).status == 404


def test_the_crisis_is_in_motion(demo):
    browser = Browser()
    browser.sign_in(demo.link("Chidi"))
    ((crisis,),) = query(demo, "SELECT id FROM crises")
    room = browser.open(f"{demo.address}/crises/{crisis}")
    assert room.status == 200
    assert "612 cartons were sold before the recall." in room.words


def test_what_was_said_stands_on_the_practice_network_at_the_next_port(demo):
    page = Browser().open(demo.practice)
    assert page.status == 200
    assert "Nobody argued about the cost." in page.text


def test_everything_it_writes_is_in_its_folder_and_the_key_is_its_owner_s(demo):
    assert {file.name for file in demo.data.iterdir()} >= {"demo.sqlite", "firsthand.key"}
    assert stat.S_IMODE((demo.data / "firsthand.key").stat().st_mode) == 0o600


def test_the_links_file_is_for_its_owner_alone(demo):
    assert stat.S_IMODE((demo.data.parent / "links.json").stat().st_mode) == 0o600


def test_a_new_start_tells_the_story_anew_and_keep_goes_on_with_it(story, tmp_path):
    def start(*words):
        with Demo(tmp_path, "--story", story, *words) as demo:
            (tmp_path / "links.json").unlink()
            return query(demo, "SELECT id FROM crises"), demo.link("Amira"), demo

    first_crisis, first_link, _ = start()
    kept_crisis, kept_link, demo = start("--keep")
    assert kept_crisis == first_crisis
    assert kept_link != first_link
    assert len(query(demo, "SELECT 1 FROM posts")) == 1
    new_crisis, _, _ = start()
    assert len(new_crisis) == 1
    assert new_crisis != first_crisis


@pytest.mark.parametrize("beside", [0, 1], ids=["its own", "the practice network's"])
def test_a_port_in_use_gets_one_clear_sentence_and_leaves_the_data_alone(tmp_path, beside):
    port = free_port()
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind(("127.0.0.1", port + beside))
        holder.listen()
        refused = sentence(firsthand("demo", "--port", port, "--data", tmp_path / "data"))
    assert refused.startswith(f"Error: Port {port + beside} is in use. Choose another one")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("port", ["0", "65535", "70000"])
def test_a_port_without_a_next_one_is_refused_in_words(tmp_path, port):
    assert "is not a port (1 to 65535)" in sentence(firsthand("demo", f"--port={port}", "--data", tmp_path / "data"))


def test_a_folder_without_a_story_is_refused_in_a_sentence(tmp_path):
    refused = sentence(firsthand("demo", "--port", free_port(), "--data", tmp_path / "data", "--story", tmp_path))
    assert f"{tmp_path}/halden.yaml" in refused
    assert "Error Domain" not in refused


def make_run(**variables):
    done = subprocess.run(
        ["make", "--silent", "run"], cwd=ROOT, env=environment(variables), capture_output=True, text=True, timeout=30)
    return done.returncode, done.stderr


@pytest.mark.parametrize("port", ["eighty", "0", "65535", "-1"])
def test_make_run_refuses_a_port_that_is_none(port):
    status, said = make_run(PORT=port)
    assert status != 0
    assert f"PORT={port} is not a port" in said


@pytest.mark.parametrize("beside", [0, 1], ids=["its own", "the practice network's"])
def test_make_run_refuses_a_port_in_use_before_it_builds_anything(beside):
    port = free_port()
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind(("127.0.0.1", port + beside))
        holder.listen()
        status, said = make_run(PORT=str(port))
    assert status != 0
    assert f"Port {port + beside} is in use. Choose another one, like PORT={port + 10} make run." in said
