"""Short texts without labels that a table may be learned from and passed on: see cards/vectors.md for the licences."""
import csv
import gzip
import json
import pathlib
import random
import re

from wordpieces import cleaned


def corpus(data, wordnet):
    """Different cleaned texts in a fixed order, posts and claims first."""
    random.seed(2026)
    texts = {}
    for part in (posts(data), glosses(wordnet)):
        part = [cleaned(text) for text in part]
        random.shuffle(part)
        texts.update(dict.fromkeys(text for text in part if len(text) > 2))
    return list(texts)


def posts(data):
    data = pathlib.Path(data)
    for path in sorted(data.glob("crisislex-*/*.tsv.gz")):
        yield from column(path, "text")
    for path in sorted(data.glob("vitaminc-*/*.tsv.gz")):
        yield from column(path, "claim")
        yield from column(path, "evidence")
    for path in sorted(data.glob("vader-gt/*.tsv.gz")):
        yield from column(path, "text")
    for path in sorted(data.glob("wnut17/*.jsonl.gz")):
        with gzip.open(path, "rt", errors="replace") as lines:
            yield from (" ".join(json.loads(line)["tokens"]) for line in lines)


def column(path, name):
    with gzip.open(path, "rt", errors="replace", newline="\n") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        index = next(rows).index(name)
        yield from (row[index] for row in rows if len(row) > index)


def glosses(wordnet):
    """Meanings and examples; half of the meanings follow their word."""
    for path in sorted(pathlib.Path(wordnet).glob("data.*")):
        for line in path.read_text().splitlines():
            if line.startswith("  "):
                continue
            synset, gloss = line.split(" | ", 1)
            word = synset.split()[4].replace("_", " ")
            meaning = re.split(r';?\s*"', gloss, maxsplit=1)[0].strip(" ;")
            yield f"{word}: {meaning}" if random.random() < 0.5 else meaning
            yield from re.findall(r'"([^"]{12,})"', gloss)
