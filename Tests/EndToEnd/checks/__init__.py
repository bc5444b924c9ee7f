"""The checks, a file for each time in the service's life. They run in order, on one machine."""

import sys

from machine import Failed

_checks = []


class Skipped(Exception):
    """This machine can't tell."""


def check(sentence):
    """Registers a function of the service as the check that `sentence` names."""

    def register(function):
        _checks.append((sentence, function))
        return function

    return register


def run_all(service, explain):
    """Runs every check, a line for each, and returns how many passed, failed and were skipped."""
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for number, (sentence, function) in enumerate(_checks, start=1):
        try:
            function(service)
        except Skipped as reason:
            counts["skipped"] += 1
            print(f"skipped {number} {sentence}: {reason}", flush=True)
        except Failed as reason:
            counts["failed"] += 1
            print(f"NOT OK {number} {sentence}\n  {reason}".replace("\n", "\n  "), flush=True)
            explain()
        except Exception as error:  # a fault of the check counts against it, and the others go on
            counts["failed"] += 1
            print(f"NOT OK {number} {sentence}\n  {type(error).__name__}: {error}", flush=True)
            sys.excepthook(*sys.exc_info())
            explain()
        else:
            counts["passed"] += 1
            print(f"ok {number} {sentence}", flush=True)
    return counts
