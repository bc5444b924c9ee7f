"""Writers are slow, come back, never go, or change their minds: no half of a file is ever reported as the whole."""

import ctypes
import json
import mmap
import os
import subprocess
import threading
import time

import needs
from articles import article
from expecting import Skipped, expect
from scenarios import covered, scenario
from trial import short

SPOOL = "Tests/DiembaoSpoolTests/SpoolTests.swift"
EXAMINER = "Tests/DiembaoSpoolTests/Work/ExaminerTests.swift"


def text_of(daemon, name):
    """What the report of that name is about; `None` where there is none."""
    report = daemon.report(name)
    return report and report["document"]["text"]


@scenario(22, needs=[needs.leases])
def slow_writer(trial):
    seconds = trial.size(4, 60)
    daemon = trial.daemon(inbox_keys=["poll_interval = 1"]).start()
    contents = article(22)
    with open(daemon.inbox / "chậm.txt", "wb", buffering=0) as writer:
        for byte in contents[:10 * seconds]:
            writer.write(bytes([byte]))
            time.sleep(0.1)
            expect(daemon.report("chậm.txt") is None, "a beginning was reported")
        writer.write(contents[10 * seconds:])
    daemon.sync()
    trial.check(daemon)
    expect(daemon.watcher.appeared == 1, f"{daemon.watcher.appeared} reports of it appeared")
    return f"{10 * seconds} bytes one by one in {seconds} s, listed every second meanwhile: one report, after the end"


covered(22, SPOOL, "that is slow is waited for, and no beginning is reported [22]")


@scenario(23)
def comes_back(trial):
    """As scanners do: closes, and appends seconds later."""
    daemon = trial.daemon().start()
    first, second = article(1), "\n\nĐoạn thêm sau sáu giây.\n".encode()
    daemon.drop("hai lần.txt", first)
    trial.eventually("a report of the first part", lambda: daemon.report("hai lần.txt"))
    time.sleep(2 if not trial.whole else 6)
    with open(daemon.inbox / "hai lần.txt", "ab", buffering=0) as writer:
        for start in range(0, len(second), 7):
            writer.write(second[start:start + 7])
            time.sleep(0.02)
    daemon.sync()
    trial.check(daemon)
    expect(daemon.watcher.appeared == 2, f"{daemon.watcher.appeared} reports appeared")
    return "one report of each whole, the later in the place of the earlier"


covered(23, SPOOL, "that comes back has its article reported anew [23]")


@scenario(24, needs=[needs.leases])
def open_at_the_start(trial):
    """The file was opened before anybody watched: no event tells how long it is written."""
    daemon = trial.daemon()
    contents = article(24)
    with open(daemon.inbox / "đang mở.txt", "wb", buffering=0) as writer:
        writer.write(contents[:100])
        os.utime(daemon.inbox / "đang mở.txt", (0, 0))  # it looks long settled
        daemon.start()
        # Others are not kept waiting by it.
        daemon.drop("khác.txt", short(1))
        trial.eventually("a report of another", lambda: daemon.report("khác.txt"))
        trial.while_(3, "a beginning was reported", lambda: daemon.report("đang mở.txt") is None)
        writer.write(contents[100:])
    daemon.sync()
    return f"reported once it was closed, {trial.check(daemon)} files"


covered(24, SPOOL, "that is at work at the start is waited for [24]")
covered(24, SPOOL, "is known by what changes where no lease is given [24]")


@scenario(25, needs=[needs.leases])
def never_closes(trial):
    """It has no report while it is open, is named with the reason, and stops nobody."""
    daemon = trial.daemon().start()
    writer = open(daemon.inbox / "không đóng.txt", "wb", buffering=0)
    writer.write(article(25))
    trial.short_articles(daemon.inbox, 50)
    trial.eventually("reports of the others", lambda: daemon.counts()["reported"] == 50)
    daemon.rescan()
    entry = trial.eventually("its place in the queue", lambda: next(
        (entry for entry in daemon.queue() if "không đóng.txt" in json.dumps(entry, ensure_ascii=False)), None
    ))
    used = daemon.processor_seconds()
    trial.while_(5, "it was reported while it was open", lambda: daemon.report("không đóng.txt") is None)
    used = daemon.processor_seconds() - used
    expect(used < 1.5, f"{used} s of a processor in 5 s of waiting")
    trial.check(daemon, waiting=["không đóng.txt"])
    # Not by a stop either, and a start finds it as it is.
    daemon.stop()
    daemon.start()
    trial.while_(2, "it was reported while it was open", lambda: daemon.report("không đóng.txt") is None)
    writer.close()
    daemon.sync()
    return f"named in the queue ({entry.get('reason') or entry.get('state')}); {trial.check(daemon)} files once it was closed"


