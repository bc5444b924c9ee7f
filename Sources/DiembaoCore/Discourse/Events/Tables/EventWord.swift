/// What a word beside the verb of an event says; `event-words.tsv` (data).
struct EventWord: OptionSet, Sendable {
    let rawValue: UInt64

    static let nominaliser = EventWord(rawValue: 1 << 0)
    static let light = EventWord(rawValue: 1 << 1)
    static let head = EventWord(rawValue: 1 << 2)
    static let site = EventWord(rawValue: 1 << 3)
    static let motion = EventWord(rawValue: 1 << 4)
    static let future = EventWord(rawValue: 1 << 5)
    static let hypothetical = EventWord(rawValue: 1 << 6)
    static let denied = EventWord(rawValue: 1 << 7)
    static let historical = EventWord(rawValue: 1 << 8)
    static let blame = EventWord(rawValue: 1 << 9)
    static let must = EventWord(rawValue: 1 << 10)
    static let threat = EventWord(rawValue: 1 << 11)
    static let deed = EventWord(rawValue: 1 << 12)
    static let opening = EventWord(rawValue: 1 << 13)
    static let receiving = EventWord(rawValue: 1 << 14)
    static let individual = EventWord(rawValue: 1 << 15)
    static let rebel = EventWord(rawValue: 1 << 16)
    static let failed = EventWord(rawValue: 1 << 17)
    static let real = EventWord(rawValue: 1 << 18)
    static let wish = EventWord(rawValue: 1 << 19)
    static let alleged = EventWord(rawValue: 1 << 20)
    static let condition = EventWord(rawValue: 1 << 21)
    static let arms = EventWord(rawValue: 1 << 22)
    static let reflexive = EventWord(rawValue: 1 << 23)
    static let consequence = EventWord(rawValue: 1 << 24)
    static let relative = EventWord(rawValue: 1 << 25)
    static let stranger = EventWord(rawValue: 1 << 26)
    static let suffered = EventWord(rawValue: 1 << 27)
    static let pending = EventWord(rawValue: 1 << 28)
    static let regard = EventWord(rawValue: 1 << 29)
    static let authority = EventWord(rawValue: 1 << 30)
    static let tie = EventWord(rawValue: 1 << 31)
    static let barred = EventWord(rawValue: 1 << 32)
    static let watching = EventWord(rawValue: 1 << 33)
    static let deal = EventWord(rawValue: 1 << 34)
    static let cause = EventWord(rawValue: 1 << 35)
    static let honour = EventWord(rawValue: 1 << 36)
    static let favour = EventWord(rawValue: 1 << 37)

    static let byName: [String: EventWord] = [
        "nominaliser": .nominaliser, "light": .light, "head": .head, "site": .site, "motion": .motion,
        "future": .future, "hypothetical": .hypothetical, "denied": .denied, "historical": .historical,
        "blame": .blame, "must": .must, "threat": .threat, "deed": .deed, "opening": .opening,
        "receiving": .receiving, "individual": .individual, "rebel": .rebel, "failed": .failed, "real": .real,
        "wish": .wish, "alleged": .alleged, "condition": .condition, "arms": .arms, "reflexive": .reflexive,
        "consequence": .consequence, "relative": .relative, "stranger": .stranger, "suffered": .suffered,
        "pending": .pending, "regard": .regard, "authority": .authority, "tie": .tie,
        "barred": .barred, "watching": .watching, "deal": .deal, "cause": .cause, "honour": .honour, "favour": .favour,
    ]
}
