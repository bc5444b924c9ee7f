import DiembaoExtract

/// Reads documents in the Rich Text Format (a pass; RTF 1.9.1).
///
/// Its text is that of the document as it would be with all changes accepted, without headers, footers, notes, comments, hidden text and the
/// codes of fields. One that lacks its last brace is read; one that is cut off within a group is not: half an article would pass for a
/// whole one.
struct RTFReader {
    func read(_ bytes: [UInt8], _ budget: inout UnpackingBudget) throws(ExtractionFailure) -> ExtractedDocument {
        var run = RTFReading(bytes)
        try run.read()
        let layout = ArticleLayout(body: run.body.text, title: run.title)
        return ExtractedDocument(mediaType: "application/rtf", articles: [try layout.article()])
    }
}

/// One document while it is read (data).
struct RTFReading {
    /// Where text goes.
    enum Destination {
        case body
        /// No text of the article, but groups in it may hold such: an object's result, a shape's text.
        case container
        case skipped
        case fontTable, styleSheet, information, title
    }

    /// What a group's end takes back (RTF 1.9.1, "Groups").
    struct State {
        var destination = Destination.body
        /// Bytes that stand behind `\u` for readers without Unicode.
        var fallback = 1
        var font = 0
        var legacy: LegacyFont?
        var codePage = 1252
        var isHidden = false
        var isDeleted = false
        var paragraph = RTFParagraph()
        /// Whether it is a box's, which ends with it.
        var isBox = false
    }

    private(set) var body = RTFBody()
    private(set) var tables = RTFTables()
    private var titleText = ParagraphText()
    private var tokens: RTFTokens
    private var states: [State] = []
    private(set) var state = State()

    private var standardPage = 1252
    private var standardFont = 0
    /// Whether the group that has just begun is one that readers may pass over (`\*`).
    private var isOptional = false
    /// Bytes to pass over behind `\u`.
    private var passing = 0
    private var highSurrogate: UInt32?
    /// Of text in UTF-8, the bytes of a letter so far.
    private var pending: [UInt8] = []

    private var font: (number: Int, value: RTFTables.Font)?
    /// With the number of groups around its own.
    private var style: (number: Int, value: RTFTables.Style, isParagraph: Bool, depth: Int)?

    /// Some ten times as deep as programs write them.
    private static let mostGroups = 500

    init(_ bytes: [UInt8]) { tokens = RTFTokens(bytes) }

    var title: String? { titleText.isEmpty ? nil : titleText.string }

    mutating func read() throws(ExtractionFailure) {
        while !body.text.isFull, let token = tokens.next() {
            switch token {
            case .open:
                endFallback()
                guard states.count < Self.mostGroups else {
                    throw ExtractionFailure(.limit, "its groups nest more than \(Self.mostGroups) deep")
                }
                states.append(state)
                state.isBox = false
                isOptional = false
                if state.destination == .styleSheet, style == nil {
                    style = (0, RTFTables.Style(), true, states.count)
                }
            case .close:
                endFallback()
                guard closeGroup() else { return finish() }
            case .word(let word, let number):
                if passing > 0, passes(word) { continue }
                self.word(word, number)
            case .symbol(let sign):
                if passing > 0 { passing -= 1 } else { symbol(sign) }
            case .byte(let byte):
                if passing > 0 { passing -= 1 } else { text(byte) }
            case .binary:
                if passing > 0 { passing -= 1 }
            }
        }
        guard states.count <= 1 || body.text.isFull else { throw ExtractionFailure(.damaged, "it is cut off") }
        finish()
    }

    /// A word behind `\u` is passed over as one sign, but `\u` and what ends a paragraph are not: some programs write no fallback there.
    private mutating func passes(_ word: RTFWord) -> Bool {
        switch word {
        case .u, .uc, .par, .pard, .cell, .row, .line, .tab, .plain, .f:
            passing = 0
            return false
        default:
            passing -= 1
            return true
        }
    }

    private mutating func endFallback() {
        passing = 0
        flushPending()
    }

