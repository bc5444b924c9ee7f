"""People drop articles, in every way in which people do."""

import time

from checks import check
from machine import expect, until
from service import ALICE, INBOX, REPORTS

TEXT = "Cầu Phú Sơn thông xe\n\n\"Chúng tôi đã chờ rất lâu\", bà Lê Thị Hạnh nói ngày 3-2.\n".encode()


@check("an ordinary user's `cp article.txt inbox/` gives a report that the user can read")
def copied(service):
    article = f"{service.articles}/tin-0000.txt"
    service.machine.run("cp", article, f"{INBOX}/article.txt", user=ALICE)
    contents = service.machine.read(article)
    report = service.current("article.txt", contents)
    expect(report["status"] == "analysed", str(report)[:300])
    mode = service.machine.run("stat", "--format=%U:%G %a", f"{REPORTS}/article.txt.json").stdout.strip()
    expect(mode == "diembao:diembao 640", f"the report is {mode}")


@check("1,000 articles that a user copies are all reported")
def thousand(service):
    since = service.machine.cursor()
    service.machine.run(
        f"mkdir {INBOX}/tin; for article in {service.articles}/*.txt; do cp $article {INBOX}/tin/; done", user=ALICE
    )
    service.sync(120)
    service.thousand_since = since
    count = service.expect_all_current()
    expect(count == 1001, f"{count} articles were compared")


@check("each article has one entry in the journal, with its fields")
def journal_fields(service):
    entries = service.machine.journal(DIEMBAO_STATUS="analysed", since=service.thousand_since)
    paths = [entry["DIEMBAO_PATH"] for entry in entries]
    expect(len(paths) == 1000 and len(set(paths)) == 1000, f"{len(paths)} entries of {len(set(paths))} articles")
    for entry in entries:
        fields = ("MESSAGE_ID", "DIEMBAO_REPORT", "DIEMBAO_SHA256", "DIEMBAO_DURATION_USEC")
        missing = [field for field in fields if not entry.get(field)]
        expect(not missing, f"{entry['DIEMBAO_PATH']}: no {missing}")
        int(entry["DIEMBAO_DURATION_USEC"])
        expect(len(entry["DIEMBAO_SHA256"]) == 64, entry["DIEMBAO_SHA256"])


@check("every way of putting a file into the inbox is seen")
def ways(service):
    home = f"/home/{ALICE}"
    inbox = f"{INBOX}/ways"
    service.machine.run("mkdir", inbox, user=ALICE)
    # A home on another file system than the inbox, as is usual: mv copies. What is renamed starts in the inbox.
    steps = {
        "redirected.txt": f"cat {home}/a >{inbox}/redirected.txt",
        "appended.txt": f"head -c 40 {home}/a >{inbox}/appended.txt; tail -c +41 {home}/a >>{inbox}/appended.txt",
        "moved.txt": f"cp {home}/a {home}/moved.txt; mv {home}/moved.txt {inbox}/",
        "renamed.txt": f"cp {home}/a {inbox}/renamed.txt.part; mv {inbox}/renamed.txt.part {inbox}/renamed.txt",
        "linked.txt": f"cp {home}/a {inbox}/.linked; ln {inbox}/.linked {inbox}/linked.txt; rm {inbox}/.linked",
        "deep/er/still/copied.txt": f"mkdir -p {inbox}/deep/er/still; cp {home}/a {inbox}/deep/er/still/copied.txt",
        "folder/moved.txt": f"mkdir {inbox}/.new; cp {home}/a {inbox}/.new/moved.txt; mv {inbox}/.new {inbox}/folder",
        "with space, đấu & 'marks'.txt": f"cp {home}/a \"{inbox}/with space, đấu & 'marks'.txt\"",
    }
    service.machine.write(f"{home}/a", TEXT, user=ALICE)
    for step in steps.values():
        service.machine.run(step, user=ALICE)
    for name in steps:
        service.current(f"ways/{name}", TEXT)


@check("a slow writer's article is reported once it is whole, and never in part")
def slow_writer(service):
    since = service.machine.cursor()
    service.machine.run(
        f"exec >{INBOX}/slow.txt; for part in một hai ba bốn năm sáu; do echo Phần $part.; sleep 0.7; done", user=ALICE
    )
    text = "".join(f"Phần {part}.\n" for part in "một hai ba bốn năm sáu".split()).encode()
    service.current("slow.txt", text)
    entries = service.machine.journal(DIEMBAO_PATH="slow.txt", DIEMBAO_STATUS="analysed", since=since)
    expect(len(entries) == 1, f"it was reported {len(entries)} times")


@check("an article that changes is reported anew")
def changed(service):
    for edition in range(3):
        contents = TEXT + f"Bản {edition}.\n".encode()
        service.drop("changed.txt", contents)
        service.current("changed.txt", contents)


@check("a sidecar's arrival, change and removal change the report")
def sidecar(service):
    def published():
        value = service.report("with-sidecar.txt")["document"].get("published")
        return value and value["value"]

    service.drop("with-sidecar.txt", TEXT)
    service.current("with-sidecar.txt", TEXT)
    for date in ("2024-02-03", "2024-02-04"):
        service.drop("with-sidecar.txt.meta.json", f'{{"published": "{date}"}}')
        until(10, f"published {date}", lambda: published() == date)
    service.machine.run("rm", f"{INBOX}/with-sidecar.txt.meta.json", user=ALICE)
    until(10, "no date of publication", lambda: published() is None)
    expect(not service.machine.exists(f"{REPORTS}/with-sidecar.txt.meta.json.json"), "the sidecar has a report")


@check("what is no article, a link, a pipe, an editor's file, gets no report")
def ignored(service):
    service.machine.run(
        f"cd {INBOX}; ln -s /etc/passwd link.txt; mkfifo pipe.txt; cp {service.articles}/tin-0001.txt draft.txt~;"
        f"cp {service.articles}/tin-0001.txt .hidden.txt; cp {service.articles}/tin-0001.txt download.crdownload",
        user=ALICE,
    )
    service.drop("after-them.txt", TEXT)
    service.current("after-them.txt", TEXT)
    service.sync()
    for name in ("link.txt", "pipe.txt", "draft.txt~", ".hidden.txt", "download.crdownload"):
        expect(not service.machine.exists(f"{REPORTS}/{name}.json"), f"{name} has a report")
    service.machine.run(f"cd {INBOX}; rm link.txt pipe.txt draft.txt~ .hidden.txt download.crdownload", user=ALICE)
