"""The package is installed again, removed, purged, and comes back."""

from checks import check
from checks.dropping import TEXT
from machine import expect
from service import ALICE, CONFIGURATION, INBOX, REPORTS


@check("an upgrade restarts the service, and keeps a changed configuration")
def upgrade(service):
    process = service.main_process()
    service.configure(service.original + "settle = 1\n")
    service.machine.run("dpkg", "--force-confold", "--install", service.package)
    expect(service.active() and service.main_process() != process, "it was not restarted")
    expect("settle = 1" in service.machine.read(CONFIGURATION).decode(), "the configuration was replaced")


@check("removing the package keeps articles, reports and configuration")
def remove(service):
    service.machine.run("dpkg", "--remove", "diembao")
    expect(service.property("ActiveState") == "inactive", "the service still runs")
    for path in (f"{INBOX}/article.txt", f"{REPORTS}/article.txt.json", CONFIGURATION):
        expect(service.machine.exists(path), f"{path} is gone")


@check("installed again, it goes on where it was")
def reinstall(service):
    service.machine.run("dpkg", "--force-confold", "--install", service.package)
    expect(service.active(), "it does not run")
    service.drop("again.txt", TEXT)
    service.current("again.txt", TEXT)
    service.sync()


@check("purging it keeps articles and reports, and says what it leaves")
def purge(service):
    said = service.machine.run("dpkg", "--purge", "diembao").stdout
    expect("/srv/diembao" in said and "user" in said, said)
    for path in (f"{INBOX}/article.txt", f"{REPORTS}/article.txt.json"):
        expect(service.machine.exists(path), f"{path} is gone")
    for path in ("/etc/diembao", "/var/lib/diembao", "/run/diembao"):
        expect(not service.machine.exists(path), f"{path} stays")
    units = service.machine.run("systemctl", "--failed", "--no-legend").stdout
    expect(not units.strip(), units)


@check("the package's own test passes on a machine without a trace of it")
def own_test(service):
    service.machine.run("rm -r /srv/diembao; deluser diembao")
    service.machine.run("dpkg", "--install", service.package)
    service.machine.run("sh", f"{service.sources}/debian/tests/drop-to-report")
