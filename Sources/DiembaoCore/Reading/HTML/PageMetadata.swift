/// `page-metadata.tsv`: what meta elements are asked for (a resource, built once).
private struct MetaNames: Sendable {
    enum Fact: String { case site, rights, title, description, author, label, value, date, address }

    static let shared = MetaNames(rows: EmbeddedData.pageMetadata.rows)

    /// How many there are.
    private(set) var count = 0
    /// The number of each.
    private var numbers: [Bytes: Int] = [:]
    private var byFact: [Fact: [Int]] = [:]

    private init(rows: [TableRow]) {
        var facts = KnownCells<Fact?>()
        for row in rows where row.count >= 2 {
            guard let fact = facts.named(row.bytes(0)) else { continue }
            let name = Bytes(Array(row.bytes(1))[...])
            let number = numbers[name] ?? count
            numbers[name] = number
            count = max(count, number + 1)
            byFact[fact, default: []].append(number)
        }
    }

    /// - Parameter name: in lower case.
    func number(of name: ArraySlice<UInt8>) -> Int? { numbers[Bytes(name)] }

    /// The surest first.
    func numbers(_ fact: Fact) -> [Int] { byFact[fact] ?? [] }

    /// "author" as microdata have it is "itemprop:author".
    static let itemPrefix = Array("itemprop:".utf8)
}

/// What the meta elements of a page say (data).
private struct MetaContents {
    /// By the number of the name.
    private var contents = [String?](repeating: nil, count: MetaNames.shared.count)

    /// The first that is said of a name is what counts.
    mutating func add(_ content: String, _ number: Int) {
        if contents[number] == nil { contents[number] = content }
    }

    mutating func add(_ content: String, item name: StaticString) {
        let name = name.withUTF8Buffer { MetaNames.itemPrefix + $0 }
        if let number = MetaNames.shared.number(of: name[...]) { add(content, number) }
    }

    subscript(number: Int) -> String? { contents[number] }

    /// What is said of a fact, the surest first.
    func all(_ fact: MetaNames.Fact) -> [String] { MetaNames.shared.numbers(fact).compactMap { contents[$0] } }
}

/// What a page says of its article beside the text: JSON-LD before OpenGraph, other meta elements, microdata and links (data).
struct PageMetadata {
    /// A time that an element has in its attributes, and the element's place.
    struct Stamp {
        var place: Int
        var date: String
    }

    /// Headlines as the metadata have them, the surest first, without the site's name.
    private(set) var titles: [String] = []
    private(set) var description: String?
    private(set) var authors: [String] = []
    /// Whether all of them are meant, and not each instead of the others.
    private(set) var isListOfAuthors = false
    /// Those of the authors that are said to be no persons.
    private(set) var bodies: [String] = []
    /// ISO 8601, the surest first.
    private(set) var dates: [String] = []
    /// Of `<time datetime>`, in the order of the page, less those that say that they tell of a change.
    private(set) var times: [Stamp] = []
    /// Of other elements' attributes that scripts read.
    private(set) var scriptTimes: [Stamp] = []
    private(set) var url: String?
    /// Of the article, or else of the site that the page is from.
    private(set) var host: String?
    /// Names of the site, the surest first.
    private(set) var siteNames: [String] = []
    /// "© 2025 Báo Ví Dụ".
    private(set) var rights: [String] = []
    /// Of the page, with what stands beside the headline.
    private(set) var title: String?

    /// What is gathered on the way over the page.
    private struct Found {
        var meta = MetaContents()
        var linked = LinkedData()
        var canonical: [String] = []
        var alternates: [String] = []
        var base: String?
        var microAuthors: [String] = []
        var microHeadline: String?
        var readerAddress: String?
        var savedFrom: String?
    }

