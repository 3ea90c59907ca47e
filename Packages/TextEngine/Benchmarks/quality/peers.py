"""Other people's programs on the same data, as they come from PyPI. Each gives what the table's metric needs."""
import re
import time

import numpy

WORD = re.compile(r"\w+")


def words(text):
    return WORD.findall(text.lower())


class Timed:
    """CPU seconds of a piece of work."""

    def __enter__(self):
        self.before = time.process_time()
        return self

    def __exit__(self, *_):
        self.seconds = time.process_time() - self.before


def bm25(claims, queries):
    """rank_bm25 with its own settings over title and claim. - Returns: the best five of each query, queries a second."""
    from rank_bm25 import BM25Okapi

    index = BM25Okapi([words(f"{claim['title']} {claim['vclaim']}") for claim in claims])
    names = [claim["vclaim_id"] for claim in claims]
    with Timed() as timed:
        found = [
            [names[each] for each in numpy.argsort(-index.get_scores(words(text)), kind="stable")[:5]]
            for _, text in queries]
    return found, len(queries) / timed.seconds


def vader(texts):
    """The compound value with the bounds that its authors give. - Returns: 0, 1, 2 for each text, texts a second."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    with Timed() as timed:
        values = numpy.array([analyzer.polarity_scores(text)["compound"] for text in texts])
    return numpy.where(values >= 0.05, 2, numpy.where(values <= -0.05, 0, 1)), len(texts) / timed.seconds


def fasttext(train, texts, folder):
    """fastText on the training part, one to two words, 5 to 25 epochs as its tutorial has it.

    - train: labels, texts. - Returns: a label for each text, texts a second.
    """
    import fasttext

    fasttext.FastText.eprint = lambda *_: None
    file = folder / "train.txt"
    with file.open("w") as out:
        for label, text in zip(*train):
            out.write(f"__label__{label} {' '.join(words(text))}\n")
    model = fasttext.train_supervised(
        str(file), epoch=10, wordNgrams=2, dim=50, lr=0.5, thread=1, seed=1, bucket=200_000, verbose=0)
    lines = [" ".join(words(text)) for text in texts]
    with Timed() as timed:
        # One at a time, as posts come; the binding's list form breaks with a current numpy.
        found = [int(model.f.predict(line + "\n", 1, 0.0, "strict")[0][1].removeprefix("__label__")) for line in lines]
    return numpy.array(found), len(texts) / timed.seconds


def profanity(texts):
    """alt-profanity-check. - Returns: 1 where it finds a text offensive, texts a second."""
    from profanity_check import predict

    with Timed() as timed:
        found = numpy.array(predict(texts))
    return found, len(texts) / timed.seconds


def minhash(pairs):
    """datasketch: 128 permutations over runs of three characters. - Returns: similarity of each pair."""
    from datasketch import MinHash

    def sketch(text):
        made = MinHash(num_perm=128, seed=1)
        flat = " ".join(words(text))
        made.update_batch([flat[at:at + 3].encode() for at in range(max(1, len(flat) - 2))])
        return made

    return numpy.array([sketch(a).jaccard(sketch(b)) for a, b in pairs])


def jaccard(pairs):
    """Runs of three characters that two texts share. - Returns: similarity of each pair."""

    def runs(text):
        flat = " ".join(words(text))
        return {flat[at:at + 3] for at in range(max(1, len(flat) - 2))}

    def share(a, b):
        return len(a & b) / max(1, len(a | b))

    return numpy.array([share(runs(a), runs(b)) for a, b in pairs])


def overlap(pairs):
    """Supports if most of the claim's words stand in the evidence: the baseline that knows nothing of numbers.

    - Returns: the share of the claim's words in the evidence.
    """
    return numpy.array([len({*words(a)} & {*words(b)}) / max(1, len({*words(a)})) for a, b in pairs])
