#!/usr/bin/env python3
"""Prints the table of how well the engine answers, with intervals, beside peers measured in the same run.

    make bench-quality TEXT_DATA=…

Asks `texteval` for whatever has a development part. Where there is only a training part, the figure is the one that the
training script gets on parts that it has not learned from (`--figures`), since what ships has seen them all.
"""
import argparse
import pathlib
import subprocess
import tempfile

import numpy

import peers
from data import Data
from metrics import average_precision_at_5, interval, macro_f1, macro_recall

PACKAGE = pathlib.Path(__file__).resolve().parents[2]
TASKS = {
    "sentiment": ("macro recall", macro_recall, 0.66, 0.70),
    "emotion": ("macro F1", macro_f1, 0.73, 0.76),
    "offensive": ("macro F1", macro_f1, 0.78, 0.795),
}


def texteval(*words, lines=None):
    """The tool's answers, one list of columns a line."""
    done = subprocess.run(
        [PACKAGE / ".build/release/texteval", *map(str, words)], check=True, capture_output=True, text=True,
        input=None if lines is None else "".join(line + "\n" for line in lines))
    return [line.split("\t") for line in done.stdout.splitlines()]


class Table:
    def __init__(self):
        print("| question, data, metric | who | measured | 95 % of draws | must | moonshot |\n|---|---|--:|--:|--:|--:|")

    def add(self, name, who, measured, must="", moonshot=""):
        value, low, high = measured
        print(f"| {name} | {who} | {value:.3f} | {low:.3f} to {high:.3f} | {must} | {moonshot} |", flush=True)


def claims(data, table, folder):
    everything, queries, right = data.claims("devtest")
    files = folder / "claims.jsonl", folder / "queries.tsv"
    files[0].write_text("\n".join(data.lines("checkthat2022-2a-en/claims.jsonl")) + "\n")
    files[1].write_text("\n".join(data.lines("checkthat2022-2a-en/devtest.queries.tsv")) + "\n")
    ours = {}
    for query, claim, _ in texteval("claims", "--claims", files[0], "--queries", files[1], "--top", 5):
        ours.setdefault(query, []).append(claim)
    theirs, _ = peers.bm25(everything, queries)
    name = "claims, CheckThat! 2022 2A devtest, MAP@5"
    for who, found, bounds in [
        ("**ours**", [ours.get(query, []) for query, _ in queries], (0.905, 0.93)), ("rank_bm25", theirs, ())
    ]:
        each = numpy.array([average_precision_at_5(list_, right[query]) for (query, _), list_ in zip(queries, found)])
        table.add(name, who, interval(len(each), lambda items: float(each[items].mean())), *bounds)


def labels(data, table, folder):
    for task, (metric_name, metric, must, moonshot) in TASKS.items():
        truth, texts = data.labelled(task, "dev")
        truth, classes = numpy.array(truth), data.classes(task)
        numbers = {name: int(number) for number, name in classes.items()}
        ours = numpy.array([numbers[row[0]] for row in texteval("label", "--task", task, lines=texts)])
        others = [("fastText", peers.fasttext(data.labelled(task, "train"), texts, folder)[0])]
        if task == "sentiment":
            others.append(("VADER", peers.vader(texts)[0]))
        if task == "offensive":
            others.append(("alt-profanity-check", peers.profanity(texts)[0]))
        for who, found, bounds in [("**ours**", ours, (must, moonshot)), *((*each, ()) for each in others)]:
            measured = interval(
                len(truth), lambda items: metric(truth[items], found[items], sorted(numbers.values())))
            table.add(f"{task}, TweetEval dev, {metric_name}", who, measured, *bounds)


def trained(table, data):
    """Rows that only the training scripts can give: name, who, value, low, high, must, moonshot, tab-separated."""
    for script in sorted((PACKAGE / "Training").glob("*.py")):
        if '"--figures"' not in script.read_text():
            continue
        done = subprocess.run(
            ["python3", script, "--data", data.folder, "--figures"], check=True, capture_output=True, text=True,
            cwd=script.parent)
        for line in done.stdout.splitlines():
            name, who, value, low, high, *bounds = line.split("\t")
            table.add(name, who, (float(value), float(low), float(high)), *bounds)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=pathlib.Path, required=True)
    data = Data(arguments.parse_args().data.resolve())
    table = Table()
    with tempfile.TemporaryDirectory() as folder:
        claims(data, table, pathlib.Path(folder))
        labels(data, table, pathlib.Path(folder))
    trained(table, data)


main()
