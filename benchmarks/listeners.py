"""Pages that listen, many of them, and when each heard.

The streams come from several loopback addresses, because one address has fewer ports than that.
"""
import asyncio
import pathlib
import re
import resource
import time
import urllib.parse


class Listeners:
    def __init__(self, address, path, cookie):
        netloc = urllib.parse.urlsplit(address)
        self.port, self.path, self.cookie = netloc.port, path, cookie
        self.open, self.heard = [], []
        self.lost = 0
        self.tasks = []

    async def listen(self, number):
        source = f"127.0.0.{2 + number // 5000}"
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port, local_addr=(source, 0))
            writer.write(f"GET {self.path} HTTP/1.1\r\nHost: localhost\r\nCookie: {self.cookie}\r\n\r\n".encode())
            await reader.readuntil(b":\n\n")
            self.open.append(writer)
            await reader.readuntil(b"event: change")
            self.heard.append(time.monotonic())
            while await reader.read(4096):
                pass
        except (OSError, asyncio.IncompleteReadError):
            pass
        self.lost += 1

    async def begin(self, count):
        """Opens them all, a few hundred at a time, and returns the seconds that it took."""
        started = time.monotonic()
        for number in range(count):
            self.tasks.append(asyncio.create_task(self.listen(number)))
            if number % 200 == 199:
                while len(self.open) + self.lost < number - 400 and time.monotonic() - started < 300:
                    await asyncio.sleep(0.01)
        while len(self.open) + self.lost < count and time.monotonic() - started < 300:
            await asyncio.sleep(0.05)
        return time.monotonic() - started

    async def told(self, change):
        """Does `change` beside them, and waits until all have heard: when it began, when it was answered, and each delay."""
        # Whoever is told before has heard of something else.
        early = len(self.heard)
        began = time.monotonic()
        await asyncio.to_thread(change)
        answered = time.monotonic() - began
        while len(self.heard) < len(self.open) - self.lost and time.monotonic() - began < 60:
            await asyncio.sleep(0.01)
        return began, answered, sorted(at - began for at in self.heard[early:])

    def end(self):
        for task in self.tasks:
            task.cancel()


def part(delays, share):
    """The delay within which that share of them had heard."""
    return delays[min(len(delays) - 1, int(len(delays) * share))] if delays else float("nan")


def live_path(page):
    return re.search(r'data-live="([^"]+)"', page.text)[1].replace("&amp;", "&")


def resident(process):
    """Megabytes."""
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{process.pid}/status").read_text())[1]) / 1024


def allow_many_files():
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65_536), hard))
