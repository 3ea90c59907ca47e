"""A client is told how much it may still ask, and refused when that is used up."""
import datetime

import mastodon
import pytest


def test_a_client_reads_how_much_is_left(network):
    eve = network.sign_in("eve")
    eve.account_verify_credentials()
    first = eve.ratelimit_remaining
    eve.account_verify_credentials()
    assert eve.ratelimit_limit == 300
    assert eve.ratelimit_remaining == first - 1
    now = datetime.datetime.now().timestamp()
    assert now < eve.ratelimit_reset < now + 301


def test_who_has_asked_too_often_waits(network):
    eve = network.sign_in("eve")
    eve.ratelimit_method = "throw"
    with pytest.raises(mastodon.MastodonRatelimitError):
        for _ in range(700):
            eve.account_verify_credentials()
    network.sign_in("ben").account_verify_credentials()
