import CXML

/// Parses feeds with libxml2's parser of XML, event by event (a pass).
///
/// Nothing that a feed names is fetched, and entities that it declares are not kept: only those of XML and HTML stand for something.
/// Nothing grows, therefore, beyond the file's own size. libxml2 goes no deeper than 256 elements.
struct FeedParsing {
    struct Feed {
        var channel = FeedChannel()
        var items: [FeedItem] = []
        /// Where it first breaks the rules of XML.
        var fault: (line: Int, column: Int)?
    }

    /// Beyond these nothing is read.
    let mostItems: Int

    private static let library: Void = xmlInitParser()

    /// - Parameter feed: UTF-8, whatever it says of its encoding.
    func parse(_ feed: [UInt8]) -> Feed {
        Self.library
        guard let context = xmlNewParserCtxt() else { return Feed() }
        defer { xmlFreeParserCtxt(context) }
        let events = Events(context, mostItems: mostItems)
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { events, name, prefix, namespace, _, _, count, _, attributes in
            Events.of(events)?.start(
                XMLName(name, prefix, namespace), XMLAttributes(start: attributes, count: Int(count)))
        }
        handler.endElementNs = { events, name, _, _ in Events.of(events)?.builder.end(XMLName.string(name)) }
        handler.characters = { events, text, count in Events.of(events)?.builder.text(text, Int(count)) }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.getEntity = { events, name in Events.of(events)?.entity(name) }
        handler.serror = { events, error in Events.of(events)?.note(error) }
        context.pointee.sax.pointee = handler
        context.pointee.userData = Unmanaged.passUnretained(events).toOpaque()
        // In attributes, too, entities are what they stand for; ours are single characters. With the second option all of them are
        // asked of ``Events/entity(_:)``.
        let entities = XML_PARSE_NOENT.rawValue | XML_PARSE_OLDSAX.rawValue
        let options = entities | XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
        FeedBounds.escaped(FeedBounds.bounded(feed)).withUnsafeBytes { bytes in
            let document = xmlCtxtReadMemory(
                context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count), nil,
                "UTF-8", Int32(bitPattern: options))
            if let document { xmlFreeDoc(document) }
        }
        var parsed = events.builder.finished()
        parsed.fault = events.fault
        return parsed
    }

    /// What the parser's callbacks have at hand; the builder itself knows nothing of libxml2.
    private final class Events {
        let builder: FeedBuilder
        private let context: xmlParserCtxtPtr
        private(set) var fault: (line: Int, column: Int)?
        private var entities: [String: UnsafeMutablePointer<xmlEntity>] = [:]

        init(_ context: xmlParserCtxtPtr, mostItems: Int) {
            self.context = context
            builder = FeedBuilder(mostItems: mostItems)
        }

        deinit {
            for entity in entities.values {
                entity.pointee.content.deallocate()
                entity.deallocate()
            }
        }

        static func of(_ context: UnsafeMutableRawPointer?) -> Events? {
            context.map { Unmanaged<Events>.fromOpaque($0).takeUnretainedValue() }
        }

        func start(_ name: XMLName, _ attributes: XMLAttributes) {
            builder.start(name, attributes)
            if builder.isFull { xmlStopParser(context) }
        }

        /// The entities of XML and HTML, as if they were all predefined.
        ///
        /// libxml2 gives out no entities any more once something was wrong, though it was told to recover; so that is forgotten here.
        func entity(_ name: UnsafePointer<UInt8>?) -> xmlEntityPtr? {
            context.pointee.wellFormed = 1
            if let known = xmlGetPredefinedEntity(name) { return known }
            guard let name, let value = htmlEntityLookup(name).flatMap({ Unicode.Scalar($0.pointee.value) }) else {
                return nil
            }
            let key = String(cString: name)
            if let known = entities[key] { return known }
            let bytes = Array(String(value).utf8) + [0]
            let content = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
            content.initialize(from: bytes, count: bytes.count)
            let entity = UnsafeMutablePointer<xmlEntity>.allocate(capacity: 1)
            entity.initialize(to: xmlEntity())
            entity.pointee.type = XML_ENTITY_DECL
            entity.pointee.etype = XML_INTERNAL_PREDEFINED_ENTITY
            entity.pointee.name = UnsafePointer(content)
            entity.pointee.content = content
            entity.pointee.length = Int32(bytes.count - 1)
            entities[key] = entity
            return entity
        }

        func note(_ error: xmlErrorPtr?) {
            guard fault == nil, let error, error.pointee.level == XML_ERR_FATAL else { return }
            fault = (Int(error.pointee.line), Int(error.pointee.int2))
        }
    }
}

/// An element's or an attribute's name (data).
struct XMLName {
    enum Vocabulary {
        /// RSS without a namespace or with one of its own.
        case rss
        case atom, content, dublinCore, media, xhtml, xml, feedburner, other
    }

    let local: String
    let vocabulary: Vocabulary

    init(_ local: UnsafePointer<UInt8>?, _ prefix: UnsafePointer<UInt8>?, _ namespace: UnsafePointer<UInt8>?) {
        self.local = Self.string(local)
        if let namespace {
            vocabulary = Self.namespaces[Self.string(namespace)] ?? .other
        } else {
            // A prefix that is declared nowhere is the usual one.
            vocabulary = prefix.map { Self.prefixes[Self.string($0)] ?? .other } ?? .rss
        }
    }

    static func string(_ text: UnsafePointer<UInt8>?) -> String { text.map { String(cString: $0) } ?? "" }

    private static let namespaces: [String: Vocabulary] = [
        "http://purl.org/rss/1.0/": .rss, "http://my.netscape.com/rdf/simple/0.9/": .rss,
        "http://channel.netscape.com/rdf/simple/0.9/": .rss, "http://backend.userland.com/rss2": .rss,
        "http://www.w3.org/2005/Atom": .atom, "http://purl.org/atom/ns#": .atom,
        "http://purl.org/rss/1.0/modules/content/": .content, "http://purl.org/dc/elements/1.1/": .dublinCore,
        "http://purl.org/dc/terms/": .dublinCore, "http://search.yahoo.com/mrss/": .media,
        "http://search.yahoo.com/mrss": .media, "http://www.w3.org/1999/xhtml": .xhtml,
        "http://www.w3.org/XML/1998/namespace": .xml, "http://rssnamespace.org/feedburner/ext/1.0": .feedburner,
    ]

    private static let prefixes: [String: Vocabulary] = [
        "atom": .atom, "content": .content, "dc": .dublinCore, "dcterms": .dublinCore, "media": .media, "xml": .xml,
        "feedburner": .feedburner,
    ]
}

/// An element's attributes as libxml2 hands them over, five pointers each (data, for as long as the event lasts).
struct XMLAttributes {
    let start: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    let count: Int

    subscript(local: String, vocabulary: XMLName.Vocabulary) -> String? {
        guard let start else { return nil }
        for place in 0..<count {
            let name = XMLName(start[place * 5], start[place * 5 + 1], start[place * 5 + 2])
            guard name.local == local, name.vocabulary == vocabulary, let value = start[place * 5 + 3],
                let end = start[place * 5 + 4]
            else { continue }
            return String(decoding: UnsafeBufferPointer(start: value, count: end - value), as: UTF8.self)
        }
        return nil
    }

    subscript(local: String) -> String? { self[local, .rss] }
}
