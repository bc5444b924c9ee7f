import DiembaoExtract

/// The styles of an OpenDocument text, from both of its files of styles (a pass; OpenDocument 1.3 part 3, "Styles").
final class OpenDocumentStyles: XMLReading {
    enum Element: String {
        case style = "style:style"
        case textProperties = "style:text-properties"
        case fontFace = "style:font-face"
    }

    private var parts = StyleSheet<ParagraphStyle>()
    private var fonts = StyleSheet<LegacyFont?>()
    private var hidden = StyleSheet<Bool>()
    private var faces: [String: LegacyFont] = [:]

    private struct Style {
        var name: String
        var parent: String?
        var part: ParagraphStyle?
        var font: LegacyFont??
        var isHidden: Bool?
    }

    private var style: Style?

    func begin(_ element: Element, _ attributes: XMLAttributes) {
        switch element {
        case .fontFace:
            let family = (attributes["font-family"] ?? "").filter { $0 != "'" && $0 != "\"" }
            faces[attributes["name"] ?? ""] = LegacyFont(name: family)
        case .style:
            guard let name = attributes["name"], let family = attributes["family"] else { return }
            style = Style(
                name: Self.key(name, family), parent: attributes["parent-style-name"].map { Self.key($0, family) })
            guard family == "paragraph" else { return }
            let level = attributes["default-outline-level"].flatMap { UInt8($0) } ?? 0
            style?.part =
                ParagraphStyle(name: attributes["display-name"] ?? Self.decoded(name))
                ?? (level > 0 ? .heading(Int(level)) : nil)
        case .textProperties:
            if let face = attributes["font-name"] {
                style?.font = .some(faces[face] ?? LegacyFont(name: face))
            } else if let family = attributes["font-family"] {
                style?.font = .some(LegacyFont(name: family.filter { $0 != "'" && $0 != "\"" }))
            }
            if let display = attributes["display"] { style?.isHidden = display == "none" }
        }
    }

    func end(_ element: Element) {
        guard element == .style, let style else { return }
        parts.add(style.name, parent: style.parent, style.part)
        fonts.add(style.name, parent: style.parent, style.font)
        hidden.add(style.name, parent: style.parent, style.isHidden)
        self.style = nil
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {}

    func part(_ style: String) -> ParagraphStyle? { parts.properties(Self.key(style, "paragraph")) }
    func font(_ style: String, _ family: String) -> LegacyFont?? { fonts.properties(Self.key(style, family)) }
    func isHidden(_ style: String, _ family: String) -> Bool? { hidden.properties(Self.key(style, family)) }

    /// Styles of different families may have one name.
    private static func key(_ name: String, _ family: String) -> String { family + " " + name }

    /// "Heading 1" of "Heading_20_1" (OpenDocument 1.3 part 3, `style:name`).
    private static func decoded(_ name: String) -> String {
        var result: [Substring] = []
        for (place, piece) in name.split(separator: "_", omittingEmptySubsequences: false).enumerated() {
            let isCode = place % 2 == 1 && piece.count == 2
            if isCode, let code = UInt8(piece, radix: 16), code < 0x80 {
                result.append(Substring(String(Unicode.Scalar(code))))
            } else {
                if place > 0, place % 2 == 1 { return name }
                result.append(piece)
            }
        }
        return result.joined()
    }
}

/// Reads the text of an OpenDocument text (a pass; OpenDocument 1.3 part 3, "Text document content" and what follows).
///
/// As it would be with all changes accepted, without notes, comments and tables of contents; headers and footers stand with the styles.
final class OpenDocumentText: XMLReading {
    enum Element: String {
        case fontFace = "style:font-face"
        case style = "style:style"
        case textProperties = "style:text-properties"
        case body = "office:text"
        case paragraph = "text:p"
        case heading = "text:h"
        case span = "text:span"
        case link = "text:a"
        case spaces = "text:s"
        case tab = "text:tab"
        case lineBreak = "text:line-break"
        case section = "text:section"
        case changes = "text:tracked-changes"
        case change = "text:changed-region"
        case deletion = "text:deletion"
        case changeStart = "text:change-start"
        case changeEnd = "text:change-end"
        case note = "text:note"
        case annotation = "office:annotation"
        case contents = "text:table-of-content"
        case phonetic = "text:ruby-text"
        case number = "text:number"
        case hidden = "text:hidden-text"
        case forms = "office:forms"
        case script = "text:script"
        case placeholder = "text:placeholder"
        case frame = "drawing:frame"
        case object = "drawing:object"
        case title = "svg:title"
        case description = "svg:desc"
        case box = "drawing:text-box"
        case shape = "drawing:custom-shape"
        case row = "table:table-row"
        case cell = "table:table-cell"
    }

