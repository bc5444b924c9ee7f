"""The daemon dies, loses its memory, or is to end in the midst of work."""

import os
import shutil
import sqlite3
import time

from expecting import expect
from scenarios import covered, scenario

SERVICE = "Tests/DiembaoServiceTests/DaemonTests.swift"
SPOOL = "Tests/DiembaoSpoolTests/SpoolTests.swift"
LEDGER = "Tests/DiembaoSpoolTests/Ledger/LedgerTests.swift"


@scenario(1)
def killed_at_random(trial):
    """At random moments, also before it watches; some kills come in pairs."""
    kills, files = trial.size(12, 200), trial.size(600, 5_000)
    daemon = trial.daemon().spawn()
    dropped = 0
    for kill in range(kills):
        until = files * (kill + 1) // kills
        trial.articles(daemon.inbox, until - dropped, first=dropped)
        dropped = until
        trial.pause(0.4)
        daemon.kill()
        daemon.spawn()
    daemon.stop()
    daemon.start()
    daemon.sync(600)
    count = trial.check(daemon)
    expect(count == files, f"{count} reports of {files}")
    expect(daemon.counts()["failed"] == 0, f"{daemon.counts()}")
    return f"{kills} kills, {count} files, {daemon.watcher.appeared} reports appeared and none was torn"


covered(1, "Tests/DiembaoServiceTests/PropertyTests.swift", "the reports are in the end those of a run in which nothing happened")
covered(1, SERVICE, "condemns no innocent file when it is killed again and again under load")


def _of_another_version(ledger):
    with sqlite3.connect(ledger) as database:
        database.execute("CREATE TABLE IF NOT EXISTS grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
        database.execute("INSERT INTO grdb_migrations VALUES ('a version of the year 2099')")
        database.execute("PRAGMA user_version = 2099")


def _middle_overwritten(ledger):
    size = os.path.getsize(ledger)
    with open(ledger, "r+b") as file:
        file.seek(size // 4)
        file.write(os.urandom(size // 2))


DAMAGES = {
    "empty": lambda ledger: os.truncate(ledger, 0),
    "NULs": lambda ledger: ledger.write_bytes(bytes(ledger.stat().st_size)),
    "no database": lambda ledger: ledger.write_text('{"this": "is not a database"'),
    "another version": _of_another_version,
    "overwritten": _middle_overwritten,
    "cut off": lambda ledger: os.truncate(ledger, ledger.stat().st_size // 2 + 100),
    "gone": lambda ledger: ledger.unlink(),
    "a folder": lambda ledger: (ledger.unlink(), ledger.mkdir()),
}


def editions(folder):
    """Which file each report is: its inode and time change with every write."""
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.rglob("*.json")}


@scenario(7)
def ledger_damaged(trial):
    daemon = trial.daemon()
    trial.articles(daemon.inbox, trial.size(60, 500))
    # Its own file lies there too, and two of the articles have no report.
    daemon.start()
    daemon.sync()
    ledger = daemon.state / "ledger.sqlite"
    refused = []  # a folder of that name is no ledger, nor anything that may be thrown away
    for name, damage in DAMAGES.items():
        daemon.stop()
        for leftover in daemon.state.glob("ledger.sqlite-*"):
            leftover.unlink()
        before, said = editions(daemon.reports), len(daemon.log())
        damage(ledger)
        daemon.drop("mới.txt", f"Tin mới\n\nSổ cái lần này: {name}.")
        daemon.spawn().await_start()
        if not daemon.is_running():
            # A version of the future is somebody's data: to refuse, and to name it, loses nothing.
            expect(str(ledger) in daemon.log()[said:], f"{name}: it ended without naming {ledger}: {daemon.log()[said:]}")
            refused.append(name)
            shutil.rmtree(ledger, ignore_errors=True) if ledger.is_dir() else ledger.unlink()
            daemon.start()
        daemon.sync()
        after = editions(daemon.reports)
        changed = {path.name for path in after if after[path] != before.get(path)}
        expect(changed == {"mới.txt.json"}, f"{name}: {len(changed)} reports were written: {sorted(changed)[:5]}")
        warnings = daemon.warnings(since=said)
        expect(len(warnings) <= 1 + (name in refused), f"{name}: {warnings}")
    trial.check(daemon)
    said = f"; names {', '.join(refused)} and ends until it is taken away" if refused else ""
    return f"{len(DAMAGES)} kinds of damage, no report written again{said}"


covered(7, SPOOL, "a ledger that was lost or damaged is rebuilt with one warning and without writing a report [7]")
covered(7, LEDGER, "is begun anew when it can be used no more, and the old one is put aside")
covered(7, "Tests/EndToEnd/checks/pausing.py", "with a damaged ledger it warns once, and writes no report again")


@scenario(8)
def told_to_end(trial):
    count = trial.size(1_500, 10_000)
    daemon = trial.daemon()
    trial.short_articles(daemon.inbox, count)
    ends, slowest = 0, 0.0
    while True:
        daemon.start()
        waiting = daemon.counts()["waiting"]
        # The last times it has long been at work, the first it has just begun.
        trial.pause(0.3 * (ends + 1))
        start = time.monotonic()
        expect(daemon.stop(30) == 0, "it did not end well")
        slowest = max(slowest, time.monotonic() - start)
        trial.eventually("STOPPING=1", lambda: daemon.manager.values("STOPPING", since=start) == ["1"], 10)
        ends += 1
        if waiting == 0 or ends == 12:
            break
    daemon.start()
    daemon.sync(600)
    return f"{ends} ends among {trial.check(daemon)} files, the slowest took {slowest:.1f} s of 30"


covered(8, SERVICE, "ends in time though an analysis does not, and begins anew with that article [8]")
covered(8, SPOOL, "keeps thousands of articles that it gives up at the end for the next start [8]")

covered(9, SERVICE, "does not feed the watchdog while an analysis hangs, and goes on without that file after the kill [9]")
covered(9, SERVICE, "gives up a file that killed it three times alone, and no other [9]")
covered(9, "Tests/EndToEnd/checks/dying.py", "a hung service is ended by the watchdog, and runs again")

covered(10, LEDGER, "condemns an article for three faults, but not for three kills")
covered(10, SERVICE, "gives up a file that killed it three times alone, and no other [9]")


@scenario(10, quick=False)
def largest_files(trial):
    """The unit's MemoryMax=2G is the last resort: the largest articles that are read do not come near it."""
    daemon = trial.daemon(watched=False)
    text = trial.random
    for number in range(6):
        words = [text.choice(["“Nói”", "ông Thuận", "ngày 3-4", "Bến Lâm", "a", "tỉ đồng", "cho biết", "\n\n", "<p>"])
                 for _ in range(900_000)]
        daemon.drop(f"lớn-{number}.txt", " ".join(words).encode()[: (5 << 20) - number])
    for name, piece in {"một từ": "a", "ngoặc": "“", "dòng": "\n", "chữ": "ệ", "thẻ": "<div>"}.items():
        daemon.drop(f"{name}.txt", (piece * (5 << 20)).encode()[: 5 << 20].decode(errors="ignore"))
    daemon.start()
    daemon.sync(1200)
    peak = daemon.memory("VmHWM")
    expect(peak < 1 << 30, f"{peak >> 20} MiB at the most: the unit's MemoryMax would have ended it")
    queue = daemon.queue()
    expect(not queue, f"{queue[:3]}")
    return f"11 files of 5 MiB, two at a time, took {peak >> 20} MiB at the most, of MemoryMax=2G"
