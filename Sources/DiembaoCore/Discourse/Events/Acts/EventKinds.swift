/// What the types of events have in common for the rules that read them.
extension Report.Event.Kind {
    /// Whether what is done to somebody's things is done to him: "bắn rơi máy bay Nga" (shoot down a Russian aircraft).
    var isDoneToThings: Bool {
        switch self {
        case .coerce, .assault, .sanction: true
        default: false
        }
    }

    /// Whether it is done to people, who are often described before they are named.
    var isDoneToPeople: Bool {
        switch self {
        case .coerce, .assault, .consult, .sanction, .accuse, .support, .concede: true
        default: false
        }
    }

    /// Whether it is aimed at somebody, so that whoever is named next may be its other side.
    var isAimed: Bool {
        switch self {
        case .accuse, .reject, .support, .threaten, .request, .coerce, .assault, .sanction, .concede: true
        default: false
        }
    }

    /// Whether it is done to somebody for what he has done.
    var isPunishing: Bool {
        switch self {
        case .accuse, .sanction, .coerce: true
        default: false
        }
    }

    /// Whether it is done against somebody.
    var isHostile: Bool {
        switch self {
        case .accuse, .reject, .threaten, .protest, .sanction, .coerce, .assault: true
        default: false
        }
    }
}
