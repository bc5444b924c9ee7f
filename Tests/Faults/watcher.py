"""Someone who looks at the reports during all of a scenario, and wants to see none that is torn."""

import ctypes
import errno
import json
import multiprocessing
import os
import select
import struct
import time

from expecting import Failed, expect

_IN_MODIFY, _IN_MOVED_TO, _IN_CREATE, _IN_ONLYDIR = 0x2, 0x80, 0x100, 0x01000000
_IN_ISDIR, _IN_Q_OVERFLOW = 0x40000000, 0x4000
# Rounds over the folder stand this far apart, or as long as a round takes: the daemon shall have the machine.
_PAUSE = 0.2


class Watcher:
    """A process that parses every `*.json` in a folder the moment it appears, and all of them again and again (a resource).

    One that is written where it stands, and not renamed there whole, is a fault by itself.

    `start` and `stop` may come in turn: while it is stopped it holds nothing open, so that the file system can be
    unmounted. `stop` fails if it ever saw a report that was not whole.
    """

    def __init__(self, reports):
        self.reports = os.fsencode(reports)
        self._appeared = multiprocessing.get_context("fork").Value("Q", 0)
        self._process = None

    @property
    def appeared(self):
        """How many reports appeared so far, and were looked at."""
        return self._appeared.value

    def start(self):
        context = multiprocessing.get_context("fork")
        self._end, theirs = context.Pipe()
        self._process = context.Process(target=_watch, args=(self.reports, theirs, self._appeared), daemon=True)
        self._process.start()
        theirs.close()
        # It parses all that is there first: 50,000 reports take minutes on a busy machine.
        expect(self._end.poll(900) and self._end.recv() == "watching", "the watcher did not start")
        return self

    def stop(self):
        if self._process is None:
            return
        process, self._process = self._process, None
        try:
            self._end.send("stop")
            faults = self._end.recv()
        except (EOFError, BrokenPipeError) as error:
            raise Failed("the watcher died") from error
        finally:
            process.join(60)
            process.kill()
        expect(not faults, f"{len(faults)} times a report was not whole: {faults[:3]}")

    def close(self):
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None


def _watch(folder, end, appeared):
    import signal  # the runner's Ctrl-C is not the watcher's

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What the scenario has open, a writer's file perhaps, is not open here when the scenario closes it.
    os.closerange(3, end.fileno())
    os.closerange(end.fileno() + 1, 1 << 16)
    look = _Look(folder, appeared)
    look.round()
    end.send("watching")
    pause, due = _PAUSE, time.monotonic() + _PAUSE
    while True:
        ready, _, _ = select.select([look.inotify, end], [], [], max(0, due - time.monotonic()))
        if look.inotify in ready:
            look.events()
        if time.monotonic() >= due:
            start = time.monotonic()
            look.round()
            pause = max(_PAUSE, 3 * (time.monotonic() - start))
            due = time.monotonic() + pause
        if end in ready:
            if select.select([look.inotify], [], [], 0)[0]:
                look.events()
            look.round()
            end.send(look.faults)
            return


class _Look:
    """What the watcher has open and has seen (a resource)."""

    def __init__(self, folder, appeared):
        self.folder = folder
        self.faults, self.appeared = [], appeared
        self.libc = ctypes.CDLL(None, use_errno=True)
        self.inotify = self.libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if self.inotify < 0:
            raise OSError(ctypes.get_errno(), "inotify_init1")
        self.watched = {}  # watch: folder
        self.seen = {}  # file: what it was when it was found whole

    def watch(self, folder):
        number = self.libc.inotify_add_watch(
            self.inotify, ctypes.c_char_p(folder), _IN_MODIFY | _IN_MOVED_TO | _IN_CREATE | _IN_ONLYDIR
        )
        if number >= 0:
            self.watched[number] = folder

    def round(self):
        """Watches every folder, and parses every report that is another than the last time."""
        seen = {}
        folders = [self.folder]
        while folders:
            folder = folders.pop()
            self.watch(folder)
            try:
                entries = list(os.scandir(folder))
            except OSError as error:
                if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.EIO, errno.ESTALE):
                    continue
                raise
            for entry in entries:
                try:
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                        continue
                    status = entry.stat(follow_symlinks=False)
                except OSError:
                    continue  # it was replaced or removed this very moment
                # One that is hidden is no report, whatever it ends with.
                if not entry.name.endswith(b".json") or entry.name.startswith(b"."):
                    continue
                edition = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
                if self.seen.get(entry.path) != edition:
                    self.parse(entry.path)
                seen[entry.path] = edition
        self.seen = seen

    def events(self):
        buffer = os.read(self.inotify, 1 << 20)
        offset = 0
        while offset < len(buffer):
            number, mask, _, length = struct.unpack_from("iIII", buffer, offset)
            name = buffer[offset + 16:offset + 16 + length].rstrip(b"\0")
            offset += 16 + length
            folder = self.watched.get(number)
            if mask & _IN_Q_OVERFLOW:
                self.round()
            elif folder is None or not name:
                continue
            elif mask & _IN_ISDIR:
                self.watch(os.path.join(folder, name))
            elif name.endswith(b".json") and not name.startswith(b"."):
                if mask & _IN_MODIFY:
                    # However quickly: between this and the next write a reader sees a part.
                    self.faults.append(f"{os.fsdecode(os.path.join(folder, name))!a} was written in its place")
                self.parse(os.path.join(folder, name))
                self.appeared.value += 1

    def parse(self, path):
        try:
            file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError as error:
            # Replaced or removed, or its disk is gone: there is nothing that could be torn.
            if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.EIO, errno.ELOOP, errno.ENXIO, errno.EACCES):
                return
            raise
        with open(file, "rb") as stream:
            try:
                contents = stream.read()
            except OSError:
                return
        try:
            report = json.loads(contents)
            if report["status"] not in ("analysed", "failed") or report["schema"] != "diembao.report/1":
                raise ValueError("no report")
        except (ValueError, KeyError, TypeError) as error:
            self.faults.append(f"{os.fsdecode(path)!a}: {len(contents)} bytes: {error!r}")
