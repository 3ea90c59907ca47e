"""What words say beside each other: a net that is small enough to be looked up, taught by a transformer.

python phrases.py --data DATA --teacher MINILM_FOLDER --soft SOFT.npz

Adds its columns to the table that `labels.py` has written, `--soft` is what `tuned.py` has. Five minutes of one core.

A word's vector (what `senses.py` knows of it, brought to 48 numbers, and what is learned of it besides) goes through a
convolution of three words, whose greatest and sum go through one layer to the answers. The products of convolution and
vector are made here, so that a word is three rows of whole numbers: see Sources/TextEngine/Labels/PhraseNet.swift.
"""
import argparse
import collections
import unicodedata

import numpy
import torch

import labels
import lexicons
import posts
import senses
import tables

INNER, WIDTH, LAYER = 48, 64, 64
NONE, OTHER = 0, 1  # the numbers of no word and of a word that is not known
SEEN = 3  # posts that have a word which is known
ROUNDS, BATCH, RATE, LONGEST = 6, 128, 2e-3, 64
SLOT_BITS = 16
END = b"."
CLASSES = {task.name: task.classes for task in labels.TASKS}
TAUGHT = ("emotion", "offensive")  # what the teacher was asked
# What the net's answers count beside those of the sums, and how far they are brought to what they would be if all answers
# were as frequent.
SHARES, EVENNESS = {"sentiment": 1.0, "emotion": 1.0, "offensive": 1.0}, {"sentiment": 1.0, "emotion": 0.5, "offensive": 0.5}
SUMS = ("bias", "senseChecks", *(name + end for name in ("word", "inner", "sense") for end in ("s", "Scale")))
TABLE = "../Sources/ResearchTables/Tables/labels.table"


def read(text):
    """The words and signs of a post in their order, and where something ends."""
    found = []
    for kind, said in posts.tokens(text):
        if kind == "end":
            if said not in "()":
                found.append(END)
        elif kind in ("word", "part"):
            found.append(posts.folded(said)[0])
        elif kind != "tag":
            found.append(posts.plain(kind, said))
    return found


class Vocabulary:
    """A number for each word, the most frequent first, and what is known of it before."""

    def __init__(self, texts, sense):
        number = collections.Counter(word for text in texts for word in dict.fromkeys(read(text)))
        self.words = [word for word, count in number.most_common() if count >= SEEN]
        nothing = numpy.zeros(sense.width)
        rows = numpy.array([nothing, nothing, *(known(word, sense) for word in self.words)], "float32")
        rows /= numpy.maximum(1e-3, rows.std(axis=0))
        rows[:, senses.WIDTH :] /= 2  # the lists
        self.rows = torch.tensor(rows)
        self.numbers = {word: index + 2 for index, word in enumerate(self.words)}

    def __call__(self, texts):
        """A row of numbers for each text."""
        return [[self.numbers.get(word, OTHER) for word in read(text)] or [OTHER] for text in texts]


def known(word, sense):
    """What the teacher and the lists say of a word, or of the words of a picture's name."""
    said = word.decode(errors="replace")
    if len(said) == 1 and said > "\u2100":
        name = unicodedata.name(said, "").lower().replace("-", " ").split()
        parts = [sense.vector(part.encode()) for part in name if part not in ("with", "face", "sign")]
        return numpy.sum(parts, axis=0) / len(parts) ** 0.5 if parts else numpy.zeros(sense.width)
    return sense.vector(word)


