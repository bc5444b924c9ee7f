/// Reads the events of one sentence (a pass over a sentence).
struct SentenceEvents {
    let pass: Events
    let sentence: TokenRange
    let participants: [Participant]
    /// The quotations that reach into the sentence, by their start, the longer first.
    let open: [Int]

    var read: ReadText { pass.read }
    var text: TokenizedText { pass.text }
    var tables: EventTables { pass.tables }
    var references: References { pass.references }

    /// A verb or noun of `events.tsv` in the sentence (data).
    struct Act {
        var verb: EventVerb
        var range: TokenRange
        /// The stretch of the sentence that its arguments are looked for in: a quotation's words hold what they tell.
        var bounds: TokenRange
    }

    /// Who did the last act (data).
    struct Joint {
        var actors: [Participant]
        /// The token after its verb.
        var end: Int
        var bounds: TokenRange
    }

    /// Who has part in an act (data).
    struct Parts {
        var actors: [Participant] = []
        var recipients: [Participant] = []
        var rule = EventRule.subject
        var other = OtherSide.none
    }

    func find() -> [FoundEvent] {
        var found: [FoundEvent] = []
        var at = sentence.lowerBound
        var previous: Act?
        // A meeting at which something is done.
        var occasion: Act?
        var joint: Joint?
        var protest: Act?
        // Whether the act before it told an event.
        var isTold = false
        var acts: [TokenRange] = []
        let (tokens, tables) = (text.tokens, tables)
        while at < sentence.upperBound {
            guard tokens[at].isWord, tables.begins(with: tokens[at].key), !isNamed(at),
                let (verb, length) = verb(at: at)
            else {
                at += 1
                continue
            }
            guard let place = verb else {
                at += length
                continue
            }
            let range = at..<at + length
            let act = Act(verb: tables.verbs[place], range: range, bounds: bounds(of: range))
            // What is threatened with right after the word for it: "dọa cắt viện trợ".
            if let previous, previous.verb.kind == .threaten, act.verb.kind != .threaten,
                previous.range.upperBound == at || !isTold && isThreatened(act, with: previous)
            {
                at += length
                guard !isTold else { continue }
                // "dọa trả đũa dự luật của Mỹ": whom the threatened act is aimed at.
                var threat = previous
                threat.verb.traits.formUnion(act.verb.traits.intersection([.object, .owner]))
                threat.verb.prepositions += act.verb.prepositions
                threat.range = previous.range.lowerBound..<at
                found += events(of: threat, after: nil, told: found.last, joint: &joint)
                continue
            }
            let told = events(of: act, after: previous, told: found.last, joint: &joint)
            previous = act
            isTold = !told.isEmpty
            if !isTold, act.verb.kind == .consult, isOccasion(act) { occasion = act }
            if !told.isEmpty { acts.append(range) }
            found += told
            // "biểu tình yêu cầu bà Park từ chức": it is she who is demonstrated against.
            if let protest, protest.range.upperBound + 2 >= at, protest.verb.kind != act.verb.kind {
                if !told.isEmpty { found.removeAll { $0.kind == .protest && $0.recipients.isEmpty } }
                found += told.map { Self.protest($0, protest) }
            }
            protest = act.verb.kind == .protest ? act : nil
            at += length
        }
        if let occasion, let met = met(at: occasion, found) { found.append(met) }
        return found + statements(besides: acts)
    }

    private static func protest(_ told: FoundEvent, _ act: Act) -> FoundEvent {
        var event = told
        event.kind = .protest
        event.mode = act.verb.mode
        event.range = act.range.lowerBound..<max(act.range.upperBound, told.range.upperBound)
        event.antecedent = nil
        return event
    }

    /// "đe doạ sử dụng vũ khí hạt nhân để tấn công Seoul"
    private func isThreatened(_ act: Act, with threat: Act) -> Bool {
        let between = threat.range.upperBound..<act.range.lowerBound
        return Self.onThings.contains(act.verb.kind) && between.count <= Self.threatReach && threat.bounds == act.bounds
            && between.allSatisfy { text.tokens[$0].kind != .sign }
            && participants(from: between.lowerBound).first.map {
                $0.range.lowerBound >= act.range.upperBound
            } ?? false
    }

    /// In tokens.
    private static let threatReach = 10

    /// "tại cuộc gặp", "trong buổi hội đàm", "sau cuộc điện đàm"
    private func isOccasion(_ act: Act) -> Bool {
        guard let start = nounStart(of: act, after: nil), start > sentence.lowerBound else { return false }
        return Self.during.contains(text.tokens[start - 1].key)
    }

    private static let during = Syllable.keys("tại trong sau")

