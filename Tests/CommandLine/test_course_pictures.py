"""The pictures of our courses are those that their descriptions say, light, and never without words."""
import importlib.machinery
import importlib.util
import re
import shutil
import subprocess

from program import ROOT

SCRIPT = ROOT / "bin/course-pictures"
loader = importlib.machinery.SourceFileLoader("course_pictures", str(SCRIPT))
pictures = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
loader.exec_module(pictures)


def test_each_picture_was_drawn_from_its_description():
    done = subprocess.run([SCRIPT, "--check"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_picture_of_another_description_is_found(tmp_path):
    for folder in ("bin", "Playbooks/courses"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    script = tmp_path / "bin/course-pictures"
    script.write_text(script.read_text().replace("612 cartons went out.", "700 cartons went out."))
    (tmp_path / "Playbooks/courses/crisis-messaging/the-order.png").unlink()
    done = subprocess.run([script, "--check"], capture_output=True, text=True)
    assert done.returncode == 1
    assert [line.split(" was ")[0] for line in done.stdout.splitlines()] == [
        "Playbooks/courses/speaking-for-yourself/parts-of-a-post.png",
        "Playbooks/courses/crisis-messaging/the-order.png",
    ]


def test_every_picture_is_light_and_stands_in_its_course():
    there = {str(path.relative_to(pictures.COURSES)) for path in pictures.COURSES.glob("*/*")}
    assert there == set(pictures.PICTURES)
    for name in there:
        course, picture = name.split("/")
        assert (pictures.COURSES / name).stat().st_size < 40_000
        assert re.search(rf"^ +picture: {picture}$", (pictures.COURSES / f"{course}.yaml").read_text(), re.M)


def test_what_is_written_in_a_picture_is_told_to_those_who_do_not_see_it():
    for name, body in pictures.PICTURES.items():
        course, picture = name.split("/")
        text = (pictures.COURSES / f"{course}.yaml").read_text()
        alternative = re.search(rf"picture: {picture}\n +alternative: >-\n((?: {{6}}.*\n)+)", text)[1]
        told = set(re.findall(r"[a-z]{4,}", alternative.lower()))
        for title in re.findall("<b>(.*?)</b>", body):
            written = set(re.findall(r"[a-z]{4,}", pictures.html.unescape(title).lower()))
            assert not written or written & told, f"{name} shows “{title}”, and its alternative does not say so"
