/// How a report's JSON is laid out.
public enum ReportLayout: Sendable, CaseIterable {
    /// One line, for streams.
    case compact
    /// Each key of the report and of its document, and each element of their lists, on a line of its own:
    /// for people, `grep` and `diff`.
    case lines
}

/// Writes JSON as bytes, front to back (a resource that lives as long as one report is written).
///
/// `JSONEncoder` makes 28-45 MB/s on a report, appending bytes 314 MB/s: at a millisecond an article that decides.
struct JSONWriter: ~Copyable {
    private var written: ByteBuffer
    private let layout: ReportLayout
    private var needsComma = false
    /// Whether the parts of the container at hand stand on lines of their own.
    private var isSpread = false
    private var indentation = 0

    init(layout: ReportLayout, capacity: Int) {
        self.layout = layout
        written = ByteBuffer(capacity: capacity)
    }

    /// What was written so far.
    var bytes: [UInt8] { written.bytes }

    // MARK: Containers

    /// An object on one line.
    mutating func object(_ body: (inout JSONWriter) -> Void) {
        container(UInt8(ascii: "{"), UInt8(ascii: "}"), spread: false, body)
    }

    /// An object whose keys stand on lines of their own in the layout `lines`.
    mutating func spreadObject(_ body: (inout JSONWriter) -> Void) {
        container(UInt8(ascii: "{"), UInt8(ascii: "}"), spread: layout == .lines, body)
    }

    mutating func list<Element>(_ elements: [Element], _ write: (inout JSONWriter, Element) -> Void) {
        container(UInt8(ascii: "["), UInt8(ascii: "]"), spread: false) { writer in
            for element in elements {
                writer.separate()
                write(&writer, element)
            }
        }
    }

    /// A list whose elements stand on lines of their own in the layout `lines`.
    mutating func spreadList<Element>(_ elements: [Element], _ write: (inout JSONWriter, Element) -> Void) {
        container(UInt8(ascii: "["), UInt8(ascii: "]"), spread: layout == .lines && !elements.isEmpty) { writer in
            for element in elements {
                writer.separate()
                write(&writer, element)
            }
        }
    }

    private mutating func container(
        _ open: UInt8, _ close: UInt8, spread: Bool, _ body: (inout JSONWriter) -> Void
    ) {
        let outer = isSpread
        written.append(open)
        isSpread = spread
        needsComma = false
        if spread { indentation += 1 }
        body(&self)
        if spread {
            indentation -= 1
            newLine()
        }
        written.append(close)
        isSpread = outer
        needsComma = true
    }

    /// The key of a member, whose value is written next.
    mutating func key(_ name: StaticString) {
        separate()
        let length = name.utf8CodeUnitCount
        let isSpaced = layout == .lines
        written.append(count: length + (isSpaced ? 4 : 3)) { bytes in
            bytes[0] = UInt8(ascii: "\"")
            (bytes + 1).update(from: name.utf8Start, count: length)
            bytes[length + 1] = UInt8(ascii: "\"")
            bytes[length + 2] = UInt8(ascii: ":")
            if isSpaced { bytes[length + 3] = UInt8(ascii: " ") }
        }
        needsComma = false
    }

    // A member of an object: its key and its value.

    mutating func member(_ name: StaticString, _ value: (inout JSONWriter) -> Void) {
        key(name)
        value(&self)
    }

    mutating func string(_ name: StaticString, _ value: String?) {
        key(name)
        string(value)
    }

    mutating func integer(_ name: StaticString, _ value: Int) {
        key(name)
        integer(value)
    }

    mutating func bool(_ name: StaticString, _ value: Bool) {
        key(name)
        bool(value)
    }

    mutating func fraction(_ name: StaticString, _ value: Double, decimals: Int) {
        key(name)
        fraction(value, decimals: decimals)
    }

    mutating func number(_ name: StaticString, _ value: Double) {
        key(name)
        number(value)
    }

    mutating func list<Element>(
        _ name: StaticString, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
    ) {
        key(name)
        list(elements, write)
    }

    mutating func spreadList<Element>(
        _ name: StaticString, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
    ) {
        key(name)
        spreadList(elements, write)
    }

    private mutating func separate() {
        if needsComma {
            written.append(UInt8(ascii: ","))
            if layout == .lines, !isSpread { written.append(UInt8(ascii: " ")) }
        }
        if isSpread { newLine() }
        needsComma = false
    }

    private mutating func newLine() {
        written.append(UInt8(ascii: "\n"))
        for _ in 0..<indentation { written.append(UInt8(ascii: " ")) }
    }

    mutating func finish() { written.append(UInt8(ascii: "\n")) }

    // MARK: Values

    mutating func null() { literal("null") }

    mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

    private mutating func literal(_ text: StaticString) {
        written.append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        needsComma = true
    }

    mutating func integer(_ value: Int) {
        if value < 0 { written.append(UInt8(ascii: "-")) }
        digits(value.magnitude)
        needsComma = true
    }

