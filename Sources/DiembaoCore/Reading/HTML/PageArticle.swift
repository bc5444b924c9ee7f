/// The article that a page is about (data).
struct PageArticle {
    struct Paragraph: Equatable {
        enum Role { case body, caption }
        /// Well-formed, as the page was.
        var utf8: ArraySlice<UInt8>
        var role: Role

        var text: String { String(decoding: utf8, as: UTF8.self) }
    }

    var headline: String?
    var lead: String?
    var author: String?
    /// Who stands behind the text in the author's place and is no person: "PV".
    var desk: String?
    /// ISO 8601, a day or a time with its zone.
    var published: String?
    var outlet: String?
    /// Whether the page says so, and it is not only guessed from its title or address.
    var isOutletSure = false
    var url: String?
    var paragraphs: [Paragraph] = []
}

/// Finds the article of a page: its text by where most running text stands, the rest by metadata and by place (a pass).
///
/// After the manner of Readability (arc90, 2010) and of boilerplate removal by densities of text and links (Kohlschütter et al., 2010):
/// a block's text without links speaks for what holds it, the class names of Vietnamese outlets (`page-words.tsv`) for and against.
struct PageReading {
    let tree: HTMLTree
    let words = PageWords.shared
    let metadata: PageMetadata
    private(set) var blocks: [PageBlock] = []
    /// The text of all blocks, and the same in lower case.
    private(set) var text: [UInt8] = []
    private(set) var lowered: [UInt8] = []
    /// By node: whether it holds what is no article, by its element or its name.
    var isJunk: [Bool]
    /// By node: whether a reader never sees it.
    private(set) var isUnseen: [Bool] = []
    /// By node: the nearest element above it that begins a line, -1 for none.
    private(set) var above: [Int32] = []
    /// By node: what its class and what its id say.
    private(set) var classKinds: [PageNameKinds] = []
    private(set) var idKinds: [PageNameKinds] = []
    /// The words of the names that the page's outlet has by the metadata, and of the one that was found, without those for any outlet; all
    /// once the outlet is found.
    private(set) var outletNames: [WordKeys] = []
    /// Those of the usual name of the outlet whose the page's host is.
    private(set) var hostOutlet: WordKeys?
    /// By node: how many headings of the first order begin before it.
    private(set) var headings: [Int32] = []
    /// By block, the sum over all before it: of all text, and of the text of blocks that are hardly more than a link.
    private(set) var lengths: [Int] = [0]
    private(set) var linkLengths: [Int] = [0]

    static func read(_ page: [UInt8]) -> PageArticle {
        var reading = PageReading(HTMLParsing().parse(page))
        return reading.article()
    }

    private init(_ tree: HTMLTree) {
        self.tree = tree
        metadata = PageMetadata(tree)
        isJunk = [Bool](repeating: false, count: tree.nodes.count)
        readNodes()
        let cut = PageBlocks(tree: tree, kinds: classKinds)
        blocks = cut.blocks
        text = cut.text.bytes
        lowered = LowerCase.lowered(text)
        lengths.reserveCapacity(blocks.count + 1)
        linkLengths.reserveCapacity(blocks.count + 1)
        for block in blocks {
            let isLink = block.linkLength >= 15 && block.linkLength * 10 >= block.length * 7
            lengths.append(lengths.last! + block.length)
            linkLengths.append(linkLengths.last! + (isLink ? block.linkLength : 0))
        }
    }

    private mutating func readNodes() {
        let (nodes, attributes) = (tree.nodes, tree.attributes)
        var classKinds = [PageNameKinds](repeating: [], count: nodes.count)
        var idKinds = classKinds
        var above: [Int32] = []
        var isUnseen: [Bool] = []
        var headings: [Int32] = [0]
        above.reserveCapacity(nodes.count)
        isUnseen.reserveCapacity(nodes.count)
        headings.reserveCapacity(nodes.count + 1)
        for place in nodes.indices {
            let node = nodes[place]
            headings.append(headings[place] + (node.tag == .h1 ? 1 : 0))
            let parent = Int(node.parent)
            above.append(parent < 0 || nodes[parent].tag.isBlock ? node.parent : above[parent])
            var isHidden = parent >= 0 && isUnseen[parent]
            if node.tag != .text {
                isHidden = isHidden || node.tag.isUnseen
                for at in Int(node.slice.lowerBound)..<Int(node.slice.upperBound) {
                    let value = attributes[at].value
                    switch attributes[at].name {
                    case .class: classKinds[place] = words.kinds(tree.text(value))
                    case .id: idKinds[place] = words.kinds(tree.text(value))
                    case .hidden: isHidden = true
                    case .ariaHidden: isHidden = isHidden || tree.text(value).elementsEqual("true".utf8)
                    case .style: isHidden = isHidden || Self.hides(tree.text(value))
                    default: break
                    }
                }
            }
            isUnseen.append(isHidden)
        }
        (self.classKinds, self.idKinds) = (classKinds, idKinds)
        (self.above, self.isUnseen, self.headings) = (above, isUnseen, headings)
    }

