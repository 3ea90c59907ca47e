"""Reads WordNet 3.0's own files into the columns of Sources/TextEngine/Verify/Lexicon.swift."""
import pathlib
import re

import numpy

# The senses are in the order of how often they were met; later ones do more harm than good.
SENSES = 3
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}


def columns(folder, stems):
    """`stems`: a function from a list of words to the hashes of their stems, as the engine makes them."""
    folder = pathlib.Path(folder)
    numbers, pointers, members = synsets(folder)
    senses = lemmas(folder, numbers)
    for key, related in pointers.items():
        for symbol, other, source in related:
            if symbol in ("+", "\\") and source and members[key][source - 1] in senses:
                senses[members[key][source - 1]].append(numbers[other])
    parents = numpy.full(len(numbers), -1, "int32")
    opposites = numpy.full(len(numbers), -1, "int32")
    for key, related in pointers.items():
        for symbol, other, _ in reversed(related):
            if symbol in ("@", "@i", "&"):
                parents[numbers[key]] = numbers[other]
            elif symbol == "!":
                opposites[numbers[key]] = numbers[other]
    by_stem = {}
    words = sorted(senses)
    for word, stem in zip(words, stems(words)):
        by_stem.setdefault(stem, []).extend(s for s in senses[word] if s not in by_stem.get(stem, []))
    ordered = sorted(by_stem)
    flat = [sense for stem in ordered for sense in by_stem[stem][:10]]
    starts = numpy.cumsum([0] + [len(by_stem[stem][:10]) for stem in ordered])
    flat, parents, opposites = only_used(numpy.array(flat), parents, opposites)
    return {
        "lexicon.words": numpy.array(ordered, "uint32"),
        "lexicon.starts": starts.astype("int32"),
        "lexicon.senses": flat.astype("int32"),
        "lexicon.parents": parents,
        "lexicon.opposites": opposites,
    }


def synsets(folder):
    """Numbers of the synsets, their pointers (symbol, other synset, word of this one) and their words."""
    numbers, pointers, members = {}, {}, {}
    for part, name in FILES.items():
        for line in (folder / f"data.{name}").read_text().splitlines():
            if line.startswith("  "):
                continue
            fields = line.split(" | ")[0].split()
            key = (part, fields[0])
            numbers[key] = len(numbers)
            count = int(fields[3], 16)
            members[key] = [fields[4 + 2 * i].split("(")[0].lower() for i in range(count)]
            rest = fields[4 + 2 * count:]
            pointers[key] = [
                (rest[1 + 4 * i], (rest[3 + 4 * i].replace("s", "a"), rest[2 + 4 * i]), int(rest[4 + 4 * i][:2], 16))
                for i in range(int(rest[0]))
            ]
    return numbers, pointers, members


def lemmas(folder, numbers):
    """Words of one part → their commonest senses of each kind."""
    senses = {}
    for part, name in FILES.items():
        for line in (folder / f"index.{name}").read_text().splitlines():
            fields = line.split()
            if line.startswith("  ") or not re.fullmatch("[a-z]{3,}", fields[0]):
                continue
            offsets = fields[-int(fields[2]):][:SENSES]
            senses.setdefault(fields[0], []).extend(numbers[(part, offset)] for offset in offsets)
    return senses


def only_used(senses, parents, opposites):
    """Drops the synsets that no word leads to, and numbers the others anew."""
    used = set(senses.tolist())
    for sense in list(used):
        for _ in range(5):
            sense = int(parents[sense])
            if sense < 0 or sense in used:
                break
            used.add(sense)
    ordered = sorted(used)
    number = {sense: index for index, sense in enumerate(ordered)}
    again = lambda values: numpy.array([number.get(int(value), -1) for value in values], "int32")
    return again(senses), again(parents[ordered]), again(opposites[ordered])
