"""The machine that the tests run on: systemd-box, from Python."""

import json
import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from expecting import Failed, expect, until  # noqa: F401: for the checks

HERE = Path(__file__).resolve().parent
BOX = HERE / "systemd-box"


class Machine:
    """A private systemd that exists as long as the `with` block (a resource)."""

    def __init__(self, *folders_to_see):
        self.folders_to_see = folders_to_see

    def __enter__(self):
        self.state = tempfile.mkdtemp(prefix="diembao-end-to-end.")
        arguments = [argument for folder in self.folders_to_see for argument in ("--see", str(folder))]
        subprocess.run([BOX, self.state, "start", *arguments, "--while", str(os.getpid())], check=True)
        return self

    def __exit__(self, *_):
        subprocess.run([BOX, self.state, "stop"], check=True)

    def run(self, *command, user=None, check=True, input=None, timeout=120):
        """Runs a command, by default as root; one string is given to a shell. Output is text."""
        if len(command) == 1:
            command = ("bash", "-c", command[0])
        if user:
            command = ("runuser", "-u", user, "--", *command)
        result = subprocess.run(
            [BOX, self.state, "run", *command], input=input, capture_output=True, timeout=timeout,
            text=not isinstance(input, bytes),
        )
        if check and result.returncode != 0:
            raise Failed(
                f"{shlex.join(command)} ended with {result.returncode}\n{result.stdout}\n{result.stderr}"
            )
        return result

    def read(self, path, user=None):
        """A file's contents, as `user` sees it."""
        return self.run("cat", path, user=user, input=b"").stdout

    def write(self, path, contents, user=None):
        """Creates or rewrites a file as `user`, as a shell's `>` does."""
        if isinstance(contents, str):
            contents = contents.encode()
        self.run("bash", "-c", 'cat >"$1"', "_", path, user=user, input=contents)

    def exists(self, path):
        return self.run("test", "-e", path, check=False).returncode == 0

    def journal(self, since=None, **fields):
        """Entries of diembaod's unit, its own and systemd's about it, with these fields; after the cursor `since`."""
        self.run("journalctl", "--sync")
        # Not --after-cursor and not matches: together they skip an entry too many in systemd 252.
        arguments = ["journalctl", "--unit=diembaod", "--output=json", "--all", "--no-pager", "--quiet"]
        if since:
            arguments.append(f"--cursor={since}")
        entries = [json.loads(line) for line in self.run(*arguments).stdout.splitlines()]
        return [
            entry for entry in entries
            if entry["__CURSOR"] != since and fields.items() <= entry.items()
        ]

    def cursor(self):
        """The journal's present end."""
        output = self.run("journalctl", "--sync") and self.run("journalctl", "-n", "0", "--show-cursor", "--quiet")
        return output.stdout.split("-- cursor: ")[1].strip()
