"""diembaod on the machine under test, as the people who use it see it."""

import functools
import hashlib
import io
import json
import tarfile

import jsonschema

from machine import expect, until

INBOX = "/srv/diembao/inbox"
REPORTS = "/srv/diembao/reports"
CONFIGURATION = "/etc/diembao/diembao.toml"

# An ordinary user in the group diembao, and one who is not.
ALICE = "alice"
STRANGER = "stranger"


class Service:
    """The installed service and its default inbox (a handle: the machine has the state)."""

    def __init__(self, machine):
        self.machine = machine

    # What systemd knows.

    def property(self, name):
        return self.machine.run("systemctl", "show", "--value", "--property", name, "diembaod").stdout.strip()

    def active(self):
        return self.property("ActiveState") == "active"

    def main_process(self):
        return int(self.property("MainPID"))

    def restarts(self):
        return int(self.property("NRestarts"))

    def systemctl(self, *arguments, check=True):
        return self.machine.run("systemctl", *arguments, check=check)

    def configure(self, text):
        self.machine.write(CONFIGURATION, text)

    def drop_in(self, name, text):
        """A drop-in of the unit, in use from the next start on; without text it goes."""
        folder = "/etc/systemd/system/diembaod.service.d"
        if text:
            self.machine.run("mkdir", "-p", folder)
            self.machine.write(f"{folder}/{name}.conf", text)
        else:
            self.machine.run("rm", "-f", f"{folder}/{name}.conf")
        self.systemctl("daemon-reload")

    # What a person does.

    def diembao(self, *arguments, user=ALICE, check=True, **options):
        return self.machine.run("diembao", *arguments, user=user, check=check, **options)

    def status(self):
        # It ends with 3 where a person should look.
        return json.loads(self.diembao("status", "--json", check=False).stdout)

    def sync(self, seconds=120):
        self.diembao("sync", "--timeout", str(seconds), timeout=seconds + 10)

    def drop(self, name, contents, user=ALICE):
        self.machine.write(f"{INBOX}/{name}", contents, user=user)

    def report(self, name, reports=REPORTS):
        """The report of the article of that name, as alice reads it."""
        return json.loads(self.machine.read(f"{reports}/{name}.json", user=ALICE))

    def current(self, name, contents, inbox_reports=REPORTS, seconds=20):
        """Waits for the report of exactly these contents, and returns it."""
        digest = hashlib.sha256(contents).hexdigest()
        path = f"{inbox_reports}/{name}.json"

        def found():
            if not self.machine.exists(path):
                return None
            report = json.loads(self.machine.read(path, user=ALICE))
            return report if report["source"]["sha256"] == digest else None

        return until(seconds, f"a current {path}", found)

    # All of an inbox at once.

    def files(self, folder, user):
        """The regular files below a folder, by path, as `user` reads them."""
        # tar(1) ends with 1, and the archive is whole, where a file went or grew while it looked.
        script = 'tar --create --directory "$1" . || [[ $? == 1 ]]'
        archive = self.machine.run(
            "bash", "-c", script, "_", folder, user=user, input=b"", timeout=300
        ).stdout
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            return {
                member.name.removeprefix("./"): files.extractfile(member).read()
                for member in files.getmembers()
                if member.isreg()
            }

    @functools.cached_property
    def schema(self):
        schema = json.loads(self.diembao("schema").stdout)
        jsonschema.Draft202012Validator.check_schema(schema)
        return jsonschema.Draft202012Validator(schema)

    def expect_all_current(self, inbox=INBOX, reports=REPORTS):
        """Every article of the inbox has the one valid report of its present contents; returns how many they are."""
        articles = self.files(inbox, user="root")
        articles = {path: contents for path, contents in articles.items() if not path.endswith(".meta.json")}
        written = self.files(reports, user=ALICE)
        missing = [path for path in articles if f"{path}.json" not in written]
        expect(not missing, f"{len(missing)} without a report, {missing[:5]} among them")
        for path, contents in articles.items():
            report = json.loads(written[f"{path}.json"])
            expect(report["source"]["path"] == path, f"{path}: its report says {report['source']['path']}")
            digest = hashlib.sha256(contents).hexdigest()
            expect(report["source"]["sha256"] == digest, f"{path}: its report is of other contents")
            error = jsonschema.exceptions.best_match(self.schema.iter_errors(report))
            expect(error is None, f"{path}: its report does not fit the schema: {error and error.message}")
        hidden = [path for path in written if path.rpartition("/")[2].startswith(".") and path != ".diembao.lock"]
        expect(not hidden, f"temporary files stayed: {hidden}")
        return len(articles)
