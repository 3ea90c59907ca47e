"""Things that are there for somebody, and the hooks that put them into the paths of calls which were made up.

Most calls with made-up names only ever learn that nothing is there. Schemathesis loads this file.
"""
import json
import os
import pathlib
import random

import schemathesis

LISTS = {
    "draft": "/drafts", "post": "/posts", "account": "/accounts", "fact": "/crises/{crisis}/facts",
    "briefing": "/crises/{crisis}/briefings", "hold": "/crises/{crisis}/holds", "look": "/crises/{crisis}/second-looks",
    "item": "/crises/{crisis}/checklist", "webhook": "/webhooks", "line": "/support/lines", "resource": "/support/resources",
}
# Nobody listens there. Addresses that are made up must not lead to other people's machines.
NOWHERE = "http://127.0.0.1:9/"


def of(caller):
    """For each name in a path, what this person could put there. Tokens and people stay out: they end the caller."""
    if caller.items("/people"):
        caller.call("POST", "/webhooks", {"name": "Wall", "address": NOWHERE, "topics": ["holds"]})
    crises = caller.items("/crises")
    crisis = crises[0]["id"]
    found = {"crisis": [crisis], "version": ["1", "2"]}
    for name, path in LISTS.items():
        found[name] = [str(item["id"]) for item in caller.items(path.format(crisis=crisis)) if "id" in item]
    return found


if "API_THINGS" in os.environ:
    there = json.loads(pathlib.Path(os.environ["API_THINGS"]).read_text())
    chance = random.Random(1)

    @schemathesis.hook
    def before_call(context, case, kwargs):
        for name in case.path_parameters or {}:
            if there.get(name) and chance.random() < 0.75:
                case.path_parameters[name] = chance.choice(there[name])
        body = kwargs.get("json")
        if isinstance(body, dict) and str(body.get("address", "")).lower().startswith("http"):
            body["address"] = NOWHERE