class Net(torch.nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.rows = vocabulary.rows
        self.brought = torch.nn.Linear(self.rows.shape[1], INNER)
        self.besides = torch.nn.Embedding(len(self.rows), INNER)
        torch.nn.init.normal_(self.besides.weight, std=0.02)
        self.convolution = torch.nn.Linear(INNER * 3, WIDTH)
        self.layer = torch.nn.Linear(2 * WIDTH, LAYER)
        self.answers = torch.nn.ModuleDict({task: torch.nn.Linear(2 * WIDTH + LAYER, count) for task, count in CLASSES.items()})
        self.drop, self.drop_vector = torch.nn.Dropout(0.3), torch.nn.Dropout(0.1)

    def vectors(self, numbers):
        return torch.tanh(self.brought(self.rows[numbers]) * 0.3) + self.besides(numbers)

    def forward(self, numbers):
        if self.training:
            numbers = torch.where((torch.rand(numbers.shape) < 0.1) & (numbers != NONE), OTHER, numbers)
        there = (numbers != NONE)[..., None].float()
        vectors = torch.nn.functional.pad(self.drop_vector(self.vectors(numbers) * there), (0, 0, 1, 1))
        length = numbers.shape[1]
        places = self.convolution(torch.cat([vectors[:, at : at + length] for at in range(3)], 2))
        places = torch.relu(places) * there
        found = torch.cat([places.max(1).values, places.sum(1) / there.sum(1).sqrt() * 0.5], 1)
        found = self.drop(torch.cat([found, torch.relu(self.layer(self.drop(found)))], 1))
        return {task: answer(found) for task, answer in self.answers.items()}


def padded(rows):
    numbers = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
    for index, row in enumerate(rows):
        numbers[index, : len(row)] = torch.tensor(row)
    return numbers


def learn(vocabulary, parts, soft, seed=0):
    """`parts`: question → posts, answers. `soft`: of each part's posts, what the teacher says (`tuned.py`)."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    dice = numpy.random.default_rng(seed)
    rows = [row[:LONGEST] for texts, _ in parts.values() for row in vocabulary(texts)]
    taught = {task: torch.tensor(numpy.concatenate([soft[f"{name}.{task}"] for name in parts])).exp() for task in TAUGHT}
    answers = {
        task: torch.tensor(numpy.concatenate([truth if name == task else numpy.full(len(truth), -1) for name, (_, truth) in parts.items()]))
        for task in CLASSES
    }
    net = Net(vocabulary)
    besides = [net.besides.weight]
    others = [part for name, part in net.named_parameters() if name != "besides.weight"]
    optimiser = torch.optim.AdamW(
        [{"params": besides, "weight_decay": 0.0}, {"params": others, "weight_decay": 0.01}], lr=RATE
    )
    steps = ROUNDS * (len(rows) // BATCH + 1)
    warm = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0, min(1, (step + 1) / 200) * (1 - step / steps)))
    for turn in range(ROUNDS):
        net.train()
        for batch in batches(rows, dice):
            found = net(padded([rows[index] for index in batch]))
            loss = sum(lost(found[task].log_softmax(1), answers[task][batch], taught.get(task), batch) for task in CLASSES)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            warm.step()
        print(f"phrases: round {turn + 1} of {ROUNDS}", flush=True)
    return net.eval()


def lost(said, answers, taught, batch):
    """The teacher's answers where it has some, and half of the truth where somebody said it."""
    loss = 0 if taught is None else -(taught[batch] * said).sum(1).mean()
    told = answers >= 0
    return loss + 0.5 * torch.nn.functional.nll_loss(said[told], answers[told], reduction="sum") / len(batch)


def batches(rows, dice):
    order, made = dice.permutation(len(rows)), []
    for start in range(0, len(order), BATCH * 32):
        near = sorted(order[start : start + BATCH * 32], key=lambda index: len(rows[index]))
        made += [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
    return [made[index] for index in dice.permutation(len(made))]


@torch.no_grad()
def scores(net, vocabulary, texts):
    """By question, a row for each text."""
    rows = vocabulary(texts)
    order = sorted(range(len(rows)), key=lambda index: len(rows[index]))
    found = {task: numpy.zeros((len(rows), count), "float32") for task, count in CLASSES.items()}
    for start in range(0, len(rows), 512):
        batch = order[start : start + 512]
        for task, said in net(padded([rows[index] for index in batch])).items():
            found[task][batch] = said.numpy()
    return found


@torch.no_grad()
def columns(net, vocabulary, shares, biases):
    """The table's columns. `shares`: question → what its scores count, `biases` what is added to them after that."""
    vectors = net.vectors(torch.arange(len(net.rows)))
    vectors[NONE] = 0
    rows = torch.cat([vectors @ net.convolution.weight[:, at * INNER : (at + 1) * INNER].T for at in range(3)], 1).numpy()
    scale = numpy.quantile(numpy.abs(rows), 0.9999) / 127
    answers = joined({task: answer.weight.numpy().T * shares[task] for task, answer in net.answers.items()})
    layer = net.layer.weight.numpy().T.copy()
    for weights in (layer, answers):
        weights[WIDTH : 2 * WIDTH] *= 0.5  # of the sums, as in `forward`
    return {
        "phrases": numpy.clip(numpy.rint(rows / scale), -127, 127).astype("int8"),
        "phraseBias": numpy.rint(net.convolution.bias.numpy() / scale).astype("int32"),
        "phraseScale": numpy.array([scale], "float32"),
        "layer": layer.astype("float32"),
        "layerBias": net.layer.bias.numpy(),
        "answers": answers.astype("float32"),
        "answerBias": joined({task: answer.bias.numpy() * shares[task] + biases[task] for task, answer in net.answers.items()}).astype("float32"),
    } | slots(vocabulary.words)


def joined(parts):
    """Eight answers: tone, feeling, and how much likelier abuse is than not."""
    abuse = parts["offensive"]
    return numpy.concatenate([parts["sentiment"], parts["emotion"], abuse[..., 1:] - abuse[..., :1]], axis=-1)


def slots(words):
    """An open table from a word's hash to its number."""
    keys, numbers = numpy.zeros(1 << SLOT_BITS, "uint32"), numpy.zeros(1 << SLOT_BITS, "uint16")
    for index, word in enumerate(words):
        state = posts.hashed(word)
        place = state >> (64 - SLOT_BITS)
        while numbers[place]:
            place = (place + 1) % len(numbers)
        keys[place], numbers[place] = state & 0xFFFFFFFF, index + 2
    return {"phraseKeys": keys, "phraseNumbers": numbers}


class Sums:
    """What a table of `labels.py` says of posts, as Sources/TextEngine/Labels/Labeller.swift adds it up."""

    def __init__(self, table):
        self.bias, self.checks = table["bias"], table["senseChecks"]
        self.weights = {name: table[name + "s"].view("int16").reshape(-1, 8) * table[name + "Scale"] for name in ("word", "inner", "sense")}

    def scores(self, texts):
        words, inner = posts.matrices(texts, labels.WORD_BITS, labels.INNER_BITS)
        sums = posts.scaled(words) @ self.weights["word"] + posts.scaled(inner) @ self.weights["inner"] + self.bias
        found = numpy.array([sum_ + self._senses(text) for sum_, text in zip(sums, texts)])
        return {"sentiment": found[:, :3], "emotion": found[:, 3:7], "offensive": numpy.stack([0 * found[:, 7], found[:, 7]], 1)}

    def _senses(self, text):
        _, said, marked = posts.read(text)
        rows = [self._row(senses.marked_hash(*word)) for word in [*((word, 0) for word in said), *marked]]
        return sum((self.weights["sense"][row] for row in rows if row is not None), numpy.zeros(8)) / numpy.sqrt(max(1, len(said)))

    def _row(self, state):
        bucket = state >> (64 - labels.SENSE_BITS)
        return next((row for row in (bucket, bucket ^ 1) if self.checks[row] == state >> 32 & 0xFF), None)


def main():
    parser = argparse.ArgumentParser()
    for wanted in ("--data", "--teacher", "--soft"):
        parser.add_argument(wanted, required=True)
    parser.add_argument("--table", default=TABLE)
    arguments = parser.parse_args()
    parts = {task.name: {part: task.read(arguments.data, part) for part in ("train", "dev")} for task in labels.TASKS}
    texts = [text for part in parts.values() for text in part["train"][0]]
    vocabulary = Vocabulary(texts, senses.Senses(arguments.teacher, texts, lexicons.Lexicons()))
    with numpy.load(arguments.soft) as soft:
        net = learn(vocabulary, {name: part["train"] for name, part in parts.items()}, dict(soft))
    table = {name: values.copy() for name, values in tables.read(arguments.table).items() if name in SUMS}
    shares, biases = {}, {}
    lanes = {"sentiment": slice(0, 3), "emotion": slice(3, 7), "offensive": slice(7, 8)}
    for task in labels.TASKS:
        asked, truth = parts[task.name]["dev"]
        share = numpy.bincount(parts[task.name]["train"][1]) / len(parts[task.name]["train"][1])
        even = -EVENNESS[task.name] * numpy.log(share)
        sums, said = Sums(table).scores(asked)[task.name], scores(net, vocabulary, asked)[task.name] + even
        both = sums + SHARES[task.name] * said
        divisor = labels.sharpness(both, truth)
        for what, found in (("sums", sums), ("phrases", said), ("both", both)):
            low, high = labels.interval(task, truth, found.argmax(axis=1))
            score = task.measure(truth, found.argmax(axis=1), task.classes)
            print(f"{task.name}: dev, {what} {score:.4f}, 95 % {low:.4f}-{high:.4f}", flush=True)
        print(f"{task.name}: both / {divisor:.2f}", flush=True)
        for name in ("bias", "wordScale", "innerScale", "senseScale"):
            table[name][lanes[task.name]] /= divisor
        shares[task.name], biases[task.name] = SHARES[task.name] / divisor, SHARES[task.name] * even / divisor
    tables.write(arguments.table, table | columns(net, vocabulary, shares, biases))


if __name__ == "__main__":
    main()
