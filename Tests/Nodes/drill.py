"""A team drill that goes quickly, for a folder of playbooks of its own."""
import re
import shutil
import time

from program import ROOT

QUICK = {'"0:30"': '"0:03"', '"4:00"\n    channel': '"0:12"\n    channel', '"9:00"': '"0:18"', '"14:00"': '"0:22"'}


def quicken(folder):
    """The switchboard's night in seconds; everything else of the folder stays as it is."""
    shutil.copytree(ROOT / "Playbooks", folder)
    file = folder / "drills/switchboard-team.yaml"
    text = file.read_text()
    for written, sooner in QUICK.items():
        assert text.count(written) == 1, written
        text = text.replace(written, sooner)
    file.write_text(text)
    return str(folder)


def begin_team_drill(lead, players):
    """`players`: who takes which role. The drill's path."""
    path = must(lead.send("/drills/teams", scenario="switchboard-team")).headers["Location"]
    path = "/drills/" + re.search(r"/drills/(\w+)", path)[1]
    for email, role in players.items():
        must(lead.send(f"{path}/invitations", who=email, role=role))
    must(lead.send(f"{path}/beginning"))
    return path


def must(page):
    assert page.status == 303, page.text
    return page


def sees(person, path, words, until):
    """When somebody who looks again and again first saw these words; the page of a drill asks as its clock tells it."""
    while time.monotonic() < until:
        page = person.open(person.address + path)
        if page.status == 200 and words in page.words:
            return time.monotonic()
        time.sleep(0.1)
    raise AssertionError(f"“{words}” did not come")


def record(person, path):
    """What was said in a drill, step by step, from the page that plays it back."""
    steps, at = [], "0"
    while True:
        page = person.open(f"{person.address}{path}/recording?at={at}")
        assert page.status == 200
        steps.append(re.search(r"<main.*</main>", page.text, re.S)[0])
        later = re.search(r'recording\?at=(\d+)" data-step="ArrowRight"', page.text)
        if not later:
            return steps
        at = later[1]
