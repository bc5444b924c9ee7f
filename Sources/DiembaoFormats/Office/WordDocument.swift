import DiembaoExtract

/// Reads the main part of a Word document (a pass; ECMA-376-1, 17).
///
/// Its text is that of the document as it would be with all changes accepted, without headers, footers, notes and comments (these stand in
/// parts of their own) and without the codes of fields.
final class WordDocument: XMLReading {
    enum Element: String {
        case body = "w:body"
        case paragraph = "w:p"
        case paragraphProperties = "w:pPr"
        case paragraphStyle = "w:pStyle"
        case outlineLevel = "w:outlineLvl"
        case frame = "w:framePr"
        case run = "w:r"
        case runProperties = "w:rPr"
        case runStyle = "w:rStyle"
        case fonts = "w:rFonts"
        case vanish = "w:vanish"
        case text = "w:t"
        case formulaText = "m:t"
        case tab = "w:tab"
        case positionTab = "w:ptab"
        case lineBreak = "w:br"
        case carriageReturn = "w:cr"
        case softHyphen = "w:softHyphen"
        case hardHyphen = "w:noBreakHyphen"
        case symbol = "w:sym"
        case fieldCharacter = "w:fldChar"
        case deleted = "w:del"
        case movedAway = "w:moveFrom"
        case formerParagraph = "w:pPrChange"
        case formerRun = "w:rPrChange"
        case phonetic = "w:rt"
        case table = "w:tbl"
        case row = "w:tr"
        case rowProperties = "w:trPr"
        case cell = "w:tc"
        case box = "w:txbxContent"
        case alternatives = "mc:AlternateContent"
        case choice = "mc:Choice"
        case fallback = "mc:Fallback"
        case control = "w:sdt"
        case controlProperties = "w:sdtPr"
        case placeholder = "w:showingPlcHdr"
        case controlContent = "w:sdtContent"
        case chunk = "w:altChunk"
    }

    /// Another document that stands in this one's text (ECMA-376-1, 17.17.2.1) (data).
    struct Chunk {
        /// Of the relation that leads to it.
        var id: String
        /// So many paragraphs stand before it.
        var place: Int
    }

    private(set) var chunks: [Chunk] = []
    /// Real documents have one, or one for each of the files that were put together.
    static let mostChunks = 200

    private(set) var body = BodyText()
    private let styles: WordStyles

    /// The elements that are open, without those that are not known.
    private var open: [Element] = []
    /// So many were open when one began whose text is no part of the article.
    private var skippedFrom: Int?
    private var paragraphStyles: [String] = []
    /// Of the run that is open: boxes stand in runs, and have runs.
    private var runs: [Run] = []
    /// Of the fields that are open, whether their code is still being told.
    private var fieldCodes: [Bool] = []
    private var deletedRows: [Bool] = []
    private var placeholders: [Bool] = []
    /// The length of the text before an alternative, and whether one had text.
    private var alternatives: [(start: Int, isChosen: Bool)] = []

    private struct Run {
        var font: LegacyFont?
        var isHidden = false
        /// Whether it names one itself, which its style does not change.
        var hasOwnFont = false
    }

    init(styles: WordStyles) { self.styles = styles }

    // MARK: Events

    func begin(_ element: Element, _ attributes: XMLAttributes) {
        open.append(element)
        guard skippedFrom == nil else { return }
        switch element {
        // The mark at a paragraph's end is deleted, or a row of a table.
        case .deleted where parent == .runProperties: if isInParagraphProperties { body.carryParagraph() }
        case .deleted where parent == .rowProperties:
            if !deletedRows.isEmpty { deletedRows[deletedRows.count - 1] = true }
        case .deleted, .movedAway, .formerParagraph, .formerRun, .phonetic: skip()
        case .paragraph:
            body.beginParagraph(styles.part(styles.standard) ?? .body)
            paragraphStyles.append(styles.standard)
        case .run: runs.append(inherited())
        case .table, .body, .text, .formulaText, .paragraphProperties, .runProperties, .rowProperties: break
        case .row:
            body.beginRow()
            deletedRows.append(false)
        case .cell: body.beginCell()
        case .box: body.beginBox()
        case .alternatives: alternatives.append((body.length, false))
        case .choice, .fallback: if alternatives.last?.isChosen == true { skip() }
        case .chunk:
            if let id = attributes["id"], chunks.count <= Self.mostChunks {
                chunks.append(Chunk(id: id, place: body.paragraphs.count))
            }
        case .control: placeholders.append(false)
        case .placeholder: if !placeholders.isEmpty { placeholders[placeholders.count - 1] = attributes.isOn }
        case .controlContent: if placeholders.last == true { skip() }
        case .controlProperties: break
        case .fieldCharacter: field(attributes["fldCharType"])
        case .paragraphStyle, .outlineLevel, .frame: paragraphProperty(element, attributes)
        case .runStyle, .fonts, .vanish: runProperty(element, attributes)
        case .tab, .positionTab, .lineBreak, .carriageReturn, .softHyphen, .hardHyphen, .symbol:
            sign(element, attributes)
        }
    }

