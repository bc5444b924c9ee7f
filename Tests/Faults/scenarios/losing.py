"""The kernel tells too little or too late: what it does not tell has to be found."""

import os
import subprocess
import threading

import needs
from expecting import expect
from scenarios import covered, scenario
from scenarios.killing import editions
from trial import short

SPOOL = "Tests/DiembaoSpoolTests/SpoolTests.swift"


def _queue_length():
    with open("/proc/sys/fs/inotify/max_queued_events") as file:
        return int(file.read())


@scenario(11)
def overflow(trial):
    """Few files, renamed out and in again while the daemon stands still until the kernel has no room for more events."""
    count = trial.size(200, 200)
    daemon = trial.daemon()
    trial.articles(daemon.inbox, count // 2)
    daemon.start()
    daemon.sync()
    trial.articles(trial.folder / "outside", count)
    daemon.freeze()
    names = sorted(path.name for path in (trial.folder / "outside").iterdir())
    events = 0
    while events < _queue_length() + 2 * count:
        for source, target in ((trial.folder / "outside", daemon.inbox), (daemon.inbox, trial.folder / "outside")):
            for name in names:
                os.rename(source / name, target / name)
            events += count
    # The last that happens tells nobody.
    for name in names:
        os.rename(trial.folder / "outside" / name, daemon.inbox / name)
    daemon.thaw()
    trial.eventually("a line about the lost events", lambda: daemon.lines("events were lost"))
    daemon.sync()
    said = daemon.lines("events were lost")
    expect(len(said) == 1, f"{said}")
    return f"{trial.check(daemon)} files after {events} renames, told once"


@scenario(11, quick=False)
def overflow_at_full_size(trial):
    """Each of 200,000 files has its own event, of which the kernel keeps 16,384."""
    count = trial.size(20_000, 200_000)
    daemon = trial.daemon()
    daemon.start()
    trial.short_articles(trial.folder / "outside", count)
    daemon.freeze()
    for entry in os.scandir(trial.folder / "outside"):
        os.rename(entry.path, daemon.inbox / entry.name)
    daemon.thaw()
    trial.eventually("a line about the lost events", lambda: daemon.lines("events were lost"))
    daemon.sync(3600)
    said = daemon.lines("events were lost")
    expect(len(said) == 1, f"{said}")
    peak = daemon.memory("VmHWM")
    expect(peak < 150 << 20, f"{peak >> 20} MiB at the most")
    return f"{trial.check(daemon)} files renamed in at one time, told once, {peak >> 20} MiB at the most"


covered(11, "Tests/DiembaoServiceTests/DaemonTests.swift", "finds everything when the kernel dropped events while it slept [11]")


@scenario(12)
def moved_folder(trial):
    """A folder gives one event, its files none."""
    count = trial.size(1_000, 50_000)
    daemon = trial.daemon().start()
    trial.short_articles(trial.folder / "outside", count)
    (trial.folder / "outside").rename(daemon.inbox / "moved")
    daemon.sync(1200)
    return f"{trial.check(daemon)} files in one rename"


@scenario(13)
def folders_come_and_go(trial):
    """Several people make, fill and remove the same folders, as fast as they can."""
    rounds = trial.size(60, 1_000)
    daemon = trial.daemon().start()
    faults = []

    def person(who):
        deep = "/".join("abcde")
        for number in range(rounds):
            folder = daemon.inbox / f"{who}" / deep
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{number % 7}.txt").write_text(short(number))
            if number % 3 == 0:
                (folder.parent / "cạnh.txt").write_text(short(number + 1))
            if number + 1 < rounds:
                # From the bottom up, and now and then all at one time under another name.
                if number % 5 == 0:
                    outside = trial.folder / f"gone-{who}-{number}"
                    (daemon.inbox / f"{who}" / "a").rename(outside)
                else:
                    subprocess.run(["rm", "-r", daemon.inbox / f"{who}" / "a"], check=True)

    def run(who):
        try:
            person(who)
        except Exception as error:  # for the one who waits
            faults.append(error)

    people = [threading.Thread(target=run, args=(who,)) for who in range(3)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    expect(not faults, f"{faults}")
    daemon.sync()
    count = trial.check(daemon)
    # Folders that left are not watched any more: those of the three people, and the inbox and what it sits in.
    folders = 1 + sum(len(names) for _, names, _ in os.walk(daemon.inbox))
    trial.eventually(
        lambda: f"{folders} folders have {daemon.watches()} watches",
        lambda: folders <= daemon.watches() <= folders + 2,
    )
    # And those that are there are.
    daemon.drop("0/a/b/c/d/e/sau.txt", short(-1))
    trial.eventually("an event from the deepest folder", lambda: daemon.report("0/a/b/c/d/e/sau.txt"))
    trial.check(daemon)
    return f"{3 * rounds} times five folders, {count} files in the end, {daemon.watches()} watches for {folders} folders"


covered(13, SPOOL, "is reported wherever folders come and go under the same names [13]")


@scenario(14)
def during_the_listing(trial):
    """Files come into folders that are just being found, and into the inbox while the daemon begins to watch it."""
    starts, folders = trial.size(5, 60), trial.size(120, 2_000)
    daemon = trial.daemon()
    trial.short_articles(daemon.inbox, 300)
    for start in range(starts):
        ends = threading.Event()

        def drop(start=start):
            number = 0
            while not ends.is_set():
                daemon.drop(f"lần {start}/{number % 11}/{number}.txt", short(number))
                number += 1
                ends.wait(0.002)

        dropping = threading.Thread(target=drop)
        dropping.start()
        try:
            daemon.start()
        finally:
            ends.set()
            dropping.join()
        if start + 1 < starts:
            daemon.kill()
    # No event says that a file is in a folder before somebody watches it.
    for number in range(folders):
        folder = daemon.inbox / "mới" / f"{number}"
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text(short(number))
        if number % 2:
            (folder / "sâu").mkdir()
            (folder / "sâu" / "b.txt").write_text(short(number))
    daemon.sync()
    return f"{starts} starts and {folders} folders, {trial.check(daemon)} files"


covered(14, "Tests/DiembaoServiceTests/PropertyTests.swift", "the reports are in the end those of a run in which nothing happened")


@scenario(15)
def while_it_is_down(trial):
    count = trial.size(300, 5_000)
    daemon = trial.daemon()
    trial.articles(daemon.inbox, count)
    (daemon.inbox / "thư mục").mkdir()
    trial.articles(daemon.inbox / "thư mục", count // 10)
    daemon.start()
    daemon.sync()
    daemon.stop()
    before = editions(daemon.reports)
    files = sorted(daemon.inbox.glob("*.txt"))
    for number, file in enumerate(files):
        if number % 7 == 0:
            file.unlink()
        elif number % 7 == 1:
            file.rename(file.with_name(f"khác-{number}.txt"))
        elif number % 7 == 2:
            with open(file, "a") as stream:
                stream.write(f"Thêm câu {number}.\n")
        elif number % 7 == 3:
            file.with_name(file.name + ".meta.json").write_text('{"published": "2021-12-08"}')
    (daemon.inbox / "thư mục").rename(daemon.inbox / "thư mục khác")
    daemon.start()
    daemon.sync()
    count = trial.check(daemon)
    after = editions(daemon.reports)
    untouched = [path for number, path in enumerate(files) if number % 7 > 3]
    written = [path for path in untouched if after.get(report := daemon.report_path(path.name)) != before.get(report)]
    expect(not written, f"{len(written)} reports of unchanged files were written again")
    return f"{count} files, {len(untouched)} of them unchanged and not written again"


covered(15, SPOOL, "what came, changed, went and was renamed is seen at the start [15]")


@scenario(16)
def replaced_inbox(trial):
    daemon = trial.daemon(inbox_keys=["poll_interval = 1"])
    trial.articles(daemon.inbox, 20)
    daemon.start()
    daemon.sync()
    before = editions(daemon.reports)

    # Replaced: the old one's reports stay, the new one is watched.
    daemon.inbox.rename(trial.folder / "old")
    daemon.inbox.mkdir()
    daemon.drop("mới.txt", short(1))
    trial.eventually("a report from the new folder", lambda: daemon.report("mới.txt"))
    expect(before.items() <= editions(daemon.reports).items(), "reports went with the old folder")
    for path in (trial.folder / "old").iterdir():
        path.rename(daemon.inbox / path.name)
    daemon.settle()
    trial.check(daemon)

    # Away: it says so, and deletes nothing. Back: it goes on by itself.
    before = editions(daemon.reports)
    daemon.inbox.rename(trial.folder / "away")
    trial.eventually("a problem in its status", lambda: daemon.status()["problems"] or daemon.status()["state"] != "running")
    expect(editions(daemon.reports) == before, "reports changed while the inbox was away")
    (trial.folder / "away").rename(daemon.inbox)
    daemon.drop("sau.txt", short(2))
    trial.eventually("a report from the folder that came back", lambda: daemon.report("sau.txt"))
    trial.eventually("no problem", lambda: not daemon.status()["problems"] and daemon.status()["state"] == "running")
    daemon.settle()
    trial.check(daemon)

    # Missing at the start.
    daemon.stop()
    daemon.inbox.rename(trial.folder / "away")
    before = editions(daemon.reports)
    daemon.start()
    expect(editions(daemon.reports) == before, "reports changed while the inbox was missing")
    (trial.folder / "away").rename(daemon.inbox)
    daemon.drop("cuối.txt", short(3))
    trial.eventually("a report from the folder that was missing", lambda: daemon.report("cuối.txt"))
    daemon.settle()
    count = trial.check(daemon)

    # Deleted and made again under the daemon's eyes, many times.
    for number in range(20):
        subprocess.run(["rm", "-r", daemon.inbox], check=True)
        daemon.inbox.mkdir()
        daemon.drop("lại.txt", short(number))
    trial.eventually("a report from the last folder", lambda: (
        (report := daemon.report("lại.txt")) and "cống 19 sẽ" in report["document"]["text"]
    ))
    # What was in the first of them was deleted with it; whether that is known depends on who looked when.
    return f"replaced, away, missing, and 20 times made again: {count} files"


covered(16, SPOOL, "that is replaced by another folder is watched there, and no report goes with the old one [16]")
covered(16, SPOOL, "that is not there at the start is found when it comes [16]")


@scenario(17, needs=[needs.mounts])
def mounted_over(trial):
    daemon = trial.daemon(inbox_keys=["poll_interval = 1"])
    trial.articles(daemon.inbox, 20)
    daemon.start()
    daemon.sync()
    before = editions(daemon.reports)
    for round in range(3):
        trial.mount("-t", "tmpfs", "none", daemon.inbox)
        daemon.drop(f"trên đĩa {round}.txt", short(round))
        trial.eventually("a report from the disk", lambda: daemon.report(f"trên đĩa {round}.txt"))
        expect(before.items() <= editions(daemon.reports).items(), "reports of what is below the mount are gone")
        trial.unmount(daemon.inbox)
        daemon.drop(f"dưới {round}.txt", short(round))
        trial.eventually("a report from below", lambda: daemon.report(f"dưới {round}.txt"))
        daemon.rescan()
        expect(daemon.report(f"trên đĩa {round}.txt"), "unmounting the disk deleted its reports")
    kept = [path for path in daemon.reports.iterdir() if path.name.startswith("trên đĩa")]
    for path in kept:
        # Whatever became of the disk, these are nobody's now.
        path.unlink()
    daemon.settle()
    return f"3 disks over the inbox and away again, their reports kept; {trial.check(daemon)} files below"


covered(17, SPOOL, "below another mount has that one's articles, and keeps its own reports [17]")


@scenario(19, needs=[needs.mounts])
def overlay(trial):
    """Who writes into the upper folder of an overlay gives the overlay no event."""
    base = trial.file_system("tmpfs", size=64 << 20)
    for name in ("lower", "upper", "work", "merged"):
        (base / name).mkdir()
    trial.articles(base / "lower", 10)
    trial.mount(
        "-t", "overlay", "-o", f"lowerdir={base}/lower,upperdir={base}/upper,workdir={base}/work", "none", base / "merged"
    )
    daemon = trial.daemon(inbox=base / "merged", inbox_keys=["poll_interval = 1"]).start()
    daemon.sync()
    (base / "upper" / "lén.txt").write_text(short(1))
    trial.eventually("what came by the upper folder", lambda: daemon.report("lén.txt"))
    (base / "upper" / "lén.txt").write_text(short(2))
    trial.eventually("its change", lambda: "cống 2 sẽ" in daemon.report("lén.txt")["document"]["text"])
    daemon.drop("thường.txt", short(3))
    trial.eventually("what came by the overlay", lambda: daemon.report("thường.txt"))
    daemon.settle()
    return f"{trial.check(daemon)} files, those without events within the poll interval of a second"


@scenario(20)
def hard_links_and_nameless(trial):
    count = trial.size(50, 2_000)
    daemon = trial.daemon().start()
    outside = trial.folder / "outside"
    trial.articles(outside, count)
    for number, path in enumerate(sorted(outside.iterdir())):
        if number % 2:
            os.link(path, daemon.inbox / path.name)
        else:
            file = os.open(daemon.inbox, os.O_TMPFILE | os.O_WRONLY, 0o644)
            os.write(file, path.read_bytes())
            # With a folder's descriptor, or Python does not ask the kernel to follow the link.
            os.link(f"/proc/self/fd/{file}", daemon.inbox / path.name, src_dir_fd=file, follow_symlinks=True)
            os.close(file)
    daemon.sync()
    checked = trial.check(daemon)
    expect(checked == count, f"{checked} of {count}")
    return f"{count} files, half of them linked in, half without a name before"


covered(20, SPOOL, "is reported when it is linked in, or had no name before [20]")


@scenario(21)
def changed_without_event(trial):
    """By another name of the file, by a mapping, and with the time of modification set back."""
    daemon = trial.daemon()
    trial.articles(daemon.inbox, 30)
    outside = trial.folder / "outside"
    outside.mkdir()
    files = sorted(daemon.inbox.iterdir())
    for path in files[:20]:
        os.link(path, outside / path.name)
    daemon.start()
    daemon.settle()
    for number, path in enumerate(files[:20]):
        other = outside / path.name
        status = other.stat()
        contents = bytearray(other.read_bytes())
        at = contents.find(b"0")
        if at < 0:
            at = contents.find(b"1")
        contents[at:at + 1] = b"9"  # as long as before
        with open(other, "r+b") as stream:
            stream.write(contents)
        if number % 2:
            os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    daemon.settle()
    return f"20 of {trial.check(daemon)} files changed by another name, half of them with the old time"


covered(21, SPOOL, "that is changed with no event is reported anew at the next listing [21]")