    private mutating func digits(_ value: UInt, atLeast places: Int = 1) {
        var length = 1
        var rest = value / 10
        while rest > 0 {
            length += 1
            rest /= 10
        }
        length = max(length, places)
        written.append(count: length) { digits in
            var rest = value
            for place in stride(from: length - 1, through: 0, by: -1) {
                digits[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
        }
    }

    /// A fraction, rounded to so many decimals, without zeros at its end but the first decimal: `0.97`, `1.0`.
    mutating func fraction(_ value: Double, decimals: Int) {
        let scale = decimals == 2 ? 100.0 : 10_000.0
        let scaled = (value * scale).rounded()
        guard scaled.isFinite, abs(scaled) < 9e15 else { return integer(0) }
        if scaled < 0 { written.append(UInt8(ascii: "-")) }
        let magnitude = UInt(abs(scaled))
        let unit = UInt(scale)
        digits(magnitude / unit)
        written.append(UInt8(ascii: "."))
        digits(magnitude % unit, atLeast: decimals)
        var spare = decimals - 1
        while spare > 0, written.last == UInt8(ascii: "0") {
            written.removeLast()
            spare -= 1
        }
        needsComma = true
    }

    /// A number that is written without a point where it is whole.
    mutating func number(_ value: Double) {
        if value == value.rounded(), abs(value) <= 1e18 {
            integer(Int(value))
        } else {
            fraction(value, decimals: 4)
        }
    }

    mutating func string(_ value: String?) {
        guard var value else { return null() }
        written.append(UInt8(ascii: "\""))
        value.withUTF8 { escape($0) }
        written.append(UInt8(ascii: "\""))
        needsComma = true
    }

    /// Appends what needs no escape in one piece. Escaped are, beside what JSON demands, DEL, the C1 controls and
    /// the line and paragraph separators U+2028 and U+2029, which break lines in some readers of "one line a report".
    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var at = 0
        while at < text.count {
            if at + 8 <= text.count,
                !Self.mayNeedEscapes(
                    UnsafeRawPointer(text.baseAddress! + at).loadUnaligned(as: UInt64.self))
            {
                at += 8
                continue
            }
            let byte = text[at]
            if byte >= 0x20, byte != 0x22, byte != 0x5C, byte != 0x7F, byte != 0xC2, byte != 0xE2 {
                at += 1
                continue
            }
            var scalar = UInt32(byte)
            var length = 1
            if byte == 0xC2 {
                guard at + 1 < text.count, text[at + 1] < 0xA0 else {
                    at += 2
                    continue
                }
                scalar = UInt32(text[at + 1])
                length = 2
            } else if byte == 0xE2 {
                guard at + 2 < text.count, text[at + 1] == 0x80, text[at + 2] & 0xFE == 0xA8 else {
                    at += 3
                    continue
                }
                scalar = 0x2000 + UInt32(text[at + 2] & 0x3F)
                length = 3
            }
            written.append(UnsafeBufferPointer(rebasing: text[start..<at]))
            escape(scalar)
            at += length
            start = at
        }
        written.append(UnsafeBufferPointer(rebasing: text[start...]))
    }

    /// Whether any of eight bytes begins what is escaped; now and then also where none does.
    @inline(__always)
    private static func mayNeedEscapes(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        // The highest bit of a byte that is below a number or is one, and perhaps of those above it (Warren, Hacker's Delight, 6-1).
        func below(_ limit: UInt64) -> UInt64 { (word &- ones &* limit) & ~word }
        func equal(_ byte: UInt64) -> UInt64 {
            let difference = word ^ ones &* byte
            return (difference &- ones) & ~difference
        }
        let found = below(0x20) | equal(0x22) | equal(0x5C) | equal(0x7F) | equal(0xC2) | equal(0xE2)
        return found & (ones &* 0x80) != 0
    }

    private mutating func escape(_ scalar: UInt32) {
        written.append(UInt8(ascii: "\\"))
        switch scalar {
        case 0x08: written.append(UInt8(ascii: "b"))
        case 0x09: written.append(UInt8(ascii: "t"))
        case 0x0A: written.append(UInt8(ascii: "n"))
        case 0x0C: written.append(UInt8(ascii: "f"))
        case 0x0D: written.append(UInt8(ascii: "r"))
        case 0x22, 0x5C: written.append(UInt8(scalar))
        default:
            written.append(UInt8(ascii: "u"))
            for shift in [12, 8, 4, 0] {
                let digit = UInt8((scalar >> UInt32(shift)) & 15)
                written.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }
}

/// Bytes that are written one behind the other (a resource).
///
/// An array would ask at each byte whether somebody else holds it.
private struct ByteBuffer: ~Copyable {
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var count = 0

    init(capacity: Int) {
        self.capacity = max(capacity, 16)
        memory = .allocate(capacity: self.capacity)
    }

    deinit { memory.deallocate() }

    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: memory, count: count)) }
    var last: UInt8? { count > 0 ? memory[count - 1] : nil }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        memory[count] = byte
        count &+= 1
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        append(count: bytes.count) { $0.update(from: start, count: bytes.count) }
    }

    /// Appends so many bytes, all of which `write` sets.
    @inline(__always)
    mutating func append(count added: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Void) {
        if capacity - count < added { grow(by: added) }
        write(memory + count)
        count &+= added
    }

    mutating func removeLast() {
        precondition(count > 0)
        count -= 1
    }

    private mutating func grow(by added: Int) {
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: max(2 * capacity, count + added))
        larger.update(from: memory, count: count)
        capacity = max(2 * capacity, count + added)
        memory.deallocate()
        memory = larger
    }
}
