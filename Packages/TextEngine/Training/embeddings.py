"""The teacher's vectors of many texts, kept in a folder outside the repository: they take hours and never change."""
import hashlib
import pathlib

import numpy

PART = 4096


def digest(text):
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "little")


class Embeddings:
    def __init__(self, folder, width=384):
        self.folder, self.width = pathlib.Path(folder), width
        self.folder.mkdir(parents=True, exist_ok=True)
        self.rows, self.parts = {}, []
        for path in sorted(self.folder.glob("*.npz")):
            self._read(path)

    def _read(self, path):
        with numpy.load(path) as part:
            for row, key in enumerate(part["keys"].tolist()):
                self.rows[key] = (len(self.parts), row)
            self.parts.append(part["vectors"])

    def add(self, texts, embed, say=print):
        """Embeds what is not there yet, and keeps it after every few thousand texts."""
        missing = [text for text in texts if digest(text) not in self.rows]
        for start in range(0, len(missing), PART):
            part = missing[start : start + PART]
            path = self.folder / f"{len(self.parts):05d}.npz"
            numpy.savez(path, keys=numpy.array([digest(text) for text in part], "uint64"), vectors=embed(part).astype("float16"))
            self._read(path)
            say(f"embedded {start + len(part)} of {len(missing)}")

    def known(self, texts):
        return [text for text in texts if digest(text) in self.rows]

    def __getitem__(self, texts):
        vectors = numpy.empty((len(texts), self.width), "float32")
        for index, text in enumerate(texts):
            part, row = self.rows[digest(text)]
            vectors[index] = self.parts[part][row]
        return vectors
