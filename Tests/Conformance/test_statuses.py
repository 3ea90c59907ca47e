"""What one says: once, in reply, corrected, taken back."""
from concurrent.futures import ThreadPoolExecutor

import mastodon
import pytest
from browser import Browser

LONG_ADDRESS = "https://halden.example/" + "a" * 60


def test_a_status_reads_as_it_was_written(network, amara, tag):
    said = amara.status_post(f"We stopped at 03:40 & nobody <argued>.\n\nAsk line 2. #{tag}", language="en")
    assert said.content == f"<p>We stopped at 03:40 &amp; nobody &lt;argued&gt;.</p><p>Ask line 2. #{tag}</p>"
    assert said.account.acct == "amara"
    assert (said.visibility, said.language, said.in_reply_to_id) == ("public", "en", None)
    assert [each.name for each in said.tags] == [tag]
    assert amara.status(said.id).uri == said.uri


def test_its_address_opens_for_everyone(amara):
    said = amara.status_post("Anyone may read this, without an account.")
    page = Browser().open(said.url)
    assert page.status == 200
    assert "Anyone may read this, without an account." in page.text


def test_posting_twice_with_the_same_key_says_it_once(amara, tag):
    first = amara.status_post(f"Once. #{tag}", idempotency_key=f"key of {tag}")
    second = amara.status_post(f"Once. #{tag}", idempotency_key=f"key of {tag}")
    assert first.id == second.id
    assert [status.id for status in amara.timeline_hashtag(tag)] == [first.id]


def test_the_same_key_at_the_same_instant_says_it_once(amara, stranger, tag):
    def post(_):
        return amara.status_post(f"At once. #{tag}", idempotency_key=f"key of {tag}").id

    with ThreadPoolExecutor(8) as several:
        posted = set(several.map(post, range(8)))
    assert [status.id for status in stranger.timeline_hashtag(tag)] == list(posted)


def test_another_key_says_it_again_and_somebody_else_s_key_is_their_own(amara, ben, tag):
    keys = [f"key of {tag}", f"another key of {tag}"]
    said = [amara.status_post(f"Again. #{tag}", idempotency_key=key) for key in keys]
    said.append(ben.status_post(f"Again. #{tag}", idempotency_key=keys[0]))
    assert len({status.id for status in said}) == 3


def test_replies_stand_in_their_thread_in_order(amara, ben, stranger):
    asked = amara.status_post("Who was on the line that night?")
    first = ben.status_post("I was.", in_reply_to_id=asked)
    second = amara.status_post("Thank you for staying.", in_reply_to_id=first)
    third = ben.status_post("And Ejnar.", in_reply_to_id=asked)
    assert (first.in_reply_to_id, first.in_reply_to_account_id) == (asked.id, asked.account.id)
    thread = stranger.status_context(asked)
    assert thread.ancestors == []
    assert [status.id for status in thread.descendants] == [first.id, second.id, third.id]
    assert [status.id for status in stranger.status_context(second).ancestors] == [asked.id, first.id]
    assert stranger.status(asked).replies_count == 2


def test_an_edit_changes_the_words_and_keeps_the_address(amara, stranger, tag):
    said = amara.status_post(f"About 400 cartons. #{tag}")
    changed = amara.status_update(said, f"612 cartons. #{tag}fixed")
    assert (changed.id, changed.url, changed.created_at) == (said.id, said.url, said.created_at)
    assert changed.content == f"<p>612 cartons. #{tag}fixed</p>"
    assert said.edited_at is None
    assert stranger.status(said).edited_at >= said.created_at
    assert stranger.timeline_hashtag(tag) == []
    assert [status.id for status in stranger.timeline_hashtag(f"{tag}fixed")] == [said.id]


def test_earlier_words_stay_for_readers(amara):
    said = amara.status_post("About 400 cartons were sold.")
    amara.status_update(said, "612 cartons were sold.")
    page = Browser().open(said.url).text
    assert "Earlier versions" in page
    assert page.index("612 cartons were sold.") < page.index("About 400 cartons were sold.")


