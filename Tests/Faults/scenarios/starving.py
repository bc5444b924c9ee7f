"""Rights, space, inodes, descriptors: what is missing is waited for, and nothing is spoilt meanwhile."""

import errno
import json
import os
import resource
import subprocess
import threading
import time

import needs
from articles import article
from expecting import Skipped, expect
from injection import Injection
from scenarios import covered, scenario
from scenarios.killing import editions
from trial import short

SPOOL = "Tests/DiembaoSpoolTests/SpoolTests.swift"
SERVICE = "Tests/DiembaoServiceTests/DaemonTests.swift"


def bound_by_modes():
    """A wrapper under which modes of files bind root too, as they bind the service's own user."""
    if os.geteuid() != 0:
        return []
    if reason := needs.program("setpriv"):
        raise Skipped(reason)
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]


def queued(daemon, name):
    """What the queue says of a file; `None` where it does not wait."""
    return next((entry for entry in daemon.queue() if name in json.dumps(entry, ensure_ascii=False)), None)


@scenario(39)
def unreadable_file(trial):
    daemon = trial.daemon(wrapper=bound_by_modes()).start()
    aside = daemon.drop(".chưa xong", article(39))
    aside.chmod(0)
    aside.rename(daemon.inbox / "khóa.txt")
    daemon.drop("mở.txt", article(40))
    (daemon.inbox / "mở.txt.meta.json").write_text("{}")
    (daemon.inbox / "mở.txt.meta.json").chmod(0)
    trial.eventually("a reason in the queue", lambda: (entry := queued(daemon, "khóa.txt")) and entry.get("reason"))
    time.sleep(3)  # it backs off
    expect(daemon.report("khóa.txt") is None, "it has a report")
    reason = queued(daemon, "khóa.txt")["reason"].partition(";")[0]
    (daemon.inbox / "khóa.txt").chmod(0o644)
    (daemon.inbox / "mở.txt.meta.json").chmod(0o644)
    daemon.sync(20)
    return f"waits with “{reason}”, and is reported at the change of its mode; {trial.check(daemon)} files"


covered(39, SPOOL, "with an article that may not be read has it put off until it may be [39]")


@scenario(40)
def unreadable_inbox(trial):
    daemon = trial.daemon(wrapper=bound_by_modes(), inbox_keys=["poll_interval = 1"])
    trial.articles(daemon.inbox / "sâu", 10)
    daemon.start()
    daemon.sync()
    before = editions(daemon.reports)
    for folder, mode in ((daemon.inbox, 0), (daemon.inbox, 0o444), (daemon.inbox, 0o111), (daemon.inbox / "sâu", 0)):
        former = folder.stat().st_mode
        folder.chmod(mode)
        trial.eventually(
            f"a problem with {folder.name} of mode {mode:o}", lambda: daemon.status()["state"] == "degraded"
        )
        (daemon.inbox / f"lén {mode}.txt").write_text(short(mode))
        expect(before.items() <= editions(daemon.reports).items(), f"mode {mode:o} took reports away")
        folder.chmod(former)
        trial.eventually("no problem", lambda: daemon.status()["state"] == "running", 60)
        trial.eventually("what came meanwhile", lambda: daemon.report(f"lén {mode}.txt"))
    daemon.settle()
    return f"four times closed and opened: told, no report lost, {trial.check(daemon)} files"


covered(40, SPOOL, "that cannot be read for a while is told of, and recovers by itself [40]")


def fill(disk, leave=0):
    """Takes all space of a file system but so many bytes; returns the file that has it."""
    filler = disk / "filler"
    with open(filler, "wb", buffering=0) as file:
        for piece in (1 << 20, 4096, 512):
            try:
                while os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize > leave:
                    if file.write(bytes(piece)) == 0:
                        break
            except OSError:
                continue
        os.fsync(file.fileno())
    return filler


