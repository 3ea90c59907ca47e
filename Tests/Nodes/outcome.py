"""When the dust has settled: does the database say what people were told, and does the network?"""
import collections
import time

from people import Author, Team

ON_ITS_WAY = "SELECT count(*) FROM deliveries WHERE state IN ('waiting', 'sending') OR (state = 'unknown' AND reason IS NULL)"
DUE = "SELECT count(*) FROM jobs WHERE dead_at IS NULL AND kind = 'reveal-fact'"


def drain(world, seconds=60, waits_for_leases=False):
    """Until nothing is on its way any more. What a killed worker held would be taken up when its lease has run out, in
    45 or 60 seconds; unless the test has that time, the leases are made older instead."""
    if not waits_for_leases:
        world.write("""
            UPDATE deliveries SET lease_until = lease_until - 45000 WHERE state = 'sending';
            UPDATE jobs SET lease_until = lease_until - 60000 WHERE lease_until IS NOT NULL;""")
    world.write("UPDATE jobs SET run_at = 0 WHERE kind = 'reveal-fact'")
    deadline = time.monotonic() + seconds
    while left := world.count(ON_ITS_WAY) + world.count(DUE) + world.count("SELECT count(*) FROM events_unsealed"):
        assert time.monotonic() < deadline, f"{left} things still wait: " + str(
            world.rows("SELECT state, reason, attempts FROM deliveries WHERE state IN ('waiting', 'sending', 'unknown')"))
        time.sleep(0.1)


def check_promises(world, network, working):
    """Each list names what is not as it was told; they are empty."""
    events = world.verify_log()
    authors = [each for each in working if isinstance(each, Author)]
    lost = [loss for author in authors for loss in lost_words(world, author)]
    lost += [loss for team in working if isinstance(team, Team) for loss in lost_acts(world, team)]
    assert lost == [], lost
    sent = said_there(world, network)
    told = {
        "answered": sum(each.answered for each in working), "unanswered": sum(each.unanswered for each in working),
        "failed": sum(each.failed for each in working), "published": sum(len(each.published) for each in authors),
        "sent": sent, "events": events}
    print(told)
    assert sum(len(author.saved) for author in authors) > 0 and told["published"] > 0 and sent > 0, told
    return told


def lost_words(world, author):
    texts = dict(world.rows("SELECT id, text FROM drafts"))
    posts = collections.Counter(draft for (draft,) in world.rows("SELECT draft FROM posts"))
    for draft, text in author.saved.items():
        later = author.tried[draft][author.tried[draft].index(text):]
        if texts.get(draft) not in later:
            yield f"{author.name} was told that {text} is saved, and it is {texts.get(draft)}"
    for draft, text in author.published.items():
        if posts[draft] != 1:
            yield f"{author.name} was told that {text} is published, and there are {posts[draft]} posts"
    for draft in author.tried:
        if posts[draft] > 1:
            yield f"{draft} became {posts[draft]} posts"


def lost_acts(world, team):
    written = collections.Counter(text for (text,) in world.rows("SELECT statement FROM fact_versions"))
    yield from (f"stated and gone: {text}" for text in team.stated if written[text] != 1)
    yield from (f"twice: {text}" for text in team.tried if written[text] > 1)
    revealed = collections.Counter(
        subject for (subject,) in world.rows("SELECT subject FROM events WHERE kind = 'fact.established'"))
    yield from (f"revealed {revealed[fact]} times: {fact}" for fact in team.prepared if revealed[fact] != 1)
    taken = world.count("SELECT count(*) FROM team_terms WHERE function = 'Communications'")
    if not team.joined <= taken <= team.joins:
        yield f"{team.joined} to {team.joins} were to take the seat, and {taken} did"


def said_there(world, network):
    """What the network has, held against what the database says that it has. Gives how many posts stand there."""
    there = collections.Counter(network.statuses())
    twice = [text for text, count in there.items() if count > 1]
    assert twice == []
    states = {text: state for text, state in world.rows("SELECT text, state FROM deliveries")}
    missing = [text for text, state in states.items() if state == "sent" and text not in there]
    assert missing == []
    hidden = [text for text in there if states.get(text) not in ("sent", "unknown")]
    assert hidden == []
    not_found = [text for text in there if states[text] == "unknown"]
    assert not_found == [], "it is there, and its author is told that nobody knows"
    return len(there)
