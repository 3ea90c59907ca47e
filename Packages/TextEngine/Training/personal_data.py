"""Trains the tagger of names, addresses and numbers in Sources/TextEngine/PersonalData and measures the whole reader.

A linear-chain CRF (python-crfsuite) on own sentences that personal_data_fillers.py fills, WNUT-17 and the presidio-synth
development sentences; judged on templates that it has not seen. See cards/personal-data.md.
"""
import argparse
import collections
import gzip
import json
import pathlib
import random
import sys
import time

import numpy
import pycrfsuite

import personal_data_features as features
import personal_data_fillers as fillers
import tables

HERE = pathlib.Path(__file__).parent
TYPES = ["PERSON", "STREET_ADDRESS", "GPE", "ORGANIZATION", "CREDIT_CARD", "DATE_TIME", "TITLE", "PHONE_NUMBER", "AGE", "NRP",
         "ZIP_CODE", "US_SSN", "US_DRIVER_LICENSE"]
LABELS = ["O"] + ["B-" + kind for kind in TYPES] + ["I-" + kind for kind in TYPES]
NEVER = -2**28
SCALE = 1024


# Data

def presidio(data):
    with gzip.open(pathlib.Path(data) / "presidio-synth/dev.jsonl.gz", "rt") as lines:
        rows = [json.loads(line) for line in lines]
    return [(row["text"].replace("\n", " "), [tuple(s) for s in row["spans"]], row["template"], row["text"]) for row in rows]


WNUT_TYPES = {"person": "PERSON", "location": "GPE", "corporation": "ORGANIZATION", "group": "ORGANIZATION"}


def wnut(data):
    """Sentences of WNUT-17 with the marks of speech put back to their words."""
    found = []
    for part in ("train", "dev"):
        with gzip.open(pathlib.Path(data) / f"wnut17/{part}.jsonl.gz", "rt") as lines:
            for line in lines:
                row = json.loads(line)
                found.append(joined(row["tokens"], row["tags"]))
    return found


def joined(words, tags):
    text, spans = "", []
    for word, tag in zip(words, tags):
        glued = word in {".", ",", "!", "?", ":", ";", ")", "'s", "n't", "'m", "'re", "'ll", "'ve", "...", "%"}
        if text and not glued and not text.endswith(("(", "#", "$")):
            text += " "
        start = len(text)
        text += word
        kind = WNUT_TYPES.get(tag[2:])
        if tag.startswith("I-") and kind and spans:
            spans[-1] = (spans[-1][0], len(text), spans[-1][2])
        elif kind:
            spans.append((start, len(text), kind))
    return text, spans


SLOTS = {"STREET_ADDRESS": ["address", "streetline", "streetline", "corner"], "GPE": ["gpe"], "ORGANIZATION": ["org"],
         "CREDIT_CARD": ["card"], "DATE_TIME": ["date", "year", "datetime"], "TITLE": ["job"], "PHONE_NUMBER": ["phone"],
         "AGE": ["age"], "EMAIL_ADDRESS": ["email"], "NRP": ["nrp"], "ZIP_CODE": ["zip"], "DOMAIN_NAME": ["url"],
         "US_SSN": ["ssn"], "IBAN_CODE": ["iban"], "IP_ADDRESS": ["ip"], "US_DRIVER_LICENSE": ["dl"]}


def refilled(text, spans, filler):
    """The same sentence with other names and numbers of the same kinds."""
    made, marks, at = "", [], 0
    for start, end, kind in sorted(spans):
        old = text[start:end]
        made += text[at:start]
        slot = like(old, kind, filler)
        new = filler.fill(slot)[0][0] if slot else old
        new = new.lower() if text == text.lower() and len(new.lower()) == len(new) else new
        marks.append((len(made), len(made) + len(new), kind))
        made += new
        at = end
    return made + text[at:], marks


def like(old, kind, filler):
    if kind == "PERSON":
        return "person" if " " in old else filler.one(["first", "last"])
    if kind == "TITLE":
        return "title" if old.endswith(".") else "job"
    if kind == "STREET_ADDRESS":
        if old.isdigit():
            return "building"
        if old.startswith("the corner"):
            return "corner"
        return "address" if len(old) > 30 else "secondary" if old.startswith(("Apt", "Suite")) else "streetline"
    if kind == "GPE" and old == "nan":
        return None
    if kind == "DATE_TIME":
        return "datetime" if ":" in old else "year" if old.isdigit() else "date"
    return SLOTS[kind][0]


