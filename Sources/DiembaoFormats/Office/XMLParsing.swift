import CXML
import DiembaoExtract

/// What is told of one file of XML while it is parsed.
protocol XMLReading: AnyObject {
    /// Elements that the reader knows, each named with the prefix of ``XMLNames``: "w:p".
    associatedtype Element: RawRepresentable<String>
    func begin(_ element: Element, _ attributes: XMLAttributes)
    func end(_ element: Element)
    /// - Parameter text: UTF-8, perhaps a part of what stands between two tags.
    func text(_ text: UnsafeBufferPointer<UInt8>)
}

/// The attributes of the element that begins (data, valid while it is told of).
struct XMLAttributes {
    fileprivate let pointer: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    fileprivate let count: Int

    /// - Parameter name: without prefix: no attribute that is asked for has a namesake in another namespace.
    subscript(_ name: StaticString) -> String? {
        guard let pointer else { return nil }
        // Name, prefix, namespace, value and the value's end.
        for at in 0..<count where isEqual(pointer[5 * at], name) {
            guard let start = pointer[5 * at + 3], let end = pointer[5 * at + 4], end >= start else { return nil }
            return String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
        }
        return nil
    }

    private func isEqual(_ written: UnsafePointer<xmlChar>?, _ name: StaticString) -> Bool {
        guard let written else { return false }
        for at in 0..<name.utf8CodeUnitCount where written[at] != name.utf8Start[at] { return false }
        return written[name.utf8CodeUnitCount] == 0
    }

    /// Whether a property of Word's is set: by its presence, unless its value says otherwise (ECMA-376-1, 22.9.2.7).
    var isOn: Bool {
        switch self["val"] {
        case "0", "false", "off": false
        default: true
        }
    }
}

/// Parses XML with libxml2, event by event (a pass).
///
/// No tree is built, no entity but the five of XML itself is known, and nothing is loaded. ECMA-376-2 forbids document types ("XML usage");
/// old OpenDocument names some, and declares nothing in them: a file is refused where it does.
enum XMLParsing {
    private static let library: Void = xmlInitParser()
    /// Of one element; libxml2 compares each with all before it. Roots have some forty.
    private static let mostAttributes = 500
    /// Different ones in a file, of elements, attributes and prefixes; libxml2 finds them the slower the more there are. OpenDocument, the
    /// larger of the formats, has some two thousand.
    fileprivate static let mostNames = 50_000

    /// - Parameter name: of the file, for what is said of a fault.
    /// - Throws: ``ExtractionFailure/Code/damaged`` for what is not well-formed, even if something could be read before: half an article
    ///   would pass for a whole one.
    static func parse<Reader: XMLReading>(
        _ bytes: [UInt8], _ name: String, _ reader: Reader
    ) throws(ExtractionFailure) {
        library
        guard !hasManyAttributes(bytes) else {
            throw ExtractionFailure(.limit, "in \(name) an element has more than \(mostAttributes) attributes")
        }
        var handler = xmlSAXHandler()
        handler.initialized = XML_SAX2_MAGIC
        handler.entityDecl = { context, _, _, _, _, _ in Events.of(context).refuseDeclaration() }
        handler.unparsedEntityDecl = { context, _, _, _, _ in Events.of(context).refuseDeclaration() }
        handler.notationDecl = { context, _, _, _ in Events.of(context).refuseDeclaration() }
        handler.elementDecl = { context, _, _, _ in Events.of(context).refuseDeclaration() }
        handler.attributeDecl = { context, _, _, _, _, _, tree in
            xmlFreeEnumeration(tree)
            Events.of(context).refuseDeclaration()
        }
        handler.processingInstruction = { context, _, _ in Events.of(context).countNames() }
        handler.startElementNs = { context, name, _, namespace, _, _, count, _, attributes in
            Events.of(context).begin(name, namespace, XMLAttributes(pointer: attributes, count: Int(count)))
        }
        handler.endElementNs = { context, name, _, namespace in Events.of(context).end(name, namespace) }
        let text: charactersSAXFunc = { context, text, length in
            Events.of(context).text(UnsafeBufferPointer(start: text, count: Int(length)))
        }
        handler.characters = text
        handler.ignorableWhitespace = text
        handler.cdataBlock = text
        // Without one, libxml2 writes to standard error.
        handler.serror = { _, _ in }

        let context = bytes.withUnsafeBytes { buffer in
            xmlCreateMemoryParserCtxt(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count))
        }
        guard let context else { throw ExtractionFailure(.damaged, "\(name) is empty") }
        defer { xmlFreeParserCtxt(context) }
        let events = ReaderEvents(reader, context)
        _ = xmlCtxtUseOptions(
            context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue))
        context.pointee.sax.pointee = handler
        withExtendedLifetime(events) {
            context.pointee.userData = Unmanaged<Events>.passUnretained(events).toOpaque()
            xmlParseDocument(context)
            context.pointee.sax.pointee = xmlSAXHandler()
        }
        if let failure = events.failure { throw ExtractionFailure(failure.code, "\(name) \(failure.detail)") }
        guard context.pointee.wellFormed == 1 else {
            let error = xmlCtxtGetLastError(context)
            throw ExtractionFailure(.damaged, "\(name) is no well-formed XML (line \(error?.pointee.line ?? 0))")
        }
    }

    /// Whether so many values are opened between two elements' beginnings, in any encoding that has ASCII's codes among its bytes.
    private static func hasManyAttributes(_ bytes: [UInt8]) -> Bool {
        var values = 0
        var last: UInt8 = 0
        for byte in bytes where byte > 0x20 {
            switch byte {
            case UInt8(ascii: "<"): values = 0
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if last == UInt8(ascii: "=") { values += 1 }
                if values > mostAttributes { return true }
            default: break
            }
            last = byte
        }
        return false
    }
}

