"""PostgreSQL is killed, or away for a while: everything says so, nothing told is lost, and all comes back by itself."""
import json
import os
import random
import statistics
import time
import urllib.error
import urllib.request

from outcome import check_promises, drain
from people import begin_work
from postgres import psql
from program import answers
from stream import OpenPage
from world import establish, open_crisis

AWAY = float(os.environ.get("FIRSTHAND_TEST_AWAY", "10"))
LISTENERS = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"


def call(address):
    """What a program is answered: the status, when to come again, and which problem it is."""
    bearer = {"Authorization": "Bearer firsthand_" + "a" * 43}
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=bearer), timeout=30) as answer:
            return answer.status, None, None
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers["Retry-After"], json.load(answer)["type"]


def wait_until(is_so, seconds, what):
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < seconds, what
        time.sleep(0.02)
    return time.monotonic() - began


def test_killed_and_started_again_under_load_it_costs_nothing_that_was_promised(
        world, nodes, balancer, network, postgres, seed):
    working = begin_work(world, network, seed)
    moments = random.Random(seed)
    for _ in range(3):
        time.sleep(moments.uniform(0.5, 2))
        postgres.restart()
        back = [wait_until(node.is_ready, 10, "a node did not come back") for node in nodes]
        print(f"ready again {max(back):.2f} s after PostgreSQL")
    time.sleep(1)
    for each in working:
        each.end()
    drain(world)
    told = check_promises(world, network, working)
    assert told["answered"] > 50


def test_while_it_is_away_pages_say_so_and_afterwards_everything_goes_on_by_itself(
        world, nodes, balancer, network, postgres, seed):
    chidi, amara = world.person("Chidi"), world.person("Amara")
    crisis = open_crisis(chidi)
    page = OpenPage(amara, nodes[1].address, crisis).wait_open()
    postgres.stop()
    left = time.monotonic()
    slowest = 0
    while (away := time.monotonic() - left) < AWAY:
        asked = time.monotonic()
        answer = amara.open(f"{world.front}/drafts")
        slowest = max(slowest, time.monotonic() - asked)
        assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
        assert call(f"{world.front}/api/v1/crises") == (503, "5", "/api#problem-unavailable")
        assert not any(node.is_ready() for node in nodes) and answers(f"{nodes[0].address}/health/live")
        time.sleep(min(1, AWAY - away))
    print(f"while it was away, the slowest page failed after {slowest:.2f} s")
    assert slowest < 5
    postgres.restart()
    back = max(wait_until(node.is_ready, 10, "a node did not come back") for node in nodes)
    hears = wait_until(lambda: psql(postgres.address, LISTENERS) == ["2"], 10, "a node does not listen")
    print(f"ready again after {back:.2f} s, listening again after {hears:.2f} s more")
    assert amara.open(f"{world.front}/drafts").status == 200
    chidi.address = nodes[0].address
    waits = []
    for number in range(9):
        asked = time.monotonic()
        establish(chidi, crisis, number)
        waits.append(page.hears("fact.established", asked))
    print(f"heard at the other node after {statistics.median(waits) * 1000:.0f} ms")
    assert statistics.median(waits) < 0.25
    page.over.set()
    world.verify_log()
