"""Spans in a file, as an operator has them: what a traceparent sets off, and what is refused."""
import json
import re
import urllib.request

from house import sentence
from test_doctor import found, ready

TRACE, PARENT = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"


def spans(file):
    return [
        span
        for line in file.read_text().splitlines()
        for resource in json.loads(line)["resourceSpans"]
        for scope in resource["scopeSpans"]
        for span in scope["spans"]]


def ask(house, flags="01"):
    request = urllib.request.Request(
        house.address + "/health/ready", headers={"traceparent": f"00-{TRACE}-{PARENT}-{flags}"})
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 200
        return answer.headers["X-Request-Id"]


def test_a_request_with_a_traceparent_is_found_in_the_file_and_in_the_log(house):
    file = ready(house).folder / "traces.jsonl"
    with house.serve(FIRSTHAND_TRACES=str(file)) as server:
        number = ask(house)
        assert server.stop() == 0
    mine = [span for span in spans(file) if span["traceId"] == TRACE]
    read, request = mine
    assert (request["name"], request["parentSpanId"], request["kind"]) == ("GET /health/ready", PARENT, 2)
    assert (read["name"], read["parentSpanId"]) == ("database read", request["spanId"])
    assert {"key": "firsthand.request.id", "value": {"stringValue": number}} in request["attributes"]
    assert any(re.search(rf"id={number} .*trace={TRACE}\b", line) for line in server.err.read_text().splitlines())
    assert file.stat().st_mode & 0o777 == 0o600


def test_of_what_begins_here_a_share_is_written_and_what_others_began_follows_them(house):
    file = ready(house).folder / "traces.jsonl"
    with house.serve(FIRSTHAND_TRACES=str(file), FIRSTHAND_TRACE_SAMPLE="0"):
        ask(house, "00")
        ask(house)
        with urllib.request.urlopen(house.address + "/health/ready"):
            pass
    assert {span["traceId"] for span in spans(file)} == {TRACE}


def test_a_wrong_value_is_named(house):
    for name, value, words in [
            ("FIRSTHAND_TRACES", "", "is empty"), ("FIRSTHAND_TRACES", str(house.folder), "is not a file"),
            ("FIRSTHAND_TRACES", "/nowhere/traces.jsonl", "there is no folder /nowhere"),
            ("FIRSTHAND_TRACE_SAMPLE", "10", "is not a number from 0 to 1"),
            ("FIRSTHAND_TRACE_SAMPLE", "nan", "is not a number from 0 to 1")]:
        refused = sentence(house.run("serve", **{name: value}))
        assert refused.startswith(f"Error: {name}: ") and refused.endswith(words)


def test_the_doctor_says_whether_the_file_can_be_written(house):
    file = ready(house).folder / "traces.jsonl"
    said = found(house, FIRSTHAND_TRACES=str(file), FIRSTHAND_TRACE_SAMPLE="0.1")["traces"]
    assert said["state"] == "well"
    assert said["sentence"] == f"{file} can be written; 10 % of the traces that begin here go there."
    assert not file.exists()
    wrong = found(house, FIRSTHAND_TRACES="/nowhere/traces.jsonl")["configuration"]
    assert wrong["sentence"] == "FIRSTHAND_TRACES: there is no folder /nowhere"
