"""A real Chromium before a real demo. Nothing is faked: people come in by their one-time links."""
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time

import pytest
from playwright.sync_api import expect, sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build/debug/firsthand"
CHROMIUM = next((path for path in map(shutil.which, ["chromium", "chromium-browser", "google-chrome"]) if path), None)

expect.set_options(timeout=15_000)

# A worker would stand between a page and what a test puts in its way; tests of the worker let it in.
USUAL = {"locale": "en-GB", "timezone_id": "Europe/Copenhagen", "service_workers": "block"}


class Demo:
    """The demo on ports and data of its own; `engine` is sqlite or postgres."""

    def __init__(self, folder, engine="sqlite", **environment):
        self.folder = folder
        self.database = postgres_database() if engine == "postgres" else f"sqlite:{folder}/data/demo.sqlite"
        self.port = two_free_ports()
        self.url = f"http://localhost:{self.port}"
        self.practice = f"http://localhost:{self.port + 1}"
        links = folder / "links.json"
        command = [PROGRAM, "demo", "--port", str(self.port), "--data", folder / "data", "--links-file", links]
        if engine == "postgres":
            command += ["--database", self.database]
        self.log = open(folder / "log", "w")
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdout=self.log, stderr=subprocess.STDOUT, env=os.environ | environment)
        deadline = time.monotonic() + 120
        while not (links.exists() and links.stat().st_size):
            assert self.process.poll() is None and time.monotonic() < deadline, (folder / "log").read_text()
            time.sleep(0.1)
        self.links = {link["email"].split("@")[0]: link["url"] for link in json.loads(links.read_text())}
        self.states = {}

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(timeout=20) == 0, "the demo did not end by itself"
        self.log.close()


def two_free_ports():
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
                return port
            except OSError:
                continue


def postgres_database():
    server = os.environ["FIRSTHAND_TEST_POSTGRES"]
    name = f"browser_{time.time_ns()}"
    subprocess.run(["psql", "-qc", f"CREATE DATABASE {name}", server], check=True)
    return server.rsplit("/", 1)[0] + "/" + name


def engines():
    return ["sqlite"] + (["postgres"] if os.environ.get("FIRSTHAND_TEST_POSTGRES") else [])


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """Shared by tests that only look."""
    demo = Demo(tmp_path_factory.mktemp("demo"))
    yield demo
    demo.stop()


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory):
    """Shared by tests that write, each in things of its own."""
    demo = Demo(tmp_path_factory.mktemp("lived-in"))
    yield demo
    demo.stop()


@pytest.fixture
def people(chromium):
    """`people(demo, "amira")` opens a window in which she is signed in; every window must stay free of script errors."""
    contexts, faults = [], []

    def enter(demo, name, **options):
        if name not in demo.states:
            door = chromium.new_context(service_workers="block")
            page = door.new_page()
            page.goto(demo.links[name])
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url(demo.url + "/")
            # The first page fetches a token for the round that is open: it goes along, or no window has it.
            if page.locator("[data-round]").count():
                wait_until(page, "Object.values(localStorage).some(kept => kept.includes('signature'))")
            demo.states[name] = door.storage_state()
            door.close()
        context = chromium.new_context(
            base_url=demo.url, storage_state=demo.states[name], **USUAL | options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if is_fault(message) else None)
        return page

    yield enter
    for context in contexts:
        context.close()
    assert faults == []


def wait_until(page, condition):
    """`page.wait_for_function` looks again by `eval`, which the pages' own policy forbids."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"still not so after ten seconds: {condition}")


def is_fault(message):
    # Answers other than 2xx are told on the console too; whether they were right is each test's own business.
    return message.type == "error" and "Failed to load resource" not in message.text


def crisis_path(page):
    """The crisis that the person's pages stand in."""
    page.goto("/crises")
    return page.locator("a[href^='/crises/0']").first.get_attribute("href").split("?")[0]