def test_the_source_is_what_was_typed(amara):
    said = amara.status_post("Less than 5 < 6.\nTwo lines.")
    assert amara.status_source(said).text == "Less than 5 < 6.\nTwo lines."


def test_a_deleted_status_is_gone_everywhere(amara, ben, stranger, tag):
    said = amara.status_post(f"I take this back. #{tag}")
    reply = ben.status_post("Fair enough.", in_reply_to_id=said)
    amara.status_delete(said)
    with pytest.raises(mastodon.MastodonNotFoundError):
        stranger.status(said)
    assert stranger.timeline_hashtag(tag) == []
    assert said.id not in [status.id for status in stranger.account_statuses(said.account)]
    assert stranger.status_context(reply).ancestors == []
    assert Browser().open(said.url).status == 404


def test_nobody_changes_or_deletes_what_somebody_else_said(amara, ben):
    said = amara.status_post("These are my words.")
    with pytest.raises(mastodon.MastodonNotFoundError):
        ben.status_update(said, "These are now my words.")
    with pytest.raises(mastodon.MastodonNotFoundError):
        ben.status_delete(said)
    assert amara.status(said).content == "<p>These are my words.</p>"


def test_nobody_answers_what_is_not_there(amara):
    with pytest.raises(mastodon.MastodonNotFoundError):
        amara.status_post("To whom?", in_reply_to_id=1)


def test_the_limit_is_the_one_that_the_network_says(amara):
    limit = amara.instance_v2().configuration.statuses.max_characters
    assert limit == 500
    assert amara.status_post("ø" * limit).content == f"<p>{'ø' * limit}</p>"
    with pytest.raises(mastodon.MastodonAPIError, match="character limit of 500 exceeded") as refused:
        amara.status_post("ø" * (limit + 1))
    assert refused.value.args[1] == 422


@pytest.mark.parametrize("counts_as_499", [
    "%s" + "👩‍🏭" * 499, LONG_ADDRESS + " %s" + "a" * 475, "a" * 475 + "%s\n" + LONG_ADDRESS,
], ids=["families", "address", "address in a line of its own"])
def test_a_character_is_what_a_reader_sees_and_an_address_is_23(amara, counts_as_499):
    amara.status_post(counts_as_499 % ".")
    with pytest.raises(mastodon.MastodonAPIError, match="character limit of 500 exceeded"):
        amara.status_post(counts_as_499 % "..")


def test_an_edit_has_the_same_limit(amara):
    said = amara.status_post("Short.")
    with pytest.raises(mastodon.MastodonAPIError) as refused:
        amara.status_update(said, "a" * 501)
    assert refused.value.args[1] == 422
    assert amara.status(said).content == "<p>Short.</p>"


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_is_not_a_status(amara, text):
    with pytest.raises(mastodon.MastodonAPIError) as refused:
        amara.status_post(text)
    assert refused.value.args[1] == 422


def test_what_is_not_listed_is_readable_but_on_no_timeline(amara, stranger, tag):
    said = amara.status_post(f"For those who have the address. #{tag}", visibility="unlisted")
    assert stranger.status(said).visibility == "unlisted"
    assert stranger.timeline_hashtag(tag) == []
    assert said.id not in [status.id for status in stranger.timeline_public(limit=40)]


@pytest.mark.parametrize("visibility", ["private", "direct"])
def test_what_is_not_for_everyone_is_found_by_its_author_alone(amara, ben, stranger, tag, visibility):
    said = amara.status_post(f"For my own notes. #{tag}", visibility=visibility)
    assert amara.status(said).content == said.content
    for other in (ben, stranger):
        with pytest.raises(mastodon.MastodonNotFoundError):
            other.status(said)
        assert said.id not in [status.id for status in other.account_statuses(said.account)]
    assert stranger.timeline_hashtag(tag) == []
    assert Browser().open(said.url).status == 404