    init(_ tree: HTMLTree) {
        var found = Found()
        found.savedFrom = tree.savedFrom
        for place in tree.nodes.indices {
            let node = tree.nodes[place]
            guard node.tag != .text else { continue }
            switch node.tag {
            case .meta: Self.read(place, of: tree, into: &found.meta)
            case .link: Self.readLink(place, of: tree, &found)
            case .base: if found.base == nil { found.base = tree.string(.href, of: place) }
            case .script:
                guard tree.isLinkedData(place) else { continue }
                for inside in tree.inside(place) where tree.nodes[inside].tag == .text {
                    found.linked.read(script: tree.text(tree.nodes[inside].slice))
                }
            case .title:
                if title == nil {
                    title = Self.clean(tree.wholeText(of: place, upTo: 4 * Self.longestTitle).bytes[...])
                }
            default:
                if !node.slice.isEmpty { readElement(place, of: tree, &found) }
            }
        }
        found.linked.choose(
            pages: found.canonical + found.meta.all(.address),
            titles: MetaNames.shared.numbers(.title).prefix(1).compactMap { found.meta[$0] }
                + [title].compactMap(\.self))
        readNames(found)
        readAuthors(found)
        let linkedDate = found.linked.published.map { Self.clean($0) }
        dates = ([linkedDate].compactMap(\.self) + found.meta.all(.date)).compactMap(PageDate.normalisedByProgram)
        readAddresses(found)
    }

    // MARK: Elements

    private static func readLink(_ place: Int, of tree: HTMLTree, _ found: inout Found) {
        guard let rel = tree.value(.rel, of: place), let href = tree.string(.href, of: place) else {
            if let property = tree.value(.itemprop, of: place), let href = tree.string(.href, of: place),
                property.equalsIgnoringCase("mainentityofpage")
            {
                found.alternates.append(href)
            }
            return
        }
        guard found.canonical.count + found.alternates.count < mostLinks else { return }
        if rel.equalsIgnoringCase("canonical") {
            found.canonical.append(href)
        } else if rel.equalsIgnoringCase("amphtml") || rel.equalsIgnoringCase("alternate"), isThisPage(place, tree, rel)
        {
            found.alternates.append(href)
        }
    }

    /// Feeds and other languages are alternates, too.
    private static func isThisPage(_ place: Int, _ tree: HTMLTree, _ rel: ArraySlice<UInt8>) -> Bool {
        rel.equalsIgnoringCase("amphtml") || tree.value(.media, of: place) != nil && tree.value(.type, of: place) == nil
    }

    private static let mostLinks = 40

    /// Microdata, times, and what browsers and reader views leave.
    private mutating func readElement(_ place: Int, of tree: HTMLTree, _ found: inout Found) {
        let slice = tree.nodes[place].slice
        for at in Int(slice.lowerBound)..<Int(slice.upperBound) {
            let attribute = tree.attributes[at]
            switch attribute.name {
            case .itemprop: readItem(tree.text(attribute.value), place, of: tree, &found)
            case .datetime where tree.nodes[place].tag == .time:
                guard times.count < Self.mostTimes, !Self.tellsChange(place, tree),
                    let date = PageDate.normalisedByProgram(String(decoding: tree.text(attribute.value), as: UTF8.self))
                else { continue }
                times.append(Stamp(place: place, date: date))
            case .dataTime, .dataTimestamp, .dataDate, .dataPublished:
                guard scriptTimes.count < Self.mostTimes,
                    let date = PageDate.normalisedByProgram(String(decoding: tree.text(attribute.value), as: UTF8.self))
                else { continue }
                scriptTimes.append(Stamp(place: place, date: date))
            case .class, .id:
                // Reader views and pages for printers, saved.
                guard found.readerAddress == nil, tree.nodes[place].tag == .a,
                    PageWords.shared.kinds(tree.text(attribute.value)).contains(.source)
                else { continue }
                found.readerAddress = tree.string(.href, of: place)
            case .scrapbookSource:
                found.savedFrom = found.savedFrom ?? String(decoding: tree.text(attribute.value), as: UTF8.self)
            default: break
            }
        }
    }

    private static let mostTimes = 200

