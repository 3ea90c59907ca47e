"""Server CPU of requests over kept connections, measured as the process's own time."""
import concurrent.futures
import ctypes
import functools
import http.client
import json
import os
import pathlib
import re
import time
import tomllib
import urllib.parse

from browser import Browser

HERE = pathlib.Path(__file__).resolve().parent
ROUNDS = 7
LINES = 4


def processor_clock(process):
    """Reads what a process has used so far, in nanoseconds; /proc counts hundredths of a second."""
    clock = ctypes.c_int()
    if error := ctypes.CDLL(None).clock_getcpuclockid(process, ctypes.byref(clock)):
        raise OSError(error, os.strerror(error))
    return lambda: time.clock_gettime_ns(clock.value)


class Person:
    """Someone who is signed in and has a draft open: the one that is there, or else one with these words."""

    def __init__(self, demo, name, text=None):
        self.browser = Browser()
        page = self.browser.sign_in(demo.link(name))
        self.token = re.search(r'name="csrf" content="([^"]+)"', page.text)[1]
        self.room = re.search(r"/crises/(\w+)/facts", page.text)[1]
        speak = self.browser.open(f"{demo.address}/drafts")
        if text is None:
            composer = self.browser.open(demo.address + re.search(r'href="(/drafts/\w+)"', speak.text)[1])
        else:
            composer = self.browser.open(f"{demo.address}/drafts", {"csrf": self.token, "text": text})
        self.draft = composer.address.rpartition("/")[2]
        self.text = composer.form("Publish").fields["text"]
        self.address = demo.address

    @functools.cached_property
    def bearer(self):
        """A token for the API. Its rate has to be set high (FIRSTHAND_API_RATE)."""
        form = self.browser.open(f"{self.address}/profile/tokens").form("Make a token")
        scopes = [("scopes", scope) for scope in ("read", "speak", "run", "administer")]
        made = self.browser.open(
            self.address + form.action,
            [("csrf", form.fields["csrf"]), ("name", "A measurement"), ("days", "7"), *scopes])
        return re.search(r"firsthand_[\w-]{40,}", made.text)[0]


class Line:
    """One connection that is kept, and the request that is sent over it again and again."""

    def __init__(self, demo, request, person):
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(demo.address).netloc, timeout=30)
        self.method = request.get("method", "GET")
        self.path = request["path"].format(draft=person.draft, room=person.room)
        self.headers = {"Cookie": person.browser.cookie(), "X-CSRF-Token": person.token}
        if self.path.startswith("/api/"):
            self.headers = {"Authorization": f"Bearer {person.bearer}"}
        self.words = request["words"].encode()
        self.body = None
        if self.method == "POST":
            self.headers |= {"Content-Type": "application/json", "Accept": "application/json"}
            self.body = json.dumps({"text": person.text, "networks": ["practice"], "revision": 1})

    def send(self, count):
        for _ in range(count):
            answer = self.ask()
            body = answer.read()
            if answer.status != 200 or self.words not in body:
                raise SystemExit(f"{self.method} {self.path}: {answer.status}, or without “{self.words.decode()}”.")
        return len(body)

    def ask(self):
        """The server hangs up on whoever was silent for a while, as a line is whose turn comes late."""
        for again in (True, False):
            try:
                self.connection.request(self.method, self.path, self.body, self.headers)
                return self.connection.getresponse()
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                self.connection.close()
                if not again:
                    raise
        return None


class Measured:
    def __init__(self, request, lines):
        self.name, self.count, self.lines = request["name"], request["count"], lines
        self.each, self.rates, self.size = [], [], 0

    def run(self, clock, count=None):
        share = (count or self.count) // len(self.lines)
        with concurrent.futures.ThreadPoolExecutor(len(self.lines)) as threads:
            started, before = time.monotonic(), clock()
            sizes = list(threads.map(lambda line: line.send(share), self.lines))
            used, elapsed = clock() - before, time.monotonic() - started
        self.size = sizes[0]
        return used / 1000 / (share * len(self.lines)), share * len(self.lines) / elapsed

    def add(self, clock):
        microseconds, rate = self.run(clock)
        self.each.append(microseconds)
        self.rates.append(rate)


def measure(demo, lists=("requests",)):
    """- lists: of requests, the files here that hold them; the first request of all is hello."""
    requests = [each for name in lists for each in tomllib.loads((HERE / f"{name}.toml").read_text())["request"]]
    amira = Person(demo, "Amira")
    people = {"Amira": amira}
    for name in {name for request in requests for name in request["people"]} - {"Amira"}:
        people[name] = Person(demo, name, amira.text)
    measured = []
    for request in requests:
        names = request["people"] * (LINES if len(request["people"]) == 1 else 1)
        measured.append(Measured(request, [Line(demo, request, people[name]) for name in names]))
    clock = processor_clock(demo.process.pid)
    for each in measured:
        each.run(clock, max(8, each.count // 8))
    for _ in range(ROUNDS):
        for each in measured:
            each.add(clock)
    return measured
