"""Help that somebody reads at three in the morning."""
import re

import pytest
from program import ROOT, firsthand


def subcommands(words=()):
    text = firsthand(*words, "--help").stdout
    names = re.findall(r"^  ([a-z-]+)(?: {2,}|$)", text.partition("SUBCOMMANDS:")[2], re.M)
    return [words, *(found for name in names for found in subcommands((*words, name)))]


COMMANDS = subcommands()


def entries(text):
    """The listed arguments, options and subcommands, each with what is said about it."""
    found = []
    for line in text.splitlines():
        entry = re.match(r"^  (\S.*?)(?:(?: {2,}|(?<=>) )(\S.*))?$", line)
        if entry and not line.lstrip().startswith("See "):
            found.append([entry[1], entry[2] or ""])
        elif found and re.match(r"^ {20,}\S", line):
            found[-1][1] += " " + line.strip()
    return found


def test_every_command_of_the_readme_is_there():
    assert {" ".join(words) for words in COMMANDS} == {
        "", "serve", "demo", "check", "migrate", "people", "people import", "people invite", "people sign-in-link",
        "people add-administrator", "people erase", "playbook", "playbook check", "verify-log", "course", "course check",
        "drill", "drill check", "drill import", "drill measure", "certificate", "certificate verify", "backup",
        "restore", "export", "import", "rotate-key", "doctor", "openapi",
        "mail", "mail bounced", "works-council-pack",
    }


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words) or "firsthand")
def test_help_says_what_it_does_how_to_call_it_and_what_each_word_means(words):
    help = firsthand(*words, "--help")
    assert (help.returncode, help.stderr) == (0, "")
    overview = help.stdout.partition("OVERVIEW: ")[2].partition("\n\n")[0]
    assert len(overview.split()) >= 3
    assert overview.endswith(".")
    assert f"USAGE: firsthand {' '.join(words)}".strip() in help.stdout
    listed = entries(help.stdout)
    assert [name for name, meaning in listed if not meaning.strip()] == []
    assert "!" not in help.stdout


def test_help_names_a_guide_that_is_there():
    guides = re.findall(r"docs/\S+\.md", firsthand("--help").stdout)
    assert guides
    assert [guide for guide in guides if not (ROOT / guide).is_file()] == []


def test_without_a_word_it_shows_its_help():
    alone = firsthand()
    assert (alone.returncode, alone.stdout) == (0, firsthand("--help").stdout)


def test_the_version_is_a_number():
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", firsthand("--version").stdout)


@pytest.mark.parametrize("words", [("sreve",), ("people", "imprt"), ("serve", "--prot", "1"), ("people", "invite")])
def test_a_word_that_it_does_not_know_is_refused_on_standard_error(words):
    wrong = firsthand(*words)
    assert wrong.returncode != 0
    assert wrong.stdout == ""
    assert "Usage: firsthand" in wrong.stderr


def test_a_value_of_the_wrong_kind_is_refused_with_the_name_of_its_flag():
    wrong = firsthand("serve", "--port", "many")
    assert wrong.returncode != 0
    assert "--port" in wrong.stderr.splitlines()[0]
