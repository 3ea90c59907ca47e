"""`playbook check`: what is wrong, in which file, in which line."""
import shutil

import pytest
from house import sentence
from program import ROOT, firsthand

PLAYBOOKS = ROOT / "Playbooks"


def check(*words):
    return firsthand("playbook", "check", *words)


def line_of(text, words):
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


@pytest.fixture
def broken(tmp_path):
    """A playbook with one word changed, and the line where it stands."""
    def change(old, new):
        text = (PLAYBOOKS / "product-recall.yaml").read_text()
        assert old in text
        file = tmp_path / "changed.yaml"
        file.write_text(text.replace(old, new, 1))
        return file, line_of(file.read_text(), new.splitlines()[0].strip())
    return change


def test_our_own_playbooks_are_sound_and_counted():
    done = check()
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == [
        "data-breach", "false-rumour", "layoffs", "misconduct-of-a-leader", "natural-disaster", "product-recall",
        "service-outage", "workplace-accident"]
    assert "product-recall: 14 facts, 5 messages, 8 boundaries, 9 templates" in done.stdout


def test_one_file_can_be_looked_at_alone():
    done = check(PLAYBOOKS / "data-breach.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("data-breach: ")
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize(("old", "new", "fault"), [
    ("kind: product\n", "kind: sandwich\n", "“kind” should be one of product, data, accident, other"),
    ("approvals: 2\n", "approvals: two\n", "“approvals” should be a number"),
    ("first: 20m", "first: soon", "“first” should look like 20m, 2h or 30d"),
    ("    owner: Legal\n    expires: 45d\n", "    owner: Astrology\n    expires: 45d\n",
     "“owner” names “Astrology”, which is not among the functions"),
], ids=["choice", "number", "duration", "function"])
def test_a_wrong_value_is_named_with_its_line(broken, old, new, fault):
    file, line = broken(old, new)
    done = check(file)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{file}:{line}: {fault}\n" in done.stderr


def test_every_fault_is_said_at_once_in_the_order_of_the_file(tmp_path):
    file = tmp_path / "broken.yaml"
    file.write_text(
        "playbook: broken\ntitle: Broken\nkind: sandwich\nfunctions:\n  - name: Lead\n"
        "facts:\n  - statement: It rained.\n    owner: Nobody\nmessages: none\n")
    done = check(file)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        f"{file}:3: “kind” should be one of product, data, accident, other",
        f"{file}:8: “owner” names “Nobody”, which is not among the functions",
        f"{file}:9: “messages” should be a list",
    ]


def test_a_boundary_that_touches_what_the_law_protects_is_refused_with_the_law(tmp_path):
    text = (PLAYBOOKS / "product-recall.yaml").read_text()
    title = line_of(text, "- title: Putting it on a supplier")
    subject = next(each for each in text.splitlines()[title:] if "subject:" in each)
    file = tmp_path / "pay.yaml"
    file.write_text(text.replace(subject, "    subject: Talking about pay and wages", 1))
    done = check(file)
    assert (done.returncode, done.stdout) == (1, "")
    assert "The law protects speech about this" in done.stderr
    assert done.stderr.startswith(f"{file}:{line_of(file.read_text(), 'Talking about pay and wages')}: ")


def test_what_is_not_yaml_is_named_with_its_line(tmp_path):
    file = tmp_path / "torn.yaml"
    file.write_text("playbook: torn\nfunctions: [Lead\nkind: }\n")
    done = check(file)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{file}:3: is not YAML\n"


def test_good_ones_are_still_reported_beside_a_bad_one(tmp_path, broken):
    broken("kind: product\n", "kind: sandwich\n")
    shutil.copy(PLAYBOOKS / "data-breach.yaml", tmp_path)
    done = check(tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("data-breach: ")
    assert done.stderr.startswith(f"{tmp_path}/changed.yaml:")


def test_a_path_that_is_not_there_is_named(tmp_path):
    assert sentence(check(tmp_path / "none.yaml")) == f"Error: There is no file or folder {tmp_path}/none.yaml."
    assert "protected-speech.yaml cannot be read" in sentence(check("--playbooks", tmp_path))
