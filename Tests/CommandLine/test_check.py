"""`check`: the composer's eye for a draft in a file."""
import json
import shutil

import pytest
from house import sentence
from program import ROOT, firsthand

RECALL = ROOT / "Playbooks/product-recall.yaml"
BLAMES = "I work at Halden. Spørg mig – it is our supplier’s fault.\n"
GIVES_A_NUMBER_AWAY = "I work at Halden, and you can call me any time: +45 20 12 34 56.\n"
IS_FINE = "I work at Halden. On Tuesday I carried cartons in Aarhus until my back hurt.\n"


def against(playbook, *words, text=""):
    return firsthand("check", *words, "--playbook", playbook, "--employer", "Halden", text=text)


@pytest.mark.parametrize(
    ("text", "status"), [(IS_FINE, 0), (GIVES_A_NUMBER_AWAY, 3), (BLAMES, 4)], ids=["fine", "care", "stop"])
def test_the_status_tells_how_serious_it_is(text, status):
    assert against(RECALL, text=text).returncode == status


def test_a_boundary_is_named_with_its_reason_and_the_words_it_points_at():
    said = against(RECALL, text=BLAMES).stdout
    assert "stop\tPutting it on a supplier “supplier’s fault”" in said
    assert "If we are wrong, people elsewhere lose their work over it" in said


def test_nothing_to_look_at_is_said_in_so_many_words():
    done = against(RECALL, text="\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Nothing to look at.\n", "")


def test_a_file_a_dash_and_standard_input_read_the_same(tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text(BLAMES)
    by_file, by_dash, by_input = (
        against(RECALL, draft), against(RECALL, "-", text=BLAMES), against(RECALL, text=BLAMES))
    assert by_file.stdout == by_dash.stdout == by_input.stdout != ""
    assert by_file.returncode == by_dash.returncode == by_input.returncode == 4


def test_json_is_the_same_findings_for_programs():
    done = against(RECALL, "--json", text=BLAMES)
    findings = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (4, "")
    stop = next(finding for finding in findings if finding["weight"] == "stop")
    start, end = stop["ranges"][0]["utf8"]
    assert BLAMES.encode()[start:end].decode() == stop["quote"] == "supplier’s fault"
    start, end = stop["ranges"][0]["utf16"]
    assert BLAMES.encode("utf-16-le")[start * 2:end * 2].decode("utf-16-le") == stop["quote"]
    assert json.loads(against(RECALL, "--json", text="\n").stdout) == []


def test_networks_have_their_limits():
    long = "I work at Halden. " + "We carried on. " * 30
    said = against(RECALL, "--networks", "mastodon,x", text=long)
    assert said.returncode == 4
    assert "Too long for X" in said.stdout
    assert "Too long for Mastodon" not in said.stdout
    assert against(RECALL, text=long).returncode == 0


def test_a_network_that_nobody_knows_is_refused_and_not_passed_over():
    assert "friendster" in sentence(against(RECALL, "--networks", "mastodon,friendster", text=IS_FINE))


@pytest.mark.parametrize("words", [(), ("--json",)], ids=["words", "json"])
def test_a_playbook_that_is_not_there_is_an_error_and_no_finding(words, tmp_path):
    missing = tmp_path / "none.yaml"
    shutil.copy(ROOT / "Playbooks/protected-speech.yaml", tmp_path)
    assert f"{missing}:1: cannot be read" in sentence(against(missing, *words, text=IS_FINE))


def test_a_broken_playbook_is_named_by_line(tmp_path):
    shutil.copy(ROOT / "Playbooks/protected-speech.yaml", tmp_path)
    broken = tmp_path / "broken.yaml"
    broken.write_text(RECALL.read_text().replace("kind: product\n", "kind: sandwich\n", 1))
    line = next(n for n, text in enumerate(broken.read_text().splitlines(), 1) if text == "kind: sandwich")
    assert f"{broken}:{line}: “kind” should be one of" in sentence(against(broken, text=IS_FINE))


def test_a_playbook_needs_what_the_law_protects_beside_it(tmp_path):
    elsewhere = shutil.copy(RECALL, tmp_path / "ours.yaml")
    assert f"{tmp_path}/protected-speech.yaml cannot be read" in sentence(against(elsewhere, text=BLAMES))
    shutil.copy(ROOT / "Playbooks/protected-speech.yaml", tmp_path)
    assert against(elsewhere, text=BLAMES).stdout == against(RECALL, text=BLAMES).stdout


def test_a_draft_that_cannot_be_read_is_an_error(tmp_path):
    latin = tmp_path / "latin.txt"
    latin.write_bytes("Smørrebrød".encode("latin-1"))
    for file in (latin, tmp_path / "none.txt"):
        assert f"{file} cannot be read as UTF-8 text." in sentence(against(RECALL, file))


def test_a_crisis_says_which_fact_has_changed_and_whose_boundary_it_is(company):
    done = company.run("check", text="I work at Halden. About 400 cartons. The supplier in Odense messed up.")
    assert done.returncode == 4
    assert "stop\tNaming the valve supplier “supplier in Odense”" in done.stdout
    assert "naming someone now can hurt people who did nothing wrong." in done.stdout
    assert "care\tThe number has changed “About 400 cartons”" in done.stdout
    assert "612 cartons" in done.stdout
    assert "“”" not in done.stdout


def test_a_crisis_can_be_chosen_by_its_id(company):
    ((crisis,),) = company.rows("SELECT id FROM crises")
    text = "I work at Halden. About 400 cartons."
    assert company.run("check", "--crisis", crisis, text=text).stdout == company.run("check", text=text).stdout != ""
    unknown = sentence(company.run("check", "--crisis", "somewhere", text=text))
    assert "There is no such crisis." in unknown


def test_a_crisis_gives_valid_json_too(company):
    done = company.run("check", "--json", text="I work at Halden. About 400 cartons.")
    (changed,) = [each for each in json.loads(done.stdout) if each["weight"] == "care"]
    assert changed["detail"]["factDiffers"]["says"] == "612 cartons"
    assert (done.returncode, done.stderr) == (3, "")


def test_without_a_crisis_it_says_what_to_give(house):
    assert sentence(house.run("check", text=IS_FINE)) == (
        "Error: There is no such crisis. Give --crisis or --playbook.")


def test_a_database_of_another_age_is_refused_with_the_way_out(empty_house):
    assert "Run: firsthand migrate" in sentence(empty_house.run("check", text=IS_FINE))


def test_a_checked_draft_is_kept_nowhere(company):
    tables = [name for (name,) in company.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    before = {name: company.rows(f"SELECT count(*) FROM {name}") for name in tables}
    company.must("check", text="I work at Halden. A word that nobody keeps: Kastanienbaum.")
    assert {name: company.rows(f"SELECT count(*) FROM {name}") for name in tables} == before
    assert b"Kastanienbaum" not in b"".join(file.read_bytes() for file in company.folder.glob("firsthand.sqlite*"))
