"""`people erase`: a person is forgotten, the record stays whole; and no event ever held what one would have to forget."""
import json

import pytest
from house import sentence


def everything(house):
    """Every text in every table of ours, with where it stands, as whoever has the file can read it."""
    tables = [name for (name,) in house.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        if table.startswith(("practice_", "sqlite_")):
            continue
        columns = [row[1] for row in house.rows(f"PRAGMA table_info({table})")]
        for row in house.rows(f"SELECT * FROM {table}"):
            for column, value in zip(columns, row):
                if isinstance(value, str):
                    yield f"{table}.{column}", value


def author(house):
    """Somebody who has published, with their words."""
    return house.rows("""
        SELECT people.id, people.name, people.email, posts.text FROM posts JOIN people ON people.id = posts.author
        WHERE posts.published_at IS NOT NULL LIMIT 1""")[0]


def test_whoever_is_erased_stands_in_no_table_and_the_log_is_whole(company):
    person, name, email, text = author(company)
    before = [place for place, value in everything(company) if name in value or email in value or text in value]
    assert {"people.name", "people.email", "posts.text"} <= set(before)
    ((acts,),) = company.rows(f"SELECT count(*) FROM events WHERE actor = '{person}' OR subject = '{person}'")
    assert company.must("people", "erase", email, "--confirm", email.upper()) == "Erased.\n"
    after = [(place, value) for place, value in everything(company) if name in value or email in value or text in value]
    # A colleague's answer that calls them by name is the colleague's, and so are facts and updates.
    assert [place for place, _ in after if not place.startswith(("facts.", "fact_versions.", "briefings."))] == []
    assert company.run("verify-log").returncode == 0
    ((left,),) = company.rows(f"SELECT count(*) FROM events WHERE actor = '{person}' OR subject = '{person}'")
    assert left > acts
    assert company.run("people", "invite", email).returncode == 1


def test_nobody_is_erased_by_mistake(company):
    email = author(company)[2]
    assert "--confirm" in sentence(company.run("people", "erase", email))
    assert sentence(company.run("people", "erase", email, "--confirm", "other@halden.example")).startswith(
        "Error: The two addresses differ.")
    assert "Nobody here" in sentence(company.run("people", "erase", "x@y.example", "--confirm", "x@y.example"))
    assert company.rows(f"SELECT count(*) FROM people WHERE email = '{email}'") == [(1,)]


# What an event may say besides ids: numbers, yes and no, and words of the house, of which there are only these.
WORDS_OF_THE_HOUSE = {"function", "department", "phase", "task"}


def test_events_hold_ids_and_numbers_and_nothing_that_somebody_would_want_erased(company):
    people = company.rows("SELECT name, email FROM people")
    texts = [text for (text,) in company.rows("SELECT text FROM drafts UNION SELECT text FROM posts") if text]
    texts += [text for (text,) in company.rows("SELECT statement FROM fact_versions UNION SELECT text FROM briefings")]
    kinds = set()
    for kind, data in company.rows("SELECT kind, data FROM events"):
        kinds.add(kind)
        for name, email in people:
            assert name not in data and email not in data, kind
        for text in texts:
            assert text not in data, kind
        for key, value in json.loads(data).items():
            if isinstance(value, str) and key not in WORDS_OF_THE_HOUSE:
                assert key in {"fact", "apart", "briefing"} and " " not in value, (kind, key)
    assert len(kinds) >= 15, sorted(kinds)


@pytest.mark.parametrize("word", ["FIRSTHAND_ALLOWED_HOSTS=https://a/b", "FIRSTHAND_KEEP_DRAFTS=7"])
def test_a_wrong_value_is_refused(house, word):
    name, value = word.split("=", 1)
    done = house.run("people", "invite", "x@y.example", **{name: value})
    assert done.returncode == 1
    assert name in done.stderr
