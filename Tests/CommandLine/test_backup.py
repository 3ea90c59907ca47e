"""`backup`, `restore`, `export` and `import`: what is kept, and how it comes back."""
import json
import os
import re
import shutil
import threading

import pytest
from browser import Browser
from house import House, sentence

KEPT = re.compile(r"Kept in (\S+): (\d+) events, last hash ([0-9a-f]{64}|-), (\d+) bytes\.\n")


def all_of(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_backup_of_a_served_house_is_whole_though_people_come_in_meanwhile(peopled_house, tmp_path):
    ended = threading.Event()

    def keep_adding():
        number = 0
        while not ended.is_set():
            number += 1
            peopled_house.must("people", "add-administrator", f"P{number}", f"p{number}@halden.example")

    with peopled_house.serve():
        writer = threading.Thread(target=keep_adding)
        writer.start()
        try:
            for number in range(3):
                copy = tmp_path / f"{number}.backup"
                assert KEPT.fullmatch(peopled_house.must("backup", copy))
                other = House(tmp_path / f"house{number}")
                other.must("restore", copy)
                assert other.must("verify-log").startswith("The log is whole: ")
        finally:
            ended.set()
            writer.join()


def test_it_says_what_it_kept_and_the_log_says_the_same(company, tmp_path):
    path, events, last, size = KEPT.fullmatch(company.must("backup", tmp_path / "kept")).groups()
    assert company.must("verify-log") == f"The log is whole: {events} events, last hash {last}.\n"
    assert int(size) == os.path.getsize(path)
    assert os.stat(path).st_mode & 0o777 == 0o600


def test_nothing_is_overwritten_by_a_slip(company, tmp_path):
    company.must("backup", tmp_path / "kept")
    assert "overwrites nothing" in sentence(company.run("backup", tmp_path / "kept"))
    assert "is not empty" in sentence(company.run("restore", tmp_path / "kept"))
    company.must("restore", tmp_path / "kept", "--replace")


def test_a_served_house_is_not_replaced_under_its_people(peopled_house, tmp_path):
    peopled_house.must("backup", tmp_path / "kept")
    with peopled_house.serve():
        said = sentence(peopled_house.run("restore", tmp_path / "kept", "--replace"))
        assert said == "Error: Another program has the database open. Stop the servers first."


def test_a_link_that_was_used_after_the_backup_does_not_come_back(peopled_house, tmp_path):
    link = peopled_house.must("people", "sign-in-link", "amara@halden.example").strip()
    peopled_house.must("backup", tmp_path / "kept")
    with peopled_house.serve():
        assert Browser().sign_in(link).status == 200
    peopled_house.must("restore", tmp_path / "kept", "--replace")
    with peopled_house.serve():
        assert Browser().open(link).status == 404


def test_a_broken_log_is_kept_but_told(company, tmp_path):
    company.write("DROP TRIGGER events_no_update; UPDATE events SET actor = 'nobody' WHERE seq = 3;")
    done = company.run("backup", tmp_path / "kept")
    assert done.returncode == 2
    assert done.stderr == "The log is broken at position 3: the event there was changed.\n"
    assert KEPT.fullmatch(done.stdout)


@pytest.mark.parametrize("words", [("backup", "x"), ("export", "x")])
def test_where_there_is_no_database_it_says_so(empty_house, words, tmp_path):
    assert sentence(empty_house.run(words[0], tmp_path / words[1])).startswith("Error: ")


def test_a_file_that_is_no_backup_is_refused(empty_house, tmp_path):
    (tmp_path / "words").write_text("not a database")
    assert "is not a backup of a SQLite database" in sentence(empty_house.run("restore", tmp_path / "words"))
    assert not empty_house.database.exists()


def test_the_whole_company_moves_out_and_in_again_and_is_the_same(company, tmp_path):
    said = company.must("export", tmp_path / "out")
    assert "Left out: " in said and "people.password" in said and "sessions" in said
    manifest = json.loads((tmp_path / "out/manifest.json").read_text())
    assert (manifest["format"], manifest["version"]) == ("firsthand-export", 1)
    assert sum(file["rows"] for file in manifest["files"]) > 1000
    other = House(tmp_path / "other")
    other.must("migrate")
    other.must("import", tmp_path / "out")
    assert other.must("verify-log").startswith("The log is whole: ")
    other.must("export", tmp_path / "again")
    assert all_of(tmp_path / "out") == all_of(tmp_path / "again")
    assert "is not empty" in sentence(other.run("import", tmp_path / "out"))


def test_what_was_taken_in_can_be_served(company, tmp_path):
    company.must("export", tmp_path / "out")
    other = House(tmp_path / "other")
    other.must("migrate")
    other.must("import", tmp_path / "out")
    with other.serve():
        page = Browser().sign_in(other.must("people", "sign-in-link", "amira@halden.example").strip())
        assert page.status == 200
        assert "612 cartons were sold before the recall." in page.words


@pytest.mark.parametrize("spoil", [
    lambda folder: (folder / "people.jsonl").unlink(),
    lambda folder: (folder / "manifest.json").write_text("{}"),
    lambda folder: (folder / "people.jsonl").write_text((folder / "people.jsonl").read_text().replace("Amira", "Emira")),
    lambda folder: (folder / "facts.jsonl").write_text("not json\n"),
])
def test_a_spoilt_export_brings_nothing_in(company, tmp_path, spoil):
    company.must("export", tmp_path / "out")
    shutil.copytree(tmp_path / "out", tmp_path / "spoilt")
    spoil(tmp_path / "spoilt")
    other = House(tmp_path / "other")
    other.must("migrate")
    assert sentence(other.run("import", tmp_path / "spoilt")).startswith("Error: ")
    assert other.rows("SELECT count(*) FROM people") == [(0,)]
    other.must("import", tmp_path / "out")
