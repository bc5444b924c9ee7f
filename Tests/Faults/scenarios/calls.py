"""Every system call between a file and its report fails in turn, and the daemon is killed in front of each.

In SQLite's manner: the n-th call fails, n = 1, 2, 3 …, until a run passes without a call being hit. Calls are counted in
each thread, so that one run can hit several. Each run has articles of its own: new ones, one that takes the place of an
older version, one with a sidecar, one in a new folder, and one that is removed.
"""

import shutil

from articles import article
from expecting import Failed, expect, until
from injection import Injection, command, hits
from needs import strace
from scenarios import scenario

# What a disk, a quota, the kernel's tables and a signal can have a call fail with.
DISK = ("EIO", "ENOSPC", "EDQUOT")
TABLES = ("EMFILE", "ENOMEM")
KILL = None

# The calls of the write path, and what they can fail with.
WRITING = {
    "write": (*DISK, "ENOMEM", "EINTR"),
    "fsync": (*DISK, "EINTR"),
    "renameat": (*DISK, "ENOMEM"),
    "mkdirat": (*DISK, "ENOMEM"),
    "unlinkat": ("EIO", "ENOMEM"),
}
# The same in a backlog, where reports share a flush.
BACKLOG = {"syncfs": DISK, "write": ("ENOSPC",), "renameat": ("ENOSPC",)}
# The ledger's.
LEDGER = {"pwrite64": (*DISK, "EINTR"), "fdatasync": DISK, "ftruncate": DISK, "unlink": ("EIO",), "pread64": ("EIO",)}
# What looks and reads.
READING = {
    "openat2": (*TABLES, "EIO", "EINTR", "EACCES"),
    "openat": (*TABLES, "EIO", "EINTR", "EACCES"),
    "read": ("EIO", "EINTR"),
    "newfstatat": ("EIO", "ENOMEM"),
    "getdents64": ("EIO", "ENOMEM"),
    "fcntl": ("EAGAIN",),
    "inotify_add_watch": ("ENOSPC", "ENOMEM"),
    "fstatfs": ("EIO", "EINTR"),
    "recvfrom": ("EINTR",),
    "poll": ("EINTR", "ENOMEM"),
}
# The same on articles only: leases fail so, locks such as the ledger's don't (fcntl(2)).
LEASES = {"fcntl": ("ENOMEM", "EINTR")}
# More of them would mean that the loop doesn't end.
MOST = 400


class Loop:
    """A daemon that lives through one injection after another, and is begun again after each death (data)."""

    def __init__(self, trial, quick_runs=2):
        self.trial = trial
        self.quick_runs = quick_runs
        self.daemon = trial.daemon(top=["workers = 1"])
        self.runs = self.faults = self.deaths = 0
        self.number = 0

    def drop(self, count):
        """What happens in the inbox while calls fail. The articles of the run before are changed, moved and removed."""
        inbox, number = self.daemon.inbox, self.number
        self.number += 1
        for other in range(count):
            self.daemon.drop(f"tin-{number:04}-{other:02}.txt", article(number + 1000 * other))
        self.daemon.drop(f"mới-{number:04}/có-sidecar.txt", article(number + 7))
        self.daemon.drop(f"mới-{number:04}/có-sidecar.txt.meta.json", '{"published": "2024-05-06"}')
        self.daemon.drop("thay.txt", article(number + 11))
        if number > 0:
            (inbox / f"tin-{number - 1:04}-00.txt").unlink()
            shutil.rmtree(inbox / f"mới-{number - 1:04}")
        if number > 1:
            for old in inbox.glob(f"tin-{number - 2:04}-*.txt"):
                old.unlink()

    def all(self, calls, kills_too=True, count=2, only_articles=False):
        """The loops over some calls: a table like WRITING."""
        for call, errors in calls.items():
            for error in (*errors, *((KILL,) if kills_too else ())):
                self.until_untouched(call, error, count, only_articles)
        return self

    def until_untouched(self, call, error, count=2, only_articles=False):
        """The loop: the n-th call in each thread, until there is none left."""
        last = MOST if self.trial.whole else self.quick_runs
        for n in range(1, last + 1):
            try:
                if not self.once(call, error, n, count, only_articles):
                    return
            except Failed as failed:
                raise Failed(f"{call}, {error or 'killed in front of'}, n = {n}: {failed}") from failed
        expect(not self.trial.whole, f"{call} is called more than {MOST} times")

    def once(self, call, error, n, count, only_articles):
        """One run; returns what was hit."""
        if not self.daemon.is_running():
            self.daemon.start()
        new = [f"tin-{self.number:04}-{other:02}.txt" for other in range(count)]
        paths = [self.daemon.inbox / name for name in (*new, "thay.txt")] if only_articles else []
        with Injection(self.daemon, call, error, n, paths) as injection:
            self.drop(count)
            self.work()
        if not self.daemon.is_running():
            self.deaths += 1
            self.daemon.start()
        self.work()
        expect(self.daemon.is_running(), lambda: f"it died without a fault:\n{self.daemon.log()[-2000:]}")
        # Whether all is there, and no more; what stands in the reports is looked at in the end.
        self.trial.check(self.daemon, sample=0)
        self.runs += 1
        self.faults += len(injection.hits)
        return injection.hits

    def work(self):
        """Until all is reported, what was put off for a fault included, or the daemon is dead."""
        def is_done():
            return not self.daemon.is_running() or self.daemon.ask("sync", "--timeout", "60").returncode == 0

        until(300, lambda: f"all is reported: {self.daemon.queue()[:3]}\n{self.daemon.log()[-2000:]}", is_done)

    def end(self):
        """Ends the daemon, looks at the last reports closely, and says what was done."""
        self.trial.check(self.daemon)
        status = self.daemon.stop()
        expect(status == 0, f"it ended with {status}")
        return f"{self.runs} runs, {self.faults} calls hit, {self.deaths} deaths"


