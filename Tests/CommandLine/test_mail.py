"""Updates by mail, taken by a mail server that others wrote."""
import email.message
import email.mime.multipart
import json
import time
import urllib.request

import pytest
from browser import Browser
from mailserver import Postbox, certificate, serving
from program import free_port

FROM = "news@halden.example"


def within(seconds, is_so):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := is_so():
            return found
        time.sleep(0.1)
    raise TimeoutError


@pytest.fixture
def company(company):
    """Without what the story has for single people, so that each of them gets updates alone."""
    company.write("DELETE FROM personal_notices")
    return company


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return certificate(tmp_path_factory.mktemp("certificate"))


def mailing(port, security="none", **more):
    return {
        "FIRSTHAND_SMTP_HOST": f"localhost:{port}", "FIRSTHAND_SMTP_SECURITY": security, "FIRSTHAND_SMTP_FROM": FROM,
    } | more


def crisis_of(house):
    return house.rows("SELECT id FROM crises ORDER BY opened_at LIMIT 1")[0][0]


def brief(house, text, **more):
    """Chidi writes an update, in a browser."""
    chidi = Browser()
    chidi.sign_in(house.must("people", "sign-in-link", "chidi@halden.example").strip().split()[-1])
    page = chidi.open(f"{house.address}/crises/{crisis_of(house)}/briefings/new")
    button = "Send it"
    sent = chidi.press(page, button, **({"text": text, "urgent": ""} | more))
    assert "Sent." in sent.words


WORDS = "Grüße aus Kolding: 乳製品 🥛\n.\n.. zwei Punkte\n" + "lang " * 400 + "Ende\n\nFrom hier = und dort"


def test_an_update_arrives_whole_with_umlauts_long_lines_and_dots(company):
    box, port = Postbox(), free_port()
    with serving(box, port), company.serve(**mailing(port)):
        brief(company, WORDS)
        mail = within(60, lambda: box.mail("amira@halden.example"))
        text = mail.get_body(("plain",)).get_content().replace("\r\n", "\n")
        for line in WORDS.split("\n"):
            assert line.strip() in text
        assert "\n.\n.. zwei Punkte\n" in text
        assert "乳製品 🥛" in mail.get_body(("html",)).get_content()
        assert mail["From"].addresses[0].addr_spec == FROM
        assert mail["Subject"].startswith("Update ")
        assert mail["Auto-Submitted"] == "auto-generated"
        assert mail["Date"].datetime is not None
        assert mail["Message-ID"].endswith("@halden.example>")
        assert not mail.defects
        # Everybody gets one, and nobody two.
        people = company.rows("SELECT count(*) FROM people WHERE deactivated_at IS NULL")[0][0]
        updates = lambda: [to for to, each in box.got if each["Subject"].startswith("Update ")]
        within(60, lambda: len(updates()) >= people)
        time.sleep(1.5)
        assert len(set(updates())) == len(updates()) == people


def test_the_link_in_a_mail_ends_them_in_one_post(company):
    box, port = Postbox(), free_port()
    with serving(box, port), company.serve(**mailing(port)):
        brief(company, "One")
        mail = within(60, lambda: box.mail("amira@halden.example"))
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        address = mail["List-Unsubscribe"].strip("<>")
        with urllib.request.urlopen(address, data=b"List-Unsubscribe=One-Click", timeout=10) as answer:
            assert answer.status == 200
        box.got.clear()
        brief(company, "Two")
        within(60, lambda: box.mail("kasper@halden.example"))
        within(60, lambda: not company.rows("SELECT 1 FROM mails WHERE state = 'waiting'"))
        assert box.mail("amira@halden.example") is None


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_with_tls_and_a_password_it_arrives_and_without_trust_nothing_is_said(company, files, security):
    box, port = Postbox(), free_port()
    signing = {"FIRSTHAND_SMTP_USER": "firsthand", "FIRSTHAND_SMTP_PASSWORD": "långt lösenord"}
    with serving(box, port, security, files, ("firsthand", "långt lösenord")):
        trusting = mailing(port, security, FIRSTHAND_SMTP_AUTHORITIES=str(files[0]), **signing)
        told = {each["subject"]: each for each in doctor(company, **trusting)}
        assert told["mail"]["state"] == "well"
        told = {each["subject"]: each for each in doctor(company, **mailing(port, security, **signing))}
        assert told["mail"]["state"] == "wrong" and "trusted" in told["mail"]["sentence"]
        wrong = trusting | {"FIRSTHAND_SMTP_PASSWORD": "falsch"}
        told = {each["subject"]: each for each in doctor(company, **wrong)}
        assert "does not let us in: it answered 535" in told["mail"]["sentence"]
        assert box.asked == []
        with company.serve(**trusting):
            brief(company, "By TLS")
            within(60, lambda: box.mail("amira@halden.example"))
            assert all(box.secure)


