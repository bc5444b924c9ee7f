import CSystemd
import Glibc

/// What systemd is told about the service (sd_notify(3)); silent where no service manager listens.
///
///     let notifier = ServiceNotifier()
///     notifier.ready(status: "watching 1 folder")
///
/// It has no state of its own: any thread may call it, and each message is one datagram.
public struct ServiceNotifier: Sendable {
    public init() {}

    /// Half of what the unit's `WatchdogSec=` allows is a good rhythm for `watchdog()`; `nil` where the service
    /// manager expects none of this process.
    public var watchdogInterval: Duration? {
        var microseconds: UInt64 = 0
        guard sd_watchdog_enabled(0, &microseconds) > 0 else { return nil }
        return .microseconds(Int64(clamping: microseconds))
    }

    /// The service does its work now, or does it again after `reloading()`.
    public func ready(status: String? = nil) {
        send(["READY=1"] + (status.map { ["STATUS=\($0)"] } ?? []))
    }

    /// A line for people, shown by `systemctl status`.
    public func status(_ text: String) {
        send(["STATUS=\(text)"])
    }

    /// A new configuration is being read; `ready()` ends it. From systemd 253 on the time tells old messages
    /// from new ones; 252 ignores it.
    public func reloading() {
        send(["RELOADING=1", "MONOTONIC_USEC=\(monotonicMicroseconds())"])
    }

    /// The service is about to end.
    public func stopping(status: String? = nil) {
        send(["STOPPING=1"] + (status.map { ["STATUS=\($0)"] } ?? []))
    }

    /// The service is alive. To be sent only where work moves.
    public func watchdog() {
        send(["WATCHDOG=1"])
    }

    /// Starting, reloading or stopping needs this much more time, from now.
    public func extendTimeout(microseconds: UInt64) {
        send(["EXTEND_TIMEOUT_USEC=\(microseconds)"])
    }

    /// Why the service fails, as errno(3); shown by `systemctl status`.
    public func errno(_ code: Int32) {
        send(["ERRNO=\(code)"])
    }

    /// A failure to send is nothing that the service could mend, and systemd's own timeouts tell of it.
    private func send(_ assignments: [String]) {
        _ = sd_notify(0, Self.datagram(assignments))
    }

    /// A line break would begin another assignment: a file's name in a status must not be able to say `READY=1`, nor,
    /// when `systemctl status` shows it, anything to the terminal.
    static func datagram(_ assignments: [String]) -> String {
        assignments.map(printable).joined(separator: "\n")
    }

    private func monotonicMicroseconds() -> UInt64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1000
    }
}
