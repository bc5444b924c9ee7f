"""One diembaod on folders of its own, as whoever runs it sees it."""

import contextlib
import json
import os
import signal
import subprocess
import time
from pathlib import Path

from expecting import expect, until
from manager import Manager

# How long a daemon may take for what takes moments on an idle machine.
PATIENCE = 120


class Daemon:
    """The folders of a service, its configuration, and the process that runs on them (a resource).

    `folder` holds inbox, reports, state, the two sockets and the log; each of the first three can stand elsewhere.
    `top`, `limits` and `inbox_keys` are lines of the configuration. `wrapper` is a command that gets the daemon's own as
    its last arguments: strace, setpriv, prlimit …
    """

    def __init__(
        self, binary, folder, *, inbox=None, reports=None, state=None, top=(), limits=(), inbox_keys=(), wrapper=(),
        environment=None, watchdog=None,
    ):
        self.binary, self.folder = Path(binary), Path(folder)
        self.client = self.binary.with_name("diembao")
        self.folder.mkdir(parents=True, exist_ok=True)
        self.inbox = Path(inbox or self.folder / "inbox")
        self.reports = Path(reports or self.folder / "reports")
        self.state = Path(state or self.folder / "state")
        self.control = self.folder / "control.sock"
        self.log_path = self.folder / "log"
        self.top = ["minimum_free = 0", "workers = 2", *top]
        self.limits = list(limits)
        # Half a second instead of two: what has to settle is waited for in every scenario.
        self.inbox_keys = ['on_delete = "delete"', "settle = 0.5", *inbox_keys]
        self.wrapper = [str(word) for word in wrapper]
        self.environment = dict(environment or {})
        self.watchdog = watchdog
        self.process = None
        self.kills = 0
        for path in (self.inbox, self.reports, self.state):
            path.mkdir(parents=True, exist_ok=True)
        self.manager = Manager(self.folder / "notify.sock")

    # Its life.

    def configure(self):
        keys = {"path": self.inbox, "reports": self.reports}
        lines = [f"state = {json.dumps(str(self.state))}", f"control = {json.dumps(str(self.control))}", *self.top]
        lines += ["[limits]", *self.limits, "[[inbox]]"]
        lines += [f"{key} = {json.dumps(str(path))}" for key, path in keys.items()] + self.inbox_keys
        self.configuration.write_text("".join(_last_of_each_key(lines)))

    @property
    def configuration(self):
        return self.folder / "diembao.toml"

    def spawn(self):
        """Starts it, and waits for nothing."""
        expect(not self.is_running(), "it runs already")
        self.configure()
        environment = {
            "PATH": os.environ["PATH"], "NOTIFY_SOCKET": self.manager.path, "SWIFT_BACKTRACE": "enable=no",
            **self.environment,
        }
        if self.watchdog:
            environment["WATCHDOG_USEC"] = str(int(self.watchdog * 1e6))
        self.started = time.monotonic()
        with open(self.log_path, "ab") as log:
            # A session of its own: a Ctrl-C at the terminal is the runner's to handle, and a wrapper ends with it.
            self.process = subprocess.Popen(
                [*self.wrapper, self.binary, "--config", self.configuration],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment, start_new_session=True,
            )
        return self

    def start(self, seconds=PATIENCE):
        """Starts it, and waits for READY=1: it watches, and has listed its inbox once."""
        self.spawn().await_start(seconds)
        expect(self.is_running(), f"it ended with {self.process.poll()} at its start:\n{self.log()[-2000:]}")
        return self

    def await_start(self, seconds=PATIENCE):
        """Waits until it is ready, or has ended instead."""
        until(seconds, lambda: f"READY=1; its log ends with\n{self.log()[-2000:]}", lambda: (
            self.manager.moment("READY", "1", since=self.started) or not self.is_running()
        ), every=0.01)
        return self

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    @property
    def pid(self):
        """The daemon itself, not what it is wrapped in."""
        pid = self.process.pid
        while self.wrapper and Path(os.readlink(f"/proc/{pid}/exe")).name != self.binary.name:
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            expect(children, f"{self.wrapper[0]} has no child that is {self.binary.name}")
            pid = int(children[0])
        return pid

    def signal(self, number):
        os.kill(self.pid, number)

    def stop(self, seconds=PATIENCE):
        """Ends it as systemd would, and returns its exit status."""
        self.signal(signal.SIGTERM)
        return self.wait(seconds)

    def wait(self, seconds=PATIENCE):
        return self.process.wait(seconds)

    def kill(self):
        """Ends it by SIGKILL, with all it is wrapped in."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.kills += 1

    def freeze(self):
        """Stops it with SIGSTOP, and waits until its last thread stands."""
        pid = self.pid
        os.kill(pid, signal.SIGSTOP)
        until(PATIENCE, "all its threads stand", lambda: all(
            task.joinpath("stat").read_text().rpartition(")")[2].split()[0] in "Tt"
            for task in Path(f"/proc/{pid}/task").iterdir()
        ), every=0.01)

    def thaw(self):
        self.signal(signal.SIGCONT)

    def close(self):
        """Ends whatever runs still."""
        if self.is_running():
            self.kill()
        self.manager.close()

    # What it tells.

    def diembao(self, *arguments, seconds=PATIENCE, input=None):
        """A run of the command-line program, whatever its exit status; its output is bytes."""
        return subprocess.run([self.client, *arguments], capture_output=True, timeout=seconds, input=input)

    def ask(self, *arguments, seconds=PATIENCE):
        """A run of a command that asks this daemon, such as `status`."""
        return self.diembao(arguments[0], "--control", self.control, *arguments[1:], seconds=seconds)

    def status(self):
        """`diembao status --json`; `None` where nobody answers."""
        answer = self.ask("status", "--json").stdout
        return json.loads(answer) if answer else None

    def counts(self):
        """The one inbox in `status`: waiting, reported, failed, deferred, watching …"""
        return self.status()["inboxes"][0]

    def queue(self):
        return [json.loads(line) for line in self.ask("queue", "--json").stdout.splitlines()]

    def sync(self, seconds=PATIENCE):
        """Waits until all that was dropped before is reported."""
        result = self.ask("sync", "--timeout", str(seconds), seconds=seconds + 30)
        expect(
            result.returncode == 0,
            lambda: f"sync ended with {result.returncode}: {result.stderr.decode()}\nqueue: {self.queue()[:5]}\n"
            f"the log ends with\n{self.log()[-2000:]}",
        )

    def rescan(self):
        result = self.ask("rescan")
        expect(result.returncode == 0, result.stderr.decode())

    def settle(self, seconds=PATIENCE):
        """Waits until the folder and the reports agree, what no event told of included."""
        self.rescan()
        self.sync(seconds)

    def log(self):
        return self.log_path.read_text(errors="replace") if self.log_path.exists() else ""

    def lines(self, *words, since=0):
        """The lines of its log that hold all these words, after the character `since`."""
        return [line for line in self.log()[since:].splitlines() if all(word in line for word in words)]

    def warnings(self, since=0):
        """The lines of its log that a person should read."""
        levels = {"warning", "error", "critical"}
        return [line for line in self.log()[since:].splitlines() if levels & set(line.split()[1:2])]

    # What it takes.

    def memory(self, field="VmRSS"):
        """Bytes it takes; VmHWM is the most it took."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith(field + ":"):
                return int(line.split()[1]) * 1024
        raise KeyError(field)

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def watches(self):
        """How many inotify watches it holds."""
        count = 0
        for info in Path(f"/proc/{self.pid}/fdinfo").iterdir():
            with contextlib.suppress(FileNotFoundError):
                count += info.read_text().count("inotify wd:")
        return count

    def processor_seconds(self):
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    # What people do.

    def drop(self, name, contents):
        """Writes a file into the inbox as `cp` does: it is there, grows, and is closed."""
        path = self.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents if isinstance(contents, bytes) else contents.encode())
        return path

    def report_path(self, name):
        return self.reports / f"{name}.json"

    def report(self, name):
        """The report of the article of that name; `None` where there is none."""
        try:
            return json.loads(self.report_path(name).read_bytes())
        except FileNotFoundError:
            return None


def _last_of_each_key(lines):
    """Lines of TOML of which those that come later take the place of those before, within a table."""
    tables = [[]]
    for line in lines:
        if line.startswith("["):
            tables.append([line])
            continue
        key = line.partition("=")[0].strip()
        tables[-1] = [other for other in tables[-1] if other.partition("=")[0].strip() != key] + [line]
    return [f"{line}\n" for table in tables for line in table]
