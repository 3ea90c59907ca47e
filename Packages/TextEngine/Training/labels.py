"""Learns tone, feeling and abuse from TweetEval (research only).

Writes Sources/ResearchTables/Tables/labels.table. Protocol and figures: cards/labels.md.
"""
import argparse
import collections
import gzip
import pathlib

import numpy
import scipy.sparse

import corpus
import lexicons
import linear
import posts
import quantise
import senses
import tables

WORD_BITS, INNER_BITS, SENSE_BITS = 18, 17, 18
GROUPS = [slice(0, 3), slice(3, 7), slice(7, 8)]


class Task:
    """A question, and what cross-validation on its training part chose for it."""

    def __init__(self, name, classes, measure, strength, sense_strength, sense_share, tone_strength=0.0):
        self.name, self.classes, self.measure, self.strength = name, classes, measure, strength
        self.sense_strength, self.sense_share, self.tone_strength = sense_strength, sense_share, tone_strength

    def read(self, data, part):
        path = pathlib.Path(data) / "tweeteval" / self.name / f"{part}.tsv"
        opened = open(path, encoding="utf-8", newline="\n") if path.exists() else gzip.open(f"{path}.gz", "rt", encoding="utf-8", newline="\n")
        with opened as file:
            rows = [line.split("\t", 1) for line in file.read().rstrip("\n").split("\n")[1:]]
        return [text for _, text in rows], numpy.array([int(label) for label, _ in rows])


def macro_recall(labels, found, classes):
    return numpy.mean([(found[labels == index] == index).mean() for index in range(classes)])


def macro_f1(labels, found, classes):
    def f1(index):
        return 2 * ((found == index) & (labels == index)).sum() / max(1, (found == index).sum() + (labels == index).sum())

    return numpy.mean([f1(index) for index in range(classes)])


TASKS = [
    Task("sentiment", 3, macro_recall, strength=1.0, sense_strength=0.01, sense_share=1.0),
    Task("emotion", 4, macro_f1, strength=1.0, sense_strength=0.02, sense_share=0.7, tone_strength=0.3),
    Task("offensive", 2, macro_f1, strength=1.0, sense_strength=0.02, sense_share=0.85, tone_strength=0.3),
]


class Rows:
    """The features of texts: words and inner runs, sparse and side by side, and senses, dense."""

    def __init__(self, texts, sense):
        words, inner = posts.matrices(texts, WORD_BITS, INNER_BITS)
        self.sparse = scipy.sparse.hstack([posts.scaled(words), posts.scaled(inner)]).tocsr()
        self.dense = sense.matrix(texts)

    def __getitem__(self, rows):
        part = object.__new__(Rows)
        part.sparse, part.dense = self.sparse[rows], self.dense[rows]
        return part


class Model:
    """Scores are linear: sparse rows × words + dense rows × senses + bias."""

    def __init__(self, words, sense, bias):
        self.words, self.sense, self.bias = words, sense, bias

    def scores(self, rows):
        return rows.sparse @ self.words + rows.dense @ self.sense + self.bias


def train(task, rows, labels, tone=None):
    """NB-SVM on words and runs, plus logistic regression on senses and on what the model of tone says."""
    often = numpy.bincount(rows.sparse.indices, minlength=rows.sparse.shape[1]) > 1
    nb, bias = linear.nbsvm(rows.sparse[:, often].tocsr(), labels, task.strength)
    words = numpy.zeros((rows.sparse.shape[1], task.classes), "float32")
    words[often] = nb
    dense = rows.dense
    if tone is not None:
        dense = numpy.hstack([dense, task.tone_strength * centred(tone.scores(rows))])
    sense, sense_bias = linear.softmax(dense, labels, task.sense_strength)
    sense, sense_bias = sense * task.sense_share, sense_bias * task.sense_share
    width = rows.dense.shape[1]
    model = Model(words, sense[:width], bias + sense_bias)
    if tone is not None:
        mixed = task.tone_strength * centred_rows(sense[width:])
        model = Model(words + tone.words @ mixed, model.sense + tone.sense @ mixed, model.bias + tone.bias @ mixed)
    return model


def centred(scores):
    return scores - scores.mean(axis=1, keepdims=True)


def centred_rows(weights):
    """The weights on scores that are what the weights are on centred scores."""
    return weights - weights.mean(axis=0)


def folds(labels, number=5):
    order = numpy.random.default_rng(0).permutation(len(labels))
    for index in range(number):
        asked = order[index::number]
        yield numpy.setdiff1d(order, asked), asked


