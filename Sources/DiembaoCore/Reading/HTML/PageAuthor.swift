// The author: as the metadata have them, as an element is named, or a name in a line of its own beside headline or text.
extension PageReading {
    struct Author {
        var name: String
        /// Whether it is a person, and no desk, and not the outlet itself.
        var isPerson: Bool
    }

    func author(_ headline: Int?, _ container: Int) -> Author? {
        let known = metadata.authors.map { withoutSource($0) }.filter { isAuthor($0) && !isOutlet($0) }
        var persons = known.filter { isPerson($0) }
        if !metadata.isListOfAuthors { persons = Array(persons.prefix(1)) }
        let found = markedAuthors(headline, container)
        let marked = found.names
        if let writer = writer(found, persons, headline, container) { return Author(name: writer, isPerson: true) }
        if persons.count <= 1, let all = together(found.beside, with: persons.first) {
            return Author(name: all, isPerson: true)
        }
        if persons.count <= 1, let all = marked.first(where: { names($0, with: persons.first ?? marked.first) }) {
            return Author(name: all, isPerson: true)
        }
        if let confirmed = confirmed(persons, by: marked) { return Author(name: confirmed, isPerson: true) }
        if !persons.isEmpty { return Author(name: persons.joined(separator: ", "), isPerson: true) }
        if let person = marked.first(where: { isPerson($0) && !isOutlet($0) }) {
            return Author(name: person, isPerson: true)
        }
        let lines = linesOfAuthors(headline, container).filter { isAuthor($0) && !isOutlet($0) }
        if let person = lines.first(where: { isPerson($0) }) { return Author(name: person, isPerson: true) }
        if let person = republished(container) { return Author(name: person, isPerson: true) }
        let desks = (known + lines + marked).filter { isDesk($0) && !isCredit($0) && !isOutlet($0) }
        return desks.first.map { Author(name: $0, isPerson: false) }
    }

    /// Whom the page calls the author ("Tác giả: Minh Tâm") where it shows none of those whom the metadata have: these are accounts, of who
    /// put the article into the system.
    private func writer(_ marked: Marked, _ known: [String], _ headline: Int?, _ container: Int) -> String? {
        guard !known.isEmpty else { return nil }
        let shown = marked.names.map { WordKeys($0) }
        let isShown = known.contains { name in
            let own = WordKeys(name)
            return shown.contains { $0.common(own) == own.count }
        }
        guard !isShown else { return nil }
        let named = marked.called + linesOfAuthors(headline, container, isCalled: true).filter { isAuthor($0) }
        return named.first { isPerson($0) && !isOutlet($0) }
    }

    /// Those whom links beside one another name, the metadata's only author among them: "Minh Tâm, Thu Hà".
    private func together(_ beside: [[String]], with known: String?) -> String? {
        beside.first { areAuthors($0, with: known) }?.joined(separator: ", ")
    }

    /// Whether a text names several, one who is known among them: "Minh Tâm - Thu Hà".
    private func names(_ text: String, with known: String?) -> Bool {
        let parts = Self.betweenNames.reduce([text]) { parts, cut in parts.flatMap { Self.split($0, at: cut) } }
        return areAuthors(parts, with: known)
    }

    private static let betweenNames = [" - ", " – ", ", ", " & "].map { Array($0.utf8) }

    /// What of a text stands between separators, without what is empty.
    private static func split(_ text: String, at separator: [UInt8]) -> [String] {
        var rest = Array(text.utf8)[...]
        var parts: [ArraySlice<UInt8>] = []
        while let cut = ByteSearch.first(separator, in: rest) {
            parts.append(rest[..<cut.lowerBound])
            rest = rest[cut.upperBound...]
        }
        return (parts + [rest]).filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
    }

    private func isCredit(_ name: String) -> Bool { words.isCredit(LowerCase.lowered(Array(name.utf8))[...]) }

