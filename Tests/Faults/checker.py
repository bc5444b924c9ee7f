"""The one question that every scenario ends with: has every file in the inbox exactly one current, whole report?"""

import base64
import fnmatch
import hashlib
import json
import os
import random
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

from daemon import Daemon
from expecting import Failed, expect

# As in diembao.toml(5).
EXCLUDED = [b".*", b"*~", b"#*#", b"*.part", b"*.filepart", b"*.tmp", b"*.swp", b"*.swx", b"*.crdownload", b"~$*"]
SIDECAR = b".meta.json"


def articles(inbox):
    """The articles below an inbox, as bytes of paths: regular files whose names, and whose folders' names, may be."""
    found = []
    for folder, names, files in os.walk(os.fsencode(inbox)):
        names[:] = [name for name in names if not _is_excluded(name)]
        for name in files:
            path = os.path.join(folder, name)
            if not _is_excluded(name) and not name.endswith(SIDECAR) and stat.S_ISREG(os.lstat(path).st_mode):
                found.append(os.path.relpath(path, os.fsencode(inbox)))
    return found


def _is_excluded(name):
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in EXCLUDED)


def check(daemon, failures=None, sample=2000, waiting=()):
    """Fails unless the reports are, to the byte, those of a run in which nothing happened; returns how many they are.

    `failures` gives the error code of the articles whose report has to be a failed one, by path; `waiting` names
    those that can't have one yet. Every report is held against its article's digest; of more than `sample` reports
    so many, picked at random, are held against the schema and against the bytes that a quiet daemon writes.
    """
    failures = {os.fsencode(path): code for path, code in (failures or {}).items()}
    waiting = {os.fsencode(path) for path in waiting}
    expected = [path for path in articles(daemon.inbox) if path not in waiting]
    reports = _reports(daemon.reports)

    missing = sorted(set(expected) - set(reports))
    expect(not missing, f"{len(missing)} of {len(expected)} have no report: {missing[:5]}")
    surplus = sorted(set(reports) - set(expected))
    expect(not surplus, f"{len(surplus)} reports of what is not there: {surplus[:5]}")

    for path, (file, source, status, code, _) in reports.items():
        article = os.path.join(os.fsencode(daemon.inbox), path)
        expect(status == ("failed" if path in failures else "analysed"), f"{path}: {status} {code}")
        expect(code == failures.get(path), f"{path}: {code} instead of {failures.get(path)}")
        if source["sha256"] is None:
            expect(code == "TOO_LARGE", f"{path}: no digest")
        else:
            expect(source["sha256"] == _digest(article), f"{path}: its report is of other contents")
        sidecar = article + SIDECAR
        digest = _digest(sidecar) if os.path.isfile(sidecar) and not os.path.islink(sidecar) else None
        expect((source["sidecar"] or {}).get("sha256") == digest, f"{path}: its report is of another sidecar")

    picked = list(reports)
    if len(picked) > sample:
        picked = random.Random(len(picked)).sample(sorted(picked), sample)
    if not picked or not sample:
        return len(reports)
    files = {path: [reports[path][0], *reports[path][4]] for path in picked}
    _verify(daemon, [file for path in picked for file in files[path]])
    _compare_with_quiet(daemon, files)
    return len(reports)


