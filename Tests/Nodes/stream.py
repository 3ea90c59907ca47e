"""An open page: what its stream hears, and when."""
import json
import threading
import time
import urllib.request


class OpenPage(threading.Thread):
    """Comes back by itself as a browser does, with the number of the last thing that it heard."""

    def __init__(self, person, address, crisis):
        super().__init__(daemon=True)
        self.url = f"{address}/events?crisis={crisis}"
        self.cookie, self.last = person.cookie(), None
        self.heard, self.opened, self.over = [], 0, threading.Event()
        self.start()

    def run(self):
        while not self.over.is_set():
            try:
                self.listen()
            except (OSError, ValueError, AttributeError):
                pass
            self.over.wait(0.2)

    def listen(self):
        headers = {"Cookie": self.cookie, "Accept": "text/event-stream"}
        if self.last:
            headers["Last-Event-ID"] = self.last
        with urllib.request.urlopen(urllib.request.Request(self.url, headers=headers), timeout=30) as stream:
            self.opened += 1
            for line in stream:
                if self.over.is_set():
                    return
                field, _, value = line.decode().strip().partition(": ")
                if field == "id":
                    self.last = value
                elif field == "data":
                    self.heard += [(time.monotonic(), kind) for kind in json.loads(value)["kinds"]]

    def hears(self, kind, after, seconds=10):
        """How long after a moment this kind of thing was heard."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for at, heard in list(self.heard):
                if heard == kind and at >= after:
                    return at - after
            time.sleep(0.002)
        return None

    def wait_open(self, count=1):
        deadline = time.monotonic() + 20
        while self.opened < count:
            assert time.monotonic() < deadline, "the page could not listen"
            time.sleep(0.02)
        return self
