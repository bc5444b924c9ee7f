/// What an article is about, by IPTC's Media Topics (a pass).
///
/// Multinomial logistic regression over the phrases of headline, lead and the beginning of the body tells the top-level
/// topics; the terms of `subjects.tsv` tell the topics below those.
struct Subjects {
    let text: TokenizedText
    let roles: [Report.Paragraph.Role]
    var topics = MediaTopics.shared

    /// So many tokens of the body are read: news says first what it is about. Training reads as many.
    static let bodyTokens = 400
    private static let headlineWeight = 3
    private static let leadWeight = 2
    /// How often a phrase counts at most.
    private static let mostTimes = 15
    /// round(1,000 · ln(1 + n)), so that no machine computes a logarithm.
    private static let logarithms = [
        0, 693, 1099, 1386, 1609, 1792, 1946, 2079, 2197, 2303, 2398, 2485, 2565, 2639, 2708, 2773,
    ]
    /// How sure the first top-level topic is at least, and any other.
    private static let firstConfidence = 0.30
    private static let otherConfidence = 0.15
    private static let mostTopLevel = 3
    /// Fewer phrases than that are no ground.
    private static let fewestPhrases = 5

    /// How often a topic's terms stand in the article, each in the headline and lead more than once (data).
    private struct Evidence {
        var points = 0
        var strong = 0
    }

    /// The surest first; a top-level topic before those below it.
    func find() -> [Report.Subject] {
        let (entries, times) = phrases()
        guard entries.count >= Self.fewestPhrases else { return [] }
        let evidence = evidence(entries, times)
        let top = topLevel(entries, times, evidence)
        var found = top.map { (topic: $0.topic, confidence: Self.rounded($0.confidence)) }
        // What terms alone speak for takes no place of what the phrases tell.
        let (told, spoken) = (
            top.filter { $0.confidence >= Self.spokenConfidence }, top.filter { $0.confidence < Self.spokenConfidence }
        )
        for (topic, share) in below(told.map(\.topic), evidence) + below(spoken.map(\.topic), evidence) {
            guard let confidence = top.first(where: { $0.topic == topics.topics[topic].top })?.confidence else {
                continue
            }
            found.append((topic, Self.rounded(confidence * share)))
        }
        found.sort { $0.confidence != $1.confidence ? $0.confidence > $1.confidence : $0.topic < $1.topic }
        return found.map {
            Report.Subject(
                code: topics.topics[$0.topic].qcode, name: topics.topics[$0.topic].name, confidence: $0.confidence)
        }
    }

    private static func rounded(_ confidence: Double) -> Double { (confidence * 100).rounded() / 100 }

    /// The known phrases of the article in their order, and how often each stands there.
    private func phrases() -> (entries: [Int], times: [UInt8]) {
        var times = [UInt8](repeating: 0, count: topics.phraseCount)
        var entries: [Int] = []
        var left = Self.bodyTokens
        for (paragraph, role) in zip(text.paragraphs, roles) {
            let weight: Int
            var end = paragraph.upperBound
            switch role {
            case .headline: weight = Self.headlineWeight
            case .lead: weight = Self.leadWeight
            case .body, .caption:
                weight = 1
                end = min(end, paragraph.lowerBound + left)
                left -= end - paragraph.lowerBound
            case .credit, .boilerplate: continue
            }
            var at = paragraph.lowerBound
            while at < end {
                topics.fetch(text.tokens, ahead: at, end: end)
                guard let match = topics.longest(in: text.tokens, at: at, end: end) else {
                    at += 1
                    continue
                }
                if times[match.entry] == 0 {
                    entries.append(match.entry)
                    topics.fetchWeights(of: match.entry)
                }
                times[match.entry] = UInt8(min(Int(times[match.entry]) + weight, Self.mostTimes))
                at += match.length
            }
        }
        return (entries, times)
    }

