"""`people invite`, `sign-in-link` and `add-administrator`: ways in that work once."""
import pytest
from browser import Browser
from house import House, sentence


@pytest.fixture(scope="module")
def open_house(people_file, tmp_path_factory):
    """A running server with people, beside which the commands work."""
    house = House(tmp_path_factory.mktemp("open"))
    house.must("migrate")
    house.must("people", "import", people_file)
    with house.serve():
        yield house


@pytest.mark.parametrize("command", ["invite", "sign-in-link"])
def test_a_link_signs_one_person_in_once(open_house, command):
    link = open_house.must("people", command, "amara@halden.example").strip()
    assert link.startswith(open_house.address + "/sign-in/")
    first = Browser()
    page = first.open(link)
    assert "Welcome, Amara" in page.text
    inside = first.press(page, "Sign in")
    assert (inside.status, inside.address) == (200, open_house.address + "/")
    assert Browser().open(link).status == 404
    assert first.open(open_house.address + "/profile").status == 200


def test_looking_at_a_link_does_not_use_it_up(open_house):
    link = open_house.must("people", "sign-in-link", "ben@halden.example").strip()
    for _ in range(3):
        assert Browser().open(link).status == 200
    assert Browser().sign_in(link).address == open_house.address + "/"


def test_two_people_at_once_with_one_link_are_one_person(open_house):
    link = open_house.must("people", "sign-in-link", "ben@halden.example").strip()
    here, there = Browser(), Browser()
    page_here, page_there = here.open(link), there.open(link)
    assert here.press(page_here, "Sign in").status == 200
    assert there.press(page_there, "Sign in").status == 404
    assert there.open(open_house.address + "/profile").address.endswith("/sign-in?back=/profile")


@pytest.mark.parametrize(("command", "hours"), [("invite", 7 * 24), ("sign-in-link", 1)])
def test_a_link_lasts_as_long_as_its_help_says(peopled_house, command, hours):
    house = peopled_house
    house.must("people", command, "amara@halden.example")
    assert house.rows("SELECT (expires_at - created_at) / 3600000 FROM sign_in_links") == [(hours,)]


def test_an_old_link_opens_nothing(open_house):
    link = open_house.must("people", "sign-in-link", "chidi@halden.example").strip()
    open_house.write("UPDATE sign_in_links SET expires_at = created_at WHERE used_at IS NULL")
    page = Browser().open(link)
    assert page.status == 404
    assert "This link has been used or is too old" in page.text


def test_the_link_itself_is_not_in_the_database(open_house):
    secret = open_house.must("people", "sign-in-link", "chidi@halden.example").strip().rpartition("/")[2]
    assert len(secret) >= 40
    files = open_house.folder.glob("firsthand.sqlite*")
    assert secret.encode() not in b"".join(file.read_bytes() for file in files)


@pytest.mark.parametrize("command", ["invite", "sign-in-link"])
def test_nobody_is_let_in_who_is_not_here(house, command):
    assert sentence(house.run("people", command, "eve@halden.example")) == (
        "Error: Nobody here has the e-mail address eve@halden.example.")


@pytest.mark.parametrize("command", ["invite", "sign-in-link"])
def test_nobody_is_let_in_who_has_left(peopled_house, command):
    peopled_house.write("UPDATE people SET deactivated_at = 1 WHERE email = 'amara@halden.example'")
    assert "Nobody here" in sentence(peopled_house.run("people", command, "amara@halden.example"))


def test_the_first_administrator_walks_in_and_finds_the_people_page(open_house):
    link = open_house.must("people", "add-administrator", "Dana Lindqvist", "dana@halden.example").strip()
    browser = Browser()
    assert browser.sign_in(link).status == 200
    page = browser.open(open_house.address + "/people")
    assert page.status == 200
    assert "Dana Lindqvist" in page.text


def test_an_administrator_is_added_once(house):
    house.must("people", "add-administrator", "Dana", "dana@halden.example")
    assert sentence(house.run("people", "add-administrator", "Dana", "DANA@halden.example")) == (
        "Error: email: Someone with this e-mail address is here already.")


def test_every_mistake_is_said_at_once_and_nobody_is_added(house):
    done = house.run(
        "people", "add-administrator", "Dana", "no address", "--country", "Denmark", "--time-zone", "Mars/Base")
    assert (done.returncode, done.stdout) == (1, "")
    assert "email: This is not an e-mail address." in done.stderr
    assert "country: A country is two letters, like DK." in done.stderr
    assert "time_zone: No time zone has this name." in done.stderr
    assert house.rows("SELECT count(*) FROM people") == [(0,)]
