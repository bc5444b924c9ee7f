/// Says which forms of bodies' and places' names are one name (a pass over the distinct forms of an article).
struct NameLinking {
    /// A form as it first stands in the text (data).
    struct Form {
        var range: TokenRange
        /// The usual name by the lists.
        var canonical: String?
        var key: UInt64
    }

    /// What of a form tells it from others (data).
    private struct Shape {
        /// All its words, without what may be left out and with what is shortened written out.
        var whole: UInt64 = 0
        var count = 0
        /// The words before the place or body that it is of, and that; 0 where it is of none.
        var base: UInt64 = 0
        var of: UInt64 = 0
        /// The word for its administrative unit; 0 where none is said.
        var level: UInt64 = 0
        /// The name without what the state calls itself: "Congo" of "Cộng hòa Dân chủ Congo".
        var inner: UInt64 = 0
        /// What follows the head: "FPT" of "Tập đoàn FPT".
        var tail: UInt64 = 0
    }

    let text: TokenizedText
    let gazetteer: Gazetteer
    let type: Report.Entity.Kind
    private let forms: [Form]
    private var shapes: [Shape] = []
    private var parents: [Int]
    private var canonicals: [String?]

    /// - Parameter forms: in the order of the text.
    init(text: TokenizedText, gazetteer: Gazetteer, type: Report.Entity.Kind, forms: [Form]) {
        self.text = text
        self.gazetteer = gazetteer
        self.type = type
        self.forms = forms
        parents = Array(forms.indices)
        canonicals = forms.map(\.canonical)
        shapes = forms.map { shape($0.range) }
    }

    /// For each form the first one that is the same name.
    ///
    /// - Parameter definitions: acronyms and what they are said to be short for, by their places among the forms.
    mutating func link(definitions: [(short: Int, long: Int)]) -> [Int] {
        linkByLists()
        for definition in definitions { join(definition.short, definition.long) }
        if type == .organization { linkDefined(definitions) }
        linkByWords()
        switch type {
        case .organization:
            linkWithoutPlace()
            linkInitials()
            linkTails()
            linkBeginnings()
            linkHeads()
            linkOwnNames()
            linkFields()
        case .location: linkStates()
        default: break
        }
        linkSpellings()
        return forms.indices.map { root($0) }
    }

    // MARK: Joining

    private func root(_ form: Int) -> Int {
        var at = form
        while parents[at] != at { at = parents[at] }
        return at
    }

    /// Two usual names are never one, whatever the words say, but where the article itself says that it means this one.
    @discardableResult
    private mutating func join(_ left: Int, _ right: Int, meaning: Int? = nil) -> Bool {
        let (a, b) = (min(root(left), root(right)), max(root(left), root(right)))
        guard a != b else { return false }
        if let meaning {
            canonicals[a] = canonicals[root(meaning)]
        } else {
            if let one = canonicals[a], let other = canonicals[b], one != other { return false }
            canonicals[a] = canonicals[a] ?? canonicals[b]
        }
        parents[b] = a
        return true
    }

    /// The usual name of what a form belongs to, after `link`.
    func canonical(of root: Int) -> String? { canonicals[root] }

    private mutating func linkByLists() {
        var byCanonical: KeyTable<Int> = [:]
        for (place, form) in forms.enumerated() {
            guard let canonical = form.canonical else { continue }
            if let known = byCanonical[canonical] {
                join(place, known)
            } else {
                byCanonical[canonical] = place
            }
        }
    }

    /// "Sở GD-ĐT tỉnh Thái Nguyên" and "Sở Giáo dục và Đào tạo Thái Nguyên"; but "UBND tỉnh Vĩnh Long" is not "UBND TP Vĩnh
    /// Long".
    private mutating func linkByWords() {
        var byWords: KeyTable<[Int]> = [:]
        for place in forms.indices {
            let shape = shapes[place]
            guard shape.count > 0 else { continue }
            let key = shape.of == 0 ? shape.whole : FeatureHash.of(91, shape.base, shape.of)
            let known = byWords[key, default: []].first {
                shapes[$0].level == shape.level || shapes[$0].level == 0 || shape.level == 0
            }
            if let known { join(place, known) }
            if byWords[key, default: []].count < Self.mostAlike { byWords[key, default: []].append(place) }
        }
    }