    /// Whether several names are persons', whoever is known among them.
    private func areAuthors(_ names: [String], with known: String?) -> Bool {
        guard names.count > 1, names.allSatisfy({ isPerson($0) && !isOutlet($0) && Self.name($0) != nil }) else {
            return false
        }
        guard let wanted = known.map({ WordKeys($0) }) else { return true }
        return names.contains { WordKeys($0) == wanted }
    }

    /// The authors of the metadata as the page shows them, too: all as they stand there, "Minh Tâm - Thu Hà", or those of several whom it shows
    /// one by one.
    private func confirmed(_ known: [String], by marked: [String]) -> String? {
        guard known.count > 1 else { return known.first }
        let all = WordKeys(known.joined(separator: " "))
        if let together = marked.first(where: { WordKeys($0) == all }) { return together }
        let marked = marked.map { WordKeys($0) }
        let shown = known.filter { name in
            let own = WordKeys(name)
            return marked.contains { $0 == own }
        }
        return shown.isEmpty ? nil : shown.joined(separator: ", ")
    }

    /// Whether a name is the page's own outlet's, or another's.
    private func isOutlet(_ name: String) -> Bool {
        let bare = words.bareOutlet(name)
        let own = WordKeys(bare)
        if outletNames.contains(where: { $0 == own }) || OutletSites.shared.isOutlet(name) { return true }
        // "Ví Dụ/TTXVN"
        let parts = Self.split(name, at: Self.slash)
        if parts.count > 1, parts.allSatisfy({ isOutletBeside($0) || isCredit($0) }) { return true }
        return hostOutlet.map { $0 == own } == true && name.spacedParts.count <= 6
    }

    /// Whether what stands behind a slash or a dash beside an author is the page's outlet, or another's name.
    private func isOutletBeside(_ name: String) -> Bool {
        words.beginsAsSite(LowerCase.lowered(Array(name.utf8))[...]) || isOutlet(name)
            || metadata.host.map { HostWords($0).isWhole(name) } == true
    }

    /// The person whom a line of its own names.
    func personLine(_ block: PageBlock) -> String? {
        nameLine(block).flatMap { isPerson($0) && !isOutlet($0) ? $0 : nil }
    }

    /// No desk, no body, no outlet.
    private func isPerson(_ name: String) -> Bool {
        let lowered = LowerCase.lowered(Array(name.utf8))
        let parts = name.spacedParts
        // "CATP" is a body's mark, "Pháp luật" a section; "NV Online" is an outlet.
        if parts.count == 1, name.count <= 6, name == name.uppercased(), !name.contains(".") { return false }
        if parts.count == 2, parts[1].first?.isLowercase == true { return false }
        if words.bareOutlet(name) != name { return false }
        return !words.isDesk(lowered[...]) && !words.isAccount(lowered[...]) && !words.beginsAsSite(lowered[...])
            && !metadata.bodies.contains(name)
    }

    func isDesk(_ name: String) -> Bool {
        let lowered = LowerCase.lowered(Array(name.utf8))
        return words.isDesk(lowered[...]) && !words.isAccount(lowered[...])
    }

    /// A name: not too long, no address, no sentence.
    private func isAuthor(_ text: String) -> Bool {
        let bytes = text.utf8
        guard text.first?.isLetter == true, text.contains(where: \.isUppercase),
            bytes.last != UInt8(ascii: ".") || Self.isInitials(text), !bytes.contains(UInt8(ascii: "@"))
        else { return false }
        let lowered = LowerCase.lowered(Array(bytes))
        guard ByteSearch.first(Self.address, in: lowered[...]) == nil, !words.isAccount(lowered[...]),
            !words.isLabel(lowered[...])
        else { return false }
        // "Minh Tâm/VOV" is an author, "8/12" and "a.vn/tac-gia" are none.
        if bytes.contains(UInt8(ascii: "/")), text.contains(where: { $0.isNumber || $0 == "." }) { return false }
        // "Minh Tâm, ảnh: Thu Hà"
        if bytes.contains(UInt8(ascii: ":")), !words.creditsPicture(lowered[...]) { return false }
        return bytes.count { $0 == 0x20 } < 10
    }

    private static let address = Array("http".utf8)

