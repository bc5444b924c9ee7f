/// The events that the rules find in an article, before they are judged, for learning how to judge them and for
/// tests of what a judge may leave out (data).
package struct EventCandidates: Sendable {
    /// A candidate (data).
    package struct Candidate: Sendable {
        package var kind: String
        /// Each with all forms of its name.
        package var actors: [[String]]
        package var recipients: [[String]]
        package var words: String
        /// As a report has it.
        package var status: String
        package var featureNumbers: [Int]
    }

    package let candidates: [Candidate]

    package init(of source: DecodedText) {
        let article = ReadArticle(source)
        let quotes = article.allQuotes
        let text = article.read.text
        let pass = article.eventPass(quotes)
        let roles = article.structure.roles
        let found = pass.candidates(roles: roles, shouldStop: { false }) ?? []
        let features = EventJudging(pass: pass).features(of: found, roles: roles)
        func forms(_ entity: Int) -> [String] {
            [text.string(of: article.references.entities[entity].name)]
                + article.references.mentions.filter { $0.entity == entity && $0.kind == .name }
                .map { text.string(of: $0.range) }
        }
        candidates = zip(found, features).map { event, features in
            Candidate(
                kind: event.kind.rawValue, actors: event.actors.map(forms), recipients: event.recipients.map(forms),
                words: text.string(of: event.range),
                status: event.status.rawValue, featureNumbers: features.map(\.number))
        }
    }

    /// The name of each feature, by number.
    package static var featureNames: [String] { EventFeature.names }
}
