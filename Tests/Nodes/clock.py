"""A wall clock of a node's own, which a test sets while the node runs."""
import struct
import subprocess
import pathlib


class Clock:
    def __init__(self, folder):
        library, self.file = folder / "clock.so", folder / "clock"
        subprocess.run(
            ["cc", "-shared", "-fPIC", "-O1", "-o", library, pathlib.Path(__file__).with_name("clock.c")], check=True)
        self.set(0)
        self.variables = {"LD_PRELOAD": str(library), "CLOCK_FILE": str(self.file)}

    def set(self, ahead):
        """In seconds from the machine's own clock. In place: the node looks at this very file."""
        if not self.file.exists():
            self.file.write_bytes(bytes(8))
        with self.file.open("r+b") as file:
            file.write(struct.pack("q", ahead))