    private static func hides(_ style: ArraySlice<UInt8>) -> Bool {
        style.withUnsafeBufferPointer { style in hidingStyles.contains { declares($0, style) } }
    }

    /// Whether a style has a declaration, in whatever case and with whatever white space.
    private static func declares(_ declaration: [UInt8], _ style: UnsafeBufferPointer<UInt8>) -> Bool {
        guard style.count >= declaration.count else { return false }
        return (0...style.count - declaration.count).contains { start in
            // From white space on, each would pass over all of it.
            guard style[start] > 0x20 else { return false }
            var found = 0
            for at in start..<style.count where style[at] > 0x20 {
                let small = style[at] >= 0x41 && style[at] <= 0x5A ? style[at] | 0x20 : style[at]
                guard small == declaration[found] else { return false }
                found += 1
                if found == declaration.count { return true }
            }
            return false
        }
    }

    private static let hidingStyles = ["display:none", "visibility:hidden"].map { Array($0.utf8) }

    private mutating func article() -> PageArticle {
        var article = PageArticle()
        article.url = metadata.url ?? addressInView()
        markJunk()
        spareWhatHoldsMost()
        markWhatFollows()
        var headline = headline()
        let container = container(headline)
        if headline.map({ isSite($0.text) }) ?? true, let container, let found = self.headline(before: container) {
            headline = found
        }
        article.headline = headline?.text
        let outlet = outlet(headline)
        article.outlet = outlet?.name
        outletNames = (metadata.siteNames + [outlet?.name].compactMap { $0 }).map(SiteName.keys(of:))
        hostOutlet = metadata.host.flatMap(OutletSites.shared.name(of:)).map(SiteName.keys(of:))
        article.isOutletSure = outlet?.isSure ?? false
        article.published = metadata.dates.first ?? article.url.flatMap(PageDate.inAddress)
        guard let container else { return article }
        let lead = lead(headline?.place, container)
        article.lead = lead.map { string(blocks[$0]) }
        let author = author(headline?.place, container)
        article.author = author.flatMap { $0.isPerson ? $0.name : nil }
        article.published =
            published(headline?.place, container, lead) ?? article.url.flatMap(PageDate.inAddress)
        article.paragraphs = paragraphs(container, &article, lead.map { blocks[$0].place }, headline?.place)
        // A name beside the text says more than a desk.
        article.author = article.author ?? author?.name ?? article.desk
        return article
    }

    /// "Liên kết bài viết: https://…", "Nguồn: https://…", as pages for printers have it.
    private func addressInView() -> String? {
        for block in blocks where !isUnseen[block.node] {
            let line = lowered[block.text]
            let start = words.behindAddressLabel(line)
            guard let start = start ?? words.behindSource(line) else { continue }
            // A source that has a name is another's.
            let reach = words.behindAddressLabel(line) == nil ? 1 : 8
            let rest = text[start..<block.text.upperBound]
            let words = rest.split(separator: 0x20).prefix(reach).map { String(decoding: $0, as: UTF8.self) }
            if let address = words.lazy.compactMap({ PageAddress.article($0) }).first, !PageAddress.isHome(address) {
                return address
            }
        }
        return nil
    }

    // MARK: What all parts ask

    func string(_ block: PageBlock) -> String { String(decoding: text[block.text], as: UTF8.self) }

    func keys(_ block: PageBlock) -> WordKeys { WordKeys(text[block.text]) }

    func has(_ kind: PageNameKinds, class node: Int) -> Bool { classKinds[node].contains(kind) }

    /// By class or id.
    func has(_ kind: PageNameKinds, _ node: Int) -> Bool { classKinds[node].union(idKinds[node]).contains(kind) }

    func end(of node: Int) -> Int { Int(tree.nodes[node].end) }

    /// The blocks whose text stands within an element.
    func held(by node: Int) -> Range<Int> {
        let start = firstBlock(from: node)
        return start..<max(start, firstBlock(from: end(of: node)))
    }

