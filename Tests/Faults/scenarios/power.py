"""The power goes: ext4 forgets all that was not flushed, as EXT4_IOC_SHUTDOWN has it do, and comes back.

Inbox, reports and state are on the disk that is cut off; only the log is elsewhere, for what it called reported has to be
there afterwards. (tests/generic of xfstests cut file systems off in this way.)
"""

import fcntl
import json
import os
import struct
import time
from hashlib import sha256
from pathlib import Path

from articles import article
from expecting import expect
from needs import loop
from scenarios import covered, scenario
from trial import short

# linux/ext4.h: _IOR('X', 125, __u32); without EXT4_GOING_FLAGS_DEFAULT's and LOGFLUSH's flushing.
_SHUTDOWN, _NOLOGFLUSH = 0x8004587D, 2

# How the folders' names begin in which articles are deleted.
TAKEN = ".diembao-taken-"


class Disk:
    """A file system that can be cut off and brought back (a resource of the trial)."""

    def __init__(self, trial, size=1 << 30):
        self.trial = trial
        self.path = trial.file_system("ext4", size=size)
        device = [line.split()[0] for line in Path("/proc/self/mounts").read_text().splitlines()
                  if line.split()[1] == str(self.path)][-1]
        self.image = Path(f"/sys/block/{Path(device).name}/loop/backing_file").read_text().strip()

    def cut(self):
        """From now on nothing is written any more, and what was not flushed will not be."""
        folder = os.open(self.path, os.O_RDONLY)
        try:
            fcntl.ioctl(folder, _SHUTDOWN, struct.pack("I", _NOLOGFLUSH))
        finally:
            os.close(folder)

    def restore(self):
        """What a start of the machine does: the file system's journal is replayed."""
        self.trial.unmount(self.path)
        self.trial.mount("-o", "loop", self.image, self.path)


class Station:
    """A daemon on a disk whose power goes, and what has been dropped there (data)."""

    def __init__(self, trial, **options):
        self.trial = trial
        self.disk = Disk(trial)
        places = {name: self.disk.path / name for name in ("inbox", "reports", "state")}
        self.daemon = trial.daemon(**places, **options)
        self.contents = {}  # by name what was last written
        self.told = 0  # reports that the log told of before a cut

    def write(self, name, contents):
        contents = contents if isinstance(contents, bytes) else contents.encode()
        self.contents[name] = contents
        self.daemon.drop(name, contents)

    def move_in(self, files):
        """Drops files of which at least the contents are on the disk when they appear."""
        for name, contents in files.items():
            self.contents[name] = contents
            (self.daemon.inbox / f".{name}").write_bytes(contents)
        os.sync()
        for name in files:
            (self.daemon.inbox / f".{name}").rename(self.daemon.inbox / name)

    def start(self):
        self.since = len(self.daemon.log())
        self.daemon.start()

    def cut(self):
        """Cuts the power off, brings it back, and holds what the log called reported against the reports."""
        self.disk.cut()
        self.daemon.kill()
        self.daemon.watcher.stop()
        self.disk.restore()
        names = {line.partition("reported: ")[2] for line in self.daemon.lines("info reported: ", since=self.since)}
        for name in names:
            expect(is_current(self.daemon, name, self.contents[name]), f"{name} was called reported, and is not")
        self.told += len(names)
        self.daemon.watcher.start()
        return names

    def recover(self):
        """Starts the daemon again; everything has to be as if nothing had been."""
        self.start()
        self.daemon.settle(600)
        self.trial.check(self.daemon, sample=50)


def is_current(daemon, name, contents):
    """Whether there is a whole report on these contents."""
    try:
        report = json.loads(daemon.report_path(name).read_bytes())
    except (FileNotFoundError, ValueError):
        return False
    return report["source"]["sha256"] == sha256(contents).hexdigest()


