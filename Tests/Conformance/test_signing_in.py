"""A program registers, a person allows it, and it acts for them and no further."""
import urllib.parse

import mastodon
import pytest
from browser import Browser
from network import PASSWORD, code_on

CALLBACK = "http://localhost:9499/back?from=practice"


def test_a_handle_that_is_free_becomes_an_account_at_once(network):
    client = network.sign_in("eve")
    account = client.account_verify_credentials()
    assert (account.username, account.acct) == ("eve", "eve")
    assert account.url == f"{network.address}/people/eve"


def test_the_same_person_comes_back_with_their_password_in_another_browser(network, amara):
    browser, page = network.consent("amara", PASSWORD)
    again = network.log_in(network.client(), code_on(browser.press(page, "Allow")))
    assert again.account_verify_credentials().id == amara.account_verify_credentials().id
    assert again.access_token != amara.access_token


def test_another_password_does_not_open_a_handle_that_is_taken(network, amara):
    _, page = network.consent("amara", "a guess at it")
    assert page.status == 422
    assert "This handle is taken" in page.text
    assert not any("Allow" in form.buttons for form in page.forms)


def test_a_handle_of_one_word_is_asked_for_again_with_the_reason(network):
    _, page = network.consent("two words", PASSWORD)
    assert page.status == 422
    assert "letters, digits, dots and underscores" in page.text
    assert page.form("Go on").fields["handle"] == "two words"


def test_the_page_names_the_program_and_the_account(network):
    _, page = network.asked("amara")
    assert "Conformance asks to act for you" in page.text
    assert "You are @amara" in page.text


def test_someone_else_can_take_the_seat_on_the_consent_page(network):
    browser, page = network.consent("dana", PASSWORD)
    page = browser.press(page, "Someone else")
    assert "You are @dana" not in page.text
    assert "You are @dana" not in browser.open(network.question()).text
    assert page.form("Go on").fields["handle"] == ""


def test_a_program_with_an_address_gets_the_code_there_with_its_own_state(network):
    ids = network.register(redirect_uris=CALLBACK)
    client = network.client(ids)
    browser, page = network.asked("amara", client=client, redirect_uri=CALLBACK, state="tea & oats")
    answer = browser.staying().press(page, "Allow")
    assert answer.status == 303
    address, _, query = answer.headers["Location"].partition("?")
    sent = urllib.parse.parse_qs(query)
    assert address == "http://localhost:9499/back"
    assert (sent["from"], sent["state"]) == (["practice"], ["tea & oats"])
    network.log_in(client, sent["code"][0], redirect_uri=CALLBACK)
    assert client.account_verify_credentials().acct == "amara"


def test_no_code_leaves_for_an_address_that_the_program_did_not_register(network):
    answer = Browser().staying().open(network.question(redirect_uri="http://localhost:9499/elsewhere"))
    assert answer.status == 400
    assert "Location" not in answer.headers


def test_a_program_gets_no_more_than_it_registered_for(network):
    ids = network.register(scopes=["read"])
    assert Browser().open(network.question(network.client(ids), scopes=["read", "write"])).status == 400


def test_a_code_works_once(network):
    code = network.code("amara")
    network.log_in(network.client(), code)
    with pytest.raises(mastodon.MastodonIllegalArgumentError, match="invalid_grant"):
        network.log_in(network.client(), code)


def test_a_code_is_worth_nothing_to_another_program(network):
    code = network.code("amara")
    with pytest.raises(mastodon.MastodonIllegalArgumentError, match="invalid_grant"):
        network.log_in(network.client(network.register()), code)


def test_a_code_is_worth_nothing_without_the_program_s_secret(network):
    code = network.code("amara")
    with pytest.raises(mastodon.MastodonIllegalArgumentError, match="invalid_client"):
        network.log_in(network.client((network.ids[0], "not the secret")), code)


def test_nobody_is_allowed_for_by_a_form_from_elsewhere(network):
    browser, page = network.asked("amara")
    page.form("Allow").fields["csrf"] = "made up"
    answer = browser.press(page, "Allow")
    assert answer.status in (400, 403)
    assert "<code" not in answer.text


def test_what_was_allowed_can_be_taken_back(network):
    client = network.sign_in("amara")
    token = client.access_token
    client.revoke_access_token(allow_http=True)
    with pytest.raises(mastodon.MastodonUnauthorizedError):
        network.client(token=token).account_verify_credentials()


def test_a_program_that_may_only_read_may_not_write(network):
    reader = network.sign_in("amara", scopes=["read"], ids=network.register(scopes=["read"]))
    assert reader.account_verify_credentials().acct == "amara"
    with pytest.raises(mastodon.MastodonAPIError) as refused:
        reader.status_post("I only wanted to look.")
    assert refused.value.args[1] == 403


def test_a_program_that_may_only_write_may_not_read_who_it_is(network):
    writer = network.sign_in("amara", scopes=["write"], ids=network.register(scopes=["write"]))
    assert writer.status_post("Posted without looking.").account.acct == "amara"
    with pytest.raises(mastodon.MastodonAPIError) as refused:
        writer.account_verify_credentials()
    assert refused.value.args[1] == 403


def test_a_narrow_scope_is_enough_for_what_it_names(network):
    narrow = ["write:statuses"]
    writer = network.sign_in("amara", scopes=narrow, ids=network.register(scopes=narrow))
    assert writer.status_post("Just this one thing.").account.acct == "amara"


@pytest.mark.parametrize("token", ["made up", ""])
def test_a_token_that_nobody_gave_out_opens_nothing(network, token):
    client = network.client(token=token)
    for attempt in (client.account_verify_credentials, client.timeline_home, lambda: client.status_post("Hello")):
        with pytest.raises(mastodon.MastodonUnauthorizedError):
            attempt()


def test_a_page_with_the_code_is_all_that_a_person_without_a_callback_needs(network):
    browser, page = network.asked("amara")
    assert len(code_on(browser.press(page, "Allow"))) >= 40
