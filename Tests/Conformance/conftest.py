"""The demo's practice network, spoken to by a client that others wrote for the real Mastodon."""
import itertools
import pathlib
import sys

import mastodon
import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "CommandLine"))

from browser import Browser  # noqa: E402
from program import Demo  # noqa: E402

SCOPES = ["read", "write"]
OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"


class Network:
    """The address of the network, and a program that is registered there."""

    def __init__(self, address):
        self.address = address
        self.ids = self.register()

    def register(self, scopes=SCOPES, redirect_uris=OUT_OF_BAND):
        return mastodon.Mastodon.create_app(
            "Conformance", api_base_url=self.address, scopes=scopes, redirect_uris=redirect_uris)

    def client(self, ids=None, token=None):
        client_id, client_secret = ids or self.ids
        return mastodon.Mastodon(
            client_id=client_id, client_secret=client_secret, access_token=token, api_base_url=self.address,
            request_timeout=30)

    def consent(self, handle, password, client=None, scopes=SCOPES, redirect_uri=OUT_OF_BAND, browser=None, **more):
        """As a person does it: says who they are, then sees the page that asks."""
        browser = browser or Browser()
        address = (client or self.client()).auth_request_url(scopes=scopes, redirect_uris=redirect_uri, **more)
        return browser, browser.press(browser.open(address), "Go on", handle=handle, password=password)

    def code(self, handle, password, **chosen):
        browser, page = self.consent(handle, password, **chosen)
        return code_on(browser.press(page, "Allow"))

    def sign_in(self, handle, password="a long way home", scopes=SCOPES, ids=None):
        client = self.client(ids)
        client.log_in(code=self.code(handle, password, client=client, scopes=scopes), scopes=scopes)
        return client


def code_on(page):
    """The code that a person would copy."""
    assert page.status == 200
    return page.text.partition("<code")[2].partition(">")[2].partition("</code>")[0]


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    with Demo(tmp_path_factory.mktemp("demo")) as demo:
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
