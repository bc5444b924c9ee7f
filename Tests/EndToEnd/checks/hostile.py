"""Somebody who may drop files means harm: by names, by links, by what is no file, by what has no end."""

import base64
import json
import os
import re
import unicodedata

from checks import Skipped, check
from checks.dropping import TEXT
from machine import expect, until
from service import ALICE, CONFIGURATION, INBOX, REPORTS

# Each tries a reader of its own: a terminal, the journal's and systemd's protocols, a shell, a format, a command line.
# None has a colour's sequence, so that those which are seen are diembao's own.
NAMES = [
    b"\xff\xfekh\xf4ng.txt", b"x" * 251 + b".txt", "ế".encode() * 85, b"x\nMESSAGE=x\nREADY=1\nMAINPID=1.txt",
    b"\x1b]0;x\x07\x1b[2J\x1b[1;1H.txt", "\u009b2J\u009d0;x\u009c.txt".encode(), b"a.txt\rb.txt", b"\x08\x08\x7f.txt",
    "\u202etxt.a\u2066\u200f.txt".encode(), "\U000e0041.txt".encode(), b"--\x1b[2J\x07.txt", b"-rf",
    b"$(reboot).txt", b"`reboot`.txt", b"%s%n%9999d.txt", b"a'b\"c\\d.txt", b" .txt", b'{"a":1}.txt',
    b"\xed\xa0\x80.txt",
]
# What a text says to a terminal; it is quoted in the report.
LOUD = (
    "Cầu mới\n\n\"\x1b]0;x\x07\x1b[2JChúng tôi\u009b2J đã chờ\u202e lâu\", "
    "bà Lê Thị Hạnh\x1b[1;1H nói ngày 3-2.\n"
).encode()

# As alice: makes files of every kind below a folder, from names that no command line can be trusted with.
MAKE = """
import base64, json, os, sys
order = json.load(sys.stdin)
for kind in ("text", "empty", "closed", "pipe", "link"):
    os.makedirs(f"{order['folder']}/{kind}", exist_ok=True)
    for name in order["names"]:
        path = os.fsencode(f"{order['folder']}/{kind}/") + base64.b64decode(name)
        if kind == "pipe":
            os.mkfifo(path)
        elif kind == "link":
            os.symlink("/etc/passwd", path)
        else:
            mode = 0o200 if kind == "closed" else 0o640
            with open(path, "wb", opener=lambda path, flags: os.open(path, flags, mode)) as file:
                file.write(b"" if kind == "empty" else base64.b64decode(order["text"]))
"""
# Runs commands, each with pipes and on a terminal, and gives what they say to both.
ASK = """
import base64, json, os, pty, subprocess, sys
os.environ |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "SYSTEMD_PAGER": "cat", "SYSTEMD_URLIFY": "0"}
said = []
for command in json.load(sys.stdin):
    command = [base64.b64decode(word) for word in command]
    result = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    seen = b""
    try:
        while piece := os.read(terminal, 65536):
            seen += piece
    except OSError:
        pass
    os.close(terminal)
    os.waitpid(child, 0)
    said.append([base64.b64encode(text).decode() for text in (result.stdout, seen)])
print(json.dumps(said))
"""
# Has each pair of names change places, again and again, each time at one moment, and ends as it began.
RACE = """
import ctypes, os, sys, time
libc = ctypes.CDLL(None, use_errno=True)
pairs = [[os.fsencode(name) for name in pair.split(":")] for pair in sys.argv[2:]]
def exchange(first, second):
    if libc.renameat2(-100, first, -100, second, 2) != 0:
        raise OSError(ctypes.get_errno(), "renameat2", first)
end = time.monotonic() + float(sys.argv[1])
count = 0
while time.monotonic() < end:
    for pair in pairs:
        exchange(*pair)
        count += 1
for pair in pairs:
    if os.path.islink(pair[0]):
        exchange(*pair)
print(count)
"""
# Drops articles into a folder that the shell holds open, since before anything changes places, whatever becomes of its name.
DROP = """
import os, sys, time
folder = int(sys.argv[1])
for number in range(int(sys.argv[2])):
    file = os.open(f"tin-{number}.txt", os.O_WRONLY | os.O_CREAT, 0o640, dir_fd=folder)
    os.write(file, f"Tin {number}\\n\\nBà Hạnh nói ngày 3-2.\\n".encode())
    os.close(file)
    time.sleep(0.02)
"""

