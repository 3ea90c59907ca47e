"""Learns whether a post is about a crisis, from CrisisLex, so that it holds for events that nobody has seen.

Writes Sources/TextTables/Tables/relevance.table. Protocol and figures: cards/labels.md.
"""
import argparse
import collections
import gzip
import pathlib

import numpy

import linear
import posts
import quantise
import senses
import tables

WORD_BITS, SENSE_BITS = 17, 17
EVENTS = 5  # a word must have been in so many events, or it may be the name of one
SHIFT = 0.9  # chosen on the held-out events: more of what is on topic is found in events not seen
LEFT_OUT = {"2013_West_Texas_Explosion"}  # its other posts may be what others measure on


def read(data):
    """Texts, labels, events and whether from T6; the name of an event is the same in both collections."""
    rows = []
    for path in sorted(pathlib.Path(data).glob("crisislex-t*/*.tsv.gz")):
        name = path.name.split(".")[0].lower()
        is_six = "t6" in path.parent.name
        if name in {left.lower() for left in LEFT_OUT}:
            continue
        lines = gzip.open(path, "rt", encoding="utf-8", newline="\n").read().rstrip("\n").split("\n")[1:]
        for line in lines:
            cells = line.split("\t", 2 if is_six else 4)
            rows.append((cells[-1], int(int(cells[0]) > 0), name, is_six))
    texts, labels, events, six = zip(*rows)
    return list(texts), numpy.array(labels), numpy.array(events), numpy.array(six)


def shared(matrix, events, among):
    """The features that at least EVENTS of these events have, each at least twice."""
    names = sorted(set(events[among]))
    return sum((numpy.asarray(matrix[among & (events == name)].sum(axis=0)).ravel() >= 2).astype(int) for name in names) >= EVENTS


def train(matrix, dense, labels, weights, keep):
    """The mean of three models, that of senses twice: weights of words, weights of senses, bias."""
    rows = matrix[:, keep].tocsr()
    nb, nb_bias = linear.nbsvm(rows, labels, 0.3, weights=weights)
    lr, lr_bias = linear.logistic(rows, labels == 1, 0.3, numpy.ones(len(labels)), weights)
    sense, sense_bias = linear.softmax(dense, labels, 0.03, weights=weights)
    words = numpy.zeros(matrix.shape[1], "float32")
    words[keep] = (nb[:, 1] - nb[:, 0] + lr) / 4
    bias = (nb_bias[1] - nb_bias[0] + lr_bias + 2 * (sense_bias[1] - sense_bias[0])) / 4 + SHIFT
    return words, (sense[:, 1] - sense[:, 0]) / 2, bias


def f1(labels, found):
    return 2 * (labels & found).sum() / max(1, labels.sum() + found.sum())


def held_out(matrix, dense, labels, events, six):
    """F1 of each event of T6, learned from all others, and the interval of their mean."""
    dice, means = numpy.random.default_rng(1), []
    for name in sorted(set(events[six])):
        among, asked = events != name, six & (events == name)
        words, sense, bias = train(
            matrix[among], dense[among], labels[among], numpy.where(six[among], 1, 0.5), shared(matrix, events, among))
        found = matrix[asked] @ words + dense[asked] @ sense + bias > 0
        truth = labels[asked] == 1
        draws = dice.integers(0, len(truth), (1000, len(truth)))
        means.append([f1(truth, found), *(f1(truth[draw], found[draw]) for draw in draws)])
        print(f"{name}: F1 {means[-1][0]:.4f}")
    whole = numpy.mean(means, axis=0)
    print(f"mean F1 {whole[0]:.4f}, 95 % {numpy.quantile(whole[1:], 0.025):.4f}-{numpy.quantile(whole[1:], 0.975):.4f}")


def vocabulary(known, texts):
    number = collections.Counter(word for text in texts for word in set(senses.words(text)))
    return [word for word, count in number.most_common() if count > 1] + [word.encode() for word in known]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--teacher", required=True, help="the folder of all-MiniLM-L6-v2")
    parser.add_argument("--output", default="../Sources/TextTables/Tables/relevance.table")
    arguments = parser.parse_args()
    texts, labels, events, six = read(arguments.data)
    matrix = posts.scaled(posts.matrices(texts, WORD_BITS, 0)[0])
    sense = senses.Senses(arguments.teacher, [text for text, label in zip(texts, labels) if label == 0])
    dense = sense.matrix(texts)
    held_out(matrix, dense, labels, events, six)

    everything = numpy.ones(len(labels), bool)
    words, axis, bias = train(matrix, dense, labels, numpy.where(six, 1, 0.5), shared(matrix, events, everything))
    rows, checks = senses.buckets(
        [(word, 0) for word in vocabulary(sense.vocabulary, texts)], lambda word, _: sense.vector(word) @ axis, 1, SENSE_BITS)
    word_steps, word_scale = quantise.steps(words[:, None], [slice(0, 1)])
    sense_steps, sense_scale = quantise.steps(rows, [slice(0, 1)])
    tables.write(arguments.output, {
        "words": word_steps, "wordScale": word_scale, "senses": sense_steps, "senseChecks": checks,
        "senseScale": sense_scale, "bias": numpy.array([bias], "float32"),
    })


if __name__ == "__main__":
    main()
