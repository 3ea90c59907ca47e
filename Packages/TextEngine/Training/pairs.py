"""Do two posts say the same? Trees and a linear sum over the signs that `texteval pairs --by signs` prints.

python pairs.py --data ../../../shared/data --texteval ../.build/release/texteval

Learned from Twitter-URL (CC BY-NC-SA 3.0), so the table is for ResearchTables. Choices by cross-validation in five parts,
in which all pairs of one first sentence stand together.
"""
import argparse
import gzip
import pathlib
import subprocess

import lightgbm
import numpy
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

import tables
import trees

TABLE = pathlib.Path(__file__).parent / "../Sources/ResearchTables/Tables/pairs.table"
SEEDS = (1, 2, 3)
ROUNDS = 300
TREES = {
    "objective": "binary", "learning_rate": 0.05, "num_leaves": 15, "min_child_samples": 100, "feature_fraction": 0.4,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 10, "verbose": -1, "num_threads": 1, "deterministic": True,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True)
    parser.add_argument("--texteval", required=True)
    arguments = parser.parse_args()
    labels, firsts, lines = read(pathlib.Path(arguments.data) / "twitter-url/train.tsv.gz")
    signs = asked(arguments.texteval, lines, "signs")
    report("blend", labels, asked(arguments.texteval, lines, "blend")[:, 0], firsts)
    report("vectors alone", labels, asked(arguments.texteval, lines, "vectors")[:, 0], firsts)
    report("char-3 Jaccard alone", labels, signs[:, 0], firsts)

    odds, linear, boosted = (numpy.zeros(len(labels)) for _ in range(3))
    for train, test in GroupKFold(5, shuffle=True, random_state=1).split(signs, labels, firsts):
        model = Model(signs[train], labels[train])
        linear[test], boosted[test] = model.parts(signs[test])
        odds[test] = (linear[test] + boosted[test]) / 2
    for name, scores in (("linear", linear), ("trees", boosted), ("both", odds)):
        report(name, labels, scores, firsts)
    write(Model(signs, labels))


def read(path):
    with gzip.open(path, "rt", errors="replace", newline="\n") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    numbers = {}
    firsts = [numbers.setdefault(row[1], len(numbers)) for row in rows]
    return numpy.array([int(row[0]) for row in rows]), numpy.array(firsts), [f"{row[1]}\t{row[2]}" for row in rows]


def asked(texteval, lines, way):
    answer = subprocess.run([texteval, "pairs", "--by", way], input="\n".join(lines).encode(), capture_output=True, check=True)
    return numpy.array([line.split(b"\t") for line in answer.stdout.splitlines()], "float32")


class Model:
    def __init__(self, signs, labels):
        self.centre, self.spread = signs.mean(axis=0), signs.std(axis=0) + 1e-6
        self.linear = LogisticRegression(C=0.05, max_iter=500).fit(self._scaled(signs), labels)
        data = lightgbm.Dataset(signs, labels, free_raw_data=False)
        self.boosters = [lightgbm.train(TREES | {"seed": seed}, data, ROUNDS) for seed in SEEDS]

    def parts(self, signs):
        boosted = numpy.mean([booster.predict(signs, raw_score=True) for booster in self.boosters], axis=0)
        return self.linear.decision_function(self._scaled(signs)), boosted

    def slopes(self):
        """Of the signs as they are, and what is added."""
        slopes = self.linear.coef_[0] / self.spread
        return slopes, self.linear.intercept_[0] - (slopes * self.centre).sum()

    def _scaled(self, signs):
        return (signs - self.centre) / self.spread


def report(name, labels, scores, firsts):
    """Average precision, with an interval over first sentences."""
    random = numpy.random.default_rng(1)
    order = numpy.argsort(firsts, kind="stable")
    parts = numpy.split(order, numpy.flatnonzero(numpy.diff(firsts[order])) + 1)
    several = []
    for _ in range(200):
        rows = numpy.concatenate([parts[index] for index in random.integers(0, len(parts), len(parts))])
        several.append(average_precision_score(labels[rows], scores[rows]))
    low, high = numpy.quantile(several, [0.025, 0.975])
    print(f"{name}: AP {average_precision_score(labels, scores):.4f} ({low:.4f} to {high:.4f})", flush=True)


def write(model):
    slopes, base = model.slopes()
    columns = trees.columns("pairs.trees", *model.boosters)
    columns |= {"pairs.slopes": slopes.astype("float32"), "pairs.base": numpy.array([base], "float32")}
    tables.write(TABLE, columns)


if __name__ == "__main__":
    main()
