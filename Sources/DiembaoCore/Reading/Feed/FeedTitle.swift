/// The name of the outlet in a feed's title.
enum FeedTitle {
    /// "Báo Ví Dụ" of "Báo Ví Dụ - RSS Feed"; what else stands in it stays.
    static func outlet(_ title: String) -> String? {
        guard var name = ArticleBody.line(title)?[...] else { return nil }
        let lower = name.lowercased()
        if let word = words.first(where: { lower.hasSuffix($0) }) {
            name = name.dropLast(word.count)
            while let last = name.last, " -–—|:".contains(last) { name.removeLast() }
        }
        return name.isEmpty ? nil : String(name)
    }

    private static let words = [" rss feed", " rss 2.0", " atom feed", " rss", "|rss"]
}
