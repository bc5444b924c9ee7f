"""Documents, which processes of their own read, and files that hold several articles."""

import os
import shutil
import signal
from pathlib import Path

from expecting import expect
from scenarios import scenario
from word import word_document


def lines(number):
    return f"Bến Lâm nghiệm thu cống số {number}", f"Ông Nguyễn Văn Thuận nói cống {number} sẽ mở trước mùa mưa."


def mailbox(numbers):
    """Articles as the messages of a mailbox."""
    return b"".join(
        b"From lan@songtien.example Wed Dec  8 10:00:00 2021\nFrom: Lan <lan@songtien.example>\n"
        b"Subject: Tin %d\nContent-Type: text/plain; charset=UTF-8\n\n%s\n\n" % (number, "\n\n".join(lines(number)).encode())
        for number in numbers
    )


def documents(inbox, count, first=0):
    """One in three a mailbox of one to five articles."""
    for number in range(first, first + count):
        if number % 3:
            (inbox / f"tin-{number:05}.docx").write_bytes(word_document(*lines(number)))
        else:
            (inbox / f"thu-{number:05}.mbox").write_bytes(mailbox(range(number, number + 1 + number % 5)))


def readers(pid):
    """The processes that read documents for that daemon."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == pid and os.readlink(process / "exe").endswith("/diembao-reader"):
                found.append(int(process.name))
        except (OSError, ValueError):
            continue
    return found


@scenario(57)
def readers_killed(trial):
    """Readers are killed as soon as they are seen, and one time in ten the service; later all have their reports."""
    kills, files = trial.size(20, 300), trial.size(120, 2_000)
    daemon = trial.daemon().spawn()
    dropped = killed = 0
    for kill in range(kills):
        until = files * (kill + 1) // kills
        documents(daemon.inbox, until - dropped, first=dropped)
        dropped = until
        trial.pause(0.3)
        if kill % 10 == 9:
            daemon.kill()
            daemon.spawn()
        for pid in readers(daemon.pid):
            os.kill(pid, signal.SIGKILL)
            killed += 1
    expect(killed > 0, "no reader was met")
    trial.eventually("a service that answers", lambda: (daemon.status() or {}).get("inboxes"))
    trial.all_reported(daemon)
    count = trial.check(daemon)
    expect(count == files and daemon.counts()["failed"] == 0, f"{count} of {files}: {daemon.counts()}")
    expect(not readers(daemon.pid), "a reader is left")
    return f"{killed} readers and {kills // 10} services killed, {files} documents, all reported"


@scenario(58)
def reader_missing(trial):
    """Documents wait for it, other articles don't; nothing fails for want of it."""
    folder = trial.folder / "bin"
    folder.mkdir()
    built = Path(trial.binary).parent
    for name in ("diembaod", "diembao"):
        shutil.copy(built / name, folder)
    trial.binary = folder / "diembaod"
    daemon = trial.daemon()
    documents(daemon.inbox, 5)
    trial.articles(daemon.inbox, 5)
    daemon.spawn()
    trial.eventually("five articles reported, five documents put off", lambda: waiting(daemon, reported=5, deferred=5))
    reason = daemon.queue()[0]["reason"]
    expect("diembao-reader" in reason and "No such file" in reason, reason)
    shutil.copy(built / "diembao-reader", folder)
    trial.all_reported(daemon)
    count = trial.check(daemon)
    expect(daemon.counts()["failed"] == 0, f"{daemon.counts()}")
    return f"{count} reports, none of them failed"


def waiting(daemon, reported, deferred):
    status = daemon.status()
    counts = status and status["inboxes"] and status["inboxes"][0]
    return counts and counts["reported"] == reported and counts["deferred"] == deferred
