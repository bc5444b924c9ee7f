"""Names and identities: what is the same file, what is another, what is none."""

import base64
import os
import socket

import needs
from articles import article
from expecting import expect
from scenarios import covered, scenario
from trial import short

SPOOL = "Tests/DiembaoSpoolTests/SpoolTests.swift"
PATHS = "Tests/DiembaoSpoolTests/Files/RelativePathTests.swift"


@scenario(33)
def inode_again(trial):
    """ext4 gives a new file the inode of the one deleted last."""
    rounds = trial.size(300, 5_000)
    daemon = trial.daemon().start()
    reused = 0
    for number in range(rounds):
        path = daemon.inbox / f"{number % 5}.txt"
        former = path.stat().st_ino if path.exists() else None
        path.unlink(missing_ok=True)
        path.write_text(short(1000 + number))
        reused += path.stat().st_ino == former
        if number % 10 == 0:
            trial.pause(0.05)
    daemon.sync()
    count = trial.check(daemon)
    # The same while it is down.
    daemon.stop()
    for number in range(5):
        path = daemon.inbox / f"{number}.txt"
        former, times = path.stat().st_ino, path.stat()
        path.unlink()
        path.write_text(short(8000 + number))
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        reused += path.stat().st_ino == former
    daemon.start()
    daemon.sync()
    count = trial.check(daemon)
    return f"{rounds + 5} files in {count} names, {reused} of them with the inode of the one before"


covered(33, SPOOL, "that comes back with another content is another article, though the inode is the same [33]")


@scenario(34)
def same_contents(trial):
    count = trial.size(250, 1_000)
    daemon = trial.daemon()
    head = "".join(f"Dòng {line} giống nhau trong mọi bài.\n" for line in range(150))
    for number in range(count):
        daemon.drop(f"giống/{number}.txt", short(7))
        daemon.drop(f"đầu giống/{number}.txt", f"{head}Riêng bài này: {number}.\n")
    for number in range(20):
        daemon.drop(f"rỗng/{number}.txt", b"")
    daemon.start()
    daemon.sync(600)
    total = trial.check(daemon, failures={f"rỗng/{number}.txt": "EMPTY" for number in range(20)})
    expect(total == 2 * count + 20, f"{total}")
    return f"{count} the same, {count} with the same first {len(head.encode())} bytes, 20 empty ones: a report each"


covered(34, SPOOL, "has one report each though all are the same, or only begin the same [34]")
covered(35, SPOOL, "has a report of its own however alike or strange the names are [35, 36]")
covered(35, PATHS, "shares its report with no other, whatever the names are")

STRANGE = [
    b"b\xe1o.txt", b"\xff\xfe", b"\xc3", b"h\xe1\xbb.txt", b"a\nb.txt", b"a\tb", b"a\rb", b"a\\b", b"100%.txt", b"%n%s",
    b"'\"`$(reboot)", b"-rf", b"--", b"\x1b]0;x\x07.txt", b"\x1b[2J", b"\x7f", b"\x01", " ".encode(), b" a ", b"a.",
    "\u202egnp.txt".encode(), "\ufeffbom.txt".encode(), "Ti\u1ebfng Vi\u1ec7t.txt".encode(), b"*", b"?", b"[a]", b"{}", b"!",
    "Tie\u0302\u0301ng Vie\u0323\u0302t.txt".encode(), b"a.txt", b"a.TXT", b"x", b"x.json", b"x.json.json", b"a" * 255,
    b"a" * 254 + b"b", b"\xe1\xbb\x87" * 85, b"\xff" * 255, b"a" * 245, b"a" * 246, b"con.txt", b"a:b", b"a|b",
    b"json", b"a.meta.jso", b"sub_a",
]


