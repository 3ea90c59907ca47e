"""Runs the program as an operator does: commands that end, and servers that stay until they are told to stop."""
import contextlib
import fcntl
import json
import os
import pathlib
import random
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
# The pages, playbooks and the demo's story are found from the current folder, as `make run` has it.
PROGRAM = pathlib.Path(os.environ.get("FIRSTHAND_TEST_PROGRAM", ROOT / ".build/debug/firsthand"))


def environment(variables=None):
    """The variables of this shell without any of ours, so that a developer's own settings change no test."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("FIRSTHAND_")}
    return ours | (variables or {})


def firsthand(*words, text=None, variables=None, seconds=60):
    """Runs one command to its end."""
    return subprocess.run(
        [PROGRAM, *map(str, words)], cwd=ROOT, env=environment(variables), input=text or "", capture_output=True,
        text=True, timeout=seconds)


claims = []


def free_port():
    """A port that is free, and so is the next one, which the practice network takes. It stays claimed for as long as
    this process lives, so that no other test run takes it before the program that it is meant for has opened it."""
    folder = pathlib.Path(tempfile.gettempdir(), f"firsthand-ports-{os.getuid()}")
    folder.mkdir(exist_ok=True)
    # Below the ports that the system gives to outgoing connections.
    for port in random.sample(range(20000, 30000, 2), 1000):
        claim = (folder / str(port)).open("w")
        with contextlib.suppress(OSError), contextlib.ExitStack() as sockets:
            fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
            for each in (port, port + 1):
                taken = sockets.enter_context(socket.socket())
                taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                taken.bind(("127.0.0.1", each))
            claims.append(claim)
            return port
        claim.close()
    raise RuntimeError("No two neighbouring ports from 20000 to 29999 are free.")


class Server:
    """A started program, and what it has said so far."""

    def __init__(self, *words, folder, variables=None, program=PROGRAM):
        folder = pathlib.Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        self.out, self.err = folder / "stdout.txt", folder / "stderr.txt"
        with self.out.open("w") as out, self.err.open("w") as err:
            self.process = subprocess.Popen(
                [program, *map(str, words)], cwd=ROOT, env=environment(variables), stdin=subprocess.DEVNULL,
                stdout=out, stderr=err)

    def wait_for(self, is_ready, seconds=240):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"It ended with {self.process.returncode}: {self.err.read_text()}")
            if found := is_ready():
                return found
            time.sleep(0.05)
        self.stop()
        raise TimeoutError(f"It was not ready after {seconds} seconds: {self.err.read_text()}")

    def stop(self, seconds=15):
        """Asks it to end and gives back its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


class Demo(Server):
    """The demo, ready when its sign-in links are there."""

    def __init__(self, folder, *words, program=PROGRAM, variables=None):
        folder = pathlib.Path(folder)
        port = free_port()
        self.data = folder / "data"
        self.address, self.practice = f"http://localhost:{port}", f"http://localhost:{port + 1}"
        links_file = folder / "links.json"
        super().__init__(
            "demo", "--port", port, "--data", self.data, "--links-file", links_file, *words, folder=folder,
            variables=variables, program=program)
        self.links = self.wait_for(lambda: read_json(links_file))
        self.wait_for(lambda: answers(self.practice))

    def link(self, first_name):
        return next(link["url"] for link in self.links if link["name"].startswith(first_name + " "))


def read_json(file):
    """None while the file is missing or half written."""
    with contextlib.suppress(OSError, ValueError):
        return json.loads(file.read_text())
    return None


def answers(address):
    with contextlib.suppress(OSError):
        with urllib.request.urlopen(address, timeout=5) as answer:
            return answer.status == 200
    return False
