/// Credits in the running text: "Theo Reuters, …", "AFP dẫn lời …", "Trao đổi với Tuổi Trẻ".
extension Structure {
    func readCreditsInText(_ structure: inout ArticleStructure) {
        let limit = structure.credits.map(\.range)
        let (according, reporters) = (Self.according, Self.reporters)
        for (paragraph, role) in zip(text.paragraphs, structure.roles) where role == .body || role == .lead {
            var at = paragraph.lowerBound
            while at < paragraph.upperBound {
                if text.tokens[at].unitLength > 0, mayOpenCredit(at, paragraph.upperBound, according, reporters),
                    let credit = credit(at, paragraph),
                    !limit.contains(where: { $0.overlaps(credit.range) })
                {
                    structure.credits.append(credit)
                    at = max(at + 1, credit.range.upperBound)
                    continue
                }
                at = text.unitEnd(at)
            }
        }
    }

    /// Whether more is to be asked of a unit: a name, an outlet or what is said of one, "theo", "với PV", or a phrase of the table. Most are none.
    private func mayOpenCredit(_ at: Int, _ end: Int, _ according: SyllableSet, _ reporters: SyllableSet) -> Bool {
        let token = text.tokens[at]
        return token.isCapitalised || !token.kinds.isDisjoint(with: [.outlet, .speaker])
            || phrases.begins(at, end, in: text.tokens) || according.contains(token.key)
            || reporters.contains(token.key)
    }

    private func credit(_ at: Int, _ paragraph: TokenRange) -> ArticleStructure.Credit? {
        let end = paragraph.upperBound
        if Self.according.contains(text.tokens[at].key) {
            let informant = phrases.end(of: .informant, at + 1, end, in: text.tokens)
            return credit(at, named: informant ?? at + 1, end)
        }
        if opensSentence(at, paragraph), let informant = phrases.end(of: .informant, at, end, in: text.tokens) {
            return credit(at, named: informant, end)
        }
        if let words = phrases.end(of: .talk, at, end, in: text.tokens) {
            return isRefused(at, paragraph) ? nil : talk(at, words, end)
        }
        if let address = phrases.end(of: .address, at, end, in: text.tokens) {
            // "viết trên Truth Social" (wrote on): many a name that is rare as an outlet's is a network's.
            let isTold = Self.with.contains(text.tokens[at].key)
            guard isAfterCue(at, paragraph), !isNotTold(at, paragraph),
                let outlet = isTold
                    ? toldOutlet(at: address, end: end)
                    : outlet(at: address, end: end) ?? titledOutlet(at: address, end: end)
            else { return nil }
            return credit(at..<outlet.upperBound, outlet)
        }
        if let outlet = reportersOutlet(at: at, end: end) { return credit(at..<outlet.upperBound, outlet) }
        guard let outlet = outlet(at: at, end: end) else { return citing(at, paragraph) }
        // "PV báo điện tử Người Đưa Tin": the reporter is the outlet's.
        if Self.reporters.contains(text.tokens[at].key) { return credit(at..<outlet.upperBound, outlet) }
        // "ấn phẩm của People's Daily": the outlet describes another; "Sở Lao động" is a department.
        if at > paragraph.lowerBound, text.isWord(.of, at: at - 1) || text.speaker(at: at - 1)?.kind == .org {
            return nil
        }
        if describes(at, paragraph), !isRelaying(outlet.upperBound, end, by: [.report]) { return nil }
        // "Như báo Người Đưa Tin đã đưa, …" (as … has told)
        if at > paragraph.lowerBound, text.isWord(.like, at: at - 1),
            let told = phrases.end(of: .told, outlet.upperBound, end, in: text.tokens),
            told >= end || text.tokens[told].kind == .sign
        {
            return credit(at..<outlet.upperBound, outlet)
        }
        return isRelaying(outlet.upperBound, end) ? credit(at..<outlet.upperBound, outlet) : nil
    }

