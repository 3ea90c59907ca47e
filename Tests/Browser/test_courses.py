"""A course from the first lesson to a certificate that others can check."""
import io
import subprocess
import urllib.request

import pypdf
from conftest import PROGRAM
from playwright.sync_api import expect

# What is right, by the first words of it, in `Playbooks/courses/before-your-first-post.yaml`.
RIGHT = [
    "In the first or second sentence", "“I have worked the night shift", "“Speaking as somebody",
    "Write nothing about her", "Apparently it was the supplier", "Nobody has fallen ill", "Look at the fact sheet again",
]
ORDER = ["Put the phone down", "Ask whether an answer", "Write what you saw", "Read it once"]
REWRITTEN = "I work at Halden Foods. Something is wrong with the labels, and we do not know yet how it happened."


def answer(page):
    if page.locator("textarea#text").count():
        page.get_by_role("button", name="Hold it against the checks").click()
        # What is not quiet comes back with what the checks point at, and nothing typed is lost.
        expect(page.get_by_role("heading", name="What the checks point at")).to_be_visible()
        expect(page.locator("textarea#text")).to_contain_text("supplier who messed up")
        page.locator("textarea#text").fill(REWRITTEN)
        page.get_by_role("button", name="Hold it against the checks").click()
        return
    for place, words in enumerate(ORDER, 1):
        for each in page.locator(".order li", has_text=words).all():
            each.get_by_role("combobox").select_option(str(place))
    for label in page.locator("label:has([name=chosen])").all():
        if any(label.inner_text().strip().startswith(words) for words in RIGHT):
            label.locator("input").check()
    if page.get_by_text("How sure are you?").count():
        page.get_by_label("Fairly sure").check()
    page.get_by_role("button", name="Answer").click()


def take(page):
    for _ in range(40):
        for button in ("I have read it", "See how it went", "Go on"):
            found = page.locator("main").get_by_text(button, exact=True)
            if found.count():
                found.click()
                break
        else:
            answer(page)
            expect(page.get_by_role("heading", name="Your answer", level=1)).to_be_visible()
        if page.get_by_role("heading", name="How it went").count():
            return
    raise AssertionError("the course does not end")


