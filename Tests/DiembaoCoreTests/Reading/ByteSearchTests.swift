import Testing

@testable import DiembaoCore

@Suite struct ByteSearchTests {
    @Test func `a line ends before a line feed or a carriage return, or with the text`() {
        // Bytes that differ from the ends of lines in one bit or by one, among them, and lines of every length up to thirty.
        let others: [UInt8] = [0x0B, 0x09, 0x0C, 0x0E, 0x8A, 0x8D, 0x4A, 0x61, 0xFF, 0x00]
        for length in 0..<30 {
            let line = (0..<length).map { others[($0 * 7 + length) % others.count] }
            for end in [[], [0x0A], [0x0D], [0x0D, 0x0A], [0x0A, 0x0D, 0x61]] as [[UInt8]] {
                for start in 0...length {
                    #expect(ByteSearch.lineEnd(line + end, from: start) == length)
                }
            }
        }
    }
}
