"""Linear models of sparse rows: NB-SVM (Wang & Manning 2012) with logistic loss, and plain logistic regression.

Both give the logarithm of odds of every class, so models add up, and so do their weights: what ships is one sum.
"""
import warnings

import numpy
import scipy.sparse
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

warnings.simplefilter("ignore", ConvergenceWarning)


def balanced(labels, power=1.0):
    """Weights with which every class counts the same (power 1), or nearer to its share."""
    number = numpy.bincount(labels)
    return ((len(labels) / (len(number) * number)) ** power)[labels]


def ratio(rows, is_class):
    """How much likelier each feature is in the class, as a logarithm."""
    there = (rows > 0).astype("float32")
    inside = there.T @ is_class.astype("float32") + 1
    outside = there.T @ (~is_class).astype("float32") + 1
    return numpy.log((inside / inside.sum()) / (outside / outside.sum()))


def nbsvm(rows, labels, strength, power=1.0, weights=None):
    """One class against the rest, each feature first scaled by its ratio. Returns features × classes and biases."""
    classes = range(labels.max() + 1)
    columns, biases = [], []
    for index in classes if len(classes) > 2 else [1]:
        scale = ratio(rows, labels == index)
        column, bias = logistic(
            (rows @ scipy.sparse.diags(scale)).tocsr(), labels == index, strength, balanced((labels == index).astype(int), power), weights
        )
        columns.append(column * scale)
        biases.append(bias)
    if len(classes) == 2:
        return numpy.stack([-columns[0] / 2, columns[0] / 2], 1), numpy.array([-biases[0] / 2, biases[0] / 2])
    return numpy.stack(columns, 1), numpy.array(biases)


def logistic(rows, is_class, strength, balance, weights=None):
    """By dual coordinate descent, stopped early: a few passes rank as well as many."""
    model = LogisticRegression(C=strength, solver="liblinear", dual=True, max_iter=15, tol=0.1, random_state=1)
    model.fit(rows.astype("float64"), is_class, sample_weight=balance if weights is None else balance * weights)
    return model.coef_[0], model.intercept_[0]


def softmax(rows, labels, strength, power=1.0, weights=1.0):
    """Dense rows, all classes at once."""
    model = LogisticRegression(C=strength, max_iter=60, tol=1e-3).fit(rows, labels, sample_weight=weights * balanced(labels, power))
    if model.coef_.shape[0] == 1:
        return numpy.stack([-model.coef_[0] / 2, model.coef_[0] / 2], 1), numpy.array([-0.5, 0.5]) * model.intercept_[0]
    return model.coef_.T, model.intercept_
