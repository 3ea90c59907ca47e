"""What a webhook gets, read by the library that others wrote for the convention."""
import http.server
import threading
import time

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((dict(self.headers), body))
        self.send_response(self.server.answers)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def receiver():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver) as server:
        server.got, server.answers = [], 204
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def hook(caller, receiver):
    priya = caller("Priya")
    status, made = priya.call("POST", "/webhooks", {
        "name": "Wall", "address": f"http://127.0.0.1:{receiver.server_port}/hook", "topics": ["holds"]})
    assert status == 201
    yield made
    priya.call("DELETE", f"/webhooks/{made['webhook']['id']}")


def within(seconds, is_so):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := is_so():
            return found
        time.sleep(0.05)
    raise TimeoutError


def test_a_hold_is_told_in_a_message_that_the_reference_library_verifies(caller, hook, receiver):
    chidi, begun = caller("Chidi"), time.monotonic()
    crisis = chidi.items("/crises")[0]["id"]
    status, hold = chidi.call("POST", f"/crises/{crisis}/holds", {"reach": "organisation", "reason": "A number is wrong."})
    assert status == 201
    within(20, lambda: len(receiver.got) >= 2)
    print("told after", round(time.monotonic() - begun, 2), "s")
    chidi.call("POST", f"/crises/{crisis}/holds/{hold['id']}/lift")
    key = Webhook(hook["secret"])
    told = [key.verify(body, headers) for headers, body in receiver.got[:2]]
    assert {each["type"] for each in told} == {"hold.placed", "hold.confirmed"}
    assert all(each["data"].get("crisis") in (crisis, None) for each in told)
    assert b"A number is wrong." not in b"".join(body for _, body in receiver.got)


def test_with_another_secret_or_another_body_it_does_not_verify(caller, hook, receiver):
    caller("Priya").call("POST", f"/webhooks/{hook['webhook']['id']}/tests")
    headers, body = within(20, lambda: receiver.got and receiver.got[0])
    assert Webhook(hook["secret"]).verify(body, headers)["type"] == "webhook.test"
    for secret, words in [("whsec_" + "A" * 43 + "=", body), (hook["secret"], body + b" ")]:
        with pytest.raises(WebhookVerificationError):
            Webhook(secret).verify(words, headers)


def test_what_failed_is_there_to_be_seen_and_sent_again(caller, hook, receiver):
    priya, path = caller("Priya"), f"/webhooks/{hook['webhook']['id']}"
    receiver.answers = 500
    _, test = priya.call("POST", path + "/tests")
    delivery = f"{path}/deliveries/{test['id']}"
    within(20, lambda: (priya.call("GET", delivery)[1]["attempts_made"] or [{}])[0].get("status") == 500)
    receiver.answers = 200
    priya.call("POST", delivery + "/repetition")
    within(20, lambda: priya.call("GET", delivery)[1]["state"] == "delivered")
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 1