def _reports(folder):
    """What the reports are about: by the file's path the report's own, its source, status, error code, and the paths of
    the reports on the articles in it, where it holds several: those that it names, and no others."""
    found = {}
    parts = {}
    root = os.fsencode(folder)
    for parent, _, files in os.walk(root):
        for name in files:
            file = os.path.join(parent, name)
            if name == b".diembao.lock" and parent == root:
                continue
            expect(name.endswith(b".json") and not name.startswith(b"."), f"{file} is no report, and stayed")
            with open(file, "rb") as stream:
                contents = stream.read()
            try:
                report = json.loads(contents)
            except ValueError as error:
                raise Failed(f"{file} is no JSON, {len(contents)} bytes: {error}") from error
            source = report["source"]
            path = base64.b64decode(source["pathBytes"]) if "pathBytes" in source else source["path"].encode()
            if "part" in source:
                place = os.path.join(root, path) + b".d/%d.json" % source["part"]
                expect(file == place, f"the report of article {source['part']} of {path} is {file}")
                parts.setdefault(path, {})[source["part"]] = (file, source["sha256"])
                continue
            expect(path not in found, f"{path} has two reports: {file} and {found.get(path, ' ')[0]}")
            # Longer names are shortened, folders' names with .json gain a tilde: the tests of the mapping see to those.
            if max(map(len, path.split(b"/"))) <= 240 and b".json" not in os.path.dirname(path):
                place = os.path.join(root, path) + b".json"
                expect(file == place, f"the report of {path} is {file}")
            found[path] = (file, source, report["status"], report.get("error", {}).get("code"), report.get("parts", []))
    for path, (file, source, status, code, names) in found.items():
        held = parts.pop(path, {})
        expect(sorted(held) == list(range(1, len(names) + 1)), f"{path}: {len(names)} articles, reports of {sorted(held)}")
        for number, digest in held.values():
            expect(digest == source["sha256"], f"{number} is of other contents than {file}")
        found[path] = (file, source, status, code, [held[number][0] for number in sorted(held)])
    expect(not parts, f"reports on articles of files that have none: {list(parts)[:5]}")
    return found


def _digest(path):
    with open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _verify(daemon, files):
    """Holds reports against the schema, and every place in the text that they name against the text."""
    for start in range(0, len(files), 500):
        result = daemon.diembao("verify", "--quiet", "--", *files[start:start + 500], seconds=600)
        expect(result.returncode == 0, f"diembao verify: {(result.stdout + result.stderr).decode()[:1000]}")


def _compare_with_quiet(daemon, reports):
    """Lets another daemon report on copies in peace, and holds the two sets of reports against each other."""
    with tempfile.TemporaryDirectory(prefix="diembao-quiet.", dir=_quiet_place(daemon)) as folder:
        quiet = Daemon(
            daemon.binary, folder, top=daemon.top, limits=daemon.limits, inbox_keys=daemon.inbox_keys
        )
        try:
            for path in reports:
                article = os.path.join(os.fsencode(daemon.inbox), path)
                copy = os.path.join(os.fsencode(quiet.inbox), path)
                os.makedirs(os.path.dirname(copy), exist_ok=True)
                for suffix in (b"", SIDECAR):
                    if suffix == b"" or os.path.isfile(article + suffix):
                        _copy(article + suffix, copy + suffix)
            quiet.start(seconds=600)
            quiet.sync(seconds=600)
            for file in [file for files in reports.values() for file in files]:
                twin = os.path.join(
                    os.fsencode(quiet.reports), os.path.relpath(file, os.fsencode(daemon.reports))
                )
                with open(file, "rb") as one, open(twin, "rb") as other:
                    expect(one.read() == other.read(), f"{file} is not what a quiet run writes")
        finally:
            quiet.close()


def _quiet_place(daemon):
    """In memory, where there is room: no disk to wait for, and another file system than the one under test."""
    memory = "/dev/shm"
    if os.path.isdir(memory) and shutil.disk_usage(memory).free > 4 << 30:
        return memory
    return daemon.folder.parent


def _copy(source, target):
    # Sparse files stay sparse: one of a terabyte is compared like any other.
    if os.stat(source).st_size > 1 << 20:
        subprocess.run(["cp", "--sparse=always", "--reflink=auto", "--", source, target], check=True)
    else:
        shutil.copyfile(source, target)


def sample_against_analyze(daemon, count=5):
    """Holds some reports against what `diembao analyze` makes of the article: no daemon, no spool."""
    paths = sorted(articles(daemon.inbox))
    for path in random.Random(len(paths)).sample(paths, min(count, len(paths))):
        file = os.path.join(os.fsencode(daemon.reports), path) + b".json"
        result = daemon.diembao("analyze", "--path", path, os.path.join(os.fsencode(daemon.inbox), path))
        expect(Path(os.fsdecode(file)).read_bytes() == result.stdout, f"{path}: `diembao analyze` says otherwise")
