"""`people import`: everyone in the file, or nobody."""
import time

import pytest
from house import sentence
from program import ROOT

HEAD = "name,email,department,title,country,time_zone,languages,roles\n"
GOOD = HEAD + "".join(
    f"{name},{name.lower()}@halden.example,{department},,DK,Europe/Copenhagen,da en,{roles}\n"
    for name, department, roles in [("Amara", "Production", "employee"), ("Ben", "Production", "employee;leader")])


@pytest.fixture
def file(tmp_path):
    return tmp_path / "people.csv"


def people(house):
    return house.rows("SELECT name, email FROM people ORDER BY email")


def test_a_good_file_takes_everyone_in(house, file):
    file.write_text(GOOD)
    assert house.must("people", "import", file) == "2 new, 0 changed.\n"
    assert people(house) == [("Amara", "amara@halden.example"), ("Ben", "ben@halden.example")]
    roles = house.rows("SELECT role FROM person_roles JOIN people ON people.id = person WHERE name = 'Ben'")
    assert sorted(roles) == [("employee",), ("leader",)]


def test_trying_first_writes_nothing(house, file):
    file.write_text(GOOD)
    assert house.must("people", "import", "--dry-run", file) == "2 new, 0 changed (nothing was written).\n"
    assert people(house) == []
    assert house.rows("SELECT count(*) FROM events") == [(0,)]


def test_the_same_file_twice_adds_nobody_twice(house, file):
    file.write_text(GOOD)
    house.must("people", "import", file)
    assert house.must("people", "import", "--dry-run", file) == "0 new, 2 changed (nothing was written).\n"
    file.write_text(GOOD.replace("Amara,", "Amara Haddad,"))
    assert house.must("people", "import", file) == "0 new, 2 changed.\n"
    assert people(house) == [("Amara Haddad", "amara@halden.example"), ("Ben", "ben@halden.example")]


def test_it_is_one_event_on_the_record(house, file):
    file.write_text(GOOD)
    house.must("people", "import", file)
    assert house.rows("SELECT kind FROM events") == [("people.imported",)]


def test_each_bad_row_has_its_line_and_reason_and_nobody_is_taken_in(house, file):
    file.write_text(
        GOOD + '"Chidi\nOkafor",not an address,Communications,,DK,Europe/Copenhagen,en,employee\n'
        "Dana,dana@halden.example,Management,,Denmark,Mars/Base,en,king\n"
        "Amara,amara@halden.example,Production,,DK,Europe/Copenhagen,da,employee\n"
        "Eve,eve@halden.example\n")
    done = house.run("people", "import", file)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        f"{file}:4: This is not an e-mail address.",
        f"{file}:6: There is no role called king.",
        f"{file}:6: A country is two letters, like DK.",
        f"{file}:6: No time zone has this name. It looks like Europe/Copenhagen.",
        f"{file}:7: The same e-mail address stands in line 2.",
        f"{file}:8: This row has 2 columns, the first row has 8.",
    ]
    assert people(house) == []


@pytest.mark.parametrize(("text", "fault"), [
    ("", "1: The file is empty."),
    ("name,email\n", "1: The column department is missing."),
    (HEAD + 'Amara,"amara@halden.example,Production\n', "2: A quotation mark opens here and never closes."),
    (HEAD + '"Amara" Haddad,amara@halden.example\n', "2: There is text after a closing quotation mark."),
])
def test_a_file_that_is_none_is_refused_by_line(house, file, text, fault):
    file.write_text(text)
    done = house.run("people", "import", file)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[0] == f"{file}:{fault}"


def test_a_file_from_a_spreadsheet_reads_as_well(house, file):
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert house.must("people", "import", file) == "2 new, 0 changed.\n"
    assert people(house)[0] == ("Amara", "amara@halden.example")


def test_a_file_that_cannot_be_read_is_named(house, file):
    assert sentence(house.run("people", "import", file)) == f"Error: {file} cannot be read as UTF-8 text."


def test_ten_thousand_people_take_seconds(house, file):
    row = "Person {0},person{0}@halden.example,Production,,DK,Europe/Copenhagen,da,employee\n"
    file.write_text(HEAD + "".join(row.format(number) for number in range(10_000)))
    started = time.monotonic()
    assert house.must("people", "import", file) == "10000 new, 0 changed.\n"
    assert time.monotonic() - started < 30
    assert house.rows("SELECT count(*) FROM people") == [(10_000,)]


def test_the_demo_s_own_people_are_sound(house):
    done = house.run("people", "import", "--dry-run", ROOT / "Demo/people.csv")
    assert (done.returncode, done.stderr) == (0, "")


def test_somebody_who_is_here_already_keeps_their_way_in(house, people_file):
    house.must("people", "import", people_file)
    ((before,),) = house.rows("SELECT id FROM people WHERE email = 'amara@halden.example'")
    house.must("people", "import", people_file)
    assert house.rows("SELECT id FROM people WHERE email = 'amara@halden.example'") == [(before,)]