def full_disk(trial, kind, size):
    """Reports on a disk that fills up: old ones stay whole, new ones wait, all follow when there is room."""
    disk = trial.file_system(kind, size=size)
    daemon = trial.daemon(reports=disk / "reports")
    trial.articles(daemon.inbox, 30)
    daemon.start()
    daemon.sync()
    before = {path: path.read_bytes() for path in daemon.reports.rglob("*.json")}
    filler = fill(disk)
    said = len(daemon.log())
    # Changed ones, whose old reports are good, and new ones, of which some may still find room.
    for number in range(15):
        daemon.drop(f"tin-{number:06}.txt", article(500 + number))
    trial.articles(daemon.inbox, 100, first=100)
    trial.eventually("many put off", lambda: daemon.counts()["deferred"] > 20)
    time.sleep(trial.size(3, 30))
    lines = daemon.warnings(since=said)
    expect(lines, "it said nothing of the full disk")
    expect(len(lines) < 40, f"{len(lines)} lines of warning: {lines[:2]}")
    for path, contents in before.items():
        now = path.read_bytes()
        expect(now == contents or json.loads(now)["status"] == "analysed", f"{path} was spoilt")
    empty = [path for path in daemon.reports.rglob("*.json") if path.stat().st_size == 0]
    expect(not empty, f"empty reports: {empty[:3]}")
    daemon.watcher.stop()
    daemon.watcher.start()
    waiting = daemon.counts()["deferred"]
    filler.unlink()
    trial.all_reported(daemon)
    return f"{kind}: {waiting} waited for room, {len(lines)} lines about it, {trial.check(daemon)} files"


@scenario(41, needs=[needs.mounts])
def full_tmpfs(trial):
    return full_disk(trial, "tmpfs", 4 << 20)


@scenario(41, needs=[needs.loop])
def full_ext4(trial):
    """Delayed allocation: the space is missed at the fsync, not at the write."""
    return full_disk(trial, "ext4", 16 << 20)


@scenario(41, needs=[needs.mounts])
def full_state(trial):
    """No room for the ledger: what can't be noted is not lost."""
    disk = trial.file_system("tmpfs", size=2 << 20)
    daemon = trial.daemon(state=disk / "state")
    trial.articles(daemon.inbox, 30)
    daemon.start()
    daemon.sync()
    filler = fill(disk)
    trial.articles(daemon.inbox, 200, first=100)
    trial.eventually("a word about the ledger", lambda: daemon.lines("ledger") or daemon.lines("minimum_free"))
    daemon.drop("tin-000001.txt", article(777))
    time.sleep(2)
    filler.unlink()
    trial.all_reported(daemon)
    daemon.settle(120)
    return f"a ledger without room: {trial.check(daemon)} files once there was"


covered(41, SPOOL, "stay as they are without room for new ones, and follow when there is room again [41]")
covered(41, SERVICE, "goes on by itself when the ledger's disk was full for a while")


@scenario(43, needs=[needs.mounts])
def no_inodes(trial):
    disk = trial.file_system("tmpfs", size=64 << 20, inodes=40)
    daemon = trial.daemon(reports=disk / "reports").start()
    trial.articles(daemon.inbox, 80)
    trial.eventually("some put off", lambda: daemon.counts()["deferred"] >= 40)
    expect(daemon.counts()["reported"] > 20, f"{daemon.counts()}")
    trial.mount("-o", "remount,nr_inodes=1000", disk)
    trial.all_reported(daemon)
    return f"inodes for 37 of {trial.check(daemon)} reports, the rest when there were more"


def refuses_writing(folder):
    try:
        (folder / "thử").touch()
    except OSError as error:
        return error.errno == errno.EROFS
    return False


