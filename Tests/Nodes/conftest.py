"""Several nodes, crashes and faults. Each test prints its seed; FIRSTHAND_TEST_SEED plays it again."""
import os
import pathlib
import sys
import time

import pytest

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "CommandLine"), str(pathlib.Path(__file__).parent)]

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


@pytest.fixture(params=["sqlite", "postgres"])
def world(request, tmp_path, network):
    address = request.getfixturevalue("postgres").address if request.param == "postgres" else None
    world = World(tmp_path, address, network.address)
    world.migrate()
    return world
