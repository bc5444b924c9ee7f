import DiembaoCore

/// A report as one page of HTML that needs nothing else: no script, no font, no picture from anywhere (data that is
/// made into text). It is read on a phone, on paper, by keyboard, and in a dark room.
struct ReportPage {
    let report: Report
    let tongue: Tongue
    let index: ReportIndex
    let sentences: FragmentSentences
    /// The article's language where it differs from the page's.
    let articleLanguage: String?
    /// The page's own language, for what stands within the article; `nil` where both are the same.
    let pageLanguage: String?
    /// In Unicode scalars.
    let textLength: Int

    /// A part of the page that the navigation leads to (data).
    struct Section {
        var id: StaticString
        var title: String
        /// Whether it is folded until it is asked for.
        var isFolded = false
        var content: (inout HTMLWriter) -> Void
    }

    /// Nothing may be loaded or run, whatever a report holds; only the page's own style counts.
    private static let policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    init(report: Report, tongue: Tongue) {
        self.report = report
        self.tongue = tongue
        index = ReportIndex(report)
        sentences = FragmentSentences(of: report.document, quotes: report.quotes ?? [])
        let tag = report.document?.language.tag ?? "vi"
        let isTag = !tag.isEmpty && tag.utf8.count < 36 && tag.utf8.allSatisfy(\.isTagLetter)
        // HTML says by an empty string what BCP 47 says by "und".
        let language = isTag && tag != "und" ? tag : ""
        let isSame = language == tongue("en", vi: "vi")
        articleLanguage = isSame ? nil : language
        pageLanguage = isSame ? nil : tongue("en", vi: "vi")
        textLength = report.document?.text.unicodeScalars.count ?? 0
    }

    /// The page, in UTF-8.
    var bytes: [UInt8] {
        var html = HTMLWriter()
        html.doctype()
        html.element("html", ["lang": tongue("en", vi: "vi")]) { html in
            html.element("head") { head(&$0) }
            html.newline()
            html.element("body") { body(&$0) }
        }
        html.newline()
        return html.bytes
    }

    /// In the order in which a reader wants to know.
    private var sections: [Section] {
        [
            gist, article, quotations, balance, flags, sides, contradictions, sources, timeline, events, names, dates,
            wording,
        ].compactMap { $0 }
    }

    private var title: String {
        report.document?.headline?.text ?? report.source.path ?? tongue("Press review", vi: "Điểm báo")
    }

    private func head(_ html: inout HTMLWriter) {
        html.open("meta", ["charset": "utf-8"])
        html.open("meta", ["http-equiv": "Content-Security-Policy", "content": Self.policy])
        html.open("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        html.open("meta", ["name": "color-scheme", "content": "light dark"])
        html.open("meta", ["name": "referrer", "content": "no-referrer"])
        html.element("title", title + " – diembao")
        html.newline()
        html.style(PageStyle.sheet)
    }

    private func body(_ html: inout HTMLWriter) {
        let sections = self.sections
        html.element(
            "a", ["class": "skip", "href": "#main"], tongue("Skip to the text", vi: "Tới thẳng nội dung"))
        html.element("header") { header(&$0) }
        if !sections.isEmpty {
            html.element("nav", ["aria-label": tongue("Contents", vi: "Mục lục")]) { html in
                html.element("ul") { html in
                    for section in sections {
                        html.element("li") { $0.element("a", ["href": "#\(section.id)"], section.title) }
                    }
                }
            }
            html.newline()
        }
        html.element("main", ["id": "main", "tabindex": "-1"]) { html in
            for section in sections { write(section, &html) }
        }
        html.newline()
        html.element("footer") { footer(&$0) }
    }

    private func write(_ section: Section, _ html: inout HTMLWriter) {
        let title = "\(section.id)-title"
        if section.isFolded {
            html.element("details", ["class": "section", "id": "\(section.id)"]) { html in
                html.element("summary") { $0.element("h2", ["id": title], section.title) }
                section.content(&html)
            }
        } else {
            html.element("section", ["id": "\(section.id)", "aria-labelledby": title]) { html in
                html.element("h2", ["id": title], section.title)
                section.content(&html)
            }
        }
        html.newline()
    }

    // MARK: Head and foot

    private func header(_ html: inout HTMLWriter) {
        if let error = report.error { return failure(error, &html) }
        if let headline = report.document?.headline {
            html.element("h1", ["lang": articleLanguage], headline.text)
        } else {
            html.element("h1", tongue("(no headline)", vi: "(không có tiêu đề)"))
        }
        html.element("ul", ["class": "facts", "aria-label": tongue("About the article", vi: "Về bài báo")]) { html in
            for fact in report.facts(in: tongue) { html.element("li", fact) }
        }
        if let url = report.document?.url { html.element("p") { link(to: url, &$0) } }
        if let subjects = report.subjects, !subjects.isEmpty {
            let names = subjects.map { subject in
                tongue(subject.name, vi: MediaTopics.shared.topic(subject.code)?.vietnamese ?? subject.name)
            }
            html.element("p") { html in
                html.element("b", tongue("About", vi: "Chủ đề") + ": ")
                html.text(names.joined(separator: " · "))
            }
        }
        for warning in report.warnings {
            html.element("p", ["class": "warning"]) { html in
                html.element("b", tongue("Note", vi: "Lưu ý") + ": ")
                html.text(tongue.explanation(of: warning))
            }
        }
    }

    private func failure(_ error: ReportError, _ html: inout HTMLWriter) {
        html.element("h1", tongue("Not analysed", vi: "Không phân tích được"))
        if let path = report.source.path { html.element("p", path) }
        let explanation = tongue.explanation(of: error)
        html.element("div", ["class": "failure", "role": "alert"]) { html in
            html.element("p", "\(explanation.message) (\(error.code.rawValue))")
            html.element("p", explanation.hint)
        }
    }

    /// A link, where a person's browser would open it as a page; else the words alone.
    private func link(to url: String, _ html: inout HTMLWriter) {
        let start = url.prefix(8).lowercased()
        guard start.hasPrefix("https://") || start.hasPrefix("http://") else { return html.text(url) }
        html.element("a", ["href": url, "rel": "noopener noreferrer"], url)
    }

    private func footer(_ html: inout HTMLWriter) {
        let source = report.source
        html.element("p") { html in
            html.text(tongue("A report of diembao", vi: "Báo cáo của diembao") + " \(report.generator.version)")
            if let path = source.path { html.text(" · \(path)") }
            html.text(" · " + tongue.count(source.bytes, "byte", "bytes", vi: "byte"))
        }
        if let digest = source.sha256 {
            html.element("p") { html in
                html.text("SHA-256 ")
                html.element("code", digest)
            }
        }
        let note = tongue(
            "Made by a program; check what matters in the article itself.",
            vi: "Do máy phân tích; hãy kiểm tra điều quan trọng ngay trong bài báo.")
        html.element("p", note)
    }
}

extension UInt8 {
    /// Of the characters that tags of BCP 47 are made of.
    fileprivate var isTagLetter: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
