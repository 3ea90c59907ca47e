"""Learns "does it contradict a fact?" and writes Sources/TextTables/Tables/verify.table.

    swift build -c release --product verifyfeatures
    python verify.py --data ../../../shared/data --wordnet /usr/share/wordnet

The numbers and crosses of a pair come from the engine itself (`verifyfeatures`). Protocol and figures:
cards/verify.md. Everything is chosen by five-fold cross-validation in which no page is on both sides.
"""
import argparse
import gzip
import pathlib
import re
import subprocess
import tempfile

import lightgbm
import numpy
import scipy.sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix

import tables
import trees
import wordnet

HERE = pathlib.Path(__file__).parent
STANCES = {"S": 0, "R": 1, "N": 2}
BUCKETS = 1 << 15
BOOSTED = dict(
    objective="multiclass", num_class=3, learning_rate=0.03, num_leaves=15, min_data_in_leaf=20,
    feature_fraction=0.3, bagging_fraction=0.7, bagging_freq=1, lambda_l2=5, verbose=-1, num_threads=1,
    deterministic=True, force_row_wise=True)
BOOSTERS = [(dict(seed=seed), 400) for seed in (1, 2, 3)]
NUMBER = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen"
    r"|first|second|third|once|twice)\b", re.IGNORECASE)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--wordnet", default="/usr/share/wordnet")
    arguments.add_argument("--features", default=str(HERE / "../.build/release/verifyfeatures"))
    arguments.add_argument("--table", default=str(HERE / "../Sources/TextTables/Tables/verify.table"))
    arguments.add_argument("--folds", type=int, default=5)
    arguments.add_argument("--own", help="where to write what the trained model says of the data, to compare with Swift")
    arguments = arguments.parse_args()

    engine = Engine(arguments.features)
    folder = pathlib.Path(arguments.data)
    rows = read(folder / "vitaminc-real" / "dev.tsv.gz")
    others = read(folder / "vitaminc-synthetic" / "dev.tsv.gz")
    words = {**word_weights(engine, rows + others), **wordnet.columns(arguments.wordnet, engine.stems)}
    data = Data(engine, rows, words)
    if arguments.folds > 1:
        report(data, cross_validated(data, arguments.folds))
    linear, boosters = learn(data, numpy.arange(len(rows)))
    tables.write(arguments.table, {
        **data.words,
        "crosses.weights": linear.coef_.T.astype("float32"),
        "crosses.bias": linear.intercept_.astype("float32"),
        **trees.columns("trees", *boosters),
    })
    own = predicted(data, linear, boosters, numpy.arange(len(rows)))
    if arguments.own:
        numpy.savetxt(arguments.own, own, fmt="%.6f", delimiter="\t")
    print(f"written; on what it was learned from: accuracy {(own.argmax(1) == data.stances).mean():.4f}")


class Engine:
    """What the engine sees, asked of its own program."""

    def __init__(self, path):
        self.path = path

    def ask(self, lines, *words):
        answer = subprocess.run(
            [self.path, *words], input="".join(line + "\n" for line in lines).encode(), capture_output=True, check=True)
        return answer.stdout.decode().splitlines()

    def stems(self, words):
        return [int(line) for line in self.ask(words, "stems")]


class Data:
    """The rows in numbers."""

    def __init__(self, engine, rows, words):
        pairs = lines(rows)
        self.stances = numpy.array([STANCES[row["label"]] for row in rows])
        self.pages = numpy.array([row["page"] for row in rows])
        self.has_number = numpy.array([bool(NUMBER.search(row["claim"])) for row in rows])
        self.words = words
        with tempfile.NamedTemporaryFile(suffix=".table") as file:
            tables.write(file.name, self.words)
            numbers = engine.ask(pairs, "features", file.name)
            crosses = engine.ask(pairs, "crosses", file.name)
        self.numbers = numpy.array([line.split("\t") for line in numbers], "float32")
        self.crosses = hashed([[int(cross) for cross in line.split()] for line in crosses])


def read(path):
    with gzip.open(path, "rt", encoding="utf8", errors="replace", newline="\n") as file:
        names, *rest = file.read().split("\n")
    return [dict(zip(names.split("\t"), line.split("\t"))) for line in rest if line]


def lines(rows):
    return [row["claim"] + "\t" + row["evidence"] for row in rows]


