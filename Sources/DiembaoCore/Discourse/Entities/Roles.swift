/// Reads what people are called beside their names: titles before them and appositions after them (a pass).
struct Roles {
    let text: TokenizedText
    let words: ReadWords
    let gazetteer: Gazetteer
    /// In the order of the text.
    let names: [FoundName]
    /// What each name belongs to.
    let entityOf: [Int]

    /// The roles that stand by a person's name.
    func read(by place: Int) -> [Entities.Role] {
        var roles: [Entities.Role] = []
        if let role = before(place) ?? ofAnother(place) { roles.append(role) }
        let before = roles.first
        for role in after(place) where before.map({ isAnothers(role, than: $0, place) }) != true { roles.append(role) }
        return roles
    }

    /// "gặp Tổng thống Mỹ Donald Trump, nhà lãnh đạo Triều Tiên nói" (meeting the American president, the North Korean leader said):
    /// nobody leads two states.
    private func isAnothers(_ after: Entities.Role, than before: Entities.Role, _ place: Int) -> Bool {
        guard let one = before.of, let other = after.of, one != other else { return false }
        return isLeadersOfState(before, place) && isLeadersOfState(after, place)
    }

    private func isLeadersOfState(_ role: Entities.Role, _ place: Int) -> Bool {
        let near = max(0, place - Self.nearest)..<min(names.count, place + Self.nearest)
        guard let of = role.of, let name = near.first(where: { entityOf[$0] == of }),
            gazetteer.entry(text.tokens, names[name].range)?.kinds.contains(.country) == true
        else { return false }
        let head = role.title.lowerBound
        return text.speaker(at: head)?.source == .headOfState
            || ReferenceTables.shared.office(text.tokens, at: head, end: role.title.upperBound)?.name.isLeader == true
    }

    /// In names; what a title is of stands beside the person.
    private static let nearest = 4

    // MARK: Before

    /// "Tổng thống Nga Vladimir Putin", "Thủ tướng Merkel", "Bộ trưởng Bộ Y tế Nguyễn Thị Kim Tiến", "Giám đốc Sở Y tế, bà
    /// Nguyễn Thị Lan".
    private func before(_ place: Int) -> Entities.Role? {
        var end = names[place].range.lowerBound
        // "Thủ tướng Anh Boris Johnson": Britain, no "anh" (brother).
        if lastName(endingAt: end, before: place) == nil, let kin = kinStart(before: end) {
            // "Chủ tịch xã, ông Nam" and "Chủ tịch xã ông Nam", but "Chủ tịch xã gặp ông Nam".
            end = text.isSign(.comma, at: kin - 1) ? kin - 1 : kin
        }
        var before = lastName(endingAt: end, before: place)
        // "Phó giám đốc Sở Y tế, Nguyễn Văn An cho biết": a comma and no word of address before the name.
        if before == nil, end == names[place].range.lowerBound, names[place].range.count > 1,
            text.isSign(.comma, at: end - 1), let body = lastName(endingAt: end - 1, before: place), opensClause(body)
        {
            (before, end) = (body, end - 1)
        }
        // "vụ trưởng Vụ Pháp chế, Bộ Y tế Nguyễn Văn An": the part of the ministry is what he is the head of.
        if let whole = before, text.isSign(.comma, at: names[whole].range.lowerBound - 1),
            let part = lastName(endingAt: names[whole].range.lowerBound - 1, before: whole),
            names[part].kind == .organization, names[whole].kind == .organization
        {
            before = part
        }
        if let host = before, let home = sender(to: host) { before = home }
        let titleEnd = before.map { names[$0].range.lowerBound } ?? end
        // "thẩm phán của Obama" is another person.
        guard before != nil || trimmed(titleEnd) == titleEnd else { return nil }
        guard let inner = titleStart(endingAt: trimmed(titleEnd), isOfBody: before != nil) else { return nil }
        let title = inner..<trimmed(titleEnd)
        let start = isHolder(names[place].range, title, of: before) ? inner : withServant(inner)
        // A title that ends a headline is not whoever's the next paragraph begins with.
        let isParted = (start + 1...names[place].range.lowerBound).contains {
            text.tokens[$0].traits.contains(.opensParagraph)
        }
        guard !isParted else { return nil }
        // "ông Hùng, giám đốc Công ty Sông Lam, bà Lan": what stands between is Hùng's.
        if start > 0, text.isSign(.comma, at: start - 1), isPerson(endingAt: start - 1, before: place),
            end < names[place].range.lowerBound || !isListed(place, inner, isOfBody: before != nil)
        {
            return nil
        }
        // "khi còn làm Bộ trưởng Kinh tế, ông Nam …" (when … was minister of the economy, Mr Nam …)
        let isApart = text.isSign(.comma, at: end)
        if isApart, start > 0, Self.holding.contains(text.tokens[start - 1].key) { return nil }
        let upper = before == nil ? end : max(names[before!].range.upperBound, min(end, names[place].range.lowerBound))
        return Entities.Role(
            range: start..<upper, title: start..<trimmed(titleEnd), of: before.map { entityOf[$0] })
    }

