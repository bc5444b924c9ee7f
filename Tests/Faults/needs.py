"""What a scenario needs of the machine: each returns why it is not there, or nothing where it is."""

import os
import shutil
import subprocess
import tempfile


def root():
    return None if os.geteuid() == 0 else "only root can do this"


def program(name):
    return None if shutil.which(name) else f"there is no {name} here"


def strace():
    """Tracing may be forbidden though the program is there."""
    missing = program("strace")
    if missing:
        return missing
    result = subprocess.run(["strace", "-f", "-o", "/dev/null", "true"], capture_output=True, text=True)
    return None if result.returncode == 0 else f"strace can't trace here: {result.stderr.strip()[:100]}"


def mounts():
    """Mounts that nobody else sees: the runner has put itself into a mount namespace of its own."""
    if not os.environ.get("DIEMBAO_FAULTS_APART"):
        return root() or "no mount namespaces here"
    with tempfile.TemporaryDirectory() as folder:
        result = subprocess.run(["mount", "-t", "tmpfs", "none", folder], capture_output=True, text=True)
        if result.returncode != 0:
            return f"no tmpfs can be mounted here: {result.stderr.strip()}"
        subprocess.run(["umount", folder], check=True)
    return None


def loop():
    """Loop devices with ext4."""
    missing = mounts() or program("mkfs.ext4")
    if missing:
        return missing
    with tempfile.TemporaryDirectory() as folder:
        image = os.path.join(folder, "image")
        with open(image, "wb") as file:
            file.truncate(4 << 20)
        subprocess.run(["mkfs.ext4", "-q", image], check=True)
        mounted = os.path.join(folder, "mounted")
        os.mkdir(mounted)
        result = subprocess.run(["mount", "-o", "loop", image, mounted], capture_output=True, text=True)
        if result.returncode != 0:
            return f"no loop device can be mounted here: {result.stderr.strip()}"
        subprocess.run(["umount", mounted], check=True)
    return None


def leases():
    """Read leases, by which a file is known to be closed (fcntl(2), F_SETLEASE)."""
    import fcntl

    with tempfile.NamedTemporaryFile() as file:
        descriptor = os.open(file.name, os.O_RDONLY)
        try:
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except OSError as error:
            # The temporary file is open for writing here: EAGAIN is the answer of a kernel that has leases.
            return None if isinstance(error, BlockingIOError) else "no leases are given here"
        finally:
            os.close(descriptor)
    return None
