"""`course check`: what is wrong in a course, in which line."""
from program import ROOT, firsthand

COURSE = ROOT / "Playbooks/courses/before-your-first-post.yaml"


def test_our_own_courses_are_sound_and_counted():
    done = firsthand("course", "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert "before-your-first-post: version 1, 2 lessons, 7 questions of which 6 are asked" in done.stdout


def test_a_fault_is_named_with_its_line(tmp_path):
    text = COURSE.read_text()
    assert "minutes: 6\n" in text
    file = tmp_path / COURSE.name
    file.write_text(text.replace("minutes: 6\n", "minutes: soon\n"))
    done = firsthand("course", "check", file)
    line = next(number for number, line in enumerate(file.read_text().splitlines(), 1) if line == "minutes: soon")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{file}:{line}: “minutes” is a number from 1 to 60\n"


def test_a_file_has_the_name_of_its_course(tmp_path):
    file = tmp_path / "other.yaml"
    file.write_text(COURSE.read_text())
    assert "“course” should be the name of the file, “other”" in firsthand("course", "check", tmp_path).stderr
