"""Reads posts into hashed features, byte for byte as Sources/TextEngine/Labels/PostReader.swift does.

Two blocks: words (each word, each pair of neighbours, hash tags whole, words under a negation, shouting, stretching) and
the runs of 2 to 5 bytes inside words. A feature is a 64-bit hash; a table keeps its first bits.
"""
import functools
import re

import numpy
import scipy.sparse

MASK = (1 << 64) - 1
FACTOR = 0x9E3779B97F4A7C15
PAIR, NOT, TAG, SHOUT, STRETCH = 0x8EBC6AF09C88C6E3, 0x589965CC75374CC3, 0x1D8E4E27C47D124F, 11, 13
START, STOP = 17, 19
LONGEST = 32  # bytes of a word that are read
SCOPE = 4  # words after a negation that it negates
RUNS = range(2, 6)

NEGATIONS = set(
    "not no never none nothing nobody nowhere neither nor cannot without dont cant wont isnt arent wasnt werent didnt doesnt"
    " couldnt shouldnt wouldnt aint havent hasnt hadnt hardly".split()
)
LETTERS = "A-Za-z0-9_\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u2c00-\u2dff\u3040-\ufdff\ufe70-\ufefe\uff10-\uffdc"
PICTURES = "\u2190-\u2bff\u3000-\u303f\U0001f000-\U0010ffff"
TOKEN = re.compile(
    rf"""(?P<address>(?:[Hh][Tt][Tt][Pp][Ss]?:|[Ww][Ww][Ww]\.)[^\x00-\x20]*)|(?P<mention>@[A-Za-z0-9_]+)
    |(?P<face>[:;=]['\-oO^]?(?:[)(\]\[/|*@<>]+|[DdPpOo3SsXx](?![A-Za-z0-9]))|<3+|</3|-_+-|\^_*\^)
    |(?P<word>\#?[{LETTERS}]+(?:'[{LETTERS}]+)*)|(?P<mark>!+|\?+|\.\.+|"|\*)|(?P<picture>[{PICTURES}])
    |(?P<end>[.,;:()\n])""",
    re.VERBOSE,
)
INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "…": "..."})
ENTITY = re.compile("&(?:amp|lt|gt);")
RUN = re.compile(r"([\x00-\x7f])\1{2,}")
HUMP = re.compile("(?<=[a-z])(?=[A-Z])")
LOWER = str.maketrans({code: code + 32 for code in [*range(65, 91), *range(0xC0, 0xD7), *range(0xD8, 0xDF)]})
DIGITS = str.maketrans("0123456789", "0" * 10)


def step(state, byte):
    return ((state ^ byte) * FACTOR) & MASK


@functools.lru_cache(maxsize=None)
def hashed(word):
    state = 0
    for byte in word:
        state = step(state, byte)
    return step(state, state >> 32)


@functools.lru_cache(maxsize=None)
def runs(word):
    """The hashes of all runs of bytes inside a word that stands between < and >."""
    word = b"<" + word + b">"
    found = []
    for start in range(len(word)):
        state = 0
        for end in range(start, min(len(word), start + RUNS.stop - 1)):
            state = step(state, word[end])
            if end - start + 1 >= RUNS.start:
                found.append(step(state, state >> 32))
    return numpy.array(found, "uint64")


@functools.lru_cache(maxsize=None)
def folded(word):
    """The bytes that are hashed, and whether the word is stretched."""
    plain = word.translate(LOWER).translate(DIGITS)
    short = RUN.sub(r"\1\1", plain)
    return short.encode()[:LONGEST], short != plain and plain[0] != "0"


def is_shouted(word):
    return sum("A" <= letter <= "Z" for letter in word) > 2 and not any("a" <= letter <= "z" for letter in word)


def negates(word):
    return word.endswith(b"n't") or word.decode(errors="replace") in NEGATIONS


def tokens(text):
    """Pairs of kind and text; a hash tag is a tag and its words, in camel case several."""
    text = INVISIBLE.sub("", text).translate(MARKS).replace("\\n", "\n")
    text = ENTITY.sub("\x01", text.replace("&lt;3", "<3").replace("&lt;/3", "</3"))
    for found in TOKEN.finditer(text):
        kind, said = found.lastgroup, found.group()
        if kind == "word" and said[0] == "#":
            yield "tag", said[1:]
            for part in HUMP.split(said[1:]):
                yield "part", part
        else:
            yield kind, said


def plain(kind, said):
    """What is hashed of a token that is no word."""
    if kind == "address":
        return b"http"
    if kind == "mention":
        return b"@user"
    if kind == "mark":
        return (said[0] * min(2, len(said))).encode()
    if kind == "picture":
        return said.encode()
    if said[0] in ":;=":
        return (said[0] + said[-1].lower()).encode()
    return {"<3": b"<3", "</": b"</3", "-_": b"-_-"}.get(said[:2], b"^^")


def read(text):
    """The hashes of a post's word features, the folded words whose runs are read, and which of these are under a negation
    or part of a hash tag."""
    words, inner, marked = [], [], []
    before, negated = START, 0
    for kind, said in tokens(text):
        if kind == "end":
            negated = 0
            continue
        if kind == "tag":
            words.append(step(hashed(folded(said)[0]), TAG))
            continue
        is_word = kind in ("word", "part")
        word, stretched = folded(said) if is_word else (plain(kind, said), False)
        state = hashed(word)
        words += [state, step(before, PAIR) ^ step(state, 0)]
        if is_word:
            inner.append(word)
            if kind == "part":
                marked.append((word, TAG))
            if is_shouted(said):
                words.append(step(SHOUT, 0))
            if stretched:
                words.append(step(STRETCH, 0))
            if negated:
                words.append(step(state, NOT))
                marked.append((word, NOT))
                negated -= 1
            if negates(word):
                negated = SCOPE
        elif kind == "mark" and said[0] in "!?.":
            negated = 0
        before = state
    words.append(step(before, PAIR) ^ step(STOP, 0))
    return words, inner, marked


def matrices(texts, word_bits, run_bits):
    """Counts per bucket, one row a text: words, runs."""
    word_rows, run_rows = [], []
    for text in texts:
        words, inner, _ = read(text)
        word_rows.append(numpy.array(words, "uint64") >> numpy.uint64(64 - word_bits))
        if run_bits:
            parts = [runs(word) for word in inner] or [numpy.empty(0, "uint64")]
            run_rows.append(numpy.concatenate(parts) >> numpy.uint64(64 - run_bits))
    return counts(word_rows, 1 << word_bits), counts(run_rows, 1 << run_bits) if run_bits else None


def counts(rows, width):
    ends = numpy.cumsum([0] + [len(row) for row in rows])
    columns = numpy.concatenate(rows).astype("int32")
    matrix = scipy.sparse.csr_matrix((numpy.ones(len(columns), "float32"), columns, ends), shape=(len(rows), width))
    matrix.sum_duplicates()
    return matrix


def scaled(matrix):
    """Each row divided by the root of its features' number, so that long posts do not shout."""
    number = numpy.maximum(numpy.asarray(matrix.sum(axis=1)).ravel(), 1)
    return (scipy.sparse.diags(1 / numpy.sqrt(number)).astype("float32") @ matrix).tocsr()
