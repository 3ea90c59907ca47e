"""The practice network as programs and people meet it."""
import mastodon
from browser import Browser

SCOPES = ["read", "write"]
OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
PASSWORD = "a long way home"


class Network:
    """The address of the network, and a program that is registered there."""

    def __init__(self, address):
        self.address = address
        self.ids = self.register()
        self.browsers = {}

    def register(self, scopes=SCOPES, redirect_uris=OUT_OF_BAND):
        return mastodon.Mastodon.create_app(
            "Conformance", api_base_url=self.address, scopes=scopes, redirect_uris=redirect_uris)

    def client(self, ids=None, token=None):
        client_id, client_secret = ids or self.ids
        return mastodon.Mastodon(
            client_id=client_id, client_secret=client_secret, access_token=token, api_base_url=self.address,
            request_timeout=30)

    def question(self, client=None, scopes=SCOPES, redirect_uri=OUT_OF_BAND, **more):
        """The address of the page where a person is asked."""
        return (client or self.client()).auth_request_url(
            scopes=scopes, redirect_uris=redirect_uri, allow_http=True, **more)

    def consent(self, handle, password=PASSWORD, **chosen):
        """As a person does it who is new in this browser: says who they are, then sees the page that asks."""
        browser = Browser()
        page = browser.open(self.question(**chosen))
        return browser, browser.press(page, "Go on", handle=handle, password=password)

    def asked(self, handle, **chosen):
        """The page that asks, for somebody whose browser knows them from the second time on."""
        if handle not in self.browsers:
            self.browsers[handle], _ = self.consent(handle)
        browser = self.browsers[handle]
        return browser, browser.open(self.question(**chosen))

    def code(self, handle, **chosen):
        browser, page = self.asked(handle, **chosen)
        return code_on(browser.press(page, "Allow"))

    def log_in(self, client, code, scopes=SCOPES, redirect_uri=OUT_OF_BAND):
        client.log_in(code=code, scopes=scopes, redirect_uri=redirect_uri, allow_http=True)
        return client

    def sign_in(self, handle, scopes=SCOPES, ids=None):
        client = self.client(ids)
        return self.log_in(client, self.code(handle, client=client, scopes=scopes), scopes)


def code_on(page):
    """The code that a person would copy."""
    assert page.status == 200
    return page.text.partition("<code")[2].partition(">")[2].partition("</code>")[0]
