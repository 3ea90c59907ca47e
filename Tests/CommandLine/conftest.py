"""A house of its own for each test, and one small company that several of them look at."""
import contextlib
import pathlib
import shutil
import sqlite3
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from house import House  # noqa: E402
from program import Demo  # noqa: E402
from story import shorten  # noqa: E402

PEOPLE = """name,email,department,title,country,time_zone,languages,roles
Amara Haddad,amara@halden.example,Production,Night line lead,DK,Europe/Copenhagen,da en,employee
Ben Holt,ben@halden.example,Production,Head of the night line,DK,Europe/Copenhagen,en,employee;leader
Chidi Okafor,chidi@halden.example,Communications,Head of communications,DK,Europe/Copenhagen,en,employee
"""


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