    /// "Tổng thống Hàn Quốc Moon Jae-in, Thủ tướng Hà Lan Mark Rutte": in a list each has a title right before the name. But "ông Hùng, phó giám đốc
    /// Sông Lam" describes Hùng by a firm that looks like a person: without a body before it, a name must be one of a person beyond doubt.
    private func isListed(_ place: Int, _ title: Int, isOfBody: Bool) -> Bool {
        if Self.representatives.contains(text.tokens[title].entry) { return false }
        if isOfBody || text.speaker(at: title)?.source == .headOfState { return true }
        let name = names[place].range
        guard name.count > 1 else { return false }
        let first = text.tokens[name.lowerBound].key
        if text.entry(at: name.lowerBound)?.surname != nil || ReferenceTables.shared.gender(ofFirstName: first) != nil
            || gazetteer.entry(text.tokens, name)?.person != nil
        {
            return true
        }
        // "MC Thái Dũng, ca sĩ Quỳnh Nga"
        let last = names[place - 1].range.lowerBound
        return names[place - 1].kind == .person && last > 0
            && text.speaker(at: text.unitStart(before: last))?.kind == .title
    }

    private static let representatives = Lexicon.entries(of: .representatives)

    /// "đại sứ Nga tại Thổ Nhĩ Kỳ" (Russia's ambassador to Turkey): whose envoy it is, and not where.
    private func sender(to host: Int) -> Int? {
        let placing = names[host].range.lowerBound - 1
        guard placing > 0, Self.placing.contains(text.tokens[placing].key),
            let home = lastName(endingAt: placing, before: host),
            titleStart(endingAt: trimmed(names[home].range.lowerBound), isOfBody: true) != nil
        else { return nil }
        return home
    }

    private static let placing = SyllableSet(.branchPlacing)

    /// Whether a title with its body begins a clause, so that no other person is described by it: "Giám đốc Sở Y tế, …", "theo phó giám
    /// đốc Sở Y tế, …".
    private func opensClause(_ body: Int) -> Bool {
        guard names[body].kind == .organization,
            let title = titleStart(endingAt: trimmed(names[body].range.lowerBound), isOfBody: true)
        else { return false }
        return title == 0 || text.tokens[title].traits.contains(.opensParagraph)
            || [.fullStop, .colon].contains(text.tokens[title - 1].sign)
            || text.kinds(at: text.unitStart(before: title)).contains(.preposition)
    }

    /// "Trợ lý Tổng thống Nga Yuri Ushakov" is no president: who serves an office stands before it. (Before a president's own name
    /// the title is his: "cố vấn Tổng thống Donald Trump".)
    private func withServant(_ start: Int) -> Int {
        guard start > 0, !text.tokens[start].traits.contains(.opensParagraph) else { return start }
        let outer = text.unitStart(before: start)
        guard let noun = text.speaker(at: outer), noun.kind == .title, Self.servants.contains(text.tokens[outer].entry)
        else { return start }
        return withPrefix(outer)
    }

    private static let holding = SyllableSet(.holdingOffices)
    private static let servants = Lexicon.entries(of: .servants)

    /// Whether the lists have somebody as the holder of an office at any time; where the text does not say of what, as somebody.
    private func isHolder(_ person: TokenRange, _ title: TokenRange, of body: Int?) -> Bool {
        guard let known = gazetteer.entry(text.tokens, person)?.person else { return false }
        guard let body else { return true }
        let entry = gazetteer.entry(text.tokens, names[body].range)
        guard let of = (entry?.location ?? entry?.organization)?.canonical else { return false }
        return ReferenceTables.shared.tenures(ReferenceTables.key(text.tokens, title), of: of).contains {
            $0.holder == known.canonical
        }
    }