    /// Keeps the work linear.
    private static let mostAlike = 8

    /// "Bộ Ngoại giao" is "Bộ Ngoại giao Trung Quốc" where the article names no other one; "UBND tỉnh" is that of the province and
    /// not "UBND huyện Vân Sơn".
    private mutating func linkWithoutPlace() {
        var byBase: KeyTable<[Int]> = [:]
        for place in forms.indices where shapes[place].of != 0 {
            if byBase[shapes[place].base, default: []].count < Self.mostAlike {
                byBase[shapes[place].base, default: []].append(place)
            }
        }
        for place in forms.indices where shapes[place].of == 0 && shapes[place].count > 0 {
            let level = shapes[place].level
            let candidates = byBase[shapes[place].whole] ?? []
            let ofLevel = candidates.filter { shapes[$0].level == level }
            let fitting =
                level == 0 ? candidates : ofLevel.isEmpty ? candidates.filter { shapes[$0].level == 0 } : ofLevel
            guard let whole = fitting.first, fitting.allSatisfy({ root($0) == root(whole) }) else { continue }
            // The lists take "Bộ Ngoại giao" for Vietnam's; after another one has been named, it is that.
            let isLater = forms[whole].range.lowerBound < forms[place].range.lowerBound
            join(place, whole, meaning: isLater || shapes[whole].of == Self.home ? whole : nil)
        }
    }

    /// Việt Nam as a ``Shape``'s place.
    private static let home = ofKey(canonical: ReferenceTables.home)

    /// "Bộ PTXH" after "Bộ Phát triển xã hội (PTXH)": a head before the acronym that the article has told.
    private mutating func linkDefined(_ definitions: [(short: Int, long: Int)]) {
        guard !definitions.isEmpty else { return }
        let longs = Dictionary(
            definitions.map { (forms[$0.short].key, $0.long) }, uniquingKeysWith: { first, _ in first })
        for place in forms.indices {
            let range = forms[place].range
            guard let head = ShortForms.shared.head(text.tokens, at: range.lowerBound, end: range.upperBound),
                head.length < range.count,
                let long = longs[KnownNames.key(text.tokens, range.lowerBound + head.length..<range.upperBound)]
            else { continue }
            // "Hội đồng thành viên PTXH" is a body within it.
            guard text.tokens[forms[long].range.lowerBound].key == text.tokens[range.lowerBound].key else { continue }
            join(place, long)
        }
    }

    /// "Cộng hòa Dân chủ Congo" and "Congo": even where lists have another state of that short name, the article means one.
    private mutating func linkStates() {
        var byWhole: KeyTable<Int> = [:]
        for place in forms.indices where shapes[place].count > 0 { byWhole[shapes[place].whole] = place }
        for place in forms.indices where shapes[place].inner != 0 {
            if let short = byWhole[shapes[place].inner] { join(place, short, meaning: place) }
        }
    }

    /// "Tập đoàn FPT" and "FPT", "CLB Barcelona" and "Barcelona".
    private mutating func linkTails() {
        var byKey: KeyTable<Int> = [:]
        for place in forms.indices { byKey[forms[place].key] = place }
        for place in forms.indices where shapes[place].tail != 0 {
            if let short = byKey[shapes[place].tail], short != place { join(place, short) }
        }
        for place in forms.indices {
            if let rest = withoutLegalForm(forms[place].range), let short = byKey[KnownNames.key(text.tokens, rest)],
                short != place
            {
                join(place, short)
            }
        }
    }

    /// "Tập đoàn Sông Lam" of "Công ty cổ phần Tập đoàn Sông Lam": a firm's noun before another one says its form in law.
    private func withoutLegalForm(_ range: TokenRange) -> TokenRange? {
        guard let head = ShortForms.shared.head(text.tokens, at: range.lowerBound, end: range.upperBound),
            head.kind == .company, head.length < range.count
        else { return nil }
        let rest = range.lowerBound + head.length..<range.upperBound
        guard let inner = ShortForms.shared.head(text.tokens, at: rest.lowerBound, end: rest.upperBound),
            inner.kind == .company, inner.length < rest.count
        else { return nil }
        return rest
    }

