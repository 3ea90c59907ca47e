"""A program that has one person's token, made in that person's browser."""
import json
import re
import urllib.error
import urllib.request

from browser import Browser


class Caller:
    def __init__(self, demo, first_name):
        self.root = demo.address + "/api/v1"
        self.browser = Browser()
        self.browser.sign_in(demo.link(first_name))
        page = self.browser.open(demo.address + "/profile/tokens")
        form = page.form("Make a token")
        scopes = [("scopes", scope) for scope in ("read", "speak", "run", "administer")]
        made = self.browser.open(
            demo.address + form.action,
            [("csrf", form.fields["csrf"]), ("name", "A test"), ("days", "7"), *scopes])
        self.token = re.search(r"firsthand_[\w-]{40,}", made.text)[0]

    def call(self, method, path, body=None):
        """The status, and the value that was answered."""
        request = urllib.request.Request(
            self.root + path, method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self.token}"})
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, json.loads(answer.read() or "null")
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code, json.loads(answer.read() or "null")

    def items(self, path):
        status, page = self.call("GET", path)
        return page["items"] if status == 200 else []
