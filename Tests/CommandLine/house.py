"""A database and a key in a folder of their own, and what an operator does with both."""
import contextlib
import pathlib
import sqlite3

from program import Server, answers, firsthand, free_port


class House:
    """A database and a key, as an operator has them, and the commands with both."""

    def __init__(self, folder, database=None):
        self.folder = pathlib.Path(folder)
        self.database = self.folder / "firsthand.sqlite"
        self.database_address = database or f"sqlite:{self.database}"
        self.key = self.folder / "firsthand.key"
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"

    @property
    def variables(self):
        return {
            "FIRSTHAND_DATABASE": self.database_address, "FIRSTHAND_KEY_FILE": str(self.key),
            "FIRSTHAND_PORT": str(self.port), "FIRSTHAND_ADDRESS": self.address,
        }

    def run(self, *words, text=None, **variables):
        return firsthand(*words, text=text, variables=self.variables | variables)

    def must(self, *words, text=None):
        """For what has to work before the test begins."""
        done = self.run(*words, text=text)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def serve(self, **variables):
        server = Server("serve", folder=self.folder / "server", variables=self.variables | variables)
        server.wait_for(lambda: answers(self.address + "/health/ready"))
        return server

    def write(self, script):
        """What somebody with the file in hand can do."""
        with contextlib.closing(sqlite3.connect(self.database)) as connection:
            connection.executescript(script)

    def rows(self, query):
        with contextlib.closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(query).fetchall()


def sentence(done):
    """The one line that a failed command says, and that it says nothing where data would stand."""
    assert done.returncode == 1
    assert done.stdout == ""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]