    /// "Phát ngôn viên của ông Bolsonaro, Otavio Rego Barros, cho biết", "Cố vấn của Tổng thống Putin, Yuri Ushakov": a title with whose it
    /// is, and after the comma the name.
    private func ofAnother(_ place: Int) -> Entities.Role? {
        let comma = names[place].range.lowerBound - 1
        guard place > 0, text.isSign(.comma, at: comma), names[place - 1].kind == .person,
            names[place - 1].range.upperBound == comma
        else { return nil }
        let owner = names[place - 1].range.lowerBound
        let end = kinStart(before: owner) ?? before(place - 1)?.range.lowerBound ?? owner
        // "ông Nam, bà Lan": only what belongs to somebody.
        guard end > 1, text.isWord(.of, at: end - 1),
            let start = titleStart(endingAt: end - 1, isOfBody: true),
            !(start + 1...comma).contains(where: { text.tokens[$0].traits.contains(.opensParagraph) })
        else { return nil }
        return Entities.Role(range: start..<comma, title: start..<end - 1, of: entityOf[place - 1])
    }

    private func isPerson(endingAt end: Int, before place: Int) -> Bool {
        names[max(0, place - 3)..<place].contains { $0.kind == .person && $0.range.upperBound == end }
    }

    private func kinStart(before end: Int) -> Int? {
        guard end > 0 else { return nil }
        let start = text.unitStart(before: end)
        guard text.unitEnd(start) == end, text.speaker(at: start)?.kind == .kin else { return nil }
        return start
    }

    /// The name of a place or body that ends where a title would.
    private func lastName(endingAt end: Int, before place: Int) -> Int? {
        guard place > 0, names[place - 1].kind != .person, names[place - 1].range.upperBound == end else { return nil }
        return place - 1
    }

    /// Without "của" (of), "tại quận" (in the district of) and the like at the end.
    private func trimmed(_ end: Int) -> Int {
        guard end > 1 else { return end }
        let noun = text.unitStart(before: end)
        if noun > 0, text.isWord(.of, at: noun - 1),
            case (.company, let length)? = ShortForms.shared.head(text.tokens, at: noun, end: end), noun + length == end
        {
            // "giám đốc của tập đoàn" before "Rostec"
            return noun - 1
        }
        if Self.joiners.contains(text.tokens[end - 1].key) { return end - 1 }
        let isPlaceHead = text.kinds(at: end - 1).contains(.locality) && Self.joiners.contains(text.tokens[end - 2].key)
        return isPlaceHead ? end - 2 : end
    }

    private static let joiners = SyllableSet(.titleJoints)

    /// Where a title begins that ends at a token; a field may follow its head: "Bộ trưởng Quốc phòng".
    private func titleStart(endingAt last: Int, isOfBody: Bool) -> Int? {
        let end = withoutQualifier(last)
        var at = end
        var steps = 0
        // "chuyên gia giám định chữ viết tay Sheila Kurtz": what an expert is an expert of.
        var isTrade = false
        while at > 0, steps <= (isTrade ? Self.longestTrade : Self.longestField) {
            at = text.unitStart(before: at)
            let entry = text.entry(at: at)
            if let noun = entry?.speaker, noun.kind == .title {
                if Self.relatives.contains(text.tokens[at].key) || isBareMan(at) { return nil }
                // "Vụ trưởng Tổ chức cán bộ": "cán bộ" (cadre) is the field here.
                if noun.source == .unnamedOfficial, let outer = titleStart(endingAt: at, isOfBody: true) {
                    return outer
                }
                return isTrade && noun.source != .expert ? nil : withPrefix(at)
            }
            // "Thứ trưởng Giao thông"
            if at > 0, entry == nil, !text.tokens[at].isCapitalised, text.tokens[at - 1].isCapitalised,
                text.speaker(at: at - 1) == nil, text.tokens[at - 1].unitLength == 1, at + 1 == end, !isInName(at),
                !isInName(at - 1)
            {
                at -= 1
                steps += 1
                continue
            }
            let token = text.tokens[at]
            guard token.isWord, entry?.speaker == nil || entry?.place?.kind == .domain || token.isCapitalised else {
                return nil
            }
            var isField = entry?.place?.kind == .domain || isOfBody && isModifier(at)
            // "bác sĩ cầm máy quay cho thấy" (the doctor holding the camera shows that) reports, and is nobody's trade.
            let isReport = steps == 0 && text.cue(at: at)?.force == .clause && text.unitEnd(at) == end
            let isTradeWord = isModifier(at) || text.cue(at: at)?.isStrong == false && !isReport
            if !isField, !token.isCapitalised, isTradeWord, steps == 0 || isTrade {
                isTrade = true
                isField = true
            }
            guard isField, !isInName(at) else { return nil }
            steps += 1
        }
        return nil
    }

