"""The disk is full: it says so, nothing is broken, and it goes on by itself when there is room again."""
import contextlib
import os
import sqlite3
import subprocess

import pytest
from world import World, establish, open_crisis

@pytest.fixture
def engine():
    return "sqlite"


@pytest.fixture
def small_disk(tmp_path):
    if os.getuid() != 0:
        pytest.skip("only root may make a small disk")
    folder = tmp_path / "small"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder], check=True)
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def fill(folder):
    filler = folder / "filler"
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)
    return filler


def test_a_full_disk_is_said_and_when_there_is_room_again_it_goes_on(small_disk, seed):
    world = World(small_disk)
    world.migrate()
    # What it says in its log goes to the same disk.
    with world.node(world.house.port, FIRSTHAND_LOG_LEVEL="info").ready() as node:
        chidi = world.person("Chidi")
        crisis = open_crisis(chidi)
        establish(chidi, crisis, 1)
        filler = fill(small_disk)
        refused, told = None, 1
        for number in range(2, 60):
            page = chidi.send(
                f"/crises/{crisis}/facts", statement=f"{number} cartons were found.", status="confirmed",
                owner="Lead", source="A count")
            if page.status != 303:
                refused = page
                break
            told = number
        assert refused is not None and refused.status == 503 and refused.headers["Retry-After"], refused
        assert chidi.open(f"{world.front}/crises/{crisis}/facts").status == 200
        assert node.process.poll() is None
        filler.unlink()
        establish(chidi, crisis, 1000)
        sheet = chidi.open(f"{world.front}/crises/{crisis}/facts").words
        assert all(f"{number} cartons were found." in sheet for number in [*range(1, told + 1), 1000])
        assert f"{told + 1} cartons were found." not in sheet
    world.verify_log()
    with contextlib.closing(sqlite3.connect(world.house.database)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