    /// - Returns: whether the document goes on.
    private mutating func closeGroup() -> Bool {
        guard let outer = states.popLast() else { return false }
        let ended = state
        if ended.destination == .fontTable { endFont() }
        if let style, states.count < style.depth { endStyle() }
        if ended.isBox {
            body.endBox(paragraph)
        }
        state = outer
        if ended.destination == .fontTable, outer.destination != .fontTable { setFont(standardFont) }
        return !states.isEmpty
    }

    private mutating func finish() {
        flushPending()
        body.finish(paragraph)
    }

    // MARK: Text

    private var isShown: Bool { state.destination == .body && !state.isHidden && !state.isDeleted }

    private mutating func text(_ byte: UInt8) {
        switch state.destination {
        case .skipped, .container, .information: return
        case .fontTable: return fontName(byte)
        case .styleSheet, .title, .body: break
        }
        if byte >= 0x80, state.codePage == 65001 {
            pending.append(byte)
            if pending.count >= 4 || byte < 0xC0 && Self.isComplete(pending) { flushPending() }
            return
        }
        flushPending()
        if let scalar = RTFCodePage.scalar(byte, state.codePage) { append(scalar) }
    }

    private static func isComplete(_ bytes: [UInt8]) -> Bool {
        switch bytes[0] {
        case 0xC0...0xDF: bytes.count >= 2
        case 0xE0...0xEF: bytes.count >= 3
        case 0xF0...0xFF: bytes.count >= 4
        default: true
        }
    }

    private mutating func flushPending() {
        guard !pending.isEmpty else { return }
        let letters = String(decoding: pending, as: UTF8.self).unicodeScalars
        pending.removeAll(keepingCapacity: true)
        for scalar in letters { append(scalar) }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        highSurrogate = nil
        switch state.destination {
        case .title: titleText.append(scalar)
        case .styleSheet: style?.value.name.append(scalar)
        case .body where isShown:
            beginParagraph()
            body.text.append(scalar, font: state.legacy)
        default: break
        }
    }