@scenario(26, needs=[needs.leases])
def mapped(trial):
    daemon = trial.daemon(inbox_keys=["poll_interval = 1"]).start()
    contents = article(26)
    path = daemon.inbox / "ánh xạ.txt"
    libc = ctypes.CDLL(None, use_errno=True)
    libc.mmap.restype = ctypes.c_void_p
    # Not Python's mmap: that keeps a descriptor open beside the mapping.
    with open(path, "w+b") as file:
        file.truncate(len(contents))
        mapping = libc.mmap(None, len(contents), mmap.PROT_READ | mmap.PROT_WRITE, mmap.MAP_SHARED, file.fileno(), 0)
    ctypes.memmove(mapping, contents, 50)
    trial.while_(3, "a beginning was reported", lambda: daemon.report("ánh xạ.txt") is None)
    ctypes.memmove(mapping + 50, contents[50:], len(contents) - 50)
    libc.munmap(ctypes.c_void_p(mapping), len(contents))
    daemon.settle()
    trial.check(daemon)
    return "reported after the mapping was given back"


covered(26, EXAMINER, "is not read while a writer has it mapped, though its descriptor is closed")


@scenario(27)
def no_mixture(trial):
    """Every version says in each of its lines which one it is: a report never tells of two."""
    seconds = trial.size(5, 120)
    daemon = trial.daemon().start()
    ends = threading.Event()
    versions, faults, seen = [0, 0], [], set()

    def edition(number, version):
        return "".join(f"Bản {version:06} của bài {number}, dòng {line}.\n" for line in range(400)).encode()

    def write(number):
        while not ends.is_set():
            versions[number] += 1
            contents = edition(number, versions[number])
            path = daemon.inbox / f"bài {number}.txt"
            if number == 0:
                # Over itself, never shorter, in steps: a reader at any moment has two versions before it.
                file = os.open(path, os.O_WRONLY | os.O_CREAT, 0o644)
                for start in range(0, len(contents), 4096):
                    os.pwrite(file, contents[start:start + 4096], start)
                os.close(file)
            else:
                daemon.drop(".mới", contents).rename(path)
            ends.wait(trial.random.choice([0, 0, 0.001, 0.01, 0.1]))

    def read():
        while not ends.is_set():
            for number in range(2):
                text = text_of(daemon, f"bài {number}.txt") or ""
                told = {line[4:10] for line in text.splitlines()}
                seen.update(told)
                if len(told) > 1 or text and text.count("\n") != 400:
                    faults.append(f"bài {number}: {sorted(told)}, {text.count(chr(10))} lines")
            time.sleep(0.01)

    people = [threading.Thread(target=write, args=(0,)), threading.Thread(target=write, args=(1,)), threading.Thread(target=read)]
    for one in people:
        one.start()
    time.sleep(seconds)
    ends.set()
    for one in people:
        one.join()
    expect(not faults, f"{len(faults)} mixtures: {faults[:3]}")
    daemon.sync()
    trial.check(daemon)
    expect(daemon.watcher.appeared > 3, "it never read one in the midst of it")
    return f"{sum(versions)} versions in {seconds} s, {daemon.watcher.appeared} reports, each of one version"


covered(27, SPOOL, "that changes an article while it is analysed has the new version reported [27]")
covered(27, EXAMINER, "is thrown away and read again when it changes while it is read")


@scenario(28)
def programs(trial):
    """What programs do on the way to a file, done here call by call as strace shows of them; and by rsync if it is there."""
    daemon = trial.daemon().start()
    inbox = daemon.inbox

    def grow(name, contents):
        with open(inbox / name, "wb", buffering=0) as writer:
            for start in range(0, len(contents), 300):
                writer.write(contents[start:start + 300])
                time.sleep(0.005)

    def download(partial, name):
        grow(partial, article(1))
        time.sleep(0.2)  # it is closed, and looks done, for a while
        (inbox / partial).rename(inbox / name)

    download("firefox.txt.part", "firefox.txt")
    download("chrome.txt.crdownload", "chrome.txt")
    download("winscp.txt.filepart", "winscp.txt")
    download(".rsync.txt.Zk3f9a", "rsync.txt")
    download("curl.txt.tmp", "curl.txt")
    download(".goutputstream-A1B2C3", "gedit.txt")
    grow("scp.txt", article(2))

    # vim: the old one becomes the backup, the new one is written under its name, the backup goes.
    grow("vim.txt", article(3))
    for swap in (".vim.txt.swp", ".vim.txt.swx", "4913.tmp"):
        grow(swap, b"b0VIM 9.0")
    (inbox / "vim.txt").rename(inbox / "vim.txt~")
    grow("vim.txt", article(4))
    for gone in ("vim.txt~", ".vim.txt.swp", ".vim.txt.swx", "4913.tmp"):
        (inbox / gone).unlink()

    # LibreOffice: a lock beside the file, a new file renamed over it.
    grow("writer.txt", article(5))
    grow(".~lock.writer.txt#", b",alice,desk,26.11.2026 10:00,file:///home/alice;")
    grow("lu1234abcd.tmp", article(6))
    (inbox / "lu1234abcd.tmp").rename(inbox / "writer.txt")
    (inbox / ".~lock.writer.txt#").unlink()

    # Emacs, and sed -i, which leaves no trace either.
    grow("#emacs.txt#", article(7))
    os.symlink("alice@desk.4242:1700000000", inbox / ".#emacs.txt")
    grow("emacs.txt", article(8))
    (inbox / "#emacs.txt#").unlink()
    (inbox / ".#emacs.txt").unlink()
    subprocess.run(["sed", "-i", "s/Ngày/Hôm ngày/", inbox / "emacs.txt"], check=True)

    ran = ""
    if needs.program("rsync") is None:
        trial.articles(trial.folder / "outside", 20)
        subprocess.run(["rsync", "-a", f"{trial.folder}/outside/", f"{inbox}/rsync/"], check=True)
        ran = ", rsync itself"
    daemon.sync()
    expected = {"firefox", "chrome", "winscp", "rsync", "curl", "gedit", "scp", "vim", "writer", "emacs"}
    found = {path.name.removesuffix(".txt.json") for path in daemon.reports.glob("*.json")}
    expect(found == expected, f"{sorted(found ^ expected)}")
    return f"10 ways{ran}: {trial.check(daemon)} files, none under the name it had on the way"


