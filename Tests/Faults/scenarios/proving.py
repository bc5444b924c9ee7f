"""The tests are put to the test: what is spoilt by hand has to be found."""

import os

from articles import article
from expecting import Failed, expect
from scenarios import scenario


@scenario(0)
def spoilt_by_hand(trial):
    daemon = trial.daemon()
    trial.articles(daemon.inbox, 12)
    daemon.drop("rỗng.txt", b"")
    daemon.drop("kèm.txt", article(1))
    (daemon.inbox / "kèm.txt.meta.json").write_text('{"published": "2021-12-08"}')
    daemon.start()
    daemon.sync()
    failures = {"rỗng.txt": "EMPTY"}
    trial.check(daemon, failures=failures)
    report = daemon.report_path("tin-000003.txt")
    whole = report.read_bytes()
    other = daemon.report_path("tin-000004.txt").read_bytes()
    temporary, doubled = daemon.reports / ".diembao-1.tmp", daemon.reports / "khác.txt.json"
    found = []

    def finds(what, words, **options):
        """The checker, or the watcher, fails with these words."""
        try:
            trial.check(daemon, **{"failures": failures} | options)
        except Failed as fault:
            expect(words in str(fault), f"{what}: found, but as “{fault}”")
            found.append(what)
        else:
            raise Failed(f"{what}: not found")
        finally:
            daemon.watcher.close()
            daemon.watcher.start()

    # As renamed there by a daemon: the watcher has nothing to say about whole reports.
    def put(contents, path=report):
        aside = path.with_name(".aside")
        aside.write_bytes(contents)
        aside.rename(path)

    def put_for_a_moment(contents):
        seen = daemon.watcher.appeared
        put(contents)
        trial.eventually("a look at it", lambda: daemon.watcher.appeared > seen)
        put(whole)

    put_for_a_moment(whole[: len(whole) // 2])
    finds("half a report for a moment", "not whole")
    put_for_a_moment(b"")
    finds("an empty one for a moment", "not whole")
    report.write_bytes(whole)
    finds("one written where it stands", "written in its place")
    daemon.watcher.stop()  # from here on it is the checker's
    put(whole.replace(b'"confidence": 1.0', b'"confidence": 0.9', 1))
    finds("another byte", "not what a quiet run writes")
    put(whole.replace(b'"start": 0', b'"start": 1', 1))
    finds("a wrong place", "diembao verify")
    put(other)
    finds("a report of another", "two reports")
    put(whole)
    put(whole, doubled)
    finds("a report too many", "two reports")
    doubled.unlink()
    report.unlink()
    finds("a missing report", "have no report")
    put(whole)
    temporary.write_bytes(whole)
    finds("a temporary file", "is no report, and stayed")
    temporary.unlink()
    finds("a report that should be a failed one", "analysed", failures=failures | {"tin-000003.txt": "BINARY"})
    finds("a failed report that should be none", "failed EMPTY", failures={})
    # What nobody had the time to report.
    daemon.freeze()
    daemon.drop("tin-000003.txt", article(99))
    finds("an outdated report", "of other contents")
    daemon.drop("tin-000003.txt", article(3))
    (daemon.inbox / "kèm.txt.meta.json").write_text('{"published": "2022-12-08"}')
    finds("another sidecar", "of another sidecar")
    (daemon.inbox / "tin-000005.txt").unlink()
    finds("a report of what is gone", "of what is not there")
    daemon.thaw()
    daemon.settle()
    trial.check(daemon, failures=failures)
    daemon.watcher._process.kill()
    finds("a watcher that died", "watcher died")
    # A report that appears and goes between two looks is seen all the same.
    seen = daemon.watcher.appeared
    for _ in range(50):
        put(whole, doubled)
        os.unlink(doubled)
    trial.eventually("a look at each that came and went", lambda: daemon.watcher.appeared >= seen + 50)
    trial.check(daemon, failures=failures)
    return f"{len(found)} faults made by hand, each found"
