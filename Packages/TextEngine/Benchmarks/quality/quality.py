#!/usr/bin/env python3
"""Prints the table of how well the engine answers, with intervals, beside peers measured in the same run.

    make bench-quality TEXT_DATA=…

Asks `texteval` for whatever has a development part. Where there is only a part to learn from, the figures are those that
the training script gets on folds that it has not learned from, since what ships has seen them all; `--quick` leaves these
out, which take half an hour.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy

import peers
from data import Data
from metrics import (
    average_precision, average_precision_at_5, interval, macro_f1, macro_recall, precision_recall_f2, spans_that_meet)

PACKAGE = pathlib.Path(__file__).resolve().parents[2]
TASKS = {
    "sentiment": ("macro recall", macro_recall, 0.66, 0.70),
    "emotion": ("macro F1", macro_f1, 0.73, 0.76),
    "offensive": ("macro F1", macro_f1, 0.78, 0.795),
}

CROSS_VALIDATED = {
    "Contradiction, VitaminC real, folds by page. Must: 0.90 (a number, S or R), 0.74 (three stances); moonshot: 0.93, 0.80":
        ["verify.py", "--table", "/dev/null"],
    "Personal data, presidio-synth, folds by template. Must: F2 0.93 with P 0.93; moonshot: 0.97 and 0.97":
        ["personal_data.py", "--folds", "3", "--sentences", "6000", "--iterations", "50", "--refills", "2"],
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


def pairs(data, table):
    """What ships has learned these pairs; the blend has not, nor have the peers. `pairs.py` cross-validates the rest."""
    rows = data.rows("twitter-url/train.tsv")[::5]
    truth = numpy.array([int(row[0]) for row in rows])
    both = [(row[1], row[2]) for row in rows]
    ours = texteval("pairs", "--by", "blend", lines=[f"{a}\t{b}" for a, b in both])
    _, groups = numpy.unique([a for a, _ in both], return_inverse=True)
    for who, scores, bounds in [
        ("**ours**, without what learned from them", numpy.array([float(line[0]) for line in ours]), (0.76, 0.78)),
        ("runs of three characters", peers.jaccard(both), ()), ("datasketch MinHash", peers.minhash(both), ()),
    ]:
        measured = interval(len(truth), lambda items: average_precision(truth[items], scores[items]), groups)
        table.add("pairs, Twitter-URL, every fifth, average precision", who, measured, *bounds)


def personal_data(data, table):
    """What ships has learned the development sentences, so this row only says that nothing broke."""
    rows = data.records("presidio-synth/dev.jsonl")
    found = texteval("pii", lines=[row["text"].replace("\n", " ") for row in rows])
    counts = numpy.array([
        spans_that_meet([tuple(span) for span in json.loads("\t".join(line))], [tuple(span) for span in row["spans"]], False)
        for line, row in zip(found, rows)])
    templates = [row["template"] for row in rows]
    for place, metric in enumerate(("precision", "recall", "F2")):
        measured = interval(len(rows), lambda items: precision_recall_f2(counts[items])[place], templates)
        table.add(f"personal data, presidio-synth dev (**learned from it**), {metric}", "**ours**", measured)


def cross_validated(data):
    """Where there is only a part to learn from: the training scripts' own figures, on folds that they did not see."""
    training = PACKAGE / "Training"
    for title, command in CROSS_VALIDATED.items():
        print(f"\n{title}\n", flush=True)
        done = subprocess.run(
            [sys.executable, *command, "--data", data.folder], cwd=training, capture_output=True, text=True)
        print(done.stdout if done.returncode == 0 else f"could not be measured here: {done.stderr.splitlines()[-1:]}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=pathlib.Path, required=True)
    arguments.add_argument("--quick", action="store_true")
    chosen = arguments.parse_args()
    data = Data(chosen.data.resolve())
    table = Table()
    with tempfile.TemporaryDirectory() as folder:
        claims(data, table, pathlib.Path(folder))
        labels(data, table, pathlib.Path(folder))
        pairs(data, table)
        personal_data(data, table)
    if not chosen.quick:
        cross_validated(data)


main()
