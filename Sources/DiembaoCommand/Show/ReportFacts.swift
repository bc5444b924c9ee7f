import DiembaoCore

extension Report {
    /// Where the article is from, by whom and when: a phrase each.
    func facts(in tongue: Tongue) -> [String] {
        guard let document else { return [] }
        let credits = (document.credits ?? []).map { credit in
            tongue.word(for: credit.kind) + " " + (credit.canonical ?? credit.outlet ?? credit.span.text)
        }
        let published = document.published.map { tongue("published", vi: "đăng ngày") + " \($0.value)" }
        let tag = document.language.tag
        let language = tag == "vi" ? nil : tongue("language", vi: "ngôn ngữ") + " \(tag)"
        return [document.outlet, document.byline?.text, document.dateline?.text].compactMap { $0 } + credits
            + [published ?? tongue("date unknown", vi: "không rõ ngày đăng"), language, source.path]
            .compactMap { $0 }
    }
}