    /// "Lãnh đạo tạp chí Heritage cho biết" (the head of the magazine Heritage says), "đồng sáng lập trang Intifada": whose outlet it is
    /// speaks, and of it.
    private func describes(_ at: Int, _ paragraph: TokenRange) -> Bool {
        guard at > paragraph.lowerBound else { return false }
        var before = text.unitStart(before: at)
        // "lãnh đạo báo" before "Tuổi Trẻ"
        while before > paragraph.lowerBound, text.speaker(at: before)?.kind == .media {
            before = text.unitStart(before: before)
        }
        guard let noun = text.speaker(at: before), noun.source != .media, noun.source != .unnamed else { return false }
        return noun.kind == .title || noun.kind == .collective
    }

    /// "phóng viên Bloomberg News phát hiện …": what a reporter of an outlet without a noun finds out is its report.
    private func reportersOutlet(at start: Int, end: Int) -> TokenRange? {
        guard let noun = text.speaker(at: start), noun.kind == .title, noun.source == .media,
            let (name, hasHead) = heads(start, end), name > start, !hasHead,
            let outlet = titledOutlet(at: name, end: end) ?? rareOutlet(at: name, end: end)
                ?? outlet(at: name, end: end),
            phrases.end(of: .witness, outlet.upperBound, end, in: text.tokens) != nil
        else { return nil }
        return outlet
    }

    /// An outlet that is told by what it does alone: "…, Huffington Post đưa tin", "…", Business Times dẫn lời ông nói".
    private func citing(_ at: Int, _ paragraph: TokenRange) -> ArticleStructure.Credit? {
        let end = paragraph.upperBound
        if let outlet = rareOutlet(at: at, end: end) ?? titledOutlet(at: at, end: end) {
            let verb = afterDate(outlet.upperBound, end)
            let isCiting =
                phrases.end(of: .cite, verb, end, in: text.tokens)
                ?? phrases.end(of: .report, verb, end, in: text.tokens)
            return isCiting == nil ? nil : credit(outlet, outlet)
        }
        // "…, Livejournal ngày 12/12 đưa tin": people do not.
        guard text.tokens[at].isCapitalised, at == paragraph.lowerBound || text.tokens[at - 1].kind == .sign,
            text.kinds(at: at).isDisjoint(with: [.place, .speaker]), let run = foreignRun(at: at, end: end),
            let verbEnd = phrases.end(of: .report, afterDate(run.upperBound, end), end, in: text.tokens),
            verbEnd >= end || text.tokens[verbEnd].isCapitalised || !text.kinds(at: verbEnd).contains(.preposition)
        else { return nil }
        return credit(run, run)
    }

    /// "nói với Daily NK", "Trả lời Radar Online"
    private func toldOutlet(at start: Int, end: Int) -> TokenRange? {
        outlet(at: start, end: end) ?? rareOutlet(at: start, end: end) ?? titledOutlet(at: start, end: end)
    }

    /// A name that no table knows and whose last word says that it is an outlet's: "Gulf Times", "Radar Online".
    private func titledOutlet(at start: Int, end: Int) -> TokenRange? {
        guard let run = foreignRun(at: start, end: end), run.count > 1,
            phrases.end(of: .title, run.upperBound - 1, end, in: text.tokens) == run.upperBound
        else { return nil }
        return run
    }

    /// A name of a few words of which the first is not Vietnamese; "Như Tuổi Trẻ Online" (as … reports) begins with no name.
    private func foreignRun(at start: Int, end: Int) -> TokenRange? {
        if let numbered = numberedRun(at: start, end: end) { return numbered }
        guard start < end, text.tokens[start].isCapitalised, !VietnameseSyllables.contains(text.tokens[start].key),
            let run = names.run(at: start, end: min(end, start + Self.longestForeignName + 1))?.range,
            run.count <= Self.longestForeignName
        else { return nil }
        return run
    }