def word_weights(engine, rows):
    """The logarithm of how rarely pages have a word; a word of one page counts as never seen. Without labels."""
    having = {}
    for line, row in zip(engine.ask(lines(rows), "words"), rows):
        for word in set(line.split()):
            having.setdefault(int(word), set()).add(row["page"])
    count = len({row["page"] for row in rows})
    known = sorted(word for word, its in having.items() if len(its) > 1)
    weights = [numpy.log((count + 1) / (len(having[word]) + 1)) for word in known] + [numpy.log((count + 1) / 2)]
    return {"words": numpy.array(known, "uint32"), "weights": numpy.array(weights, "float32")}


def hashed(rows):
    columns = [sorted({cross % BUCKETS for cross in row}) for row in rows]
    starts = numpy.cumsum([0] + [len(row) for row in columns])
    flat = numpy.array([column for row in columns for column in row])
    return scipy.sparse.csr_matrix((numpy.ones(len(flat)), flat, starts), shape=(len(rows), BUCKETS))


def folds(pages, rows, count, seed):
    """Splits rows so that every page is wholly on one side."""
    names = sorted(set(pages[rows]))
    numpy.random.RandomState(seed).shuffle(names)
    fold = {name: index % count for index, name in enumerate(names)}
    numbers = numpy.array([fold[page] for page in pages[rows]])
    return [(rows[numbers != index], rows[numbers == index]) for index in range(count)]


def learn_linear(data, rows):
    return LogisticRegression(C=0.15, max_iter=200).fit(data.crosses[rows], data.stances[rows])


def learn(data, rows):
    """The linear model, and trees that saw what it says of rows it was not learned from."""
    said = numpy.zeros((len(data.stances), 3), "float32")
    for there, here in folds(data.pages, rows, 5, seed=3):
        said[here] = learn_linear(data, there).decision_function(data.crosses[here])
    numbers = with_linear(data.numbers[rows], said[rows])
    boosters = [
        lightgbm.train({**BOOSTED, **own}, lightgbm.Dataset(numbers, data.stances[rows]), count)
        for own, count in BOOSTERS
    ]
    return learn_linear(data, rows), boosters


def with_linear(numbers, said):
    """The last three numbers of a pair are the linear model's, rounded so that the engine's Float gives the same."""
    return numpy.hstack([numbers[:, :-3], (numpy.rint(said * 64) / 64).astype("float32")])


def predicted(data, linear, boosters, rows):
    numbers = with_linear(data.numbers[rows], linear.decision_function(data.crosses[rows]))
    raw = sum(booster.predict(numbers, raw_score=True) for booster in boosters) / len(boosters)
    powers = numpy.exp(raw - raw.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def cross_validated(data, count):
    likely = numpy.zeros((len(data.stances), 3))
    for there, here in folds(data.pages, numpy.arange(len(data.stances)), count, seed=7):
        linear, boosters = learn(data, there)
        likely[here] = predicted(data, linear, boosters, here)
    return likely


def report(data, likely):
    right = likely.argmax(1) == data.stances
    sides = likely[:, :2].argmax(1) == data.stances
    decided = data.stances != 2
    say("all claims, three stances", right, data.pages)
    say("claims with a number, S or R, the likelier of the two", sides[decided & data.has_number],
        data.pages[decided & data.has_number])
    say("claims with a number, S or R, all three allowed", right[decided & data.has_number],
        data.pages[decided & data.has_number])
    say("all S or R, the likelier of the two", sides[decided], data.pages[decided])
    print("confusion (rows S, R, N):", confusion_matrix(data.stances, likely.argmax(1)).tolist())
    refuted = likely.argmax(1) == 1
    for least in (0, 0.5, 0.6, 0.7, 0.8, 0.9):
        chosen = refuted & (likely[:, 1] >= least)
        print(f"called refuted from {least}: {chosen.sum()}, of which R {(data.stances[chosen] == 1).mean():.3f}, "
              f"S {(data.stances[chosen] == 0).mean():.3f}; of all R {chosen[data.stances == 1].mean():.3f}")


def say(name, right, pages, rounds=2000):
    """Accuracy with the interval of a bootstrap over pages."""
    names, numbers = numpy.unique(pages, return_inverse=True)
    hits, sizes = numpy.bincount(numbers, right), numpy.bincount(numbers)
    draws = numpy.random.RandomState(0).randint(len(names), size=(rounds, len(names)))
    low, high = numpy.percentile(hits[draws].sum(1) / sizes[draws].sum(1), [2.5, 97.5])
    print(f"{name}: {right.mean():.4f} [{low:.3f}, {high:.3f}] of {len(right)}", flush=True)


if __name__ == "__main__":
    main()
