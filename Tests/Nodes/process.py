"""What a process takes up, as the system sees it."""
import pathlib


def memory(process):
    """Resident and its own, in megabytes: not the pages of programs and libraries that it has come to use by now, which
    the system shares and can drop at any time."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(status.split("RssAnon:")[1].split()[0]) / 1024


def descriptors(process):
    return len(list(pathlib.Path(f"/proc/{process.pid}/fd").iterdir()))
