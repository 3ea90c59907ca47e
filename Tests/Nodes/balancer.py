"""nginx before the nodes, with the very file that the guide shows."""
import os
import re
import signal
import subprocess
import time

from program import ROOT, answers

GUIDE = (ROOT / "docs/guides/several-nodes.md").read_text()


class Balancer:
    def __init__(self, folder, port, nodes):
        self.folder, self.port, self.ports = folder, port, [node.port for node in nodes]
        folder.mkdir(parents=True, exist_ok=True)
        self.write()
        self.process = subprocess.Popen(
            ["nginx", "-p", folder, "-c", folder / "nginx.conf", "-g", self.also, "-e", folder / "error.log"],
            stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 20
        while not answers(f"http://localhost:{port}/health/live"):
            assert self.process.poll() is None and time.monotonic() < deadline, (folder / "error.log").read_text()
            time.sleep(0.05)

    @property
    def also(self):
        as_root = "user root; " if os.getuid() == 0 else ""
        return f"daemon off; {as_root}pid {self.folder}/pid;"

    def write(self, down=()):
        """The guide's file on our ports, with its logs and leftovers in our folder."""
        file = re.search(r"```nginx\n(.*?)```", GUIDE, re.S)[1]
        for example, port in zip(("8081", "8082"), self.ports):
            file = file.replace(f"127.0.0.1:{example}", f"127.0.0.1:{port}" + (" down" if port in down else ""))
        file = file.replace("listen 127.0.0.1:8080", f"listen 127.0.0.1:{self.port}")
        file = file.replace("/var/log/nginx/access.log", str(self.folder / "access.log"))
        ours = f"    client_body_temp_path {self.folder}/body; proxy_temp_path {self.folder}/proxy;\n"
        ours += "".join(f"    {kind}_temp_path {self.folder}/{kind};\n" for kind in ("fastcgi", "uwsgi", "scgi"))
        (self.folder / "nginx.conf").write_text(file.replace("http {\n", "http {\n" + ours, 1))

    def take_away(self, *nodes):
        """As the guide says: mark them as down, and read the file anew."""
        self.write([node.port for node in nodes])
        self.process.send_signal(signal.SIGHUP)
        time.sleep(0.5)

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
