"""The vectors of texts from the table, as Sources/TextEngine/Vectors/StaticVectors.swift makes them."""
import pathlib

import numpy

import tables
from wordpieces import WordPieces, cleaned

TABLE = pathlib.Path(__file__).parent / "../Sources/TextTables/Tables/vectors.table"


class StaticVectors:
    def __init__(self, path=TABLE):
        columns = tables.read(path)
        self.vocabulary = columns["pieces"].tobytes().decode().split("\n")
        self.pieces = WordPieces(self.vocabulary)
        self.rows = columns["vectors"].reshape(len(self.vocabulary), -1)

    def __call__(self, texts):
        """texts × 256 int8 and, for each, the factor that makes its length 1."""
        values = numpy.zeros((len(texts), self.rows.shape[1]), "int8")
        for index, text in enumerate(texts):
            numbers = self.pieces(cleaned(text))
            sums = self.rows[numbers].astype("int32").sum(axis=0)
            scale = numpy.float32(127) / numpy.float32(max(1, numpy.abs(sums).max(initial=0)))
            values[index] = numpy.rint(sums.astype("float32") * scale)
        squares = numpy.square(values.astype("float32")).sum(axis=1)
        return values, numpy.divide(1, numpy.sqrt(squares), out=numpy.zeros_like(squares), where=squares > 0)

    def units(self, texts):
        """The same as float32 rows of length 1 (0 for a text that says nothing)."""
        values, units = self(texts)
        return values * units[:, None]
