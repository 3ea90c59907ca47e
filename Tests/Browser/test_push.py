"""Told on a device. No real push service can be reached from here: the browser gets a stand-in for it, with keys that this
test holds, and a small push service on this machine takes what comes. What it took is opened by http-ece, and who sent it
is checked by py-vapid."""
import base64
import http.server
import json
import threading
import time

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import expect
from py_vapid import Vapid02

from conftest import Demo, crisis_path, wait_until


def text(octets):
    return base64.urlsafe_b64encode(octets).decode().rstrip("=")


def octets(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class PushService:
    """Takes messages as RFC 8030 has them, and answers what `status` says."""

    def __init__(self):
        self.got, self.status = [], 201
        service = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                service.got.append((self.path, dict(self.headers.items()), body))
                self.send_response(service.status)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def wait(self, count):
        deadline = time.monotonic() + 15
        while len(self.got) < count:
            assert time.monotonic() < deadline, f"{len(self.got)} came"
            time.sleep(0.05)
        return self.got[count - 1]


class Keys:
    """What a browser keeps for itself."""

    def __init__(self):
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.auth = bytes(range(16))
        self.public = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def read(self, body):
        return json.loads(http_ece.decrypt(body, private_key=self.private, auth_secret=self.auth, version="aes128gcm"))


STAND_IN = """(({ endpoint, key, auth }) => {
  const bytes = text => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), c => c.charCodeAt(0)).buffer
  const subscription = {
    endpoint, getKey: name => bytes(name === "auth" ? auth : key),
    unsubscribe: async () => { localStorage.removeItem("stand-in"); return true },
  }
  window.Notification ??= class {}
  Notification.requestPermission = async () => localStorage.getItem("stand-in-says") ?? "granted"
  PushManager.prototype.getSubscription = async () => localStorage.getItem("stand-in") ? subscription : null
  PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
    if (!userVisibleOnly || applicationServerKey.length !== 65) throw new Error("no push service takes that")
    localStorage.setItem("stand-in", btoa(String.fromCharCode(...applicationServerKey)))
    return subscription
  }
})(%s)"""


@pytest.fixture(scope="module")
def running():
    service = PushService()
    yield service
    service.server.shutdown()


@pytest.fixture
def service(running):
    running.got, running.status = [], 201
    return running


@pytest.fixture(scope="module")
def demo(tmp_path_factory, running):
    demo = Demo(tmp_path_factory.mktemp("push"), FIRSTHAND_ALLOWED_HOSTS=running.address.removeprefix("http://"))
    yield demo
    demo.stop()


def told(page):
    page.goto("/profile/channels")
    page.get_by_role("button", name="Tell me on this device").click()
    expect(page.get_by_text("This device is told from now on")).to_be_visible()


def test_a_phone_is_told_and_only_it_can_read_what(demo, service, people):
    keys = Keys()
    page = people(demo, "amira", viewport={"width": 390, "height": 844}, service_workers="allow")
    given = {"endpoint": service.address + "/amira", "key": text(keys.public), "auth": text(keys.auth)}
    page.add_init_script(STAND_IN % json.dumps(given))
    told(page)
    expect(page.get_by_text("This device", exact=True)).to_be_visible()
    page.get_by_role("button", name="Send a test").click()
    expect(page.get_by_text("It was taken.")).to_be_visible()
    path, headers, body = service.wait(1)
    assert path == "/amira" and keys.read(body)["title"] == "A test from Halden Foods"
    header = headers["authorization"]
    assert Vapid02.verify(header.replace(", k=", ",k="))
    sent = header.split("k=")[1]
    tied = page.evaluate("localStorage.getItem('stand-in')")
    assert octets(sent) == base64.b64decode(tied), "signed with the key that the subscription is tied to"
    claims = json.loads(octets(header.split("t=")[1].split(".")[1]))
    assert claims["aud"] == service.address and claims["exp"] - time.time() < 24 * 3600

    chidi = people(demo, "chidi")
    chidi.goto(crisis_path(chidi) + "/briefings/new")
    chidi.locator("[name=text]").fill("The second line stands still.")
    chidi.locator("main form button.primary").click()
    _, headers, body = service.wait(2)
    said = keys.read(body)
    assert said["title"].startswith("Update ") and "stands still" not in json.dumps(said)
    assert 0 < int(headers["ttl"]) <= 86400 and len(headers["topic"]) == 32
    page.goto(said["path"])
    expect(page.get_by_text("The second line stands still.")).to_be_visible()

    service.status = 410
    page.goto("/profile/channels")
    page.get_by_role("button", name="Send a test").click()
    expect(page.get_by_text("It was removed here.")).to_be_visible()


def test_removing_it_ends_it_in_the_browser_too(demo, service, people):
    keys = Keys()
    page = people(demo, "kasper", service_workers="allow")
    given = {"endpoint": service.address + "/kasper", "key": text(keys.public), "auth": text(keys.auth)}
    page.add_init_script(STAND_IN % json.dumps(given))
    told(page)
    expect(page.get_by_text("This device", exact=True)).to_be_visible()
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(page.get_by_text("That device is told nothing more")).to_be_visible()
    wait_until(page, "localStorage.getItem('stand-in') === null")


def test_a_browser_that_forbids_it_is_told_what_to_do(demo, service, people):
    keys = Keys()
    page = people(demo, "grete", service_workers="allow")
    given = {"endpoint": service.address + "/grete", "key": text(keys.public), "auth": text(keys.auth)}
    page.add_init_script(STAND_IN % json.dumps(given) + "; localStorage.setItem('stand-in-says', 'denied')")
    page.goto("/profile/channels")
    page.get_by_role("button", name="Tell me on this device").click()
    expect(page.get_by_text("Your browser does not let Firsthand show messages")).to_be_visible()
    assert service.got == []


def test_without_script_the_page_says_so(demo, people):
    page = people(demo, "amira", java_script_enabled=False)
    page.goto("/profile/channels")
    expect(page.get_by_text("Your browser runs no scripts here")).to_be_visible()
    assert not page.get_by_role("button", name="Tell me on this device").is_visible()


def worker_of(page, demo):
    """Hands the worker what a push service would; gives what is shown then."""
    page.goto("/")
    wait_until(page, "navigator.serviceWorker.ready.then(ready => ready.active.state === 'activated')")
    session = page.context.new_cdp_session(page)
    registrations = []
    session.on("ServiceWorker.workerRegistrationUpdated", lambda event: registrations.extend(event["registrations"]))
    session.send("ServiceWorker.enable")
    page.wait_for_timeout(500)

    def deliver(**said):
        before = page.evaluate(f"{SHOWN}.then(all => all.length)")
        session.send("ServiceWorker.deliverPushMessage", {
            "origin": demo.url, "registrationId": registrations[-1]["registrationId"], "data": json.dumps(said)})
        wait_until(page, f"{SHOWN}.then(all => all.length > {before})")

    return deliver


SHOWN = "navigator.serviceWorker.ready.then(ready => ready.getNotifications())"


def test_the_worker_shows_what_is_pushed(demo, people):
    page = people(demo, "amira", service_workers="allow", permissions=["notifications"])
    worker_of(page, demo)(title="Update 4", body="Next by 16:00", path="/profile", tag="one")
    assert page.evaluate(f"{SHOWN}.then(all => [all[0].title, all[0].body, all[0].tag])") == ["Update 4", "Next by 16:00", "one"]


# Nobody can click a notification of a browser without a screen, and only a click may open a window: the event is made here,
# and what would open or focus one is noted.
CLICK = """async tag => {
    const [notification] = await self.registration.getNotifications({ tag })
    const done = { opened: [], focused: [] }
    Clients.prototype.openWindow = async url => { done.opened.push(url) }
    WindowClient.prototype.focus = async function () { done.focused.push(this.url) }
    const event = new NotificationEvent("notificationclick", { notification })
    const waits = []
    Object.defineProperty(event, "waitUntil", { value: each => waits.push(each) })
    self.dispatchEvent(event)
    await Promise.all(waits)
    return { ...done, left: (await self.registration.getNotifications({ tag })).length }
}"""


def test_a_click_on_a_notification_leads_to_its_page_and_nowhere_else(demo, people):
    page = people(demo, "amira", service_workers="allow", permissions=["notifications"])
    deliver = worker_of(page, demo)
    page.goto("/profile?from=here")
    worker = page.context.service_workers[0]
    for tag, path in [("there", "/profile"), ("elsewhere", "/profile/channels"), ("outside", "//evil.example/x"),
                      ("absolute", "https://evil.example/"), ("none", None)]:
        deliver(title="Update", path=path, tag=tag)
    at = demo.url
    assert worker.evaluate(CLICK, "there") == {"opened": [], "focused": [at + "/profile?from=here"], "left": 0}
    assert worker.evaluate(CLICK, "elsewhere") == {"opened": [at + "/profile/channels"], "focused": [], "left": 0}
    assert worker.evaluate(CLICK, "outside") == {"opened": [], "focused": [], "left": 0}
    for tag in ["absolute", "none"]:
        assert worker.evaluate(CLICK, tag) == {"opened": [at + "/"], "focused": [], "left": 0}
