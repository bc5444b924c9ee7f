"""Desks receive documents, mail and mailboxes; they are read by a process of its own, shut in within the service."""

import io
import zipfile

from checks import check
from machine import expect
from service import ALICE, INBOX, REPORTS
from word import word_document

TEXT = "Ông Nguyễn Văn A nói: “Nước sẽ rút trong ba ngày tới.” Người dân ở Huế đã sơ tán từ hôm qua."


def mailbox(count):
    messages = [
        f"From lan@songtien.example Wed Dec  8 10:00:0{number} 2021\nFrom: Lan <lan@songtien.example>\n"
        f"Subject: Tin {number}\nContent-Type: text/plain; charset=UTF-8\n\nTin thứ {number}\n\n{TEXT}\n\n"
        for number in range(1, count + 1)
    ]
    return "".join(messages).encode()


@check("a DOCX and a mailbox that a user copies have their reports, under the service's sandbox")
def documents(service):
    service.drop("tin.docx", word_document("Nước rút chậm", TEXT))
    report = service.current("tin.docx", word_document("Nước rút chậm", TEXT))
    expect(report["status"] == "analysed", str(report)[:300])
    expect(report["document"]["text"].endswith(TEXT), report["document"]["text"][:300])
    service.drop("thu.mbox", mailbox(3))
    report = service.current("thu.mbox", mailbox(3))
    expect(report.get("parts") == [f"thu.mbox.d/{number}.json" for number in (1, 2, 3)], str(report)[:300])
    shown = service.diembao("show", f"{REPORTS}/thu.mbox.json").stdout
    expect(all(f"Tin thứ {number}" in shown for number in (1, 2, 3)), shown[:500])


@check("a mailbox that loses a message, and one that is deleted, leave no report behind")
def fewer(service):
    service.drop("thu.mbox", mailbox(2))
    service.current("thu.mbox", mailbox(2))
    names = service.machine.run("ls", f"{REPORTS}/thu.mbox.d").stdout.split()
    expect(names == ["1.json", "2.json"], str(names))
    service.drop("thu.mbox", mailbox(1))
    service.current("thu.mbox", mailbox(1))
    expect(not service.machine.run("ls", f"{REPORTS}/thu.mbox.d", check=False).stdout, "an old report is left")


@check("documents that are damaged, and a ZIP bomb, have failed reports that say so, and harm nobody")
def damaged(service):
    process = service.main_process()
    service.drop("cut.docx", word_document(TEXT)[:400])
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        with zipfile.ZipFile(io.BytesIO(word_document("x"))) as usual:
            for name in usual.namelist():
                archive.writestr(name, usual.read(name) if "document" not in name else b" " * (200 << 20))
    service.drop("bomb.docx", bomb.getvalue())
    service.drop("broken.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20)
    service.sync()
    expected = {
        "cut.docx": {"DAMAGED_DOCUMENT"},
        "bomb.docx": {"DOCUMENT_LIMIT"},
        "broken.pdf": {"DAMAGED_DOCUMENT", "EMPTY"},
    }
    for name, codes in expected.items():
        report = service.report(name)
        expect(report["status"] == "failed" and report["error"]["code"] in codes, f"{name}: {report.get('error')}")
    expect(service.main_process() == process, "the service was started again")
    for name in ("tin.docx", "thu.mbox", *expected):
        service.machine.run("rm", f"{INBOX}/{name}", user=ALICE)
