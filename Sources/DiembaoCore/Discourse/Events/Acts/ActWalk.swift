/// The walk over a sentence's acts, each of which may belong to the one before (a pass over a sentence).
struct ActWalk {
    private typealias Act = SentenceEvents.Act

    let clause: SentenceEvents
    private(set) var found: [FoundEvent] = []
    /// Where the acts stand that told an event.
    private(set) var telling: [TokenRange] = []
    private var previous: Act?
    /// Whether the act before told an event.
    private var isTold = false
    /// Who did the last act.
    private var joint: SentenceEvents.Joint?
    /// A meeting at which something is done.
    private var occasion: Act?
    /// The act before, where it is a protest.
    private var protest: Act?

    init(clause: SentenceEvents) { self.clause = clause }

    /// Walks over the sentence once and forms an event of each act of which it is told who did it.
    mutating func run() {
        // Of what the walk itself holds a copy would be made for each token.
        let clause = clause
        let (tokens, pass) = (clause.text.tokens, clause.pass)
        var at = clause.sentence.lowerBound
        while at < clause.sentence.upperBound {
            guard tokens[at].isWord, pass.tables.begins(with: tokens[at].key), !clause.isNamed(at),
                let (verb, length) = clause.verb(at: at)
            else {
                at += 1
                continue
            }
            let range = at..<at + length
            if let verb { read(Act(verb: pass.tables.verbs[verb], range: range, bounds: clause.bounds(of: range))) }
            at += length
        }
        if let occasion, let met = clause.met(at: occasion, found) { found.append(met) }
    }

    private mutating func read(_ act: Act) {
        if let previous, isThreatened(act, with: previous) {
            if !isTold { tellThreat(previous, of: act) }
            return
        }
        let told = clause.events(of: act, after: previous, told: found.last, joint: &joint)
        previous = act
        isTold = !told.isEmpty
        if isTold {
            telling.append(act.range)
        } else if act.verb.kind == .consult, clause.isOccasion(act) {
            occasion = act
        }
        found += told
        tellProtest(by: act, told)
        protest = act.verb.kind == .protest ? act : nil
    }

    // MARK: Threats

    /// What is threatened with right after the word for it, "dọa cắt viện trợ", or some words after it, "đe doạ sử dụng vũ khí hạt
    /// nhân để tấn công Seoul".
    private func isThreatened(_ act: Act, with threat: Act) -> Bool {
        guard threat.verb.kind == .threaten, act.verb.kind != .threaten else { return false }
        if threat.range.upperBound == act.range.lowerBound { return true }
        let between = threat.range.upperBound..<act.range.lowerBound
        guard !isTold, act.verb.kind.isDoneToThings, between.count <= Self.threatReach, threat.bounds == act.bounds,
            between.allSatisfy({ clause.text.tokens[$0].kind != .sign }),
            let first = clause.participants(from: between.lowerBound).first
        else { return false }
        return first.range.lowerBound >= act.range.upperBound
    }

    /// In tokens.
    private static let threatReach = 10

    /// "dọa trả đũa dự luật của Mỹ": whom the threatened act is aimed at.
    private mutating func tellThreat(_ threat: Act, of act: Act) {
        var threat = threat
        threat.verb.traits.formUnion(act.verb.traits.intersection([.object, .owner]))
        threat.verb.prepositions += act.verb.prepositions
        threat.range = threat.range.lowerBound..<act.range.upperBound
        found += clause.events(of: threat, after: nil, told: found.last, joint: &joint)
    }

    // MARK: Protests

    /// "biểu tình yêu cầu bà Park từ chức": it is she who is demonstrated against.
    private mutating func tellProtest(by act: Act, _ told: [FoundEvent]) {
        guard let protest, protest.range.upperBound + 2 >= act.range.lowerBound,
            protest.verb.kind != act.verb.kind
        else { return }
        if !told.isEmpty { found.removeAll { $0.kind == .protest && $0.recipients.isEmpty } }
        for var event in told {
            event.kind = .protest
            event.mode = protest.verb.mode
            event.range = protest.range.lowerBound..<max(protest.range.upperBound, event.range.upperBound)
            event.antecedent = nil
            found.append(event)
        }
    }
}
