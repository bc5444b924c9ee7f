import Glibc
import Testing

@testable import DiembaoSystemd

// Each in a process of its own, for the environment is one for all tests of a process.

@Test func `systemd is told in the words of sd_notify`() async {
    await #expect(processExitsWith: .success) {
        let socket = NotifySocket()
        setenv("NOTIFY_SOCKET", socket.path, 1)
        let notifier = ServiceNotifier()
        notifier.ready()
        #expect(socket.next() == "READY=1")
        notifier.ready(status: "watching 1 folder · 12 waiting")
        #expect(socket.next() == "READY=1\nSTATUS=watching 1 folder · 12 waiting")
        notifier.status("48,210 reported")
        #expect(socket.next() == "STATUS=48,210 reported")
        notifier.watchdog()
        #expect(socket.next() == "WATCHDOG=1")
        notifier.extendTimeout(microseconds: 30_000_000)
        #expect(socket.next() == "EXTEND_TIMEOUT_USEC=30000000")
        notifier.errno(ENOSPC)
        #expect(socket.next() == "ERRNO=28")
        notifier.stopping(status: "finishing 2 articles")
        #expect(socket.next() == "STOPPING=1\nSTATUS=finishing 2 articles")
        #expect(socket.next() == nil)
    }
}

@Test func `a reload tells the monotonic time`() async {
    await #expect(processExitsWith: .success) {
        let socket = NotifySocket()
        setenv("NOTIFY_SOCKET", socket.path, 1)
        func now() -> UInt64 {
            var now = timespec()
            clock_gettime(CLOCK_MONOTONIC, &now)
            return UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1000
        }
        let before = now()
        ServiceNotifier().reloading()
        let lines = try #require(socket.next()).split(separator: "\n")
        #expect(lines.first == "RELOADING=1")
        let time = try #require(lines.last?.split(separator: "=").last.flatMap { UInt64($0) })
        #expect((before...now()).contains(time))
        #expect(lines.count == 2 && lines[1].hasPrefix("MONOTONIC_USEC="))
    }
}

@Test func `a file's name in the status can't speak for the service`() async {
    await #expect(processExitsWith: .success) {
        let socket = NotifySocket()
        setenv("NOTIFY_SOCKET", socket.path, 1)
        ServiceNotifier().status("reading a\nREADY=1\u{1B}[2J.txt")
        #expect(socket.next() == #"STATUS=reading a\nREADY=1\x1b[2J.txt"#)
    }
}

@Test func `messages of many threads arrive whole`() async {
    await #expect(processExitsWith: .success) {
        let socket = NotifySocket()
        setenv("NOTIFY_SOCKET", socket.path, 1)
        let notifier = ServiceNotifier()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<8 { group.addTask { notifier.status("\(number)") } }
        }
        var messages: Set<String> = []
        while let message = socket.next() { messages.insert(message) }
        #expect(messages == Set((0..<8).map { "STATUS=\($0)" }))
    }
}

@Test func `without a service manager nothing is sent and nothing expected`() async {
    await #expect(processExitsWith: .success) {
        unsetenv("NOTIFY_SOCKET")
        unsetenv("WATCHDOG_USEC")
        let notifier = ServiceNotifier()
        notifier.ready()
        #expect(notifier.watchdogInterval == nil)
    }
}

@Test func `the watchdog's interval is the service manager's, if it means this process`() async {
    await #expect(processExitsWith: .success) {
        setenv("WATCHDOG_USEC", "60000000", 1)
        unsetenv("WATCHDOG_PID")
        #expect(ServiceNotifier().watchdogInterval == .seconds(60))
        setenv("WATCHDOG_PID", "\(getpid())", 1)
        #expect(ServiceNotifier().watchdogInterval == .seconds(60))
        setenv("WATCHDOG_PID", "1", 1)
        #expect(ServiceNotifier().watchdogInterval == nil)
    }
}