def own_sentences(count, filler, dice):
    lines = (HERE / "personal_data_templates.txt").read_text().split("\n")
    lines = [line for line in lines if line and not line.startswith("#")]
    made = []
    for number in range(count):
        pattern = fillers.expand(lines[number % len(lines)], dice)
        if dice.random() < .25:
            pattern += dice.choice([" ", "\n"]) + fillers.expand(dice.choice(lines), dice)
        made.append(fillers.varied(*fillers.filled(pattern, filler), dice))
    return made


# Word lists

def word_lists(lists):
    """Word hash → bits, for tokens in small letters."""
    bits = collections.Counter()

    def add(words, bit, whole=True):
        for word in words:
            parts = [(t[0], t[1], t[2]) for t in features.Text(word).tokens if t[2] == features.LETTER]
            if not parts or (whole and len(parts) > 1):
                continue
            for start, end, _ in parts:
                if end - start > 1:
                    key = features.word_hash(word[start:end])
                    bits[key] |= bit

    for locale in lists["first"].values():
        add(locale, features.FIRST, False)
    for locale in lists["last"].values():
        add(locale, features.LAST, False)
    for name in ("cities", "towns"):
        add(lists[name], features.CITY)
        add([c for c in lists[name] if " " in c or "-" in c], features.CITY_PART, False)
    add(fillers.COUNTRIES, features.COUNTRY, False)
    add(fillers.STATES, features.STATE, False)
    add(fillers.DEMONYMS, features.NRP, False)
    add(lists["ordinary"], features.ORDINARY)
    add([j.split(",")[0] for j in fillers.EnglishJobs.jobs] + fillers.TRADES, features.JOB, False)
    add(set(fillers.TITLES), features.TITLE, False)
    add(fillers.ORG_ENDS, features.ORG_END, False)
    add(fillers.ORGS, features.ORG, False)
    for ends in list(fillers.STREET_ENDS.values()) + list(fillers.STREET_STARTS.values()):
        add([w for w in ends.split("|") if len(w) > 1], features.STREET, False)
    add(fillers.APARTMENTS.split("|"), features.STREET, False)
    add(fillers.MONTHS, features.TIME)
    for word in "a an the of in on at to and or is was i you he she it we they my your his her our their this that".split():
        bits[features.word_hash(word)] = features.ORDINARY
    return dict(bits)


def thinned(bits, share, seed=7):
    """As if a share of the names were not known: so that the tagger learns to do without."""
    names = features.FIRST | features.LAST | features.CITY | features.CITY_PART | features.ORG | features.JOB
    return {word: mask & ~names if (word * 2654435761 + seed * 97) % 2**32 < share * 2**32 else mask
            for word, mask in bits.items()}


# Training

def labels(text, spans):
    marks = ["O"] * len(text.tokens)
    for start, end, kind in spans:
        if kind not in TYPES:
            continue
        inside = [i for i, token in enumerate(text.tokens) if start <= token[0] < end and token[2] < 10]
        for number, index in enumerate(inside):
            marks[index] = ("I-" if number else "B-") + kind
    return marks


def prepared(sentences, bits):
    """(keys, labels) of each sentence that has a token."""
    made = []
    for text, spans in sentences:
        read = features.Text(text)
        if read.tokens:
            made.append((features.keys(features.attributes(read, bits)), labels(read, spans)))
    return made


def trained(examples, path, c1, c2, iterations, least, method):
    counts = numpy.unique(numpy.concatenate([keys.ravel() for keys, _ in examples]), return_counts=True)
    common = set(counts[0][counts[1] >= least].tolist())
    trainer = pycrfsuite.Trainer(verbose=False)
    if method == "ap":
        trainer.select("averaged-perceptron")
        trainer.set_params({"max_iterations": iterations})
    else:
        trainer.set_params({"c1": c1, "c2": c2, "max_iterations": iterations})
    for keys, marks in examples:
        trainer.append([[str(key) for key in set(row) & common] for row in keys.tolist()], marks)
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return Model(tagger.info(), LABELS)