def doctor(house, **variables):
    return json.loads(house.run("doctor", "--json", **variables).stdout)["found"]


def test_later_is_tried_again_and_never_marks_the_address(company):
    box, port = Postbox(), free_port()
    box.answers = {
        "amira@halden.example": ["451 4.7.1 Greylisted, come back"], "kasper@halden.example": "550 5.1.1 No such person",
        "mette@halden.example": "554 5.7.1 Not your mail",
    }
    with serving(box, port), company.serve(**mailing(port)):
        brief(company, "Hello")
        within(60, lambda: box.mail("chidi@halden.example"))
        marked = within(60, lambda: company.rows("SELECT address, reply FROM mail_bounces"))
        assert marked == [("kasper@halden.example", 550)]
        # The pause is a minute: a test says that it is over.
        within(60, lambda: company.rows("SELECT 1 FROM mails WHERE state = 'waiting' AND reply = 451"))
        company.write("UPDATE mails SET due_at = 0 WHERE state = 'waiting' AND reply = 451")
        within(60, lambda: box.mail("amira@halden.example"))
        within(60, lambda: not company.rows("SELECT 1 FROM mails WHERE state = 'waiting'"))
        states = dict(company.rows("SELECT state, count(*) FROM mails GROUP BY state"))
        assert states["failed"] == 2
        said = (company.folder / "server/stderr.txt").read_text() + (company.folder / "server/stdout.txt").read_text()
        assert "@halden.example" not in said


def report(to, status="5.1.1", action="failed"):
    """A report as Python makes one: three parts, the second for programs (RFC 3464)."""
    words, program = email.message.EmailMessage(), email.message.Message()
    words.set_content("It could not be delivered.")
    program["Content-Type"] = "message/delivery-status"
    whole, one = email.message.Message(), email.message.Message()
    whole["Reporting-MTA"] = "dns; mail.example"
    one["Final-Recipient"], one["Action"], one["Status"] = "rfc822; somebody@mail.example", action, status
    one["Diagnostic-Code"] = f"smtp; 550 {status} No such person"
    program.set_payload([whole, one])
    mail = email.mime.multipart.MIMEMultipart("report", None, [words, program], **{"report-type": "delivery-status"})
    mail["From"], mail["To"], mail["Subject"] = "MAILER-DAEMON@mail.example", to, "Undelivered"
    return mail.as_string()


