import DiembaoExtract

/// Reads an OpenDocument text in a single XML file, which word processors call Flat ODT (a pass; OpenDocument 1.3 part 3, "office:document").
///
/// Properties, styles and text stand in it one behind the other, as they do in the files of a package.
final class FlatOpenDocument: XMLReading {
    enum Element: RawRepresentable {
        case document
        case title
        case content(OpenDocumentText.Element)

        init?(rawValue: String) {
            switch rawValue {
            case "office:document": self = .document
            case PropertyReading.Element.title.rawValue: self = .title
            default:
                guard let element = OpenDocumentText.Element(rawValue: rawValue) else { return nil }
                self = .content(element)
            }
        }

        var rawValue: String {
            switch self {
            case .document: "office:document"
            case .title: PropertyReading.Element.title.rawValue
            case .content(let element): element.rawValue
            }
        }
    }

    /// What reports give as its media type (OpenDocument 1.3 part 3, "MIME types and file name extensions", names none of its own for it).
    static let mediaType = "application/vnd.oasis.opendocument.text-flat-xml"

    private var type = ""
    private let properties = PropertyReading()
    private let content = OpenDocumentText(styles: OpenDocumentStyles())

    static func read(_ bytes: [UInt8]) throws(ExtractionFailure) -> ExtractedDocument {
        let document = FlatOpenDocument()
        try XMLParsing.parse(bytes, "the document", document)
        guard OfficeFormat.textTypes.contains(document.type) else {
            throw ExtractionFailure(
                .unsupported,
                OfficeFormat.openDocument(document.type) ?? "an OpenDocument file that does not say what it is")
        }
        let layout = ArticleLayout(body: document.content.finish(), title: document.properties.title)
        return ExtractedDocument(mediaType: mediaType, articles: [try layout.article()])
    }

    func begin(_ element: Element, _ attributes: XMLAttributes) {
        switch element {
        case .document: if type.isEmpty { type = attributes["mimetype"] ?? "" }
        case .title: properties.begin(.title, attributes)
        case .content(let element): content.begin(element, attributes)
        }
    }

    func end(_ element: Element) {
        switch element {
        case .document: break
        case .title: properties.end(.title)
        case .content(let element): content.end(element)
        }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {
        properties.text(text)
        content.text(text)
    }
}
