"""Learns how much each sign of a claim counts: posts and the claims that they are about, from CheckThat! 2022 2A.

The signs are measured by the engine itself (`texteval claims --features`), so that learning and use cannot differ. Two
small linear models, for posts with a day and without, are fitted to put the right claim first (softmax over a post's
candidates); two more give the chance that the first is right at all.
"""
import argparse
import collections
import gzip
import pathlib
import re
import subprocess
import tempfile

import numpy
from scipy.optimize import minimize

import tables

CHOICE = {"dated": (40, 0.08, 0.12, 0.6), "undated": (40, 0, 0, 0)}
CLOSE = 16  # so many of them are compared by meaning
RIDGE = {"dated": 1e-3, "undated": 4e-3}
FOLDS = 5
DAY = re.compile(r"[\s\u00a0]*\w+ \d{1,2}, \d{2,4}[\s\u00a0]*$")
# Signs that do not depend on what else is in the list: the chance that a claim is right at all stands on these.
ALONE = ["absolute", "postCovered", "textCovered", "titleCovered", "claimCovered", "author", "near", "later", "earlier"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--texteval", default="../.build/release/texteval")
    parser.add_argument("--table", default="../Sources/ResearchTables/Tables/claims.table")
    parser.add_argument("--confirm", action="store_true", help="also measure devtest, which chooses nothing")
    parser.add_argument("--check", action="store_true", help="only compare texteval's scores with this script's")
    arguments = parser.parse_args()
    source = Source(pathlib.Path(arguments.data) / "checkthat2022-2a-en", arguments.texteval)
    if arguments.check:
        return check(source, tables.read(arguments.table))
    depth, *losses = CHOICE["dated"]
    columns = {"choice": numpy.array([depth, CLOSE, *losses], "float32")}
    for kind in CHOICE:
        posts = source.posts("train", kind) + source.posts("dev", kind)
        folds = grouped(posts)
        model = Model(posts, kind, source.names)
        held, chance, report = cross_validated(posts, folds, kind, source.names)
        print(f"{kind}: cross-validated on train and dev, MAP@5 {interval(held)}; chance {report}")
        for name, word, weight, sure in zip(source.names, model.words, model.weights, chance):
            print(f"    {name:16} {word:8.3f} {weight:8.3f} {sure:8.3f}")
        columns[kind + ".words"] = model.words.astype("float32")
        columns[kind] = model.weights.astype("float32")
        columns[kind + ".chance"] = chance.astype("float32")
        if arguments.confirm:
            held = [model.precision(post) for post in source.posts("devtest", kind)]
            print(f"{kind}: devtest, MAP@5 {interval(held)}")
    columns["features"] = source.names
    tables.write(arguments.table, columns)


class Post:
    """A post's candidates: their ids, their signs (a row each) and which are right."""

    def __init__(self, right, claims, signs):
        self.right, self.claims, self.signs = right, claims, signs
        self.is_right = numpy.array([claim in right for claim in claims])

    def without_right(self):
        wrong = numpy.flatnonzero(~self.is_right)
        return Post(self.right, [self.claims[index] for index in wrong], self.signs[wrong])


class Source:
    def __init__(self, folder, texteval):
        self.folder, self.texteval, self.names = folder, texteval, []
        self.claims = pathlib.Path(tempfile.mkdtemp()) / "claims.jsonl"
        self.claims.write_bytes(gzip.decompress((folder / "claims.jsonl.gz").read_bytes()))

    def posts(self, part, kind):
        right = collections.defaultdict(set)
        for line in (self.folder / f"{part}.qrels.tsv").read_text().splitlines()[1:]:
            post, _, claim, _ = line.split("\t")
            right[post].add(claim)
        rows = collections.defaultdict(list)
        for line in self._features(part, kind):
            post, claim, *numbers = line.split("\t")
            rows[post].append((claim, [float(number) for number in numbers]))
        return [
            Post(claims, [claim for claim, _ in rows[post]], numpy.array([signs for _, signs in rows[post]]))
            for post, claims in right.items() if post in rows
        ]

    def answers(self, part):
        """What texteval prints with the learned ranking."""
        command = [self.texteval, "claims", "--claims", self.claims, "--queries", self.folder / f"{part}.queries.tsv"]
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()

    def _features(self, part, kind):
        text = (self.folder / f"{part}.queries.tsv").read_bytes().decode()
        if kind == "undated":
            text = "\n".join(DAY.sub("", line) for line in text.split("\n"))
        queries = self.claims.parent / "queries.tsv"
        queries.write_bytes(text.encode())
        command = [self.texteval, "claims", "--claims", self.claims, "--queries", queries]
        command += ["--features", ",".join(map(str, CHOICE[kind]))]
        self.names, *lines = subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()
        self.names = self.names.split("\t")
        return lines


class Model:
    """Orders by words, then the first few again with meaning."""

    def __init__(self, posts, kind, names):
        self.meaning = [names.index("near"), names.index("nearGap")]
        self.words = fitted([self._wordly(post) for post in posts], RIDGE[kind])
        self.weights = fitted([self._close(post)[1] for post in posts], RIDGE[kind])

    def order(self, post):
        chosen, close = self._close(post)
        return chosen[numpy.argsort(-(close.signs @ self.weights), kind="stable")]

    def precision(self, post):
        """Average precision at 5."""
        hits, total = 0, 0.0
        for rank, index in enumerate(self.order(post)[:5], 1):
            if post.is_right[index]:
                hits += 1
                total += hits / rank
        return total / min(5, len(post.right))

    def close_scores(self, post):
        return self._close(post)[1].signs @ self.weights

    def _wordly(self, post):
        signs = post.signs.copy()
        signs[:, self.meaning] = 0
        return Post(post.right, post.claims, signs)

    def _close(self, post):
        chosen = numpy.argsort(-(self._wordly(post).signs @ self.words), kind="stable")[:CLOSE]
        signs = post.signs[chosen].copy()
        near, gap = self.meaning
        signs[:, gap] = signs[:, near].max() - signs[:, near]
        return chosen, Post(post.right, [post.claims[index] for index in chosen], signs)


def fitted(posts, ridge):
    """The weights that make the right claims likeliest (softmax, maximum likelihood, ridge on standardised signs)."""
    posts = [post for post in posts if post.is_right.any()]
    signs = numpy.concatenate([post.signs for post in posts])
    scale = signs.std(axis=0)
    scale[scale < 1e-6] = numpy.inf
    starts = numpy.cumsum([0] + [len(post.claims) for post in posts[:-1]])
    which = numpy.repeat(numpy.arange(len(posts)), [len(post.claims) for post in posts])
    wanted = numpy.concatenate([post.is_right / post.is_right.sum() for post in posts])
    signs = signs / scale

    def loss(weights):
        scores = signs @ weights
        scores -= numpy.maximum.reduceat(scores, starts)[which]
        powers = numpy.exp(scores)
        sums = numpy.add.reduceat(powers, starts)
        likelihood = (wanted * (scores - numpy.log(sums)[which])).sum()
        slope = signs.T @ (powers / sums[which] - wanted)
        return -likelihood / len(posts) + ridge * weights @ weights, slope / len(posts) + 2 * ridge * weights

    return minimize(loss, numpy.zeros(signs.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x / scale


def grouped(posts):
    """Folds in which no claim's posts are divided."""
    groups = {}
    for post in posts:
        joined = set().union(*(groups.get(claim, {claim}) for claim in post.right))
        for claim in joined:
            groups[claim] = joined
    keys = sorted({min(group) for group in groups.values()})
    numpy.random.default_rng(7).shuffle(keys)
    fold = {key: index % FOLDS for index, key in enumerate(keys)}
    return numpy.array([fold[min(groups[next(iter(post.right))])] for post in posts])


def cross_validated(posts, folds, kind, names):
    """Each post's precision by a model that has not seen its claims; then weights and a constant for the chance that a
    first claim is right, and how well that separates. As many wrong firsts as posts are had by taking the right claims out
    of the lists."""
    held, signs, is_right = numpy.zeros(len(posts)), [], []
    for fold in range(FOLDS):
        model = Model([post for post, own in zip(posts, folds) if own != fold], kind, names)
        for index in numpy.flatnonzero(folds == fold):
            held[index] = model.precision(posts[index])
            for post in (posts[index], posts[index].without_right()):
                if len(post.claims):
                    first = model.order(post)[0]
                    signs.append(post.signs[first])
                    is_right.append(post.is_right[first])
    return held, *logistic(numpy.array(signs), numpy.array(is_right), [names.index(name) for name in ALONE])


def logistic(signs, is_right, columns, ridge=1e-3):
    used = numpy.zeros(signs.shape[1])
    used[columns] = 1
    scale = signs.std(axis=0)
    scale[scale < 1e-6] = numpy.inf
    rows = numpy.hstack([signs * used / scale, numpy.ones((len(signs), 1))])
    sides = numpy.where(is_right, 1, -1)

    def loss(weights):
        margins = sides * (rows @ weights)
        slope = -(sides / (1 + numpy.exp(margins))) @ rows / len(rows)
        return numpy.logaddexp(0, -margins).mean() + ridge * weights @ weights, slope + 2 * ridge * weights

    weights = minimize(loss, numpy.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    chances = 1 / (1 + numpy.exp(-(rows @ weights)))
    parts = [f"at {level}: {is_right[chances >= level].mean():.3f} right, {(chances >= level)[is_right].mean():.3f} kept"
             for level in (0.5, 0.7, 0.8, 0.9)]
    return numpy.append(weights[:-1] / scale, weights[-1]), "; ".join(parts)


def check(source, table):
    """The largest difference between a score that texteval prints and the same by numpy, on dev."""
    posts = source.posts("dev", "dated")
    names = source.names
    model = Model.__new__(Model)
    model.meaning = [names.index("near"), names.index("nearGap")]
    model.words, model.weights = (numpy.array(table[name], "float64") for name in ("dated.words", "dated"))
    printed = collections.defaultdict(list)
    for line in source.answers("dev"):
        post, _, score = line.split("\t")
        printed[post].append(float(score))
    ours = [sorted(model.close_scores(post), reverse=True)[:5] for post in posts]
    differences = [abs(a - b) for mine, theirs in zip(ours, printed.values()) for a, b in zip(mine, theirs)]
    print(f"{len(differences)} scores, largest difference {max(differences):.2e}")


def interval(values, rounds=2000):
    """The mean and what 95 of 100 other samples of such posts would show (bootstrap)."""
    values = numpy.asarray(values)
    means = values[numpy.random.default_rng(1).integers(0, len(values), (rounds, len(values)))].mean(axis=1)
    low, high = numpy.quantile(means, [0.025, 0.975])
    return f"{values.mean():.4f} ({low:.3f} to {high:.3f}, {len(values)} posts)"


if __name__ == "__main__":
    main()
