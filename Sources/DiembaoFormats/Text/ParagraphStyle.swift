import DiembaoExtract

/// What a paragraph's style says it is (data).
enum ParagraphStyle: Sendable, Equatable {
    case title, subtitle, lead, byline, caption, body
    /// The level, from 1 on.
    case heading(Int)
    /// No part of the article: a line of a table of contents.
    case contents

    /// The built-in styles of Word and LibreOffice, whose names in the file are English whatever the language of the program, and what
    /// newsrooms call their own.
    private static let named: [String: ParagraphStyle] = [
        "title": .title, "headline": .title, "tít": .title, "tít chính": .title, "tít bài": .title, "tiêu đề": .title,
        "tiêu đề bài": .title,
        "subtitle": .subtitle,
        "lead": .lead, "lede": .lead, "standfirst": .lead, "sapo": .lead, "sapô": .lead, "sa pô": .lead,
        "tóm tắt": .lead,
        "byline": .byline, "author": .byline, "tác giả": .byline, "bút danh": .byline,
        "caption": .caption, "illustration": .caption, "figure": .caption, "drawing": .caption,
        "image caption": .caption, "table caption": .caption, "chú thích": .caption, "chú thích ảnh": .caption,
        "tít phụ": .heading(2), "tít xen": .heading(2), "contents heading": .contents, "toc heading": .contents,
    ]

    /// `nil` for a name that tells nothing.
    init?(name: String) {
        let name = name.lowercased()
        if let style = Self.named[name] {
            self = style
        } else if let level = Self.number(behind: "heading", in: name) {
            self = .heading(level)
        } else if Self.number(behind: "toc", in: name) != nil || Self.number(behind: "contents", in: name) != nil {
            self = .contents
        } else {
            return nil
        }
    }

    /// Of a paragraph whose place in another document is known.
    init(_ role: ExtractedParagraph.Role) {
        switch role {
        case .headline: self = .heading(1)
        case .heading: self = .heading(2)
        case .lead: self = .lead
        case .byline: self = .byline
        case .caption: self = .caption
        case .body, .unknown: self = .body
        }
    }

    /// 2 of "heading 2" and "heading2".
    private static func number(behind word: String, in name: String) -> Int? {
        guard name.hasPrefix(word) else { return nil }
        let rest = name.utf8.dropFirst(word.utf8.count).drop { $0 == 0x20 }
        guard rest.count == 1, let digit = rest.first, (0x31...0x39).contains(digit) else { return nil }
        return Int(digit - 0x30)
    }
}

/// A paragraph with what its style says (data).
struct StyledParagraph: Sendable, Equatable {
    var style: ParagraphStyle
    var text: String
}

/// The styles of a document, each after another one (data).
struct StyleSheet<Properties> {
    private struct Style {
        var parent: String?
        var own: Properties?
    }

    private var styles: [String: Style] = [:]

    /// Deeper than styles stand on one another in documents; who follows them does not go in circles.
    private static var mostParents: Int { 32 }

    /// More than any document has; what comes behind them is not kept.
    private static var mostStyles: Int { 50_000 }

    mutating func add(_ name: String, parent: String?, _ own: Properties?) {
        guard styles.count < Self.mostStyles else { return }
        styles[name] = Style(parent: parent, own: own)
    }

    /// What a style says, or the nearest of those on which it is based that says anything.
    func properties(_ name: String) -> Properties? {
        var name = name
        for _ in 0..<Self.mostParents {
            guard let style = styles[name] else { return nil }
            if let own = style.own { return own }
            guard let parent = style.parent else { return nil }
            name = parent
        }
        return nil
    }
}