    private struct Look {
        var font: LegacyFont?
        var isHidden = false
    }

    private var body = BodyText()
    private let styles: OpenDocumentStyles
    private var open: [Element] = []
    /// So many elements were open when one began that is no part of the text.
    private var skippedFrom: Int?
    /// Of the paragraphs, spans and boxes that are open.
    private var looks: [Look] = []
    private var bodies = 0
    /// The change that is told of, and those of them all that take text away.
    private var change: String?
    private var deletions: Set<String> = []
    /// Of the deletion within which the text is: where changes are shown, LibreOffice leaves what is deleted in its place.
    private var deletion: String?

    init(styles: OpenDocumentStyles) { self.styles = styles }

    func begin(_ element: Element, _ attributes: XMLAttributes) {
        open.append(element)
        // They stand in what is skipped.
        if element == .change { change = attributes["id"] }
        if element == .deletion, let change { deletions.insert(change) }
        guard skippedFrom == nil else { return }
        switch element {
        case .change, .deletion: break
        case .changeStart:
            if let id = attributes["change-id"], deletion == nil, deletions.contains(id) { deletion = id }
        case .changeEnd: if attributes["change-id"] == deletion { deletion = nil }
        // The styles that the program made for single paragraphs stand before the text.
        case .fontFace: styles.begin(.fontFace, attributes)
        case .style: styles.begin(.style, attributes)
        case .textProperties: styles.begin(.textProperties, attributes)
        case .body: bodies += 1
        case .changes, .note, .annotation, .contents, .phonetic, .number, .forms, .script, .placeholder, .object,
            .title, .description:
            skip()
        case .section: if attributes["display"] == "none" { skip() }
        case .hidden: if attributes["is-hidden"] != "false" { skip() }
        case .paragraph, .heading: beginParagraph(element, attributes)
        case .span: looks.append(look(attributes["style-name"], "text", looks.last ?? Look()))
        case .link, .frame: break
        case .spaces, .tab: if isShown { body.appendSpace() }
        case .lineBreak: if isShown { body.appendBreak() }
        case .box, .shape:
            body.beginBox()
            looks.append(Look())
        case .row: body.beginRow()
        case .cell: body.beginCell()
        }
    }

    func end(_ element: Element) {
        open.removeLast()
        if let from = skippedFrom {
            if open.count == from { skippedFrom = nil }
            return
        }
        switch element {
        case .style: styles.end(.style)
        case .body: bodies -= 1
        case .paragraph, .heading:
            // Its end is deleted, too.
            if deletion != nil { body.carryParagraph() }
            body.endParagraph()
            _ = looks.popLast()
        case .span: _ = looks.popLast()
        case .box, .shape:
            body.endBox()
            _ = looks.popLast()
        case .row: body.endRow()
        case .cell: body.endCell()
        default: break
        }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {
        guard isShown else { return }
        body.append(text, font: looks.last?.font)
    }

    func finish() -> BodyText {
        body.finish()
        return body
    }

    private func skip() { skippedFrom = open.count - 1 }

    /// Text counts in paragraphs alone: in frames stand titles and descriptions, too.
    private var isShown: Bool {
        guard skippedFrom == nil, bodies > 0, deletion == nil, looks.last?.isHidden != true else { return false }
        switch open.last {
        case .paragraph, .heading, .span, .link, .hidden, .spaces, .tab, .lineBreak: return true
        default: return false
        }
    }

    private func beginParagraph(_ element: Element, _ attributes: XMLAttributes) {
        let style = attributes["style-name"]
        var part = style.flatMap(styles.part) ?? .body
        if element == .heading, part != .title {
            part = .heading(attributes["outline-level"].flatMap { UInt8($0) }.map(Int.init) ?? 1)
        }
        body.beginParagraph(part)
        looks.append(look(style, "paragraph", Look()))
    }

    private func look(_ style: String?, _ family: String, _ outer: Look) -> Look {
        guard let style else { return outer }
        var look = outer
        if let font = styles.font(style, family) { look.font = font }
        if let isHidden = styles.isHidden(style, family) { look.isHidden = isHidden }
        return look
    }
}
