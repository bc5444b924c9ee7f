import DiembaoExtract

/// The fonts and styles of an RTF document (data; RTF 1.9.1, "Font Table", "Style Sheet").
struct RTFTables {
    struct Font {
        var name: [UInt8] = []
        var charset: Int?
        var codePage: Int?

        /// As text in it is to be read.
        fileprivate(set) var legacy: LegacyFont?
    }

    struct Style {
        var name = ParagraphText()
        var parent: Int?
        var outlineLevel: Int?
    }

    private(set) var fonts: [Int: Font] = [:]
    private var styles = StyleSheet<ParagraphStyle>()

    /// More than any document has; what comes behind them is not kept.
    private static let mostFonts = 50_000

    mutating func add(_ font: Font, _ number: Int) {
        guard fonts.count < Self.mostFonts else { return }
        var font = font
        let name = String(decoding: font.name, as: UTF8.self)
        font.legacy = LegacyFont(name: String(name.drop { $0 == " " }.prefix { $0 != ";" }))
        fonts[number] = font
    }

    mutating func add(_ style: Style, _ number: Int) {
        let name = style.name.string.prefix { $0 != ";" && $0 != "," }
        let part = ParagraphStyle(name: String(name)) ?? style.outlineLevel.flatMap(Self.heading)
        // 222 stands for none.
        styles.add(String(number), parent: style.parent.flatMap { $0 == 222 ? nil : String($0) }, part)
    }

    func part(_ style: Int) -> ParagraphStyle? { styles.properties(String(style)) }

    static func heading(_ outlineLevel: Int) -> ParagraphStyle? {
        (0...8).contains(outlineLevel) ? .heading(outlineLevel + 1) : nil
    }

    /// The code page in which bytes in a font are to be read; `standard` is the document's.
    func codePage(_ font: Int, standard: Int) -> Int {
        guard let font = fonts[font] else { return standard }
        if font.legacy != nil { return 1252 }
        if let page = font.codePage, page > 0 { return page }
        switch font.charset {
        case nil, 1: return standard
        case 0: return standard == 65001 ? standard : 1252
        // Symbols: their bytes are none of letters.
        case 2: return 0
        case 163: return 1258
        default: return -1
        }
    }
}

/// Bytes as letters (data).
enum RTFCodePage {
    /// What a byte from 80 on stands for; U+FFFD in code pages that are not known: programs that write them write each letter in Unicode, too.
    static func scalar(_ byte: UInt8, _ codePage: Int) -> Unicode.Scalar? {
        if byte < 0x80 { return Unicode.Scalar(byte) }
        switch codePage {
        case 1252: return Windows1252.scalarOrControl(byte)
        case 1258: return windows1258[byte].flatMap(Unicode.Scalar.init) ?? Windows1252.scalarOrControl(byte)
        case 0: return nil
        default: return "\u{FFFD}"
        }
    }

    /// Where Windows-1258 differs from Windows-1252 (Unicode's CP1258.TXT).
    private static let windows1258: [UInt8: UInt32] = [
        0x8A: 0x8A, 0x8E: 0x8E, 0x9A: 0x9A, 0x9E: 0x9E, 0xC3: 0x102, 0xCC: 0x300, 0xD0: 0x110, 0xD2: 0x309, 0xD5: 0x1A0,
        0xDD: 0x1AF, 0xDE: 0x303, 0xE3: 0x103, 0xEC: 0x301, 0xF0: 0x111, 0xF2: 0x323, 0xF5: 0x1A1, 0xFD: 0x1B0,
        0xFE: 0x20AB,
    ]
}
