/// Where an article tells of former years in passing: what was said and done there makes no dispute today (data, and the pass that finds
/// it).
struct PastTelling: Sendable {
    /// In the order of the text.
    private var sentences: [TokenRange] = []

    init(article: ReadArticle) {
        let text = article.read.text
        let newsEnd = article.newsEnd
        for sentence in article.sentences where sentence.lowerBound >= newsEnd && Self.opensWithYear(sentence, text) {
            sentences.append(sentence)
        }
    }

    func holds(_ token: Int) -> Bool {
        guard !sentences.isEmpty else { return false }
        let next = sentences.partitioningIndex { $0.upperBound > token }
        return next < sentences.count && sentences[next].lowerBound <= token
    }

    /// "Năm 2014, …", "Hồi năm 2014 …": a year alone at the head of its sentence. The news have a day, and the current year goes without
    /// saying.
    private static func opensWithYear(_ sentence: TokenRange, _ text: TokenizedText) -> Bool {
        (sentence.lowerBound..<min(sentence.upperBound, sentence.lowerBound + opening)).contains { token in
            guard text.isWord(.year, at: token), token + 1 < sentence.upperBound,
                let number = text.number(at: token + 1)
            else { return false }
            return years.contains(number)
        }
    }

    /// In tokens: "Trước đó, vào năm 2014".
    private static let opening = 5
    private static let years = 1800...2099
}

extension ReadText {
    /// Whether "từng" (once) stands right before what is done: "từng cáo buộc", "đã từng bị kiện".
    func isOnce(_ token: Int, from start: Int) -> Bool {
        (max(start, token - 2)..<max(start, token)).contains { text.isWord(.once, at: $0) }
    }
}
