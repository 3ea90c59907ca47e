"""The metrics of the table, each as a mean over items or over a whole sample, with an interval by bootstrap."""
import numpy

ROUNDS = 1000
SEED = 20261126


def interval(count, metric, groups=None):
    """Draws items (or whole groups of items) with replacement, and asks the metric each time.

    - count: of items; - metric: takes an array of item numbers; - groups: a group's number for every item.
    - Returns: the metric on all items, and the bounds between which 95 % of the draws lie.
    """
    dice = numpy.random.default_rng(SEED)
    if groups is None:
        draws = (dice.integers(0, count, count) for _ in range(ROUNDS))
    else:
        members = {}
        for item, group in enumerate(groups):
            members.setdefault(group, []).append(item)
        parts = [numpy.array(each) for each in members.values()]
        draws = (
            numpy.concatenate([parts[each] for each in dice.integers(0, len(parts), len(parts))]) for _ in range(ROUNDS))
    found = numpy.array([metric(each) for each in draws])
    return metric(numpy.arange(count)), *numpy.quantile(found, [0.025, 0.975])


def average_precision_at_5(found, right):
    """- found: claims of one query, best first; - right: those that belong to it."""
    hits, total = 0, 0.0
    for rank, claim in enumerate(found[:5], 1):
        if claim in right:
            hits += 1
            total += hits / rank
    return total / min(len(right), 5)


def macro_recall(labels, found, classes):
    return float(numpy.mean([numpy.mean(found[labels == each] == each) for each in classes]))


def macro_f1(labels, found, classes):
    def f1(each):
        hits = numpy.sum((labels == each) & (found == each))
        return 2 * hits / max(1, numpy.sum(labels == each) + numpy.sum(found == each))

    return float(numpy.mean([f1(each) for each in classes]))


def average_precision(labels, scores):
    """- labels: 1 where the pair belongs together; the area under precision over recall, in steps."""
    order = numpy.argsort(-scores, kind="stable")
    ranked = labels[order]
    precision = numpy.cumsum(ranked) / numpy.arange(1, len(ranked) + 1)
    return float(numpy.sum(precision * ranked) / max(1, ranked.sum()))


def spans_that_meet(found, right, typed):
    """Counts of found, right and common spans of one text. A pair counts if the common part is at least half of the
    union, and each span once; - typed: whether the type has to agree as well."""
    free, common = list(right), 0
    for start, end, kind in found:
        for each in free:
            shared = min(end, each[1]) - max(start, each[0])
            whole = max(end, each[1]) - min(start, each[0])
            if shared * 2 >= whole and (not typed or kind == each[2]):
                free.remove(each)
                common += 1
                break
    return len(found), len(right), common


def precision_recall_f2(counts):
    """- counts: rows of `spans_that_meet`."""
    found, right, common = numpy.sum(counts, axis=0)
    precision, recall = common / max(1, found), common / max(1, right)
    return precision, recall, 5 * precision * recall / max(1e-9, 4 * precision + recall)