@scenario(2, needs=[strace])
def killed_before_renames(trial):
    return Loop(trial).all({"renameat": ()}, count=3).end()


@scenario(3, needs=[strace])
def killed_after_renames(trial):
    """The call after the rename is the fsync of the folder; the ledger's note of it comes after that."""
    return Loop(trial).all({"fsync": (), "pwrite64": ()}).end()


@scenario(4, needs=[strace])
def killed_before_fsyncs(trial):
    loop = Loop(trial).all({"fsync": ()})
    # In a backlog, where many reports share one flush.
    return loop.all({"syncfs": ()}, count=12).end()


@scenario(18, needs=[strace])
def no_inotify(trial):
    """Without watches, or inotify at all, it lists the inbox again and again, and says what to do."""
    figures = []
    for call, error in (("inotify_add_watch", "ENOSPC"), ("inotify_init1", "EMFILE")):
        daemon = trial.daemon(inbox_keys=["poll_interval = 1"])
        daemon.wrapper = command(daemon.folder / "calls", call, error, "1+")
        daemon.drop("trước.txt", article(1))
        daemon.start()
        daemon.drop("sau.txt", article(2))
        trial.eventually("a file is found without an event", lambda: daemon.report("sau.txt"))
        daemon.sync()
        expect(hits(daemon.folder / "calls"), f"{call} was never called")
        expect(daemon.counts()["watching"] == "polling", lambda: f"status says {daemon.counts()}")
        cure = "fs.inotify.max_user_watches" if error == "ENOSPC" else "fs.inotify.max_user_instances"
        expect(daemon.lines(cure), lambda: f"the log does not name {cure}:\n{daemon.log()}")
        figures.append(f"{trial.check(daemon)} files without {call}")
        daemon.stop()
    return ", ".join(figures)


@scenario(41, needs=[strace])
def no_room_anywhere(trial):
    """ENOSPC and EDQUOT at every call that writes: the old report stays until the new one is whole."""
    room = {call: ("ENOSPC", "EDQUOT") for call in ("write", "fsync", "renameat", "mkdirat", "pwrite64")}
    loop = Loop(trial, quick_runs=1).all(room, kills_too=False)
    return loop.all({"syncfs": ("ENOSPC", "EDQUOT")}, kills_too=False, count=12).end()


