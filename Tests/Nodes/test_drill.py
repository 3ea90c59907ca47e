"""A team drill on two nodes, one of which dies in the middle: a drill follows from its script, so nothing has to fire."""
import time

import pytest
from drill import begin_team_drill, must, quicken, record, sees

ANSWER = "I work for Brookside. I am sorry about the box, and somebody is on the way."


@pytest.fixture
def world(world, tmp_path):
    world.variables["FIRSTHAND_PLAYBOOKS"] = quicken(tmp_path / "playbooks")
    return world


def test_a_team_drill_goes_on_when_a_node_is_killed_in_the_middle_of_it(world, nodes, balancer):
    chidi, amara = world.person("Chidi", nodes[0].address), world.person("Amara", nodes[0].address)
    ben = world.person("Ben", nodes[1].address)
    path = begin_team_drill(chidi, {"amara@halden.example": "words", "ben@halden.example": "care"})
    began = time.monotonic()
    sees(ben, path, "There is a box with addresses", began + 10)
    must(amara.send(f"{path}/answers", inject="tove-photo", text=ANSWER, confidence="sure", deed="say"))
    must(amara.send(f"{path}/decisions", decision="Nobody guesses the number."))
    nodes[0].kill()
    amara.address = chidi.address = world.front
    # What came next was nobody's to send: it comes on its second from the node that is left.
    came = sees(ben, path, "Is my address in it?", began + 20)
    print(f"12 s into the drill, seen after {came - began:.2f} s by somebody who looks every 0.1 s")
    assert came - began < 13.5
    page = ben.open(ben.address + path)
    assert ANSWER in page.words and "Nobody guesses the number." in page.words
    must(amara.send(f"{path}/answers", inject="tove-photo", text="It is back with us now.", confidence="fairly", deed="say"))
    nodes[0] = world.node(nodes[0].port).ready()
    sees(amara, path, "How many customers are in that box?", began + 60)
    must(chidi.send(f"{path}/end"))
    records = []
    for node in nodes:
        ben.address = node.address
        records.append(record(ben, path))
    assert records[0] == records[1]
    assert len(records[0]) > 5 and any(ANSWER in step for step in records[0])
