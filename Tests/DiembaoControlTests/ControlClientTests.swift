import CLinux
import DiembaoControl
import Foundation
import Testing

/// A service that says what a test tells it to (a resource): one connection, then the socket is gone.
private final class FakeService: @unchecked Sendable {
    let path = "/tmp/diembao-test-\(UUID().uuidString.prefix(8)).sock"
    private let listener: CInt

    /// - parameter answer: given the connection, after the request's line was read.
    init(answer: @escaping @Sendable (CInt) -> Void) {
        listener = clinux_listen_unix(path, 0o600)
        precondition(listener >= 0)
        let listener = listener
        Thread.detachNewThread {
            var waiting = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 10_000) == 1 else { return }
            let connection = accept(listener, nil, nil)
            var byte: UInt8 = 0
            while read(connection, &byte, 1) == 1 && byte != UInt8(ascii: "\n") {}
            answer(connection)
            close(connection)
        }
    }

    deinit {
        close(listener)
        unlink(path)
    }
}

private func write(_ text: String, to connection: CInt) {
    _ = text.withCString { Foundation.write(connection, $0, strlen($0)) }
}

@Suite struct `A client of the service` {
    @Test func `gets each line and then nothing`() throws {
        let service = FakeService { connection in
            write(#"{"entry":{"inbox":"/a","path":"b","state":"waiting","attempts":0}}"# + "\n", to: connection)
            write(#"{"done":{"message":"một","#, to: connection)
            usleep(20_000)
            write(#""count":1}}"# + "\n", to: connection)
        }
        var client = try ControlClient(connectingTo: service.path)
        try client.send(ControlRequest(.queue))
        #expect(try client.next(within: 5)?.entry?.path == "b")
        #expect(try client.next(within: 5)?.done == ControlSummary(message: "một", count: 1))
        #expect(try client.next(within: 5) == nil)
    }

    @Test func `is told that the service died in the middle of an answer`() throws {
        let service = FakeService { write(#"{"done":{"mess"#, to: $0) }
        var client = try ControlClient(connectingTo: service.path)
        try client.send(ControlRequest(.rescan))
        let error = #expect(throws: ControlError.self) { try client.next(within: 5) }
        #expect(error == .died(path: service.path))
    }

    @Test func `does not wait longer than it was told to`() throws {
        let service = FakeService { _ in sleep(2) }
        var client = try ControlClient(connectingTo: service.path)
        try client.send(ControlRequest(.status))
        let start = clinux_boottime_nanoseconds()
        let error = #expect(throws: ControlError.self) { try client.next(within: 0.1) }
        #expect(error == .silent(path: service.path, seconds: 0.1))
        #expect(clinux_boottime_nanoseconds() - start < 1_500_000_000)
    }

    @Test func `refuses what is not of the language`() throws {
        let service = FakeService { write("HTTP/1.1 400 Bad Request\r\n", to: $0) }
        var client = try ControlClient(connectingTo: service.path)
        try client.send(ControlRequest(.status))
        let error = #expect(throws: ControlError.self) { try client.next(within: 5) }
        #expect(error?.description.contains("one version") == true)
    }

    @Test func `says that nobody is there and how to see why`() {
        let error = #expect(throws: ControlError.self) { _ = try ControlClient(connectingTo: "/tmp/no/such.sock") }
        #expect(error == .notRunning(path: "/tmp/no/such.sock"))
        #expect(error?.description.contains("systemctl status diembaod") == true)
    }

    @Test func `says that the socket of a dead service is nobody's`() {
        let path = "/tmp/diembao-test-\(UUID().uuidString.prefix(8)).sock"
        close(clinux_listen_unix(path, 0o600))
        defer { unlink(path) }
        let error = #expect(throws: ControlError.self) { _ = try ControlClient(connectingTo: path) }
        #expect(error == .notRunning(path: path))
    }

    @Test func `says that a path is no socket's`() {
        let error = #expect(throws: ControlError.self) {
            _ = try ControlClient(connectingTo: "/" + String(repeating: "a", count: 200))
        }
        #expect(error?.description.contains("control socket") == true)
    }
}
