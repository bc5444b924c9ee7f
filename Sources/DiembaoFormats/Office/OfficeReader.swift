import DiembaoExtract

/// Reads word processors' documents in ZIP archives (a pass): DOCX (ECMA-376, ISO/IEC 29500) and ODT (OpenDocument 1.3,
/// ISO/IEC 26300). What else is in such archives is named.
struct OfficeReader {
    let reading: DocumentReading
    /// How deep in other files the archive is.
    let depth: Int

    func read(_ bytes: [UInt8], _ budget: inout UnpackingBudget) throws(ExtractionFailure) -> ExtractedDocument {
        let archive = try ZIPArchive(bytes)
        var package = OfficePackage(archive: archive, budget: budget)
        defer { budget = package.budget }
        if let types = package.name("[Content_Types].xml") { return try readOpenXML(types, &package) }
        return try readOpenDocument(&package)
    }

    // MARK: DOCX

    /// - Parameter typesName: the file that says which part has which type.
    private func readOpenXML(
        _ typesName: String, _ package: inout OfficePackage
    ) throws(ExtractionFailure) -> ExtractedDocument {
        let types = ContentTypeReading()
        try package.parse(typesName, types)
        let root = try package.relations(of: "")
        guard let main = root.target("officeDocument") ?? types.main else {
            throw ExtractionFailure(.unsupported, OfficeFormat.unknownPackage(package.archive.names))
        }
        // It says what it is, and was cut off before that came.
        guard let name = package.name(main) else { throw ExtractionFailure(.damaged, "\(main) is missing in it") }
        let type = types.type(of: name)
        guard let mediaType = OfficeFormat.wordTypes[type] else {
            throw ExtractionFailure(.unsupported, OfficeFormat.openXML(type))
        }
        let relations = try package.relations(of: name)
        let styles = WordStyleReading()
        if let part = relations.target("styles").flatMap({ package.name($0) }) { try package.parse(part, styles) }
        let document = WordDocument(styles: styles.styles)
        try package.parse(name, document)
        let properties = PropertyReading()
        if let part = root.target("core-properties").flatMap({ package.name($0) }) {
            try package.parse(part, properties)
        }
        var body = document.finish()
        if let whole = try read(document.chunks, of: &body, relations, &package) {
            return ExtractedDocument(mediaType: mediaType, articles: whole)
        }
        let layout = ArticleLayout(body: body, title: properties.title)
        return ExtractedDocument(mediaType: mediaType, articles: [try layout.article()])
    }

    /// Puts other documents that stand in the text in their places.
    ///
    /// - Returns: the articles of one that is all the text there is, as programs that turn web pages into DOCX write it.
    private func read(
        _ chunks: [WordDocument.Chunk], of body: inout BodyText, _ relations: RelationReading,
        _ package: inout OfficePackage
    ) throws(ExtractionFailure) -> [ExtractedArticle]? {
        guard chunks.count <= WordDocument.mostChunks else {
            throw ExtractionFailure(.limit, "more than \(WordDocument.mostChunks) other documents stand in its text")
        }
        // From the last on, so that places stay what they are.
        for chunk in chunks.reversed() {
            guard let name = relations.part(chunk.id).flatMap({ package.name($0) }) else { continue }
            let bytes = try package.read(name)
            let inside: [ExtractedArticle]
            do {
                inside = try reading.read(bytes, depth: depth + 1, &package.budget).articles
            } catch {
                // One that is of no kind that is read is left out; but not what all of them share the limits of.
                guard error.code != .limit else { throw error }
                continue
            }
            if chunks.count == 1, body.paragraphs.isEmpty { return inside }
            body.insert(inside.flatMap(Self.paragraphs), at: chunk.place)
        }
        return nil
    }

