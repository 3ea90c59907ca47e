"""The figures as Prometheus reads them, and what the dashboard and the alerts make of them."""
import contextlib
import json
import re
import shutil
import subprocess
import urllib.error
import urllib.request

import pytest
from browser import Browser
from house import sentence
from program import ROOT, answers
from prometheus_client.parser import text_string_to_metric_families

DASHBOARD = ROOT / "deploy/grafana/firsthand.json"
ALERTS = ROOT / "deploy/prometheus/alerts.yml"


@pytest.fixture
def counted(peopled_house):
    port = peopled_house.port + 1
    with peopled_house.serve(FIRSTHAND_METRICS_PORT=str(port)):
        browser = Browser()
        browser.sign_in(peopled_house.must("people", "sign-in-link", "amara@halden.example").strip())
        with contextlib.suppress(urllib.error.HTTPError):
            browser.open(peopled_house.address + "/nothing")
        address = f"http://127.0.0.1:{port}/metrics"
        assert answers(address)
        with urllib.request.urlopen(address) as page:
            yield page.read().decode()


def families(text):
    return {family.name: family for family in text_string_to_metric_families(text)}


def names(text):
    return {sample.name for family in text_string_to_metric_families(text) for sample in family.samples}


def used(expressions):
    """The figures that PromQL expressions name."""
    found = set()
    for expression in expressions:
        found |= set(re.findall(r"\b(?:http_server|firsthand|process)_\w+", expression))
    return found


def test_the_official_parser_reads_every_line_and_finds_kind_and_meaning(counted):
    read = families(counted)
    assert read["http_server_request_duration_seconds"].type == "histogram"
    assert read["firsthand_events_sealed"].type == "counter"
    assert read["process_cpu_seconds"].type == "counter"
    assert read["firsthand_deliveries"].type == "gauge"
    for family in read.values():
        assert family.documentation, family.name
        assert family.samples, family.name


def test_buckets_only_grow_and_end_with_the_count(counted):
    durations = families(counted)["http_server_request_duration_seconds"].samples
    last = {}
    for sample in durations:
        key = tuple(sorted((name, value) for name, value in sample.labels.items() if name != "le"))
        if sample.name.endswith("_bucket"):
            assert sample.value >= last.get(key, 0)
            last[key] = sample.value
        elif sample.name.endswith("_count"):
            assert sample.value == last[key] > 0
    assert any(dict(key)["route"] == "-" and dict(key)["status"] == "4xx" for key in last)


def test_the_process_says_what_it_uses(counted):
    read = {sample.name: sample.value for family in families(counted).values() for sample in family.samples}
    assert 5 < read["process_open_fds"] < read["process_max_fds"]
    assert read["process_resident_memory_bytes"] > 5_000_000
    assert read["process_cpu_seconds_total"] > 0
    assert read["process_start_time_seconds"] > 1_700_000_000


def test_nobody_stands_in_the_figures(counted):
    for private in ["amara", "Amara", "halden", "127.0.0.1", "Haddad"]:
        assert private not in counted


def test_every_figure_of_the_dashboard_is_exported(counted):
    board = json.loads(DASHBOARD.read_text())
    expressions = [target["expr"] for panel in board["panels"] for target in panel.get("targets", [])]
    assert len(expressions) > 15
    assert used(expressions) <= names(counted)


def test_every_figure_of_the_alerts_is_exported(counted):
    expressions = re.findall(r"^ +expr: (.+)$", ALERTS.read_text(), re.M)
    assert len(expressions) > 5
    assert used(expressions) <= names(counted)


@pytest.mark.skipif(not shutil.which("promtool"), reason="promtool is part of Debian's prometheus")
def test_prometheus_takes_the_alerts():
    done = subprocess.run(["promtool", "check", "rules", ALERTS], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_figures_on_the_port_that_people_use_are_refused_in_words(house):
    refused = sentence(house.run("serve", FIRSTHAND_METRICS_PORT=str(house.port)))
    assert refused.startswith(f"Error: Port {house.port} is chosen twice")
