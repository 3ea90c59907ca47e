"""A mail server that others wrote (aiosmtpd), which keeps what it takes and refuses what a test says."""
import contextlib
import email
import email.policy
import pathlib
import ssl
import subprocess

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult


class Postbox:
    """What it was given, and what it says to whom."""

    def __init__(self):
        self.got, self.answers, self.asked, self.secure, self.senders = [], {}, [], [], {}

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.asked.append(address)
        said = self.answers.get(address)
        if isinstance(said, list):
            said = said.pop(0) if said else None
        if said:
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.senders[envelope.rcpt_tos[0]] = envelope.mail_from
        self.secure.append(server.transport.get_extra_info("cipher") is not None)
        self.got.append((envelope.rcpt_tos[0], email.message_from_bytes(envelope.content, policy=email.policy.default)))
        return "250 OK"

    def mail(self, address):
        return next((mail for to, mail in self.got if to == address), None)


def certificate(folder):
    """One for localhost, signed by itself."""
    key, file = pathlib.Path(folder, "mail.key"), pathlib.Path(folder, "mail.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", file, "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True)
    return file, key


class Plain(Controller):
    """aiosmtpd as it comes; `how` is what its SMTP class is told."""

    def __init__(self, box, port, how, **more):
        super().__init__(box, hostname="127.0.0.1", port=port, **more)
        self.how = how

    def factory(self):
        return SMTP(self.handler, enable_SMTPUTF8=True, **self.how)


@contextlib.contextmanager
def serving(box, port, security="none", files=None, user=None):
    context = None
    if files:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*files)
    how = {}
    if security == "starttls":
        how = {"tls_context": context, "require_starttls": True}
    if user:
        def check(server, session, envelope, mechanism, data):
            # What is not handled here, the server answers with 535.
            return AuthResult(success=(data.login.decode(), data.password.decode()) == user, handled=False)
        how |= {"authenticator": check, "auth_required": True, "auth_require_tls": security == "starttls"}
    server = Plain(box, port, how, **({"ssl_context": context} if security == "tls" else {}))
    server.start()
    try:
        yield box
    finally:
        server.stop()
