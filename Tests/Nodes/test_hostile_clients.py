"""People who are slow, silent, too large or too many: they are told no, and everybody else notices nothing."""
import contextlib
import http.client
import re
import select
import socket
import threading
import time

import pytest
from browser import Browser
from people import Reader
from process import descriptors, memory
from stream import OpenPage
from world import establish, open_crisis

GIGABYTE = 1 << 30


@pytest.fixture
def engine():
    return "sqlite"


@pytest.fixture
def node(world):
    with world.node(world.house.port).ready() as node:
        yield node


@pytest.fixture
def amara(world, node):
    """Somebody who only wants to read; what she waits is what the others may not make longer."""
    return world.person("Amara")


def read_meanwhile(amara, seed):
    reader = Reader(amara, seed)
    reader.start()
    return reader


def unharmed(reader, seconds=2):
    reader.end()
    print(f"{reader.answered} pages meanwhile, the slowest after {reader.slowest * 1000:.0f} ms")
    assert (reader.failed, reader.unanswered) == (0, 0)
    assert reader.answered > 5 and reader.slowest < seconds


def knock(node, *lines):
    """A connection with the beginning of a request."""
    client = socket.create_connection(("127.0.0.1", node.port), timeout=20)
    client.sendall("\r\n".join(lines).encode())
    return client


def test_a_thousand_slow_and_silent_connections_keep_nobody_waiting(node, amara, seed):
    before, files = memory(node.process), descriptors(node.process)
    reader = read_meanwhile(amara, seed)
    beginnings = [
        ["GET / HTTP/1.1", "Host: x", "X-Slow: "],
        ["POST /sign-in HTTP/1.1", "Host: x", "Content-Type: application/x-www-form-urlencoded",
         "Content-Length: 900", "", "email="], [""]]
    slow = [knock(node, *beginnings[number % 3]) for number in range(1000)]
    for _ in range(3):
        for number, client in enumerate(slow):
            if number % 3 < 2:
                client.sendall(b"a")
        time.sleep(0.5)
    grown = memory(node.process) - before
    unharmed(reader)
    for client in slow:
        client.close()
    deadline = time.monotonic() + 20
    while descriptors(node.process) > files + 20:
        assert time.monotonic() < deadline, "their connections are still held"
        time.sleep(0.1)
    print(f"1,000 of them took {grown:.0f} MB")
    assert grown < 100


@pytest.mark.parametrize("is_signed_in", [True, False])
@pytest.mark.parametrize("is_chunked", [True, False])
def test_a_gigabyte_is_refused_before_it_is_read(node, amara, seed, is_signed_in, is_chunked):
    before, reader = memory(node.process), read_meanwhile(amara, seed)
    length = "Transfer-Encoding: chunked" if is_chunked else f"Content-Length: {GIGABYTE}"
    cookie = [f"Cookie: {amara.cookie()}"] if is_signed_in else []
    client = knock(
        node, "POST /drafts HTTP/1.1", "Host: x", *cookie, "Content-Type: application/x-www-form-urlencoded", length,
        "", "")
    answered, began = None, time.monotonic()
    frame = b"10000\r\n" + b"a" * 65536 + b"\r\n" if is_chunked else b"a" * 65536
    sent = 0
    with contextlib.suppress(OSError):
        while time.monotonic() - began < 10:
            # Whoever goes on though the answer is there is hung up on.
            client.sendall(frame)
            sent += len(frame)
            if answered is None and select.select([client], [], [], 0)[0]:
                answered = (client.recv(12), sent)
    ended = time.monotonic() - began
    client.close()
    grown = memory(node.process) - before
    print(f"answered after {answered[1] >> 20} MB, hung up after {ended:.1f} s, memory grew by {grown:.0f} MB")
    assert answered[0] == b"HTTP/1.1 413" and answered[1] < 64 << 20
    assert ended < 5 and grown < 50
    unharmed(reader)


def test_a_flood_of_guesses_at_a_password_is_slowed_down_and_the_rest_goes_on(node, amara, seed):
    before, reader = memory(node.process), read_meanwhile(amara, seed)
    statuses, limited, over = [], threading.Event(), threading.Event()

    guest = Browser()
    page = guest.open(f"{node.address}/sign-in")
    token = re.search(r'name="csrf" value="([^"]+)"', page.text)[1]
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": guest.cookie()}

    def guess(number):
        connection, tries = http.client.HTTPConnection("127.0.0.1", node.port, timeout=20), 0
        while not over.is_set():
            tries += 1
            connection.request(
                "POST", "/sign-in", f"csrf={token}&email=amara%40halden.example&password=guess{number}-{tries}",
                headers)
            answer = connection.getresponse()
            answer.read()
            statuses.append(answer.status)
            if answer.status == 429:
                limited.set()
        connection.close()

    guessing = [threading.Thread(target=guess, args=[number]) for number in range(8)]
    for each in guessing:
        each.start()
    # Looking at a password takes its time, on purpose: ten of them are looked at before the first is turned away.
    began = time.monotonic()
    assert limited.wait(180)
    seconds, before_that = time.monotonic() - began, len(statuses)
    time.sleep(4)
    over.set()
    for each in guessing:
        each.join()
    grown = memory(node.process) - before
    let_through = sum(status != 429 for status in statuses)
    rate = (len(statuses) - before_that) / 4
    print(f"after {seconds:.1f} s {rate:.0f} sign-ins a second, {let_through} looked at, memory grew by {grown:.0f} MB")
    # Ten for one address, and one in half a minute after that.
    assert 10 <= let_through <= 12 and set(statuses) == {422, 429}
    assert rate > 50
    assert grown < 60
    unharmed(reader)


def test_open_pages_whose_readers_stopped_reading_cost_little_and_do_not_hold_up_the_end(world, node, amara, seed):
    chidi = world.person("Chidi")
    crisis = open_crisis(chidi)
    before = memory(node.process)
    asleep = [
        knock(node, f"GET /events?crisis={crisis} HTTP/1.1", "Host: x", f"Cookie: {amara.cookie()}", "", "")
        for _ in range(200)]
    awake = OpenPage(amara, node.address, crisis).wait_open()
    asked = time.monotonic()
    for number in range(40):
        establish(chidi, crisis, number)
    assert awake.hears("fact.established", asked) is not None
    awake.over.set()
    grown = memory(node.process) - before
    began = time.monotonic()
    assert node.stop() == 0
    print(f"200 of them took {grown:.0f} MB; the end took {time.monotonic() - began:.1f} s")
    assert grown < 60
    for client in asleep:
        client.close()
