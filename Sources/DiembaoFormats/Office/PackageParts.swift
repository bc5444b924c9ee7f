/// Reads which part of a package has which type (a pass; ECMA-376-2, "Media types").
final class ContentTypeReading: XMLReading {
    enum Element: String {
        case standard = "ct:Default"
        case override = "ct:Override"
    }

    private var byPart: [String: String] = [:]
    private var byExtension: [String: String] = [:]
    /// The first part that has the type of a main one.
    private(set) var main: String?

    func begin(_ element: Element, _ attributes: XMLAttributes) {
        guard let type = attributes["ContentType"] else { return }
        switch element {
        case .standard: if let suffix = attributes["Extension"] { byExtension[suffix.lowercased()] = type }
        case .override:
            guard let written = attributes["PartName"] else { return }
            let part = String(written.drop { $0 == "/" })
            byPart[part.lowercased()] = type
            if main == nil, OfficeFormat.wordTypes[type] != nil { main = part }
        }
    }

    func end(_ element: Element) {}
    func text(_ text: UnsafeBufferPointer<UInt8>) {}

    func type(of part: String) -> String {
        let suffix = part.lastIndex(of: ".").map { part[part.index(after: $0)...] } ?? ""
        return byPart[part.lowercased()] ?? byExtension[suffix.lowercased()] ?? ""
    }
}

/// Reads what a part refers to (a pass; ECMA-376-2, "Relationships").
final class RelationReading: XMLReading {
    enum Element: String { case relationship = "rel:Relationship" }

    private let folder: String
    private var targets: [String: String] = [:]
    private var byID: [String: String] = [:]

    init(folder: String) { self.folder = folder }

    func begin(_ element: Element, _ attributes: XMLAttributes) {
        guard let type = attributes["Type"], let target = attributes["Target"], attributes["TargetMode"] != "External"
        else { return }
        // The two editions of the standard, transitional and strict, name the same kinds with other words before them.
        let kind = String(type[(type.lastIndex(of: "/").map { type.index(after: $0) } ?? type.startIndex)...])
        if targets[kind] == nil { targets[kind] = resolved(target) }
        if let id = attributes["Id"], byID[id] == nil { byID[id] = resolved(target) }
    }

    func end(_ element: Element) {}
    func text(_ text: UnsafeBufferPointer<UInt8>) {}

    /// The part to which a kind of relation leads: "styles".
    func target(_ kind: String) -> String? { targets[kind] }

    /// The part to which the relation of an identifier leads.
    func part(_ id: String) -> String? { byID[id] }

    /// Names of parts go from the part's folder, or from the root with a slash (RFC 3986, 5.2.4).
    private func resolved(_ target: String) -> String {
        let path = target.hasPrefix("/") ? target : folder + target
        var steps: [Substring] = []
        for step in path.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}

/// Reads the list of files of an OpenDocument package (a pass; OpenDocument 1.3 part 2, "Manifest file").
final class ManifestReading: XMLReading {
    enum Element: String {
        case file = "manifest:file-entry"
        case encryption = "manifest:encryption-data"
    }

    /// Of the whole package.
    private(set) var type: String?
    /// Whether the text, or the package as a whole, is encrypted.
    private(set) var isEncrypted = false
    private var path = ""

    func begin(_ element: Element, _ attributes: XMLAttributes) {
        switch element {
        case .file:
            path = attributes["full-path"] ?? ""
            if path == "/" { type = attributes["media-type"] }
        case .encryption: if path == "content.xml" || path == "encrypted-package" { isEncrypted = true }
        }
    }

    func end(_ element: Element) {}
    func text(_ text: UnsafeBufferPointer<UInt8>) {}
}

/// Reads the title in a document's properties (a pass; ECMA-376-2, "Core properties", and OpenDocument 1.3 part 3, "Metadata elements").
final class PropertyReading: XMLReading {
    enum Element: String { case title = "dc:title" }

    private var bytes: [UInt8]?
    private var isInTitle = false

    var title: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

    /// A longer one is none.
    private static let longestTitle = 1000

    func begin(_ element: Element, _ attributes: XMLAttributes) {
        isInTitle = bytes == nil
        if isInTitle { bytes = [] }
    }

    func end(_ element: Element) {
        isInTitle = false
        if let length = bytes?.count, length > Self.longestTitle { bytes = nil }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {
        if isInTitle { bytes?.append(contentsOf: text) }
    }
}
