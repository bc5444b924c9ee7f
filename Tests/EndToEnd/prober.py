#!/usr/bin/python3
"""Tries what a service that has been taken over would try, and says of each attempt what became of it.

Prints one JSON object: each attempt's name with null where it succeeded, else what refused it (the name of an errno, or
of a signal). It leaves nothing behind but files named MARK where it may write, by which the machine sees where it did.
"""

import ctypes
import errno
import json
import mmap
import os
import signal
import socket
import subprocess
import tempfile

MARK = "diembao-probe"
# What the checks make: a program of root's that is setuid, files that only their owners should see, a device that no
# service needs, and what they know of the machine: {"namespaces": {"net": inode, …}, "process": another user's}.
SETUID_PROGRAM = "/usr/local/bin/probe-setuid"
SECRETS = ("/root/probe-secret", "/home/alice/probe-secret")
DEVICE = "/dev/probe-device"
MACHINE = f"{os.path.dirname(os.path.abspath(__file__))}/machine.json"

libc = ctypes.CDLL(None, use_errno=True)
# x86-64 and arm64: what glibc has no function for, or one that looks at the arguments itself.
SYSTEM_CALLS = {
    "x86_64": {"bpf": 321, "clock_settime": 227, "finit_module": 313, "perf_event_open": 298, "userfaultfd": 323},
    "aarch64": {"bpf": 280, "clock_settime": 112, "finit_module": 273, "perf_event_open": 241, "userfaultfd": 282},
}


class Refused(Exception):
    """What a probe found by other means than an errno."""


def call(name, *arguments, reached=()):
    """A function of the C library's; what the kernel complains of in `reached` shows that it would have done it."""
    number = SYSTEM_CALLS[os.uname().machine].get(name)
    function = getattr(libc, name) if number is None else libc.syscall
    arguments = arguments if number is None else (number, *arguments)
    arguments = [ctypes.c_long(value) if isinstance(value, int) else value for value in arguments]
    function.restype = ctypes.c_long
    ctypes.set_errno(0)
    result = function(*arguments)
    if result in (-1, 0xFFFFFFFF):
        code = ctypes.get_errno()
        if code not in reached:
            raise OSError(code, name)
    return result


def write(folder):
    path = f"{folder}/{MARK}"
    with open(path, "w") as file:
        file.write("x")


def read(path):
    with open(path, "rb") as file:
        file.read(1)


def socket_of(family):
    return lambda: socket.socket(family, socket.SOCK_RAW if family == socket.AF_NETLINK else socket.SOCK_DGRAM)


def connect():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5)


def system_bus():
    with socket.socket(socket.AF_UNIX) as bus:
        bus.connect("/run/dbus/system_bus_socket")


def machine():
    with open(MACHINE) as file:
        return json.load(file)


def shares_namespace(kind):
    def probe():
        if os.stat(f"/proc/self/ns/{kind}").st_ino != machine()["namespaces"][kind]:
            raise Refused("another one")
    return probe


def sees_others():
    os.stat(f"/proc/{machine()['process']}")


def signals_others():
    os.kill(machine()["process"], 0)


def setuid_program():
    # Not the Python of this process: the kernel ignores the bit on scripts.
    user = subprocess.run([SETUID_PROGRAM, "-u"], capture_output=True, text=True, check=True).stdout.strip()
    if user != "0":
        raise Refused(f"user {user}")


def runs_what_it_wrote(folder):
    def probe():
        path = f"{folder}/{MARK}.run"
        try:
            with open("/usr/bin/true", "rb") as program, open(path, "wb") as copy:
                copy.write(program.read())
            os.chmod(path, 0o700)
            subprocess.run([path], check=True)
        finally:
            os.unlink(path)
    return probe


def maps_writable_code():
    mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)


def turns_data_into_code():
    area = mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE)
    address = ctypes.addressof(ctypes.c_char.from_buffer(area))
    libc.mprotect.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    if libc.mprotect(address, mmap.PAGESIZE, mmap.PROT_READ | mmap.PROT_EXEC) != 0:
        raise OSError(ctypes.get_errno(), "mprotect")


def makes_device():
    with tempfile.TemporaryDirectory() as folder:
        os.mknod(f"{folder}/memory", 0o020600, os.makedev(1, 1))


def mounts():
    with tempfile.TemporaryDirectory() as folder:
        call("mount", b"none", folder.encode(), b"tmpfs", 0, None)
        call("umount2", folder.encode(), 2)


def makes_cgroup():
    os.mkdir(f"/sys/fs/cgroup/{MARK}")
    os.rmdir(f"/sys/fs/cgroup/{MARK}")


