import CSandbox
import Glibc

// Tries what a reader that a document has taken over would try, and says of each attempt "name: done" or "name: refused (errno)".
//
//   diembao-sandbox-prober inside     as diembao-reader is shut in
//   diembao-sandbox-prober outside    without it, so that it shows what the walls are for

func say(_ name: String, _ result: Int) {
    let word = result >= 0 ? "done" : "refused (\(errno))"
    let line = Array("\(name): \(word)\n".utf8)
    _ = line.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
}

/// What a new process can do is shown by whether there is one.
func attemptProcess() -> Int {
    var pid: pid_t = 0
    let arguments: [UnsafeMutablePointer<CChar>?] = [strdup("true"), nil]
    let error = posix_spawn(&pid, "/bin/true", nil, nil, arguments, nil)
    guard error == 0 else {
        errno = error
        return -1
    }
    var status: Int32 = 0
    waitpid(pid, &status, 0)
    // posix_spawn's child tells of a refused execve by 127.
    guard status == 0 else {
        errno = EACCES
        return -1
    }
    return 0
}

func attemptThread() -> Int {
    var thread = pthread_t()
    let error = pthread_create(&thread, nil, { _ in nil }, nil)
    guard error == 0 else {
        errno = error
        return -1
    }
    pthread_join(thread, nil)
    return 0
}

func attemptMapping(_ protection: Int32) -> Int {
    let memory = mmap(nil, 4096, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    return memory == MAP_FAILED ? -1 : 0
}

func attemptChangingProtection() -> Int {
    let memory = mmap(nil, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    return Int(mprotect(memory, 4096, PROT_READ | PROT_EXEC))
}

func attemptMemory() -> Int {
    let size = 1 << 30
    let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    if memory != MAP_FAILED { munmap(memory, size) }
    return memory == MAP_FAILED ? -1 : 0
}

let parent = getppid()
if CommandLine.arguments.dropFirst().first == "inside" {
    let walls = csandbox_enter(512 << 20, 5)
    guard walls >= 0 else {
        say("sandbox", -1)
        exit(1)
    }
    say("landlock", walls & Int32(CSANDBOX_LANDLOCK) != 0 ? 0 : -1)
}

say("read /etc/passwd", Int(open("/etc/passwd", O_RDONLY)))
say("read /proc/self/environ", Int(open("/proc/self/environ", O_RDONLY)))
say("read a file of /usr", Int(open("/usr/share/common-licenses/Apache-2.0", O_RDONLY)))
say("write a file", Int(open("/tmp/diembao-sandbox-probe", O_WRONLY | O_CREAT, 0o600)))
say("remove a file", Int(unlink("/tmp/diembao-sandbox-probe")))
say("make a folder", Int(mkdir("/tmp/diembao-sandbox-folder", 0o700)))
say("remove a folder", Int(rmdir("/tmp/diembao-sandbox-folder")))
say("open a socket", Int(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)))
say("open a local socket", Int(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)))
say("start a process", attemptProcess())
say("start a thread", attemptThread())
say("signal its parent", Int(kill(parent, 0)))
say("have a descriptor signal its parent", Int(fcntl(STDIN_FILENO, F_SETOWN, parent)))
say("write and execute memory", attemptMapping(PROT_READ | PROT_WRITE | PROT_EXEC))
say("execute written memory", attemptChangingProtection())
say("take a gigabyte", attemptMemory())
say("change its name", Int(setuid(getuid())))
say("change its folder", Int(chdir("/")))
