"""A learning record store that others wrote (Ralph, from PyPI), on this machine, with a key of its own."""
import base64
import json
import os
import pathlib
import subprocess
import sys
import urllib.request

from program import answers, free_port

KEY, SECRET = "house", "opensesame"


class RecordStore:
    def __init__(self, folder):
        folder = pathlib.Path(folder)
        port = free_port()
        self.host = f"127.0.0.1:{port}"
        self.endpoint = f"http://{self.host}/xAPI"
        self.said = folder / "said.txt"
        environment = os.environ | {
            "RALPH_RUNSERVER_BACKEND": "fs", "RALPH_AUTH_FILE": str(folder / "keys.json"),
            "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(folder / "statements"),
        }
        (folder / "statements").mkdir()
        python = pathlib.Path(sys.executable)
        subprocess.run(
            [python.with_name("ralph"), "auth", "-u", KEY, "-p", SECRET, "-s", "all", "-A", "records",
             "https://halden.example", "-w"],
            env=environment, check=True, capture_output=True, timeout=60)
        with self.said.open("w") as said:
            self.process = subprocess.Popen(
                [python, "-m", "uvicorn", "ralph.api:app", "--host", "127.0.0.1", "--port", str(port)],
                env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said)

    @property
    def is_up(self):
        assert self.process.poll() is None, self.said.read_text()
        return answers(f"http://{self.host}/__lbheartbeat__")

    def variables(self, secret=SECRET):
        """What an operator sets."""
        return {
            "FIRSTHAND_LRS_ENDPOINT": self.endpoint, "FIRSTHAND_LRS_KEY": KEY, "FIRSTHAND_LRS_SECRET": secret,
            "FIRSTHAND_ALLOWED_HOSTS": self.host,
        }

    def statements(self):
        """What it has, as it gives it to whoever may read."""
        asked = urllib.request.Request(f"{self.endpoint}/statements?limit=500", headers={
            "Authorization": "Basic " + base64.b64encode(f"{KEY}:{SECRET}".encode()).decode(),
            "X-Experience-API-Version": "1.0.3"})
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return json.load(answer)["statements"]

    def stop(self):
        self.process.terminate()
        self.process.wait(15)
