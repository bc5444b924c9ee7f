/// A stretch of `document.text` (data).
///
/// Offsets count Unicode scalars from 0, half-open, as the W3C's Web Annotation and Python do:
/// `text[start:end]` in Python is the stretch.
public struct TextRange: Sendable, Hashable {
    public var start: Int
    public var end: Int

    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    public var count: Int { end - start }

    /// Whether all of another stretch is within this one.
    public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }
    /// Whether the two have a scalar in common.
    public func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }
}

extension TextRange: Comparable {
    /// The order of every list in a report: by start, then the longer first.
    public static func < (left: TextRange, right: TextRange) -> Bool {
        left.start != right.start ? left.start < right.start : left.end > right.end
    }
}

/// A range together with the text that stands there (data).
public struct TextSpan: Sendable, Hashable {
    public var range: TextRange
    public var text: String

    public init(range: TextRange, text: String) {
        self.range = range
        self.text = text
    }
}

extension TextSpan: Decodable {
    enum CodingKeys: String, CodingKey { case start, end, text }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        text = try values.decode(String.self, forKey: .text)
        range = try TextRange(from: decoder)
    }
}

extension TextRange: Decodable {
    enum CodingKeys: String, CodingKey { case start, end }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        start = try values.decode(Int.self, forKey: .start)
        end = try values.decode(Int.self, forKey: .end)
    }
}
