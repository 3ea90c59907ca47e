"""`migrate`: a program and a schema that fit, or a clear refusal."""
import pytest
from house import sentence

NEWEST = "SELECT name FROM schema_migrations ORDER BY position DESC LIMIT 1"
WORK_ON_IT = [
    ("serve",), ("verify-log",), ("people", "invite", "amara@halden.example"),
    ("people", "sign-in-link", "amara@halden.example"), ("check",),
]


def test_an_empty_place_becomes_a_database(empty_house):
    done = empty_house.run("migrate")
    assert (done.returncode, done.stderr) == (0, "")
    applied = done.stdout.removeprefix("Applied: ").strip().split(", ")
    assert applied == [name for (name,) in empty_house.rows("SELECT name FROM schema_migrations ORDER BY position")]
    assert applied[0] == "events"


def test_twice_is_once(peopled_house):
    assert peopled_house.must("migrate") == "Nothing to do.\n"
    assert peopled_house.rows("SELECT count(*) FROM people") == [(3,)]


def test_a_database_from_before_is_brought_up_and_keeps_its_people(peopled_house):
    made = tables(peopled_house)
    taken_back = without_a_practice_network(peopled_house)
    assert tables(peopled_house) < made
    assert peopled_house.must("migrate") == f"Applied: {', '.join(taken_back)}\n"
    assert tables(peopled_house) == made
    assert peopled_house.rows("SELECT count(*) FROM people") == [(3,)]


def tables(house):
    return {name for (name,) in house.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}


def without_a_practice_network(house):
    """Takes its steps back by hand, as if they had not been written yet; nothing else stands on them."""
    steps = [name for (name,) in house.rows(
        "SELECT name FROM schema_migrations WHERE name LIKE 'practice%' ORDER BY position")]
    drops = "".join(f"DROP TABLE {name};" for name in tables(house) if name.startswith("practice_"))
    house.write(f"PRAGMA foreign_keys = OFF; {drops} DELETE FROM schema_migrations WHERE name LIKE 'practice%';")
    return steps


@pytest.mark.parametrize("words", WORK_ON_IT, ids=lambda words: " ".join(words[:2]))
def test_an_older_schema_is_refused_with_the_command_to_run(house, words):
    house.write("DELETE FROM schema_migrations WHERE name = 'practice'")
    refused = sentence(house.run(*words))
    assert refused == (
        "Error: The database is older than this program (missing: practice). Run: firsthand migrate")


@pytest.mark.parametrize("words", [*WORK_ON_IT, ("migrate",)], ids=lambda words: " ".join(words[:2]))
def test_a_newer_schema_is_refused_and_left_alone(house, words):
    house.write("INSERT INTO schema_migrations (position, name, applied_at) VALUES (99, 'from the future', 0)")
    refused = sentence(house.run(*words))
    assert refused == (
        "Error: The database is newer than this program (unknown: from the future). Install the newer program.")
    assert house.rows(NEWEST) == [("from the future",)]


def test_a_file_that_is_no_database_is_refused_and_left_alone(empty_house):
    empty_house.database.write_text("Dear diary, " * 100)
    assert sentence(empty_house.run("migrate")) == (
        "Error: The database cannot be reached or its file cannot be opened.")
    assert empty_house.database.read_text() == "Dear diary, " * 100


def test_a_server_that_does_not_answer_is_said_in_a_sentence(empty_house):
    address = f"postgresql://firsthand@127.0.0.1:{empty_house.port}/firsthand"
    assert sentence(empty_house.run("migrate", FIRSTHAND_DATABASE=address)) == (
        "Error: The database cannot be reached or its file cannot be opened.")


def test_the_flag_wins_over_the_variable(empty_house):
    elsewhere = empty_house.folder / "elsewhere.sqlite"
    empty_house.must("migrate", "--database", f"sqlite:{elsewhere}")
    assert elsewhere.is_file()
    assert not empty_house.database.exists()