@scenario(36)
def strange_names(trial):
    daemon = trial.daemon()
    inbox = os.fsencode(daemon.inbox)

    def drop(path, number):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(article(number))

    for number, name in enumerate(STRANGE):
        drop(os.path.join(inbox, name), number)
        # And as folders.
        drop(os.path.join(inbox, b"d", name, b"a.txt"), number)
    daemon.start()
    # The same while it watches, and a path as long as the kernel lets anyone say it at one time.
    for number, name in enumerate(STRANGE):
        drop(os.path.join(inbox, b"sau", name), number)
    deep = inbox
    while len(deep) + 201 < 4000:
        deep = os.path.join(deep, b"s" * 180)
    drop(os.path.join(deep, b"a.txt"), 1)
    daemon.settle()
    count = trial.check(daemon)
    expect(count == 3 * len(STRANGE) + 1, f"{count}")
    expect("\x1b" not in daemon.log() and "\x07" not in daemon.log(), "a name's escapes are in the log as they are")
    source = daemon.report("b\udce1o.txt")["source"]
    expect(base64.b64decode(source["pathBytes"]) == b"b\xe1o.txt", f"{source}")
    long = max(len(name) for _, _, files in os.walk(os.fsencode(daemon.reports)) for name in files)
    expect(long <= 255, f"a report's name has {long} bytes")
    return f"{len(STRANGE)} names, as files, as folders and under watch, and a path of {len(deep) + 6} bytes: {count} reports"


covered(36, SPOOL, "has a report of its own however alike or strange the names are [35, 36]")
covered(36, SPOOL, "is reported at the end of a path that is nearly as long as paths may be [36]")


@scenario(37)
def no_files(trial):
    """None is followed, none is waited for, and what they lead to is never read."""
    daemon = trial.daemon()
    inbox = daemon.inbox
    outside = trial.folder / "outside"
    outside.mkdir()
    (outside / "bí mật.txt").write_text("Điều không ai được đọc.\n")

    def make(prefix):
        os.symlink(outside / "bí mật.txt", inbox / f"{prefix}-link.txt")
        os.symlink(outside, inbox / f"{prefix}-folder")
        os.symlink(f"{prefix}-loop.txt", inbox / f"{prefix}-loop.txt")
        os.symlink("/nowhere", inbox / f"{prefix}-dangling.txt")
        os.symlink(".", inbox / f"{prefix}-self")
        os.mkfifo(inbox / f"{prefix}-pipe.txt")
        (inbox / f"{prefix}-dir.txt").mkdir()
        with socket.socket(socket.AF_UNIX) as one:
            # By a short path: a socket's has at most 107 bytes.
            here = os.open(inbox, os.O_PATH)
            one.bind(f"/proc/self/fd/{here}/{prefix}-socket.txt")
            os.close(here)
        if needs.root() is None:
            for name, device in (("null", (1, 3)), ("zero", (1, 5))):
                os.mknod(inbox / f"{prefix}-{name}.txt", 0o666 | 0o020000, os.makedev(*device))

    make("trước")
    daemon.drop("trước.txt", short(1))
    daemon.start()
    make("sau")
    daemon.drop("sau-dir.txt/trong.txt", short(2))
    daemon.drop("sau.txt", short(3))
    daemon.settle()
    count = trial.check(daemon)
    expect(count == 3, f"{count} reports")
    # A link that takes the place of a file that was just dropped, again and again: whoever opens late opens nothing.
    rounds = trial.size(300, 10_000)
    for number in range(rounds):
        path = daemon.drop("tráo.txt", short(number))
        link = inbox / ".link"
        os.symlink(outside / "bí mật.txt", link)
        link.rename(path)
        if number % 3:
            path.unlink()
    daemon.drop("tráo.txt", short(rounds)) if not (inbox / "tráo.txt").is_symlink() else None
    daemon.settle()
    for report in daemon.reports.rglob("*.json"):
        expect("không ai được đọc" not in report.read_text(), f"{report} tells what a link led to")
    return f"links, loops, pipes, sockets and devices, {rounds} files swapped for links: {trial.check(daemon)} files reported"


covered(37, SPOOL, "is left alone when it is no file, and the others are not kept waiting [37]")
covered(37, "Tests/DiembaoSpoolTests/Work/ExaminerTests.swift", "is no article when it is a link, a pipe, a socket, a device or a folder, and is never waited for")

covered(38, "Tests/DiembaoServiceTests/DaemonTests.swift", "refuses reports in the inbox, a link's way round too [38]")
covered(38, "Tests/DiembaoConfigurationTests/Folders/FolderCheckTests.swift", "a folder that is mounted a second time is seen to lie in the inbox")