    /// "H.N.", "N.P": the beginnings of a name, each a letter or two.
    private static func isInitials(_ text: String) -> Bool {
        let parts = text.split(separator: ".")
        return (2...4).contains(parts.count)
            && parts.allSatisfy { $0.count <= 2 && $0.first?.isUppercase == true && $0.allSatisfy(\.isLetter) }
    }

    // MARK: Elements named so

    /// Names in elements that say that they hold an author's (data).
    private struct Marked {
        /// In links to authors, then in elements that are named so, each in the order of the page.
        var names: [String] = []
        /// The linked, those together that stand beside one another.
        var beside: [[String]] = []
        /// Those before whom the page says what they are: "Tác giả: Minh Tâm".
        var called: [String] = []
    }

    private func markedAuthors(_ headline: Int?, _ container: Int) -> Marked {
        var linked: [String] = []
        var found = Marked()
        var looked = 0
        var last = -1
        var named: [String] = []
        let end = end(of: container)
        for node in tree.nodes.indices where tree.nodes[node].tag != .text {
            // The elements of Facebook's articles; those of footers hold the outlet's own.
            let isAddress = tree.nodes[node].tag == .address && node < end
            guard isAddress || !tree.nodes[node].slice.isEmpty, !isUnseen[node], isOfArticle(node, headline, end) else {
                continue
            }
            let isLink = node < end + Self.reachBehindText && isAuthorLink(node)
            guard isLink || isAddress || has(.author, node) && !has(.role, node) else { continue }
            looked += 1
            guard looked <= Self.mostLooked else { break }
            guard let (name, isCalled) = authorWithin(node) else { continue }
            if isCalled { found.called.append(name) }
            if isLink, tree.nodes[node].tag == .a {
                // Nothing but a comma between them.
                let isBeside =
                    last >= 0 && node - self.end(of: last) <= 1 && tree.nodes[node].parent == tree.nodes[last].parent
                if isBeside {
                    found.beside[found.beside.count - 1].append(name)
                } else {
                    found.beside.append([name])
                }
                last = node
            }
            if isLink { linked.append(name) } else { named.append(name) }
            if linked.count + named.count == Self.mostMarked { break }
        }
        found.names = linked + named
        return found
    }

    /// The author's name that an element holds, without what he is, or several; and whether it calls him that.
    private func authorWithin(_ node: Int) -> (name: String, isCalled: Bool)? {
        let whole = tree.wholeText(of: node, upTo: Self.longestAuthor)
        guard !whole.isEmpty else { return nil }
        let only = (2...Self.longestAuthor).contains(whole.length) ? author(in: whole.bytes) : nil
        let parts = parts(of: node)
        // Of what has several lines, or an element of its own for what he is, nothing may have been cut off as his office.
        if let name = only, Self.name(name) != nil,
            parts.count <= 1 || name.utf8.count == whole.bytes.count
        {
            return (name, isCalled(whole.bytes))
        }
        if parts.count > 1 || parts.first.map({ $0.count < whole.bytes.count }) == true {
            let names = parts.compactMap { author(in: $0).flatMap(Self.name) }
            let isCalled = parts.first.map { self.isCalled($0) } ?? false
            if names.count == parts.count { return (names.joined(separator: ", "), isCalled) }
            if let first = names.first { return (first, isCalled) }
        }
        return only.map { ($0, isCalled(whole.bytes)) }
    }

    /// Whether a line says that who follows wrote the article, and not only put it up.
    private func isCalled(_ line: [UInt8]) -> Bool {
        let lowered = LowerCase.lowered(line)
        return (words.behindLabel(lowered[...]) != nil || words.isLabel(lowered[...])) && !words.isPoster(lowered[...])
    }

