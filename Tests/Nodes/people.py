"""What people do while things break, and what they were told. Only an answer counts as a promise."""
import datetime
import http.client
import random
import re
import threading
import time
import urllib.error

from world import AUTHORS, open_crisis


# Everybody says it differently: nearly the same words as a colleague's would wait half an hour.
WORDS = """apple bridge candle door engine field garden harbour island jacket kettle ladder meadow needle orchard paper
quilt river saddle table umbrella valley window yard anchor basket corner dinner evening forest glass hill ink journey
kitchen lamp morning neighbour oven pocket road stone tower uncle village wheel winter yarn autumn bench coat drum""".split()


class Doing(threading.Thread):
    """One person, one thing after the other, until it is over. Everybody has a seed of their own."""

    def __init__(self, person, seed):
        super().__init__(daemon=True)
        self.person, self.numbers = person, random.Random(seed)
        self.over, self.fault = threading.Event(), None
        self.answered = self.unanswered = self.failed = 0
        self.refused = []
        self.slowest = 0.0

    def run(self):
        try:
            while not self.over.is_set():
                self.act()
                self.over.wait(self.numbers.uniform(0, self.pause))
        except Exception as fault:  # noqa: BLE001 - shown by `end`, in the test's own thread
            self.fault = fault

    pause = 0.05

    def end(self):
        self.over.set()
        self.join(60)
        if self.fault:
            raise self.fault
        assert not self.is_alive(), "somebody still waits for an answer after a minute"

    def send(self, path, **fields):
        """The answer, when it is a promise; None when nothing was promised."""
        return self.ask(lambda: self.person.send(path, **fields))

    def read(self, path):
        return self.ask(lambda: self.person.open(self.person.address + path))

    def ask(self, call):
        began = time.monotonic()
        try:
            page = call()
        except (urllib.error.URLError, http.client.HTTPException, OSError):
            self.unanswered += 1
            return None
        self.slowest = max(self.slowest, time.monotonic() - began)
        if page.status < 400:
            self.answered += 1
            return page
        if page.status >= 500:
            self.failed += 1
            print(f"{type(self).__name__}: {page.status} {page.address} {page.text[:2000]}")
        elif page.status != 429:
            self.refused.append(page.status)
        return None


class Author(Doing):
    """Begins drafts, writes on them, publishes some."""

    def __init__(self, person, seed, name):
        super().__init__(person, seed)
        self.name, self.count = name, 0
        self.saved, self.tried, self.published = {}, {}, {}
        self.draft, self.revision = None, 0

    def words(self):
        self.count += 1
        return f"{self.name}-{self.count}: " + " ".join(self.numbers.choices(WORDS, k=14)) + "."

    def act(self):
        if self.draft is None:
            if page := self.send("/drafts", text=""):
                self.draft, self.revision = page.headers["Location"].rpartition("/")[2], 1
            return
        draft, text = self.draft, self.words()
        doing = "publish" if self.numbers.random() < 0.4 else "check"
        fields = {"text": text, "networks": "practice", "revision": str(self.revision), "confirmed": "on", "do": doing}
        self.tried.setdefault(draft, []).append(text)
        page = self.send(f"/drafts/{draft}", **fields)
        if page is None:
            self.draft = None  # nobody knows what stands there now; the next words begin a draft of their own
        elif page.status == 303 and "/posts/" in page.headers["Location"]:
            self.published[draft], self.draft = text, None
        elif page.status == 303:
            self.saved[draft], self.revision = text, self.revision + 1
        else:
            self.draft = None


class Team(Doing):
    """Establishes facts, changes them, prepares some for later, and gives a function back and forth."""

    pause = 0.1

    def __init__(self, person, seed, crisis):
        super().__init__(person, seed)
        self.crisis, self.count, self.facts = crisis, 0, []
        self.stated, self.tried, self.prepared = [], [], []
        self.joined, self.joins, self.left = 0, 0, 0
        self.is_vacant = True

    def act(self):
        return self.numbers.choice([self.establish, self.change, self.prepare, self.hand_over])()

    def state(self, path, **fields):
        self.count += 1
        statement = f"{self.count} cartons of batch {self.count} were found."
        self.tried.append(statement)
        page = self.send(
            f"/crises/{self.crisis}{path}", statement=statement, status="confirmed", owner="Lead", source="A count",
            why="We counted again.", **fields)
        if page is None or page.status != 303:
            return None
        self.stated.append(statement)
        return re.search(r"/facts/(\w+)", page.headers["Location"])[1], statement

    def establish(self):
        if done := self.state("/facts"):
            self.facts.append([done[0], 1])

    def change(self):
        if not self.facts:
            return
        fact = self.numbers.choice(self.facts)
        if self.state(f"/facts/{fact[0]}/versions", based_on=str(fact[1])):
            fact[1] += 1
        else:
            self.facts.remove(fact)

    def prepare(self):
        later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=2)
        if done := self.state("/facts", not_public_before=later.strftime("%Y-%m-%dT%H:%M")):
            self.prepared.append(done[0])

    def hand_over(self):
        path, seat = f"/crises/{self.crisis}/team", {"function": "Communications", "backup": ""}
        self.joins += 1
        # Who sits there already does not sit down again.
        if (page := self.send(path, person="ben@halden.example", **seat)) and page.status == 303 and self.is_vacant:
            self.joined += 1
        self.is_vacant = False
        if (page := self.send(f"{path}/departures", **seat)) and page.status == 303:
            self.left += 1
            self.is_vacant = True


def begin_work(world, network, seed, authors=AUTHORS):
    """Chidi opens a crisis, everybody connects an account, and all of them begin."""
    chidi = world.person("Chidi")
    working = [Team(chidi, f"{seed} Chidi", open_crisis(chidi))]
    for name in authors:
        person = world.person(name)
        network.connect(person, world.front, name.lower())
        working.append(Author(person, f"{seed} {name}", name))
    for each in working:
        each.start()
    return working


class Reader(Doing):
    """Looks at pages, again and again."""

    def act(self):
        self.read(self.numbers.choice(["/", "/crises", "/drafts", "/profile", "/accounts"]))