    private static func paragraphs(_ article: ExtractedArticle) -> [StyledParagraph] {
        switch article.content {
        case .paragraphs(let paragraphs):
            return paragraphs.map { StyledParagraph(style: ParagraphStyle($0.role), text: $0.text) }
        case .file(let bytes):
            // Word for Windows writes pages in the encoding of its system.
            let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
            guard let bytes = isUTF8 ? bytes : MailMessage.utf8(bytes, from: "windows-1258") else { return [] }
            let text = MailText(bytes: bytes, form: isPage(bytes) ? .html : .unbroken)
            return text.paragraphs.map { StyledParagraph(style: .body, text: $0) }
        }
    }

    /// Whether a text begins with an element: a page does, whatever it leaves out.
    private static func isPage(_ bytes: [UInt8]) -> Bool {
        bytes.prefix(512).first { $0 > 0x20 && $0 < 0x80 } == UInt8(ascii: "<")
    }

    // MARK: ODT

    private func readOpenDocument(_ package: inout OfficePackage) throws(ExtractionFailure) -> ExtractedDocument {
        let names = Set(package.archive.names)
        let mimetype = names.contains("mimetype") ? try package.read("mimetype") : []
        var type = String(decoding: mimetype.prefix(200).drop { $0 <= 0x20 }.prefix { $0 > 0x20 }, as: UTF8.self)
        let manifest = ManifestReading()
        if names.contains("META-INF/manifest.xml"), type.isEmpty || OfficeFormat.openDocument(type) == nil {
            try package.parse("META-INF/manifest.xml", manifest)
            if type.isEmpty { type = manifest.type ?? "" }
        }
        guard OfficeFormat.textTypes.contains(type) else {
            throw ExtractionFailure(
                .unsupported, OfficeFormat.openDocument(type) ?? OfficeFormat.unknownPackage(package.archive.names))
        }
        if manifest.isEncrypted { throw ExtractionFailure(.encrypted, "it can be read with its password only") }
        guard names.contains("content.xml") else { throw ExtractionFailure(.damaged, "content.xml is missing in it") }
        let styles = OpenDocumentStyles()
        if names.contains("styles.xml") { try package.parse("styles.xml", styles) }
        let text = OpenDocumentText(styles: styles)
        try package.parse("content.xml", text)
        let properties = PropertyReading()
        if names.contains("meta.xml") { try package.parse("meta.xml", properties) }
        let layout = ArticleLayout(body: text.finish(), title: properties.title)
        return ExtractedDocument(mediaType: type, articles: [try layout.article()])
    }
}

/// An archive of parts that refer to one another (data).
struct OfficePackage {
    let archive: ZIPArchive
    var budget: UnpackingBudget
    private let byFoldedName: [String: String]

    init(archive: ZIPArchive, budget: UnpackingBudget) {
        self.archive = archive
        self.budget = budget
        // The first of several, as for one name.
        byFoldedName = Dictionary(archive.names.map { ($0.lowercased(), $0) }) { first, _ in first }
    }

    /// The file of a part: parts' names are the same whatever the case of their letters (ECMA-376-2, "Part names").
    func name(_ part: String) -> String? { byFoldedName[part.lowercased()] }

    mutating func read(_ name: String) throws(ExtractionFailure) -> [UInt8] {
        guard let bytes = try archive.read(name, &budget) else {
            throw ExtractionFailure(.damaged, "\(name) is missing in it")
        }
        return bytes
    }

    mutating func parse(_ name: String, _ reader: some XMLReading) throws(ExtractionFailure) {
        try XMLParsing.parse(read(name), name, reader)
    }

    /// What a part refers to (ECMA-376-2, "Relationships"): "word/document.xml" does so in "word/_rels/document.xml.rels".
    ///
    /// - Parameter part: empty for the package.
    mutating func relations(of part: String) throws(ExtractionFailure) -> RelationReading {
        let slash = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
        let folder = String(part[..<slash])
        let relations = RelationReading(folder: folder)
        if let file = name(folder + "_rels/" + part[slash...] + ".rels") { try parse(file, relations) }
        return relations
    }
}
