"""A PostgreSQL of a test's own, which it may stop, start and ask."""
import os
import pathlib
import shutil
import subprocess
import tempfile

from program import ROOT


def psql(address, statement, *more):
    done = subprocess.run(
        ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", *more,
         "--command", statement, address], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


class Postgres:
    """Nobody else uses this one, so it may fail as the test likes."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="firsthand-postgres."))
        self.folder.chmod(0o755)
        started = subprocess.run(
            [ROOT / "bin/postgres", "start", self.folder], stdout=subprocess.PIPE, text=True, check=True)
        self.address = started.stdout.strip()

    def tool(self, name, *words, check=True):
        """One of PostgreSQL's own tools, as the one who owns the cluster: they refuse to run as root."""
        path = sorted(pathlib.Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))[-1]
        owner = (self.folder / "cluster").owner()
        as_owner = ["runuser", "-u", owner, "--"] if os.getuid() == 0 else []
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.run([*as_owner, path, *map(str, words)], cwd="/", check=check, **quiet)

    def stop(self):
        """At once, as if it had been killed."""
        self.tool("pg_ctl", "-D", self.folder / "cluster", "-w", "-m", "immediate", "stop")

    def restart(self):
        """With the port and options that it had, also when it does not run."""
        self.tool("pg_ctl", "-D", self.folder / "cluster", "-l", self.folder / "log", "-w", "-m", "immediate", "restart")

    def remove(self):
        self.tool("pg_ctl", "-D", self.folder / "cluster", "-m", "immediate", "stop", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)
