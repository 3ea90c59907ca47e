"""Lets the demo's company grow: people with sessions, posts in its crisis, and a sealed log, on either engine.

The rows are the same as the program's own, the chain verifies, and the same numbers always make the same company.
"""
import hashlib
import pathlib
import sqlite3
import subprocess

FIRST = "Anna Bo Clara David Ella Finn Grete Hans Ida Jonas Karla Lars Maja Nils Olga Per Rosa Søren Tove Viggo".split()
LAST = "Andersen Berg Christensen Dahl Eriksen Friis Gram Holm Iversen Juhl Krogh Lund Madsen Nygaard Olsen".split()
DEPARTMENTS = "Production Quality Logistics Sales Finance Legal IT Research Service Farms Shops Kitchens".split()
SAW = "trucks queue|the night shift call shops|the line stand still|a driver carry crates back|neighbours ask".split("|")
FELT = "I was tired and proud|I wished we had known sooner|it felt strange to stop|I learned a lot|I would buy it".split("|")


def name(kind, number):
    """26 characters that can be an id, in order."""
    return f"{kind}{number:0{26 - len(kind)}d}"


def people(count, start):
    for n in range(count):
        full = f"{FIRST[n % 20]} {LAST[n // 20 % 15]} {n}"
        yield (name("zp", n), full, f"p{n}@halden.example", "Colleague", DEPARTMENTS[n % 12], "DK",
               "Europe/Copenhagen", "da en", start)


def words(n):
    return f"In team {n} I saw {SAW[n % 5]} on day {n % 9}, and {FELT[n // 5 % 5]}: story {n * 7919 % 100_003}."


def rows(counts, crisis, briefing, start):
    """Every table with its columns and rows."""
    persons, posts, events = counts
    author = lambda n: name("zp", n * 7 % persons)
    yield "people", "id name email title department country zone_name languages created_at", people(persons, start)
    yield "person_roles", "person role given_at", ((name("zp", n), "employee", start) for n in range(persons))
    yield ("sessions", "id digest person device created_at seen_at expires_at",
           ((name("zs", n), name("zd", n), name("zp", n), "", start, start, start + 10**10) for n in range(persons)))
    yield ("briefing_readings", "briefing person read_at",
           ((briefing, name("zp", n), start + n * 1000 % 7_000_000) for n in range(0, persons, 2)))
    yield ("drafts", "id author crisis text networks revision created_at updated_at published_at",
           ((name("zr", n), author(n), crisis, words(n), "linkedin", 1, start + n, start + n, start + n)
            for n in range(posts)))
    yield ("posts", "id draft author crisis network text sheet_version is_own_words created_at published_at",
           ((name("zq", n), name("zr", n), author(n), crisis, "linkedin", words(n), 1, 1, start + n, start + n)
            for n in range(posts)))
    yield "events", "seq kind actor scope subject data at", log(counts, crisis, start)


def log(counts, crisis, start):
    persons, posts, events = counts
    for n in range(events):
        yield (10_000_000 + n, "post.sent", name("zp", n % persons), crisis, name("zq", n % posts), "{}", start + n)


def sealed(events, position, previous):
    """The chain, as Sources/Platform/Events/Sealer.swift makes it."""
    for seq, kind, actor, scope, subject, data, at in events:
        position += 1
        fields = [previous, str(position), str(seq), kind, actor, scope, subject, data, str(at)]
        previous = hashlib.sha256("".join(f"{len(field)}:{field}" for field in fields).encode()).hexdigest()
        yield position, seq, previous


# What the program counts as it goes.
COUNTED = """
DELETE FROM departments;
INSERT INTO departments SELECT department, count(*) FROM people WHERE deactivated_at IS NULL GROUP BY department;
DELETE FROM post_figures;
INSERT INTO post_figures SELECT crisis, 0, count(published_at),
    sum(CASE WHEN published_at IS NULL THEN 0 ELSE is_own_words END), count(*)
FROM posts WHERE crisis IS NOT NULL AND withdrawn_at IS NULL GROUP BY crisis;
DELETE FROM briefing_reach;
INSERT INTO briefing_reach SELECT briefing, CASE WHEN read_at - sent_at < 60000 THEN 1 ELSE (read_at - sent_at) / 60000 END, 0, count(*)
FROM briefing_readings JOIN briefings ON briefings.id = briefing GROUP BY 1, 2, 3;
"""
WHERE = """
SELECT (SELECT id FROM crises WHERE closed_at IS NULL ORDER BY opened_at DESC LIMIT 1),
    (SELECT id FROM briefings ORDER BY number DESC LIMIT 1), (SELECT max(sent_at) FROM briefings),
    (SELECT max(position) FROM sealed), (SELECT hash FROM sealed ORDER BY position DESC LIMIT 1)
"""


def grow_sqlite(path, counts):
    with sqlite3.connect(path) as database:
        crisis, briefing, start, position, last = database.execute(WHERE).fetchone()
        for table, columns, values in rows(counts, crisis, briefing, start):
            columns = columns.split()
            marks = ", ".join("?" * len(columns))
            database.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", values)
        database.executemany("INSERT INTO sealed VALUES (?, ?, ?)", sealed(log(counts, crisis, start), position, last))
        database.executescript("UPDATE followers SET position = (SELECT max(position) FROM sealed);" + COUNTED)
    database.execute("ANALYZE")
    database.close()


def grow_postgres(address, counts, psql="psql"):
    def run(*words, text=None):
        done = subprocess.run([psql, "-qAtX", "-v", "ON_ERROR_STOP=1", address, *words], input=text, text=True,
                              capture_output=True, check=False)
        if done.returncode:
            raise SystemExit(done.stderr)
        return done.stdout.strip()

    def copy(table, columns, values):
        pipe = subprocess.Popen(
            [psql, "-qX", "-v", "ON_ERROR_STOP=1", address, "-c", f"COPY {table} ({columns}) FROM STDIN"],
            stdin=subprocess.PIPE, text=True)
        for row in values:
            pipe.stdin.write("\t".join(map(str, row)) + "\n")
        pipe.stdin.close()
        if pipe.wait():
            raise SystemExit(f"{table} could not be filled.")

    crisis, briefing, start, position, last = run("-c", WHERE).split("|")
    start = int(start)
    for table, columns, values in rows(counts, crisis, briefing, start):
        copy(table, ", ".join(columns.split()), values)
    copy("sealed", "position, seq, hash", sealed(log(counts, crisis, start), int(position), last))
    run(text="UPDATE followers SET position = (SELECT max(position) FROM sealed);" + COUNTED
        + "SELECT setval(pg_get_serial_sequence('events', 'seq'), (SELECT max(seq) FROM events)); VACUUM ANALYZE;")


def grow(database, counts):
    """- counts: people, posts, events."""
    if str(database).startswith("postgres"):
        tools = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/psql"))
        grow_postgres(database, counts, tools[-1] if tools else "psql")
    else:
        grow_sqlite(database, counts)
