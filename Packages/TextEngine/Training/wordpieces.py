"""Cuts text into the pieces of BERT's uncased vocabulary, as Sources/TextEngine/Vectors/WordPieces.swift does.

The rules are BERT's (Devlin 2018): lower case, no accents, punctuation and CJK characters stand alone, then the longest
piece first. `cleaned` comes before: addresses and mentions say nothing about what a post means, and a hash tag in camel
case is several words.
"""
import functools
import re
import unicodedata

LONGEST = 100  # BERT's own limit: a longer word is unknown
MARKS = re.compile(
    r"""&(?:[A-Za-z]{2,6}|\#[0-9A-Za-z]{2,6});                                          # an entity
    | (?<![A-Za-z0-9]) (?i:https?://|www\.|pic\.twitter\.com) [^\x00-\x20]*           # an address
    | (?: (?<![A-Za-z0-9_]) RT[ ] )? (?<![A-Za-z0-9_]) @ [A-Za-z0-9_]+ :?             # "RT @somebody:"
    """,
    re.VERBOSE | re.ASCII,
)
TAG = re.compile(r"#([A-Za-z0-9_]+)")
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def cleaned(text):
    """The words of a post without entities, addresses, mentions ("RT @somebody:") and hash signs."""
    text = TAG.sub(lambda tag: " " + HUMP.sub(" ", tag[1]), MARKS.sub(" ", text))
    return " ".join(text.split())


class WordPieces:
    def __init__(self, vocabulary):
        self.ids = {piece: index for index, piece in enumerate(vocabulary)}
        self.unknown = self.ids["[UNK]"]
        self.pieces = functools.lru_cache(maxsize=1 << 18)(self._pieces)

    def __call__(self, text):
        """The ids of a text, without the marks that the teacher wants around it."""
        return [piece for word in split(text) if word for piece in self.pieces(word)]

    def _pieces(self, word):
        if len(word) > LONGEST:
            return [self.unknown]
        found, start = [], 0
        while start < len(word):
            head = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if head + word[start:end] in self.ids), None)
            if end is None:
                return [self.unknown]
            found.append(self.ids[head + word[start:end]])
            start = end
        return found


def split(text):
    """Words and single marks."""
    return "".join(map(folded, text)).split(" ")


@functools.lru_cache(maxsize=None)
def folded(scalar):
    """What a scalar becomes: nothing, a space, itself between spaces, or its lower-case letters without accents."""
    return "".join(map(_shown, unicodedata.normalize("NFD", scalar.lower())))


def _shown(scalar):
    category = unicodedata.category(scalar)
    if scalar in "\t\n\r" or category == "Zs":
        return " "
    if category in ("Mn", "Cc", "Cf", "Co", "Cs", "Cn") or scalar == "\ufffd":
        return ""
    return f" {scalar} " if _is_mark(scalar, category) or _is_ideograph(ord(scalar)) else scalar


def _is_mark(scalar, category):
    """Punctuation as BERT has it, and pictures: stuck to a word they would make it unknown."""
    return category[0] == "P" or category in ("So", "Sk") or (scalar.isascii() and not scalar.isalnum())


def _is_ideograph(code):
    return any(first <= code <= last for first, last in IDEOGRAPHS)


IDEOGRAPHS = [
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
]
