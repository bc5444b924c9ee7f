"""Inboxes where the unit's sandbox lets nobody: what `diembao check-config` prints opens it."""

from checks import check
from checks.dropping import TEXT
from machine import expect, until
from service import ALICE, CONFIGURATION

DROP_IN = "/etc/systemd/system/diembaod.service.d/inboxes.conf"


def add_inbox(service, folder):
    """Adds an inbox of alice's to the configuration, and types what check-config says, to the letter."""
    service.configure(
        service.original + f'\n[[inbox]]\npath = "{folder}/inbox"\nreports = "{folder}/reports"\n'
    )
    # The machine has no sudo, and root needs none.
    service.machine.write("/usr/local/bin/sudo", '#!/bin/sh\nexec "$@"\n')
    service.machine.run("chmod", "+x", "/usr/local/bin/sudo")
    told = service.diembao("check-config", CONFIGURATION, user="root", check=False).stdout
    expect(DROP_IN in told and "\nsudo " in told, told)
    service.machine.run("bash", "-e", input=told[told.index("\nsudo "):])
    until(10, "the service to run", service.active)
    again = service.diembao("check-config", CONFIGURATION, user="root", check=False)
    expect(again.returncode == 0, f"check-config now says\n{again.stdout}{again.stderr}")


def remove_inbox(service):
    service.configure(service.original)
    service.machine.run("rm", "-r", DROP_IN)
    service.systemctl("daemon-reload")
    service.systemctl("restart", "diembaod")


def works(service, folder):
    inbox = next(inbox for inbox in service.status()["inboxes"] if inbox["path"] == f"{folder}/inbox")
    expect(inbox["watching"] == "inotify" and not inbox.get("problem"), str(inbox))
    service.machine.write(f"{folder}/inbox/there.txt", TEXT, user=ALICE)
    service.current("there.txt", TEXT, f"{folder}/reports")
    service.machine.run(f"cd {folder}/inbox; mkdir new; cp there.txt new/", user=ALICE)
    service.current("new/there.txt", TEXT, f"{folder}/reports")


@check("an inbox in /data works with what check-config prints")
def data(service):
    folder = "/data/press"
    service.machine.run(
        f"install -d {folder}; install -d -o {ALICE} {folder}/inbox; install -d -o diembao -g diembao -m 2750 {folder}/reports"
    )
    add_inbox(service, folder)
    works(service, folder)
    remove_inbox(service)


@check("an inbox in a home, which nobody else may enter, works with what check-config prints")
def home(service):
    folder = f"/home/{ALICE}/press"
    service.machine.run(f"chmod 700 ~; mkdir -p {folder}/inbox {folder}/reports", user=ALICE)
    service.machine.write(f"{folder}/inbox/before.txt", TEXT, user=ALICE)
    add_inbox(service, folder)
    service.current("before.txt", TEXT, f"{folder}/reports")
    works(service, folder)
    remove_inbox(service)


@check("without the drop-in, the error names what is missing and where to read of it")
def without_drop_in(service):
    folder = "/data/closed"
    service.machine.run(f"install -d -o diembao -g diembao -m 2770 {folder}/inbox {folder}/reports")
    service.configure(
        service.original + f'\n[[inbox]]\npath = "{folder}/inbox"\nreports = "{folder}/reports"\n'
    )
    since = service.machine.cursor()
    reloaded = service.systemctl("reload", "diembaod", check=False)
    said = " ".join(str(entry["MESSAGE"]) for entry in service.machine.journal(since=since))
    expect(reloaded.returncode != 0, "it was taken up, though nothing can be written there")
    expect(f"{folder}/reports" in said and "check-config" in said, said)
    service.configure(service.original)
    service.systemctl("reload", "diembaod")
