"""An ordinary user steers the service."""

import json
import subprocess
import threading

from checks import check
from checks.dropping import TEXT
from machine import BOX, expect, until
from service import ALICE, INBOX, REPORTS, STRANGER


@check("`diembao status` tells how the service is doing, for people and for programs")
def status(service):
    service.sync()
    told = service.status()
    expect(told["state"] == "running", str(told))
    inbox = told["inboxes"][0]
    expect(inbox["path"] == INBOX and inbox["watching"] == "inotify", str(inbox))
    expect(inbox["reported"] > 1000 and inbox["waiting"] == 0, str(inbox))
    expect(INBOX in service.diembao("status").stdout, "it does not name the inbox")


@check("`diembao queue` is empty when all is done")
def queue(service):
    expect(INBOX not in service.diembao("queue").stdout, service.diembao("queue").stdout)


@check("`diembao sync` returns when what was dropped before it is reported")
def sync(service):
    for number in range(5):
        contents = TEXT + f"Lần {number}.\n".encode()
        service.drop("synced.txt", contents)
        service.sync(20)
        service.current("synced.txt", contents, seconds=0.1)


@check("`diembao rescan` finds what no event told")
def rescan(service):
    # A write through another name, outside of the inbox: no event comes.
    service.machine.run(
        f"mkdir /srv/diembao/elsewhere && echo Một. >{INBOX}/hidden-link.txt && "
        f"ln {INBOX}/hidden-link.txt /srv/diembao/elsewhere/name"
    )
    service.current("hidden-link.txt", "Một.\n".encode())
    service.machine.run("echo Hai. >>/srv/diembao/elsewhere/name")
    service.diembao("rescan")
    service.current("hidden-link.txt", "Một.\nHai.\n".encode())
    service.machine.run("rm", "-r", "/srv/diembao/elsewhere")


@check("`diembao retry FILE` analyses it again, to the same bytes")
def retry(service):
    since = service.machine.cursor()
    before = service.machine.read(f"{REPORTS}/article.txt.json")
    service.diembao("retry", f"{INBOX}/article.txt")
    service.sync()
    entries = service.machine.journal(DIEMBAO_PATH="article.txt", DIEMBAO_STATUS="analysed", since=since)
    expect(entries, "it was not analysed again")
    expect(service.machine.read(f"{REPORTS}/article.txt.json") == before, "its report differs")


@check("`diembao follow` gives a line for each new report")
def follow(service):
    following = subprocess.Popen(
        [BOX, service.machine.state, "run", "runuser", "-u", ALICE, "--", "diembao", "follow"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )
    lines = []
    reader = threading.Thread(target=lambda: lines.extend(iter(following.stdout.readline, "")), daemon=True)
    reader.start()
    try:
        number = 0
        while not lines and number < 50:  # it may take a moment to connect
            service.drop("followed.txt", TEXT + f"Lần {number}.\n".encode())
            service.sync(20)
            number += 1
        expect(lines and f"{REPORTS}/followed.txt.json" in lines[0], f"it said {lines}")
    finally:
        service.machine.run("pkill -u alice -x diembao", check=False)
        following.wait(10)


@check("who is not in the group diembao cannot steer the service, and is told why")
def strangers(service):
    for command in ("status", "rescan", "reload"):
        result = service.diembao(command, user=STRANGER, check=False)
        expect(result.returncode != 0, f"{STRANGER} may {command}")
        expect("diembao" in result.stderr and result.stderr.count("\n") < 8, result.stderr)
