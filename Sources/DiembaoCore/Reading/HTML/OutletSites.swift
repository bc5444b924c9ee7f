/// `outlet-sites.tsv`: whose a site is (a resource, built once).
struct OutletSites: Sendable {
    static let shared = OutletSites(rows: EmbeddedData.outletSites.rows)

    /// By site; "-" for one that only passes on the pages of others.
    private let names: [Substring: String]
    /// The names in lower case, without the words for any outlet: of all, and of those that go by without them, "Thanh Niên".
    private let outlets: WholeTexts
    private let bareOutlets: WholeTexts

    private init(rows: [TableRow]) {
        var names: [Substring: String] = [:]
        for row in rows where row.count >= 2 { names[row[0][...]] = row[1] }
        self.names = names
        let words = PageWords.shared
        outlets = WholeTexts(names.values.map { LowerCase.lowered(Array(words.bareOutlet($0).utf8)) })
        bareOutlets = WholeTexts(
            names.values.map { LowerCase.lowered(Array($0.utf8)) }.filter { words.siteHead($0[...]) == nil })
    }

    /// Whether a name is that of an outlet of the list: "Thanh Niên", "Báo Thanh Niên", "Báo Hòa Bình"; "Hòa Bình" alone is a person's, too.
    func isOutlet(_ name: String) -> Bool {
        let lowered = LowerCase.lowered(Array(name.utf8))
        if bareOutlets.contains(lowered[...]) { return true }
        let bare = PageWords.shared.bareOutlet(name)
        return bare != name && outlets.contains(LowerCase.lowered(Array(bare.utf8))[...])
    }

    /// The usual name of the outlet whose a host is: "Thanh Niên" of "m.thanhnien.vn".
    func name(of host: String) -> String? { entry(host).flatMap { $0 == "-" ? nil : $0 } }

    /// Whether a site is an archive, a cache or the like, whose pages are others'.
    func passesOn(_ host: String) -> Bool { entry(host) == "-" }

    private func entry(_ host: String) -> String? {
        var rest = host[...]
        while true {
            if let name = names[rest] { return name }
            guard let dot = rest.firstIndex(of: ".") else { return nil }
            rest = rest[rest.index(after: dot)...]
        }
    }
}

/// Compares an outlet's name with a host's, which hosts write without marks and spaces, or by its first letters (a pass).
struct HostWords {
    /// The parts of the host that can be a name: "nld" of "m.nld.com.vn".
    private let labels: [[UInt8]]

    init(_ host: String) {
        labels = host.parts { $0 == UInt8(ascii: ".") }.filter { $0.utf8.count >= 3 && !Self.common.contains($0) }.map {
            $0.utf8.filter { $0 != UInt8(ascii: "-") }
        }
    }

    /// Of organisations, of countries, of services.
    private static let common: Set<Substring> = [
        "com", "net", "org", "gov", "edu", "info", "www", "amp", "mobile", "int",
    ]

    /// "Báo Quảng Ninh" fits "baoquangninh.vn", "Báo Người Lao Động" fits "nld.com.vn".
    func fit(_ name: String) -> Bool {
        let whole = Self.letters(name)
        let bare = PageWords.shared.bareOutlet(name)
        let core = Self.letters(bare)
        guard core.count >= 2 else { return false }
        let initials = bare.spacedParts.compactMap { Self.letters(String($0)).first }
        return labels.contains { label in
            whole == label || core == label || core.count >= 4 && ByteSearch.first(core, in: label[...]) != nil
                || label.count >= 4 && ByteSearch.first(label, in: core[...]) != nil
                || initials.count >= 3 && initials == label
        }
    }

    /// Whether a name, with or without the words for any outlet, is the host's whole name: "Báo Quảng Ninh" of "baoquangninh.vn", "Quân đội nhân
    /// dân" of "qdnd.vn", "Tuổi Trẻ Cuối tuần" of "cuoituan.tuoitre.vn".
    func isWhole(_ name: String) -> Bool {
        let bare = PageWords.shared.bareOutlet(name)
        let spelled = [Self.letters(name), Self.letters(bare)]
        let initials = bare.spacedParts.compactMap { Self.letters(String($0)).first }
        if spelled.contains(Array(labels.reversed().joined())) { return true }
        return labels.contains { label in
            label.count >= 3 && spelled.contains(label) || initials.count >= 3 && initials == label
        }
    }

    /// Whether one of the host's parts is just this: "Cuối tuần" of "cuoituan.vidu.vn".
    func hasPart(_ text: String) -> Bool { labels.contains(Self.letters(text)) }

    /// Whether the host has a single part that can be a name.
    var isSingle: Bool { labels.count == 1 }

    /// Whether a word is the host's name in other letters: "VietNamNet" for "vietnamnet.vn".
    func spell(_ word: some Sequence<UInt8>) -> Bool {
        let lowered = word.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        return labels.contains(lowered)
    }

    private static func letters(_ name: String) -> [UInt8] { LetterFolding.plain(name) }
}