    /// "Đại sứ quán Nga" and "Đại sứ quán Nga tại Anh", "Viện Hàn lâm" after "Viện Hàn lâm Khoa học Sông Lam": a name with a head
    /// that is the beginning of one other body's that was named before.
    private mutating func linkBeginnings() {
        var byBeginning: KeyTable<Int> = [:]
        let short = Dictionary(forms.indices.map { (forms[$0].key, $0) }, uniquingKeysWith: { first, _ in first })
        for place in forms.indices {
            let range = forms[place].range
            guard range.count > 2, range.count <= Self.longestName else { continue }
            for end in range.lowerBound + 2..<range.upperBound
            where text.tokens[end].isWord && !text.isWord(Self.branch, at: end) {
                let beginning = KnownNames.key(text.tokens, range.lowerBound..<end)
                guard short[beginning] != nil else { continue }
                note(place, as: beginning, in: &byBeginning)
            }
        }
        for place in forms.indices {
            guard let long = byBeginning[forms[place].key], long >= 0, isHeaded(forms[place].range),
                forms[long].range.lowerBound < forms[place].range.lowerBound
                    || isPlaced(forms[long].range, from: forms[place].range.count)
            else { continue }
            join(place, long)
        }
    }

    /// Keeps the first form of a key; -1 where forms of two names have it.
    private func note(_ place: Int, as key: UInt64, in table: inout KeyTable<Int>) {
        guard let known = table[key] else {
            table[key] = place
            return
        }
        if known >= 0, root(known) != root(place) { table[key] = -1 }
    }

    /// In tokens; keeps the work linear.
    private static let longestName = 24
    /// The first syllable of "chi nhánh" (branch), which is another body than the whole.
    private static let branch = Syllable("chi")

    /// A head with a word of its own: "Viện Hàn lâm", not "Viện".
    private func isHeaded(_ range: TokenRange) -> Bool {
        guard let head = ShortForms.shared.head(text.tokens, at: range.lowerBound, end: range.upperBound) else {
            return false
        }
        return head.length < range.count && head.kind != .school
    }

    /// "… tại Anh" (in Britain)
    private func isPlaced(_ range: TokenRange, from at: Int) -> Bool {
        range.count > at && Self.placing.contains(text.tokens[range.lowerBound + at].key)
    }

    private static let placing = SyllableSet(.branchPlacing)

    /// "Cục" is the "Cục Hàng hải" that was named before, where the article names no other "Cục".
    private mutating func linkHeads() {
        var byHead: KeyTable<Int> = [:]
        var bare: [Int] = []
        for place in forms.indices {
            let range = forms[place].range
            guard let head = ShortForms.shared.head(text.tokens, at: range.lowerBound, end: range.upperBound) else {
                continue
            }
            guard head.length < range.count else {
                bare.append(place)
                continue
            }
            let key = KnownNames.key(text.tokens, range.lowerBound..<range.lowerBound + head.length)
            note(place, as: key, in: &byHead)
        }
        guard !bare.isEmpty else { return }
        // "Sở" of "Sở Giao thông vận tải", whose head is longer.
        let short = Set(bare.map { forms[$0].key })
        var byBeginning: KeyTable<Int> = [:]
        for place in forms.indices {
            let range = forms[place].range
            guard let head = ShortForms.shared.head(text.tokens, at: range.lowerBound, end: range.upperBound),
                [.department, .ministry, .agency].contains(head.kind)
            else { continue }
            for end in range.dropFirst().prefix(Self.longestHead) {
                let beginning = KnownNames.key(text.tokens, range.lowerBound..<end)
                if short.contains(beginning) { note(place, as: beginning, in: &byBeginning) }
            }
        }
        for place in bare {
            guard let whole = byHead[forms[place].key] ?? byBeginning[forms[place].key], whole >= 0,
                forms[whole].range.lowerBound < forms[place].range.lowerBound
            else { continue }
            join(place, whole)
        }
    }

    /// In tokens.
    private static let longestHead = 6

