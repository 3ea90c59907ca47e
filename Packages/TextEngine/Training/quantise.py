"""Weights as whole numbers of 16 bits, and what one step is worth."""
import numpy


def steps(weights, groups):
    """`groups`: slices of columns that share a scale, since they are compared with each other."""
    scale = numpy.empty(weights.shape[1], "float32")
    for group in groups:
        scale[group] = max(1e-12, numpy.abs(weights[:, group]).max()) / 32767
    return numpy.round(weights / scale).astype("int16").view("uint16"), scale
