"""A PostgreSQL of a test's own, which it may stop, start and ask."""
import os
import pathlib
import shutil
import socket
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

    def standby(self):
        """Another one that follows this one, by its own base backup; this one waits for it at every commit."""
        other = object.__new__(Postgres)
        other.folder = pathlib.Path(tempfile.mkdtemp(prefix="firsthand-standby."))
        other.folder.chmod(0o755)
        if os.getuid() == 0:
            shutil.chown(other.folder, (self.folder / "cluster").owner())
        with socket.socket() as holder:
            holder.bind(("127.0.0.1", 0))
            port = holder.getsockname()[1]
        other.address = f"postgresql://firsthand@127.0.0.1:{port}/postgres"
        self.tool(
            "pg_basebackup", "-d", self.address, "-D", other.folder / "cluster", "-R", "-X", "stream")
        other.tool(
            "pg_ctl", "-D", other.folder / "cluster", "-l", other.folder / "log", "-w", "-o",
            f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={other.folder} "
            "-c max_connections=200 -c max_locks_per_transaction=512", "start")
        psql(self.address, "ALTER SYSTEM SET synchronous_standby_names = '*'")
        psql(self.address, "SELECT pg_reload_conf()")
        return other

    def promote(self):
        self.tool("pg_ctl", "-D", self.folder / "cluster", "-w", "promote")

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
