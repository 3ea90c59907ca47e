"""What a status said before."""


def test_the_history_begins_with_the_first_words(amara, stranger):
    said = amara.status_post("About 400 cartons.")
    for text in ("About 600 cartons.", "612 cartons."):
        amara.status_update(said, text)
    history = stranger.status_history(said)
    assert [each.content for each in history] == [
        "<p>About 400 cartons.</p>", "<p>About 600 cartons.</p>", "<p>612 cartons.</p>"]
    assert history[0].created_at == said.created_at
    assert [each.created_at for each in history] == sorted(each.created_at for each in history)
    assert {each.account.acct for each in history} == {"amara"}


def test_what_was_never_changed_has_one_version(amara, stranger):
    said = amara.status_post("Said once and left alone.")
    assert [each.content for each in stranger.status_history(said)] == [said.content]