    private func topLevel(
        _ entries: [Int], _ times: [UInt8], _ evidence: TermEvidence
    ) -> [(topic: Int, confidence: Double)] {
        var scores = [Int](repeating: 0, count: topics.topCount)
        var squares = 0
        for entry in entries {
            let value = Self.logarithms[Int(times[entry])]
            squares += value * value
            topics.add(entry, times: value, to: &scores)
        }
        // A square root is exact by IEEE 754, as are the divisions and sums below.
        let length = Double(squares).squareRoot()
        let odds = scores.enumerated().map { Double($1) / length + Double(topics.biases[$0]) }
        let best = odds.max() ?? 0
        let parts = odds.map { Self.exponential(best - $0) }
        let sum = parts.reduce(0, +)
        let ranked = parts.enumerated().map { (topic: $0, confidence: $1 / sum) }
            .sorted { $0.confidence != $1.confidence ? $0.confidence > $1.confidence : $0.topic < $1.topic }
        // Terms that stand again and again speak for the topic above theirs as well: "hối lộ" (bribe) for crime.
        let spoken = Set(
            evidence.touched.filter { evidence.of[$0].strong >= Self.mentionsForTop }.map { topics.topics[$0].top })
        let spokenLoudly = Set(
            evidence.touched.filter { evidence.of[$0].strong >= Self.mentionsForTopAlone }.map { topics.topics[$0].top }
        )
        let isFirstSpoken = spoken.contains(ranked[0].topic)
        guard ranked[0].confidence >= (isFirstSpoken ? Self.spokenFirstConfidence : Self.firstConfidence) else {
            return ranked.filter { spokenLoudly.contains($0.topic) && $0.confidence >= Self.loudConfidence }
                .prefix(Self.mostTopLevel).map { $0 }
        }
        let others = ranked.dropFirst().filter {
            $0.confidence
                >= (spokenLoudly.contains($0.topic)
                    ? Self.loudConfidence : spoken.contains($0.topic) ? Self.spokenConfidence : Self.otherConfidence)
        }
        return [ranked[0]] + others.prefix(Self.mostTopLevel - 1)
    }

    /// Of the terms of a topic below, so many mentions speak for the topic above.
    private static let mentionsForTop = 5
    private static let spokenFirstConfidence = 0.20
    private static let spokenConfidence = 0.11
    /// So many speak for it even where the phrases say little: a state funeral is more than the politics of who comes.
    private static let mentionsForTopAlone = 8
    private static let loudConfidence = 0.02

    /// e to the power of −1/32, −2/32 … by multiplication alone, which every machine does alike.
    private static let powers: [Double] = {
        var powers = [1.0]
        for _ in 1..<320 { powers.append(powers[powers.count - 1] * 0.969233234476344) }
        return powers
    }()

    /// e to the power of what is below zero, given in thousandths.
    private static func exponential(_ below: Double) -> Double {
        let step = Int((below * 0.032).rounded())
        return step < powers.count ? powers[step] : 0
    }

    /// The topics below some top-level ones that their terms speak for, the most mentioned first, and how sure they are
    /// where the topic above them is.
    private func below(_ above: [Int], _ found: TermEvidence) -> [(topic: Int, share: Double)] {
        let (evidence, touched) = (found.of, found.touched)
        let supported = touched.filter {
            evidence[$0].strong >= Self.fewestMentions && evidence[$0].points >= Self.fewestPoints
                && above.contains(topics.topics[$0].top)
        }.sorted { left, right in
            let (one, two) = (evidence[left].points, evidence[right].points)
            return one != two ? one > two : left < right
        }
        guard let first = supported.first else { return [] }
        let fewest = evidence[first].points * 2 / 5
        return supported.prefix(Self.mostBelow).filter { evidence[$0].points >= fewest }.map { topic in
            let points = Double(evidence[topic].points)
            return (topic, points / (points + Self.doubt))
        }
    }

    /// What the terms of all topics below the top level say, by topic, and of which there is any (data).
    private struct TermEvidence {
        var of: [Evidence]
        var touched: [Int]
    }

    private func evidence(_ entries: [Int], _ times: [UInt8]) -> TermEvidence {
        var evidence = [Evidence](repeating: Evidence(), count: topics.topics.count)
        var touched: [Int] = []
        for entry in entries {
            let count = min(Int(times[entry]), Self.mostMentions)
            for term in topics.terms(of: entry) {
                if evidence[term.topic].points == 0 { touched.append(term.topic) }
                evidence[term.topic].points += term.isStrong ? Self.strongPoints * count : count
                if term.isStrong { evidence[term.topic].strong += count }
            }
        }
        return TermEvidence(of: evidence, touched: touched)
    }

    private static let strongPoints = 3
    /// So often a term counts at most.
    private static let mostMentions = 6
    /// Strong terms that a topic needs: one in the headline, or two mentions elsewhere.
    private static let fewestMentions = 2
    private static let fewestPoints = 8
    private static let mostBelow = 3
    /// The points at which a topic is right as often as not.
    private static let doubt = 6.0

    /// Whether an article with these subjects is about sport.
    static func isSport(_ found: [Report.Subject]) -> Bool {
        found.contains { $0.code == sport && $0.confidence >= 0.5 }
    }

    private static let sport = "medtop:15000000"
}
