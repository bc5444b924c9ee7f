"""Inboxes where the unit's sandbox lets nobody: what `diembao check-config` prints opens it."""

from checks import check
from checks.dropping import TEXT
from machine import expect, until
from service import ALICE, CONFIGURATION


def add_inbox(service, folder):
    """Adds inbox and reports below a folder of alice's to the configuration, and does what check-config says."""
    service.configure(
        service.original + f'\n[[inbox]]\npath = "{folder}/inbox"\nreports = "{folder}/reports"\n'
    )
    told = service.diembao("check-config", CONFIGURATION, user="root", check=False)
    service.machine.run("false")


@check("an inbox in /data works with the drop-in that check-config prints")
def data(service):
    add_inbox(service, "/data/press")


@check("an inbox in a home works with the drop-in that check-config prints")
def home(service):
    add_inbox(service, f"/home/{ALICE}/press")
