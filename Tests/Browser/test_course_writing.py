"""A trainer writes a course with a picture; a newcomer takes it on the phone."""
import io
import re
import zipfile

from playwright.sync_api import expect


def sign():
    """A picture of the test's own: a red square, with a remark that has to go."""
    import struct
    import zlib

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + b"\xc0\x20\x20" * 40 for _ in range(40))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 40, 8, 2, 0, 0, 0))
            + chunk(b"tEXt", b"Comment\0Zimtstern") + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def test_a_trainer_writes_a_course_with_a_picture_and_a_newcomer_takes_it_on_the_phone(lived_in, people):
    grete = people(lived_in, "grete")
    grete.goto("/training")
    grete.get_by_role("link", name="Write courses").click()
    grete.get_by_label("What it is called").fill("When the siren sounds")
    grete.get_by_role("button", name="Begin").click()
    text = grete.get_by_label("The text of the course")
    reading = grete.get_by_role("region", name="How it reads")
    expect(reading.get_by_role("heading", name="It reads well")).to_be_visible()

    # A problem stands beside the text by its line while one types, and goes when it is mended.
    good = text.input_value()
    text.fill(good.replace("minutes: 5", "minutes: five"))
    expect(reading.get_by_role("heading", name="One thing needs to be mended")).to_be_visible()
    reading.get_by_role("link", name="Line 4").click()
    assert text.evaluate("e => e.value.slice(e.selectionStart, e.selectionEnd)") == "minutes: five"
    expect(grete.locator("[data-saved]")).to_contain_text("Saved")
    text.fill(good)
    expect(reading.get_by_role("heading", name="It reads well")).to_be_visible()

    grete.get_by_label("A picture").set_input_files(
        {"name": "Siren.PNG", "mimeType": "image/png", "buffer": sign()})
    grete.get_by_role("button", name="Add it").click()
    expect(grete.get_by_text("picture: siren.png")).to_be_visible()
    text = grete.get_by_label("The text of the course")
    words = "    picture: siren.png\n"
    text.fill(good.replace("    text: |", words + "    text: |"))
    expect(reading.get_by_text("“alternative” is missing")).to_be_visible()
    words += '    alternative: "A red light turns above the gate."\n'
    text.fill(good.replace("    text: |", words + "    text: |"))
    shown = reading.get_by_role("img", name="A red light turns above the gate.")
    expect(shown).to_be_visible()
    expect(shown).to_have_js_property("naturalWidth", 40)
    assert b"Zimtstern" not in grete.request.get(shown.get_attribute("src")).body()

    # Take it along: the same text and picture.
    expect(grete.locator("[data-saved]")).to_contain_text("Saved")
    with grete.expect_download() as download:
        grete.get_by_role("link", name="Take it along, with its pictures").click()
    with zipfile.ZipFile(io.BytesIO(open(download.value.path(), "rb").read())) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["course.yaml", "pictures/siren.png"]
        assert "A red light turns" in archive.read("course.yaml").decode()

    grete.get_by_role("button", name="Save and go on to publish").click()
    grete.get_by_role("button", name="Publish it for everybody").click()
    expect(grete.get_by_text("Published. Everybody finds it under Courses.")).to_be_visible()

    # The newcomer, on the phone.
    mette = people(lived_in, "mette", viewport={"width": 390, "height": 844})
    mette.goto("/courses")
    mette.get_by_role("link", name="When the siren sounds").first.click()
    mette.get_by_role("button", name="Begin").click()
    expect(mette.get_by_role("img", name="A red light turns above the gate.")).to_be_visible()
    assert mette.evaluate("document.documentElement.scrollWidth <= innerWidth")
    mette.get_by_role("button", name="I have read it").click()
    mette.get_by_label("“I was not there, so I do not know.”").check()
    mette.get_by_role("button", name="Answer").click()
    expect(mette.get_by_text("Right.", exact=True)).to_be_visible()
    mette.get_by_role("link", name="See how it went").click()
    expect(mette.get_by_role("heading", name="You know it")).to_be_visible()


def test_two_trainers_at_once_lose_nothing(lived_in, people):
    grete, priya = people(lived_in, "grete"), people(lived_in, "priya")
    for page in (grete, priya):
        page.goto("/training/writing/the-phone-at-night")
    field = "The text of the course"
    grete.get_by_label(field).fill(grete.get_by_label(field).input_value().replace("minutes: 5", "minutes: 6"))
    expect(grete.locator("[data-saved]")).to_contain_text("Saved")
    priya.get_by_label(field).fill(priya.get_by_label(field).input_value().replace("minutes: 5", "minutes: 7"))
    notice = priya.get_by_role("alert").filter(has_text="Both texts are kept")
    expect(notice).to_be_visible()
    expect(notice).to_contain_text(re.compile("minutes: 7.*minutes: 6", re.S))
    priya.get_by_role("button", name="Take the other one").click()
    assert "minutes: 6" in priya.get_by_label(field).input_value()


def test_a_course_of_our_guidance_is_a_draft(lived_in, people):
    grete = people(lived_in, "grete")
    grete.goto("/training/writing")
    grete.get_by_label("Whose guidance").select_option(label="Playbook: Product recall")
    grete.get_by_role("button", name="Make a draft").click()
    reading = grete.get_by_role("region", name="How it reads")
    expect(reading.get_by_role("heading", name="It reads well")).to_be_visible()
    expect(reading.get_by_role("heading", name="What is yours to say")).to_be_visible()
    grete.get_by_role("link", name="Take it as people will").click()
    expect(grete.get_by_text("Preview: nothing is kept")).to_be_visible()
    grete.goto("/courses")
    expect(grete.get_by_text("Our guidance: Product recall")).to_have_count(0)
