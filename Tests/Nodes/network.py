"""The practice network in a process of its own, so that it outlives the nodes, behind a wire that notes what arrives."""
import html
import http.client
import http.server
import random
import re
import threading
import time

from house import House
from ports import fresh_port
from program import Server, answers


class Wire(http.server.ThreadingHTTPServer):
    """Hands every call on, some of them slowly, and remembers when each post left it for the network."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, target, seed, slowest):
        super().__init__(("127.0.0.1", fresh_port()), Hand)
        self.target, self.slowest = target, slowest
        self.numbers, self.lock = random.Random(seed), threading.Lock()
        self.arrivals = []
        self.address = f"http://localhost:{self.server_port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def pause(self):
        with self.lock:
            return self.numbers.uniform(0, self.slowest)

    def handle_error(self, request, client_address):
        """A node that was killed does not wait for its answer."""


class Hand(http.server.BaseHTTPRequestHandler):
    def pass_on(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        is_post = self.command == "POST" and self.path == "/api/v1/statuses"
        if is_post:
            time.sleep(self.server.pause())
            self.server.arrivals.append((time.time(), self.headers["Idempotency-Key"]))
        connection = http.client.HTTPConnection(self.server.target, timeout=20)
        connection.request(self.command, self.path, body, dict(self.headers.items()))
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        if is_post:
            time.sleep(self.server.pause())
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("content-length", "transfer-encoding", "connection", "date", "server"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_GET = do_POST = do_PUT = pass_on

    def log_message(self, *_):
        pass


class Network:
    """What stands there and what arrived there, whatever became of those who sent it."""

    def __init__(self, folder, seed, slowest=0.05):
        self.house = House(folder / "network")
        self.house.must("migrate")
        port = fresh_port()
        self.wire = Wire(f"127.0.0.1:{port}", seed, slowest)
        self.address = self.wire.address
        self.server = Server(
            "serve", "--port", fresh_port(), folder=folder / "network/server", variables=self.house.variables | {
                "FIRSTHAND_PRACTICE_PORT": str(port), "FIRSTHAND_PRACTICE_ADDRESS": self.address,
                "FIRSTHAND_LOG_LEVEL": "error"})
        self.server.wait_for(lambda: answers(f"http://localhost:{port}"))

    def statuses(self):
        return [text for (text,) in self.house.rows("SELECT text FROM practice_statuses WHERE deleted_at IS NULL")]

    def connect(self, browser, address, handle):
        """As a person does it: our page leads to the network's, which asks and leads back."""
        profile = browser.open(f"{address}/accounts")
        page = browser.press(profile, "Connect")
        there = html.unescape(re.search(rf'href="({re.escape(self.address)}[^"]+)"', page.text)[1])
        page = browser.open(there)
        if any("Go on" in form.buttons for form in page.forms):
            page = browser.press(page, "Go on", handle=handle, password="a long way home")
        return browser.press(page, "Allow")

    def stop(self):
        self.wire.shutdown()
        self.wire.server_close()
        # Of the nodes that were killed some connections may be half open, and those may be silent for 75 seconds.
        self.server.stop(seconds=90)