DESK = "/srv/diembao/desk"
HIDDEN = "/srv/diembao/hidden"
SECRET = "BÍ MẬT"


def words(*command):
    return [base64.b64encode(os.fsencode(word)).decode() for word in command]


def ask(service, commands, user=ALICE):
    """What each of the commands says, through pipes and to a terminal."""
    order = json.dumps([words(*command) for command in commands]).encode()
    answer = service.machine.run("python3", "-c", ASK, user=user, input=order, timeout=600).stdout
    return [[base64.b64decode(text) for text in said] for said in json.loads(answer)]


def obeyed(output):
    """What of it a terminal would obey, or would show in another order than it is written."""
    try:
        text = output.decode()
    except UnicodeDecodeError as error:
        return f"no UTF-8: {error}"
    # diembao's own: colours, the progress bar, and the ends of lines, to which a terminal adds its own.
    text = re.sub("\x1b\\[[0-9;]*m|\r+\n|\r(?=[^\r\n]*\x1b\\[K)|\x1b\\[K", "\n", text)
    steering = [
        character for character in text
        if (unicodedata.category(character) == "Cc" and character not in "\n\t")
        or unicodedata.bidirectional(character) in ("RLE", "LRE", "RLO", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI")
        or 0xE0000 <= ord(character) < 0xE0080
    ]
    return ascii("".join(steering))[:80] if steering else ""


def limits(service):
    """The most memory that the service has had so far, in MB, and the descriptors that it has open."""
    process = service.main_process()
    peak = service.machine.run("grep", "VmHWM", f"/proc/{process}/status").stdout.split()[1]
    return int(peak) / 1024, len(service.machine.run("ls", f"/proc/{process}/fd").stdout.split())


def expect_modest(service):
    memory, descriptors = limits(service)
    expect(memory < 250, f"it took {memory:.0f} MB")
    expect(descriptors < 64, f"it has {descriptors} descriptors open")


@check("files have their reports whatever bytes their names are of")
def names(service):
    service.hostile_since = service.machine.cursor()
    order = {
        "folder": f"{INBOX}/hostile", "text": base64.b64encode(LOUD).decode(),
        "names": [base64.b64encode(name).decode() for name in NAMES],
    }
    service.machine.run("python3", "-c", MAKE, user=ALICE, input=json.dumps(order).encode())
    # What may not be read waits.
    service.diembao("sync", "--timeout", "60", check=False, timeout=70)
    reports = [json.loads(text) for text in service.files(f"{REPORTS}/hostile", user=ALICE).values()]
    found = {"text": set(), "empty": set()}
    for report in reports:
        source = report["source"]
        path = base64.b64decode(source["pathBytes"]) if source.get("pathBytes") else source["path"].encode()
        error = next(service.schema.iter_errors(report), None)
        expect(error is None, f"{path}: its report does not fit the schema: {error and error.message}")
        folder, kind, name = path.split(b"/", 2)
        found[kind.decode()].add(name)
        expect((report["status"] == "failed") == (kind == b"empty"), f"{path}: {report['status']}")
    for kind, got in found.items():
        expect(got == set(NAMES), f"{kind}: {set(NAMES) ^ got}")
    expect(len(reports) == 2 * len(NAMES), f"{len(reports)} reports")


@check("no name, and no text, reaches a terminal as more than letters")
def terminals(service):
    paths = [os.fsencode(f"{INBOX}/hostile/text/") + name for name in NAMES]
    reports = service.machine.run("find", f"{REPORTS}/hostile", "-name", "*.json", "-print0", input=b"").stdout
    reports = [path for path in reports.split(b"\0") if path]
    commands = [["diembao", "status"], ["diembao", "queue"], ["diembao", "sync", "--verbose", "--timeout", "5"]]
    commands += [["diembao", "quotes", f"{REPORTS}/hostile"], ["diembao", "quotes", "--csv", f"{REPORTS}/hostile"]]
    for path in paths:
        commands += [["diembao", command, path] for command in ("show", "explain", "retry", "check-config")]
        # A name as a careless `diembao show *` gives it, and one that is not there.
        commands += [["diembao", command, os.path.basename(path)] for command in ("show", "explain", "verify", "retry")]
        commands += [["diembao", "analyze", "--output", "/dev/null", path], ["diembao", "analyze", path + b"?"]]
    for path in reports:
        commands += [["diembao", "show", path], ["diembao", "verify", path]]
    for command, said in zip(commands, ask(service, commands)):
        for output in said:
            expect(not obeyed(output), f"{command} said {obeyed(output)}: {output[:400]}")
    expect(all(said for said, _ in ask(service, commands[:2])), "nothing was said at all")


@check("the journal and systemctl, too, show such names as letters")
def journal(service):
    journal = ["journalctl", "-u", "diembaod", "--no-pager", f"--cursor={service.hostile_since}"]
    commands = [[*journal, "-o", form] for form in ("short", "cat", "with-unit")]
    commands += [[*journal, "-x"], ["systemctl", "status", "--full", "--lines=1000", "diembaod"]]
    commands += [["systemctl", "show", "--property=StatusText", "diembaod"]]
    for command, (output, _) in zip(commands, ask(service, commands, user="root")):
        expect(not obeyed(output), f"{command} showed {obeyed(output)}")
    forged = service.machine.journal(MESSAGE="x", since=service.hostile_since)
    expect(not forged, f"a name wrote entries of its own: {forged}")
    told = service.machine.journal(since=service.hostile_since)
    expect(len(told) > 4 * len(NAMES), f"only {len(told)} entries")
    expect(service.main_process() > 1, "a name told systemd of another main process")


@check("what is not to be read in the end is put away")
def cleaned(service):
    service.machine.run(f"rm -r {INBOX}/hostile {REPORTS}/hostile")
    service.sync()


def prepare_desk(service):
    """An inbox and reports of alice's own, and what nobody but the service may touch; as it is before the race."""
    count = 300
    service.machine.run(
        f"mkdir {DESK}; cd {DESK}; install -d -o {ALICE} -g diembao -m 2775 . inbox inbox/sub reports reports/sub;"
        f"install -d -o diembao -g diembao -m 700 {HIDDEN};"
        f"for n in $(seq 0 {count - 1}); do echo '{SECRET}' | tee {HIDDEN}/tin-$n.txt >{HIDDEN}/tin-$n.txt.json; done;"
        f"chown diembao: {HIDDEN}/*; touch -a -d '3 days ago' {HIDDEN}/*;"
        f"for way in inbox/.way-sub reports/.way-sub .way-inbox .way-reports; do ln -s {HIDDEN} {DESK}/$way; done"
    )
    service.desk_original = service.machine.read(CONFIGURATION).decode()
    service.configure(
        service.desk_original + f'\n[[inbox]]\npath = "{DESK}/inbox"\nreports = "{DESK}/reports"\n'
        'after_success = "delete"\n'
    )
    service.systemctl("reload", "diembaod")
    return count


def hidden(service):
    """All that a look, a write or another name would change: of each file its inode, size and times; the folder's."""
    return service.machine.run(
        f"find {HIDDEN} -type f -printf '%P %i %s %A@ %T@ %C@\\n' | sort; find {HIDDEN} -type d -printf '%i %T@ %C@\\n'"
    ).stdout


def expect_untouched(service, before):
    """Nothing that is hidden was changed, moved, or read, and nothing of it is told."""
    changes = sorted(set(before.splitlines()) ^ set(hidden(service).splitlines()))
    expect(not changes, f"what is hidden was touched, {len(changes)} times: {changes[:4]}")
    told = service.machine.run(f"grep -rl '{SECRET}' {DESK} {REPORTS}", check=False).stdout
    expect(not told, f"what was hidden is told in {told}")


@check("folders that change places with symbolic links while articles come lead the service nowhere")
def race(service):
    count = prepare_desk(service)
    before = hidden(service)
    pairs = [f"{DESK}/{folder}/sub:{DESK}/{folder}/.way-sub" for folder in ("inbox", "reports")]
    dropping = service.machine.run(
        "bash", "-c", 'exec 3<"$2/inbox/sub"; python3 -c "$1" 3 "$3" & python3 -c "$4" 12 "${@:5}"; wait', "_",
        DROP, DESK, str(count), RACE, *pairs, user=ALICE,
    )
    expect(int(dropping.stdout) > 1000, f"only {dropping.stdout} changes of places")
    service.diembao("rescan")
    # What was put off because of a link has its time; a person need not wait for it.
    def done():
        service.diembao("retry")
        service.sync(60)
        written = service.files(f"{DESK}/reports/sub", user=ALICE)
        return {f"tin-{number}.txt.json" for number in range(count)} <= set(written)
    until(90, "every article's report", done)
    expect_untouched(service, before)
    service.diembao("rescan")
    until(30, "the articles to be taken away", lambda: not service.files(f"{DESK}/inbox", user="root"))
    expect_modest(service)


@check("folders of an inbox and of reports that change places with links by themselves lead it nowhere either")
def roots_race(service):
    before = hidden(service)
    service.machine.run(
        "bash", "-c", 'exec 3<"$2/inbox/sub"; python3 -c "$1" 3 200 & python3 -c "$3" 8 "${@:4}"; wait', "_",
        DROP, DESK, RACE, f"{DESK}/inbox:{DESK}/.way-inbox", f"{DESK}/reports:{DESK}/.way-reports", user=ALICE,
    )
    expect_untouched(service, before)
    service.diembao("rescan")
    until(30, "the inbox to be back", lambda: not service.status()["inboxes"][1].get("problem"))
    until(60, "the articles to be taken away", lambda: not service.files(f"{DESK}/inbox", user="root"))


@check("an inbox, or a reports folder, whose place a link has taken is told of, and nothing goes through the link")
def roots(service):
    before = hidden(service)
    service.machine.run(f"cd {DESK}; mv inbox inbox.away; ln -s {HIDDEN} inbox", user=ALICE)
    service.diembao("rescan")
    until(20, "the status to tell of the inbox", lambda: "symbolic link" in str(service.status()["inboxes"][1]))
    service.machine.run(f"cd {DESK}; rm inbox; mv inbox.away inbox", user=ALICE)
    service.machine.run(f"cd {DESK}; mv reports reports.away; ln -s {HIDDEN} reports", user=ALICE)
    since = service.machine.cursor()
    service.diembao("rescan")
    until(20, "the journal to tell of the reports", lambda: any(
        f"{DESK}/reports" in str(entry["MESSAGE"]) and "symbolic link" in str(entry["MESSAGE"])
        for entry in service.machine.journal(since=since)
    ))
    service.machine.write(f"{DESK}/inbox/sub/sau.txt", TEXT, user=ALICE)
    service.sync(30)
    service.machine.run(f"cd {DESK}; rm reports; mv reports.away reports", user=ALICE)
    service.diembao("rescan")
    service.current("sub/sau.txt", TEXT, f"{DESK}/reports")
    expect_untouched(service, before)
    service.configure(service.desk_original)
    service.systemctl("reload", "diembaod")
    service.machine.run("rm", "-r", DESK, HIDDEN)


@check("pipes, sockets, devices, monsters and files without an end keep nobody waiting, and cost little")
def endless(service):
    folder = f"{INBOX}/endless"
    service.machine.run("mkdir", folder, user=ALICE)
    service.sync()
    _, descriptors = limits(service)
    service.machine.run(
        f"cd {folder}; mkfifo pipe.txt; truncate -s 1T sparse.txt; ln -s /dev/zero zero.txt; ln -s . loop;"
        "python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind(\"socket.txt\")'", user=ALICE,
    )
    # Only root can make one; to an ordinary user it comes with a disk.
    device = service.machine.run("mknod", f"{folder}/device.txt", "c", "1", "5", check=False)
    growing = "exec 3>>held.txt; while :; do printf '%99999s' >&3; printf '%99999s' >>closed.txt; sleep 0.02; done"
    service.machine.run(
        "systemd-run", "--quiet", "--unit=endless", f"--uid={ALICE}", "bash", "-c", f"cd {folder}; {growing}"
    )
    try:
        for number in range(10):
            contents = TEXT + f"Bên cạnh {number}.\n".encode()
            service.drop(f"endless/beside-{number}.txt", contents)
            service.current(f"endless/beside-{number}.txt", contents, seconds=30)
        for name in ("sparse", "closed"):
            path = f"endless/{name}.txt"
            until(30, f"a report on {name}", lambda: service.machine.exists(f"{REPORTS}/{path}.json"))
            until(30, "it to be too large", lambda: (service.report(path).get("error") or {}).get("code") == "TOO_LARGE")
    finally:
        service.machine.run("systemctl", "stop", "endless")
    service.sync()
    expect_modest(service)
    expect(limits(service)[1] <= descriptors + 4, f"{limits(service)[1]} descriptors, {descriptors} before")
    names = {path for path in service.files(f"{REPORTS}/endless", user=ALICE)}
    wrong = {f"{name}.txt.json" for name in ("pipe", "socket", "device", "zero")} & names
    expect(not wrong, f"reports on what is no file: {wrong}")
    service.machine.run(f"rm -r {folder} {REPORTS}/endless")
    if device.returncode != 0:
        raise Skipped("all but the device, which could not be made here")


@check("a hard link is an article like any other, and the file's other name is left as it is")
def hard_links(service):
    service.machine.run(f"install -d -o {ALICE} -g diembao -m 2775 /srv/diembao/elsewhere")
    service.machine.write("/srv/diembao/elsewhere/a.txt", TEXT, user=ALICE)
    state = ["stat", "--format=%i %s %a %U %y", "/srv/diembao/elsewhere/a.txt"]
    before = service.machine.run(*state).stdout
    service.machine.run("ln", "/srv/diembao/elsewhere/a.txt", f"{INBOX}/hard.txt", user=ALICE)
    service.current("hard.txt", TEXT)
    expect(service.machine.run(*state).stdout == before, "the other name was changed")
    service.machine.run(f"rm -r /srv/diembao/elsewhere {INBOX}/hard.txt {REPORTS}/hard.txt.json")
    # Which files may be linked is the kernel's to say (proc(5), protected_hardlinks): one's own, and what one may write.
    service.machine.run(f"echo '{SECRET}' >/srv/diembao/others.txt; chmod 640 /srv/diembao/others.txt")
    linked = service.machine.run("ln", "/srv/diembao/others.txt", f"{INBOX}/others.txt", user=ALICE, check=False)
    service.machine.run("rm -f /srv/diembao/others.txt")
    if service.machine.read("/proc/sys/fs/protected_hardlinks").strip() != b"1":
        service.machine.run("rm", "-f", f"{INBOX}/others.txt")
        raise Skipped("this kernel lets everybody link everybody's files (fs.protected_hardlinks)")
    expect(linked.returncode != 0, "alice could link a file that is not hers")
