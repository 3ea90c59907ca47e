"""The program is killed again and again while people work: what they were told stays true."""
import os
import random
import time

import pytest
from outcome import check_promises, drain
from people import begin_work

KILLS = int(os.environ.get("FIRSTHAND_TEST_KILLS", "3"))


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_what_people_were_told_is_there_however_often_the_program_is_killed(world, network, seed, engine):
    node = world.node(world.house.port).ready()
    working = begin_work(world, network, seed)
    moments = random.Random(seed)
    for number in range(KILLS):
        time.sleep(moments.uniform(0.3, 2.5))
        if number == KILLS // 2:
            world.write("UPDATE jobs SET run_at = 0 WHERE kind = 'reveal-fact'")
        node.kill()
        node = world.node(node.port).ready()
    for each in working:
        each.end()
    drain(world)
    assert node.stop() == 0
    check_promises(world, network, working)
