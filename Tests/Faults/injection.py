"""Lets system calls of a running daemon fail, or kills it in front of them, by strace(1)."""

import contextlib
import re
import signal
import subprocess
from pathlib import Path

from daemon import PATIENCE
from expecting import expect, until

_HIT = re.compile(r"\(INJECTED\)")
_KILLED = "+++ killed by SIGKILL +++"


class Injection:
    """strace on all threads of a daemon, from one moment to another (a resource).

    In each thread, the call of that name fails with `error` at its n-th time; without an `error`, the daemon is killed in
    front of it. `paths` restricts that to calls on just these files and folders. With `delay`, in seconds, every such call
    is made that much later instead.
    """

    def __init__(self, daemon, call, error=None, n=1, paths=(), delay=None):
        self.daemon = daemon
        self.log = daemon.folder / "calls"
        self._process = subprocess.Popen(
            [*command(self.log, call, error, n, paths, delay), "-p", str(daemon.pid)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )
        until(PATIENCE, "strace has all threads", self._has_all, every=0.005)

    def _has_all(self):
        expect(self._process.poll() is None, lambda: f"strace: {self._process.stderr.read()}")
        for task in Path(f"/proc/{self.daemon.pid}/task").iterdir():
            # A thread that has ended meanwhile needs no tracer.
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                if "TracerPid:\t0\n" in (task / "status").read_text():
                    return False
        return True

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.communicate(timeout=PATIENCE)
        finally:
            self._process.kill()

    @property
    def hits(self):
        return hits(self.log)


def command(log, call, error, n, paths=(), delay=None):
    """strace's command, to be followed by a command or `-p PID`."""
    what = f"error={error}:when={n}" if error else f"signal=KILL:when={n}"
    if delay:
        what = f"delay_enter={round(delay * 1e6)}"
    only = [word for path in paths for word in ("-P", str(path))]
    # -y: with the path of each descriptor.
    return [
        "strace", "-f", "-qq", "-y", "-o", str(log), "-e", f"trace={call}", "-e", f"inject={call}:{what}", *only,
    ]


def hits(log):
    """The lines of the log that tell of a call that failed, or of the kill."""
    with contextlib.suppress(FileNotFoundError):
        lines = log.read_text(errors="replace").splitlines()
        # Every thread is killed; it is one kill.
        return [line for line in lines if _HIT.search(line)] + [line for line in lines if _KILLED in line][:1]
    return []
