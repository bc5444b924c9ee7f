import DiembaoControl
import Testing

@Suite struct `A line of the control socket` {
    @Test func `comes back as it was`() throws {
        let answers = [
            ControlAnswer(done: ControlSummary(message: "2 files", count: 2)),
            ControlAnswer(failed: ControlFailure(.timeout, "quá giờ\n\u{2028}")),
            ControlAnswer(
                entry: QueueEntry(
                    inbox: "/srv/a", path: "tin\u{FFFD}.txt", state: .deferred, attempts: 3, nextAttempt: 4.5,
                    reason: "Permission denied")),
        ]
        for answer in answers {
            let line = try ControlLine.encode(answer)
            #expect(try ControlLine.decode(ControlAnswer.self, from: line) == answer)
        }
    }

    @Test func `is one line whatever its text holds`() throws {
        let line = try ControlLine.encode(ControlFailure(.service, "một\nhai\r\nba"))
        #expect(line.count { $0 == UInt8(ascii: "\n") } == 1)
        #expect(line.last == UInt8(ascii: "\n"))
    }

    @Test func `holds nothing that a terminal obeys or a reader breaks lines at, and loses nothing`() throws {
        let text = String(String.UnicodeScalarView((0..<0x2100).compactMap(Unicode.Scalar.init)))
        let line = try ControlLine.encode(ControlFailure(.service, text))
        let raw = String(decoding: line.dropLast(), as: UTF8.self).unicodeScalars.filter {
            $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0 == "\u{2028}" || $0 == "\u{2029}"
        }
        #expect(raw.isEmpty)
        #expect(String(decoding: line, as: UTF8.self).contains(#"\u007f\u0080"#))
        #expect(try ControlLine.decode(ControlFailure.self, from: line) == ControlFailure(.service, text))
    }

    @Test func `is not longer than the limit`() {
        let paths = [String](repeating: String(repeating: "a", count: 1000), count: 1100)
        #expect(throws: ControlLineError.tooLong) { try ControlLine.encode(ControlRequest(.retry, paths: paths)) }
    }

    @Test(arguments: ["", "{", "[]", #"{"command":"dance"}"#, #"{"paths":[]}"#])
    func `that is no request is refused with a reason`(line: String) {
        let error = #expect(throws: ControlLineError.self) {
            try ControlLine.decode(ControlRequest.self, from: Array(line.utf8))
        }
        #expect(error?.description.isEmpty == false)
    }
}

@Suite struct `A buffer of lines` {
    @Test(arguments: 1...7)
    func `gives the same lines however the bytes come`(piece: Int) throws {
        let bytes = Array("một\n\nhai ba\nrest".utf8)
        var buffer = ControlLineBuffer()
        var lines: [String] = []
        for start in stride(from: 0, to: bytes.count, by: piece) {
            buffer.append(bytes[start..<min(start + piece, bytes.count)])
            while let line = try buffer.next() { lines.append(String(decoding: line, as: UTF8.self)) }
        }
        #expect(lines == ["một", "", "hai ba"])
        buffer.append([UInt8(ascii: "\n")])
        #expect(try buffer.next().map { String(decoding: $0, as: UTF8.self) } == "rest")
    }

    @Test func `takes a line of the longest length and no longer one`() throws {
        var buffer = ControlLineBuffer()
        buffer.append([UInt8](repeating: 0x61, count: longestControlLine - 1))
        #expect(try buffer.next() == nil)
        buffer.append([UInt8(ascii: "\n")])
        #expect(try buffer.next()?.count == longestControlLine - 1)
        buffer.append([UInt8](repeating: 0x61, count: longestControlLine))
        #expect(throws: ControlLineError.tooLong) { try buffer.next() }
    }
}