@scenario(43, needs=[needs.loop])
def read_only(trial):
    """A disk makes itself read-only for a fault; its copy, mended, is mounted in its place."""
    disk = trial.file_system("ext4", size=64 << 20, options=["errors=remount-ro"])
    device = subprocess.run(["findmnt", "-n", "-o", "SOURCE", disk], capture_output=True, text=True, check=True)
    trigger = f"/sys/fs/ext4/{os.path.basename(device.stdout.strip())}/trigger_fs_error"
    if not os.access(trigger, os.W_OK):
        raise Skipped("this kernel's ext4 has no trigger_fs_error")
    daemon = trial.daemon(reports=disk / "reports", inbox_keys=["poll_interval = 1"])
    trial.articles(daemon.inbox, 30)
    daemon.start()
    daemon.sync()
    before = editions(daemon.reports)
    with open(trigger, "w") as file:
        file.write("a fault that is meant")
    # Newer kernels do not say so in the mount's options: it shows at the next write.
    trial.eventually("a read-only file system", lambda: refuses_writing(disk))
    trial.articles(daemon.inbox, 30, first=100)
    daemon.drop("tin-000003.txt", article(3000))
    trial.eventually("all put off", lambda: daemon.counts()["deferred"] == 31)
    reason = queued(daemon, "tin-000100.txt")["reason"].partition(";")[0].rpartition(": ")[2]
    expect(editions(daemon.reports) == before, "reports changed on a file system that is read-only")
    daemon.watcher.stop()
    trial.unmount(disk, lazily=True)
    # What stands there now is the folder below: it has to do until the disk is back.
    trial.eventually("reports below the mount", lambda: daemon.report("tin-000100.txt"))
    # Not the same image: as long as the daemon has its old folder open, that would be the same file system again.
    image = sorted(trial.folder.glob("image-*"))[-1]
    mended = trial.folder / "mended"
    subprocess.run(["cp", "--sparse=always", image, mended], check=True)
    expect(subprocess.run(["e2fsck", "-fy", mended], capture_output=True).returncode < 4, "e2fsck could not mend it")
    trial.mount("-o", "loop", mended, disk)
    daemon.watcher.start()
    # What counts is what is on the disk that came back, where one report is of an older version.
    daemon.rescan()
    trial.all_reported(daemon)
    daemon.settle()
    return f"read-only: put off with “{reason}”, {trial.check(daemon)} files after the disk came back"


@scenario(43, needs=[needs.strace])
def swapped_in_the_midst(trial):
    """A copy of the reports takes their place while one is on its way into them, and that takes long."""
    daemon = trial.daemon(inbox_keys=["poll_interval = 1"])
    trial.articles(daemon.inbox, 30)
    daemon.start()
    daemon.sync()
    older = trial.folder / "older"
    subprocess.run(["cp", "-a", daemon.reports, older], check=True)
    daemon.watcher.stop()
    since = len(daemon.log())
    # One that was put off: the ledger knows of this version, so that no listing has it looked at once more.
    with Injection(daemon, "fsync", "EIO", "1+"):
        daemon.drop("tin-000003.txt", article(3000))
        trial.eventually("a second attempt", lambda: (queued(daemon, "tin-000003.txt") or {}).get("attempts", 0) > 1)
    with Injection(daemon, "fsync", delay=3):
        trial.eventually("a report to be flushed", lambda: any(daemon.reports.glob(".diembao-*.tmp")))
        daemon.reports.rename(trial.folder / "former")
        older.rename(daemon.reports)
        trial.eventually("a word about another folder", lambda: daemon.lines("another one", since=since))
        trial.all_reported(daemon)
    daemon.watcher.start()
    daemon.settle()
    return f"a copy in the reports' place while one is flushed: {trial.check(daemon)} files"


@scenario(43)
def no_descriptors(trial):
    """EMFILE at whatever it opens next, for articles, reports and askers alike."""
    daemon = trial.daemon().start()
    trial.articles(daemon.inbox, 20)
    daemon.sync()
    pid = daemon.pid
    former = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    rounds = 0
    highest = max(map(int, os.listdir(f"/proc/{pid}/fd")))
    for spare in range(0, trial.size(4, 12)):
        resource.prlimit(pid, resource.RLIMIT_NOFILE, (highest + 1 + spare, former[1]))
        trial.articles(daemon.inbox, 10, first=1000 * (spare + 1))
        (daemon.inbox / f"thư mục {spare}").mkdir()
        (daemon.inbox / f"thư mục {spare}" / "a.txt").write_text(short(spare))
        time.sleep(1)
        expect(daemon.is_running(), "it died for want of descriptors")
        resource.prlimit(pid, resource.RLIMIT_NOFILE, former)
        trial.all_reported(daemon)
        rounds += 1
    daemon.settle()
    return f"descriptors: {rounds} times none or few left, {trial.check(daemon)} files"


