"""A client that others' generator makes from the description does the main job.

It comes before the calls that are made up: those place holds and close crises.
"""
import importlib
import subprocess
import sys
import time

import pytest

WORDS = "I work at Halden and stood at the line all night. I am sorry for everyone who worried."


@pytest.fixture(scope="module")
def generated(demo, tmp_path_factory):
    """The generated package; whatever the generator warns of fails the test."""
    folder = tmp_path_factory.mktemp("generated")
    done = subprocess.run(
        [sys.executable, "-m", "openapi_python_client", "generate", "--url", demo.address + "/api/v1/openapi.json",
         "--meta", "none", "--output-path", str(folder / "firsthand_api"), "--fail-on-warning"],
        cwd=folder, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stdout + done.stderr
    sys.path.insert(0, str(folder))
    yield importlib.import_module("firsthand_api")
    sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def amira(generated, demo, caller):
    return generated.AuthenticatedClient(
        base_url=demo.address + "/api/v1", token=caller("Amira").token, raise_on_unexpected_status=True, timeout=30)


@pytest.fixture(scope="module")
def do(generated):
    """Calls by the names that the description gives them."""

    def do(tag, name, client, *parts, **more):
        return importlib.import_module(f"firsthand_api.api.{tag}.{name}").sync(*parts, client=client, **more)

    return do


def until(read, is_there, seconds=60):
    deadline = time.monotonic() + seconds
    while not is_there(value := read()) and time.monotonic() < deadline:
        time.sleep(0.2)
    return value


def test_write_check_publish_look_correct(generated, amira, do):
    models = importlib.import_module("firsthand_api.models")
    draft = do("drafts", "begin_draft", amira, body=models.NewDraft(text="I was there"))
    assert (draft.text, draft.revision) == ("I was there", 1)
    saved = do("drafts", "save_draft", amira, draft.id, body=models.DraftText.from_dict(
        {"text": WORDS, "networks": ["practice"], "revision": draft.revision}))
    assert (saved.text, saved.revision) == (WORDS, 2)
    late = do("drafts", "save_draft", amira, draft.id, body=models.DraftText.from_dict(
        {"text": "Another window", "networks": ["practice"], "revision": 1}))
    assert late.status == 409
    check = do("drafts", "check_draft", amira, draft.id, body=models.Check.from_dict({"text": WORDS}))
    assert check.leaving == WORDS
    published = do("drafts", "publish_draft", amira, draft.id, body=models.Publication.from_dict(
        {"networks": ["practice"], "revision": saved.revision}))
    post = until(lambda: do("posts", "get_post", amira, published.posts[0].id), lambda post: post.permalink)
    assert post.state == "published"
    corrected = do("posts", "correct_post", amira, post.id, body=models.PostCorrection.from_dict(
        {"text": WORDS + " So am I."}))
    assert corrected.text == WORDS + " So am I."
    listed = do("posts", "list_posts", amira, limit=1)
    assert [each.id for each in listed.items] == [post.id]
