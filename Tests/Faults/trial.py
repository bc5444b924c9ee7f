"""What a scenario is given to work with."""

import contextlib
import itertools
import os
import random
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import checker
from articles import article
from daemon import Daemon
from expecting import expect, until
from watcher import Watcher


class Trial:
    """A fresh folder, and all that is made in it; everything is gone when the `with` block ends (a resource)."""

    def __init__(self, binary, base=None, whole=False, scale=1.0, seed=1):
        self.binary, self.base = binary, base
        self.whole, self.factor = whole, scale
        self.random = random.Random(seed)
        self.later = contextlib.ExitStack()
        self._names = itertools.count(1)

    def __enter__(self):
        # Short: a socket's path has at most 107 bytes.
        self.folder = Path(tempfile.mkdtemp(prefix="diembao-faults.", dir=self.base))
        self.later.callback(shutil.rmtree, self.folder, onerror=_make_removable)
        self.folder.chmod(0o755)
        return self

    def __exit__(self, *_):
        self.later.close()

    def size(self, quick, whole):
        """How many: few in the quick run, many in the whole one, more or fewer by --scale."""
        return max(1, int((whole if self.whole else quick) * self.factor))

    # What it makes.

    def daemon(self, folder=None, watched=True, **options):
        """A daemon, not yet started, whose reports are watched from now on."""
        made = Daemon(self.binary, folder or self.folder / str(next(self._names)), **options)
        self.later.callback(made.close)
        made.watcher = None
        if watched:
            made.watcher = Watcher(made.reports).start()
            self.later.callback(made.watcher.close)
        return made

    def file_system(self, kind, *, size, options=(), path=None, inodes=None):
        """Mounts a new file system of that many bytes, "tmpfs" or "ext4" on a loop device; returns where."""
        path = Path(path or self.folder / f"disk-{next(self._names)}")
        path.mkdir(parents=True, exist_ok=True)
        if kind == "tmpfs":
            options = [f"size={size}", *options] + ([f"nr_inodes={inodes}"] if inodes else [])
            self.mount("-t", "tmpfs", "-o", ",".join(options), "none", path)
            return path
        image = self.folder / f"image-{next(self._names)}"
        with open(image, "wb") as file:
            file.truncate(size)
        number = ["-N", str(inodes)] if inodes else []
        # 4 KiB blocks: with smaller ones a small file system can't be told from a full one. No space kept for root.
        subprocess.run(["mkfs.ext4", "-q", "-F", "-b", "4096", "-m", "0", *number, image], check=True)
        self.mount("-o", ",".join(["loop", *options]), image, path)
        return path

    def mount(self, *arguments):
        """mount(8); what is mounted is unmounted at the end of the scenario."""
        subprocess.run(["mount", *map(str, arguments)], check=True)
        self.later.callback(self.unmount, arguments[-1], lazily=True)

    def unmount(self, path, lazily=False):
        if lazily:
            subprocess.run(["umount", "--lazy", path], capture_output=True)
        else:
            subprocess.run(["umount", path], check=True)

    def articles(self, folder, count, first=0, name="tin-{:06}.txt"):
        """Writes that many different articles into a folder that nobody watches yet, or does."""
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(first, first + count):
            (folder / name.format(number)).write_bytes(article(number))

    def short_articles(self, folder, count, first=0):
        """The same with articles of a sentence, where their number counts."""
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(first, first + count):
            (folder / f"tin-{number:07}.txt").write_text(short(number))

    # What it asks.

    def check(self, daemon, **options):
        """The checker's question; the watcher has to have seen nothing torn until now. Returns the number of reports."""
        options.setdefault("sample", 2000 if self.whole else 400)
        count = checker.check(daemon, **options)
        if daemon.watcher:
            daemon.watcher.stop()
            daemon.watcher.start()
        return count

    def all_reported(self, daemon, seconds=300):
        """Waits until every article has a report, with no help but time: what was put off comes due by itself."""
        count = len(checker.articles(daemon.inbox))

        def done():
            status = daemon.status()
            counts = status and status["inboxes"][0]
            return counts and counts["reported"] + counts["failed"] == count and not counts["waiting"] + counts["deferred"]

        until(seconds, lambda: f"{count} reports: {daemon.counts()}, {daemon.queue()[:3]}", done)

    def eventually(self, what, condition, seconds=120):
        return until(seconds, what, condition, every=0.02)

    def while_(self, seconds, what, condition):
        """Fails if the condition is ever false in the next seconds."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            expect(condition(), what)
            time.sleep(0.05)

    def pause(self, most):
        """Lets a random time pass: at random moments is what many scenarios are about."""
        time.sleep(self.random.uniform(0, most))


def short(number):
    return f"Bến Lâm nghiệm thu cống số {number}\n\nÔng Nguyễn Văn Thuận nói cống {number} sẽ mở trước mùa mưa.\n"


def _make_removable(function, path, _):
    with contextlib.suppress(OSError):
        os.chmod(os.path.dirname(path), 0o700)
        os.chmod(path, 0o700)
        function(path)