    /// "dateModified", "op-modified", "updated".
    private static func tellsChange(_ place: Int, _ tree: HTMLTree) -> Bool {
        [HTMLAttribute.itemprop, .class].contains { name in
            guard let value = tree.value(name, of: place) else { return false }
            let lowered = LowerCase.lowered(Array(value))
            // WordPress has "entry-date published updated" for a page that was never changed.
            return PageWords.shared.update(in: lowered[...]) != nil && PageWords.shared.posted(in: lowered[...]) == nil
        }
    }

    private mutating func readItem(_ property: ArraySlice<UInt8>, _ place: Int, of tree: HTMLTree, _ found: inout Found)
    {
        if property.equalsIgnoringCase("datepublished") {
            let value =
                tree.string(.datetime, of: place) ?? tree.string(.content, of: place)
                ?? tree.string(.title, of: place).flatMap { PageDate.normalised($0) }
            let shown = value ?? tree.wholeText(of: place, upTo: 80).string
            if !shown.isEmpty { found.meta.add(shown, item: "datepublished") }
        } else if property.equalsIgnoringCase("author"), found.microAuthors.count < Self.mostLinks {
            if let name = Self.itemName(place, of: tree), name.utf8.count <= 160 { found.microAuthors.append(name) }
        } else if property.equalsIgnoringCase("publisher") {
            if let name = Self.itemName(place, of: tree) { found.meta.add(name, item: "publisher") }
        } else if property.equalsIgnoringCase("headline"), found.microHeadline == nil {
            found.microHeadline = Self.clean(tree.wholeText(of: place, upTo: 400).bytes[...])
        }
    }

    /// The "name" within an item, or its text.
    private static func itemName(_ item: Int, of tree: HTMLTree) -> String? {
        let inside = tree.inside(item)
        for at in inside.prefix(mostInItem) where tree.nodes[at].tag != .text && !tree.nodes[at].slice.isEmpty {
            guard let property = tree.value(.itemprop, of: at), property.equalsIgnoringCase("name") else { continue }
            let name = tree.string(.content, of: at) ?? tree.wholeText(of: at, upTo: 80).string
            if !name.isEmpty { return clean(name) }
        }
        let text = tree.wholeText(of: item, upTo: 80)
        return text.isEmpty || text.length > 80 ? nil : text.string
    }

    /// In nodes.
    private static let mostInItem = 60

    private static func read(_ place: Int, of tree: HTMLTree, into meta: inout MetaContents) {
        guard let content = tree.value(.content, of: place) else { return }
        for name in [HTMLAttribute.property, .name, .itemprop] {
            guard let value = tree.value(name, of: place) else { continue }
            for part in LowerCase.lowered(Array(value)).split(separator: 0x20) {
                let key = name == .itemprop ? (MetaNames.itemPrefix + part)[...] : part
                guard let number = MetaNames.shared.number(of: key), meta[number] == nil else { continue }
                let clean = Self.clean(content)
                if !clean.isEmpty { meta.add(clean, number) }
            }
        }
    }

    // MARK: Facts

    private mutating func readNames(_ found: Found) {
        let meta = found.meta
        var sites = MetaNames.shared.numbers(.site).map { meta[$0] }
        // What the outlet says of itself to the whole web goes before what it says to search engines, but before that of programs.
        sites.insert(contentsOf: found.linked.publishers, at: 1)
        siteNames = sites.compactMap { $0.flatMap { SiteName.cleaned(Self.clean($0)) } }
        rights = meta.all(.rights)
        let titleNames = MetaNames.shared.numbers(.title)
        let own = [found.microHeadline, found.linked.headline.map { Self.clean($0) }]
        titles = (titleNames.prefix(1).map { meta[$0] } + own + titleNames.dropFirst().map { meta[$0] } + [title])
            .compactMap { $0 }.map { Self.withoutSite($0, siteNames) }.filter { !$0.isEmpty }
        description = meta.all(.description).first
    }