def older_reports(trial, daemon):
    """Ten reports, with their times, are put back from a copy that was made before their articles changed: five while it runs, five while it does not."""
    copy = trial.folder / "backup"
    subprocess.run(["cp", "-a", daemon.reports, copy], check=True)
    for number in range(10):
        daemon.drop(f"tin-{number:06}.txt", short(900 + number))
    daemon.settle()
    trial.check(daemon)
    for numbers, is_down in ((range(5), False), (range(5, 10), True)):
        if is_down:
            daemon.stop()
        for number in numbers:
            report = daemon.report_path(f"tin-{number:06}.txt")
            os.replace(copy / report.relative_to(daemon.reports), report)
        if is_down:
            daemon.start()
        daemon.settle()
        trial.check(daemon)


@scenario(44)
def deleted_reports(trial):
    daemon = trial.daemon(inbox_keys=["poll_interval = 1"])
    trial.articles(daemon.inbox, 20)
    trial.articles(daemon.inbox / "sâu", 20)
    daemon.start()
    daemon.sync()
    daemon.report_path("tin-000001.txt").unlink()
    trial.eventually("the one that was deleted", lambda: daemon.report("tin-000001.txt"))
    subprocess.run(["rm", "-r", daemon.reports / "sâu"], check=True)
    trial.eventually("the folder that was deleted", lambda: daemon.report("sâu/tin-000019.txt"))
    subprocess.run(["rm", "-r", daemon.reports], check=True)
    trial.eventually("all that were deleted", lambda: len(editions(daemon.reports)) == 40)
    daemon.settle()
    trial.check(daemon)
    older_reports(trial, daemon)
    # Replaced by a link to elsewhere: nothing is written there, nor through it.
    elsewhere = trial.folder / "elsewhere"
    elsewhere.mkdir()
    (daemon.reports / "sâu").rename(trial.folder / "aside")
    os.symlink(elsewhere, daemon.reports / "sâu")
    daemon.drop("sâu/mới.txt", short(1))
    time.sleep(2)
    expect(not any(elsewhere.iterdir()), "it wrote where a link in the reports folder leads")
    (daemon.reports / "sâu").unlink()
    trial.eventually("what waited for the link to go", lambda: daemon.report("sâu/mới.txt"), 180)
    daemon.settle()
    return f"one, a folder, all, ten older ones, and a link in a folder's place: {trial.check(daemon)} files have reports again"


covered(44, SPOOL, "are made anew at the next listing when one is deleted, or all with their folder [44]")


@scenario(45)
def second_daemon(trial):
    one = trial.daemon()
    trial.articles(one.inbox, 10)
    one.start()
    shared = {"reports": one.reports, "state": one.state}
    for what, path in shared.items():
        other = trial.daemon(watched=False, **{what: path})
        other.spawn()
        expect(other.wait(30) == 69, f"the second with the same {what} ended with {other.process.returncode}")
        expect(str(path) in other.log(), f"it does not name {path}: {other.log()}")
        other.manager.values("STATUS")
    one.sync()
    count = trial.check(one)
    one.kill()
    # A lock is nobody's once its owner is dead.
    other = trial.daemon(inbox=one.inbox, reports=one.reports, watched=False).start()
    other.sync()
    expect(other.stop() == 0, "it did not end well")
    one.start()
    one.sync()
    return f"refused with status 69 for the reports and for the state, taken over after a kill; {trial.check(one)} of {count}"


covered(45, SERVICE, "refuses reports and a control socket that another daemon has [45]")
covered(45, "Tests/EndToEnd/checks/dying.py", "a second daemon on the same reports is refused")