def measured(task, model, rows, labels):
    return task.measure(labels, model.scores(rows).argmax(axis=1), task.classes)


def interval(task, labels, found):
    dice = numpy.random.default_rng(1)
    draws = [dice.integers(0, len(labels), len(labels)) for _ in range(1000)]
    return numpy.quantile([task.measure(labels[draw], found[draw], task.classes) for draw in draws], [0.025, 0.975])


def sharpness(scores, labels):
    """By what scores are divided so that the likelihoods are those that come true: the best of a grid on new posts."""
    def loss(divisor):
        z = scores / divisor
        z = z - z.max(axis=1, keepdims=True)
        likelihood = z[numpy.arange(len(labels)), labels] - numpy.log(numpy.exp(z).sum(axis=1))
        return -(likelihood * linear.balanced(labels)).mean()

    return min(numpy.arange(0.5, 6, 0.05), key=loss)


def parser():
    made = argparse.ArgumentParser()
    made.add_argument("--data", required=True)
    made.add_argument("--teacher", required=True, help="the folder of all-MiniLM-L6-v2")
    made.add_argument("--output", default="../Sources/ResearchTables/Tables/labels.table")
    return made


def main():
    arguments = parser().parse_args()
    parts = {task.name: {part: task.read(arguments.data, part) for part in ("train", "dev")} for task in TASKS}
    texts = [text for part in parts.values() for text in part["train"][0]]
    sense = senses.Senses(arguments.teacher, texts, lexicons.Lexicons(), [posts.NOT, posts.TAG])
    models, tone = [], None
    for task in TASKS:
        rows = {part: Rows(found, sense) for part, (found, _) in parts[task.name].items()}
        labels = {part: truth for part, (_, truth) in parts[task.name].items()}
        if task.name != "sentiment":
            scores = [
                measured(task, train(task, rows["train"][among], labels["train"][among], tone), rows["train"][asked], labels["train"][asked])
                for among, asked in folds(labels["train"])
            ]
            print(f"{task.name}: five folds of train {numpy.mean(scores):.4f} ± {numpy.std(scores):.4f}", flush=True)
        model = train(task, rows["train"], labels["train"], tone)
        found = model.scores(rows["dev"])
        low, high = interval(task, labels["dev"], found.argmax(axis=1))
        divisor = sharpness(found, labels["dev"])
        print(f"{task.name}: dev {measured(task, model, rows['dev'], labels['dev']):.4f}, 95 % {low:.4f}-{high:.4f}; / {divisor:.2f}", flush=True)
        tone = tone or model
        models.append(Model(model.words / divisor, model.sense / divisor, model.bias / divisor))
    write(arguments.output, models, sense, remembered(sense, texts, corpus.posts(arguments.data)))


def remembered(sense, texts, others):
    """The words and marks that get a row of their own, the most wanted first. Those of the dev parts are not asked for, so
    that these parts show what the table does to words that nobody has seen."""
    said, elsewhere = counted(texts), counted(others)
    often = [item for item, count in said.most_common() if count > 1]
    once = [item for item, count in said.most_common() if count == 1]
    more = [item for item, count in elsewhere.most_common() if count > 1]
    known = [(word, 0) for word in [*map(str.encode, sense.vocabulary), *sense.lexicons.rows]]
    marked = [(word, mark) for mark in sense.marks[1:] for word in sense.lexicons.rows]
    return list(dict.fromkeys([*often, *known, *once, *more, *marked]))


def counted(texts):
    """How many texts have each word, and each under each mark."""
    number = collections.Counter()
    for text in texts:
        _, said, marked = posts.read(text)
        number.update(list(dict.fromkeys([*((word, 0) for word in said), *marked])))
    return number


def write(path, models, sense, vocabulary):
    """Columns 0…2 tone, 3…6 feeling, 7 abuse: how much likelier than not."""
    def joined(part):
        tone, feeling, abuse = (getattr(model, part) for model in models)
        return numpy.concatenate([tone, feeling, abuse[..., 1:] - abuse[..., :1]], axis=-1)

    weights, axes = joined("words"), joined("sense")
    rows, checks = senses.buckets(vocabulary, lambda word, mark: sense.weight(word, mark, axes), 8, SENSE_BITS, ways=2)
    columns = {"bias": joined("bias").astype("float32"), "senseChecks": checks}
    for name, part in (("word", weights[: 1 << WORD_BITS]), ("inner", weights[1 << WORD_BITS :]), ("sense", rows)):
        columns[name + "s"], columns[name + "Scale"] = quantise.steps(part, GROUPS)
    tables.write(path, columns)


if __name__ == "__main__":
    main()