    /// "Công ty Sông Lam" of "Công ty TNHH Sản xuất - Thương mại Sông Lam": firms are called by the name at the end.
    private mutating func linkOwnNames() {
        var byEnd: KeyTable<Int> = [:]
        let firms = forms.indices.filter {
            let range = forms[$0].range
            return ShortForms.shared.head(text.tokens, at: range.lowerBound, end: range.upperBound)?.kind == .company
        }
        // "Sông Lam Xanh" alone, with no noun before it.
        let bare = forms.indices.filter {
            let range = forms[$0].range
            return range.count > 1 && text.tokens[range.lowerBound].isCapitalised
                && ShortForms.shared.head(text.tokens, at: range.lowerBound, end: range.upperBound) == nil
        }
        guard firms.count > 1 || !firms.isEmpty && !bare.isEmpty else { return }
        let tails = Set(firms.map { shapes[$0].tail }).union(bare.map { forms[$0].key })
        for place in firms {
            let range = forms[place].range
            for start in max(range.lowerBound + 1, range.upperBound - 6)..<range.upperBound
            where text.tokens[start].isWord && text.tokens[start].isCapitalised {
                let end = KnownNames.key(text.tokens, start..<range.upperBound)
                guard end != shapes[place].tail, tails.contains(end) else { continue }
                // The place at the end is no name of its own.
                guard gazetteer.entry(text.tokens, start..<range.upperBound)?.location == nil else { continue }
                note(place, as: end, in: &byEnd)
            }
        }
        // "Công ty Sông Lam" alone: "Tổng công ty Sông Lam" and "Công ty TNHH Sông Lam" may be others.
        for place in firms where Self.firm.contains(text.tokens[forms[place].range.lowerBound].key) {
            let range = forms[place].range
            let head = ShortForms.shared.head(text.tokens, at: range.lowerBound, end: range.upperBound)
            guard let length = head?.length, length <= 2 else { continue }
            if let long = byEnd[shapes[place].tail], long >= 0 { join(place, long) }
        }
        for place in bare {
            if let long = byEnd[forms[place].key], long >= 0 { join(place, long) }
        }
    }

    private static let firm = SyllableSet(.firms)

    // MARK: Fields left out

    /// "Sở Lao động Sông Lam" is the "Sở Lao động, Thương binh và Xã hội tỉnh Sông Lam": of a department's fields the first ones stand
    /// for all, if the place is the same or is not said.
    private mutating func linkFields() {
        struct Department {
            var form: Int
            var words: [UInt64]
            var of: UInt64
        }
        var departments: [Department] = []
        for place in forms.indices where departments.count < Self.mostAlike {
            let range = forms[place].range
            guard let head = ShortForms.shared.head(text.tokens, at: range.lowerBound, end: range.upperBound),
                head.kind == .department || head.kind == .ministry,
                !range.contains(where: { text.isSign(.fullStop, at: $0) }),
                // Of "phòng" (office) each has a field of its own: "Phòng Giáo dục" and "Phòng Giáo dục Tiểu học".
                !text.isWord(Self.office, at: range.lowerBound)
            else { continue }
            var end = ofStart(range) ?? range.upperBound
            while end > range.lowerBound + 1, isLevel(end - 1, range) { end -= 1 }
            let words = (range.lowerBound..<end).filter { text.tokens[$0].isWord && !text.isWord(.and, at: $0) }
            departments.append(
                Department(form: place, words: words.map { text.tokens[$0].key }, of: shapes[place].of))
        }
        for short in departments where short.words.count > 2 {
            let long = departments.filter {
                $0.words.count > short.words.count && $0.words.starts(with: short.words)
                    && ($0.of == short.of || $0.of == 0 || short.of == 0)
            }
            if let first = long.first, long.allSatisfy({ root($0.form) == root(first.form) }) {
                join(short.form, first.form)
            }
        }
    }

    private static let office = Syllable("phòng")

    private func isLevel(_ at: Int, _ range: TokenRange) -> Bool {
        for start in [at - 1, at] where start > range.lowerBound {
            if let (rule, length) = ShortForms.shared.rule(text.tokens, at: start, end: at + 1), case .level = rule,
                start + length == at + 1
            {
                return true
            }
        }
        return false
    }

    // MARK: Acronyms by their letters