def test_a_report_that_comes_hours_later_marks_the_address(company):
    box, port, bounces = Postbox(), free_port(), {"FIRSTHAND_SMTP_BOUNCES": "bounces@halden.example"}
    assert {each["subject"]: each for each in doctor(company, **mailing(port))}["mail"]["state"] == "care"
    with serving(box, port):
        told = {each["subject"]: each for each in doctor(company, **mailing(port))}
        assert told["bounces"]["state"] == "well" and "not seen" in told["bounces"]["sentence"]
        told = {each["subject"]: each for each in doctor(company, **mailing(port, **bounces))}
        assert told["bounces"]["state"] == "well"
        with company.serve(**mailing(port, **bounces)):
            brief(company, "One")
            within(60, lambda: box.mail("amira@halden.example") and box.mail("kasper@halden.example"))
            sender = box.senders["amira@halden.example"]
            assert sender.startswith("bounces+") and sender.endswith("@halden.example") and "amira" not in sender
            assert box.mail("amira@halden.example")["From"].addresses[0].addr_spec == FROM
            # Beside the running server, as a pipe of a mail server starts it, from another folder.
            later = company.run("mail", "bounced", text=report(sender, "4.4.1", "delayed"))
            assert later.returncode == 0 and company.rows("SELECT 1 FROM mail_bounces") == []
            forged = company.run("mail", "bounced", text=report(sender.replace("bounces+", "bounces+0")))
            assert forged.returncode == 0 and company.rows("SELECT 1 FROM mail_bounces") == []
            done = company.run("mail", "bounced", "--recipient", sender, text=report("postmaster@halden.example"))
            assert (done.returncode, done.stderr) == (0, "") and "marked" in done.stdout
            assert company.rows("SELECT address, reply FROM mail_bounces") == [("amira@halden.example", 550)]
            assert company.run("mail", "bounced", text=report(box.senders["kasper@halden.example"])).returncode == 0
            assert len(company.rows("SELECT 1 FROM mail_bounces")) == 2


def test_another_mail_is_left_to_the_mail_server_and_so_is_one_that_cannot_be_read_now(company):
    holiday = "From: a@b.example\nSubject: Away\n\nBack on Monday.\n"
    done = company.run("mail", "bounced", text=holiday)
    assert done.returncode == 65 and "no delivery report" in done.stderr and done.stdout == ""
    elsewhere = {"FIRSTHAND_DATABASE": "sqlite:/dev/null/x.sqlite"}
    away = company.run("mail", "bounced", text=report("bounces+a.1.b@x.example"), **elsewhere)
    assert away.returncode == 75 and away.stderr


def test_a_server_that_is_away_is_waited_for(company):
    box, port = Postbox(), free_port()
    assert {each["subject"]: each for each in doctor(company, **mailing(port))}["mail"]["state"] == "care"
    with company.serve(**mailing(port)):
        brief(company, "Hello")
        within(60, lambda: company.rows("SELECT 1 FROM mails WHERE state = 'waiting' AND tries > 0 AND due_at > 0"))
        with serving(box, port):
            company.write("UPDATE mails SET due_at = 0 WHERE state = 'waiting'")
            within(60, lambda: box.mail("amira@halden.example"))


@pytest.mark.parametrize("variables, name", [
    ({"FIRSTHAND_SMTP_HOST": "mail.example"}, "FIRSTHAND_SMTP_FROM"),
    ({"FIRSTHAND_SMTP_FROM": FROM}, "FIRSTHAND_SMTP_HOST"),
    ({"FIRSTHAND_SMTP_HOST": "mail.example", "FIRSTHAND_SMTP_FROM": "news"}, "FIRSTHAND_SMTP_FROM"),
    ({"FIRSTHAND_SMTP_BOUNCES": "bounces@halden.example"}, "FIRSTHAND_SMTP_HOST"),
    ({"FIRSTHAND_SMTP_HOST": "mail.example", "FIRSTHAND_SMTP_FROM": FROM, "FIRSTHAND_SMTP_BOUNCES": "a+b@halden.example"},
     "FIRSTHAND_SMTP_BOUNCES"),
    ({"FIRSTHAND_SMTP_HOST": "mail.example", "FIRSTHAND_SMTP_FROM": FROM, "FIRSTHAND_SMTP_USER": "x"},
     "FIRSTHAND_SMTP_PASSWORD"),
])
def test_half_a_mail_server_is_refused_at_the_start(house, variables, name):
    done = house.run("doctor", **variables)
    assert name in done.stdout + done.stderr
    assert done.returncode == 2
