"""What the teacher knows of single words: for words that the training posts hardly had.

The vectors of the teacher for single word pieces, common ones turned down (SIF, Arora 2017) and brought to 256 numbers by
principal components. A word's vector is the sum of its pieces', so a model that is linear in it is a weight per word.
"""
import functools

import numpy

import posts
from minilm import Teacher

WIDTH = 256
COMMON = 1e-3  # the share of all pieces from which one counts half


class Senses:
    """With lexicons, some more numbers: what these know of the word. With marks (posts.NOT, posts.TAG), the same numbers
    once more for the words under each of them."""

    def __init__(self, folder, texts, lexicons=None, marks=()):
        self.lexicons, self.marks = lexicons, [0, *marks]
        self.width = WIDTH + (lexicons.width if lexicons else 0)
        teacher = Teacher(folder)
        self.pieces = teacher.pieces
        self.vocabulary = [word for word in teacher.vocabulary if word.isalpha() and word.isascii() and word.islower()]
        number = numpy.ones(len(teacher.vocabulary))
        for text in texts:
            for word in words(text):
                numpy.add.at(number, self._pieces(word), 1)
        vectors = teacher.embed_pieces([[piece] for piece in range(len(number))])
        self.rows = projected(vectors, number).astype("float32")
        self.vector = functools.lru_cache(maxsize=None)(self._vector)

    @functools.lru_cache(maxsize=None)
    def _pieces(self, word):
        return self.pieces(word.decode(errors="replace")) or [self.pieces.unknown]

    def _vector(self, word):
        vector = self.rows[self._pieces(word)].sum(axis=0)
        return vector if self.lexicons is None else numpy.append(vector, self.lexicons[word]).astype("float32")

    def matrix(self, texts):
        """The sum of the words' vectors by the root of their number, one row a text."""
        rows = numpy.zeros((len(texts), len(self.marks), self.width), "float32")
        for index, text in enumerate(texts):
            _, said, marked = posts.read(text)
            for word, mark in [*((word, 0) for word in said), *marked]:
                if mark in self.marks:
                    rows[index, self.marks.index(mark)] += self.vector(word)
            rows[index] /= numpy.sqrt(max(1, len(said)))
        return rows.reshape(len(texts), -1)

    def weight(self, word, mark, axes):
        """What a word under a mark adds to each answer, by the weights of `matrix`'s columns."""
        start = self.marks.index(mark) * self.width
        return self.vector(word) @ axes[start : start + self.width]


def words(text):
    return posts.read(text)[1]


def projected(vectors, number):
    share = number / number.sum()
    centred = vectors - share @ vectors
    often = numpy.argsort(-number)[:12_000]
    _, _, axes = numpy.linalg.svd(centred[often] * numpy.sqrt(numpy.minimum(number[often], 2000))[:, None], full_matrices=False)
    small = centred @ axes[:WIDTH].T * (COMMON / (COMMON + share))[:, None]
    return small / numpy.sqrt((small[often] ** 2).mean()) / 2


def marked_hash(word, mark):
    return posts.step(posts.hashed(word), mark) if mark else posts.hashed(word)


def buckets(vocabulary, weight_of, columns, bits, ways=1):
    """A row per bucket for the first word and mark that fall into it, and eight bits by which others are told from them.

    With two ways, a word whose bucket is taken may have the one beside it."""
    rows = numpy.zeros((1 << bits, columns), "float32")
    checks = numpy.zeros(1 << bits, "uint8")
    taken = {}
    for item in vocabulary:
        state = marked_hash(*item)
        bucket = state >> (64 - bits)
        for free in range(ways):
            if taken.setdefault(bucket ^ free, item) == item:
                rows[bucket ^ free] = weight_of(*item)
                checks[bucket ^ free] = state >> 32 & 0xFF
                break
    return rows, checks