    private static let longestForeignName = 5

    /// A foreign name that begins with a number: "38 North", "13 Action News".
    private func numberedRun(at start: Int, end: Int) -> TokenRange? {
        guard start + 1 < end, text.tokens[start].kind == .number, text.tokens[start + 1].kind == .word,
            let name = foreignRun(at: start + 1, end: end)
        else { return nil }
        return start..<name.upperBound
    }

    /// Past a date between an outlet and its verb: "Reuters ngày 19/12 đưa tin", "Star hôm nay đưa tin".
    private func afterDate(_ start: Int, _ end: Int) -> Int {
        var at = start
        while at < min(end, start + Self.longestDate) {
            let token = text.tokens[at]
            let isDate =
                token.kind == .number || [.slash, .hyphen].contains(token.sign) || text.kinds(at: at).contains(.time)
            guard isDate else { break }
            at = text.unitEnd(at)
        }
        return at
    }

    private static let longestDate = 9

    /// "Theo Reuters, …" and "…, theo Reuters." stop after the name; "theo CNN đưa tin" reports.
    private func credit(_ at: Int, named: Int, _ end: Int) -> ArticleStructure.Credit? {
        guard let outlet = toldOutlet(at: named, end: end) else { return nil }
        let after = outlet.upperBound
        let stops =
            after >= end || text.tokens[after].kind == .sign || text.kinds(at: after).contains(.cue)
            || text.kinds(at: after).contains(.time) || text.kinds(at: after).contains(.preposition)
            || text.tokens[after].kind == .number
        return stops ? credit(at..<after, outlet) : nil
    }

    /// "Trả lời Tuổi Trẻ", "trả lời phỏng vấn trong buổi gặp với Tuổi Trẻ".
    private func talk(_ at: Int, _ words: Int, _ end: Int) -> ArticleStructure.Credit? {
        let with = (words..<max(words, min(at + 14, end))).first { Self.with.contains(text.tokens[$0].key) }
        guard let outlet = toldOutlet(at: words, end: end) ?? with.flatMap({ toldOutlet(at: $0 + 1, end: end) }) else {
            return nil
        }
        return credit(at..<outlet.upperBound, outlet)
    }

    /// "không trả lời câu hỏi của Reuters" (did not answer Reuters' question), "từ chối trả lời" (declined to answer)
    private func isRefused(_ at: Int, _ paragraph: TokenRange) -> Bool {
        guard at > paragraph.lowerBound else { return false }
        let before = text.unitStart(before: at)
        return text.kinds(at: before).contains(.negation) || text.cue(at: before)?.stance == .reject
    }

    /// "không được tường thuật trên" (was not reported on)
    private func isNotTold(_ at: Int, _ paragraph: TokenRange) -> Bool {
        var before = at - 1
        while before >= max(paragraph.lowerBound, at - Self.reach - 1), text.tokens[before].kind != .sign {
            if text.kinds(at: before).contains(.negation) { return true }
            before -= 1
        }
        return false
    }

    private func opensSentence(_ at: Int, _ paragraph: TokenRange) -> Bool {
        guard text.tokens[at].isCapitalised else { return false }
        return at == paragraph.lowerBound || text.tokens[at - 1].kind == .sign
    }

    /// Whether somebody says something shortly before: "… nói với hãng tin AFP".
    private func isAfterCue(_ at: Int, _ paragraph: TokenRange) -> Bool {
        var before = at - 1
        while before >= max(paragraph.lowerBound, at - Self.reach) {
            if text.kinds(at: before).contains(.cue) { return true }
            if text.tokens[before].kind == .sign { return false }
            before -= 1
        }
        return false
    }

    /// How far a reporting word may be from its "với" (to).
    private static let reach = 4

