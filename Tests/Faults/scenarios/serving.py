"""The daemon among its neighbours: systemd, the journal, its own next version."""

import json
import os
import socket
import time

import needs
from expecting import expect
from scenarios import covered, scenario
from scenarios.killing import editions
from trial import short

SERVICE = "Tests/DiembaoServiceTests/DaemonTests.swift"
SPOOL = "Tests/DiembaoSpoolTests/SpoolTests.swift"


@scenario(51)
def wrong_reload(trial):
    """While articles come in."""
    daemon = trial.daemon().start()
    trial.articles(daemon.inbox, trial.size(200, 2_000))
    good = list(daemon.inbox_keys)
    for fault in ("settle = -1", "no_such_key = 1", 'include = "*.txt', "settle = \"lâu\""):
        daemon.inbox_keys = [*good, fault]
        daemon.configure()
        since = time.monotonic()
        result = daemon.ask("reload")
        expect(result.returncode == 78, f"{fault}: reload ended with {result.returncode}")
        expect(b"diembao.toml:" in result.stderr, f"{fault}: no line is named: {result.stderr.decode()}")
        expect(daemon.is_running(), "it ended")
        said = [word for moment, words in daemon.manager.said if moment >= since for word in words]
        expect("RELOADING" not in said or "READY" in said[said.index("RELOADING"):], f"{said}")
    daemon.inbox_keys = good
    daemon.configure()
    result = daemon.ask("reload")
    expect(result.returncode == 0, result.stderr.decode())
    daemon.sync()
    return f"4 wrong ones refused with their line, {trial.check(daemon)} files"


covered(51, SERVICE, "keeps the old configuration when the new one is wrong, and says so [51]")
covered(51, "Tests/EndToEnd/checks/configuring.py", "a reload with a wrong configuration fails, says where it is wrong, and keeps the old one")


@scenario(52)
def another_analysis(trial):
    """A desk's own names make another analysis, as another version does."""
    count = trial.size(1_500, 10_000)
    names = trial.folder / "names"
    names.mkdir()
    daemon = trial.daemon(top=[f"names = {json.dumps(str(names))}"])
    trial.short_articles(daemon.inbox, count)
    daemon.start()
    daemon.sync(600)
    former = daemon.status()["analysis"]
    before = editions(daemon.reports)
    daemon.stop()
    (names / "names.tsv").write_text("Bến Lâm\tlocation\nCống Mới\torganization\n")
    daemon.start()
    expect(daemon.status()["analysis"] != former, "the analysis is the same")
    daemon.drop("mới.txt", short(1))
    dropped = time.monotonic()
    trial.eventually("a report of a fresh drop", lambda: daemon.report("mới.txt"), 60)
    fresh = time.monotonic() - dropped
    behind = daemon.counts()["waiting"]
    # Killed in the midst of it: what is made anew is not forgotten.
    daemon.kill()
    daemon.start()
    # Not `sync`, which does not wait for what is made anew.
    trial.all_reported(daemon, 600)
    after = editions(daemon.reports)
    same = [path for path in before if after[path] == before[path]]
    expect(not same, f"{len(same)} reports are still the old ones")
    expect(daemon.report("mới.txt")["generator"]["analysis"] == daemon.status()["analysis"], "the report tells another")
    return f"{count} reports made anew, a fresh drop in {fresh:.2f} s before {behind} of them; {trial.check(daemon)} files"


covered(52, SPOOL, "are made anew in the background by another analysis, fresh drops first")
covered(52, SERVICE, "makes reports anew with new names at a reload, and keeps the old ones when a file of them is wrong")


class Journal:
    """A socket in the place of journald's, in this mount namespace alone, whose reader can stand still or go (a resource)."""

    PATH = "/run/systemd/journal/socket"

    def __init__(self, trial):
        trial.mount("-t", "tmpfs", "none", "/run")
        os.makedirs(os.path.dirname(self.PATH))
        self.open()

    def open(self):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(self.PATH)
        self.socket.setblocking(False)

    def read(self):
        """All entries that wait."""
        entries = []
        while True:
            try:
                entries.append(self.socket.recv(1 << 20))
            except BlockingIOError:
                return entries

    def close(self):
        self.socket.close()
        os.unlink(self.PATH)


@scenario(53, needs=[needs.mounts])
def journal_stands_still(trial):
    count = trial.size(300, 5_000)
    journal = Journal(trial)
    daemon = trial.daemon(watchdog=2)
    # Standard error is the journal's stream where JOURNAL_STREAM says so: then it talks to the socket.
    log = os.open(daemon.log_path, os.O_WRONLY | os.O_CREAT, 0o644)
    status = os.fstat(log)
    os.close(log)
    daemon.environment["JOURNAL_STREAM"] = f"{status.st_dev}:{status.st_ino}"
    daemon.start()
    trial.eventually("entries in the journal", journal.read)
    # Nobody reads any more: after a few hundred entries there is room for none.
    trial.articles(daemon.inbox, count)
    trial.eventually("all to be reported though the journal is full", lambda: (
        len(editions(daemon.reports)) == count
    ), 120)
    daemon.sync()
    since = time.monotonic()
    trial.eventually("signs of life to the watchdog", lambda: daemon.manager.moment("WATCHDOG", "1", since=since))
    kept = len(journal.read())
    # It is gone, then there again.
    journal.close()
    trial.articles(daemon.inbox, count, first=10_000)
    daemon.sync()
    journal.open()
    trial.articles(daemon.inbox, 5, first=20_000)
    daemon.sync()
    entries = trial.eventually("entries after the journal's return", journal.read)
    told = sum(b"DIEMBAO_PATH" in entry for entry in entries)
    expect(daemon.stop() == 0, "it did not end well")
    daemon.start()
    return f"full ({kept} entries kept), gone, back ({told} entries): {trial.check(daemon)} files"
