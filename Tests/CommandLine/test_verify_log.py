"""`verify-log`: whoever changes the record is found out, and where."""
import re
import sqlite3

import pytest

BROKEN = re.compile(r"The log is broken at position (\d+): the event there was (.+)\.\n")


def open_the_log(house, script):
    """Changes it as somebody would who has the file and takes the locks off first."""
    names = [name for (name,) in house.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    locks = [name for name in names if name.startswith(("events_", "sealed_"))]
    assert len(locks) == 4
    house.write("PRAGMA foreign_keys = OFF;" + "".join(f"DROP TRIGGER {name};" for name in locks) + script)


def sequence(house, position):
    ((found,),) = house.rows(f"SELECT seq FROM sealed WHERE position = {position}")
    return found


def test_a_whole_log_is_counted_and_its_last_hash_named(company):
    done = company.run("verify-log")
    ((events, last),) = company.rows("SELECT count(*), (SELECT hash FROM sealed ORDER BY position DESC) FROM events")
    assert events > 10
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"The log is whole: {events} events, last hash {last}.\n"


def test_what_was_done_a_moment_ago_is_sealed_and_counted_too(peopled_house):
    before = peopled_house.must("verify-log")
    peopled_house.must("people", "add-administrator", "Priya", "priya.two@halden.example")
    after = peopled_house.must("verify-log")
    # One that she is there, and one that a link was made with which somebody signs in as her.
    assert [int(re.search(r"(\d+) events", text)[1]) for text in (before, after)] == [1, 3]


@pytest.mark.parametrize("change", [
    "data = '{\"number\":99}'", "actor = NULL", "at = at + 1", "kind = 'fact.changed'", "subject = 'somebody else'"])
def test_a_changed_event_is_found_where_it_stands(company, change):
    open_the_log(company, f"UPDATE events SET {change} WHERE seq = {sequence(company, 5)};")
    done = company.run("verify-log")
    assert (done.returncode, done.stdout) == (2, "")
    assert BROKEN.fullmatch(done.stderr).groups() == ("5", "changed")


def test_a_missing_event_is_found_where_it_stood(company):
    open_the_log(company, f"DELETE FROM events WHERE seq = {sequence(company, 7)};")
    done = company.run("verify-log")
    assert (done.returncode, done.stdout) == (2, "")
    assert BROKEN.fullmatch(done.stderr).groups() == ("7", "missing")


def test_a_missing_place_in_the_chain_is_found(company):
    open_the_log(company, "DELETE FROM sealed WHERE position = 4;")
    done = company.run("verify-log")
    assert (done.returncode, done.stdout) == (2, "")
    assert BROKEN.fullmatch(done.stderr).groups() == ("4", "missing")


def test_two_events_that_changed_places_are_found_at_the_first(company):
    third, fourth = sequence(company, 3), sequence(company, 4)
    open_the_log(company, f"""
        UPDATE sealed SET seq = -1 WHERE position = 3; UPDATE sealed SET seq = {third} WHERE position = 4;
        UPDATE sealed SET seq = {fourth} WHERE position = 3;""")
    done = company.run("verify-log")
    assert (done.returncode, done.stdout) == (2, "")
    assert BROKEN.fullmatch(done.stderr).groups() == ("3", "reordered")


def test_an_event_that_was_slipped_in_is_found(company):
    open_the_log(company, "INSERT INTO events (kind, data, at) VALUES ('fact.changed', '{}', 1);")
    done = company.run("verify-log")
    assert (done.returncode, done.stdout) == (2, "")
    assert BROKEN.fullmatch(done.stderr)[2] == "slipped past the chain"


def test_the_database_itself_refuses_to_change_what_was_written(company):
    for attempt in ("UPDATE events SET data = '{}'", "DELETE FROM events", "DELETE FROM sealed"):
        with pytest.raises(sqlite3.IntegrityError, match="append only"):
            company.write(attempt)
    assert company.run("verify-log").returncode == 0


def test_it_looks_while_the_server_runs(house):
    with house.serve():
        assert house.must("verify-log").startswith("The log is whole: 0 events")
