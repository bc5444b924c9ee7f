import DiembaoCore

/// Something that is marked in a text (data).
struct TextMark {
    /// Those that begin and end together lie within one another in this order, the first outermost.
    enum Kind: Int, Comparable {
        case quote, loaded, time, group, entity, cue
        /// A place that is led to, and nothing to be seen.
        case event

        static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
    }

    var kind: Kind
    /// The place in the list of its kind.
    var item: Int
    var range: TextRange
    /// Whether this is where links to the item lead.
    var isAnchor: Bool
}

/// What is told to whoever writes a marked text (data).
enum MarkedTextEvent {
    case text(Slice<UnsafeBufferPointer<UInt8>>)
    /// A place that is led to, of which nothing is seen.
    case anchor(TextMark)
    /// - parameter isContinued: whether a part of the mark stands before; links lead to that one.
    case open(TextMark, isContinued: Bool)
    case close(TextMark)
    /// The mark ends, after its last part was closed, or where nothing of it was opened.
    case end(TextMark)
}

/// A text whose marks may lie within one another and overlap, cut into parts that only lie within one another, as
/// elements of HTML must (data).
///
/// Where a mark ends within others that began after it, these are closed before it and opened again behind it. No more
/// than ``depthLimit`` marks are open at a time, so that this takes a time in proportion to text and marks, whatever the
/// report says; of a mark too many only the anchor remains.
struct MarkedText {
    static let depthLimit = 12

    private struct Opened {
        var mark: TextMark
        /// Whether its first part was told of.
        var hasBegun = false
    }

    private let text: UnsafeBufferPointer<UInt8>
    /// In the order in which they open.
    private let marks: [TextMark]
    private var next = 0
    private var opened: [Opened] = []
    /// The place in the text: in scalars, and in bytes.
    private var scalar = 0
    private var byte = 0

    /// - parameter text: in UTF-8.
    init(_ text: UnsafeBufferPointer<UInt8>, marks: [TextMark]) {
        self.text = text
        self.marks = marks.sorted {
            $0.range != $1.range ? $0.range < $1.range : $0.kind != $1.kind ? $0.kind < $1.kind : $0.item < $1.item
        }
    }

    /// Tells of a stretch from its begin to its end, with nothing left open behind it. Stretches are asked for in the order of
    /// the text, and overlap nowhere.
    mutating func tell(_ range: TextRange, to listener: (MarkedTextEvent) -> Void) {
        while next < marks.count, marks[next].range.start < range.start { begin(listener) }
        finish(upTo: range.start, listener)
        for place in opened.indices { open(at: place, listener) }
        skip(to: range.start)
        while true {
            let opening = next < marks.count ? marks[next].range.start : .max
            let closing = opened.lazy.map(\.mark.range.end).min() ?? .max
            let place = min(opening, closing)
            guard place < range.end else { break }
            copy(to: place, listener)
            if closing == place {
                close(at: place, listener)
            } else if begin(listener) {
                open(at: opened.count - 1, listener)
            }
        }
        copy(to: range.end, listener)
        for opened in opened.reversed() { listener(.close(opened.mark)) }
        finish(upTo: range.end, listener)
    }

    /// Takes up the next mark; `false` where only its anchor remains.
    @discardableResult
    private mutating func begin(_ listener: (MarkedTextEvent) -> Void) -> Bool {
        let mark = marks[next]
        next += 1
        guard mark.kind != .event, opened.count < Self.depthLimit, mark.range.count > 0 else {
            if mark.isAnchor { listener(.anchor(mark)) }
            if mark.kind != .event { listener(.end(mark)) }
            return false
        }
        opened.append(Opened(mark: mark))
        return true
    }

    private mutating func open(at place: Int, _ listener: (MarkedTextEvent) -> Void) {
        listener(.open(opened[place].mark, isContinued: opened[place].hasBegun))
        opened[place].hasBegun = true
    }

    /// Closes the marks that end here, and opens those again that lay within them.
    private mutating func close(at place: Int, _ listener: (MarkedTextEvent) -> Void) {
        let outermost = opened.firstIndex { $0.mark.range.end == place }!
        let inner = opened[outermost...]
        opened.removeSubrange(outermost...)
        for inner in inner.reversed() {
            listener(.close(inner.mark))
            if inner.mark.range.end == place { listener(.end(inner.mark)) }
        }
        for inner in inner where inner.mark.range.end != place {
            opened.append(inner)
            open(at: opened.count - 1, listener)
        }
    }

    /// Forgets the marks that end before a place, all parts of which are closed.
    private mutating func finish(upTo place: Int, _ listener: (MarkedTextEvent) -> Void) {
        for opened in opened where opened.mark.range.end <= place {
            if !opened.hasBegun && opened.mark.isAnchor { listener(.anchor(opened.mark)) }
            listener(.end(opened.mark))
        }
        opened.removeAll { $0.mark.range.end <= place }
    }

    private mutating func copy(to place: Int, _ listener: (MarkedTextEvent) -> Void) {
        let start = byte
        skip(to: place)
        if byte > start { listener(.text(text[start..<byte])) }
    }

    /// Moves on by scalars: every byte but those from 0x80 to 0xBF begins one.
    private mutating func skip(to place: Int) {
        while scalar < place, byte < text.count {
            repeat { byte += 1 } while byte < text.count && text[byte] & 0xC0 == 0x80
            scalar += 1
        }
    }
}
