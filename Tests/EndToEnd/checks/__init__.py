"""The checks, a file for each time in the service's life. They run in order, on one machine."""

import textwrap
import time
import traceback

from expecting import Failed, Skipped

_checks = []


def check(sentence, vital=False):
    """Registers a function of the service as the check that `sentence` names; after a vital one fails, none follow."""

    def register(function):
        _checks.append((sentence, function, vital))
        return function

    return register


def run_all(service, explain, only=()):
    """Runs every check, or those of the files named in `only`, a line for each, and returns how many passed, failed and
    were skipped."""
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for number, (sentence, function, vital) in enumerate(_checks, start=1):
        if only and function.__module__.removeprefix("checks.") not in only:
            continue
        start = time.monotonic()
        try:
            function(service)
        except Skipped as reason:
            counts["skipped"] += 1
            print(f"skipped {number} {sentence}: {reason}", flush=True)
        except Exception as error:  # a fault of the check itself counts against it too, and the others go on
            counts["failed"] += 1
            reason = error if isinstance(error, Failed) else traceback.format_exc()
            print(textwrap.indent(f"NOT OK {number} {sentence}\n{reason}", "  ")[2:], flush=True)
            explain()
            if vital:
                break
        else:
            counts["passed"] += 1
            print(f"ok {number} {sentence} ({time.monotonic() - start:.1f} s)", flush=True)
    return counts
