/// Meetings at which somebody does something to somebody: the two have met.
extension SentenceEvents {

    /// "tại cuộc gặp", "trong buổi hội đàm", "sau cuộc điện đàm"
    func isOccasion(_ act: Act) -> Bool {
        guard let start = nounStart(of: act, after: nil), start > sentence.lowerBound else { return false }
        return Self.during.contains(text.tokens[start - 1].key)
    }

    static let during = SyllableSet(.occasionPrepositions)

    /// "Tại cuộc gặp ở Osaka, ông Tập kêu gọi ông Trump …": the two have met.
    func met(at occasion: Act, _ found: [FoundEvent]) -> FoundEvent? {
        guard
            var met = found.first(where: {
                Self.said.contains($0.kind) && $0.actors.count == 1 && $0.recipients.count == 1
                    && !$0.range.contains(occasion.range.lowerBound)
                    && references.profiles[$0.actors[0]].isPerson == references.profiles[$0.recipients[0]].isPerson
            })
        else { return spokenTo(at: occasion) }
        met.kind = .consult
        met.mode = occasion.verb.mode
        met.rule = .occasion
        met.status = .asserted
        met.range =
            min(met.range.lowerBound, occasion.range.lowerBound)..<max(met.range.upperBound, occasion.range.upperBound)
        return met
    }

    private static let said: [Report.Event.Kind] = [.request, .support, .accuse, .threaten, .reject, .concede]

    /// "ông Trump nói với ông Pena Nieto trong cuộc điện đàm"
    private func spokenTo(at occasion: Act) -> FoundEvent? {
        for place in open {
            guard let cue = pass.quotes[place].cue, sentence.contains(cue.lowerBound),
                let speaker = pass.quotes[place].speaker.flatMap(speakers),
                let other = participant(startingAt: cue.upperBound + 1),
                Self.withWords.contains(text.tokens[cue.upperBound].key),
                other.entities.allSatisfy({ references.profiles[$0].isPerson })
            else { continue }
            var parts = Parts()
            parts.actors = [speaker]
            parts.recipients = [other]
            parts.rule = .occasion
            parts.other = .marked
            return event(occasion.verb, parts, at: occasion.range, noun: occasion.range.lowerBound)
        }
        return nil
    }

}