    private mutating func readAuthors(_ found: Found) {
        let linked = found.linked.authors
        bodies = linked.filter(\.isBody).map { Self.clean($0.name) }
        authors = linked.map { Self.clean($0.name) }
        authors += found.meta.all(.author).filter { $0.utf8.first != UInt8(ascii: "@") }
        for (label, value) in zip(MetaNames.shared.numbers(.label), MetaNames.shared.numbers(.value)) {
            guard let label = found.meta[label], let value = found.meta[value] else { continue }
            if PageWords.shared.behindLabel((LowerCase.lowered(Array(label.utf8)) + [0x20])[...]) != nil {
                authors.append(value)
            }
        }
        authors += found.microAuthors
        isListOfAuthors = linked.count > 1
        authors = unique(isListOfAuthors ? linked.map { Self.clean($0.name) } + authors : authors)
    }

    private mutating func readAddresses(_ found: Found) {
        let metas = found.meta.all(.address)
        let linked = found.linked.url.map { [Self.clean($0)] } ?? []
        let whole = [found.base, found.savedFrom].compactMap(\.self) + found.canonical + metas + linked
        let base = whole.first { PageAddress.host($0) != nil }
        let own: [String] = found.canonical + metas.prefix(1) + linked + metas.dropFirst()
        let wide = [found.savedFrom, found.readerAddress, found.base].compactMap(\.self) + found.alternates
        // Of most pages the first says all.
        let addresses = (own + wide).lazy.compactMap { PageAddress.article($0, base: base) }
        let page = addresses.first { !PageAddress.isHome($0) }
        // Some systems name their AMP copy as the canonical page.
        url = page.flatMap { page in
            guard PageAddress.isAMP(page) else { return page }
            return addresses.first { !PageAddress.isHome($0) && !PageAddress.isAMP($0) && own.contains($0) } ?? page
        }
        host = (url ?? addresses.first { _ in true }).flatMap(PageAddress.host)
    }

    private func unique(_ names: [String]) -> [String] {
        names.reduce(into: []) { known, name in
            if !known.contains(where: { $0.lowercased() == name.lowercased() }) { known.append(name) }
        }
    }

    /// White space as one space; entities that were escaped twice as what they stand for.
    static func clean(_ text: String) -> String { clean(Array(text.utf8)[...]) }

    static func clean(_ text: ArraySlice<UInt8>) -> String {
        var collapsed = CollapsedText()
        // Templates escape every letter with a mark, though a script's text holds no entities: "T&#xE2;m", "B&#225;o".
        collapsed.append(CharacterReferences.resolve(Array(text))[...])
        return collapsed.string
    }

    // MARK: The title

    private static let separators = [" | ", " - ", " – ", " — ", " :: ", " • ", " « "].map { Array($0.utf8) }

    /// Parts a title at the last of a separator.
    private static func parted(_ title: ArraySlice<UInt8>, at separator: [UInt8]) -> (
        head: ArraySlice<UInt8>, tail: ArraySlice<UInt8>
    )? {
        ByteSearch.last(separator, in: title).map { (title[..<$0], title[($0 + separator.count)...]) }
    }

    /// The headline without " | Thanh Niên" and the like.
    private static func withoutSite(_ title: String, _ outlets: [String]) -> String {
        guard title.utf8.count <= longestTitle else { return title }
        let outlets = outlets.map { WordKeys($0) }
        var rest = Array(title.utf8)[...]
        while let shorter = withoutLastPart(rest, outlets) { rest = shorter }
        return String(decoding: rest, as: UTF8.self)
    }

    /// In bytes; what is longer is no title.
    private static let longestTitle = 1000

    private static func withoutLastPart(_ title: ArraySlice<UInt8>, _ outlets: [WordKeys]) -> ArraySlice<UInt8>? {
        for (place, separator) in separators.enumerated() {
            guard let (head, tail) = parted(title, at: separator) else { continue }
            let words = WordKeys(tail)
            let length = head.count { $0 & 0xC0 != 0x80 }
            let isSite =
                place == 0 || place == 4 || tail.contains(UInt8(ascii: "."))
                || outlets.contains { $0.common(words) > 0 } || words.count <= 4 && length >= 30
            if isSite, length >= 10 { return head }
        }
        return nil
    }
}