    /// The first block whose text stands at a node or behind it.
    func firstBlock(from node: Int) -> Int {
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].place < node { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether a block says what the page's own description says, as far as the shorter of the two goes.
    func isDescribed(_ block: PageBlock, by description: WordKeys) -> Bool {
        guard !description.isEmpty else { return false }
        let own = keys(block)
        return Double(own.common(description)) >= 0.6 * Double(min(own.count, description.count))
    }

    /// Whether a line is a picture's, by its element, its class, or because it says whose the picture is.
    func isCaption(_ block: PageBlock) -> Bool {
        if block.tag == .figcaption { return true }
        if block.length <= Self.longestCaption, words.creditsPicture(lowered[block.text]) {
            // "Bài và ảnh: Minh Tâm" (text and pictures) is of who wrote the article, too.
            return words.behindLabel(lowered[block.text]) == nil
        }
        var at = block.node
        for _ in 0..<4 where at >= 0 {
            let tag = tree.nodes[at].tag
            if tag == .figcaption { return true }
            if has(.caption, class: at) { return block.length <= 600 }
            if tag == .body || tag == .article || tag == .figure { break }
            at = Int(tree.nodes[at].parent)
        }
        return isUnderPicture(block)
    }

    /// In scalars, where no element says that it is one.
    private static let longestCaption = 300

    /// Whether a line stands right under a picture and looks like its text: in a table that holds both and nothing else, or in italics
    /// throughout.
    private func isUnderPicture(_ block: PageBlock) -> Bool {
        guard block.length <= Self.longestCaption, block.linkLength == 0, !block.tag.isHeading else { return false }
        var at = block.place - 1
        let furthest = max(0, block.place - Self.reachOfPicture)
        while at >= furthest, tree.nodes[at].tag != .img {
            if tree.isWritten(at) { return false }
            at -= 1
        }
        guard at >= furthest else { return false }
        let picture = at
        at = Int(tree.nodes[block.place].parent)
        // The first element from within that may say so.
        for _ in 0..<Self.depthOfCaption where at >= 0 {
            switch tree.nodes[at].tag {
            case .i, .em:
                if tree.wholeText(of: at, upTo: Self.longestCaption).length >= block.length { return true }
            case .table: return at < picture && held(by: at).count == 1
            case .body, .article, .section: return false
            default: break
            }
            at = Int(tree.nodes[at].parent)
        }
        return false
    }

    /// In nodes, which are mostly elements for looks.
    private static let reachOfPicture = 16
    private static let depthOfCaption = 8

    /// What belongs to a link to another article: its text beside the link in a small box, or behind it in the same line.
    func isTeaser(_ block: PageBlock, in container: Int = -1) -> Bool {
        if block.tag != .p, block.beginsWithLink, block.linkLength >= 20, block.linkLength * 4 >= block.length {
            return true
        }
        var at = block.node
        for _ in 0..<4 {
            at = Int(above[at])
            guard at > container, at >= 0 else { return false }
            let inside = held(by: at)
            let length = lengths[inside.upperBound] - lengths[inside.lowerBound]
            // What holds the headline is no small box, however short the article.
            if length > 2000 || holdsHeading(at) { return false }
            // An item of a list of articles begins with the link.
            let begins = linkLengths[inside.lowerBound + 1] > linkLengths[inside.lowerBound]
            if begins, hasKin(at, in: Int(tree.nodes[at].parent)) { return true }
            let links = linkLengths[inside.upperBound] - linkLengths[inside.lowerBound]
            if length <= 900, links * 5 >= max(1, length) { return true }
        }
        return false
    }

    /// Whether two or more children of an element have the name that one of them has.
    func hasKin(_ node: Int, in parent: Int) -> Bool {
        guard parent >= 0, let name = tree.value(.class, of: node), !name.isEmpty else { return false }
        var kin = 0
        var at = parent + 1
        for _ in 0..<Self.mostKin where at < end(of: parent) {
            if tree.nodes[at].tag == tree.nodes[node].tag, !isJunk[at], tree.value(.class, of: at) == name { kin += 1 }
            if kin >= 2 { return true }
            at = end(of: at)
        }
        return false
    }

    /// So many children of an element are looked at.
    private static let mostKin = 400

    /// The largest element within the container that a line opens and that holds more than it.
    func box(openedBy block: PageBlock, in container: Int = -1) -> Int? {
        var box: Int?
        var at = block.node
        for _ in 0..<Self.deepestBox where at > container {
            let inside = held(by: at)
            guard !inside.isEmpty, blocks[inside.lowerBound].place == block.place else { break }
            if inside.count > 1 { box = at }
            at = Int(tree.nodes[at].parent)
        }
        return box
    }

    private static let deepestBox = 16
}
