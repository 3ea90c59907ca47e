"""Ports for many programs at once."""
import socket

given = set()


def fresh_port():
    """One that is free now and was not given out before: whoever asked may not have opened it yet."""
    while True:
        with socket.socket() as holder:
            holder.bind(("127.0.0.1", 0))
            port = holder.getsockname()[1]
        if port not in given:
            given.add(port)
            return port
