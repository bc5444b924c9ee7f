"""The configuration changes, for better and for worse."""

from checks import check
from checks.dropping import TEXT
from machine import expect, until
from service import ALICE, CONFIGURATION, INBOX, REPORTS

NAMES = "/etc/diembao/test-names.tsv"
SECOND = """
[[inbox]]
path = "/srv/diembao/second"
reports = "/srv/diembao/second-reports"
"""


@check("a reload takes up a new inbox, and returns when it is in use")
def reload(service):
    service.original = service.machine.read(CONFIGURATION).decode()
    service.machine.run(
        "install -d -o root -g diembao -m 2770 /srv/diembao/second;"
        "install -d -o diembao -g diembao -m 2750 /srv/diembao/second-reports"
    )
    process = service.main_process()
    service.configure(service.original + SECOND)
    service.systemctl("reload", "diembaod")
    expect(service.main_process() == process, "it was restarted")
    expect(len(service.status()["inboxes"]) == 2, "the new inbox is not in use")
    service.machine.write("/srv/diembao/second/hai.txt", TEXT, user=ALICE)
    service.current("hai.txt", TEXT, "/srv/diembao/second-reports")


@check("a reload with a wrong configuration fails, says where it is wrong, and keeps the old one")
def bad_reload(service):
    since = service.machine.cursor()
    process = service.main_process()
    wrong = service.original + 'colour = "red"\n' + SECOND
    service.configure(wrong)
    result = service.systemctl("reload", "diembaod", check=False)
    expect(result.returncode != 0, "systemctl reload said nothing of it")
    expect(service.active() and service.main_process() == process, "the service did not go on")
    expect(len(service.status()["inboxes"]) == 2, "the old configuration is not in use")
    line = wrong.splitlines().index('colour = "red"') + 1
    said = "\n".join(str(entry["MESSAGE"]) for entry in service.machine.journal(since=since))
    expect(f"{CONFIGURATION}:{line}" in said and "colour" in said, said)
    service.drop("after-bad-reload.txt", TEXT)
    service.current("after-bad-reload.txt", TEXT)


@check("`diembao check-config` finds the same fault, with exit status 78")
def check_config(service):
    result = service.diembao("check-config", CONFIGURATION, check=False)
    expect(result.returncode == 78 and "colour" in result.stdout + result.stderr, f"{result}")


@check("a start with a wrong configuration fails with exit status 78, and is not tried again")
def bad_start(service):
    service.systemctl("restart", "diembaod", check=False)
    until(10, "the unit to fail", lambda: service.property("ActiveState") == "failed")
    service.machine.run("sleep", "3")
    expect(service.property("ActiveState") == "failed", "it was tried again")
    expect(service.property("ExecMainStatus") == "78", f"its status was {service.property('ExecMainStatus')}")
    expect(service.property("NRestarts") == "0", f"{service.property('NRestarts')} restarts")


@check("with the configuration mended it starts again, and an inbox that went is left alone")
def mended(service):
    service.configure(service.original)
    service.systemctl("start", "diembaod")
    expect(service.active() and len(service.status()["inboxes"]) == 1, "it does not run on one inbox")
    expect(service.machine.exists("/srv/diembao/second-reports/hai.txt.json"), "the other's reports are gone")


@check("a reload with a wrong file of names fails, says where it is wrong, and keeps the old ones")
def bad_names(service):
    since = service.machine.cursor()
    service.machine.write(NAMES, "Trần Văn Lúa\tperson\nBến Lâm\tvillage\n")
    before = service.status()["analysis"]
    result = service.systemctl("reload", "diembaod", check=False)
    expect(result.returncode != 0, "systemctl reload said nothing of it")
    expect(service.active() and service.status()["analysis"] == before, "the old names are not in use")
    said = "\n".join(str(entry["MESSAGE"]) for entry in service.machine.journal(since=since))
    expect(f"{NAMES}:2" in said and "village" in said, said)
    checked = service.diembao("check-config", CONFIGURATION, check=False)
    expect(checked.returncode == 78 and f"{NAMES}:2" in checked.stderr, f"{checked}")


@check("a reload takes up names, and reports are made anew with them")
def good_names(service):
    service.drop("names.txt", TEXT)
    service.current("names.txt", TEXT)
    before = service.report("names.txt")["generator"]["analysis"]
    service.machine.write(NAMES, "Trần Văn Lúa\tperson\nBến Lâm\tlocation\n")
    service.systemctl("reload", "diembaod")
    until(60, "the report to be made anew", lambda: service.report("names.txt")["generator"]["analysis"] != before)
    checked = service.diembao("check-config").stdout
    expect("2 files, 2 names" in checked, checked)
    service.machine.run("rm", NAMES)
    service.systemctl("reload", "diembaod")
    until(60, "the report of before", lambda: service.report("names.txt")["generator"]["analysis"] == before)


@check("below the floor of free space nothing is written, status says so, and work resumes by itself")
def free_space(service):
    service.configure(service.original.replace('minimum_free = "64 MiB"', 'minimum_free = "500 TiB"'))
    service.systemctl("reload", "diembaod")
    service.drop("no-space.txt", TEXT)
    until(10, "status to tell of it", lambda: service.status()["problems"])
    expect(not service.machine.exists(f"{REPORTS}/no-space.txt.json"), "it was written")
    service.configure(service.original)
    service.systemctl("reload", "diembaod")
    service.current("no-space.txt", TEXT, seconds=30)
    until(30, "status to be well", lambda: not service.status()["problems"])


@check("articles are moved, or deleted, for those who want that")
def after_success(service):
    service.machine.run("install -d -o diembao -g diembao -m 2770 /srv/diembao/done")
    service.configure(
        service.original + 'after_success = "move"\nmove_to = "/srv/diembao/done"\n' + SECOND
        + 'after_success = "delete"\n'
    )
    service.systemctl("reload", "diembaod")
    service.drop("spooled.txt", TEXT)
    service.machine.write("/srv/diembao/second/spooled.txt", TEXT, user=ALICE)
    for reports in (REPORTS, "/srv/diembao/second-reports"):
        service.current("spooled.txt", TEXT, reports)
    for inbox in (INBOX, "/srv/diembao/second"):
        until(10, f"{inbox} to be empty of it", lambda: not service.machine.exists(f"{inbox}/spooled.txt"))
    expect(service.machine.read("/srv/diembao/done/spooled.txt") == TEXT, "it was not moved")
    service.configure(service.original)
    service.systemctl("reload", "diembaod")
