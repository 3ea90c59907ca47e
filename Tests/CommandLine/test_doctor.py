"""`doctor`: says in sentences what is wrong and what to do, and ends with how bad it is."""
import json
import os
import time


def found(house, **variables):
    done = house.run("doctor", "--json", **variables)
    report = json.loads(done.stdout)
    assert done.stderr == ""
    assert done.returncode == {"well": 0, "care": 1, "wrong": 2}[report["state"]]
    return {each["subject"]: each for each in reversed(report["found"])} | {"all": report}


def ready(house):
    house.must("people", "add-administrator", "Priya", "priya@halden.example")
    house.must("verify-log")
    return house


def test_all_is_well_and_every_line_says_what_it_looked_at(house):
    done = ready(house).run("doctor")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    subjects = [line.removeprefix("well   ").partition(":")[0] for line in done.stdout.splitlines()]
    assert subjects == [
        "configuration", "key", "web", "playbooks", "courses", "open files", "disk", "database", "log", "clock", "key", "network",
        "devices", "support"]
    assert "public numbers for help were not confirmed" in done.stdout


def test_it_changes_nothing(house):
    before = ready(house).rows("SELECT count(*) FROM events")
    house.run("doctor")
    assert house.rows("SELECT count(*) FROM events") == before


def test_a_wrong_variable_is_named(house):
    wrong = found(house, FIRSTHAND_PORT="eighty")["configuration"]
    assert wrong["state"] == "wrong"
    assert wrong["sentence"] == "FIRSTHAND_PORT: is not a port (1 to 65535)"


def test_a_key_that_others_can_read_is_named_with_the_command(house):
    os.chmod(ready(house).key, 0o644)
    wrong = found(house)["key"]
    assert wrong["state"] == "wrong"
    assert wrong["advice"] == f"Run: chmod 600 {house.key}"


def test_a_key_that_is_gone_is_told_before_a_new_one_is_made(house):
    ready(house).key.unlink()
    assert found(house)["key"]["state"] == "care"
    assert not house.key.exists()


def test_a_database_that_is_not_there_is_told(empty_house):
    assert found(empty_house)["database"]["advice"] == "Run: firsthand migrate"


def test_a_schema_that_does_not_fit_is_told(house):
    house.write("DELETE FROM schema_migrations WHERE name = 'practice'")
    wrong = found(house)["database"]
    assert wrong["state"] == "wrong"
    assert "Run: firsthand migrate" in wrong["sentence"]


def test_a_log_that_was_changed_is_told(house):
    ready(house).write("DROP TRIGGER events_no_update; UPDATE events SET actor = 'nobody' WHERE seq = 2;")
    assert found(house)["log"]["state"] == "wrong"


def test_a_clock_that_was_set_back_is_told(house):
    later = int((time.time() + 3600) * 1000)
    house.write(f"INSERT INTO events (kind, data, at) VALUES ('fact.changed', '{{}}', {later})")
    assert found(house)["clock"]["state"] == "wrong"


def test_events_that_nobody_seals_are_told(house):
    ready(house).write("""
        INSERT INTO events (kind, data, at) VALUES ('fact.changed', '{}', 1);
        INSERT INTO events_unsealed SELECT max(seq) FROM events;""")
    told = [each for each in found(house)["all"]["found"] if each["subject"] == "log"]
    assert [each["state"] for each in told] == ["well", "care"]
    assert "is one running?" in told[1]["advice"]


def test_a_network_that_does_not_answer_is_told_and_a_wrong_key_too(company):
    report = found(company)
    assert report["network"]["state"] == "care"
    assert "does not answer" in report["network"]["sentence"]
    company.key.unlink()
    # The next command that needs one makes another.
    company.must("people", "sign-in-link", "amira@halden.example")
    seals = [each for each in found(company)["all"]["found"] if each["subject"] == "key"]
    assert [each["state"] for each in seals] == ["well", "wrong"]
    assert "were sealed with another key" in seals[1]["sentence"]


def test_an_address_without_https_is_told(house):
    care = found(ready(house), FIRSTHAND_ADDRESS="http://firsthand.halden.example")["configuration"]
    assert care["state"] == "care"
    assert "unprotected" in care["sentence"]