    /// The text of an element where a block or a label parts it, or another element begins without a space: "Minh Tâm<i>Phóng viên</i>".
    private func parts(of node: Int) -> [[UInt8]] {
        var parts: [CollapsedText] = [CollapsedText()]
        var isApart = false
        var at = node + 1
        let end = min(self.end(of: node), at + Self.mostPieces)
        while at < end {
            let tag = tree.nodes[at].tag
            if tag == .text {
                let piece = tree.text(tree.nodes[at].slice)
                let isGlued = Self.isLetter(parts[parts.count - 1].bytes.last) && Self.isLetter(piece.first)
                if isApart || isGlued, !parts[parts.count - 1].isEmpty { parts.append(CollapsedText()) }
                if parts[parts.count - 1].append(piece) { isApart = false }
            } else if tag.isUnseen || has(.role, at) {
                at = self.end(of: at)
                isApart = true
                continue
            } else if tag.isBlock || tag == .br || has(.author, at) {
                isApart = true
            }
            at += 1
        }
        return parts.filter { !$0.isEmpty && $0.length <= Self.longestAuthor }.map(\.bytes)
    }

    /// Or a digit.
    private static func isLetter(_ byte: UInt8?) -> Bool {
        byte.map { $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x80 }
            ?? false
    }

    private static let mostPieces = 60
    /// So many names are taken, of so many elements that are looked at for them; keeps the work linear.
    private static let mostMarked = 100
    private static let mostLooked = 1_000
    /// In nodes.
    private static let reachBehindText = 80
    /// In scalars.
    private static let longestAuthor = 120

    private func isAuthorLink(_ node: Int) -> Bool {
        let element = tree.nodes[node]
        for at in Int(element.slice.lowerBound)..<Int(element.slice.upperBound) {
            let (name, value) = (tree.attributes[at].name, tree.attributes[at].value)
            switch name {
            case .rel, .itemprop: if HTMLTree.has("author", in: tree.text(value)) { return true }
            case .href where element.tag == .a: if words.leadsToAuthor(tree.text(value)) { return true }
            default: break
            }
        }
        return false
    }

    /// Those who comment are named so, too.
    private func isOfArticle(_ node: Int, _ headline: Int?, _ end: Int) -> Bool {
        if has(.junk, node) { return false }
        return !isJunk[node] || node > headline ?? 0 && node < end
    }

    /// A name without the outlet that it is of, or what its bearer is, before or behind it: "Minh Tâm/Báo Ví Dụ", "Minh Tâm (CTV)", "Minh Tâm
    /// (*)", "Minh Tâm, biên tập viên", "PGS, TS Minh Tâm – Trường Ví Dụ", "BS Minh Tâm (Phó trưởng khoa Bỏng)".
    private func withoutSource(_ name: String) -> String { withoutRole(withoutDegrees(withoutOutlet(name)[...])) }

