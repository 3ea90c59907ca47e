"""What there is to read, page by page."""
import mastodon
import pytest


@pytest.fixture(scope="module")
def seven(amara):
    """Seven statuses with a tag of their own, newest first."""
    return [amara.status_post(f"Shift {number} done. #sevenshifts").id for number in range(1, 8)][::-1]


def ids(statuses):
    return [status.id for status in statuses]


@pytest.mark.filterwarnings("error")
def test_the_network_says_what_it_is(stranger):
    about = stranger.instance()
    assert about.title == "Practice network"
    assert about.configuration.statuses.characters_reserved_per_url == 23
    assert stranger.verify_minimum_version("4.2.0")


def test_everyone_reads_the_public_timeline_newest_first(stranger, seven):
    timeline = stranger.timeline_public(limit=40)
    assert set(seven) <= set(ids(timeline))
    assert [status.created_at for status in timeline] == sorted(
        (status.created_at for status in timeline), reverse=True)


def test_the_demo_s_own_people_are_on_it(stranger):
    everything = stranger.fetch_remaining(stranger.timeline_public(limit=40))
    words = " ".join(status.content for status in everything)
    assert "I worked nights for forty years. Thank you for stopping." in words
    assert len({status.account.acct for status in everything}) > 20
    assert len(set(ids(everything))) == len(everything) > 40


def test_one_s_home_has_what_others_say(amara, ben):
    said = ben.status_post("Good morning from Gothenburg.")
    assert said.id in ids(amara.timeline_home())


def test_a_tag_has_its_own_timeline_whatever_its_case(stranger, seven):
    assert ids(stranger.timeline_hashtag("sevenshifts")) == seven
    assert ids(stranger.timeline_hashtag("SevenShifts")) == seven
    assert stranger.timeline_hashtag("nobodysaidthis") == []


def test_a_tag_with_letters_of_other_alphabets_is_found(amara, stranger):
    said = amara.status_post("Smørrebrød for the night line. #smørrebrød")
    assert ids(stranger.timeline_hashtag("smørrebrød")) == [said.id]


def test_next_pages_go_back_to_the_first_word_without_gap_or_repeat(stranger, seven):
    page = stranger.timeline_hashtag("sevenshifts", limit=3)
    read = []
    while page:
        read.append(ids(page))
        page = stranger.fetch_next(page)
    assert read == [seven[:3], seven[3:6], seven[6:]]


def test_previous_pages_come_forward_again(stranger, seven):
    oldest = stranger.timeline_hashtag("sevenshifts", max_id=seven[3], limit=3)
    assert ids(oldest) == seven[4:]
    assert ids(stranger.fetch_previous(oldest)) == seven[1:4]


def test_since_asks_for_what_is_new(stranger, seven):
    assert ids(stranger.timeline_hashtag("sevenshifts", since_id=seven[2])) == seven[:2]
    assert stranger.timeline_hashtag("sevenshifts", since_id=seven[0]) == []


def test_a_person_s_statuses_are_theirs_alone(stranger, amara, ben, seven):
    ben.status_post("Not Amara’s.")
    account = stranger.account_lookup("amara")
    assert account.id == amara.account_verify_credentials().id
    page = stranger.account_statuses(account, limit=5)
    everything = stranger.fetch_remaining(page)
    assert {status.account.id for status in everything} == {account.id}
    assert set(seven) <= set(ids(everything))


def test_replies_can_be_left_out(stranger, amara, ben):
    said = ben.status_post("Who has the keys?")
    reply = ben.status_post("Found them.", in_reply_to_id=said)
    page = stranger.account_statuses(said.account, exclude_replies=True, limit=40)
    assert said.id in ids(page)
    assert reply.id not in ids(page)


def test_an_account_reads_the_same_by_id_and_by_handle(stranger, amara):
    mine = amara.account_verify_credentials()
    assert stranger.account(mine).acct == stranger.account_lookup("AMARA").acct == "amara"


def test_nobody_is_found_where_nobody_is(stranger):
    for attempt in (lambda: stranger.account(1), lambda: stranger.account_lookup("nobody.at.all")):
        with pytest.raises(mastodon.MastodonNotFoundError):
            attempt()


@pytest.mark.parametrize("number", ["1", "not-a-number"])
def test_a_status_that_is_not_there_is_not_found(stranger, number):
    for attempt in (stranger.status, stranger.status_context, stranger.status_source):
        with pytest.raises(mastodon.MastodonNotFoundError):
            attempt(number)
