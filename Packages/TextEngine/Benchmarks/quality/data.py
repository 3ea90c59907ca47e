"""Reads the public research data from where it lies; nothing of it is copied."""
import gzip
import json
import pathlib


class Data:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def lines(self, name):
        """The lines of `name`, or of its packed form."""
        file = self.folder / name
        opened = file.open(encoding="utf-8") if file.exists() else gzip.open(f"{file}.gz", "rt", encoding="utf-8")
        with opened:
            return opened.read().removesuffix("\n").split("\n")

    def rows(self, name):
        """The columns of every line after the heading."""
        return [line.split("\t") for line in self.lines(name)[1:]]

    def records(self, name):
        return [json.loads(line) for line in self.lines(name)]

    def labelled(self, task, part):
        """- Returns: labels as numbers, texts."""
        rows = self.rows(f"tweeteval/{task}/{part}.tsv")
        return [int(label) for label, _ in rows], [text for _, text in rows]

    def classes(self, task):
        """- Returns: the name of each number."""
        return dict(line.split("\t") for line in self.lines(f"tweeteval/{task}/mapping.txt") if line)

    def claims(self, part):
        """- Returns: claims, queries as (id, text), and the claims that belong to a query."""
        folder = "checkthat2022-2a-en"
        right = {}
        for query, _, claim, _ in self.rows(f"{folder}/{part}.qrels.tsv"):
            right.setdefault(query, set()).add(claim)
        queries = [(row[0], row[1]) for row in self.rows(f"{folder}/{part}.queries.tsv")]
        return self.records(f"{folder}/claims.jsonl"), queries, right
