/// By which pattern words were found to be somebody's; the report's `rule`.
package enum QuoteRule: String, Sendable, CaseIterable {
    // Words in marks, and what somebody said elsewhere in a headline.
    case announcedBefore = "quote.announced-before"
    case afterAccording = "quote.after-according"
    case afterRelayed = "quote.after-relayed"
    case afterComma = "quote.after-comma"
    case afterInverted = "quote.after-inverted"
    case afterRelay = "quote.after-relay"
    case afterVerb = "quote.after-verb"
    case afterName = "quote.after-name"
    case attributionInside = "quote.attribution-inside"
    case secondHalf = "quote.second-half"
    case beforeColon = "quote.before-colon"
    case beforeColonSameSpeaker = "quote.before-colon-same-speaker"
    case beforeColonRelay = "quote.before-colon-relay"
    case nameBeforeColon = "quote.name-before-colon"
    case afterColon = "quote.after-colon"
    case bareSameSpeaker = "quote.bare-same-speaker"
    case bare = "quote.bare"
    case interviewAnswer = "quote.interview-answer"
    case headlineRepeated = "quote.headline-repeated"

    // Words in marks within a clause.
    case afterCue = "quote.after-cue"
    case fragment = "quote.fragment"
    case fragmentAccording = "quote.fragment-according"
    case fragmentThatClause = "quote.fragment-that-clause"
    case fragmentSameClause = "quote.fragment-same-clause"
    case fragmentWithoutCue = "quote.fragment-without-cue"

    // Clauses without marks.
    case according = "quote.according"
    case accordingLast = "quote.according-last"
    case accordingInside = "quote.according-inside"
    case clauseFirst = "quote.clause-first"
    case clause = "quote.clause"
    case thatClause = "quote.that-clause"
    case passive = "quote.passive"
    case passiveAgentless = "quote.passive-agentless"
    case clauseSameSpeaker = "quote.clause-same-speaker"
    case headlineOrder = "quote.headline-order"
    case headlineColon = "quote.headline-colon"
    case continued = "quote.continued"

    /// Those of words in marks within a clause, as the model numbers them.
    static let ofFragments: [QuoteRule] = [
        .afterCue, .fragment, .fragmentAccording, .fragmentThatClause, .fragmentSameClause, .fragmentWithoutCue,
    ]

    /// Those of clauses without marks, as the model numbers them.
    static let ofClauses: [QuoteRule] = [
        .according, .accordingLast, .accordingInside, .clauseFirst, .clause, .thatClause, .passive, .passiveAgentless,
        .clauseSameSpeaker, .headlineOrder, .headlineColon,
    ]

    /// Whether more of the same words may follow in marks: `"…", ông Nam nói, "…"`.
    var allowsSecondHalf: Bool {
        switch self {
        case .afterAccording, .afterRelayed, .afterComma, .afterInverted, .afterRelay, .afterVerb, .afterName,
            .afterColon, .afterCue:
            true
        default: false
        }
    }
}
