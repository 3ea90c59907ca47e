"""Writes learned numbers as the file that Sources/TextEngine/Tables/TableFile.swift reads."""
import pathlib
import struct

import numpy

KINDS = {"uint8": 0, "int8": 1, "uint16": 2, "int32": 3, "float32": 4, "uint32": 5}


def write(path, columns):
    """`columns`: name → numpy array of one of KINDS (any shape, written row by row), or a list of lines."""
    whole = bytearray(b"TXTTBL1\n")
    for name, values in columns.items():
        if isinstance(values, list):
            assert not any("\n" in line for line in values), name
            values = numpy.frombuffer("\n".join(values).encode(), dtype="uint8")
        encoded = name.encode()
        whole += struct.pack("<H", len(encoded)) + encoded
        whole += struct.pack("<BQ", KINDS[values.dtype.name], values.size)
        whole += bytes(-len(whole) % 8)
        whole += numpy.ascontiguousarray(values).astype(values.dtype.newbyteorder("<")).tobytes()
    pathlib.Path(path).write_bytes(whole)


def read(path):
    """The columns of a file by name, as flat arrays; texts as bytes."""
    data = pathlib.Path(path).read_bytes()
    assert data.startswith(b"TXTTBL1\n"), path
    names, columns, at = {code: name for name, code in KINDS.items()}, {}, 8
    while at < len(data):
        length = struct.unpack_from("<H", data, at)[0]
        name = data[at + 2 : at + 2 + length].decode()
        code, count = struct.unpack_from("<BQ", data, at + 2 + length)
        at += 2 + length + 9
        at += -at % 8
        columns[name] = numpy.frombuffer(data, numpy.dtype(names[code]).newbyteorder("<"), count, at)
        at += columns[name].nbytes
    return columns