class Model:
    """Whole numbers, as in the table: state weights by key, transitions."""

    def __init__(self, info, names, smallest=0.02):
        index = {name: number for number, name in enumerate(names)}
        rows = collections.defaultdict(list)
        for (key, label), weight in info.state_features.items():
            if abs(weight) >= smallest:
                rows[int(key)].append((index[label], max(-32767, min(32767, round(weight * SCALE)))))
        self.rows = dict(rows)
        self.transitions = numpy.full((len(names), len(names)), -20 * SCALE, dtype=numpy.int32)
        for (before, after), weight in info.transitions.items():
            self.transitions[index[before], index[after]] = round(weight * SCALE)
        for after, name in enumerate(names):
            if name.startswith("I-"):
                for before, other in enumerate(names):
                    if other[2:] != name[2:]:
                        self.transitions[before, after] = NEVER

    def states(self, keys):
        scores = numpy.zeros((len(keys), len(LABELS)), dtype=numpy.int32)
        for place, row in enumerate(keys.tolist()):
            for key in row:
                for label, weight in self.rows.get(key, ()):
                    scores[place, label] += weight
        return scores

    def path(self, keys, bias=0):
        """Viterbi; of equals, the first."""
        scores = self.states(keys)
        scores[:, 0] -= int(bias)
        best, back = scores[0].copy(), []
        best[len(TYPES) + 1:] = NEVER
        for row in scores[1:]:
            ways = best[:, None] + self.transitions
            back.append(ways.argmax(axis=0))
            best = ways.max(axis=0)
            best = numpy.maximum(best - best[0], NEVER) + row
        label = int(best.argmax())
        path = [label]
        for pointers in reversed(back):
            label = int(pointers[label])
            path.append(label)
        return path[::-1]


# Reading and measuring

def spans(text, path):
    """Runs of tokens with one type, and the scanners' hits, in order."""
    found, is_open, hit = [], False, iter(text.hits)
    for (start, end, what), label in zip(text.tokens, path):
        name = LABELS[label]
        if what >= 10:
            found.append(next(hit))
        elif name == "O":
            pass
        elif is_open and name.startswith("I-") and found[-1][2] == name[2:]:
            found[-1] = (found[-1][0], end, name[2:])
        else:
            found.append((start, end, name[2:]))
        is_open = what < 10 and name != "O"
    return found


def read(line, model, bits, bias=0):
    text = features.Text(line)
    if not text.tokens:
        return []
    rows = features.attributes(text, bits)
    path = model.path(features.keys(rows), bias)
    for index in features.ages(text, rows):
        path[index] = LABELS.index("B-AGE")
    return spans(text, path)


def matched(found, true, typed):
    """Pairs that overlap by half of their union, each span once."""
    taken, pairs = set(), 0
    for start, end, kind in found:
        for number, (s, e, k) in enumerate(true):
            over = min(end, e) - max(start, s)
            if number not in taken and over > 0 and 2 * over >= max(end, e) - min(start, s) and (not typed or k == kind):
                taken.add(number)
                pairs += 1
                break
    return pairs


def figures(counts):
    """Precision, recall, F2 of rows (matched, found, true)."""
    right, found, true = numpy.array(counts).sum(axis=0)
    precision, recall = right / max(found, 1), right / max(true, 1)
    return precision, recall, 5 * precision * recall / max(4 * precision + recall, 1e-9)


def counts(answers, rows, typed, without=()):
    made = []
    for found, row in zip(answers, rows):
        found = [s for s in found if s[2] not in without]
        true = [s for s in row[1] if s[2] not in without]
        made.append((matched(found, true, typed), len(found), len(true)))
    return made


def report(answers, rows, out=sys.stdout):
    for name, typed, without in (("any type", False, ()), ("same type", True, ()),
                                 ("same type, without names", True, ("PERSON", "ORGANIZATION", "GPE"))):
        made = counts(answers, rows, typed, without)
        print(f"{name:26} " + "P %.3f R %.3f F2 %.3f" % figures(made), interval(made, rows), file=out)
    per = collections.defaultdict(lambda: [0, 0, 0])
    for found, row in zip(answers, rows):
        for kind in {s[2] for s in found} | {s[2] for s in row[1]}:
            mine, true = [s for s in found if s[2] == kind], [s for s in row[1] if s[2] == kind]
            for place, value in enumerate((matched(mine, true, True), len(mine), len(true))):
                per[kind][place] += value
    for kind, triple in sorted(per.items(), key=lambda item: -item[1][2]):
        print(f"  {kind:20} " + "P %.3f R %.3f F2 %.3f" % figures([triple]), triple, file=out)


