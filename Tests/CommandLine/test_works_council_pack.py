"""`works-council-pack`: what is kept of people, from the schema that runs."""


def test_every_table_of_the_database_is_in_it(company):
    done = company.run("works-council-pack")
    tables = {name for (name,) in company.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    told = {line.split("`")[1] for line in done.stdout.splitlines() if line.startswith("### `")}
    assert (done.returncode, done.stderr) == (0, "")
    assert told == {name for name in tables if not name.startswith("sqlite")} - {"schema_migrations"}
    assert "Who has spoken in a crisis, and who has not." in done.stdout