@scenario(42, needs=[strace])
def failing_fsync(trial):
    """What could not be flushed is thrown away and written anew: the kernel has dropped those pages (fsync(2))."""
    loop = Loop(trial).all({"fsync": ("EIO",)}, kills_too=False).all({"syncfs": ("EIO",)}, kills_too=False, count=12)
    daemon = loop.daemon
    with Injection(daemon, "fsync", "EIO", 1) as injection:
        daemon.drop("một-lần.txt", article(3))
        loop.work()
    lines = [line for line in injection.log.read_text().splitlines() if "fsync(" in line]
    expect(len(injection.hits) == 1, f"not one fsync failed: {lines}")
    failed = lines[0].partition("<")[2].partition(">")[0]
    expect(failed.endswith(".tmp"), f"the first fsync was of {failed}")
    expect(sum(failed in line for line in lines) == 1, f"{failed} was flushed again after a failure: {lines}")
    return loop.end()


@scenario(43, needs=[strace])
def no_descriptors_no_memory(trial):
    """EMFILE and ENOMEM at every call that opens, makes or reads."""
    calls = {"openat2": TABLES, "openat": TABLES, "newfstatat": ("ENOMEM",), "mkdirat": ("ENOMEM",), "getdents64": ("ENOMEM",)}
    return Loop(trial, quick_runs=1).all(calls, kills_too=False).end()


@scenario(56, quick=False, needs=[strace])
def every_call(trial):
    """All the rest: every call, every error, and the kill in front of each."""
    loop = Loop(trial).all(WRITING).all(LEDGER).all(READING).all(LEASES, kills_too=False, only_articles=True)
    return loop.all(BACKLOG, count=12).end()


@scenario(56, needs=[strace])
def every_call_at_the_start(trial):
    """The same while the daemon starts, with work waiting: it starts all the same, or ends and is begun again."""
    calls = {
        "openat": (*TABLES, "EIO", "ENOSPC"), "openat2": TABLES, "fcntl": ("ENOMEM", "EINTR"), "flock": ("EINTR", "ENOMEM"),
        "pwrite64": DISK, "pread64": ("EIO",), "ftruncate": DISK, "mkdir": ("ENOSPC",), "newfstatat": ("ENOMEM",),
        "unlink": ("EIO",), "unlinkat": ("EIO",), "getdents64": ("EIO",), "statfs": ("EIO",),
    }
    loop = Loop(trial, quick_runs=1)
    daemon = loop.daemon
    daemon.start()
    loop.drop(2)
    loop.work()
    daemon.stop()
    for call, errors in calls.items():
        for error in (*(errors if trial.whole else errors[:1]), KILL):
            last = MOST if trial.whole else loop.quick_runs
            for n in range(1, last + 1):
                try:
                    if not start_with(loop, call, error, n):
                        break
                except Failed as failed:
                    raise Failed(f"{call}, {error or 'killed in front of'}, n = {n}: {failed}") from failed
    return loop.end()


def start_with(loop, call, error, n):
    """One start in which a call on the service's own files and folders fails; returns what was hit."""
    daemon = loop.daemon
    if daemon.is_running():
        daemon.stop()
    loop.drop(2)
    ledger = [daemon.state / f"ledger.sqlite{suffix}" for suffix in ("", "-wal", "-shm")]
    paths = [daemon.state, daemon.state / "last-death", *ledger, daemon.reports, daemon.reports / ".diembao.lock", daemon.inbox]
    log = daemon.folder / "calls"
    log.unlink(missing_ok=True)
    daemon.wrapper = command(log, call, error, n, paths)
    daemon.spawn()
    until(300, lambda: f"it runs or has ended:\n{daemon.log()[-2000:]}", lambda: (
        daemon.manager.moment("READY", "1", since=daemon.started) or not daemon.is_running()
    ), every=0.01)
    loop.work()
    if daemon.is_running():
        # With the end of the run something can fail, too.
        daemon.stop()
    status = daemon.process.wait()
    expect(status in (0, -9, 74, 1), f"it ended with {status}:\n{daemon.log()[-2000:]}")
    loop.deaths += status != 0
    daemon.wrapper = []
    daemon.start()
    loop.work()
    loop.trial.check(daemon, sample=0)
    loop.runs += 1
    loop.faults += len(hits(log))
    return hits(log)
