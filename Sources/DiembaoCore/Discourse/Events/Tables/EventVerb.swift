/// A verb of what somebody does to somebody, or the noun made of it; `events.tsv` (data).
struct EventVerb: Sendable {
    /// How the verb's sentence is made; the traits of `events.tsv` (data).
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
        /// Only a statesman who goes to a country does it: "tới Trung Quốc" (come to China) is a visit.
        static let travel = Traits(rawValue: 1 << 9)
        /// It tells an event only where troops or arms stand by it: "triển khai tên lửa" (deploy missiles), but not "triển khai dự án"
        /// (carry out a project).
        static let armed = Traits(rawValue: 1 << 10)
        /// Its subject is whom it is done to: "trúng cử" (be elected).
        static let undergone = Traits(rawValue: 1 << 11)
        /// It tells an event only where a word says for or against what: "xuống đường phản đối" (take to the streets in protest), but not
        /// "xuống đường kiểm tra" (go out to inspect).
        static let cause = Traits(rawValue: 1 << 12)
        /// It is news only in a headline: "Bà Hoa làm giám đốc bệnh viện" (Mrs Hoa becomes director of the hospital); elsewhere it mostly says
        /// who somebody is.
        static let headline = Traits(rawValue: 1 << 13)

        fileprivate static let byName: [String: Traits] = [
            "obj": .object, "owner": .owner, "mutual": .mutual, "passive": .passive, "noun": .noun, "alone": .alone,
            "place": .place, "body": .body, "beside": .beside, "travel": .travel, "armed": .armed,
            "undergone": .undergone, "cause": .cause, "headline": .headline,
        ]
    }

    var kind: Report.Event.Kind
    var mode: Report.Event.Mode?
    var traits: Traits
    /// The words before the other side, each as the keys of its syllables.
    var prepositions: [[UInt64]]

    /// Whether a word for a visit tells it, rather than one for going somewhere.
    var isVisit: Bool { mode == .visit && !traits.contains(.travel) }

    /// Whether it is what police and courts do to people, and to no place.
    var isOfSuspects: Bool { mode.map(Self.ofSuspects.contains) == true }

    /// Whether only people suffer it, where nobody is said to do it: a province or an office is never arrested or elected, though one of its
    /// people may be.
    var isOnlyOfPeople: Bool { mode.map(Self.onlyOfPeople.contains) == true }

    private static let onlyOfPeople: [Report.Event.Mode] = [
        .arrest, .charge, .prosecute, .try, .sentence, .deathSentence, .imprison, .pursue, .escort, .summon, .abduct,
        .expel, .dismiss, .appoint, .elect, .award,
    ]

    /// Whether it gives or takes an office, which a person has and no place.
    var isOfOffices: Bool { mode.map(Self.ofOffices.contains) == true }

    private static let ofOffices: [Report.Event.Mode] = [.appoint, .elect, .nominate, .dismiss]

    /// Whether a firm may suffer it, too, as in "Facebook bị truy tố".
    var isOfFirms: Bool { mode.map(Self.ofFirms.contains) == true }

    private static let ofFirms: [Report.Event.Mode] = [.charge, .prosecute, .try, .sentence]

    /// Whether what a body does is told, too, where those to whom it is done have no names: "bắt 10 người" (arrest ten people).
    var isToldOfUnnamed: Bool { mode.map(Self.toldOfUnnamed.contains) == true }

    private static let toldOfUnnamed: [Report.Event.Mode] = [
        .arrest, .charge, .try, .sentence, .search, .expel, .suppress, .rescue, .gift, .award, .dismiss, .discipline,
    ]

    /// Whether who suffers it is told of where nobody is said to do it.
    var isToldOfSufferers: Bool {
        kind.isDoneToThings || mode.map(Self.toldOfSufferers.contains) == true
    }

    private static let toldOfSufferers: [Report.Event.Mode] = [.appoint, .elect, .award]

    /// Of them they often name several at once.
    private static let ofSuspects: [Report.Event.Mode] = [
        .arrest, .charge, .prosecute, .try, .sentence, .deathSentence, .imprison, .pursue, .escort, .search, .summon,
        .suppress, .enforce, .abduct,
    ]
}

/// The cells of `events.tsv` that say what a verb tells and how it is used (a resource, while the table is read).
struct VerbCells {
    private var kinds = KnownCells<Report.Event.Kind?>()
    private var modes = KnownCells<Report.Event.Mode?>()
    private var traits = KnownCells<EventVerb.Traits>()
    private var prepositions = KnownCells<[[UInt64]]>()

    /// - Returns: `nil` where the phrase tells no event.
    mutating func kind(_ cell: UnsafeBufferPointer<UInt8>) -> Report.Event.Kind? {
        kinds.value(of: cell) { $0 == "NONE" ? nil : Self.told($0, as: "type") }
    }

    mutating func mode(_ cell: UnsafeBufferPointer<UInt8>) -> Report.Event.Mode? {
        modes.value(of: cell) { $0 == "-" ? nil : Self.told($0, as: "mode") }
    }

    private static func told<Value: RawRepresentable<String>>(_ cell: String, as column: String) -> Value {
        guard let value = Value(rawValue: cell) else {
            preconditionFailure("events.tsv has the \(column) \(cell), which no report tells.")
        }
        return value
    }

    mutating func traits(_ cell: UnsafeBufferPointer<UInt8>) -> EventVerb.Traits {
        traits.value(of: cell) { cell in
            cell.utf8.split(separator: UInt8(ascii: ",")).reduce(into: []) { traits, name in
                traits.formUnion(EventVerb.Traits.byName[String(Substring(name))] ?? [])
            }
        }
    }

    mutating func prepositions(_ cell: UnsafeBufferPointer<UInt8>) -> [[UInt64]] {
        prepositions.value(of: cell) { cell in
            cell == "-"
                ? [] : cell.utf8.split(separator: UInt8(ascii: ",")).map { PhraseTrie.keys(String(Substring($0))) }
        }
    }
}