def test_a_newcomer_takes_a_course_on_the_phone_and_shows_the_certificate(lived_in, people, chromium, tmp_path):
    page = people(lived_in, "mette", viewport={"width": 390, "height": 844})
    page.goto("/courses")
    # It is asked of everybody, with a reason.
    asked = page.locator("section", has=page.get_by_role("heading", name="Asked of you"))
    asked.get_by_role("link", name="Before your first post").click()
    expect(page.get_by_text("Six minutes that we would rather have")).to_be_visible()
    page.get_by_role("button", name="Begin").click()
    # Nothing chosen is said beside the question.
    page.get_by_role("button", name="I have read it").click()
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_role("alert")).to_contain_text("One thing needs another look")
    # Another device goes on where this one stopped.
    other = people(lived_in, "mette")
    other.goto("/courses")
    other.get_by_role("link", name="Go on").click()
    other.get_by_role("link", name="Go on where you stopped").click()
    expect(other.get_by_text("Step 2 of")).to_be_visible()
    take(other)
    expect(other.get_by_role("heading", name="You know it")).to_be_visible()
    expect(other.get_by_text("Every answer was right.")).to_be_visible()
    other.get_by_role("link", name="Your certificate").click()
    with other.expect_download() as download:
        other.get_by_role("link", name="The signed file").click()
    download.value.save_as(tmp_path / "certificate.json")
    with other.expect_download() as download:
        other.get_by_role("link", name="To print, as PDF").click()
    download.value.save_as(tmp_path / "certificate.pdf")

    # Offline, with the public key.
    with urllib.request.urlopen(lived_in.url + "/certificates/key") as answered:
        (tmp_path / "key.pem").write_bytes(answered.read())
    verify = [PROGRAM, "certificate", "verify", tmp_path / "certificate.json"]
    done = subprocess.run([*verify, "--key", tmp_path / "key.pem"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Mette Lind: Before your first post, version 1, 100 of a hundred" in done.stdout
    assert subprocess.run(verify, capture_output=True).returncode == 4, "whose key it is, nobody has said"
    forged = tmp_path / "forged.json"
    forged.write_text((tmp_path / "certificate.json").read_text().replace("Mette", "Bette"))
    assert subprocess.run([*verify[:-1], forged, "--key", tmp_path / "key.pem"], capture_output=True).returncode == 1

    # To a reader of PDFs it is a page with her name.
    read = pypdf.PdfReader(io.BytesIO((tmp_path / "certificate.pdf").read_bytes()), strict=True)
    words = read.pages[0].extract_text()
    assert len(read.pages) == 1
    assert "Mette Lind" in words and "Before your first post" in words and "100 of a hundred" in words
    assert read.metadata.title == "Before your first post · Mette Lind"

    # On the public page, to somebody who is not signed in.
    stranger = chromium.new_context(base_url=lived_in.url).new_page()
    stranger.goto("/certificates/verify")
    stranger.get_by_label("Its file").set_input_files(tmp_path / "certificate.json")
    stranger.get_by_role("button", name="Check it").click()
    expect(stranger.get_by_role("heading", name="It is real and valid")).to_be_visible()
    stranger.get_by_label("Or paste what is in it").fill(forged.read_text())
    stranger.get_by_role("button", name="Check it").click()
    expect(stranger.get_by_role("heading", name="Something in it has been changed")).to_be_visible()
    expect(stranger.get_by_text("Bette")).to_have_count(1)
    stranger.context.close()


def test_a_trainer_asks_a_department_and_takes_it_back(lived_in, people):
    grete, tom = people(lived_in, "grete"), people(lived_in, "lars")
    grete.goto("/training")
    grete.get_by_label("Course", exact=True).select_option(label="Before your first post")
    expect(grete.get_by_label("If it is a department, which")).to_be_hidden()
    grete.get_by_label("Who", exact=True).select_option(label="A department")
    grete.get_by_role("button", name="Ask them").click()
    expect(grete.get_by_text("Choose a department.").first).to_be_visible()
    grete.get_by_label("If it is a department, which").select_option(label="Quality")
    grete.get_by_label("Why, in a sentence they will read").fill("For the laboratory, before Monday.")
    grete.get_by_role("button", name="Ask them").click()
    row = grete.get_by_role("listitem").filter(has_text="For the laboratory")
    expect(row).to_contain_text("Quality")
    row.get_by_role("button", name="Take it back").click()
    row = grete.get_by_role("listitem").filter(has_text="For the laboratory")
    row.get_by_role("button", name="Ask again").click()
    expect(grete.get_by_role("listitem").filter(has_text="For the laboratory")).to_contain_text("Take it back")
    tom.goto("/courses/before-your-first-post")
    expect(tom.get_by_text("asks you to take it")).to_be_visible()


def test_without_the_certificate_that_a_crisis_asks_for_the_composer_says_so_kindly(lived_in, people):
    chidi, kasper, amira = (people(lived_in, name) for name in ("chidi", "kasper", "amira"))
    chidi.goto("/crises")
    crisis = chidi.locator("a[href^='/crises/0']").first.get_attribute("href").split("?")[0]
    chidi.goto(crisis + "/settings")
    chidi.get_by_role("link", name="Ask for a certificate before posts without a second look").click()
    chidi.get_by_label("The certificate of").select_option(label="Before your first post")
    chidi.get_by_role("button", name="Save").click()
    expect(chidi.get_by_text("Saved.")).to_be_visible()
    for page in (amira, kasper):
        page.goto("/drafts")
        page.locator(".voice a[href^='/drafts/']").or_(page.get_by_role("button", name="Write something")).first.click()
    expect(amira.get_by_text("a colleague looks at your post before it goes out")).to_be_visible()
    expect(kasper.get_by_text("a colleague looks at your post before it goes out")).to_have_count(0)
    chidi.goto(crisis + "/certificate")
    chidi.get_by_label("The certificate of").select_option(label="None")
    chidi.get_by_role("button", name="Save").click()