    /// "VKS" is the "Viện kiểm sát" that the article names, "UBCKNN" the "Ủy ban Chứng khoán Nhà nước".
    private mutating func linkInitials() {
        let acronyms = forms.indices.filter { isAcronym(forms[$0].range) }
        guard !acronyms.isEmpty else { return }
        var byInitials: KeyTable<Int> = [:]
        for place in forms.indices where forms[place].range.count >= 3 {
            var letters = FoldedKey()
            var count = 0
            for index in forms[place].range where text.tokens[index].isWord {
                guard !Self.joiners.contains(text.tokens[index].key) else { continue }
                letters.feed(UInt64(letter(index, 0)))
                count += 1
                guard count >= 3 else { continue }
                let isEnd = index + 1 == forms[place].range.upperBound
                guard isEnd || isPlace(index + 1..<forms[place].range.upperBound) else { continue }
                note(place, as: letters.mixed, in: &byInitials)
            }
        }
        for place in acronyms {
            var letters = FoldedKey()
            let token = forms[place].range.lowerBound
            var offset = 0
            while let next = nextLetter(token, offset) {
                letters.feed(UInt64(next.letter))
                offset = next.end
            }
            if let long = byInitials[letters.mixed], long >= 0 { join(place, long) }
        }
    }

    private static let joiners = SyllableSet(.unlettered)

    private func isAcronym(_ range: TokenRange) -> Bool {
        range.count == 1 && text.tokens[range.lowerBound].traits.contains(.allCapitals)
            && text.tokens[range.lowerBound].end - text.tokens[range.lowerBound].start >= 3
    }

    private func isPlace(_ range: TokenRange) -> Bool {
        guard let entry = gazetteer.entry(text.tokens, range) else { return false }
        return entry.location != nil
    }

    private func letter(_ index: Int, _ offset: Int) -> UInt8 { nextLetter(index, offset)?.letter ?? 0 }

    /// The letter of a token at a byte, without its marks: "Đ" as "d", since acronyms are written with and without them.
    private func nextLetter(_ index: Int, _ offset: Int) -> (letter: UInt8, end: Int)? {
        let token = text.tokens[index]
        var at = Int(token.start) + offset
        while at < Int(token.end) {
            let (scalar, length) = Self.scalar(text.text.utf8, at)
            at += length
            let folded = LetterFolding.fold(scalar).letter
            if folded != 0 { return (Self.bare(folded), at - Int(token.start)) }
        }
        return nil
    }