    /// "công tố viên đặc biệt" (special prosecutor), "Tổng thống tạm quyền" (acting president): without what says of which kind a title
    /// is.
    private func withoutQualifier(_ end: Int) -> Int {
        for length in 1...Self.longestQualifier where end > length {
            let start = end - length
            guard WordRoles.length(of: Self.qualifiers, in: text.tokens, at: start) == length,
                text.speaker(at: text.unitStart(before: start))?.kind == .title
            else { continue }
            return start
        }
        return end
    }

    private static let qualifiers = WordRoles.shared.phrases(of: .titleQualifiers)
    /// In tokens.
    private static let longestQualifier = 3

    /// In units.
    private static let longestField = 4
    private static let longestTrade = 8

    private static let relatives = SyllableSet(.titleRelatives)

    /// "người" (person) alone is no title.
    private func isBareMan(_ at: Int) -> Bool { text.isWord(.person, at: at) && text.unitEnd(at) == at + 1 }

    /// A word that can stand within a title: "cố vấn an ninh quốc gia".
    private func isModifier(_ at: Int) -> Bool {
        text.kinds(at: at).isDisjoint(with: [
            .cue, .adverb, .copula, .passive, .preposition, .conjunction, .demonstrative, .time, .that, .plural,
        ])
    }

    /// "cựu Tổng thống", "Phó Chủ tịch".
    private func withPrefix(_ start: Int) -> Int {
        guard start > 0 else { return start }
        let before = text.unitStart(before: start)
        return text.speaker(at: before)?.kind == .prefix ? before : start
    }

    private func isInName(_ token: Int) -> Bool {
        let low = names.partitioningIndex { $0.range.upperBound > token }
        return low < names.count && names[low].range.contains(token)
    }

    // MARK: After

    /// "ông Nam, giám đốc Công ty Sông Lam, nói", "ông Nam - giám đốc Công ty Sông Lam", "Nam (giám đốc Công ty Sông Lam)", and several:
    /// "ông Nam - ủy viên Bộ Chính trị, bí thư Thành ủy - đã trao".
    private func after(_ place: Int) -> [Entities.Role] {
        let sign = afterAge(names[place].range.upperBound)
        guard sign + 1 < text.tokens.count, !text.tokens[sign].traits.contains(.opensParagraph),
            Self.opening.contains(text.tokens[sign].sign)
                || text.tokens[sign].isWord && sign > names[place].range.upperBound,
            text.tokens[sign].sign != .hyphen || text.tokens[sign].isAfterSpace
        else { return [] }
        // "Đỗ Đình Khương (SN 1962) Phó Giám đốc"
        var start = text.tokens[sign].isWord ? sign : sign + 1
        // "ông Nam, 45 tuổi, giám đốc …"
        if text.tokens[start].kind == .number, text.isWord(.years, at: start + 1),
            text.isSign(.comma, at: start + 2)
        {
            start += 3
        } else if text.tokens[sign].sign == .openParenthesis, let comma = ageEnd(start), text.isSign(.comma, at: comma)
        {
            // "Đỗ Mạnh Tuấn (40 tuổi, Phó hiệu trưởng …)"
            start = comma + 1
        }
        guard let head = titleHead(start),
            let first = apposition(
                start, text.unitEnd(head), place, isBracketed: text.tokens[sign].sign == .openParenthesis)
        else { return [] }
        return [first] + further(behind: first, place, openedBy: text.tokens[sign].sign)
    }

    /// The noun of a title that begins at a token: "giám đốc" of "phó giám đốc".
    private func titleHead(_ start: Int) -> Int? {
        guard start < text.tokens.count else { return nil }
        let head = text.speaker(at: start)?.kind == .prefix ? text.unitEnd(start) : start
        guard head < text.tokens.count, text.speaker(at: head)?.kind == .title, !isBareMan(head) else { return nil }
        return head
    }