    /// Between the outlet and its verb may stand a date or an apposition.
    private func isRelaying(
        _ start: Int, _ end: Int, by kinds: [CreditPhrases.Kind] = [.relay, .cite, .report]
    ) -> Bool {
        if kinds.contains(.relay), phrases.end(of: .beside, afterDate(start, end), end, in: text.tokens) != nil {
            return true
        }
        var next = start
        while next < min(end, start + Self.longestApposition) {
            if kinds.contains(where: { phrases.end(of: $0, next, end, in: text.tokens) != nil }) { return true }
            // "Báo Tiền Phong sẽ tiếp tục thông tin" promises more.
            if text.isWord(Self.will, at: next) { return false }
            let sign = text.tokens[next].sign
            if sign == .fullStop || sign == .colon || sign == .semicolon || text.kinds(at: next).contains(.cue) {
                return false
            }
            next = text.unitEnd(next)
        }
        return false
    }

    private static let longestApposition = 24

    /// An outlet with or without its head: "Reuters", "hãng tin Reuters", "tờ Rodong Sinmun", "PV báo điện tử Người Đưa Tin".
    private func outlet(at start: Int, end: Int) -> TokenRange? {
        guard let (at, hasHead) = heads(start, end) else { return nil }
        // "báo Anh Mirror", "hãng thông tấn Đức DPA"
        let name = hasHead ? afterPlace(at, end) ?? at : at
        if text.kinds(at: name).contains(.outlet) {
            let known = name..<text.unitEnd(name)
            if !hasHead, isCommonNoun(known) { return nil }
            // "Sun" in "Sun Group" is no paper.
            if !hasHead, known.upperBound < end, text.tokens[known.upperBound].isCapitalised,
                text.tokens[known.upperBound].isWord
            {
                return nil
            }
            // "giải thưởng Ngôi sao xanh" (the prize Green Star): the name goes on in small letters.
            if !hasHead, known.count > 1, !text.tokens[known.upperBound - 1].isCapitalised, known.upperBound < end,
                text.tokens[known.upperBound].isWord, text.kinds(at: known.upperBound).isEmpty,
                !phrases.begins(known.upperBound, end, in: text.tokens)
            {
                return nil
            }
            return known
        }
        guard hasHead else { return nil }
        if let rare = rareOutlet(at: name, end: end) { return rare }
        // "Báo Giao thông" is known with its head only: "Giao thông" is traffic.
        if let end = phrases.end(of: .outlet, name - 1, end, in: text.tokens) { return name..<end }
        if let run = numberedRun(at: name, end: end) { return run }
        guard let run = names.run(at: name, end: end)?.range else { return nil }
        // "Hãng thông tấn nhà nước Iran" (Iran's state news agency), of which a state has one
        if text.kinds(at: run.lowerBound).contains(.place), text.unitEnd(run.lowerBound) >= run.upperBound,
            isStateOutlet(start, name)
        {
            // "(KCNA)" behind it is the outlet's name.
            let letters = run.upperBound + 1
            if text.isSign(.openParenthesis, at: letters - 1), letters < end, text.kinds(at: letters).contains(.outlet)
            {
                return nil
            }
            return start..<run.upperBound
        }
        // "Theo tạp chí Đức" (according to a German magazine) names none.
        return text.kinds(at: run.lowerBound).contains(.place) && text.unitEnd(run.lowerBound) >= run.upperBound
            ? nil : run
    }

    /// "Hãng thông tấn nhà nước", "đài truyền hình quốc gia": the noun of an agency or a station, and that it is the state's.
    private func isStateOutlet(_ start: Int, _ name: Int) -> Bool {
        let noun = text.unitEnd(start)
        return Self.stateOutlets.contains(text.tokens[start].key) && noun < name
            && text.speaker(at: start)?.kind == .media
            && WordRoles.length(of: Self.stateWords, in: text.tokens, at: noun) == name - noun
    }

    private static let stateOutlets = SyllableSet(.stateOutlets)
    private static let stateWords = WordRoles.shared.phrases(of: .stateWords)

