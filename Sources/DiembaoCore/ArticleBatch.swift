/// Analyses several articles together: each stage is done for all of them before the next begins (a pass).
///
/// A stage's tables and code come into the processor's caches once for all articles, and not for each of them anew
/// (docs/BENCHMARKS.md). The reports are the same.
struct ArticleBatch {
    /// An article, and the document that it stands in (data).
    struct Article {
        var text: SourceText
        var document: SourceDocument
        /// The document's, among those that are analysed together.
        var place: Int
    }

    let options: AnalysisOptions
    let gazetteer: Gazetteer

    /// - Parameter shouldStop: asked of an article's document, by its place, while the article is worked on and whenever its turn begins or ends;
    ///   of whom it said so once it says so ever after.
    /// - Returns: what was found in each article; `nil` where `shouldStop` said so before it was done.
    func findings(
        in articles: [Article], shouldStop: (_ place: Int) -> Bool
    ) -> [ArticleAnalysis.Findings?] {
        var models = ArticleReading.Models(gazetteer: gazetteer)
        var found: [ArticleAnalysis.Findings?] = []
        found.reserveCapacity(articles.count)
        while found.count < articles.count {
            let together = Self.together(articles[found.count...])
            let places = together.map(\.place)
            var analyses = together.map { article -> ArticleAnalysis? in
                guard !shouldStop(article.place) else { return nil }
                let analysis = ArticleAnalysis(
                    source: article.text, options: options, gazetteer: gazetteer, document: article.document)
                return shouldStop(article.place) ? nil : analysis
            }
            for stage in ArticleAnalysis.Stage.allCases {
                for (number, place) in places.enumerated() {
                    let goesOn = analyses[number]?.perform(stage, &models, shouldStop: { shouldStop(place) })
                    if goesOn == false || shouldStop(place) { analyses[number] = nil }
                }
            }
            found += analyses.map { $0?.findings }
        }
        return found
    }

    /// The first of the articles: at least one, and no more than belong together.
    static func together(_ articles: ArraySlice<Article>) -> ArraySlice<Article> {
        var bytes = 0
        return articles.prefix(Analyzer.mostTogether).prefix { article in
            let size = article.text.text.utf8.count
            defer { bytes += size }
            return bytes == 0 || bytes + size <= Analyzer.mostBytesTogether
        }
    }
}