NEW_NAMESPACES = {
    "mount": 0x00020000, "user": 0x10000000, "network": 0x40000000, "process": 0x20000000, "cgroup": 0x02000000,
    "IPC": 0x08000000, "host name": 0x04000000,
}
CLOSED_FOLDERS = (
    "/", "/boot", "/data", "/dev", "/dev/shm", "/etc", "/etc/diembao", "/home", "/home/alice", "/opt", "/root", "/run",
    "/run/lock", "/srv", "/usr", "/usr/bin", "/var", "/var/cache", "/var/lib", "/var/log", "/run/systemd",
)
PRIVATE_FOLDERS = ("/tmp", "/var/tmp")
OPEN_FOLDERS = ("/srv/diembao/reports", "/var/lib/diembao", "/run/diembao")

# What the service needs: were it refused too, the other refusals would say nothing.
ALLOWED = {
    **{f"write in {folder}": (lambda folder=folder: write(folder)) for folder in OPEN_FOLDERS},
    "open a Unix socket": socket_of(socket.AF_UNIX),
    "read its configuration": lambda: read("/etc/diembao/diembao.toml"),
}
# What an attacker wants. It succeeds for root without the sandbox, or, where it is in BY_USER, for the service's user.
DENIED = {
    "open an IPv4 socket": socket_of(socket.AF_INET),
    "open an IPv6 socket": socket_of(socket.AF_INET6),
    "open a netlink socket": socket_of(socket.AF_NETLINK),
    "connect to a port": connect,
    "reach the system bus": system_bus,
    **{f"share the machine's {kind} namespace": shares_namespace(kind) for kind in ("net", "ipc", "user", "mnt")},
    **{f"write in {folder}": (lambda folder=folder: write(folder)) for folder in CLOSED_FOLDERS},
    **{f"read {path}": (lambda path=path: read(path)) for path in SECRETS},
    "read the machine's passwords": lambda: read("/etc/shadow"),
    "read the kernel's settings": lambda: read("/proc/sys/kernel/ostype"),
    "read the machine's memory state": lambda: read("/proc/meminfo"),
    "see a process of another user": sees_others,
    "signal a process of another user": signals_others,
    "see a device of the machine": lambda: os.stat(DEVICE),
    "make a device": makes_device,
    **{f"make a {kind} namespace": (lambda flag=flag: call("unshare", flag)) for kind, flag in NEW_NAMESPACES.items()},
    "become another user": lambda: os.setuid(65534),
    "leave its groups": lambda: os.setgroups([]),
    "gain rights by a setuid program": setuid_program,
    "change its root": lambda: os.chroot("/usr"),
    "mount": mounts,
    "load a kernel module": lambda: call("finit_module", os.open("/usr/bin/true", os.O_RDONLY), b"", 0,
                                         reached=(errno.ENOEXEC,)),
    "trace a process": lambda: call("ptrace", 0, 0, 0, 0),
    "read the kernel's log": lambda: call("klogctl", 10, 0, 0),
    "set the clock": lambda: call("clock_settime", 0, (ctypes.c_long * 2)(0, -1), reached=(errno.EINVAL,)),
    "set the host's name": lambda: socket.sethostname(socket.gethostname()),
    "reboot": lambda: call("reboot", 0x1234, reached=(errno.EINVAL,)),
    "make a cgroup": makes_cgroup,
    "load a BPF program": lambda: call("bpf", 5, None, 0, reached=(errno.EINVAL, errno.E2BIG)),
    "watch the machine's counters": lambda: call("perf_event_open", None, -1, 0, -1, 0, reached=(errno.EFAULT,)),
    "handle page faults": lambda: os.close(call("userfaultfd", 0)),
    "run at real-time priority": lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1)),
    "choose its processors": lambda: os.sched_setaffinity(0, os.sched_getaffinity(0)),
    "take on an old personality": lambda: call("personality", 0x0008),
    "map memory for writing and running": maps_writable_code,
    "turn data into code": turns_data_into_code,
    "run what it wrote in the reports folder": runs_what_it_wrote("/srv/diembao/reports"),
    "run what it wrote in its /tmp": runs_what_it_wrote("/tmp"),
}
# For root this means nothing: it must succeed for the service's user.
BY_USER = {"gain rights by a setuid program"}
# What root may in the same sandbox: the file is root's, its group sees every process, no capability is needed.
BY_RIGHTS = {
    "read the machine's passwords", "see a process of another user", "signal a process of another user",
    "gain rights by a setuid program",
}


def attempt(probe):
    """Runs the probe in a process of its own, which may lose its rights or its life by it."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            probe()
            refusal = None
        except OSError as error:
            refusal = errno.errorcode.get(error.errno, str(error))
        except Refused as error:
            refusal = str(error)
        except Exception as error:  # a fault of the prober: no refusal
            refusal = f"FAULT {error!r}"
        os.write(writer, json.dumps(refusal).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read()
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        return signal.Signals(os.WTERMSIG(status)).name
    return json.loads(said)


def main():
    found = {name: attempt(probe) for name, probe in {**ALLOWED, **DENIED}.items()}
    for folder in PRIVATE_FOLDERS:
        found[f"write in {folder}"] = attempt(lambda: write(folder))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