def interval(made, rows, rounds=1000):
    """95 % of precision and F2 over resampled templates."""
    groups = collections.defaultdict(list)
    for triple, row in zip(made, rows):
        groups[row[2]].append(triple)
    sums = numpy.array([numpy.sum(group, axis=0) for group in groups.values()])
    dice = numpy.random.default_rng(1)
    drawn = [figures(sums[dice.integers(0, len(sums), len(sums))]) for _ in range(rounds)]
    low, high = numpy.percentile(drawn, [2.5, 97.5], axis=0)
    return "P %.3f–%.3f F2 %.3f–%.3f" % (low[0], high[0], low[2], high[2])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True)
    parser.add_argument("--words", default="/usr/share/dict/american-english")
    parser.add_argument("--sentences", type=int, default=20000)
    parser.add_argument("--refills", type=int, default=3)
    parser.add_argument("--folds", type=int, default=0, help="cross-validate by template instead of writing the table")
    parser.add_argument("--alone", action="store_true", help="with --folds 1: train without the development sentences")
    parser.add_argument("--c1", type=float, default=0.05)
    parser.add_argument("--c2", type=float, default=0.02)
    parser.add_argument("--iterations", type=int, default=100)
    parser.add_argument("--least", type=int, default=3)
    parser.add_argument("--thin", type=float, default=0.3)
    parser.add_argument("--method", default="lbfgs")
    parser.add_argument("--bias", type=float, default=0)
    parser.add_argument("--no-wnut", action="store_true")
    parser.add_argument("--model", default="/tmp/personal-data.crf", help="where python-crfsuite puts its model")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    run(options)


def run(options):
    began = time.time()
    lists = fillers.lists(options.words)
    full = word_lists(lists)
    thin = thinned(full, options.thin)
    filler, dice = fillers.Fillers(lists, 1), random.Random(2)
    rows = presidio(options.data)
    noisy = [] if options.no_wnut else wnut(options.data)
    base = prepared(own_sentences(options.sentences, filler, dice), thin) + prepared(noisy, thin)
    print(f"{len(base)} sentences, {len(full)} listed words, {time.time() - began:.0f} s", flush=True)

    def model(training, path):
        again = [refilled(row[1 + 2] if dice.random() < .25 else row[0], row[1], filler)
                 for row in training for _ in range(options.refills)]
        more = prepared([(row[0], row[1]) for row in training] + again, thin)
        return trained(base + more, path, options.c1, options.c2, options.iterations, options.least, options.method)

    if options.folds:
        answers = [None] * len(rows)
        templates = sorted({row[2] for row in rows})
        random.Random(3).shuffle(templates)
        for fold in range(options.folds):
            held = set(templates[fold::options.folds])
            training = [] if options.alone else [row for row in rows if row[2] not in held]
            made = model(training, f"{options.model}-{fold}")
            for number, row in enumerate(rows):
                if row[2] in held:
                    answers[number] = read(row[0], made, full, options.bias * SCALE)
            print(f"fold {fold}: {sum(map(len, made.rows.values()))} weights, {time.time() - began:.0f} s", flush=True)
        report(answers, rows)
        pathlib.Path("/tmp/pii-answers.json").write_text(json.dumps(answers))
        if options.errors:
            errors(answers, rows)
        return
    made = model(rows, options.model)
    write(made, full)
    pathlib.Path(options.model + ".answers").write_text(
        "".join(json.dumps(read(row[0], made, full)) + "\n" for row in rows))


def errors(answers, rows):
    seen = collections.Counter()
    for found, row in zip(answers, rows):
        text, true = row[0], row[1]
        if matched(found, true, True) < max(len(found), len(true)) and seen[row[2]] < 3:
            seen[row[2]] += 1
            print(row[2], repr(text))
            print("     found", [(text[s:e], k) for s, e, k in found if not any(matched([(s, e, k)], [t], True) for t in true)])
            print("     true ", [(text[s:e], k) for s, e, k in true if not any(matched([f], [(s, e, k)], True) for f in found)])


def write(model, bits):
    keys = sorted(model.rows)
    words = sorted(bits)
    tables.write(HERE / "../Sources/TextTables/Tables/personal-data.table", {
        "labels": LABELS,
        "keys": numpy.array(keys, dtype="uint32"),
        "counts": numpy.array([len(model.rows[key]) for key in keys], dtype="uint8"),
        "marks": numpy.array([label for key in keys for label, _ in model.rows[key]], dtype="uint8"),
        "weights": numpy.array([weight & 0xFFFF for key in keys for _, weight in model.rows[key]], dtype="uint16"),
        "transitions": numpy.maximum(model.transitions, -1000 * SCALE).astype("int32"),
        "words": numpy.array(words, dtype="uint32"),
        "bits": numpy.array([bits[word] for word in words], dtype="uint16"),
    })


if __name__ == "__main__":
    main()
