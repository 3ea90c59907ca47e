"""The machine with PostgreSQL is lost and its standby takes over: the nodes find it by themselves."""
import time

import pytest
from outcome import check_promises, drain
from people import begin_work
from postgres import psql
from test_database_away import LISTENERS, wait_until
from world import World


@pytest.fixture
def standby(postgres):
    standby = postgres.standby()
    yield standby
    standby.remove()


@pytest.fixture
def world(tmp_path, postgres, standby, network):
    hosts = [each.address.partition("@")[2].partition("/")[0] for each in (postgres, standby)]
    world = World(
        tmp_path, f"postgresql://firsthand@{','.join(hosts)}/postgres?target_session_attrs=read-write", network.address)
    world.migrate()
    return world


def test_after_a_promotion_the_nodes_come_back_by_themselves_with_all_that_was_promised(
        world, nodes, balancer, network, postgres, standby, seed):
    working = begin_work(world, network, seed)
    time.sleep(3)
    postgres.stop()
    lost = time.monotonic()
    time.sleep(1)
    standby.promote()
    promoted = time.monotonic()
    for node in nodes:
        wait_until(node.is_ready, 20, "a node did not find the one that took over")
    print(f"lost for {time.monotonic() - lost:.1f} s; ready {time.monotonic() - promoted:.2f} s after the promotion")
    told_until_then = sum(each.answered for each in working)
    wait_until(lambda: psql(standby.address, LISTENERS) == ["2"], 10, "a node does not listen")
    time.sleep(2)
    for each in working:
        each.end()
    assert sum(each.answered for each in working) > told_until_then
    drain(world)
    check_promises(world, network, working)