    private static func scalar(_ bytes: [UInt8], _ at: Int) -> (UInt32, Int) {
        let first = UInt32(bytes[at])
        func next(_ offset: Int) -> UInt32 { at + offset < bytes.count ? UInt32(bytes[at + offset]) & 0x3F : 0 }
        switch first {
        case 0..<0x80: return (first, 1)
        case 0x80..<0xE0: return ((first & 0x1F) << 6 | next(1), 2)
        case 0xE0..<0xF0: return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3)
        default: return (0, 4)
        }
    }

    /// ă â ê ô ơ ư đ without their marks.
    private static func bare(_ letter: UInt8) -> UInt8 {
        letter < 0x80 ? letter : Self.bases[Int(letter) - 0x80]
    }

    private static let bases = Array("aaeooud".utf8)

    // MARK: Spellings

    /// "St. Peterburg" and "St. Petersbourg", "Pu-tin" and "Putin": names that Vietnamese syllables do not make differ by a
    /// letter or two, unless the lists know both as two.
    private mutating func linkSpellings() {
        var spelling = ForeignSpelling()
        for place in forms.indices {
            for alike in spelling.alike(text, forms[place].range) where root(alike) != root(place) {
                if join(place, alike) { break }
            }
            spelling.remember(text, forms[place].range, as: place)
        }
    }

    // MARK: Shapes

    private func shape(_ range: TokenRange) -> Shape {
        var shape = Shape()
        let of = type == .organization ? ofStart(range) : nil
        var words = FoldedKey()
        var isOf = false
        var at = range.lowerBound
        var inner: Int?
        while at < range.upperBound {
            if at == of {
                shape.base = words.mixed
                shape.of = ofKey(at..<range.upperBound)
                isOf = true
            }
            let limit = of.map { at < $0 ? $0 : range.upperBound } ?? range.upperBound
            guard let (rule, length) = ShortForms.shared.rule(text.tokens, at: at, end: limit) else {
                feed(at, &words, &shape)
                at += 1
                continue
            }
            let isFirst = at == range.lowerBound
            let isFollowed = at + length < range.upperBound
            switch rule {
            case .same(let keys):
                for key in keys { words.feed(key) }
                shape.count += keys.count
            case .drop where !isFirst && isFollowed: break
            case .level(let level)
            where type == .organization
                ? !isFirst && !isNumber(at + length, range)
                : isFirst && isFollowed
                    && !isNumber(at + length, range):
                // What the place at the end of a body's name is called is a part of it.
                if !isOf { shape.level = level }
            case .state where isFirst && isFollowed && type == .location:
                inner = at + length
                fallthrough
            default:
                for index in at..<at + length { feed(index, &words, &shape) }
            }
            at += length
        }
        shape.whole = words.mixed
        if let inner { shape.inner = self.shape(inner..<range.upperBound).whole }
        if type == .organization { shape.tail = tail(range) }
        return shape
    }

    private func feed(_ index: Int, _ words: inout FoldedKey, _ shape: inout Shape) {
        guard text.tokens[index].isWord || text.tokens[index].kind == .number else { return }
        words.feed(text.tokens[index].key)
        shape.count += 1
    }

    private func isNumber(_ index: Int, _ range: TokenRange) -> Bool {
        index < range.upperBound && (text.tokens[index].kind == .number || text.isSign(.fullStop, at: index))
    }

    /// Where the place or the body begins that a body's name ends with: "Trung Quốc" of "Bộ Ngoại giao Trung Quốc".
    private func ofStart(_ range: TokenRange) -> Int? {
        guard range.count >= 3 else { return nil }
        for start in max(range.lowerBound + 1, range.upperBound - 8)..<range.upperBound
        where text.tokens[start].isWord {
            guard let entry = gazetteer.entry(text.tokens, start..<range.upperBound) else { continue }
            let isCapital = text.tokens[start].isCapitalised || text.tokens[range.upperBound - 1].isCapitalised
            if isCapital, entry.location != nil || entry.organization != nil && start >= range.lowerBound + 2 {
                return start
            }
        }
        // "Phòng Văn hóa huyện Vân Sơn": a place that no list has, after the word for it.
        for at in (range.lowerBound + 2..<max(range.lowerBound + 2, range.upperBound - 1)).reversed() {
            if let (rule, length) = ShortForms.shared.rule(text.tokens, at: at, end: range.upperBound),
                case .level = rule, at + length < range.upperBound, text.tokens[at + length].isCapitalised
            {
                return at + length
            }
        }
        return nil
    }

    private func ofKey(_ range: TokenRange) -> UInt64 {
        let entry = gazetteer.entry(text.tokens, range)
        if let canonical = entry?.location?.canonical ?? entry?.organization?.canonical {
            return Self.ofKey(canonical: canonical)
        }
        var key = FoldedKey()
        for index in range where text.tokens[index].isWord { key.feed(text.tokens[index].key) }
        return key.mixed
    }

    private static func ofKey(canonical: String) -> UInt64 {
        var key = FoldedKey()
        for byte in canonical.utf8 { key.feed(UInt64(byte)) }
        return key.mixed
    }

    /// The name after a head that papers leave out; what follows "Công an" is a place and not its short name.
    private func tail(_ range: TokenRange) -> UInt64 {
        guard let (kind, length) = ShortForms.shared.head(text.tokens, at: range.lowerBound, end: range.upperBound),
            length < range.count, text.tokens[range.lowerBound + length].isCapitalised
        else { return 0 }
        let rest = range.lowerBound + length..<range.upperBound
        if let inner = ShortForms.shared.head(text.tokens, at: rest.lowerBound, end: rest.upperBound) {
            // "Công ty cổ phần Tập đoàn Sông Lam" is "Tập đoàn Sông Lam"; but "Đảng ủy Sở Y tế" is not the department.
            return kind == .company && inner.kind == .company ? tail(rest) : 0
        }
        switch kind {
        case .company, .club, .bank, .media, .school, .fund, .party:
            return KnownNames.key(text.tokens, rest)
        default: return 0
        }
    }
}
