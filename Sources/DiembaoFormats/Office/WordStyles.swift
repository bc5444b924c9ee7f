/// What the styles of a Word document say of paragraphs and runs (data; ECMA-376-1, 17.7).
struct WordStyles {
    /// The properties of runs that matter (17.3.2).
    struct Run {
        var font: LegacyFont??
        var isHidden: Bool?
    }

    private var parts = StyleSheet<ParagraphStyle>()
    private var fonts = StyleSheet<LegacyFont?>()
    private var hidden = StyleSheet<Bool>()
    /// Of paragraphs that name no style, and of what no style sets.
    fileprivate(set) var standard = ""
    fileprivate(set) var standardFont: LegacyFont?

    /// Without a file of styles their identifiers tell, which are English names in most documents.
    func part(_ style: String) -> ParagraphStyle? {
        parts.properties(style) ?? ParagraphStyle(name: style)
    }

    /// `nil` where the style says nothing of it.
    func font(_ style: String) -> LegacyFont?? { fonts.properties(style) }
    func isHidden(_ style: String) -> Bool? { hidden.properties(style) }

    fileprivate mutating func add(_ style: WordStyleReading.Style) {
        var part = ParagraphStyle(name: style.name)
        if part == nil, let level = style.outlineLevel, level < 9 { part = .heading(level + 1) }
        parts.add(style.id, parent: style.parent, part)
        fonts.add(style.id, parent: style.parent, style.run.font)
        hidden.add(style.id, parent: style.parent, style.run.isHidden)
    }
}

extension XMLAttributes {
    /// Of `w:rFonts`, the font of letters (ECMA-376-1, 17.3.2.26); `nil` where it says nothing of them.
    var font: LegacyFont?? { (self["ascii"] ?? self["hAnsi"]).map { LegacyFont(name: $0) } }
}

/// Reads the file of a Word document's styles (a pass).
final class WordStyleReading: XMLReading {
    enum Element: String {
        case defaults = "w:docDefaults"
        case style = "w:style"
        case name = "w:name"
        case basedOn = "w:basedOn"
        case outlineLevel = "w:outlineLvl"
        case fonts = "w:rFonts"
        case vanish = "w:vanish"
        /// What a style of tables says of their first row and the like.
        case conditional = "w:tblStylePr"
    }

    fileprivate struct Style {
        var id = ""
        var name = ""
        var parent: String?
        var outlineLevel: Int?
        var run = WordStyles.Run()
    }

    private(set) var styles = WordStyles()
    private var style: Style?
    private var isInDefaults = false
    private var isConditional = false

    func begin(_ element: Element, _ attributes: XMLAttributes) {
        switch element {
        case .defaults: isInDefaults = true
        case .conditional: isConditional = true
        case .style:
            style = Style(id: attributes["styleId"] ?? "")
            let isDefault = ["1", "true", "on"].contains(attributes["default"] ?? "")
            if isDefault, attributes["type"] == "paragraph" { styles.standard = style!.id }
        case .name: style?.name = attributes["val"] ?? ""
        case .basedOn: style?.parent = attributes["val"]
        case .outlineLevel: style?.outlineLevel = attributes["val"].flatMap { UInt8($0) }.map(Int.init)
        case .fonts where isInDefaults: styles.standardFont = attributes.font ?? nil
        case .fonts where !isConditional: style?.run.font = attributes.font
        case .vanish where !isConditional: style?.run.isHidden = attributes.isOn
        case .fonts, .vanish: break
        }
    }

    func end(_ element: Element) {
        switch element {
        case .defaults: isInDefaults = false
        case .conditional: isConditional = false
        case .style:
            if let style { styles.add(style) }
            style = nil
        default: break
        }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {}
}