    /// "Tại cuộc gặp ở Osaka, ông Tập kêu gọi ông Trump …": the two have met.
    private func met(at occasion: Act, _ found: [FoundEvent]) -> FoundEvent? {
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

    private static let said: Set<Report.Event.Kind> = [.request, .support, .accuse, .threaten, .reject, .concede]

    private func verb(at start: Int) -> (verb: Int?, length: Int)? {
        let split = tables.splitVerb(read, at: start, end: sentence.upperBound) {
            participant(startingAt: $0)?.range.upperBound
        }
        if let split { return split }
        return tables.verb(read, at: start, end: sentence.upperBound)
    }

    private func isNamed(_ at: Int) -> Bool { pass.read.name(holding: at) != nil }

    /// The innermost quotation that holds a range.
    func quote(holding range: TokenRange) -> Int? {
        open.last { quote in
            let content = pass.quotes[quote].content
            return content.lowerBound <= range.lowerBound && range.upperBound <= content.upperBound
        }
    }

    /// Whether a verb of the table that takes an object stands right before a participant.
    func isObject(_ participant: Participant) -> Bool {
        let end = participant.range.lowerBound
        for start in max(sentence.lowerBound, end - 4)..<end where read.isWordStart(start) {
            if let found = tables.verb(read, at: start, end: end), start + found.length == end, let verb = found.verb {
                return tables.verbs[verb].traits.contains(.object)
            }
        }
        return false
    }

    private func bounds(of range: TokenRange) -> TokenRange {
        guard let quote = quote(holding: range) else { return sentence }
        return pass.quotes[quote].content.clamped(to: sentence)
    }

    // MARK: One act

    /// - Parameter earlier: the last event that was told before it in the sentence.
    /// - Parameter joint: who did the last act, for one that is joined to it; set anew.
    private func events(
        of act: Act, after previous: Act?, told earlier: FoundEvent?, joint: inout Joint?
    ) -> [FoundEvent] {
        var parts: Parts?
        let noun = nounStart(of: act, after: previous)
        if let noun {
            parts = nominal(act, from: noun)
            if let previous, let earlier, let answered = answered(act, parts, previous, earlier) { return [answered] }
        } else if let cue = pass.quote(ofCue: act.range), let speaker = pass.quotes[cue].speaker,
            speakers(speaker) != nil
        {
            parts = sent(act) ?? spoken(act, pass.quotes[cue], speaker)
        } else {
            // "xem xét gia nhập thoả thuận": the noun is somebody's object.
            if act.verb.traits.contains(.mutual), read.tag(act.range.lowerBound) == .noun,
                !isAfterSubject(act.range.lowerBound),
                pass.quote(ofCue: act.range) == nil
            {
                return []
            }
            if act.verb.traits.contains(.beside), let previous, act.range.lowerBound - previous.range.upperBound < 8 {
                return []
            }
            parts = sent(act) ?? verbal(act, joint)
            if let actors = parts?.actors, !actors.isEmpty, parts?.rule != .passive, parts?.rule != .before {
                joint = Joint(actors: actors, end: act.range.upperBound, bounds: act.bounds)
            }
        }
        var act = act
        if act.verb.mode == Self.drill, parts?.recipients.isEmpty == true, let parties = parts?.actors.first,
            parties.entities.count == 2
        {
            // "Seoul và Washington tập trận"
            act.verb.kind = .cooperate
            act.verb.traits.insert(.mutual)
        } else if act.verb.mode == Self.drill, let partner = partner(inDrill: act) {
            act.verb.kind = .cooperate
            act.verb.traits.insert(.mutual)
            parts?.recipients = [partner]
            parts?.other = .marked
        }
        guard let parts, let event = event(act.verb, parts, at: act.range, noun: noun) else {
            return waiting(act, parts, noun).map { [$0] } ?? []
        }
        if event.recipients.isEmpty, event.actors.count == 2, !act.verb.traits.contains(.mutual), isReciprocal(act) {
            return [(0, 1), (1, 0)].map { actor, recipient in
                var single = event
                single.actors = [event.actors[actor]]
                single.recipients = [event.actors[recipient]]
                return single
            }
        }
        if let spoken = spokenFor(event) { return [event, spoken] }
        // Two who drill do not drill each other.
        guard event.recipients.isEmpty, event.actors.count > 1, !act.verb.traits.contains(.mutual) else {
            return [event]
        }
        return event.actors.map { actor in
            var single = event
            single.actors = [actor]
            return single
        }
    }

    /// "Tillerson tuyên bố Mỹ sẽ trừng phạt Triều Tiên": who speaks for his country threatens, too.
    private func spokenFor(_ event: FoundEvent) -> FoundEvent? {
        guard Self.ofSpeakers.contains(event.kind), let place = event.quote, event.actors.count == 1,
            !event.recipients.isEmpty,
            let speaker = pass.quotes[place].speaker?.entity, references.profiles[speaker].isPerson,
            isOwnCountry(event.actors[0], of: [speaker])
        else { return nil }
        var spoken = event
        spoken.actors = [speaker]
        spoken.rule = .spokesman
        return spoken
    }

    private static let ofSpeakers: Set<Report.Event.Kind> = [.threaten, .support, .accuse, .reject, .request]

    private static let accordingTo = Syllable("theo")

    /// "khước từ lời kêu gọi của Trung Quốc": whoever refuses has been asked, and who denies an accusation has been accused.
    private func answered(_ act: Act, _ parts: Parts?, _ answer: Act, _ event: FoundEvent) -> FoundEvent? {
        if act.verb.kind == .request, act.range.lowerBound > sentence.lowerBound,
            text.isWord(Self.accordingTo, at: act.range.lowerBound - 1), let asker = parts?.actors.first,
            !asker.isPlace,
            parts?.recipients.isEmpty == true, event.actors.count == 1, !asker.entities.contains(event.actors[0])
        {
            // "Canada bắt bà Mạnh theo yêu cầu của Mỹ"
            var asked = event
            (asked.kind, asked.mode) = (.request, nil)
            (asked.actors, asked.recipients) = (asker.entities, event.actors)
            asked.rule = .answered
            return asked
        }
        guard [.request, .accuse, .threaten].contains(act.verb.kind),
            [.reject, .agree, .concede].contains(answer.verb.kind),
            event.kind == answer.verb.kind, act.range.lowerBound - answer.range.upperBound <= 4,
            event.range.contains(answer.range.lowerBound), event.actors.count == 1, event.recipients.count == 1
        else { return nil }
        var asked = event
        asked.kind = act.verb.kind
        asked.mode = act.verb.mode
        (asked.actors, asked.recipients) = (event.recipients, event.actors)
        asked.rule = .answered
        asked.status = .asserted
        return asked
    }

    /// "cáo buộc lẫn nhau" (accuse each other)
    private func isReciprocal(_ act: Act) -> Bool {
        let after = act.range.upperBound
        return (after..<min(after + 2, sentence.upperBound)).contains { text.isWord(Self.another, at: $0) }
    }

    private static let another = Syllable("nhau")
    private static let eachOther = Syllable("lẫn")

    /// An act whose other side the passage before has named: who denies denies what he was accused of, and "hai bên" (both
    /// sides) who agree are those who met.
    private func waiting(_ act: Act, _ parts: Parts?, _ noun: Int?) -> FoundEvent? {
        guard noun == nil else { return nil }
        let antecedent: FoundEvent.Antecedent
        var actors: [Int] = []
        if act.verb.kind == .reject, let parts, parts.recipients.isEmpty {
            actors = entities(of: parts.actors.filter { !$0.isPrivate }, arePlacesIn: false)
            guard !actors.isEmpty else { return nil }
            antecedent = .accuser
        } else if act.verb.traits.contains(.mutual), let pair = pair(before: act) {
            antecedent = pair
        } else {
            return nil
        }
        let quote = quote(holding: act.range)
        let time = time(near: act.range)
        return FoundEvent(
            kind: act.verb.kind, mode: act.verb.mode, actors: actors, recipients: [], time: time, quote: quote,
            status: status(of: act.range, from: act.range.lowerBound, quote: quote, time: time),
            range: evidence(act.range, parts ?? Parts()), rule: actors.isEmpty ? .pair : .answer, other: .passage,
            antecedent: antecedent)
    }

    /// "hai nhà lãnh đạo", "hai bên" as the subject.
    private func pair(before act: Act) -> FoundEvent.Antecedent? {
        var at = act.range.lowerBound - 1
        let low = max(sentence.lowerBound, act.range.lowerBound - 10)
        while at >= low {
            guard text.tokens[at].isWord, !isNamed(at) else { return nil }
            if text.isWord(Self.two, at: at), at + 1 < text.tokens.count {
                return .pair(arePeople: Self.people.contains(text.tokens[at + 1].key))
            }
            at -= 1
        }
        return nil
    }

    private static let two = Syllable("hai")
    /// nhà lãnh đạo, ông, bà, vị, tổng thống, ngoại trưởng …
    private static let people = Syllable.keys("nhà ông bà vị tổng ngoại thủ bộ người")

    /// The event of an act and its parts; `nil` where nobody has part in it who can.
    func event(_ verb: EventVerb, _ parts: Parts, at range: TokenRange, noun: Int?) -> FoundEvent? {
        let takesPlaces = verb.traits.contains(.place) || [.coerce, .mobilize].contains(verb.kind)
        var actors = entities(of: parts.actors.filter { !$0.isPrivate }, arePlacesIn: false)
        let suffering = parts.recipients.filter { !$0.isOffice || !Self.onThings.contains(verb.kind) }
        var recipients = entities(of: suffering, arePlacesIn: takesPlaces).filter { !actors.contains($0) }
        if recipients.isEmpty, verb.mode == Self.visit {
            // Who visits a capital visits its state.
            recipients = entities(of: parts.recipients, arePlacesIn: true).filter { pass.finder.isForeignCapital([$0]) }
        }
        if Self.ofStates.contains(verb.kind), parts.recipients.allSatisfy(\.isPeople) { recipients = [] }
        if verb.mode == Self.travel {
            // Only statesmen who come to a country see its government.
            guard actors.allSatisfy({ isOfficial($0) }) else { return nil }
            recipients = entities(of: parts.recipients, arePlacesIn: true).filter {
                references.profiles[$0].isCountry || pass.finder.isForeignCapital([$0])
            }
        }
        if verb.traits.contains(.body) { recipients.removeAll { references.entities[$0].kind != .organization } }
        recipients.removeAll { isOwnCountry($0, of: actors) }
        if recipients.isEmpty {
            let isTold =
                verb.traits.contains(.mutual) && actors.count > 1
                || actors.count == 2 && range.upperBound < sentence.upperBound
                    && text.isWord(Self.eachOther, at: range.upperBound)
                || verb.traits.contains(.alone) && !actors.isEmpty
            guard isTold else { return nil }
        } else if actors.isEmpty {
            // Who is arrested or killed is told of, too, where nobody says by whom.
            guard verb.traits.contains(.passive), parts.actors.isEmpty,
                [.coerce, .assault, .sanction].contains(verb.kind)
            else { return nil }
        }
        if verb.traits.contains(.mutual), actors.count > 12 { actors = Array(actors.prefix(12)) }
        let quote = quote(holding: range)
        let time = time(near: range)
        // "phạt 7 năm tù": a court's sentence, no fine.
        let isPrison = verb.kind == .sanction && isImprisoned(after: range.upperBound)
        var event = FoundEvent(
            kind: isPrison ? .coerce : verb.kind,
            mode: isPrison ? Self.prisonSentence : verb.mode == Self.travel ? Self.visit : verb.mode, actors: actors,
            recipients: recipients, time: time, quote: quote,
            status: status(of: range, from: noun ?? range.lowerBound, quote: quote, time: time),
            range: evidence(range, parts), rule: parts.rule, other: parts.other, gap: gap(range, parts))
        event.isUnnamed = (parts.actors + parts.recipients).contains(where: \.isUnnamed)
        event.isListed = parts.recipients.count > 1
        if actors.isEmpty, event.kind == .coerce || event.kind == .sanction { event.antecedent = .authority }
        if event.kind == .aid, event.status == .future {
            // "sẵn sàng giúp đỡ" (be ready to help): so far it is a pledge.
            event.kind = .support
            event.mode = nil
        } else if event.mode == Self.weapons, let target = parts.recipients.first,
            (max(range.upperBound, target.range.lowerBound - 5)..<max(range.upperBound, target.range.lowerBound))
                .contains(where: { text.isWord(Self.into, at: $0) })
        {
            // "phóng tên lửa vào Ukraine", but "về phía biển Nhật Bản".
            event.kind = .assault
            event.mode = "heavy-weapons"
        } else if [.assault, .sanction, .coerce].contains(event.kind), !recipients.isEmpty,
            isThreat(event, from: noun ?? range.lowerBound)
        {
            event.kind = .threaten
            event.mode = nil
            event.status = .asserted
        } else if event.kind == .threaten, event.mode == Self.warn, isAdvice(event) {
            event.kind = .request
        }
        return event
    }

    /// "Cục Hàng hải cảnh báo các tàu Việt Nam", "Bộ Y tế cảnh báo TP.HCM": authorities and bodies of one's own country give notice of a
    /// danger, where PLOVER's threats are of something that one would do oneself.
    private func isAdvice(_ event: FoundEvent) -> Bool {
        event.actors.allSatisfy { actor in
            references.entities[actor].kind == .organization || !references.profiles[actor].titles.isEmpty
        } && (event.actors + event.recipients).allSatisfy { pass.finder.isOfHome($0) }
    }

    /// "dọa sẽ tấn công", "sẵn sàng không kích", or who says that he will.
    private func isThreat(_ event: FoundEvent, from start: Int) -> Bool {
        guard [.future, .hypothetical].contains(event.status) else { return false }
        if let place = event.quote, event.status == .future, let speaker = pass.quotes[place].speaker.flatMap(speakers)
        {
            let isOwn = speaker.entities.contains { event.actors.contains($0) }
            return isOwn || event.actors.contains { isOwnCountry($0, of: speaker.entities) }
        }
        var at = start
        for _ in 0..<4 {
            guard at > sentence.lowerBound, text.tokens[at - 1].isWord else { return false }
            if tables.word(text.tokens, endingAt: at, from: sentence.lowerBound, of: .threat) != nil { return true }
            at = text.unitStart(before: at)
        }
        return false
    }

    private func isImprisoned(after start: Int) -> Bool {
        (start..<min(start + 16, sentence.upperBound)).contains { text.isWord(Self.prison, at: $0) }
    }

    private static let prison = Syllable("tù")

    private func entities(of participants: [Participant], arePlacesIn: Bool) -> [Int] {
        var found: [Int] = []
        for participant in participants where !participant.isRebel && (arePlacesIn || !participant.isPlace) {
            for entity in participant.entities where !found.contains(entity) {
                // "Công an TP.HCM" is a newspaper, too.
                let profile = references.profiles[entity]
                guard references.entities[entity].kind != .other, !profile.isOutlet || profile.head == .police else {
                    continue
                }
                found.append(entity)
            }
        }
        return found
    }

    /// Nobody deals with the country that he is of: in "Tổng thống Mỹ Joe Biden tới Mỹ" no two meet.
    func isOwnCountry(_ recipient: Int, of actors: [Int]) -> Bool {
        guard references.profiles[recipient].isCountry || references.entities[recipient].kind == .location else {
            return false
        }
        let state = references.state(of: recipient)
        return actors.contains { actor in
            let profile = references.profiles[actor]
            return profile.country == recipient || profile.titles.contains { $0.of == recipient }
                || state != nil
                    && ([actor, profile.country] + profile.titles.map(\.of)).contains {
                        $0.flatMap(references.state) == state
                    }
        }
    }

    private func evidence(_ range: TokenRange, _ parts: Parts) -> TokenRange {
        var low = range.lowerBound
        var high = range.upperBound
        for participant in parts.actors + parts.recipients where sentence.overlaps(participant.range) {
            low = min(low, participant.range.lowerBound)
            high = max(high, participant.range.upperBound)
        }
        return low..<high
    }

    /// How many tokens stand between an act and who has part in it, at the most.
    private func gap(_ range: TokenRange, _ parts: Parts) -> Int {
        var widest = 0
        for participant in parts.actors + parts.recipients where sentence.overlaps(participant.range) {
            widest = max(
                widest, range.lowerBound - participant.range.upperBound, participant.range.lowerBound - range.upperBound
            )
        }
        return widest
    }

    // MARK: A verb

    /// "Mỹ cáo buộc Nga", "Nga bị Mỹ cáo buộc", "Nga và Mỹ hội đàm".
    ///
    /// - Parameter joint: who did the act before.
    private func verbal(_ act: Act, _ joint: Joint?) -> Parts? {
        if let speaker = speakingSubject(of: act, before: act.range.lowerBound) {
            var parts = Parts()
            parts.rule = .speaker
            parts.actors = [speaker]
            fillRecipients(&parts, act)
            return parts
        }
        let finding = SubjectOfAct(clause: self, act: act)
        guard let subject = finding.find() else { return isInAddition(act) ? added(act) : unnamed(act, joint) }
        if act.verb.traits.contains(.beside), !subject.isBeside { return nil }
        // "Nga bị Kiev tố là chuẩn bị xâm lược": Nga suffers the accusation, not the invasion.
        if subject.isPassive, let place = quote(holding: act.range), let agent = subject.agent,
            agent.range.upperBound <= pass.quotes[place].content.lowerBound
        {
            return nil
        }
        // Who speaks on seldom names the subject where the sentence before did.
        if !subject.isBeside, quote(holding: act.range) != nil {
            return isInAddition(act) ? added(act) : unnamed(act, joint)
        }
        var parts = Parts()
        parts.rule = subject.isBeside ? .subject : .subjectFar
        if subject.isPassive, act.verb.traits.contains(.mutual), let agent = subject.agent, agent.entities.count > 1 {
            // "Hiệp ước được Mỹ và Liên Xô ký": the two agree.
            parts.actors = [agent]
            parts.rule = .passive
            return parts
        }
        if subject.isPassive {
            parts.rule = .passive
            parts.other = .subject
            guard act.verb.traits.contains(.passive) else { return nil }
            parts.actors = subject.agent.map { [$0] } ?? []
            parts.recipients = subject.participant.map { [$0] } ?? []
            if parts.actors.isEmpty, let agent = agentAfter(act) { parts.actors = [agent] }
            guard !parts.recipients.isEmpty else { return nil }
            if Self.onThings.contains(act.verb.kind), let last = parts.recipients.last, isPerson(last) {
                parts.recipients += others(before: last)
            }
            return parts
        }
        guard let participant = subject.participant else { return unnamed(act, joint) }
        parts.actors = [participant]
        if act.verb.traits.contains(.mutual), let companion = subject.companion { parts.recipients = [companion] }
        if parts.recipients.isEmpty { fillRecipients(&parts, act) }
        if participant.governor == .agent, act.verb.traits.contains(.object),
            parts.recipients.isEmpty || parts.other == .next,
            let sufferer = self.participant(endingAt: participant.range.lowerBound - 1)
        {
            // "phe đối lập do Mỹ hậu thuẫn" (the opposition, which the US backs)
            parts.recipients = [sufferer]
            parts.other = .relative
        }
        if act.verb.mode == Self.visit, let last = parts.recipients.last, let companion = companion(after: last) {
            parts.actors.append(companion)
        }
        if parts.recipients.isEmpty, let mode = act.verb.mode, Self.ofSuspects.contains(mode) {
            parts.recipients = listed(after: act)
        }
        if Self.onThings.contains(act.verb.kind), let last = parts.recipients.last, isPerson(last) {
            parts.recipients += others(after: last, act)
        }
        return parts
    }

    /// An act beside which nobody is named who does it.
    private func unnamed(_ act: Act, _ joint: Joint?) -> Parts? {
        continued(act, joint) ?? following(act) ?? assumed(act)
    }

    /// "khởi tố vụ án, bắt ông A": a verb after a comma or "và" has the subject of the verb before it.
    private func continued(_ act: Act, _ joint: Joint?) -> Parts? {
        guard let joint, joint.bounds == act.bounds, act.range.lowerBound - joint.end <= Self.joinedReach,
            !act.verb.traits.contains(.beside), !isPassive(act)
        else { return nil }
        var at = act.range.lowerBound
        for _ in 0..<5 {
            guard at > joint.end else { return nil }
            let last = text.tokens[at - 1]
            if last.sign == .comma || Self.joining.contains(last.key) && read.isWordStart(at - 1) { break }
            guard last.isWord else { return nil }
            let unit = max(joint.end, text.unitStart(before: at))
            guard !text.kinds(at: unit).isDisjoint(with: [.adverb, .time]) || read.tag(unit) == .adverb else {
                return nil
            }
            at = unit
        }
        guard at > joint.end else { return nil }
        var parts = Parts()
        parts.rule = .continued
        parts.actors = joint.actors
        fillRecipients(&parts, act)
        return parts.recipients.isEmpty ? nil : parts
    }

    /// In tokens.
    private static let joinedReach = 40
    private static let joining = Syllable.keys("và rồi hoặc")

    /// "Đáp trả Mỹ, Nga …", "Đánh giá cao nỗ lực của EVN, ông A nói": who acts is named after the comma.
    private func following(_ act: Act) -> Parts? {
        guard !act.verb.traits.contains(.beside), !isPassive(act) else { return nil }
        var at = act.range.lowerBound
        while at > sentence.lowerBound {
            guard at - sentence.lowerBound <= Self.longestOpening, text.tokens[at - 1].isWord else { return nil }
            at = max(sentence.lowerBound, text.unitStart(before: at))
            guard
                !text.kinds(at: at).isDisjoint(with: [.adverb, .time, .opener]) || read.tag(at) == .adverb
                    || Self.inOrderTo.contains(text.tokens[at].key)
            else { return nil }
        }
        var parts = Parts()
        parts.rule = .continued
        fillRecipients(&parts, act)
        guard let recipient = parts.recipients.first,
            let comma = (recipient.range.upperBound..<act.bounds.upperBound).first(where: {
                text.isSign(.comma, at: $0)
            }),
            comma - recipient.range.upperBound <= Self.joinedReach,
            let actor = participants(from: comma).first, actor.range.lowerBound <= comma + 6, !actor.isPlace,
            actor.governor == .opening || actor.hasHead
        else { return nil }
        parts.actors = [actor]
        return parts
    }

    /// In tokens.
    private static let longestOpening = 5
    private static let inOrderTo = Syllable.keys("để nhằm sau khi")

    /// "thăm Iraq cùng Tướng Joseph Dunford"
    private func companion(after visited: Participant) -> Participant? {
        let at = visited.range.upperBound
        guard at < sentence.upperBound, text.isWord(Self.together, at: at) else { return nil }
        return participant(startingAt: at + 1)
    }

    private static let drill = "drill"

    /// "tập trận với Nhật Bản": who drills with another one works together with him.
    private func partner(inDrill act: Act) -> Participant? {
        participants.first {
            guard case .preposition(let key) = $0.governor, Self.withWords.contains(key) else { return false }
            return $0.range.lowerBound > act.range.upperBound && $0.range.lowerBound < act.range.upperBound + Self.reach
                && $0.range.upperBound <= act.bounds.upperBound && !isOver(act.range.upperBound..<$0.range.lowerBound)
        }
    }

    private static let withWords = Syllable.keys("với cùng")
    private static let together = Syllable("cùng")
    /// What police and courts do to people, of whom they often name several at once.
    private static let ofSuspects: Set = [
        "arrest", "charge", "prosecute", "try", prisonSentence, "death-sentence", "imprison", "pursue", "escort",
        "search",
        "summon", "suppress", "enforce", "abduct",
    ]
    private static let prisonSentence = "sentence"
    private static let visit = "visit"
    private static let warn = "warn"
    private static let weapons = "weapons"
    private static let travel = "travel"

    private func isOfficial(_ entity: Int) -> Bool {
        references.profiles[entity].isPerson
            && (references.entities[entity].canonical != nil || !references.profiles[entity].titles.isEmpty)
    }

    /// "gửi công văn tới UBND tỉnh đề nghị kiểm tra": who is written to is asked.
    private func sent(_ act: Act) -> Parts? {
        guard act.verb.kind == .request, let asked = participant(endingAt: act.range.lowerBound), !asked.isPlace,
            object(act) == nil
        else { return nil }
        var at = asked.range.lowerBound
        for _ in 0..<Self.letterReach {
            guard at > act.bounds.lowerBound, text.tokens[at - 1].isWord else { return nil }
            at -= 1
            guard text.isWord(Self.send, at: at), read.isWordStart(at) else { continue }
            guard let sender = doer(of: act, before: at) else { return nil }
            var parts = Parts()
            parts.actors = [sender]
            parts.recipients = [asked]
            parts.other = .marked
            return parts
        }
        return nil
    }

    /// Who does what is told of an act by a verb that begins at a token; nobody where it is done to him.
    func doer(of act: Act, before verb: Int) -> Participant? {
        SubjectOfAct(clause: self, act: act).find(before: verb).flatMap { $0.isPassive ? nil : $0.participant }
    }

    /// In tokens, between "gửi" and whom something is sent to.
    private static let letterReach = 6

    /// Whoever may act where no subject is found: who is named last before the verb in its clause.
    private func assumed(_ act: Act) -> Parts? {
        guard !act.verb.traits.contains(.beside), !isPassive(act) else { return nil }
        var parts = Parts()
        let low = max(act.bounds.lowerBound, act.range.lowerBound - Self.assumedReach)
        if let before = participants(before: act.range.lowerBound).last,
            before.range.lowerBound >= low, !before.isPlace, before.governor != .agent,
            before.governor != .possessive || !isOfPerson(before)
        {
            parts.rule = .before
            parts.actors = [before]
        } else {
            return nil
        }
        fillRecipients(&parts, act)
        return parts.recipients.isEmpty || parts.other == .next ? nil : parts
    }

    /// Whether a person is named only to say whose relative, lawyer or man somebody is.
    func isOfPerson(_ owner: Participant) -> Bool {
        let end = owner.range.lowerBound - 1
        guard end > sentence.lowerBound, owner.entities.allSatisfy({ references.profiles[$0].isPerson }) else {
            return false
        }
        switch text.speaker(at: max(sentence.lowerBound, text.unitStart(before: end)))?.kind {
        case .title, .kin, .prefix: return true
        default: return tables.word(text.tokens, endingAt: end, from: sentence.lowerBound, of: .individual) != nil
        }
    }

    /// In tokens.
    private static let assumedReach = 12

    /// Whether "bị" or "được" stands before a verb among its adverbs.
    private func isPassive(_ act: Act) -> Bool {
        var at = act.range.lowerBound
        for _ in 0..<6 {
            guard at > sentence.lowerBound, text.tokens[at - 1].isWord else { return false }
            if isPassive(at: at - 1) { return true }
            at = text.unitStart(before: at)
        }
        return false
    }

    /// Whether a token is "bị" or "được", which the lexicon may have taken for the beginning of "bị cáo" (the accused) in "bị cáo
    /// buộc" (is accused).
    func isPassive(at: Int) -> Bool {
        Self.passives.contains(text.tokens[at].key) && read.isWordStart(at)
            && (read.isWordStart(at + 1) || tables.verb(read, at: at + 1, end: sentence.upperBound) != nil)
    }

    private static let passives = Syllable.keys("bị được")

    /// Whoever speaks, where a quotation begins with the verb or "tôi", "chúng tôi" (I, we) is its subject; where he blames
    /// somebody for it or asks somebody to do it, that one.
    ///
    /// - Parameter end: where the verb begins.
    func speakingSubject(of act: Act, before end: Int) -> Participant? {
        guard let place = quote(holding: act.range), pass.quotes[place].type != .mixed,
            let speaker = pass.quotes[place].speaker
        else { return nil }
        let start = pass.quotes[place].content.lowerBound
        var at = end
        for _ in 0..<8 {
            if at <= start {
                return Self.ofOthers.contains(pass.quotes[place].stance)
                    ? aimed(at: pass.quotes[place]) : speakers(speaker)
            }
            guard text.tokens[at - 1].isWord else { return nil }
            if text.isWord(Self.first, at: at - 1)
                || text.isWord(Self.unit.1, at: at - 1) && text.isWord(Self.unit.0, at: at - 2)
            {
                return speakers(speaker)
            }
            let unit = text.unitStart(before: at)
            let word = read.wordStart(before: at)
            if !text.kinds(at: unit).isDisjoint(with: [.adverb, .time]) {
                at = unit
            } else if [.verb, .adverb, .auxiliary].contains(read.tag(word)),
                text.kinds(at: unit).isDisjoint(with: [.passive, .negation, .copula])
            {
                at = word
            } else {
                return nil
            }
        }
        return nil
    }

    /// What somebody says thus tells what another one did or should do.
    private static let ofOthers: Set<Report.Quote.Stance> = [.accuse, .criticise, .urge, .demand]

    /// Of "tôi" and "chúng tôi".
    private static let first = Syllable("tôi")
    /// "đơn vị" (the unit): what a body calls itself.
    private static let unit = (Syllable("đơn"), Syllable("vị"))

    /// "Abe yêu cầu chính phủ …, đồng thời chỉ đạo Bộ Giáo dục": what the reporter adds, however far the clause before is quoted.
    private func added(_ act: Act) -> Parts? {
        guard let place = quote(holding: act.range), pass.quotes[place].type == .indirect,
            let actors = pass.quotes[place].speaker.flatMap(speakers)
        else { return nil }
        var parts = Parts()
        parts.rule = .addition
        parts.actors = [actors]
        fillRecipients(&parts, act)
        return parts
    }

    private func isInAddition(_ act: Act) -> Bool {
        var at = act.range.lowerBound
        // "yêu cầu sở báo cáo, giao huyện kiểm tra": whoever asks one thing asks the next.
        if act.verb.kind == .request, at > sentence.lowerBound,
            text.isSign(.comma, at: at - 1) || text.isSign(.semicolon, at: at - 1),
            let place = quote(holding: act.range),
            [.urge, .demand].contains(pass.quotes[place].stance)
        {
            return true
        }
        for _ in 0..<3 {
            guard at >= sentence.lowerBound + 2 else { return false }
            if text.isWord(Self.addition.0, at: at - 2), text.isWord(Self.addition.1, at: at - 1) { return true }
            guard !text.kinds(at: text.unitStart(before: at)).isDisjoint(with: .adverb) else { return false }
            at = text.unitStart(before: at)
        }
        return false
    }

    private static let addition = (Syllable("đồng"), Syllable("thời"))

    /// "bắt giữ 3 đối tượng gồm Lê Văn A (SN 1990), Trần Văn B …": the people that a number announces.
    private func listed(after act: Act) -> [Participant] {
        let start = act.range.upperBound
        guard (start..<min(start + 3, sentence.upperBound)).contains(where: { text.tokens[$0].kind == .number }) else {
            return []
        }
        return participants.filter { participant in
            participant.range.lowerBound >= start && participant.governor == .opening && isPerson(participant)
        }
    }

    /// "bắt Lê Văn A (SN 1990), trú tại xã B; Trần Văn C …": the people that follow one to whom something is done.
    private func others(after first: Participant, _ act: Act) -> [Participant] {
        var found: [Participant] = []
        var previous = first.range.upperBound
        for participant in participants(from: first.range.upperBound) where isPerson(participant) {
            guard found.count < Self.longestList, participant.range.upperBound <= act.bounds.upperBound,
                isListed(participant, after: previous)
            else { break }
            found.append(participant)
            previous = participant.range.upperBound
        }
        return found
    }

    /// "Ông A - giám đốc, ông B - phó giám đốc, cũng bị kỷ luật"
    private func others(before last: Participant) -> [Participant] {
        var found: [Participant] = []
        var next = last
        for participant in participants(before: last.range.lowerBound).reversed() where isPerson(participant) {
            guard found.count < Self.longestList, isListed(next, after: participant.range.upperBound) else { break }
            found.append(participant)
            next = participant
        }
        return found
    }

    /// Whether a list goes on with a participant: after a comma or "và", and nothing but what describes the one before is between.
    private func isListed(_ participant: Participant, after previous: Int) -> Bool {
        let start = participant.range.lowerBound
        guard start > previous, start - previous <= Self.listGap else { return false }
        let last = text.tokens[start - 1]
        guard last.sign == .comma || last.sign == .semicolon || Self.listJoints.contains(last.key) else { return false }
        return !hasVerb(previous..<start) && participant.governor != .passive
    }

    /// In tokens.
    private static let listGap = 30
    private static let longestList = 12
    private static let listJoints = Syllable.keys("và cùng")

    /// "bị bắn bởi cảnh sát Mỹ"
    private func agentAfter(_ act: Act) -> Participant? {
        participants.first {
            $0.governor == .agent && $0.range.lowerBound >= act.range.upperBound
                && $0.range.lowerBound - act.range.upperBound <= 6 && $0.range.upperBound <= act.bounds.upperBound
        }
    }

    /// What somebody does by saying something: whoever speaks acts.
    private func spoken(_ act: Act, _ quote: AttributedQuote, _ speaker: SpeakerResolution.Speaker) -> Parts? {
        guard let actors = speakers(speaker) else { return nil }
        var parts = Parts()
        parts.rule = .cue
        if quote.accused == nil, let passive = SubjectOfAct(clause: self, act: act).find(), passive.isPassive {
            guard passive.agent != nil, let accused = passive.participant else { return nil }
            parts.actors = [actors]
            parts.recipients = [accused]
            return parts
        }
        if quote.accused != nil {
            guard let target = quote.target else { return nil }
            parts.actors = [actors]
            parts.recipients = [participant(target, at: act.range)]
            return parts
        }
        parts.actors = [actors]
        fillRecipients(&parts, act)
        if act.verb.kind == .threaten, parts.recipients.allSatisfy({ isOwn($0, actors.entities) }),
            let warned = warned(act)
        {
            // "cảnh báo Mỹ sẽ đáp trả nếu Nga …"
            parts.recipients = [warned]
            parts.other = .condition
        }
        if parts.recipients.isEmpty, let target = aimed(at: quote) {
            parts.recipients = [target]
            parts.other = .target
        }
        return parts
    }

    /// The target of a quotation, where nobody unnamed stands before it: in "kêu gọi các nước từ chối máy bay Nga" Russia is not
    /// asked.
    func aimed(at quote: AttributedQuote) -> Participant? {
        guard let target = quote.target, let cue = quote.cue else { return nil }
        if quote.accused != nil { return participant(target, at: cue) }
        guard
            let found = participants.first(where: {
                $0.range.lowerBound >= cue.upperBound && $0.entities.contains(target)
            })
        else { return participant(target, at: cue) }
        switch found.governor {
        case .noun, .motion, .passive: return nil
        default: return found
        }
    }

    func speakers(_ speaker: SpeakerResolution.Speaker) -> Participant? {
        let entities = speaker.entity.map { [$0] } ?? speaker.group.map { references.groups[$0].members }
        guard let entities else { return nil }
        // "chính quyền Trump": his government acts; "Ba Lan và các nước Baltic": both do.
        let own = participants.first {
            $0.range.contains(speaker.phrase.range.lowerBound)
                && ($0.isGovernment && $0.entities != entities
                    || $0.entities.count > entities.count && entities.allSatisfy($0.entities.contains))
        }
        return Participant(
            range: speaker.phrase.range, entities: own?.entities ?? entities, governor: .opening, hasHead: false,
            isPlace: false)
    }

    func participant(_ entity: Int, at range: TokenRange) -> Participant {
        let isPlace =
            references.entities[entity].kind == .location && !references.profiles[entity].isCountry
            && !pass.finder.isForeignCapital([entity])
            && !references.mentions.contains { $0.entity == entity && $0.metonymOf != nil }
        return Participant(range: range, entities: [entity], governor: .opening, hasHead: false, isPlace: isPlace)
    }

    // MARK: The other side

    private func fillRecipients(_ parts: inout Parts, _ act: Act) {
        guard let (other, found) = otherSide(of: act), !isForHostility(act, found) else { return }
        parts.recipients = [found]
        parts.other = other
    }

    /// "ủng hộ các biện pháp trừng phạt đối với Triều Tiên": who is for a hostile act is not for whom it is aimed at.
    private func isForHostility(_ act: Act, _ other: Participant) -> Bool {
        guard Self.friendly.contains(act.verb.kind), other.governor != .possessive, other.governor != .agent else {
            return false
        }
        let between = act.range.upperBound..<max(act.range.upperBound, other.range.lowerBound)
        return between.contains {
            guard read.isWordStart($0), tables.begins(with: text.tokens[$0].key),
                let verb = tables.verb(read, at: $0, end: between.upperBound)?.verb
            else { return false }
            return Self.hostile.contains(tables.verbs[verb].kind)
        }
    }

    private static let friendly: Set<Report.Event.Kind> = [.support, .agree, .cooperate, .aid]
    private static let hostile: Set<Report.Event.Kind> = [
        .accuse, .reject, .threaten, .protest, .sanction, .coerce, .assault,
    ]

    private func otherSide(of act: Act) -> (OtherSide, Participant)? {
        let traits = act.verb.traits
        if traits.contains(.object) {
            if let object = object(act) { return (.object, object) }
            if let object = described(act) { return (.described, object) }
            if let object = thing(act) { return (.thing, object) }
        }
        let owner = traits.contains(.owner) || Self.onThings.contains(act.verb.kind) ? owner(act) : nil
        if let owner, owner.governor != .noun, owner.governor != .opening { return (.possessive, owner) }
        if let marked = marked(act, from: act.range.upperBound) { return (.marked, marked) }
        if let owner, traits.contains(.owner) { return (.owner, owner) }
        if traits.contains(.place), let owner = self.owner(act) { return (.owner, owner) }
        if act.verb.kind == .threaten, let warned = warned(act) { return (.condition, warned) }
        if !act.verb.prepositions.isEmpty, let next = next(after: act) { return (.next, next) }
        if let aimed = aimed(act) ?? fronted(act) { return (.aimed, aimed) }
        return nil
    }

    /// Whoever is named next in the clause, however he is governed.
    private func next(after act: Act) -> Participant? {
        guard Self.hasTarget.contains(act.verb.kind),
            let found = participants(from: act.range.upperBound).first,
            found.range.lowerBound < min(act.bounds.upperBound, act.range.upperBound + Self.nextReach), !found.isPlace,
            !isOver(act.range.upperBound..<found.range.lowerBound),
            !hasVerb(act.range.upperBound..<found.range.lowerBound)
        else { return nil }
        switch found.governor {
        case .noun, .opening, .possessive, .cue: return found
        default: return nil
        }
    }

    /// What is done to people of a country is not done to it.
    private static let ofStates: Set<Report.Event.Kind> = [.request, .support, .coerce, .consult]

    private static let hasTarget: Set<Report.Event.Kind> = [
        .accuse, .reject, .support, .threaten, .request, .coerce, .assault, .sanction, .concede,
    ]
    /// In tokens.
    private static let nextReach = 8

    /// "cảnh báo sẽ đáp trả nếu Nga tấn công": who would bring it upon himself.
    private func warned(_ act: Act) -> Participant? {
        participants.first {
            let start = $0.range.lowerBound
            return start > act.range.upperBound
                && (max(act.range.upperBound, start - 3)..<start).contains {
                    text.isWord(Self.condition, at: $0) || text.isWord(Self.incase, at: $0)
                        || text.isWord(Self.that, at: $0) && $0 == act.range.upperBound
                }
        }
    }

    private static let condition = Syllable("nếu")
    /// Of "trong trường hợp" (in case).
    private static let incase = Syllable("hợp")

    /// Who stands right after the verb, perhaps after a particle or a mark.
    private func object(_ act: Act) -> Participant? {
        var at = act.range.upperBound
        let end = min(
            act.bounds.upperBound == sentence.upperBound ? sentence.upperBound : act.bounds.upperBound, at + 8)
        for _ in 0..<5 {
            if let found = participant(startingAt: at) { return found }
            guard at < end else { return nil }
            let token = text.tokens[at]
            if token.kind == .sign {
                guard token.sign == .straightDouble || token.sign == .openDouble else { return nil }
                at += 1
                continue
            }
            if let (word, length) = tables.word(text.tokens, at: at, end: end), word.contains(.site),
                act.verb.traits.contains(.place) || act.verb.mode == Self.visit
                    || [.sanction, .coerce].contains(act.verb.kind)
            {
                at += length
                continue
            }
            guard Self.particles.contains(token.key) || !text.kinds(at: at).isDisjoint(with: [.plural, .that]) else {
                return nil
            }
            at = text.unitEnd(at)
        }
        return nil
    }

    /// "bắt giữ đối tượng truy nã đặc biệt nguy hiểm là Nguyễn Văn A": who is described before he is named.
    private func described(_ act: Act) -> Participant? {
        guard Self.onPeople.contains(act.verb.kind) else { return nil }
        var at = act.range.upperBound
        var hasNoun = false
        for _ in 0..<Self.longestDescription {
            if hasNoun, let found = participant(startingAt: at) {
                return found.governor == .opening && isPerson(found) ? found : nil
            }
            guard at < act.bounds.upperBound, text.tokens[at].isWord || text.tokens[at].kind == .number,
                !Self.placing.contains(text.tokens[at].key)
            else { return nil }
            let end = max(text.unitEnd(at), wordEnd(at))
            if text.isWord(Self.copula, at: at), hasNoun {
                at = end
                continue
            }
            let kinds = text.kinds(at: at)
            guard kinds.isDisjoint(with: .preposition.union([.that, .conjunction, .negation])),
                hasNoun || !kinds.contains(.passive), !isNamed(at), !text.isWord(Self.of, at: at)
            else { return nil }
            if read.tag(at) == .noun || text.speaker(at: at) != nil { hasNoun = true }
            at = end
        }
        return nil
    }

    /// "bắn rơi một máy bay trinh sát Mỹ", "trừng phạt một đơn vị quân sự Trung Quốc": whose thing it happens to.
    func thing(_ act: Act) -> Participant? {
        guard Self.onThings.contains(act.verb.kind) else { return nil }
        var at = act.range.upperBound
        for step in 0..<Self.longestThing {
            if step > 0, let found = participant(startingAt: at) { return found.governor == .noun ? found : nil }
            guard at < act.bounds.upperBound, text.tokens[at].isWord || text.tokens[at].kind == .number, !isNamed(at),
                !Self.placing.contains(text.tokens[at].key),
                text.kinds(at: at).isDisjoint(with: .preposition.union([.that, .conjunction, .negation, .passive])),
                !text.isWord(Self.of, at: at)
            else { return nil }
            switch read.tag(at) {
            case .noun, .numeral, .adjective, .determiner, .properNoun: break
            default:
                guard !text.kinds(at: at).isDisjoint(with: [.plural, .indefinite, .classifier]) else { return nil }
            }
            at = wordEnd(at)
        }
        return nil
    }

    private func wordEnd(_ at: Int) -> Int {
        var end = at + 1
        while end < sentence.upperBound, !read.isWordStart(end) { end += 1 }
        return end
    }

    /// Words that say where: bên ngoài, gần, trước …
    private static let placing = Syllable.keys("bên gần cạnh ngoài trong trên dưới trước sau quanh")
    private static let onThings: Set<Report.Event.Kind> = [.coerce, .assault, .sanction]
    /// In units.
    private static let longestThing = 6

    private static let onPeople: Set<Report.Event.Kind> = [
        .coerce, .assault, .consult, .sanction, .accuse, .support, .concede,
    ]
    /// In units.
    private static let longestDescription = 10
    private static let copula = Syllable("là")
    private static let of = Syllable("của")

    private func isPerson(_ participant: Participant) -> Bool {
        participant.entities.allSatisfy { references.profiles[$0].isPerson }
    }

    private static let particles = Syllable.keys("lại chính cả được cho rằng là đối vào xem liệu")

    func participant(startingAt at: Int) -> Participant? {
        participants(from: at).first.flatMap { $0.range.lowerBound == at ? $0 : nil }
    }

    func participant(endingAt end: Int) -> Participant? {
        let place = participants.partitioningIndex { $0.range.upperBound >= end }
        return place < participants.count && participants[place].range.upperBound == end ? participants[place] : nil
    }

    /// Those that begin at a token or after it; they are in the order of the text and none overlap.
    func participants(from start: Int) -> ArraySlice<Participant> {
        participants[participants.partitioningIndex { $0.range.lowerBound >= start }...]
    }

    /// Those that end before a token.
    func participants(before end: Int) -> ArraySlice<Participant> {
        participants[..<participants.partitioningIndex { $0.range.upperBound > end }]
    }

    /// Who stands after one of the verb's prepositions: "hội đàm với Nga", "áp thuế 25% lên Trung Quốc".
    func marked(_ act: Act, from start: Int) -> Participant? {
        guard !act.verb.prepositions.isEmpty else { return nil }
        let end = min(act.bounds.upperBound, start + Self.reach)
        for participant in participants(from: start) {
            guard participant.range.lowerBound < end else { return nil }
            guard !isOver(start..<participant.range.lowerBound) else { return nil }
            // "kêu gọi áp thuế với hàng Trung Quốc": the preposition is another verb's.
            if act.verb.kind == .request, !text.isWord(Self.send, at: act.range.lowerBound),
                hasVerb(start..<participant.range.lowerBound)
            {
                return nil
            }
            if isMarked(participant, act.verb.prepositions, from: start)
                || Self.hasTarget.contains(act.verb.kind) && isMarked(participant, Self.sending, from: start)
            {
                return participant
            }
        }
        return nil
    }

    /// "điện chia buồn gửi ông Putin"
    private static let sending = [PhraseTrie.keys("gửi")]

    /// "khởi tố bị can đối với ông A": whoever stands after a word for "towards", where the verb's row has none for it.
    private func aimed(_ act: Act) -> Participant? {
        guard Self.onPeople.contains(act.verb.kind) else { return nil }
        let start = act.range.upperBound
        for participant in participants(from: start) {
            guard participant.range.lowerBound < min(act.bounds.upperBound, start + Self.reach), !participant.isPlace,
                !isOver(start..<participant.range.lowerBound)
            else { return nil }
            if isMarked(participant, Self.towards, from: start) { return participant }
        }
        return nil
    }

    /// "Với Bộ Y tế, ông Tân đề nghị …": who is asked stands first.
    private func fronted(_ act: Act) -> Participant? {
        guard act.verb.kind == .request, let first = participants.first, first.range.upperBound < act.range.lowerBound,
            first.range.lowerBound <= sentence.lowerBound + 2, !first.isPlace,
            text.isSign(.comma, at: first.range.upperBound), case .preposition(let key) = first.governor,
            Self.withWords.contains(key)
        else { return nil }
        return first
    }

    private static let towards = ["đối với", "nhằm vào", "nhắm vào"].map { PhraseTrie.keys($0) }

    private static let send = Syllable("gửi")

    private func hasVerb(_ range: TokenRange) -> Bool {
        range.contains {
            read.isWordStart($0) && tables.begins(with: text.tokens[$0].key)
                && tables.verb(read, at: $0, end: range.upperBound)?.verb != nil
        }
    }

    /// In tokens.
    static let reach = 18

    /// Whether a preposition stands before a participant, perhaps with a site between them: "tại thủ đô Damascus".
    private func isMarked(_ participant: Participant, _ prepositions: [[UInt64]], from start: Int) -> Bool {
        var at = participant.range.lowerBound
        for _ in 0..<5 {
            for keys in prepositions where at - keys.count >= start {
                if zip(at - keys.count..<at, keys).allSatisfy({ text.tokens[$0].key == $1 }) { return true }
            }
            if let length = tables.word(text.tokens, endingAt: at, from: start, of: .site) {
                at -= length
            } else if at > start, text.kinds(at: at - 1).contains(.plural) || text.tokens[at - 1].kind == .number {
                at -= 1
            } else if at > start, participant.governor == .noun, text.tokens[at - 1].isWord,
                text.kinds(at: text.unitStart(before: at)).isDisjoint(with: .preposition)
            {
                // "nhằm vào một cơ quan quân đội Trung Quốc"
                at = text.unitStart(before: at)
            } else {
                return false
            }
        }
        return false
    }

    /// Whether the clause ends between an act and what may belong to it.
    func isOver(_ range: TokenRange) -> Bool {
        range.contains { at in
            let token = text.tokens[at]
            if token.kind == .sign {
                return [.comma, .semicolon, .colon, .fullStop, .question, .exclamation, .ellipsis].contains(token.sign)
                    && !isWithinNumber(at)
            }
            // "nhằm vào" (against) opens no clause.
            return token.isWord && Self.clauseOpeners.contains(token.key) && read.isWordStart(at)
                && (read.isWordStart(at + 1) || text.isWord(Self.inOrder, at: at)) && !isNamed(at)
                && !(text.isWord(Self.inOrder, at: at) && text.isWord(Self.into, at: at + 1))
                // "hội đàm sau đó với" (hold talks then with)
                && !text.isWord(Self.then, at: at + 1)
        }
    }

    private func isWithinNumber(_ at: Int) -> Bool {
        at > 0 && at + 1 < text.tokens.count && text.tokens[at - 1].kind == .number
            && text.tokens[at + 1].kind == .number
            && text.touches(at) && text.touches(at + 1)
    }

    private static let inOrder = Syllable("nhằm")
    private static let then = Syllable("đó")
    private static let into = Syllable("vào")
    /// khi, để, nhưng …
    private static let clauseOpeners = Syllable.keys("khi để nhằm nếu vì nhưng mà rằng sau trước do bởi song dù")

    /// Whose the thing is that follows: "lên án các cuộc không kích của Israel", "phản đối việc Mỹ áp thuế".
    func owner(_ act: Act) -> Participant? {
        let start = act.range.upperBound
        let end = min(act.bounds.upperBound, start + 14)
        for found in participants(from: start) {
            // "bác bỏ thông tin do Mỹ đưa ra": what somebody else has done.
            let isAgent = found.governor == .agent
            let gap = start..<max(start, found.range.lowerBound - (isAgent ? 1 : 0))
            guard found.range.lowerBound < end, !isOver(gap) else { return nil }
            switch found.governor {
            case .possessive, .noun, .agent: return found
            case .opening
            where found.range.lowerBound > start && text.isWord(Self.that, at: found.range.lowerBound - 1):
                return found
            // "chỉ trích các cuộc hội đàm giữa Hàn Quốc và Mỹ"
            case .preposition(let key) where key == Self.between.key || key == Self.from.key: return found
            case .preposition: continue
            default: return nil
            }
        }
        return nil
    }

    private static let that = Syllable("việc")
    static let from = Syllable("từ")

    // MARK: When

    /// The day or hour nearest to the act in its sentence.
    private func time(near range: TokenRange) -> Int? {
        let times = pass.times
        var first = times.partitioningIndex { $0.range.lowerBound >= sentence.lowerBound }
        var best: (distance: Int, place: Int)?
        while first < times.count, times[first].range.lowerBound < sentence.upperBound {
            let time = times[first]
            if time.type == .date || time.type == .time, !time.isOfBirthOrLaw {
                let distance =
                    time.range.lowerBound >= range.upperBound
                    ? time.range.lowerBound - range.upperBound : range.lowerBound - time.range.upperBound
                if best == nil || distance < best!.distance { best = (distance, first) }
            }
            first += 1
        }
        return best.flatMap { $0.distance <= Self.timeReach ? $0.place : nil }
    }

    /// In tokens: a date farther off is of another act.
    private static let timeReach = 24
}
