"""What a test in Python says: this is expected, this takes a while, this machine can't tell."""

import time


class Failed(Exception):
    """A check found what should not be."""


class Skipped(Exception):
    """This machine can't tell."""


def expect(truth, otherwise):
    """Fails the check that is under way unless `truth` is true; `otherwise` tells why, or is called to tell."""
    if not truth:
        raise Failed(otherwise() if callable(otherwise) else otherwise)


def until(seconds, what, condition, every=0.1):
    """Waits until `condition()` is true, and returns what it gave; fails after `seconds`."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        expect(time.monotonic() < end, f"not within {seconds} s: {what() if callable(what) else what}")
        time.sleep(every)
