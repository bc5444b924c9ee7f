import DiembaoExtract
import Foundation
import Testing

@testable import DiembaoFormats

/// Documents of office programs as the tests write them, and what becomes of them.
enum OfficeFiles {
    static let wordNamespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
        xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
        xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
        xmlns:v="urn:schemas-microsoft-com:vml"
        """
    private static let documentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// As Word writes it: where parts stand is told by relations alone.
    static func word(
        _ body: String, styles: String? = nil, title: String? = nil, part: String = "word/document.xml",
        type: String = documentType, chunks: [(name: String, text: String)] = []
    ) -> ZIPWriter {
        let folder = part.split(separator: "/").dropLast().joined(separator: "/")
        let name = part.split(separator: "/").last!
        var files = [
            (
                "[Content_Types].xml",
                """
                <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                <Default Extension="xml" ContentType="application/xml"/><Override PartName="/\(part)" \
                ContentType="\(type)"/></Types>
                """
            ),
            (
                "_rels/.rels",
                relationships([
                    ("officeDocument", part),
                    ("metadata/core-properties", "docProps/core.xml"),
                ])
            ),
            (
                "\(folder)/_rels/\(name).rels",
                relationships([("styles", "styles.xml")] + chunks.map { ("aFChunk", $0.name) })
            ),
            (part, "<w:document \(wordNamespaces)><w:body>\(body)</w:body></w:document>"),
        ]
        files += chunks.map { ("\(folder)/\($0.name)", $0.text) }
        if let styles {
            files.append(("\(folder)/styles.xml", "<w:styles \(wordNamespaces)>\(styles)</w:styles>"))
        }
        if let title {
            files.append(
                (
                    "docProps/core.xml",
                    """
                    <cp:coreProperties \
                    xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
                    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">\
                    <dc:title>\(title)</dc:title><dc:creator>Admin</dc:creator>\
                    <dcterms:created>2026-11-20T08:00:00Z</dcterms:created></cp:coreProperties>
                    """
                ))
        }
        return ZIPWriter(files)
    }

    private static func relationships(_ targets: [(String, String)]) -> String {
        let all = targets.enumerated().map { number, target in
            "<Relationship Id=\"r\(number)\" Type=\"\(relations)/\(target.0)\" Target=\"\(target.1)\"/>"
        }
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + all.joined() + "</Relationships>"
    }

    static let openNamespaces = """
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
        xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
        xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" \
        xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" \
        xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" \
        xmlns:dc="http://purl.org/dc/elements/1.1/"
        """

    static func open(_ text: String, automatic: String = "", styles: String = "", title: String? = nil) -> ZIPWriter {
        var files = [
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            (
                "content.xml",
                """
                <office:document-content \(openNamespaces)><office:automatic-styles>\(automatic)\
                </office:automatic-styles><office:body><office:text>\(text)</office:text></office:body>\
                </office:document-content>
                """
            ),
            (
                "styles.xml",
                """
                <office:document-styles \(openNamespaces)><office:styles>\(styles)</office:styles>\
                </office:document-styles>
                """
            ),
        ]
        if let title {
            files.append(
                (
                    "meta.xml",
                    """
                    <office:document-meta \(openNamespaces)><office:meta><dc:title>\(title)</dc:title>\
                    <dc:creator>Admin</dc:creator></office:meta></office:document-meta>
                    """
                ))
        }
        return ZIPWriter(files)
    }

    static func rtf(_ text: String) -> [UInt8] { Array("{\\rtf1\\ansi\\ansicpg1252\\deff0 \(text)}".utf8) }

    /// A document that a program wrote.
    static func fixture(_ name: String) throws -> [UInt8] {
        let folder = try #require(Bundle.module.resourceURL).appending(path: "Fixtures/Office")
        return [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    // MARK: What is read

    static func article(_ bytes: [UInt8]) throws(ExtractionFailure) -> ExtractedArticle {
        try DocumentReading().read(bytes).articles[0]
    }

    static func paragraphs(_ bytes: [UInt8]) throws(ExtractionFailure) -> [ExtractedParagraph] {
        guard case .paragraphs(let paragraphs) = try article(bytes).content else { return [] }
        return paragraphs
    }

    static func texts(_ bytes: [UInt8]) throws(ExtractionFailure) -> [String] { try paragraphs(bytes).map(\.text) }

    static func failure(_ bytes: [UInt8]) -> ExtractionFailure? {
        do throws(ExtractionFailure) {
            _ = try DocumentReading().read(bytes)
            return nil
        } catch { return error }
    }
}