@scenario(5, needs=[loop])
def cuts_under_load(trial):
    """At random moments of a load of thousands: at the start, in the listing, between any two writes, in the end."""
    station = Station(trial)
    daemon = station.daemon
    files, cuts = trial.size(200, 2_000), trial.size(2, 200)

    def renew(edition):
        for number in range(files):
            station.write(f"{number % 7}/tin-{number:05}.txt", short(number + files * edition))
        os.sync()

    renew(edition := 0)
    begin = time.monotonic()
    station.start()
    daemon.sync(600)
    took = time.monotonic() - begin
    daemon.stop()
    for _ in range(cuts):
        # Where all is reported everything is written anew, else it goes on with what the last cut left.
        if all(is_current(daemon, name, contents) for name, contents in station.contents.items()):
            renew(edition := edition + 1)
        station.since = len(daemon.log())
        daemon.spawn()
        trial.pause(took)
        station.cut()
    station.recover()
    trial.check(daemon)
    expect(station.told > 0 or not trial.whole, "no cut came after a report")
    status = daemon.stop()
    expect(status == 0, f"it ended with {status}")
    return f"{cuts} cuts in {edition} loads of {files} files, {station.told} reports that the log had told of, all there"


@scenario(6, needs=[loop])
def cut_after_telling(trial):
    """At the very moment at which the log tells of a report: of one by itself, and of one of many."""
    station = Station(trial)
    daemon = station.daemon
    cuts = trial.size(4, 100)
    station.start()
    for number in range(cuts):
        count = 1 if number % 2 else 30
        seen = len(daemon.log())
        station.move_in({f"tin-{number:03}-{other:02}.txt": article(100 * number + other) for other in range(count)})
        lines = trial.eventually("the log tells of a report", lambda: daemon.lines("info reported: ", since=seen))
        names = station.cut()
        expect(lines[0].partition("reported: ")[2] in names, f"the log lost {lines[0]}")
        station.since = len(daemon.log())
        daemon.start()
        daemon.settle(600)
    trial.check(daemon)
    daemon.stop()
    return f"{cuts} cuts, {station.told} reports that the log had told of, all there"


@scenario(54, needs=[loop])
def cut_while_taken(trial):
    """Articles that are moved away, or deleted, when they are reported: each is in one place, or its report is there."""
    figures = []
    for after in ("move", "delete"):
        station = Station(trial)
        daemon = station.daemon
        done = station.disk.path / "done"
        done.mkdir()
        daemon.inbox_keys += ['on_delete = "keep"', f'after_success = "{after}"']
        if after == "move":
            daemon.inbox_keys += [f"move_to = {json.dumps(str(done))}"]
        cuts, count = trial.size(2, 40), trial.size(60, 200)
        for number in range(cuts):
            for other in range(count):
                station.write(f"{other % 3}/tin-{number:03}-{other:03}.txt", short(1000 * number + other))
            os.sync()
            station.since = len(daemon.log())
            daemon.spawn()
            trial.eventually("it is at work", lambda: daemon.lines("info reported: ", since=station.since))
            trial.pause(0.3)
            station.cut()
            hidden = half_deleted(daemon.inbox)
            for name, contents in station.contents.items():
                places = [folder for folder in (daemon.inbox, done) if (folder / name).is_file()]
                expect(len(places) <= 1, f"{name} is in two places")
                is_somewhere = places or hidden.get(name) == contents
                expect(is_somewhere or is_current(daemon, name, contents), f"{name} and its report are lost")
                if after == "move":
                    expect(places, f"{name} is in no place")
                    expect((places[0] / name).read_bytes() == contents, f"{name} is another in {places[0]}")
        station.start()
        daemon.settle(600)
        trial.eventually("all articles are taken", lambda: not any(
            (daemon.inbox / name).exists() for name in station.contents
        ))
        daemon.stop()
        for name, contents in station.contents.items():
            expect(is_current(daemon, name, contents), f"{name} has no current report")
            if after == "move":
                expect((done / name).read_bytes() == contents, f"{name} is not in the folder that it was moved to")
        left = [path for path in daemon.inbox.rglob("*") if path.is_file() or path.name.startswith(TAKEN)]
        expect(not left, f"these stay in the inbox: {left[:3]}")
        daemon.watcher.stop()
        figures.append(f'{cuts} cuts with "{after}", {len(station.contents)} articles')
    return ", ".join(figures)


def half_deleted(inbox):
    """What lies in folders in which articles are just being deleted, by the names that it had."""
    found = {}
    for path in inbox.rglob(f"{TAKEN}*/*"):
        found[str(path.parent.with_name(path.name).relative_to(inbox))] = path.read_bytes()
    return found


covered(
    54, "Tests/DiembaoSpoolTests/SpoolTests.swift",
    "that deletes its articles finds what a power cut left half deleted, and knows of nothing else [54]",
)
