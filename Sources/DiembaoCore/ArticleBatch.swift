/// Analyses several articles together: each stage is done for all of them before the next begins (a pass).
///
/// A stage's tables and code come into the processor's caches once for all articles, and not for each of them anew
/// (docs/BENCHMARKS.md). The reports are the same.
struct ArticleBatch {
    /// An article of one of some documents (data).
    struct Article {
        var text: SourceText
        var document: SourceDocument
        /// Which of the documents.
        var place: Int
    }

    /// So many at a time, and so many bytes of text: from there on what is held of all of them weighs more than what is saved.
    static let mostArticles = 64
    static let mostBytes = 512 << 10

    let options: AnalysisOptions
    let gazetteer: Gazetteer

    /// - Parameter shouldStop: asked of an article's document, by its place.
    /// - Returns: what was found in each article; `nil` where `shouldStop` said so.
    func findings(
        in articles: [Article], shouldStop: (_ place: Int) -> Bool
    ) -> [ArticleAnalysis.Findings?] {
        var models = ArticleReading.Models(gazetteer: gazetteer)
        var found: [ArticleAnalysis.Findings?] = []
        found.reserveCapacity(articles.count)
        while found.count < articles.count {
            let together = Self.together(articles[found.count...])
            var analyses = together.map { article in
                shouldStop(article.place)
                    ? nil
                    : ArticleAnalysis(
                        source: article.text, options: options, gazetteer: gazetteer, document: article.document)
            }
            let places = together.map(\.place)
            for stage in ArticleAnalysis.Stage.allCases {
                for number in analyses.indices {
                    let goesOn = analyses[number]?.perform(stage, &models, shouldStop: { shouldStop(places[number]) })
                    if goesOn == false { analyses[number] = nil }
                }
            }
            found += analyses.map { $0?.findings }
        }
        return found
    }

    /// The first of the articles: at least one, and no more than belong together.
    static func together(_ articles: ArraySlice<Article>) -> ArraySlice<Article> {
        var bytes = 0
        return articles.prefix(mostArticles).prefix { article in
            let size = article.text.text.utf8.count
            defer { bytes += size }
            return bytes == 0 || bytes + size <= mostBytes
        }
    }
}