/// Passes libxml2's events on (a resource).
private class Events {
    let context: xmlParserCtxtPtr
    /// Why the file is read no further.
    private(set) var failure: ExtractionFailure?

    init(_ context: xmlParserCtxtPtr) { self.context = context }

    static func of(_ context: UnsafeMutableRawPointer?) -> Events {
        Unmanaged<Events>.fromOpaque(context!).takeUnretainedValue()
    }

    func refuseDeclaration() { stop(.damaged, "has a document type that declares something, and such are not read") }

    func stop(_ code: ExtractionFailure.Code, _ detail: String) {
        failure = ExtractionFailure(code, detail)
        xmlStopParser(context)
    }

    func countNames() {
        guard failure == nil, xmlDictSize(context.pointee.dict) > XMLParsing.mostNames else { return }
        stop(.limit, "has more than \(XMLParsing.mostNames) names")
    }

    func begin(_ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?, _ attributes: XMLAttributes) {}
    func end(_ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?) {}
    func text(_ text: UnsafeBufferPointer<UInt8>) {}
}

private final class ReaderEvents<Reader: XMLReading>: Events {
    /// libxml2 has each name once in memory as long as it parses.
    private struct Name: Hashable {
        var local: UnsafePointer<xmlChar>?
        var namespace: UnsafePointer<xmlChar>?
    }

    private let reader: Reader
    private var elements: [Name: Reader.Element?] = [:]

    init(_ reader: Reader, _ context: xmlParserCtxtPtr) {
        self.reader = reader
        super.init(context)
    }

    override func begin(
        _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?, _ attributes: XMLAttributes
    ) {
        countNames()
        if failure == nil, let element = element(name, namespace) { reader.begin(element, attributes) }
    }

    override func end(_ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?) {
        if failure == nil, let element = element(name, namespace) { reader.end(element) }
    }

    override func text(_ text: UnsafeBufferPointer<UInt8>) {
        if failure == nil { reader.text(text) }
    }

    private func element(_ local: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?) -> Reader.Element? {
        let name = Name(local: local, namespace: namespace)
        if let known = elements[name] { return known }
        var element: Reader.Element?
        if let local, let namespace, let prefix = XMLNames.prefixes[String(cString: namespace)] {
            element = Reader.Element(rawValue: prefix + ":" + String(cString: local))
        }
        elements[name] = .some(element)
        return element
    }
}

/// The namespaces that the readers know, with the prefix that stands for each.
enum XMLNames {
    static let prefixes: [String: String] = {
        let word = "wordprocessingml"
        var prefixes = [
            "http://schemas.openxmlformats.org/\(word)/2006/main": "w",
            "http://purl.oclc.org/ooxml/\(word)/main": "w",
            "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
            "http://purl.oclc.org/ooxml/officeDocument/math": "m",
            "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
            "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
            "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
            "http://purl.org/dc/elements/1.1/": "dc",
        ]
        for name in ["office", "text", "style", "table", "drawing", "meta", "manifest"] {
            prefixes["urn:oasis:names:tc:opendocument:xmlns:\(name):1.0"] = name
        }
        prefixes["urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"] = "svg"
        return prefixes
    }()
}
