"""What other people found in words: feelings, and how abusive. From PyPI packages, read as they are installed.

| package | gives | licence |
|---|---|---|
| vaderSentiment | how good and how bad ten raters found a word | MIT |
| nrclex | which of eight feelings a crowd linked with a word, and whether it is good or bad (NRC) | the package MIT, the list for research |
| emotfidf | the same feelings for twice as many words (NRC) | research |
| alt-profanity-check | a linear model's weight of a word: abusive in 200,000 comments and posts, or not | MIT |
"""
import importlib.util
import json
import pathlib

import numpy

import posts


def folder(package):
    """Where a package lies; it is not imported, since some fetch things when they are."""
    return pathlib.Path(importlib.util.find_spec(package).submodule_search_locations[0])


def both_sides(value):
    return [max(value, 0), max(-value, 0)]


def valences():
    """How good and how bad."""
    lines = (line.split("\t") for line in open(folder("vaderSentiment") / "vader_lexicon.txt", encoding="utf-8"))
    return {cells[0]: both_sides(2 * float(cells[1])) for cells in lines if len(cells) > 1}


def feelings(path):
    """One or nought for each feeling of a list, in alphabetical order."""
    said = json.loads(path.read_text(encoding="utf-8"))
    names = sorted({name for found in said.values() for name in found if name})
    return {word: [float(name in found) for name in names] for word, found in said.items()}


def abuse():
    """The weight of a word for and against, half as large."""
    import joblib

    data = folder("profanity_check") / "data"
    words = joblib.load(data / "vectorizer.joblib").vocabulary_
    parts = joblib.load(data / "model.joblib").calibrated_classifiers_
    weights = numpy.mean([part.estimator.coef_[0] for part in parts], axis=0)
    return {word: both_sides(weights[place] / 2) for word, place in words.items()}


class Lexicons:
    """All of them side by side: one row a word, nought where a list does not know it."""

    def __init__(self):
        lists = [
            valences(), feelings(folder("nrclex") / "data" / "nrc_en.json"),
            feelings(folder("EmoTFIDF") / "emotions_lex.json"), abuse(),
        ]
        widths = [len(next(iter(words.values()))) for words in lists]
        self.width = sum(widths)
        self.nothing = numpy.zeros(self.width, "float32")
        self.rows = {}
        for start, width, words in zip(numpy.cumsum([0, *widths]), widths, lists):
            for word, row in words.items():
                whole = self.rows.setdefault(posts.folded(word)[0], numpy.zeros(self.width, "float32"))
                whole[start : start + width] = row

    def __getitem__(self, word):
        return self.rows.get(word, self.nothing)
