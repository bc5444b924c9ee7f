"""What stands in the file, and when it says that it was written."""

import os
import time

import needs
from expecting import expect
from scenarios import covered, scenario
from trial import short

SPOOL = "Tests/DiembaoSpoolTests/SpoolTests.swift"

TEXT = """Bến Lâm: cống ngăn mặn vào giai đoạn cuối

Ngày 12-1, cống ngăn mặn ở Bến Lâm được nghiệm thu sau 14 tháng thi công. Tổng vốn là 120,5 tỉ đồng.

"Chúng tôi sẽ hoàn thành trước mùa mưa", ông Nguyễn Văn Thuận, giám đốc Sở Xây dựng, khẳng định tại cuộc họp.

Theo bà Lê Thị Hạnh, công việc bắt đầu từ năm 2021 và từng phải dừng hai lần vì bão.
"""


def told(report):
    """What an analysis found, without the places, which differ with the line ends."""
    document = report["document"]
    return {
        "headline": document["headline"]["text"],
        "quotes": [(quote["text"], quote["speaker"] and quote["speaker"]["name"]) for quote in report["quotes"]],
        "entities": [(entity["name"], entity["type"]) for entity in report["entities"]],
        "times": [time["text"] for time in report["times"]],
        "numbers": [number["value"] for number in report["numbers"]],
    }


@scenario(49)
def encodings(trial):
    daemon = trial.daemon()
    twins = {
        "crlf": TEXT.replace("\n", "\r\n").encode(),
        "cr": TEXT.replace("\n", "\r").encode(),
        "bom": TEXT.encode("utf-8-sig"),
        "crlf và bom": TEXT.replace("\n", "\r\n").encode("utf-8-sig"),
        "utf-16": TEXT.encode("utf-16"),
        "utf-16le": b"\xff\xfe" + TEXT.encode("utf-16-le"),
        "utf-16be": b"\xfe\xff" + TEXT.encode("utf-16-be"),
        "không xuống dòng cuối": TEXT.rstrip("\n").encode(),
    }
    # What it can't read, or can only in part: a report of one kind or the other, the same whenever, and no death.
    others = {
        "windows-1258": TEXT.encode("cp1258", errors="ignore"),
        "tcvn3": TEXT.encode().replace("ế".encode(), b"\xd5").replace("ố".encode(), b"\xe8"),
        "latin-1": TEXT.encode("latin-1", errors="replace") + b"\xe9\xe8",
        "NUL ở giữa": TEXT.replace("mặn", "m\0n").encode(),
        "toàn NUL": bytes(5000),
        "byte hỏng": TEXT.encode()[:300] + b"\xff\xfe\xc0\x80\xed\xa0\x80" + TEXT.encode()[300:],
        "cắt giữa chữ": TEXT.encode()[:1],
        "cắt cuối": TEXT.encode()[:-3] + "ệ".encode()[:2],
        "nửa utf-16": b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1],
        "utf-16 lẻ": b"\xff\xfe" + b"\x00\xd8" * 100,
        "utf-32": TEXT.encode("utf-32"),
        "ngẫu nhiên": bytes(trial.random.randrange(256) for _ in range(20_000)),
        "điều khiển": bytes(range(32)) * 50,
        "một dòng": TEXT.replace("\n", " ").encode() * 200,
        "chỉ xuống dòng": b"\n" * 20_000 + b"\r" * 20_000,
        "chỉ bom": b"\xef\xbb\xbf",
        "gzip": b"\x1f\x8b\x08\x00" + bytes(range(256)) * 8,
        "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 8,
    }
    daemon.drop("gốc.txt", TEXT)
    for name, contents in (twins | others).items():
        daemon.drop(f"{name}.txt", contents)
    daemon.start()
    daemon.sync()
    original = told(daemon.report("gốc.txt"))
    expect(original["quotes"] and original["entities"] and original["times"], f"it found nothing: {original}")
    for name in twins:
        found = told(daemon.report(f"{name}.txt"))
        expect(found == original, f"{name}: {found} instead of {original}")
    failures = {}
    for name in others:
        report = daemon.report(f"{name}.txt")
        if report["status"] == "failed":
            failures[f"{name}.txt"] = report["error"]["code"]
            expect(report["error"]["hint"], f"{name}: no hint")
    known = {"EMPTY", "UNSUPPORTED_ENCODING", "UNSUPPORTED_FORMAT", "DAMAGED_DOCUMENT", "BINARY"}
    expect(set(failures.values()) <= known, f"{failures}")
    expect(failures.get("toàn NUL.txt") and failures.get("ngẫu nhiên.txt"), f"noise was analysed: {failures}")
    trial.check(daemon, failures=failures)
    return f"{len(twins)} twins tell the same; of {len(others)} others {len(failures)} failed with their reason, the rest analysed"


