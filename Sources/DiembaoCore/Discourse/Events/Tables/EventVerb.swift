/// A verb of what somebody does to somebody, or the noun made of it; `events.tsv` (data).
struct EventVerb: Sendable {
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt16

        /// The other side follows bare: "cáo buộc Nga" (accuse Russia).
        static let object = Traits(rawValue: 1 << 0)
        /// Or it owns what follows: "lên án vụ không kích của Israel" (condemn Israel's air strike).
        static let owner = Traits(rawValue: 1 << 1)
        /// Several do it with one another.
        static let mutual = Traits(rawValue: 1 << 2)
        /// After "bị" or "được" the subject suffers it.
        static let passive = Traits(rawValue: 1 << 3)
        /// It names the act, too: "cuộc hội đàm" (the talks).
        static let noun = Traits(rawValue: 1 << 4)
        /// It is told without another side: "biểu tình" (demonstrate).
        static let alone = Traits(rawValue: 1 << 5)
        /// A place may be the other side.
        static let place = Traits(rawValue: 1 << 6)
        /// A body is the other side: "rời khỏi OPEC".
        static let body = Traits(rawValue: 1 << 7)
        /// Also a preposition: a verb only where its subject stands beside it and no act before it.
        static let beside = Traits(rawValue: 1 << 8)

        fileprivate static let byName: [String: Traits] = [
            "obj": .object, "owner": .owner, "mutual": .mutual, "passive": .passive, "noun": .noun, "alone": .alone,
            "place": .place, "body": .body, "beside": .beside,
        ]
    }

    var kind: Report.Event.Kind
    var mode: String?
    var traits: Traits
    /// The words before the other side, each as the keys of its syllables.
    var prepositions: [[UInt64]]
}

/// The cells of `events.tsv` that say how a verb is used. Few differ from all before them (a resource, while the table is read).
struct VerbCells {
    private var knownTraits: [String: EventVerb.Traits] = [:]
    private var knownPrepositions: [String: [[UInt64]]] = ["-": []]

    mutating func traits(_ cell: String) -> EventVerb.Traits {
        if let known = knownTraits[cell] { return known }
        var traits: EventVerb.Traits = []
        for name in cell.split(separator: ",") { traits.formUnion(EventVerb.Traits.byName[String(name)] ?? []) }
        knownTraits[cell] = traits
        return traits
    }

    mutating func prepositions(_ cell: String) -> [[UInt64]] {
        if let known = knownPrepositions[cell] { return known }
        let prepositions = cell.split(separator: ",").map { PhraseTrie.keys(String($0)) }
        knownPrepositions[cell] = prepositions
        return prepositions
    }
}
