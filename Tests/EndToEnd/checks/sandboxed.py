"""What a service that was taken over could not do: prober.py tries it, from within the unit, and without it."""

import json
from pathlib import Path

import prober
from checks import Skipped, check
from checks.dropping import TEXT
from machine import expect
from service import ALICE, REPORTS

FOLDER = "/usr/local/lib/diembao-prober"
SAID = "/run/diembao-prober.json"

# Everything of the unit but what makes it a daemon.
PROBER = f"""
[Service]
Type=oneshot
ExecStart=
ExecStart=/usr/bin/python3 -I {FOLDER}/prober.py
Restart=no
WatchdogSec=0
StandardOutput=truncate:{SAID}
"""
# Root's own folders of state would be taken away from the service's user.
AS_ROOT = "User=root\nGroup=root\nStateDirectory=\nRuntimeDirectory=\n"


def prepare(service):
    """What the probes reach for, made once."""
    machine = service.machine
    machine.run(
        f"install -d {FOLDER} && install -m 4755 /usr/bin/id {prober.SETUID_PROGRAM} && touch {prober.DEVICE} && "
        f"for secret in {' '.join(prober.SECRETS)}; do echo secret >$secret; chmod 600 $secret; done && "
        f"systemd-run --quiet --unit=probed --uid={ALICE} sleep infinity"
    )
    machine.write(f"{FOLDER}/prober.py", Path(prober.__file__).read_bytes())
    facts = {
        "namespaces": {
            kind: int(machine.run("stat", "-Lc", "%i", f"/proc/1/ns/{kind}").stdout)
            for kind in ("net", "ipc", "user", "mnt")
        },
        "process": int(machine.run("systemctl", "show", "--value", "--property=MainPID", "probed").stdout),
    }
    machine.write(f"{FOLDER}/machine.json", json.dumps(facts))


def marks(service):
    """The folders of the machine that the prober wrote to; the marks are taken away."""
    folders = [*prober.CLOSED_FOLDERS, *prober.PRIVATE_FOLDERS]
    return [
        folder for folder in folders
        if service.machine.run("rm", f"{folder}/{prober.MARK}", check=False).returncode == 0
    ]


def outside(service, user):
    """What becomes of the attempts in a unit without any of the directives."""
    said = service.machine.run(
        "systemd-run", "--quiet", "--wait", "--pipe", "--collect", f"--uid={user}", "/usr/bin/python3", "-I",
        f"{FOLDER}/prober.py",
    ).stdout
    return json.loads(said)


def within(service, more=""):
    """What becomes of them under the installed unit's own directives."""
    service.systemctl("stop", "diembaod")
    service.drop_in("prober", PROBER + more)
    try:
        service.systemctl("start", "diembaod")
        return json.loads(service.machine.read(SAID))
    finally:
        service.drop_in("prober", None)
        service.systemctl("start", "diembaod")


def faults(found):
    return [f"{name}: {refusal}" for name, refusal in found.items() if refusal and refusal.startswith("FAULT")]


@check("without the sandbox, whatever the prober tries succeeds")
def without(service):
    prepare(service)
    root, user = outside(service, "root"), outside(service, "diembao")
    expect(not faults(root), "\n".join(faults(root)))
    for folder in prober.PRIVATE_FOLDERS:
        expect(root[f"write in {folder}"] is None, f"root could not write in {folder}")
    expect(set(prober.PRIVATE_FOLDERS) <= set(marks(service)), "what it wrote is not to be seen")
    service.machine.run(f"rm -f {' '.join(f'{folder}/{prober.MARK}' for folder in prober.OPEN_FOLDERS)}")
    control = {name: (user if name in prober.BY_USER else root)[name] for name in prober.DENIED}
    service.shown = {name for name, refusal in control.items() if refusal is None}
    unshown = [f"{name} ({refusal})" for name, refusal in control.items() if refusal]
    # Where a kernel has no modules, or a box no log, nobody can say what the sandbox does; the greater part can be.
    expect(len(service.shown) >= 0.9 * len(control), f"too little can be shown: {', '.join(unshown)}")
    if unshown:
        raise Skipped(f"{len(service.shown)} succeed, but on this machine can't be shown: {', '.join(unshown)}")


@check("under the unit's directives the service can do what it must, and nothing of what the prober tries")
def denied(service):
    found = within(service)
    expect(not faults(found), "\n".join(faults(found)))
    lacking = {name: found[name] for name in prober.ALLOWED if found[name]}
    expect(not lacking, f"the service's own work is refused: {lacking}")
    done = [name for name in prober.DENIED if found[name] is None]
    expect(not done, f"not refused: {', '.join(done)}")


@check("its /tmp is its own")
def private(service):
    written = marks(service)
    expect(not written, f"the machine sees what it wrote in {written}")


@check("were it root, the sandbox would still refuse")
def denied_to_root(service):
    found = within(service, AS_ROOT)
    expect(not faults(found), "\n".join(faults(found)))
    done = [name for name in prober.DENIED if found[name] is None and name not in prober.BY_RIGHTS]
    expect(not done, f"not refused: {', '.join(done)}")
    written = marks(service)
    expect(not written, f"it wrote in {written}")


@check("after that the service is as it was")
def afterwards(service):
    service.machine.run("systemctl", "stop", "probed")
    service.machine.run(
        f"rm -rf {FOLDER} {SAID} {prober.SETUID_PROGRAM} {prober.DEVICE} {' '.join(prober.SECRETS)} "
        f"{REPORTS}/{prober.MARK} /var/lib/diembao/{prober.MARK}"
    )
    service.drop("after-probes.txt", TEXT)
    service.current("after-probes.txt", TEXT)


@check("memory and threads of the service have a bound, even where nothing enforces it here")
def bounds(service):
    for name, value in {"MemoryMax": 2 << 30, "TasksMax": 256, "OOMPolicy": "continue"}.items():
        found = service.property(name)
        expect(found == str(value), f"{name} is {found}")
