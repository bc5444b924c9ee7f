/// Finds out whom titles, descriptions and pronouns mean, which capitals stand for their states, and who are spoken of as
/// two (a pass).
///
/// One walk over the text. What could mean several entities means none: a missing answer costs a reader less than a wrong one.
struct ReferenceResolution {
    let text: TokenizedText
    let gazetteer: Gazetteer
    let sentences: [TokenRange]
    let quotations: [QuotationMarks.Quotation]
    let words: ReadWords
    let headline: TokenRange?
    /// The day of publication in ISO 8601, where it is known.
    let published: String?

    /// - Parameter entities: as `Entities` brings them together.
    func resolve(_ entities: [Entities.Entity], shouldStop: () -> Bool = { false }) -> References? {
        let profiling = EntityProfiles(text: text, gazetteer: gazetteer)
        var walk = ReferenceWalk(self, entities, profiling.read(entities))
        for sentence in sentences.indices {
            if shouldStop() { return nil }
            walk.read(sentence)
        }
        return walk.finish()
    }

    /// Words of kinship that stand for a person; the first of them are those for grown-ups.
    static let kinWords = ["ông", "bà", "anh", "chị", "cô", "chú", "em", "cậu", "bác", "cụ", "cháu", "ngài"].map {
        Syllable($0).key
    }
    static let adultKinWords = 5

    /// The place of a word of kinship among those that refer alone: "ông", "bà", "anh".
    static func kinWord(_ key: UInt64) -> Int? { kinWords.firstIndex(of: key) }
}
