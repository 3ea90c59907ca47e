"""Several nodes, crashes and faults. Each test prints its seed; FIRSTHAND_TEST_SEED plays it again."""
import os
import pathlib
import sys
import time

import pytest

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "CommandLine"), str(pathlib.Path(__file__).parent)]

from balancer import Balancer  # noqa: E402
from network import Network  # noqa: E402
from postgres import Postgres  # noqa: E402
from world import World  # noqa: E402


@pytest.fixture
def seed():
    """The same for every random choice of a test: what people do, and when things break."""
    chosen = int(os.environ.get("FIRSTHAND_TEST_SEED", time.time_ns() % 1_000_000))
    print(f"FIRSTHAND_TEST_SEED={chosen}")
    return chosen


@pytest.fixture
def network(tmp_path, seed):
    network = Network(tmp_path, seed)
    yield network
    network.stop()


@pytest.fixture
def postgres():
    postgres = Postgres()
    yield postgres
    postgres.remove()


@pytest.fixture
def engine():
    """Several nodes need PostgreSQL; a test of one node chooses by `engine`."""
    return "postgres"


@pytest.fixture
def world(request, tmp_path, network, engine):
    address = request.getfixturevalue("postgres").address if engine == "postgres" else None
    world = World(tmp_path, address, network.address)
    world.migrate()
    return world


@pytest.fixture
def nodes(world):
    nodes = [world.node().ready(), world.node().ready()]
    yield nodes
    for node in nodes:
        if node.process.poll() is None:
            node.stop()


@pytest.fixture
def balancer(world, nodes):
    balancer = Balancer(world.folder / "nginx", world.house.port, nodes)
    yield balancer
    balancer.stop()
