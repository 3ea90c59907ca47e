"""A house of its own for each test, and one small company that several of them look at."""
import contextlib
import pathlib
import shutil
import sqlite3
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from program import Demo, Server, answers, firsthand, free_port  # noqa: E402
from story import shorten  # noqa: E402

PEOPLE = """name,email,department,title,country,time_zone,languages,roles,phone
Amara Haddad,amara@halden.example,Production,Night line lead,DK,Europe/Copenhagen,da en,employee,
Ben Holt,ben@halden.example,Production,Head of the night line,DK,Europe/Copenhagen,en,employee;leader,
Chidi Okafor,chidi@halden.example,Communications,Head of communications,DK,Europe/Copenhagen,en,employee,
"""


class House:
    """A database and a key, as an operator has them, and the commands with both."""

    def __init__(self, folder, database=None):
        self.folder = pathlib.Path(folder)
        self.database = self.folder / "firsthand.sqlite"
        self.database_address = database or f"sqlite:{self.database}"
        self.key = self.folder / "firsthand.key"
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"

    @property
    def variables(self):
        return {
            "FIRSTHAND_DATABASE": self.database_address, "FIRSTHAND_KEY_FILE": str(self.key),
            "FIRSTHAND_PORT": str(self.port), "FIRSTHAND_ADDRESS": self.address,
        }

    def run(self, *words, text=None, **variables):
        return firsthand(*words, text=text, variables=self.variables | variables)

    def must(self, *words, text=None):
        """For what has to work before the test begins."""
        done = self.run(*words, text=text)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def serve(self, **variables):
        server = Server("serve", folder=self.folder / "server", variables=self.variables | variables)
        server.wait_for(lambda: answers(self.address + "/health/ready"))
        return server

    def write(self, script):
        """What somebody with the file in hand can do."""
        with contextlib.closing(sqlite3.connect(self.database)) as connection:
            connection.executescript(script)

    def rows(self, query):
        with contextlib.closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(query).fetchall()


@pytest.fixture
def empty_house(tmp_path):
    return House(tmp_path)


@pytest.fixture
def house(empty_house):
    empty_house.must("migrate")
    return empty_house


@pytest.fixture(scope="session")
def people_file(tmp_path_factory):
    file = tmp_path_factory.mktemp("people") / "people.csv"
    file.write_text(PEOPLE)
    return file


@pytest.fixture
def peopled_house(house, people_file):
    house.must("people", "import", people_file)
    return house


@pytest.fixture(scope="session")
def story(tmp_path_factory):
    return shorten(tmp_path_factory.mktemp("story"))


@pytest.fixture(scope="session")
def told(story, tmp_path_factory):
    """The company in its crisis, when the demo has ended."""
    with Demo(tmp_path_factory.mktemp("told"), "--story", story) as demo:
        pass
    return demo.data


@pytest.fixture
def company(told, tmp_path):
    """A copy of it, made as a backup is made."""
    house = House(tmp_path)
    source, copy = sqlite3.connect(told / "demo.sqlite"), sqlite3.connect(house.database)
    with contextlib.closing(source), contextlib.closing(copy):
        source.backup(copy)
    shutil.copy2(told / "firsthand.key", house.key)
    return house


def sentence(done):
    """The one line that a failed command says, and that it says nothing where data would stand."""
    assert done.returncode == 1
    assert done.stdout == ""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]
