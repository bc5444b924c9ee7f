import Glibc
import Testing

@testable import DiembaoSystemd

@Suite struct `The journal's socket` {
    private func entry(_ text: String) -> [[UInt8]] { [Array("MESSAGE=\(text)".utf8), Array("PRIORITY=6".utf8)] }

    @Test func `takes an entry field by field, and a value of several lines by its length`() {
        let journal = NotifySocket()
        JournalSocket(path: journal.path).send(entry("một") + [Array("DIEMBAO_PATH=a\nb".utf8)])
        #expect(
            journal.next() == "MESSAGE=một\nPRIORITY=6\nDIEMBAO_PATH\n\u{3}\0\0\0\0\0\0\0a\nb\n")
    }

    @Test func `holds nobody up when the journal reads no more, and tells it afterwards what it missed [53]`() {
        let journal = NotifySocket()
        let socket = JournalSocket(path: journal.path)
        let start = ContinuousClock.now
        let sent = 5000
        for number in 0..<sent { socket.send(entry("\(number)")) }
        // A second, once; not one for each entry there is no room for.
        #expect(ContinuousClock.now - start < .seconds(30))
        var taken = 0
        while journal.next() != nil { taken += 1 }
        #expect(taken > 0)
        socket.send(entry("again"))
        #expect(journal.next() == "MESSAGE=again\nPRIORITY=6\n")
        #expect(journal.next()?.contains("took no entries for a while: \(sent - taken) missing") == true)
        socket.send(entry("and on"))
        #expect(journal.next() == "MESSAGE=and on\nPRIORITY=6\n")
        #expect(journal.next() == nil)
    }

    @Test func `is nobody's hindrance when it is gone, and is found when it is back`() {
        let path = NotifySocket().path  // gone with the value
        let socket = JournalSocket(path: path)
        socket.send(entry("into nothing"))
        let journal = NotifySocket(path: path)
        socket.send(entry("back"))
        #expect(journal.next() == "MESSAGE=back\nPRIORITY=6\n")
        #expect(journal.next()?.contains(": 1 missing") == true)
    }

    @Test func `passes on an entry that is larger than a datagram`() {
        let journal = NotifySocket()
        JournalSocket(path: journal.path).send([[UInt8](repeating: UInt8(ascii: "A"), count: 20 << 20)])
        #expect(journal.next() == nil)
    }
}