    /// `\u-10179`: a number of 16 bits with a sign, or half of a surrogate pair.
    private mutating func unicode(_ number: Int) {
        let unit = UInt32(truncatingIfNeeded: number < 0 ? number + 0x10000 : number)
        passing = state.fallback
        if (0xD800..<0xDC00).contains(unit) {
            highSurrogate = unit
        } else if (0xDC00..<0xE000).contains(unit) {
            guard let high = highSurrogate else { return }
            if let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00)) { append(scalar) }
        } else if let scalar = Unicode.Scalar(unit) {
            append(scalar)
        }
    }

    private mutating func symbol(_ sign: UInt8) {
        switch sign {
        case UInt8(ascii: "*"): isOptional = true
        case UInt8(ascii: "~"): append(" ")
        case UInt8(ascii: "_"): append("-")
        case UInt8(ascii: "-"):
            if isShown {
                beginParagraph()
                body.text.appendOptionalHyphen(font: state.legacy)
            }
        default: break
        }
    }

    // MARK: Words

    private mutating func word(_ word: RTFWord, _ number: Int?) {
        flushPending()
        let wasOptional = isOptional
        isOptional = false
        if beginDestination(word, wasOptional) { return }
        switch word {
        case .ansi, .mac, .pc, .pca, .ansicpg, .deff: document(word, number)
        case .uc: state.fallback = max(0, min(number ?? 1, 64))
        case .u: if let number { unicode(number) }
        case .emdash: append("—")
        case .endash: append("–")
        case .bullet: append("•")
        case .lquote: append("‘")
        case .rquote: append("’")
        case .ldblquote: append("“")
        case .rdblquote: append("”")
        case .tab, .emspace, .enspace, .qmspace: append(" ")
        case .line, .lbr, .page, .column: if isShown { body.text.appendBreak() }
        case .par, .sect: if state.destination == .body { body.endParagraph(paragraph) }
        case .cell, .nestcell, .row, .nestrow:
            if state.destination == .body || state.destination == .container { body.end(word, paragraph) }
        case .pard: state.paragraph = RTFParagraph()
        case .intbl: state.paragraph.isInTable = number != 0
        case .dropcapli: state.paragraph.isDropCap = true
        case .s, .sbasedon, .outlinelevel, .cs, .ts, .ds: style(word, number)
        case .f, .fcharset, .cpg: font(word, number)
        case .plain:
            state.isHidden = false
            state.isDeleted = false
            setFont(standardFont)
        case .v: state.isHidden = number != 0
        case .deleted: state.isDeleted = number != 0
        default: break
        }
    }

    /// - Returns: whether the word says where the text of its group goes.
    private mutating func beginDestination(_ word: RTFWord, _ isOptional: Bool) -> Bool {
        // What stands in a header is none of the article, whatever it is.
        if state.destination == .skipped { return isOptional || word.beginsOtherDestination }
        switch word {
        case .fonttbl: state.destination = .fontTable
        case .stylesheet: state.destination = .styleSheet
        case .info: state.destination = .information
        case .title:
            // The second of two is in Unicode.
            titleText = ParagraphText()
            state.destination = state.destination == .information ? .title : .skipped
        case .object, .upr, .shpinst, .nesttableprops: if state.destination == .body { state.destination = .container }
        // AbiWord writes it as optional, too.
        case .fldrslt: break
        case .result, .ud: if state.destination == .container { state.destination = .body }
        case .shptxt: if state.destination == .container { beginBox() }
        default:
            guard isOptional || word.beginsOtherDestination else { return false }
            // Styles of characters and of tables are optional groups in the style sheet.
            if state.destination == .styleSheet, [.cs, .ts, .ds].contains(word) { return false }
            state.destination = .skipped
        }
        return true
    }

    private mutating func document(_ word: RTFWord, _ number: Int?) {
        switch word {
        case .deff: standardFont = number ?? 0
        case .ansicpg: standardPage = number ?? 1252
        case .mac: standardPage = 10000
        case .pc: standardPage = 437
        case .pca: standardPage = 850
        default: standardPage = 1252
        }
        state.codePage = standardPage
    }

    // MARK: Paragraphs

    /// What the properties say at this place.
    private var paragraph: RTFParagraph {
        var paragraph = state.paragraph
        paragraph.part = tables.part(paragraph.style) ?? paragraph.outlineLevel.flatMap(RTFTables.heading) ?? .body
        return paragraph
    }

    private mutating func beginParagraph() {
        if !body.hasParagraph { body.beginParagraph(paragraph) }
    }

    private mutating func beginBox() {
        state.destination = .body
        // It stands at the beginning of the paragraph to which it is fixed.
        beginParagraph()
        state.isBox = true
        state.paragraph = RTFParagraph()
        body.beginBox()
    }

    // MARK: Fonts and styles

    private mutating func setFont(_ number: Int) {
        state.font = number
        state.legacy = tables.fonts[number]?.legacy
        state.codePage = tables.codePage(number, standard: standardPage)
    }

    private mutating func font(_ word: RTFWord, _ number: Int?) {
        switch (word, state.destination) {
        case (.f, .fontTable):
            endFont()
            font = (number ?? 0, RTFTables.Font())
        case (.f, _): setFont(number ?? 0)
        case (.fcharset, .fontTable): font?.value.charset = number
        case (.cpg, .fontTable): font?.value.codePage = number
        default: break
        }
    }

    private mutating func fontName(_ byte: UInt8) {
        if byte == UInt8(ascii: ";") { return endFont() }
        if let length = font?.value.name.count, length < 64 { font?.value.name.append(byte) }
    }

    private mutating func endFont() {
        if let font { tables.add(font.value, font.number) }
        font = nil
    }

    private mutating func style(_ word: RTFWord, _ number: Int?) {
        let isInSheet = state.destination == .styleSheet
        switch word {
        case .s: if isInSheet { style?.number = number ?? 0 } else { state.paragraph.style = number ?? 0 }
        case .outlinelevel:
            if isInSheet { style?.value.outlineLevel = number } else { state.paragraph.outlineLevel = number }
        case .sbasedon: style?.value.parent = number
        default: if isInSheet { style?.isParagraph = false }
        }
    }

    private mutating func endStyle() {
        if let style, style.isParagraph { tables.add(style.value, style.number) }
        style = nil
    }
}