@scenario(29)
def overwritten(trial):
    daemon = trial.daemon().start()
    for number in range(1000):
        daemon.drop("nóng.txt", short(number))
        time.sleep(0.002)
    daemon.sync()
    trial.check(daemon)
    expect("cống 999 sẽ" in text_of(daemon, "nóng.txt"), text_of(daemon, "nóng.txt"))
    reports = daemon.watcher.appeared
    expect(reports <= 1000, f"{reports} reports of 1,000 versions")
    return f"1,000 versions in 2 s, {reports} reports of it, the last of the last"


covered(29, SPOOL, "is reported once for its final content however often it is overwritten [29]")


@scenario(30)
def same_size_same_time(trial):
    count = trial.size(100, 2_000)
    daemon = trial.daemon().start()
    for number in range(count):
        path = daemon.drop(f"{number}.txt", short(1000 + number))
        status = path.stat()
        if number % 3 == 0:
            trial.eventually("its report", lambda: daemon.report(path.name))
        path.write_text(short(9000 + number % 900))
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        expect(path.stat().st_size == status.st_size, "the versions are of two sizes")
    daemon.sync()
    return f"{trial.check(daemon)} files with a second version of the same size and time"


covered(30, SPOOL, "is reported as it is at the end when two versions have one size and one second [30]")


def exchange(one, other):
    """renameat2(2) with RENAME_EXCHANGE: each has the other's name, at once."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.renameat2(-100, os.fsencode(one), -100, os.fsencode(other), 2) != 0:
        raise Skipped(f"no RENAME_EXCHANGE here: {os.strerror(ctypes.get_errno())}")


@scenario(31)
def renamed_in_hand(trial):
    rounds = trial.size(400, 10_000)
    daemon = trial.daemon().start()
    files = [daemon.drop(f"{number}.txt", article(number)) for number in range(30)]
    for round in range(rounds):
        one, other = trial.random.sample(files, 2)
        what = trial.random.random()
        if what < 0.4:
            exchange(one, other)
        elif what < 0.7:
            aside = one.with_name("giữa chừng.txt")
            one.rename(aside)
            aside.rename(one)
        elif what < 0.9:
            other.rename(one)
            other.write_bytes(article(1000 + round))
        else:
            (daemon.inbox / "sâu").mkdir(exist_ok=True)
            one.rename(daemon.inbox / "sâu" / one.name)
            one.write_bytes(article(1000 + round))
        if round % 20 == 0:
            trial.pause(0.05)
    daemon.sync()
    return f"{rounds} renames and exchanges, {trial.check(daemon)} files, none with another's contents"


covered(31, SPOOL, "is reported in whichever place it is after renames and exchanges, with its own content [31]")


@scenario(32)
def deleted_before_read(trial):
    rounds = trial.size(400, 10_000)
    daemon = trial.daemon().start()
    for number in range(rounds):
        path = daemon.drop(f"{number}.txt", short(number))
        if number % 4 == 1:
            time.sleep(0.001)
        if number % 4 != 3:
            path.unlink()
        elif number % 8 == 3:
            # Deleted while it is open: whoever has it open writes into nothing.
            with open(path, "ab") as file:
                path.unlink()
                file.write(b"...")
    daemon.sync()
    count = trial.check(daemon)
    warnings = daemon.warnings()
    expect(not warnings, f"{len(warnings)} warnings: {warnings[:3]}")
    expect(not daemon.lines("failed"), f"{daemon.lines('failed')[:3]}")
    return f"{rounds} files, {rounds - count} deleted at once; no failed report, no warning"


covered(32, SPOOL, "is forgotten without a report or a word when it goes before it was read [32]")
