"""The demo's practice network, spoken to by a client that others wrote for the real Mastodon."""
import itertools
import pathlib
import sys

import pytest

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "CommandLine"), str(pathlib.Path(__file__).parent)]

from network import Network  # noqa: E402
from program import Demo  # noqa: E402
from recordstore import RecordStore  # noqa: E402


@pytest.fixture(scope="session")
def record_store(tmp_path_factory):
    store = RecordStore(tmp_path_factory.mktemp("records"))
    yield store
    store.stop()


@pytest.fixture(scope="session")
def demo(tmp_path_factory, record_store):
    with Demo(tmp_path_factory.mktemp("demo"), variables=record_store.variables()) as demo:
        yield demo


@pytest.fixture(scope="session")
def network(demo):
    return Network(demo.practice)


@pytest.fixture(scope="session")
def amara(network):
    return network.sign_in("amara")


@pytest.fixture(scope="session")
def ben(network):
    return network.sign_in("ben")


@pytest.fixture(scope="session")
def stranger(network):
    """Somebody who reads without an account."""
    return network.client()


numbers = itertools.count(1)


@pytest.fixture
def tag():
    """A tag that no other test has, so that what the demo says meanwhile does not get between."""
    return f"line{next(numbers)}"
