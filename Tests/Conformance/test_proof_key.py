"""A code that somebody picks up on the way is worth nothing to them (RFC 7636)."""
import base64
import hashlib
import json
import secrets

import pytest
from browser import Browser
from network import OUT_OF_BAND, code_on


@pytest.fixture
def verifier():
    return secrets.token_urlsafe(48)


def challenge_of(verifier):
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def question(network, challenge, method="S256"):
    return f"{network.question()}&code_challenge={challenge}&code_challenge_method={method}"


def code(network, verifier):
    browser, _ = network.asked("amara")
    return code_on(browser.press(browser.open(question(network, challenge_of(verifier))), "Allow"))


def redeem(network, code, **proof):
    client_id, client_secret = network.ids
    return Browser().open(f"{network.address}/oauth/token", {
        "grant_type": "authorization_code", "client_id": client_id, "client_secret": client_secret, "code": code,
        "redirect_uri": OUT_OF_BAND, **proof})


def test_the_program_that_asked_gets_its_token(network, verifier):
    answer = redeem(network, code(network, verifier), code_verifier=verifier)
    assert answer.status == 200
    token = json.loads(answer.text)["access_token"]
    assert network.client(token=token).account_verify_credentials().acct == "amara"


@pytest.mark.parametrize("proof", [{}, {"code_verifier": "x" * 64}], ids=["none", "another"])
def test_without_the_right_proof_the_code_is_worth_nothing(network, verifier, proof):
    answer = redeem(network, code(network, verifier), **proof)
    assert answer.status == 400
    assert json.loads(answer.text)["error"] == "invalid_grant"


def test_a_challenge_that_is_the_proof_itself_is_refused(network, verifier):
    browser, _ = network.asked("amara")
    assert browser.open(question(network, verifier, method="plain")).status == 400


def test_the_network_says_that_it_asks_for_proof(stranger):
    assert "S256" in stranger.oauth_authorization_server_info().code_challenge_methods_supported
