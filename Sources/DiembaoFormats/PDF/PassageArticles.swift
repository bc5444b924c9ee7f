/// Tells the articles of a document apart (a pass).
///
/// One file is one article, unless another clearly begins: a headline that stands above text of its own. Two kinds are clear. On pages
/// with columns, a headline as a newspaper sets it. Elsewhere, one at the top of a page in the very type of the first. Anything less is a heading
/// within the article: to take two articles for one costs a report less than to cut one in two.
struct PassageArticles {
    /// The type size of most of the document's text.
    let size: Double

    private static let leastLetters = 300

    func separate(_ passages: [Passage]) -> [[Passage]] {
        var starts: [Int] = []
        for at in passages.indices where isHeadline(passages, at, first: starts.first.map { passages[$0] }) {
            starts.append(at)
        }
        // What is before the first headline belongs to it; a section's name goes with what it stands above.
        starts = starts.enumerated().map { $0.offset == 0 ? 0 : withKicker(passages, $0.element) }
        guard starts.count > 1 else { return [passages] }
        let ends = starts.dropFirst() + [passages.count]
        let articles = zip(starts, ends).map { Array(passages[$0..<$1]) }
        // Headlines without text of their own are a table of contents, or lines of one large headline.
        guard articles.allSatisfy({ letters($0) >= Self.leastLetters }) else { return [passages] }
        return articles
    }

    private func isHeadline(_ passages: [Passage], _ at: Int, first: Passage?) -> Bool {
        let passage = passages[at]
        guard !passage.isCaption, passage.startsBlock, passage.letters >= 12, passage.letters <= 250 else {
            return false
        }
        if passage.hasColumns, passage.size >= 1.6 * size { return true }
        guard let first else { return passage.size >= 1.35 * size }
        return passage.size == first.size && passage.style == first.style && passage.page != passages[at - 1].page
    }

    private func withKicker(_ passages: [Passage], _ headline: Int) -> Int {
        let before = headline - 1
        guard before > 0, passages[before].page == passages[headline].page, passages[before].lines == 1,
            passages[before].letters <= 40, passages[before].startsBlock,
            passages[before].box.bottom <= passages[headline].box.top + size,
            passages[headline].box.top - passages[before].box.bottom < 2 * size
        else { return headline }
        return before
    }

    private func letters(_ passages: [Passage]) -> Int { passages.reduce(0) { $0 + ($1.isCaption ? 0 : $1.letters) } }
}
