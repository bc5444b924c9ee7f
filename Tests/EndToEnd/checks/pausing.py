"""The service is stopped and started, while life goes on, and once without its memory."""

from checks import check
from checks.dropping import TEXT
from machine import expect, until
from service import ALICE, INBOX, REPORTS


def editions(service):
    """Which file each report is: its inode and time change with every write."""
    return service.machine.run(f"cd {REPORTS}; find . -name '*.json' -printf '%p %i %T@\\n' | sort").stdout


@check("it stops at once, in the midst of work")
def stops(service):
    service.machine.run(f"mkdir {INBOX}/stopped; cp {service.articles}/*.txt {INBOX}/stopped/", user=ALICE)
    service.systemctl("stop", "diembaod")
    expect(service.property("Result") == "success", f"it ended with {service.property('Result')}")


@check("what was created, changed and deleted while it was stopped is current after the start")
def meanwhile(service):
    service.drop("meanwhile-new.txt", TEXT)
    service.drop("article.txt", TEXT)
    service.drop("meanwhile-gone.txt", TEXT)
    service.machine.run(
        f"cd {INBOX}; rm meanwhile-gone.txt changed.txt; mv synced.txt renamed-while-stopped.txt; "
        f"mkdir -p nested/folder; cp {service.articles}/tin-0002.txt nested/folder/", user=ALICE
    )
    service.systemctl("start", "diembaod")
    service.sync(180)
    service.expect_all_current()
    expect(service.report("changed.txt"), "a deleted article's report went, though on_delete is keep")


@check("a start without changes writes no report again")
def unchanged(service):
    before = editions(service)
    service.systemctl("restart", "diembaod")
    service.sync()
    expect(editions(service) == before, "reports were written again")


@check("without its ledger it says so, and writes no report again")
def without_ledger(service):
    before, since = editions(service), service.machine.cursor()
    service.systemctl("stop", "diembaod")
    service.machine.run("rm -r /var/lib/diembao/*")
    service.systemctl("start", "diembaod")
    service.sync()
    expect(editions(service) == before, "reports were written again")


@check("with a damaged ledger it warns once, and writes no report again")
def damaged_ledger(service):
    before, since = editions(service), service.machine.cursor()
    service.systemctl("stop", "diembaod")
    service.machine.run("cd /var/lib/diembao; for f in $(find . -type f); do head -c 5000 /dev/urandom >$f; done")
    service.systemctl("start", "diembaod")
    service.sync()
    expect(editions(service) == before, "reports were written again")
    warnings = [entry for entry in service.machine.journal(since=since) if entry["PRIORITY"] == "4"]
    expect(len(warnings) == 1, f"{len(warnings)} warnings: {[entry['MESSAGE'] for entry in warnings]}")
