/// The tokens of RTF (RTF 1.9.1, "RTF Syntax"), one after the other (data).
struct RTFTokens {
    enum Token: Equatable {
        case open, close
        /// `\pard`, `\fs24`: with its number, if one stands behind it.
        case word(RTFWord, Int?)
        /// `\~`: one sign that is no letter.
        case symbol(UInt8)
        /// `\'e9`, or a byte of text as it stands there.
        case byte(UInt8)
        /// Bytes of `\bin`.
        case binary
    }

    private let bytes: [UInt8]
    private var at = 0

    /// A longer word is none of those that are known.
    private static let longestWord = 32

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Token? {
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            switch byte {
            case UInt8(ascii: "{"): return .open
            case UInt8(ascii: "}"): return .close
            case UInt8(ascii: "\\"): return control()
            // Line ends are for whoever looks at the file.
            case 0x0D, 0x0A, 0: continue
            case 0x09: return .word(.tab, nil)
            default: return .byte(byte)
            }
        }
        return nil
    }

    private mutating func control() -> Token? {
        guard at < bytes.count else { return nil }
        let first = bytes[at]
        guard first | 0x20 >= 0x61, first | 0x20 <= 0x7A else {
            at += 1
            switch first {
            case UInt8(ascii: "'"): return hexadecimal()
            case 0x0D, 0x0A: return .word(.par, nil)
            case 0x09: return .word(.tab, nil)
            case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): return .byte(first)
            default: return .symbol(first)
            }
        }
        let start = at
        while at < bytes.count, bytes[at] | 0x20 >= 0x61, bytes[at] | 0x20 <= 0x7A { at += 1 }
        let word = bytes[start..<at]
        let number = number()
        if at < bytes.count, bytes[at] == 0x20 { at += 1 }
        guard word.count <= Self.longestWord else { return .word(.unknown, number) }
        let known = RTFWord.byName[String(decoding: word, as: UTF8.self)] ?? .unknown
        if known == .bin {
            at += min(max(0, number ?? 0), bytes.count - at)
            return .binary
        }
        return .word(known, number)
    }

    /// Behind a word: a sign and digits.
    private mutating func number() -> Int? {
        var end = at
        let isNegative = end < bytes.count && bytes[end] == UInt8(ascii: "-")
        if isNegative { end += 1 }
        let digits = end
        var value = 0
        while end < bytes.count, bytes[end] >= 0x30, bytes[end] <= 0x39 {
            // Numbers have up to 32 bits.
            value = min(value * 10 + Int(bytes[end] - 0x30), 1 << 31)
            end += 1
        }
        guard end > digits else { return nil }
        at = end
        return isNegative ? -value : value
    }

    private mutating func hexadecimal() -> Token? {
        var value: UInt8 = 0
        for _ in 0..<2 {
            guard at < bytes.count, let digit = Self.digit(bytes[at]) else { return .word(.unknown, nil) }
            value = value << 4 | digit
            at += 1
        }
        return .byte(value)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}

/// The control words that the reader knows (RTF 1.9.1).
enum RTFWord: String, CaseIterable {
    case unknown = ""
    // The document.
    case rtf, ansi, mac, pc, pca, ansicpg, deff, uc, u, bin
    // Characters.
    case tab, line, lbr, par, sect, page, column, emdash, endash, emspace, enspace, qmspace, bullet, lquote, rquote,
        ldblquote, rdblquote, softline, softpage, softcol
    // Paragraphs and tables.
    case pard, s, outlinelevel, intbl, cell, nestcell, row, nestrow, dropcapli
    // Runs.
    case plain, f, v, deleted
    // Fonts and styles.
    case fonttbl, fcharset, cpg, falt, panose, fname, stylesheet, sbasedon, cs, ts, ds
    // What holds text of the article.
    case fldrslt, shptxt, shpinst, object, result, ud, upr, nesttableprops
    // What is the file's.
    case info, title
    // What is no text of the article.
    case author, `operator`, keywords, comment, subject, doccomm, hlinkbase, manager, company, category, creatim,
        revtim, printim,
        buptim, colortbl, pict, objdata, header, headerl, headerr, headerf, footer, footerl, footerr, footerf,
        footnote, annotation, fldinst, xe, tc, tcn, rxe, txe, nonshppict, shprslt, sp, listtext, pntext, listtable,
        nonesttables, pgdsctbl, revtbl, filetbl, bkmkstart, bkmkend, template, ftnsep, ftnsepc, ftncn, aftnsep,
        aftnsepc,
        aftncn, atnid, atnauthor, `do`, htmltag

    /// The compiler's own way from a name to its case compares it with one after the other.
    static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    /// Whether a group that begins with it is no text of the article.
    var beginsOtherDestination: Bool {
        switch self {
        case .author, .operator, .keywords, .comment, .subject, .doccomm, .hlinkbase, .manager, .company, .category,
            .creatim, .revtim, .printim, .buptim, .colortbl, .pict, .objdata, .header, .headerl, .headerr,
            .headerf, .footer, .footerl, .footerr, .footerf, .footnote, .annotation, .fldinst, .xe, .tc, .tcn, .rxe,
            .txe,
            .nonshppict, .shprslt, .sp, .listtext, .pntext, .listtable, .nonesttables, .pgdsctbl, .revtbl, .filetbl,
            .bkmkstart, .bkmkend, .template, .ftnsep, .ftnsepc, .ftncn, .aftnsep, .aftnsepc, .aftncn, .atnid,
            .atnauthor,
            .do, .htmltag:
            true
        default: false
        }
    }
}