@scenario(50)
def strange_times(trial):
    daemon = trial.daemon(inbox_keys=["settle = 1"])
    times = {"1970": 0, "1969": -86400, "2038": 2**31, "2099": 4_070_908_800, "2446": 15_032_385_535}
    dropped = time.monotonic()
    for name, moment in times.items():
        os.utime(daemon.drop(f"trước {name}.txt", short(moment)), (moment, moment))
    daemon.start()
    for name, moment in times.items():
        aside = daemon.drop(f".{name}", short(moment))
        os.utime(aside, (moment, moment))
        aside.rename(daemon.inbox / f"sau {name}.txt")  # mv keeps the old time
    daemon.sync()
    took = time.monotonic() - dropped
    count = trial.check(daemon)
    expect(count == 2 * len(times), f"{count}")
    return f"{count} files from 1969 to 2446 within {took:.1f} s"


@scenario(50, needs=[needs.strace])
def clock_that_jumps(trial):
    """Nobody may set the machine's clock for a test: it is shown instead that nothing is timed by it.

    A wait by the clock on the wall is a system call that says so: a futex with FUTEX_CLOCK_REALTIME and a time, a timer
    of CLOCK_REALTIME, a sleep by it. Under a load with everything that waits (a writer that settles, an article that is
    put off, a listing every second, a watchdog), there is none.
    """
    trace = trial.folder / "trace"
    calls = "futex,clock_nanosleep,timerfd_settime,timerfd_create,timer_create,timer_settime"
    # Its reports are not watched: what is measured is how it waits.
    daemon = trial.daemon(
        watched=False, watchdog=2, inbox_keys=["poll_interval = 1"],
        wrapper=["strace", "-f", "-Y", "-qq", "-o", trace, "-e", f"trace={calls}"],
    ).start()
    writer = open(daemon.inbox / "đang viết.txt", "wb", buffering=0)
    writer.write(TEXT.encode())
    trial.articles(daemon.inbox, 20)
    (daemon.reports / "chỗ bị chiếm.txt.json").mkdir()
    daemon.drop("chỗ bị chiếm.txt", TEXT)
    trial.eventually("one put off", lambda: daemon.counts()["deferred"] == 1)
    time.sleep(4)
    writer.close()
    (daemon.reports / "chỗ bị chiếm.txt.json").rmdir()
    trial.all_reported(daemon)
    daemon.stop()
    lines = trace.read_text(errors="replace").splitlines()
    # Threads of libdispatch's pool end after five idle seconds by the wall; work wakes them whatever it says.
    timed = [line for line in lines if "tv_sec=" in line and "RESTART" not in line and "qos" not in line.split(">")[0]]
    expect(len(timed) > 10, f"strace saw only {len(timed)} timed waits in {len(lines)} calls")
    wall = [line for line in timed if "CLOCK_REALTIME" in line]
    trial.check(daemon)
    expect(not wall, f"{len(wall)} of {len(timed)} waits go by the clock on the wall: {wall[:3]}")
    return f"{len(timed)} timed waits under load, none by the clock on the wall"
