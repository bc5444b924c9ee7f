import CLinux
import DiembaoSystemd
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

/// Watches and analyses until the service is to end (a service).
struct SpoolService: Service {
    let daemon: Daemon
    let settings: Daemon.Settings

    func run() async throws {
        // Starting and stopping wait for disks and analyses, for which the cooperative pool is not made.
        try await withGracefulShutdownHandler {
            try await onThread("start") { try daemon.start(settings) }
            try await gracefulShutdown()
            try await onThread("stop") { daemon.stop() }
        } onGracefulShutdown: {
            daemon.interruptStart()
        }
    }
}

/// Answers on the control socket until the service is to end (a service).
struct ControlService: Service {
    let server: ControlServer

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await onThread("control") { server.run() }
        } onGracefulShutdown: {
            server.stop()
        }
    }
}

/// Tells systemd how the service is doing, and feeds its watchdog while work moves (a service).
struct HealthService: Service {
    let daemon: Daemon

    func run() async throws {
        let interval = daemon.notifier.watchdogInterval.map { min($0 / 3, .seconds(1)) } ?? .seconds(1)
        var told: String?
        var isStuck = false
        while !Task.isShuttingDownGracefully {
            if let thread = daemon.stuckThread {
                if !isStuck {
                    daemon.logger.critical("the \(thread) thread shows no sign of life: the watchdog is not fed")
                }
                isStuck = true
            } else {
                isStuck = false
                daemon.notifier.watchdog()
            }
            if let summary = daemon.runningSummary, summary != told {
                daemon.notifier.status(summary)
                told = summary
            }
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: interval) }  // ends early at a shutdown
        }
    }
}

/// Reads the configuration again at SIGHUP (a service); what is wrong with it is told in the log.
struct HangupService: Service {
    let daemon: Daemon

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            // The log has told already why a configuration was not taken.
            _ = try? await onThread("reload") { try daemon.reload() }
        }
    }
}

/// Runs what blocks on a thread of its own.
private func onThread<Value: Sendable>(
    _ name: String, _ body: @escaping @Sendable () throws -> Value
) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        let thread = Thread {
            clinux_name_thread(name)
            continuation.resume(with: Result { try body() })
        }
        // Bytes: the usual stack of a program's main thread, on which the same is done at the start.
        thread.stackSize = 8 << 20
        thread.start()
    }
}
