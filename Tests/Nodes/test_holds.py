"""The hold on two nodes that are real processes: once it is confirmed, nothing arrives at the network."""
import os
import random
import time

import pytest
from network import Network
from people import begin_work

HOLDS = int(os.environ.get("FIRSTHAND_TEST_HOLDS", "20"))


@pytest.fixture
def network(tmp_path, seed):
    """A slow one, so that there is always something on its way when a hold comes."""
    network = Network(tmp_path, seed, slowest=0.4)
    yield network
    network.stop()


def confirmed(world):
    """When the newest hold was confirmed, by the clock that all here share."""
    deadline = time.monotonic() + 30
    while True:
        [(at,)] = world.rows("SELECT confirmed_at FROM holds ORDER BY placed_at DESC, id DESC LIMIT 1")
        if at:
            return int(at) / 1000
        assert time.monotonic() < deadline, "the hold is not confirmed"


def test_after_a_hold_is_confirmed_nothing_arrives_from_any_node(world, nodes, network, balancer, seed):
    working = begin_work(world, network, seed)
    crisis = working[0].crisis
    working.pop(0).end()
    ben, numbers = world.person("Chidi"), random.Random(seed)
    stood = []
    for _ in range(HOLDS):
        time.sleep(numbers.uniform(0, 0.8))
        ben.address = numbers.choice(nodes).address
        placed = say(ben, f"/crises/{crisis}/holds", reach="organisation", reason="Wait")
        assert placed.status == 303, placed.text
        began = confirmed(world)
        time.sleep(numbers.uniform(0.05, 0.4))
        stood.append((began, time.time()))
        [(hold,)] = world.rows("SELECT id FROM holds WHERE lifted_at IS NULL")
        ben.address = numbers.choice(nodes).address
        assert say(ben, f"/crises/{crisis}/holds/{hold}/lift").status == 303
    for each in working:
        each.end()
    late = [(key, at) for at, key in network.wire.arrivals for began, ended in stood if began < at < ended]
    assert late == []
    waited = world.count("""
        SELECT count(DISTINCT holds.id) FROM holds JOIN delivery_attempts
        ON started_at < placed_at AND finished_at > placed_at""")
    held = world.count("SELECT count(*) FROM deliveries WHERE state = 'held'")
    print(f"{len(stood)} holds, {waited} of them with something on its way; {len(network.wire.arrivals)} posts "
          f"arrived, {held} were held")
    # They came while posts were going out: it was not easy to keep this promise here.
    assert waited >= HOLDS / 4 and held >= HOLDS / 4
    world.verify_log()


def say(person, path, **fields):
    """As soon as the limit of writes for one person lets it through."""
    while (page := person.send(path, **fields)).status == 429:
        time.sleep(1)
    return page
