"""A browser without script: it sees the forms that a page really has, and sends nothing else."""
import html.parser
import http.cookiejar
import urllib.error
import urllib.parse
import urllib.request


class Page:
    """What a browser got: where it ended up, the status, the markup, the words without it, and the forms."""

    def __init__(self, answer):
        self.address, self.status = answer.geturl(), answer.status
        self.headers = answer.headers
        self.text = answer.read().decode()
        reader = FormReader()
        reader.feed(self.text)
        self.forms, self.words = reader.forms, reader.words

    def form(self, button):
        """The form with this button on it; pressing it sends its name too."""
        for form in self.forms:
            if button in form.buttons:
                return form
        there = [name for form in self.forms for name in form.buttons]
        raise AssertionError(f"{self.address} has no button “{button}”, but {there}")


class Form:
    def __init__(self, action, method):
        self.action, self.method = action, method
        self.fields, self.buttons = {}, {}


class FormReader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms, self.form, self.button, self.area = [], None, None, None
        self.words = ""

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "form":
            self.form = Form(found.get("action", ""), found.get("method", "get"))
            self.forms.append(self.form)
        elif self.form is not None and found.get("type") in ("checkbox", "radio") and "name" in found:
            # What is not ticked is there, and says nothing.
            ticked = found.get("value", "on") if "checked" in found else ""
            self.form.fields[found["name"]] = ticked or self.form.fields.get(found["name"], "")
        elif self.form is not None and tag in ("input", "textarea") and "name" in found:
            self.form.fields[found["name"]] = found.get("value", "")
            self.area = found["name"] if tag == "textarea" else None
        elif self.form is not None and tag == "button":
            self.button = ((found["name"], found.get("value", "")) if "name" in found else None, "")

    def handle_data(self, data):
        self.words += data
        if self.area is not None:
            # A line break right after the tag is not part of the text.
            self.form.fields[self.area] += data.removeprefix("\n")
        if self.button is not None:
            self.button = (self.button[0], self.button[1] + data)

    def handle_endtag(self, tag):
        if tag == "button" and self.button is not None and self.form is not None:
            self.form.buttons[self.button[1].strip()] = self.button[0]
            self.button = None
        elif tag == "textarea":
            self.area = None
        elif tag == "form":
            self.form = None


class StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Browser:
    """A browser without script: it keeps cookies, follows redirects and sends the forms that a page really has."""

    def __init__(self):
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def open(self, address, data=None):
        body = None if data is None else urllib.parse.urlencode(data).encode()
        try:
            with self.opener.open(urllib.request.Request(address, body), timeout=30) as answer:
                return Page(answer)
        except urllib.error.HTTPError as answer:
            with answer:
                return Page(answer)

    def press(self, page, button, **typed):
        """Types into fields that are there, and presses a button that is there."""
        form = page.form(button)
        missing = [name for name in typed if name not in form.fields]
        assert not missing, f"{page.address} has no field {missing}, but {list(form.fields)}"
        data = form.fields | typed | dict([form.buttons[button]] if form.buttons[button] else [])
        return self.open(urllib.parse.urljoin(page.address, form.action), data)

    def sign_in(self, link):
        return self.press(self.open(link), "Sign in")

    def staying(self):
        """The same browser, which does not follow redirects."""
        other = Browser()
        other.cookies = self.cookies
        other.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.cookies), StayHere())
        return other

    def cookie(self):
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.cookies)
