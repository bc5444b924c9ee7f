"""The service hangs, is killed, and has company."""

import time

from checks import check
from checks.dropping import TEXT
from machine import expect, until
from service import ALICE, INBOX, REPORTS


@check("a hung service is ended by the watchdog, and runs again")
def watchdog(service):
    service.drop_in("watchdog", "[Service]\nWatchdogSec=2s\nTimeoutAbortSec=2s\n")
    service.systemctl("restart", "diembaod")
    service.machine.run("sleep", "5")
    expect(service.property("NRestarts") == "0", "the watchdog ended a healthy service")
    process, since = service.main_process(), service.machine.cursor()
    service.machine.run("kill", "-STOP", str(process))
    service.drop("while-hung.txt", TEXT)
    until(20, "another process", lambda: service.active() and service.main_process() not in (0, process))
    said = " ".join(str(entry["MESSAGE"]) for entry in service.machine.journal(since=since))
    expect("Watchdog timeout" in said, said)
    service.current("while-hung.txt", TEXT)
    service.drop_in("watchdog", None)
    service.systemctl("restart", "diembaod")


@check("kill -9 under load, five times, loses and damages nothing")
def killed(service):
    articles = service.articles
    before = service.restarts()
    service.machine.run("mkdir", f"{INBOX}/killed", user=ALICE)
    for round in range(5):
        process = service.main_process()
        service.machine.run(
            f"for article in {articles}/tin-0{round}*.txt; do cp $article {INBOX}/killed/; done", user=ALICE
        )
        service.machine.run("sleep", f"0.{round}")
        service.machine.run("kill", "-9", str(process))
        until(20, "another process", lambda: service.active() and service.main_process() not in (0, process))
    expect(service.restarts() == before + 5, f"{service.restarts() - before} restarts")
    service.sync(180)
    service.expect_all_current()
    # Of the others some may have been moved away, while a check before this one asked for that.
    left = len(service.files(f"{INBOX}/killed", user="root"))
    expect(left == 500, f"{left} of 500 articles are there")
    failed = service.status()["inboxes"][0]["failed"]
    expect(failed == 0, f"{failed} reports are failed")


@check("a second daemon on the same reports is refused")
def second_daemon(service):
    service.machine.run("install -d -o diembao -g diembao /srv/diembao/other /srv/diembao/other-state")
    service.machine.write(
        "/tmp/second.toml",
        'state = "/srv/diembao/other-state"\ncontrol = "/srv/diembao/other-state/control.sock"\n'
        f'[[inbox]]\npath = "/srv/diembao/other"\nreports = "{REPORTS}"\n',
    )
    result = service.machine.run(
        "timeout", "20", "diembaod", "--config", "/tmp/second.toml", user="diembao", check=False
    )
    expect(result.returncode == 69, f"it ended with {result.returncode}: {result.stderr}")
    expect(REPORTS in result.stderr, result.stderr)
    service.machine.run("rm", "-r", "/srv/diembao/other", "/srv/diembao/other-state")
    expect(service.active(), "the first one is gone")
