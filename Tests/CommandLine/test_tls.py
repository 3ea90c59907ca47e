"""`serve` with a certificate of its own: made here by openssl, replaced while people are connected."""
import contextlib
import http.client
import signal
import ssl
import subprocess
import time

import pytest
from house import sentence
from program import Server


def make_certificate(folder, name, days=30):
    """A pair of files that says `name`."""
    certificate, key = folder / f"{name}.crt", folder / f"{name}.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-days", str(days), "-subj", f"/CN={name}", "-addext", "subjectAltName=DNS:localhost", "-keyout", key,
         "-out", certificate], check=True, capture_output=True)
    return certificate, key


@pytest.fixture
def pair(house):
    """Where the program finds its certificate, with the first one in it."""
    certificate, key = make_certificate(house.folder, "first")
    return certificate.rename(house.folder / "tls.crt"), key.rename(house.folder / "tls.key")


def trusting(certificate):
    context = ssl.create_default_context(cafile=certificate)
    context.verify_flags &= ~getattr(ssl, "VERIFY_X509_STRICT", 0)
    return context


def connect(house, certificate):
    connection = http.client.HTTPSConnection("localhost", house.port, timeout=20, context=trusting(certificate))
    connection.connect()
    return connection


def fetch(connection, path="/health/live"):
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, dict(answer.getheaders()), answer.read()


def shown(house):
    pem = ssl.get_server_certificate(("localhost", house.port))
    return subprocess.run(
        ["openssl", "x509", "-noout", "-subject"], input=pem, capture_output=True, text=True).stdout.strip()


def soon(condition, seconds=30):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            if condition():
                return True
        time.sleep(0.1)
    return False


@pytest.fixture
def served(house, pair):
    certificate, key = pair
    variables = house.variables | {
        "FIRSTHAND_ADDRESS": f"https://localhost:{house.port}", "FIRSTHAND_TLS_CERTIFICATE": str(certificate),
        "FIRSTHAND_TLS_KEY": str(key),
    }
    with Server("serve", folder=house.folder / "server", variables=variables) as server:
        server.wait_for(lambda: "Firsthand is at" in server.out.read_text())
        yield server


def test_amara_is_served_by_https_and_told_to_stay_there(house, pair, served):
    status, headers, body = fetch(connect(house, pair[0]))
    assert (status, body) == (200, b"ok\n")
    assert headers["Strict-Transport-Security"] == "max-age=31536000"


def test_whoever_speaks_plain_http_or_an_old_tls_gets_nothing(house, pair, served):
    plain = http.client.HTTPConnection("localhost", house.port, timeout=20)
    with pytest.raises((http.client.HTTPException, OSError)):
        fetch(plain)
    old = trusting(pair[0])
    old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
    with pytest.raises(OSError):
        http.client.HTTPSConnection("localhost", house.port, timeout=20, context=old).connect()
    assert fetch(connect(house, pair[0]))[0] == 200


def test_a_new_certificate_is_shown_to_whoever_comes_and_nobody_is_thrown_out(house, pair, served):
    open_before = connect(house, pair[0])
    assert fetch(open_before)[0] == 200
    assert shown(house) == "subject=CN = first"
    certificate, key = make_certificate(house.folder, "second")
    certificate.replace(pair[0])
    key.replace(pair[1])
    served.process.send_signal(signal.SIGHUP)
    assert soon(lambda: shown(house) == "subject=CN = second")
    assert fetch(open_before)[0] == 200
    assert fetch(connect(house, pair[0]))[0] == 200


def test_it_notices_new_files_by_itself(house, pair, served):
    assert shown(house) == "subject=CN = first"
    certificate, key = make_certificate(house.folder, "second")
    certificate.replace(pair[0])
    key.replace(pair[1])
    assert soon(lambda: shown(house) == "subject=CN = second")


def test_a_pair_that_does_not_fit_is_not_taken_and_the_log_says_so(house, pair, served):
    certificate, _ = make_certificate(house.folder, "second")
    certificate.replace(pair[0])
    served.process.send_signal(signal.SIGHUP)
    assert soon(lambda: "certificate not taken" in served.err.read_text())
    assert shown(house) == "subject=CN = first"
    assert served.process.poll() is None


def test_a_pair_that_does_not_fit_is_refused_at_start(house, pair):
    _, other = make_certificate(house.folder, "second")
    variables = {"FIRSTHAND_TLS_CERTIFICATE": str(pair[0]), "FIRSTHAND_TLS_KEY": str(other)}
    assert sentence(house.run("serve", **variables)) == (
        f"Error: {pair[0]} and {other} do not belong together, or one of them is no PEM file.")


def test_one_without_the_other_is_refused(house, pair):
    assert sentence(house.run("serve", FIRSTHAND_TLS_CERTIFICATE=str(pair[0]))) == (
        "Error: FIRSTHAND_TLS_KEY: is needed beside FIRSTHAND_TLS_CERTIFICATE")
    assert sentence(house.run("serve", FIRSTHAND_TLS_KEY=str(pair[1]))) == (
        "Error: FIRSTHAND_TLS_CERTIFICATE: is needed beside FIRSTHAND_TLS_KEY")