@scenario(46)
def huge_backlog(trial):
    count = trial.size(6_000, 1_000_000)
    memory = needs.mounts() is None and count > 100_000
    # In memory, where a disk would be what is measured.
    place = trial.file_system("tmpfs", size=20 << 30) if memory else trial.folder
    daemon = trial.daemon(
        inbox=place / "inbox", reports=place / "reports", watched=count < 100_000, watchdog=60
    )
    for number in range(0, count, 10_000):
        trial.short_articles(daemon.inbox / f"{number // 10_000:04}", min(10_000, count - number), first=number)
    start = time.monotonic()
    daemon.spawn()
    trial.eventually("READY=1", lambda: daemon.manager.moment("READY", "1") or not daemon.is_running(), 600)
    ready = daemon.manager.moment("READY", "1") - start
    extended = len(daemon.manager.values("EXTEND_TIMEOUT_USEC"))
    expect(ready < 60 or extended > 1, f"READY after {ready:.0f} s, and more time was not asked for")
    slowest, drops = 0.0, 0
    while daemon.counts()["waiting"] > count // 10 and drops < 200:
        path = daemon.drop(f"mới-{drops}.txt", short(drops))
        dropped = time.monotonic()
        trial.eventually("a report of a fresh drop", lambda: daemon.report(path.name), 60)
        slowest = max(slowest, time.monotonic() - dropped)
        drops += 1
        time.sleep(0.02)
    expect(drops > 3, "the backlog was gone before anything was dropped beside it")
    expect(slowest < 5, f"a fresh drop waited {slowest:.1f} s behind the backlog")
    daemon.sync(4 * 3600)
    took = time.monotonic() - start
    peak = daemon.memory("VmHWM")
    expect(peak < 150 << 20, f"{peak >> 20} MiB at the most")
    # It told how it came along, once a second, and lived all the while. How long that is, is the machine's affair.
    progress = {status for status in daemon.manager.values("STATUS") if "waiting" in status}
    expect(len(progress) >= max(1, (took - ready) // 2), f"{len(progress)} times in {took - ready:.0f} s: {progress}")
    total = trial.check(daemon)
    return (
        f"{total} files: READY after {ready:.1f} s, all after {took:.0f} s, {drops} fresh drops beside it the slowest in"
        f" {slowest:.2f} s, {peak >> 20} MiB at the most"
    )


@scenario(47)
def monstrous_files(trial):
    daemon = trial.daemon().start()
    daemon.drop("thường.txt", article(47))
    daemon.sync()
    before = daemon.memory()
    for name, size in {"5 GB.txt": 5 << 30, "1 TB.txt": 1 << 40, "vừa quá.txt": (5 << 20) + 1}.items():
        with open(daemon.inbox / name, "wb") as file:
            file.truncate(size)
    growing = open(daemon.inbox / "lớn mãi.txt", "wb", buffering=0)
    end = time.monotonic() + trial.size(3, 30)
    peak = 0
    while time.monotonic() < end:
        growing.write(bytes(1 << 20))
        peak = max(peak, daemon.memory())
        time.sleep(0.01)
    growing.close()
    daemon.sync()
    peak = max(peak, daemon.memory("VmHWM"))
    expect(peak < before + (32 << 20), f"{before >> 20} MiB before, {peak >> 20} MiB at the most")
    large = ["5 GB.txt", "1 TB.txt", "vừa quá.txt", "lớn mãi.txt"]
    count = trial.check(daemon, failures=dict.fromkeys(large, "TOO_LARGE"))
    return f"5 GB, 1 TB, one byte too many, and one that grew: {count} reports, {(peak - before) >> 20} MiB more at the most"


covered(47, SPOOL, "is failed unread when it is monstrous, while it grows and when it has stopped [47]")


@scenario(48)
def retry_storm(trial):
    count, seconds = trial.size(1_000, 10_000), trial.size(10, 120)
    daemon = trial.daemon(wrapper=bound_by_modes())
    for number in range(count):
        daemon.drop(f"khóa/{number}.txt", short(number)).chmod(0)
    trial.articles(daemon.inbox, 20)
    daemon.start()
    trial.eventually("all put off", lambda: daemon.counts()["deferred"] == count, 120)
    trial.eventually("reports of the others", lambda: daemon.counts()["reported"] == 20)
    # The first tries come close together; what is measured is how it goes on.
    time.sleep(trial.size(8, 60))
    said, used = len(daemon.log()), daemon.processor_seconds()
    time.sleep(seconds)
    used = daemon.processor_seconds() - used
    lines = len(daemon.log()[said:].splitlines())
    expect(used < 0.3 * seconds, f"{used:.1f} s of a processor in {seconds} s of waiting")
    expect(lines <= max(10, seconds), f"{lines} lines in {seconds} s")
    start = time.monotonic()
    daemon.drop("mới.txt", short(1))
    trial.eventually("a report of a fresh drop", lambda: daemon.report("mới.txt"), 20)
    fresh = time.monotonic() - start
    for path in (daemon.inbox / "khóa").iterdir():
        path.chmod(0o644)
    daemon.sync(300)
    return (
        f"{count} files that may not be read: {100 * used / seconds:.0f} % of a processor, {lines} lines in {seconds} s, a"
        f" fresh drop in {fresh:.2f} s; {trial.check(daemon)} files when they may"
    )


@scenario(55, quick=False)
def soak(trial):
    """Ordinary life, in fast motion. What grows by the hour shows as a slope."""
    minutes, operations = trial.size(1, 30), trial.size(1_500, 50_000)
    daemon = trial.daemon(watchdog=60).start()
    samples, ends = [], threading.Event()

    def sample():
        while not ends.wait(5):
            samples.append((daemon.memory(), daemon.descriptors(), daemon.watches()))

    observer = threading.Thread(target=sample)
    observer.start()
    counts = dict.fromkeys(("dropped", "changed", "removed", "renamed"), 0)
    names, start = [], time.monotonic()
    try:
        for number in range(operations):
            choice = trial.random.random()
            folder = f"{trial.random.randrange(20)}"
            if choice < 0.45 or len(names) < 50:
                names.append(f"{folder}/{number}.txt")
                daemon.drop(names[-1], article(number))
                counts["dropped"] += 1
                continue
            at = trial.random.randrange(len(names))
            if choice < 0.6:
                daemon.drop(names[at], article(operations + number))
                counts["changed"] += 1
            elif choice < 0.95 or len(names) > 1_000:
                (daemon.inbox / names[at]).unlink()
                names[at] = names[-1]
                names.pop()
                counts["removed"] += 1
            else:
                new = f"{folder}/lại {number}.txt"
                (daemon.inbox / folder).mkdir(exist_ok=True)
                (daemon.inbox / names[at]).rename(daemon.inbox / new)
                names[at] = new
                counts["renamed"] += 1
            # Evenly over the time, with now and then a burst.
            ahead = start + minutes * 60 * number / operations - time.monotonic()
            if ahead > 0 and trial.random.random() < 0.1:
                time.sleep(ahead)
        daemon.sync(600)
    finally:
        ends.set()
        observer.join()
    count = trial.check(daemon)
    fifth = max(1, len(samples) // 5)
    early, late = samples[fifth:2 * fifth], samples[-fifth:]
    memory = [max(entry[0] for entry in part) / (1 << 20) for part in (early, late)]
    descriptors = [max(entry[1] for entry in part) for part in (early, late)]
    watches = [max(entry[2] for entry in part) for part in (early, late)]
    expect(memory[1] < memory[0] * 1.1 + 4, f"memory grew from {memory[0]:.0f} to {memory[1]:.0f} MiB")
    expect(descriptors[1] <= descriptors[0] + 5, f"descriptors grew from {descriptors[0]} to {descriptors[1]}")
    expect(watches[1] <= watches[0] + 3, f"watches grew from {watches[0]} to {watches[1]}")
    did = ", ".join(f"{number} {what}" for what, number in counts.items())
    return (
        f"{did} in {(time.monotonic() - start) / 60:.0f} min, {count} files left; at the most in the second and in the last"
        f" fifth: {memory[0]:.0f} and {memory[1]:.0f} MiB, {descriptors[0]} and {descriptors[1]} descriptors, {watches[0]}"
        f" and {watches[1]} watches"
    )