    /// Without the outlet that he is of, and what stands in brackets.
    private func withoutOutlet(_ name: String) -> String {
        var rest = name[...]
        if rest.utf8.last == UInt8(ascii: ")"), let open = rest.utf8.lastIndex(of: UInt8(ascii: "(")),
            open > rest.startIndex
        {
            let inside = rest[open...].dropFirst().dropLast()
            let lowered = LowerCase.lowered(Array(inside.utf8))[...]
            if !inside.contains(where: \.isLetter) || words.isDesk(lowered) || words.isAccount(lowered)
                || words.isAside(lowered) || lowered.count(where: { $0 == 0x20 }) >= 2 || isOutletBeside(String(inside))
            {
                rest = rest[..<open]
            }
        }
        // "Minh Tâm minhtam@vidu.vn"
        if rest.utf8.contains(UInt8(ascii: "@")) {
            rest =
                rest.split(separator: " ").filter { !$0.utf8.contains(UInt8(ascii: "@")) }.joined(separator: " ")[...]
        }
        if let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")), slash > rest.startIndex {
            let outlet = String(rest[slash...].dropFirst().drop { $0 == " " })
            if isOutletBeside(outlet) { rest = rest[..<slash] }
        }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }

    private func withoutDegrees(_ name: Substring) -> String {
        // Few names have one.
        guard words.mayHaveDegree(name) else { return String(name) }
        let parts = name.spacedParts
        let kept = parts.filter { !words.isDegree($0) }
        return kept.count < 2 || kept.count == parts.count ? String(name) : kept.joined(separator: " ")
    }

    /// Without what stands behind a comma or a dash and is no name.
    private func withoutRole(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") || $0 == 0xE2 }) else {
            return name
        }
        for cut in Self.beforeRole {
            let parts = Self.split(name, at: cut)
            guard parts.count > 1, let first = Self.name(parts[0]), parts[0].contains(" "),
                !parts[1...].contains(where: {
                    Self.name($0) != nil && !isOutletBeside($0)
                        || words.creditsPicture(LowerCase.lowered(Array($0.utf8))[...])
                })
            else { continue }
            return first
        }
        return name
    }

    private static let slash = Array("/".utf8)
    private static let beforeRole = [", ", " – ", " - "].map { Array($0.utf8) }

    private func author(in line: [UInt8]) -> String? {
        let lowered = LowerCase.lowered(line)
        let start = words.behindLabel(lowered[...]) ?? 0
        let end = words.doing(in: lowered[...]) ?? line.count
        guard start < end else { return nil }
        var name = String(decoding: line[start..<end], as: UTF8.self)
        if let rest = PageDate.rest(of: line[start...], lowered[start...]) {
            name = String(decoding: Array(rest.joined(separator: [0x20])), as: UTF8.self)
        }
        name = withoutSource(Self.withoutEndSigns(name))
        guard Self.mayBeCut(name) else { return isAuthor(name) ? name : nil }
        // "Minh Tâm · Ví Dụ Online"
        let first = name.prefix { !"·•|".contains($0) }.split(separator: " ").joined(separator: " ")
        if first.utf8.count < name.utf8.count, Self.name(first) != nil { return first }
        return isAuthor(name) ? name : nil
    }

    /// Whether a text has a bar, a dot or a bullet, or spaces at its ends or beside one another; or another sign whose first byte is theirs.
    private static func mayBeCut(_ text: String) -> Bool {
        var last: UInt8 = 0x20
        for byte in text.utf8 {
            if byte == UInt8(ascii: "|") || byte == 0xC2 || byte == 0xE2 || byte == 0x20 && last == 0x20 { return true }
            last = byte
        }
        return last == 0x20
    }

    /// "Minh Tâm" of "Minh Tâm -" with an icon behind it.
    private static func withoutEndSigns(_ name: String) -> String {
        let scalars = name.unicodeScalars
        return scalars.lastIndex { !endSigns.contains($0) }.map { String(scalars[...$0]) } ?? ""
    }

    private static let endSigns = Array(" -–|·•,;".unicodeScalars)

    // MARK: Lines

    /// Names in lines of their own, from the headline to the first paragraph, among the last lines and behind them.
    ///
    /// - Parameter isCalled: whether only lines are meant that say that who they name wrote the article.
    private func linesOfAuthors(_ headline: Int?, _ container: Int, isCalled: Bool = false) -> [String] {
        guard let headline else { return [] }
        let first = blocks.first {
            $0.place > max(headline, container) && $0.ownLength >= 60 && !isJunk[$0.node] && !has(.lead, $0.node)
        }
        let start = first?.place ?? container
        let before = blocks.filter {
            $0.place > headline && $0.place < start && $0.length <= 90 && !isJunk[$0.node]
                && classKinds[$0.node].isDisjoint(with: [.stamp, .lead])
        }
        let lines = (before + linesBehind(container)).filter { !isCalled || self.isCalled($0) }
        return lines.compactMap { nameLine($0) } + credits(container)
    }

    private func isCalled(_ block: PageBlock) -> Bool {
        words.behindLabel(lowered[block.text]) != nil && !words.isPoster(lowered[block.text])
    }

    /// "Tác giả: Minh Tâm" shortly behind the text, or a name right behind it.
    private func linesBehind(_ container: Int) -> [PageBlock] {
        firstLines(behind: container).enumerated().filter { place, block in
            block.length <= 90 && !isJunk[block.node] && (place == 0 || words.behindLabel(lowered[block.text]) != nil)
        }.map(\.element)
    }

    /// The first lines in view behind an element.
    private func firstLines(behind container: Int) -> [PageBlock] {
        var lines: [PageBlock] = []
        for block in blocks[firstBlock(from: end(of: container))...] where !isUnseen[block.node] {
            lines.append(block)
            if lines.count == Self.linesBehindText { break }
        }
        return lines
    }

    /// "Nội dung: Minh Tâm" among the last lines of the text, where long forms have who made what.
    private func credits(_ container: Int) -> [String] {
        let near = lastLines(of: container) + firstLines(behind: container)
        return near.filter { $0.length <= Self.longestCredits && !isJunk[$0.node] }.flatMap { block in
            parts(of: block.node).compactMap { part in
                let lowered = LowerCase.lowered(part)
                if let start = words.behindLabel(lowered[...]) {
                    let cut = Self.beforeNextLabel(lowered[start...])
                    return Self.calledName(withoutSource(String(decoding: part[start..<cut], as: UTF8.self)))
                }
                return words.doing(in: lowered[...]).flatMap {
                    Self.name(String(decoding: part[..<$0], as: UTF8.self))
                }
            }
        }
    }

    /// The person before an outlet in a line at the text's end that says where it is from: "Theo Minh Tâm (Tuổi Trẻ)", "Theo Minh Tâm/VnExpress".
    private func republished(_ container: Int) -> String? {
        let near = lastLines(of: container) + firstLines(behind: container)
        for block in near where block.length <= 90 && !isJunk[block.node] {
            guard let start = words.behindAfter(lowered[block.text]) else { continue }
            let line = String(decoding: text[start..<block.text.upperBound], as: UTF8.self)
            let parts = line.split(whereSeparator: { "/()".contains($0) }).map { $0.spacedParts.joined(separator: " ") }
            guard parts.count == 2, let name = Self.name(parts[0]), isPerson(name), !isOutlet(name),
                isOutletBeside(parts[1])
            else { continue }
            return name
        }
        return nil
    }

    /// In scalars.
    private static let longestCredits = 400

    /// The last lines within an element.
    func lastLines(of container: Int) -> ArraySlice<PageBlock> {
        blocks[held(by: container)].suffix(Self.linesBehindText)
    }

    private static let linesBehindText = 8

    /// A person's name, or several, in a line of its own, beside nothing but a date: "VŨ ĐÌNH SẠ", "Vĩnh Tùng - Khánh An", "Người viết: Trịnh
    /// Chu", "Mai Hoa 10/12/2025", "Mai Hoa (theo AFP)".
    func nameLine(_ block: PageBlock) -> String? {
        guard block.length <= 120, !has(.role, block.node) else { return nil }
        let line = text[block.text]
        if let start = words.behindLabel(lowered[block.text]) { return labelled(start..<block.text.upperBound) }
        // Sections are links.
        guard block.linkLength * 2 <= block.length else { return nil }
        if let bracket = creditBracket(block) { return Self.name(String(decoding: line[..<bracket], as: UTF8.self)) }
        if PageDate.shown(lowered[block.text]) != nil, let start = words.behindBy(lowered[block.text]) {
            return Self.leadingName(line[start...])
        }
        guard let rest = PageDate.rest(of: line, lowered[block.text]) else {
            let name = line.contains(UInt8(ascii: "/")) ? withoutOutlet(string(block)) : string(block)
            return Self.name(name).map { withoutRole($0) }
        }
        let text = String(decoding: Array(rest.joined(separator: [0x20])), as: UTF8.self)
        return isDesk(text) ? text : Self.name(text)
    }

    /// The name that a text begins with, up to a sign or a number: "Minh Tâm | Đời sống".
    private static func leadingName(_ text: ArraySlice<UInt8>) -> String? {
        let end = text.firstIndex { "|,(/0123456789".utf8.contains($0) } ?? text.endIndex
        let words = text[..<end].split(separator: 0x20).filter { !$0.elementsEqual("-".utf8) }
        return name(String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self))
    }

    /// Behind "Bài:", up to who made the rest: "Thu Hà - Ảnh: Minh Tâm - Đồ họa: …".
    private func labelled(_ range: Range<Int>) -> String? {
        let end = Self.beforeNextLabel(lowered[range])
        let name = withoutSource(Self.withoutEndSigns(String(decoding: text[range.lowerBound..<end], as: UTF8.self)))
        let trimmed = name.prefix { !"(|".contains($0) }.split(separator: " ").joined(separator: " ")
        return Self.calledName(trimmed)
    }

    /// A name, or behind a label a pen name of one syllable: "Tác giả: Nguyên".
    private static func calledName(_ text: String) -> String? {
        if let name = name(text) { return name }
        let isOne =
            (2...12).contains(text.count) && text.first?.isUppercase == true
            && text.dropFirst().allSatisfy(\.isLowercase)
        return isOne ? text : nil
    }

    /// Where the sign before the next label stands, or the end.
    private static func beforeNextLabel(_ line: ArraySlice<UInt8>) -> Int {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return line.endIndex }
        let cuts: [UInt8] = [
            UInt8(ascii: "-"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "("), 0x93,
        ]
        var end = line[..<colon].lastIndex { cuts.contains($0) } ?? line.startIndex
        // The last byte of a dash.
        if end > line.startIndex + 2, line[end] == 0x93, line[end - 1] == 0x80 { end -= 2 }
        while end > line.startIndex, line[end - 1] == 0x20 { end -= 1 }
        return end
    }

    /// Where "(theo AFP)", "(tổng hợp)" begins behind a name: a credit that stays in the text.
    func creditBracket(_ block: PageBlock) -> Int? {
        let line = lowered[block.text]
        guard line.last == UInt8(ascii: ")"), let open = line.lastIndex(of: UInt8(ascii: "(")),
            open > line.startIndex + 3,
            words.isCredit(line[(open + 1)...])
        else { return nil }
        return text[..<open].last == 0x20 ? open - 1 : open
    }

    private static func name(_ text: String) -> String? {
        // Most lines that are none have a sign or a digit, which bytes tell sooner than characters.
        guard !text.utf8.contains(where: { nameless[Int($0)] }) else { return nil }
        // "và" (and) stands between two.
        let isParted = text.utf8.contains(Self.firstOfDash)
        let all = isParted ? text.split { " -–,&".contains($0) } : text.parts { Self.betweenWords.contains($0) }
        let words = all.filter { $0 != "và" }
        // "B.T", "H.Long" are one word of a name and its beginnings.
        let isShort = words.count == 1 && words[0].split(separator: ".").count >= 2
        guard (2...8).contains(words.count) || isShort, text.utf8.count <= 60 || text.count <= 60,
            words.allSatisfy({ $0.beginsWithCapital && isWord($0) }), !hasForeignNumber(text)
        else { return nil }
        return text
    }

    /// Whether a text has a number that is none of ASCII's, or a closing quotation mark.
    private static func hasForeignNumber(_ text: String) -> Bool {
        // No letter of Latin is one.
        guard text.utf8.contains(where: { $0 == 0xC2 || $0 == 0xE2 }) || !text.hasPlainCharacters else { return false }
        return text.contains { $0.isNumber || $0 == "”" }
    }

    /// Signs of ASCII between the words of a name, and the byte that a dash ("–") begins with.
    private static let betweenWords = Array(" -,&".utf8)
    private static let firstOfDash: UInt8 = 0xE2

    /// By byte: what no name has.
    private static let nameless: [Bool] = {
        var nameless = [Bool](repeating: false, count: 256)
        for byte in ":;!?()|\"0123456789".utf8 { nameless[Int(byte)] = true }
        return nameless
    }()

    /// Of a name: a full stop in it stands behind beginnings or titles, "Th.S. Minh", and not at a sentence's end.
    private static func isWord(_ word: Substring) -> Bool {
        guard word.utf8.contains(UInt8(ascii: ".")) else { return true }
        return word.split(separator: ".").allSatisfy { $0.first?.isUppercase == true }
            && (word.last != "." || word.count <= 5)
    }
}
