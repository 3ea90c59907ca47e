"""Nothing that a program can send makes the API answer something that its description does not say."""
import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.request

import pytest
import things

PROMISES = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
# One answers for as long as one listens; the others would end the caller, or the people of the other tests.
LEFT_OUT = ["streamEvents", "revokeMyToken", "deactivatePerson"]
SECONDS = int(os.environ.get("API_SECONDS", "20"))


def fuzz(demo, caller, folder, seed=1):
    """Lets schemathesis make up calls for so many seconds."""
    file = folder / "things.json"
    file.write_text(json.dumps(things.of(caller)))
    return subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "run", demo.address + "/api/v1/openapi.json",
         "--header", f"Authorization: Bearer {caller.token}", "--checks", PROMISES, "--phases", "coverage,fuzzing",
         *[word for name in LEFT_OUT for word in ("--exclude-operation-id", name)], "--max-time", str(SECONDS), "--seed", str(seed),
         "--generation-database", "none", "--no-color", "--warnings", "off", "--request-timeout", "30",
         "--report", "ndjson", "--report-ndjson-path", str(folder / "calls.ndjson")],
        cwd=folder, capture_output=True, text=True, timeout=SECONDS + 120,
        env=os.environ | {
            "SCHEMATHESIS_HOOKS": "things", "API_THINGS": str(file),
            "PYTHONPATH": str(pathlib.Path(__file__).parent)})


def answered(folder):
    """How often each status was answered."""
    counts = {}
    for status in re.findall(r'"status_code": ?(\d+)', (folder / "calls.ndjson").read_text()):
        counts[int(status)] = counts.get(int(status), 0) + 1
    return counts


@pytest.mark.parametrize("first_name", ["Amira", "Chidi", "Priya"])
def test_no_call_is_answered_otherwise_than_described(demo, caller, tmp_path, first_name):
    program = caller(first_name)
    done = fuzz(demo, program, tmp_path)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    counts = answered(tmp_path)
    print(first_name, counts)
    # Else it would only have shown that every door is locked.
    assert any(status < 300 for status in counts), counts
    assert program.call("GET", "/me")[0] == 200
