"""The demo's house, spoken to by programs that know it from its description alone."""
import functools
import pathlib
import sys

import pytest

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "CommandLine"), str(pathlib.Path(__file__).parent)]

from caller import Caller  # noqa: E402
from program import Demo  # noqa: E402


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    with Demo(tmp_path_factory.mktemp("demo"), variables={"FIRSTHAND_API_RATE": "1000000", "FIRSTHAND_ALLOWED_HOSTS": "127.0.0.1"}) as demo:
        yield demo


@pytest.fixture(scope="session")
def caller(demo):
    """Somebody's program, by their first name."""
    return functools.cache(lambda first_name: Caller(demo, first_name))


def pytest_collection_modifyitems(items):
    """Calls that are made up place holds and close crises: they come last."""
    items.sort(key=lambda item: item.path.name == "test_description.py")