    func end(_ element: Element) {
        open.removeLast()
        if let from = skippedFrom {
            if open.count == from { skippedFrom = nil }
            if skippedFrom != nil { return }
        }
        switch element {
        case .paragraph:
            body.endParagraph()
            _ = paragraphStyles.popLast()
            // The code of a field ends with its paragraph at the latest, or a field without an end would swallow the rest.
            fieldCodes.removeAll { $0 }
        case .run: _ = runs.popLast()
        case .row: body.endRow(isKept: deletedRows.popLast() != true)
        case .cell: body.endCell()
        case .box: body.endBox()
        case .choice, .fallback:
            if let last = alternatives.last, body.length > last.start {
                alternatives[alternatives.count - 1].isChosen = true
            }
        case .alternatives: _ = alternatives.popLast()
        case .control: _ = placeholders.popLast()
        default: break
        }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {
        guard open.last == .text || open.last == .formulaText, isShown else { return }
        body.append(text, font: runs.last?.font)
    }

    func finish() -> BodyText {
        body.finish()
        return body
    }

    // MARK: What the elements do

    /// The element around the one that begins.
    private var parent: Element? { open.count >= 2 ? open[open.count - 2] : nil }

    private var isInParagraphProperties: Bool { open.count >= 3 && open[open.count - 3] == .paragraphProperties }

    private func skip() { skippedFrom = open.count - 1 }

    private var isShown: Bool {
        skippedFrom == nil && runs.last?.isHidden != true && !fieldCodes.contains(true)
    }

    private func field(_ type: String?) {
        switch type {
        case "begin": if fieldCodes.count < Self.mostFields { fieldCodes.append(true) }
        case "separate": if !fieldCodes.isEmpty { fieldCodes[fieldCodes.count - 1] = false }
        case "end": _ = fieldCodes.popLast()
        default: break
        }
    }

    /// In one another; what asks for the open ones does so for each piece of text.
    private static let mostFields = 32

    private func sign(_ element: Element, _ attributes: XMLAttributes) {
        // Tabs stand in paragraphs' properties, too, where they are stops.
        guard parent == .run, isShown else { return }
        switch element {
        case .tab, .positionTab: body.appendSpace()
        case .lineBreak, .carriageReturn: body.appendBreak()
        case .softHyphen: body.appendOptionalHyphen(font: runs.last?.font)
        case .hardHyphen: body.append("-")
        default:
            let font = LegacyFont(name: attributes["font"] ?? "")
            if let code = attributes["char"].flatMap({ UInt32($0, radix: 16) }), let scalar = Unicode.Scalar(code) {
                body.append(scalar, font: font)
            }
        }
    }

    private func paragraphProperty(_ element: Element, _ attributes: XMLAttributes) {
        guard parent == .paragraphProperties else { return }
        switch element {
        case .paragraphStyle:
            guard let style = attributes["val"], !paragraphStyles.isEmpty else { return }
            paragraphStyles[paragraphStyles.count - 1] = style
            if let part = styles.part(style) { body.setStyle(part) }
        case .outlineLevel:
            if let level = attributes["val"].flatMap({ UInt8($0) }), level < 9 {
                body.setStyle(.heading(Int(level) + 1))
            }
        default:
            // A drop cap is a paragraph of its own before the one that it begins (17.3.1.11).
            if let dropCap = attributes["dropCap"], dropCap != "none" { body.carryParagraph() }
        }
    }

    /// As the run is before its own properties are told.
    private func inherited() -> Run {
        let style = paragraphStyles.last ?? ""
        return Run(
            font: styles.font(style) ?? styles.standardFont,
            isHidden: styles.isHidden(style) ?? false)
    }

    private func runProperty(_ element: Element, _ attributes: XMLAttributes) {
        guard parent == .runProperties, open.count >= 3, open[open.count - 3] == .run, !runs.isEmpty else { return }
        let last = runs.count - 1
        switch element {
        case .runStyle:
            let style = attributes["val"] ?? ""
            if let font = styles.font(style), !runs[last].hasOwnFont { runs[last].font = font }
            if let isHidden = styles.isHidden(style) { runs[last].isHidden = isHidden }
        case .fonts:
            guard let font = attributes.font else { return }
            runs[last].font = font
            runs[last].hasOwnFont = true
        default: runs[last].isHidden = attributes.isOn
        }
    }
}