    /// The titles that follow a first one, each behind a comma, where a sign or a verb shows that all were of one person: in "ông Nam, giám
    /// đốc Sở Y tế, trưởng Phòng Y tế" two people may have come.
    private func further(behind first: Entities.Role, _ place: Int, openedBy sign: Token.Sign) -> [Entities.Role] {
        var found: [Entities.Role] = []
        var end = first.range.upperBound
        while found.count < Self.mostFurther, text.isSign(.comma, at: end), let head = titleHead(end + 1),
            text.speaker(at: head)?.source == .official || text.speaker(at: head)?.source == .headOfState,
            let role = apposition(end + 1, text.unitEnd(head), place, isBracketed: sign == .openParenthesis),
            role.range.upperBound > end
        {
            found.append(role)
            end = role.range.upperBound
        }
        return closes(end, sign) ? found : []
    }

    private static let mostFurther = 5

    private func closes(_ end: Int, _ opening: Token.Sign) -> Bool {
        guard end < text.tokens.count, !text.tokens[end].traits.contains(.opensParagraph) else { return false }
        switch opening {
        case .openParenthesis: return text.isSign(.closeParenthesis, at: end)
        case .hyphen, .dash:
            return [.hyphen, .dash, .semicolon].contains(text.tokens[end].sign) && text.tokens[end].isAfterSpace
                || isPredicate(end)
        default:
            return text.isSign(.semicolon, at: end) || isPredicate(text.isSign(.comma, at: end) ? end + 1 : end)
        }
    }

    /// Whether what stands at a token begins what somebody does: "cho biết", "đã trao".
    private func isPredicate(_ at: Int) -> Bool {
        guard at < text.tokens.count, !text.tokens[at].traits.contains(.opensParagraph) else { return false }
        return text.cue(at: at)?.isStrong == true
            || !text.kinds(at: at).isDisjoint(with: [.adverb, .passive, .copula])
    }

    /// After a bracket that tells only when somebody was born: "(SN 1985)", "(45 tuổi)".
    private func afterAge(_ at: Int) -> Int {
        guard text.isSign(.openParenthesis, at: at), let end = ageEnd(at + 1), text.isSign(.closeParenthesis, at: end),
            end + 1 < text.tokens.count
        else { return at }
        return end + 1
    }

    /// The token after an age or a year of birth.
    private func ageEnd(_ start: Int) -> Int? {
        var at = start
        while at < text.tokens.count, at < start + 2, Self.born.contains(text.tokens[at].key) { at += 1 }
        guard at < text.tokens.count, text.tokens[at].kind == .number else { return nil }
        let isAge = text.isWord(.years, at: at + 1)
        return at > start || isAge ? at + (isAge ? 2 : 1) : nil
    }

    private static let born = SyllableSet(.born)

    private static let opening: [Token.Sign] = [.comma, .hyphen, .dash, .openParenthesis]
    /// In tokens.
    private static let longestApposition = 24

    private func apposition(_ start: Int, _ headEnd: Int, _ place: Int, isBracketed: Bool) -> Entities.Role? {
        var at = headEnd
        var next = place + 1
        var of: Int?
        let limit = min(text.tokens.count, start + Self.longestApposition)
        while at < limit {
            while next < names.count, names[next].range.upperBound <= at { next += 1 }
            if next < names.count, names[next].range.lowerBound <= at {
                // Another person's title: "ông Nam, giám đốc Trần Văn Hùng".
                if names[next].kind == .person {
                    // "…, giám đốc Công ty Trâm Anh và Hoàng Công Lương"
                    return of != nil && text.isWord(.and, at: at - 1) ? role(start, of, at - 1) : nil
                }
                of = of ?? next
                at = names[next].range.upperBound
                continue
            }
            let token = text.tokens[at]
            let kinds = text.kinds(at: at)
            if token.traits.contains(.opensParagraph) { return isBracketed ? nil : role(start, of, at) }
            if token.kind == .sign {
                guard
                    isBracketed
                        ? token.sign == .closeParenthesis || token.sign == .comma : Self.closing.contains(token.sign)
                else { return nil }
                return endsSentence(at) && opensAccording(place) ? nil : role(start, of, at)
            }
            // "ủy viên thường trực Ủy ban An toàn giao thông" (standing member): "thường" alone is an adverb.
            if of == nil, let length = WordRoles.length(of: Self.qualifiers, in: text.tokens, at: at) {
                at += length
                continue
            }
            // "thể" alone, and not of "phóng viên thể thao" (sports reporter)
            let isModal =
                token.isWord && !token.isCapitalised && Self.modals.contains(token.key) && word(at) == at..<at + 1
            if text.cue(at: at)?.isStrong == true || isModal
                || !kinds.isDisjoint(with: [.adverb, .passive, .copula])
            {
                return isBracketed || isSubject(start, of, at, place) ? nil : role(start, of, at)
            }
            guard token.isWord || token.kind == .number, text.speaker(at: at)?.kind != .kin,
                tag(at) != .auxiliary || of != nil
            else { return nil }
            // A clause: "giám đốc đến từ Hà Nội".
            guard of != nil || isModifier(at) || Self.joiners.contains(token.key) || Self.about.contains(token.key)
            else {
                return nil
            }
            at = text.unitEnd(at)
        }
        return at == text.tokens.count ? role(start, of, at) : nil
    }

