"""Somebody sets a node's clock while people work: an hour back, a day ahead, and right again."""
import datetime
import random
import re
import time

import pytest
from clock import Clock
from outcome import check_promises, drain
from people import begin_work

STEPS = [-3600, 86_400, 0]


@pytest.fixture
def clock(tmp_path):
    return Clock(tmp_path)


def schedule_for_tomorrow(world, network, address):
    """Ben's post, which nobody may send today, whatever a clock says. It waits half a day, so a day ahead it is due."""
    ben = world.person("Ben", address)
    network.connect(ben, world.front, "ben")
    later = (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=12)).strftime("%Y-%m-%dT%H:%M")
    draft = ben.send("/drafts", text="").headers["Location"].rpartition("/")[2]
    page = ben.send(
        f"/drafts/{draft}", text="On Thursday our gates are open again, and I am glad of it.", networks="practice",
        revision="1", confirmed="on", do="publish", at=later)
    assert page.status == 303 and "/posts/" in page.headers["Location"], page.text
    return re.search(r"/posts/(\w+)", page.headers["Location"])[1]


@pytest.mark.parametrize("engine", ["postgres"])
def test_a_node_whose_clock_is_set_keeps_what_people_were_told_and_does_nothing_before_its_time(
        world, network, clock, seed, engine):
    right = world.node(world.house.port).ready()
    wrong = world.node(**clock.variables).ready()
    working = begin_work(world, network, seed)
    scheduled = schedule_for_tomorrow(world, network, right.address)
    for each in working[1::2]:
        each.person.address = wrong.address
    amara = world.person("Amara", wrong.address)
    moments = random.Random(seed)
    for ahead in STEPS:
        time.sleep(moments.uniform(1, 3))
        clock.set(ahead)
        time.sleep(3)
        assert amara.open(f"{wrong.address}/drafts").status == 200
        assert world.rows(f"SELECT state FROM deliveries WHERE post = '{scheduled}'") == [("waiting",)]
        assert wrong.is_ready()
    assert "ClocksApart" in wrong.err.read_text()
    assert "ClocksApart" not in right.err.read_text()
    for each in working:
        each.end()
    world.write(f"UPDATE deliveries SET state = 'withdrawn' WHERE post = '{scheduled}'")
    drain(world)
    told = check_promises(world, network, working)
    assert told["failed"] == told["unanswered"] == 0
    # Both nodes work again, now that they agree.
    paused = wrong.err.read_text().count("ClocksApart")
    assert right.stop() == 0
    before = len(network.statuses())
    assert amara.send("/drafts", text="").status == 303
    time.sleep(3)
    assert wrong.err.read_text().count("ClocksApart") == paused and len(network.statuses()) >= before
    assert wrong.stop() == 0


@pytest.mark.parametrize("engine", ["sqlite"])
def test_one_machine_whose_clock_is_set_loses_nothing_and_sends_nothing_twice(world, network, clock, seed, engine):
    node = world.node(world.house.port, **clock.variables).ready()
    working = begin_work(world, network, seed)
    moments = random.Random(seed)
    for ahead in STEPS:
        time.sleep(moments.uniform(1, 3))
        clock.set(ahead)
    for each in working:
        each.end()
    # What was published while the clock was a day ahead was due then; a day has passed when it is that late again.
    clock.set(86_400 + 60)
    drain(world)
    told = check_promises(world, network, working)
    assert told["failed"] == told["unanswered"] == 0
    assert node.stop() == 0
