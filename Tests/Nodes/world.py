"""A company in a crisis, on either engine, and the nodes that serve it."""
import contextlib
import pathlib
import re
import signal
import sqlite3

from browser import Browser
from house import House
from postgres import psql
from ports import fresh_port
from program import Server, answers

PEOPLE = """name,email,department,title,country,time_zone,languages,roles,phone
Chidi Okafor,chidi@halden.example,Communications,Head of communications,DK,UTC,en,employee;leader,
Ben Holt,ben@halden.example,Production,Head of the night line,DK,UTC,en,employee;leader,
"""
AUTHOR = "{0} Haddad,{1}@halden.example,Production,Night line,DK,UTC,en,employee,\n"
AUTHORS = ["Amara", "Eve", "Finn", "Grace"]


class Node(Server):
    """One started program; killed, it leaves as a machine does whose power is gone."""

    def __init__(self, world, port, name, **variables):
        self.port, self.address = port, f"http://localhost:{port}"
        super().__init__(
            "serve", folder=world.folder / name,
            variables=world.house.variables | world.variables | {"FIRSTHAND_PORT": str(port)} | variables)

    def ready(self):
        self.wait_for(self.is_ready)
        return self

    def is_ready(self):
        return answers(f"{self.address}/health/ready")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def pause(self):
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self):
        self.process.send_signal(signal.SIGCONT)


class Person(Browser):
    """Somebody who is signed in, at whichever node the address leads to."""

    def __init__(self, world, address, email):
        super().__init__()
        self.address = address
        page = self.sign_in(world.link(email, address))
        assert page.status == 200, page.text
        self.token = re.search(r'name="csrf" content="([^"]+)"', page.text)[1]

    def send(self, path, **fields):
        """A form of ours without looking at it first, and where its answer leads: an answer is a promise kept."""
        return self.staying().open(self.address + path, {"csrf": self.token} | fields)


class World:
    """A folder, a database and the people in it; `front` is where people reach it, a node or what stands before them."""

    def __init__(self, folder, database=None, practice=None):
        self.folder = pathlib.Path(folder)
        self.house = House(self.folder / "house", database)
        self.house.port = fresh_port()
        self.front = self.house.address = f"http://localhost:{self.house.port}"
        self.is_postgres = database is not None
        self.variables = {"FIRSTHAND_LOG_LEVEL": "warning"}
        if practice:
            self.variables["FIRSTHAND_PRACTICE_ADDRESS"] = practice
        self.names = 0

    def migrate(self):
        self.house.must("migrate")
        people = self.folder / "people.csv"
        people.write_text(PEOPLE + "".join(AUTHOR.format(name, name.lower()) for name in AUTHORS))
        self.house.must("people", "import", people)

    def node(self, port=None, **variables):
        self.names += 1
        return Node(self, port or fresh_port(), f"node-{self.names}", **variables)

    def link(self, email, address):
        return address + self.house.must("people", "sign-in-link", email).strip().removeprefix(self.front)

    def person(self, name, address=None):
        return Person(self, address or self.front, f"{name.lower()}@halden.example")

    def rows(self, query):
        """As texts on both engines."""
        if self.is_postgres:
            return [tuple(line.split("\x1f")) for line in psql(self.house.database_address, query, "-F", "\x1f")]
        return [tuple("" if value is None else str(value) for value in row) for row in self.house.rows(query)]

    def count(self, query):
        return int(self.rows(query)[0][0])

    def write(self, script):
        if self.is_postgres:
            psql(self.house.database_address, script)
        else:
            with contextlib.closing(sqlite3.connect(self.house.database, timeout=30)) as connection:
                connection.executescript(script)

    def verify_log(self):
        done = self.house.run("verify-log")
        assert done.returncode == 0, done.stdout + done.stderr
        return int(re.search(r"(\d+) events?", done.stdout)[1])


def open_crisis(chidi):
    page = chidi.send("/crises", title="Allergen in oat milk", kind="other", severity="serious", playbook="")
    assert page.status == 303, page.text
    return re.search(r"/crises/(\w+)", page.headers["Location"])[1]


def establish(chidi, crisis, number):
    page = chidi.send(
        f"/crises/{crisis}/facts", statement=f"{number} cartons were found.", status="confirmed", owner="Lead",
        source="A count")
    assert page.status == 303, page.text
