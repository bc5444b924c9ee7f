import DiembaoCore

/// One line of a stream: an article's text or its file, and what is known of it (data).
///
/// For example, `{"id": "17", "text": "…", "published": "2021-12-08"}`.
struct StreamRequest: Sendable {
    enum Article: Sendable, Equatable {
        case text(String)
        case file(FileArgument)
    }

    /// Why a line is no request (data).
    struct Fault: Error, Equatable {
        /// The line's identifier, where it could be read.
        var id: String?
        /// A clause without a full stop.
        var reason: String
    }

    var id: String?
    var article: Article
    var metadata: DocumentMetadata

    /// - parameter defaults: what holds where the line does not say.
    init(line: [UInt8], defaults: DocumentMetadata) throws(Fault) {
        let value: JSONValue
        do {
            value = try JSONReader.value(in: line)
        } catch {
            throw Fault(reason: "it is not JSON: \(error.reason) (column \(error.column))")
        }
        guard case .object = value else { throw Fault(reason: "it is \(value), not an object") }
        let id = try Self.identifier(of: value)
        func text(_ key: String) throws(Fault) -> String? {
            switch value[key] {
            case nil, .null: return nil
            case .string(let string): return string
            case .some(let other): throw Fault(id: id, reason: "\"\(key)\" is \(other), not a string")
            }
        }
        self.id = id
        metadata = DocumentMetadata(
            published: try text("published") ?? defaults.published, outlet: try text("outlet") ?? defaults.outlet,
            url: try text("url") ?? defaults.url, language: try text("language") ?? defaults.language)
        switch (try text("text"), try text("path")) {
        case (let text?, nil): article = .text(text)
        case (nil, let path?) where !path.isEmpty && !path.utf8.contains(0): article = .file(FileArgument(path))
        case (nil, .some): throw Fault(id: id, reason: "\"path\" names no file")
        case (nil, nil): throw Fault(id: id, reason: "neither \"text\" nor \"path\" is there")
        case (.some, .some): throw Fault(id: id, reason: "both \"text\" and \"path\" are there")
        }
    }

    /// Identifiers that are whole numbers, as databases have them, are taken as they are written.
    private static func identifier(of line: JSONValue) throws(Fault) -> String? {
        switch line["id"] {
        case nil, .null: return nil
        case .string(let string): return string
        case .number(let number) where number.isInteger: return number.literal
        case .some(let other): throw Fault(reason: "\"id\" is \(other), not a string")
        }
    }
}