    private func endsSentence(_ at: Int) -> Bool { [.fullStop, .ellipsis].contains(text.tokens[at].sign) }

    /// "Theo tiến sĩ Lê Anh Tuấn, người dân nên tích trữ nước." (according to Dr Lê Anh Tuấn, the people should store water): what follows the comma
    /// to the end of the sentence is what he says.
    private func opensAccording(_ place: Int) -> Bool {
        isAccording(place) && text.tokens[phraseStart(place).start - 1].isCapitalised
    }

    private func isAccording(_ place: Int) -> Bool { text.isWord(.according, at: phraseStart(place).start - 1) }

    /// Where the words of address and the titles before a name begin, and whether a high office is among them.
    private func phraseStart(_ place: Int) -> (start: Int, isTitled: Bool) {
        var at = names[place].range.lowerBound
        var isTitled = false
        for _ in 0..<3 where at > 0 {
            let before = text.unitStart(before: at)
            guard let noun = text.speaker(at: before), [.kin, .title, .prefix].contains(noun.kind) else { break }
            if noun.kind == .title, noun.source == .headOfState || noun.source == .official { isTitled = true }
            at = before
        }
        return (at, isTitled)
    }

    /// "Theo Bộ trưởng Nam, Thủ tướng đã giao …" (according to the minister, the prime minister has charged …): a high office that no comma
    /// shuts off is who does what follows, where whoever is named is within a phrase of his own or bears a title already.
    private func isSubject(_ start: Int, _ of: Int?, _ verb: Int, _ place: Int) -> Bool {
        let head = text.speaker(at: start)?.kind == .prefix ? text.unitEnd(start) : start
        let isSaying = text.cue(at: verb)?.isStrong == true
        guard of == nil else { return false }
        // "Theo ông Nam, bác sĩ đã …" (according to Mr Nam, the doctor has …)
        if !isSaying, isAccording(place) { return true }
        guard let source = text.speaker(at: head)?.source, source == .headOfState || source == .official
        else { return false }
        let (at, isTitled) = phraseStart(place)
        // "…, đại biểu Hà, Bộ trưởng Tư pháp nói" (the deputy Hà, minister of justice, said) leaves out the comma.
        let isWithin =
            at > 0
            && (text.isWord(.according, at: at - 1)
                || text.kinds(at: text.unitStart(before: at)).contains(.preposition))
        return isWithin ? isTitled || !isSaying : isTitled && !isSaying && source == .headOfState
    }

    private func tag(_ token: Int) -> PartOfSpeech {
        let word = words.words.partitioningIndex { $0.upperBound > token }
        return word < words.tags.count ? words.tags[word] : .punctuation
    }

    private func word(_ token: Int) -> TokenRange? {
        let word = words.words.partitioningIndex { $0.upperBound > token }
        return word < words.words.count ? words.words[word] : nil
    }

    private static let about = SyllableSet(.officeFields)
    private static let modals = SyllableSet(.modals)

    private static let closing: [Token.Sign] = [
        .comma, .fullStop, .colon, .semicolon, .hyphen, .dash, .openParenthesis, .closeParenthesis, .ellipsis,
    ]

    private func role(_ start: Int, _ of: Int?, _ end: Int) -> Entities.Role? {
        guard let of else { return end > start ? Entities.Role(range: start..<end, title: start..<end, of: nil) : nil }
        let title = start..<max(start + 1, trimmed(names[of].range.lowerBound))
        return Entities.Role(range: start..<names[of].range.upperBound, title: title, of: entityOf[of])
    }
}
