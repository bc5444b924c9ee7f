/// The parties of an article with what speaks for their sides: what the trainer learns from (data).
package struct SideCandidates: Sendable {
    /// Who or what is named (data).
    package struct Entity: Sendable {
        /// Where it is told of, in scalars of the text without white space, and whether by its name.
        package var mentions: [(range: Range<Int>, isName: Bool)]
        /// Its place among the parties.
        package var party: Int?
    }

    package struct Pair: Sendable {
        package var one: Int
        package var other: Int
        package var features: [Int]
    }

    package let entities: [Entity]
    /// By party: whether it is a crowd without a name.
    package let areCrowds: [Bool]
    /// By party.
    package let parties: [[Int]]
    package let pairs: [Pair]
    package let article: [Int]
    private let finding: SideFinding
    private let judging: SideJudging

    package init(of source: DecodedText) {
        let article = ReadArticle(source)
        let quotes = article.allQuotes
        let text = article.read.text
        let events =
            article.eventPass(quotes).find(
                roles: article.structure.roles, shouldStop: { false }) ?? []
        let subjects = Subjects(text: text, roles: article.structure.roles).find()
        finding = SideFinding(
            article: article, quotes: quotes, events: events, subjects: subjects)
        let judging = finding.judging()
        self.judging = judging
        let evidence = judging.evidence
        let visible = text.text.visibleOffsets
        var found = evidence.partyOf.map { Entity(mentions: [], party: $0) }
        for mention in article.references.mentions {
            let bytes = text.bytes(of: mention.range)
            found[mention.entity].mentions.append(
                (visible[bytes.lowerBound]..<visible[bytes.upperBound], mention.kind == .name))
        }
        entities = found
        areCrowds = evidence.parties.map { $0.leader == nil && $0.kind.isCrowd }
        parties = judging.featuresOfParties().map { $0.map(\.number) }
        pairs = evidence.parties.indices.flatMap { one in
            evidence.parties.indices.dropFirst(one + 1).map { other in
                Pair(one: one, other: other, features: judging.features(ofPair: one, other).map(\.number))
            }
        }
        self.article = judging.featuresOfArticle().map(\.number)
    }

    /// The side of each entity by other weights than the shipped ones; `nil` where the article is told of no dispute.
    ///
    /// - Parameter weights: in thousandths, by feature.
    package func sides(weights: [Int]) -> [Int?]? {
        finding.find(judging, SideModel(weights: weights))?.sideOfEntity
    }

    /// How much speaks for the article's telling of a dispute by such weights: the logarithm of the odds, in thousandths.
    package func disputeScore(weights: [Int]) -> Int { article.reduce(0) { $0 + weights[$1] } }

    /// The name of each feature, by number.
    package static var featureNames: [String] { SideFeature.names }
}
