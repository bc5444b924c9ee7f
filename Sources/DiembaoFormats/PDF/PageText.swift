/// A rectangle on a page, in points, from the page's upper left corner (data).
struct Box {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    var width: Double { right - left }
    var height: Double { bottom - top }
    var middle: Double { (top + bottom) / 2 }
    var center: Double { (left + right) / 2 }

    /// How far two boxes overlap from left to right; negative is the gap between them.
    func overlap(across other: Box) -> Double { min(right, other.right) - max(left, other.left) }

    func union(_ other: Box) -> Box {
        Box(
            left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
            bottom: max(bottom, other.bottom))
    }
}

/// What a font's name tells (data).
struct FontStyle: Equatable {
    var isBold = false
    var isItalic = false
}

/// Letters that follow one another without a gap, in one type size (data).
struct PageWord {
    var text: String
    var box: Box
    var size: Double
    var style: FontStyle
    var hasSpaceAfter: Bool
}

/// The words of a page (data).
struct PDFPage {
    var number: Int
    var width = 0.0
    var height = 0.0
    var words: [PageWord] = []
}

/// What stands on one line of one column (data).
struct TextLine {
    var text: String
    var box: Box
    /// That of most of its letters.
    var size: Double
    /// Of all of its letters.
    var style: FontStyle
    /// How wide its first word is: whether that would have found room on the line before.
    var firstWord: Double
    var page: Int
    /// Lines with the same number stand beside one another.
    var row: Int
    var letters: Int
    /// All of its letters are capitals, or none of a line of text; `nil` of a line that is too short to tell.
    var isCapitals: Bool?
}

extension Collection where Element == Double {
    /// The value below which that share of all lies; 0 of none.
    func quantile(_ share: Double) -> Double {
        guard !isEmpty else { return 0 }
        let sorted = sorted()
        return sorted[Swift.min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }
}

/// A number of letters for each type size, or of lines for each distance (data).
struct SizeCounts {
    private var counts: [Int: Int] = [:]

    mutating func add(_ size: Double, _ count: Int) { counts[Int((size * 4).rounded()), default: 0] += count }

    /// The most frequent size, the smallest of several; `nil` of none.
    var mode: Double? {
        counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { Double($0.key) / 4 }
    }
}
