"""What can't be analysed, and what can't be read."""

from checks import Skipped, check
from checks.dropping import TEXT
from machine import expect, until
from service import ALICE, INBOX, REPORTS


@check("an empty file gets a failed report that says so, until it is filled")
def empty(service):
    service.drop("empty.txt", b"")
    report = service.current("empty.txt", b"")
    expect(report["status"] == "failed" and report["error"]["code"] == "EMPTY", str(report))
    expect(report["error"]["message"] and report["error"]["hint"], str(report["error"]))
    service.drop("empty.txt", TEXT)
    expect(service.current("empty.txt", TEXT)["status"] == "analysed", "it is still failed")


@check("a file that is too large gets a failed report, unread")
def too_large(service):
    service.machine.run(f"head -c 6000000 /dev/zero >{INBOX}/large.txt", user=ALICE)
    until(10, "a report", lambda: service.machine.exists(f"{REPORTS}/large.txt.json"))
    report = service.report("large.txt")
    expect(report["status"] == "failed" and report["error"]["code"] == "TOO_LARGE", str(report))
    expect(report["source"]["sha256"] is None, "it was read")
    service.machine.run("rm", f"{INBOX}/large.txt")
    service.machine.run("rm", f"{REPORTS}/large.txt.json")


@check("`diembao verify` finds every span of a hundred reports right")
def spans(service):
    service.machine.run(f"for report in {REPORTS}/tin/tin-00*.json; do diembao verify $report || exit; done", user=ALICE)


@check("a failed report's journal entry names the error, and `journalctl -x` explains it")
def catalog(service):
    entries = service.machine.journal(DIEMBAO_PATH="empty.txt", DIEMBAO_STATUS="failed")
    expect(len(entries) == 1 and entries[0]["DIEMBAO_ERROR"] == "EMPTY", str(entries))
    service.failed_message = entries[0]["MESSAGE_ID"]
    text = service.machine.run(f"journalctl -u diembaod -x MESSAGE_ID={service.failed_message}").stdout
    expect("░░" in text and INBOX in text, text)


@check("the journal's explanations are there in Vietnamese")
def vietnamese_catalog(service):
    made = service.machine.run("localedef", "-i", "vi_VN", "-f", "UTF-8", "vi_VN.UTF-8", check=False)
    if made.returncode != 0:
        raise Skipped("no sources of locales here")
    def explanation(locale):
        return service.machine.run(
            "env", f"LANG={locale}", f"LC_ALL={locale}", "journalctl", "--dump-catalog", service.failed_message
        ).stdout
    english, vietnamese = explanation("C.UTF-8"), explanation("vi_VN.UTF-8")
    expect(vietnamese.strip() and english != vietnamese, f"{english}\n{vietnamese}")


@check("a file that may not be read waits, is named, and is reported when it may")
def unreadable(service):
    service.machine.run(f"cd {INBOX}; echo Một. >.secret; chmod 000 .secret; mv .secret secret.txt", user=ALICE)
    until(10, "it in the queue", lambda: "secret.txt" in service.diembao("queue").stdout)
    expect(not service.machine.exists(f"{REPORTS}/secret.txt.json"), "it has a report")
    service.machine.run(f"chmod 644 {INBOX}/secret.txt", user=ALICE)
    service.current("secret.txt", "Một.\n".encode(), seconds=10)
