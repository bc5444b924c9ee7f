/// Rows of a table as RFC 4180 has them: cells in quotation marks where they need them, lines that end in CR LF (data).
///
/// Spreadsheets take a cell for a formula that begins as one, and an article may begin a quotation so ("=", and the dash
/// of a dialogue). Such a cell gets an apostrophe before it, which makes it text; nothing else of it changes, and
/// whoever takes one apostrophe off each cell that `isFormula` holds for behind it has the cells as they were.
struct CSVWriter {
    /// What stands between cells (data).
    enum Separator: String, CaseIterable {
        case comma, semicolon, tab

        var byte: UInt8 {
            switch self {
            case .comma: UInt8(ascii: ",")
            case .semicolon: UInt8(ascii: ";")
            case .tab: UInt8(ascii: "\t")
            }
        }
    }

    enum Cell: Equatable {
        case text(String)
        case integer(Int)
        /// With as few decimals as it needs.
        case fraction(Double)
        case empty

        static func text(_ text: String?) -> Cell { text.map { .text($0) } ?? .empty }
    }

    var separator = Separator.comma
    /// Whether texts stand as they are, for programs that are no spreadsheets.
    var isRaw = false
    private(set) var bytes: [UInt8] = []

    init(separator: Separator = .comma, isRaw: Bool = false) {
        self.separator = separator
        self.isRaw = isRaw
    }

    mutating func row(_ cells: [Cell]) {
        for (place, cell) in cells.enumerated() {
            if place > 0 { bytes.append(separator.byte) }
            switch cell {
            case .empty: break
            case .integer(let value): bytes += "\(value)".utf8
            case .fraction(let value):
                // Where semicolons stand between cells, commas stand in numbers.
                bytes += "\(value)".utf8.map {
                    $0 == UInt8(ascii: ".") && separator == .semicolon ? UInt8(ascii: ",") : $0
                }
            case .text(let text): write(text)
            }
        }
        bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    }

    private mutating func write(_ text: String) {
        let text = isRaw ? text : printableInCell(text)
        let guarded = !isRaw && Self.isFormula(text)
        let needsMarks = text.utf8.contains { byte in
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), 0x0A, 0x0D: true
            default: false
            }
        }
        if needsMarks { bytes.append(UInt8(ascii: "\"")) }
        if guarded { bytes.append(UInt8(ascii: "'")) }
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        if needsMarks { bytes.append(UInt8(ascii: "\"")) }
    }

    /// Whether a spreadsheet may run the cell, or would if apostrophes and spaces before it were dropped: what OWASP's
    /// "CSV Injection" lists, in both widths.
    static func isFormula(_ text: String) -> Bool {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
            case "'", " ", "\u{A0}": continue
            default: return false
            }
        }
        return false
    }
}
