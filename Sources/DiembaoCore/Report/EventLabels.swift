/// What readers are told that somebody does, a row of `event-labels.tsv` (data).
package struct EventLabel: Sendable, Equatable {
    /// "talks with": before another side.
    package var toAnother: String
    /// "talks": without one.
    package var alone: String
    /// "talk": of several without another side.
    package var ofSeveral: String
    /// "is arrested": of whom it is done to where nobody says by whom; `nil` where no such event is told.
    package var suffered: String?
}

/// What events are called for readers, by type and mode: `event-labels.tsv` (a resource, built once). No analysis depends on it.
package struct EventLabels: Sendable {
    package static let shared = EventLabels()

    private struct Key: Hashable {
        var kind: Report.Event.Kind
        var mode: Report.Event.Mode?
    }

    private var english: [Key: EventLabel] = [:]
    private var vietnamese: [Key: EventLabel] = [:]

    private init() {
        for row in EmbeddedData.eventLabels.rows where row.count >= 6 {
            guard let kind = Report.Event.Kind(rawValue: row[0]) else { continue }
            let key = Key(kind: kind, mode: Report.Event.Mode(rawValue: row[1]))
            let (toAnother, alone) = Self.forms(of: row[2])
            english[key] = EventLabel(
                toAnother: toAnother, alone: alone, ofSeveral: row[4] == "-" ? alone : row[4],
                suffered: row[5] == "-" ? nil : row[5])
            let own = Self.forms(of: row[3])
            vietnamese[key] = EventLabel(
                toAnother: own.toAnother, alone: own.alone, ofSeveral: own.alone,
                suffered: row[5] == "-" ? nil : ([.support, .aid].contains(kind) ? "được " : "bị ") + own.alone)
        }
    }

    /// - Returns: That of the type where the mode is not known, as in a report of another version; `nil` where the type is not.
    package func english(_ kind: Report.Event.Kind, mode: Report.Event.Mode?) -> EventLabel? {
        label(kind, mode, in: english)
    }

    /// As ``english(_:mode:)``.
    package func vietnamese(_ kind: Report.Event.Kind, mode: Report.Event.Mode?) -> EventLabel? {
        label(kind, mode, in: vietnamese)
    }

    /// Whether a mode has a row of its own.
    package func knows(_ kind: Report.Event.Kind, mode: Report.Event.Mode?) -> Bool {
        english[Key(kind: kind, mode: mode)] != nil
    }

    private func label(_ kind: Report.Event.Kind, _ mode: Report.Event.Mode?, in labels: [Key: EventLabel])
        -> EventLabel?
    {
        labels[Key(kind: kind, mode: mode)] ?? labels[Key(kind: kind, mode: nil)]
    }

    /// "talks [with]" is "talks with" and "talks"; "arrests {people}" is "arrests" and "arrests people".
    private static func forms(of text: String) -> (toAnother: String, alone: String) {
        (
            without("{", "}", text).filter { $0 != "[" && $0 != "]" },
            without("[", "]", text).filter { $0 != "{" && $0 != "}" }
        )
    }

    /// A text without what stands in brackets of a kind.
    private static func without(_ opening: Character, _ closing: Character, _ text: String) -> String {
        guard let start = text.firstIndex(of: opening), let end = text[start...].firstIndex(of: closing) else {
            return text
        }
        return (text[..<start] + text[text.index(after: end)...]).split(separator: " ").joined(separator: " ")
    }
}
