/// What somebody did to somebody, before it is a report's (data).
struct FoundEvent: Sendable {
    var kind: Report.Event.Kind
    var mode: Report.Event.Mode?
    /// Places among the entities.
    var actors: [Int]
    var recipients: [Int]
    /// A place among the times.
    var time: Int?
    /// The place of the quotation that tells it; `nil` where the writer does.
    var quote: Int?
    var status: Report.Event.Status
    /// From the first word of the act and who has part in it to the last.
    var range: TokenRange
    var confidence = 0.0
    var rule: EventRule
    var other = OtherSide.none
    /// How many tokens stand between the act and who has part in it, at the most.
    var gap = 0
    /// Whether somebody who has part in it is called by what he is, and whether it is a list of people that it is done to.
    var isUnnamed = false
    var isListed = false
    /// Whether it is done to people whom the sentence only counts: "bắt 10 người" (arrest ten people).
    var isOfUnnamed = false
    /// How often it is told, and the first token of its first telling.
    var told = 1
    var first: Int { firstTold ?? range.lowerBound }
    var firstTold: Int?
    /// Who has part in it, where the sentence does not say: told by the events before it.
    var antecedent: Antecedent?

    /// Whom an event's missing side means, which an event before it tells (data).
    enum Antecedent: Sendable, Equatable {
        /// Whoever has accused, threatened or asked the actor.
        case accuser
        /// The two who last met or agreed.
        case pair(arePeople: Bool)
        /// Whoever last did the like, or the body that does such things.
        case authority
    }
}