    /// "tiền bảo hiểm cho người lao động" (for the workers), "Người lao động cho biết" (workers say): what a paper is called after,
    /// where nothing shows that the paper is meant.
    private func isCommonNoun(_ name: TokenRange) -> Bool {
        let first = text.tokens[name.lowerBound]
        guard !text.hasForeignWord(in: name) else { return false }
        guard first.isCapitalised else { return true }
        let opensSentence =
            name.lowerBound == 0 || !text.tokens[name.lowerBound - 1].isWord || first.traits.contains(.opensParagraph)
        guard opensSentence, name.count > 1, !text.tokens[name.upperBound - 1].isCapitalised,
            let noun = text.speaker(at: name.lowerBound)
        else { return false }
        return noun.kind != .media && noun.source != .media
    }

    /// After the words for an outlet before a name: "hãng tin", "PV báo điện tử".
    private func heads(_ start: Int, _ end: Int) -> (at: Int, hasHead: Bool)? {
        var at = start
        var hasHead = false
        // "phóng viên báo điện tử" has three; a text of nothing but such words has no end.
        let end = min(end, start + Self.longestHeads)
        while at < end, let noun = text.speaker(at: at), noun.kind == .media || noun.source == .media,
            !text.kinds(at: at).contains(.outlet)
        {
            // "tình báo Israel" (Israel's intelligence) is no paper.
            if at == start, at > 0, phrases.end(of: .compound, at - 1, at, in: text.tokens) != nil,
                text.isWord(Self.paper, at: at)
            {
                return nil
            }
            hasHead = hasHead || noun.kind == .media
            at = text.unitEnd(at)
        }
        // "báo kinh tế Les Echos", "hãng thông tấn nhà nước SPA"
        if hasHead, let qualified = phrases.end(of: .qualifier, at, end, in: text.tokens) { at = qualified }
        while at < end, Self.reporters.contains(text.tokens[at].key) {
            at += 1
            while at < end, text.speaker(at: at)?.kind == .media {
                at = text.unitEnd(at)
                hasHead = true
            }
        }
        return at < end ? (at, hasHead) : nil
    }

    /// In tokens, with the name's first one.
    private static let longestHeads = 16

    private func afterPlace(_ at: Int, _ end: Int) -> Int? {
        let next = text.unitEnd(at)
        guard text.kinds(at: at).contains(.place), next < end, text.tokens[next].isCapitalised,
            text.tokens[next].isWord, !text.kinds(at: at).contains(.outlet)
        else { return nil }
        let isKnown = text.kinds(at: next).contains(.outlet) || rareOutlet(at: next, end: end) != nil
        // "hãng thông tấn Triều Tiên KNCA", but "tờ New York Observer"
        let isApart =
            (at..<next).allSatisfy { VietnameseSyllables.contains(text.tokens[$0].key) }
            && !VietnameseSyllables.contains(text.tokens[next].key)
        return isKnown || isApart ? next : nil
    }

    /// An outlet that is taken for one only where the words around it speak of one; `media.tsv`.
    private func rareOutlet(at start: Int, end: Int) -> TokenRange? {
        guard start < end, text.tokens[start].isCapitalised,
            let end = phrases.end(of: .outlet, start, end, in: text.tokens)
        else { return nil }
        return start..<end
    }

    private func credit(_ range: TokenRange, _ outlet: TokenRange) -> ArticleStructure.Credit {
        ArticleStructure.Credit(
            range: range, outlet: outlet, canonical: text.entry(at: outlet.lowerBound)?.outlet?.canonical, kind: .agency
        )
    }

    private static let with = SyllableSet(.toldWith)
    static let reporters = SyllableSet(.creditReporters)
    /// ghi (nhận), tìm (hiểu), quan (sát)
    static let inquiries = Syllable.keys("ghi tìm quan")
    private static let will = Syllable("sẽ")
    private static let paper = Syllable("báo")
}
