"""The package goes in, and the service runs."""

import re

from checks import Skipped, check
from machine import expect, until
from service import ALICE, INBOX, REPORTS, STRANGER


@check("the package installs, and the service runs", vital=True)
def installs(service):
    service.since = service.machine.cursor()
    service.machine.run("dpkg", "--install", service.package)
    expect(service.active(), "diembaod is not active")
    expect(service.property("NRestarts") == "0", "it was restarted")
    expect(service.property("StatusText"), "it tells systemd no status")


@check("the service is started at boot")
def enabled(service):
    state = service.systemctl("is-enabled", "diembaod", check=False).stdout.strip()
    expect(state == "enabled", f"diembaod is {state}")


@check("systemd-analyze finds nothing wrong with the unit")
def unit_verifies(service):
    result = service.machine.run("systemd-analyze", "verify", "diembaod.service")
    expect(not result.stderr.strip(), result.stderr)


@check("the service's exposure is at most 0.5")
def exposure(service):
    output = service.machine.run("systemd-analyze", "security", "--no-pager", "diembaod.service").stdout
    level = float(re.search(r"Overall exposure level for diembaod.service: ([0-9.]+)", output)[1])
    expect(level <= 0.5, output)


@check("the programs' versions are the package's")
def versions(service):
    package = service.machine.run("dpkg-query", "--show", "--showformat=${Version}", "diembao").stdout
    for program in ("diembao", "diembaod"):
        version = service.machine.run(program, "--version").stdout.split()[-1]
        expect(version == package, f"{program} says {version}, the package is {package}")


@check("the programs need no Swift on the machine")
def self_contained(service):
    for program in ("/usr/bin/diembao", "/usr/sbin/diembaod"):
        libraries = service.machine.run("ldd", program, check=False).stdout
        expect("swift" not in libraries and "not found" not in libraries, libraries)


@check("every manual page is there and is set without a complaint")
def manual_pages(service):
    for page in ("diembao(1)", "diembaod(8)", "diembao.toml(5)", "diembao-names(5)", "diembao-report(5)"):
        name, section = page.rstrip(")").split("(")
        result = service.machine.run("man", "--warnings", "-Tutf8", "-Z", section, name)
        expect(not result.stderr.strip(), f"{page}: {result.stderr}")


@check("each shell reads its completions")
def completions(service):
    share = "/usr/share"
    paths = {
        "bash": f"{share}/bash-completion/completions/diembao",
        "zsh": f"{share}/zsh/vendor-completions/_diembao",
        "fish": f"{share}/fish/vendor_completions.d/diembao.fish",
    }
    for shell, path in paths.items():
        expect("diembao" in service.machine.read(path).decode(), f"{path} is empty")
        if service.machine.run(f"command -v {shell}", check=False).returncode == 0:
            service.machine.run(shell, "-n", path)


@check("at its start the service says that inotify watches, in the journal's fields")
def inotify(service):
    entries = service.machine.journal(DIEMBAO_WATCHING="inotify", since=service.since)
    expect(entries, "no entry with DIEMBAO_WATCHING=inotify")


@check("its folders are for the group diembao, and for nobody else")
def folders(service):
    service.machine.run("adduser", ALICE, "diembao")
    service.machine.run("ls", INBOX, REPORTS, "/run/diembao", user=ALICE)
    for folder in (INBOX, REPORTS, "/run/diembao", "/var/lib/diembao"):
        listing = service.machine.run("ls", folder, user=STRANGER, check=False)
        expect(listing.returncode != 0, f"{STRANGER} can list {folder}")
    written = service.machine.run("touch", f"{REPORTS}/x", user=ALICE, check=False)
    expect(written.returncode != 0, f"{ALICE} can write to {REPORTS}")


@check("nothing that the service does is denied to it by its own sandbox")
def nothing_denied(service):
    lines = [entry["MESSAGE"] for entry in service.machine.journal(since=service.since)]
    noise = [line for line in lines if re.search(r"not permitted|setpriority|SIGSYS|Bad system call", str(line))]
    expect(not noise, "\n".join(noise))
