import CGMime
import DiembaoExtract

/// A web page with all that belongs to it in one file (MHTML, RFC 2557), as browsers and Word save it (a pass).
///
/// The page goes on as it is. What is in its header beside its address says when and by what it was saved.
struct WebArchive {
    private let message: MailMessage
    private let root: Int
    private let pages: [Int]
    private let address: String?

    /// How many frames are followed into one another.
    private static let frames = 8

    /// Nil for any other message.
    init?(_ message: MailMessage) {
        let snapshot = message.header(0, "Snapshot-Content-Location")
        let saved = message.header(0, "From")?.lowercased().contains("saved by") ?? false
        let wasSent = ["To", "Received", "Delivered-To", "Message-ID"].contains { message.header(0, $0) != nil }
        guard message.count > 1 else { return nil }
        let pages = (1..<message.count).filter {
            message.kind($0) == .leaf && ["text/html", "application/xhtml+xml"].contains(message.mediaType($0))
        }
        guard let first = pages.first else { return nil }
        let start = message.string(1, CGMIME_START).map(Self.bare)
        let root = pages.first { start != nil && message.string($0, CGMIME_ID).map(Self.bare) == start } ?? first
        let location = message.header(root, "Content-Location") ?? message.header(0, "Content-Location")
        guard snapshot != nil || saved || !wasSent && location != nil else { return nil }
        self.message = message
        self.root = root
        self.pages = pages
        address = snapshot ?? location
    }

    func article(_ budget: inout UnpackingBudget) throws(ExtractionFailure) -> ExtractedArticle {
        var text = try MailText(message, root, &budget)
        var address = address
        var seen: Set<Int> = [root]
        for _ in 0..<Self.frames {
            guard let frame = try frame(of: text, at: address, except: seen, &budget) else { break }
            seen.insert(frame.place)
            text = frame.text
            address = message.header(frame.place, "Content-Location") ?? address
        }
        guard text.bytes.contains(where: { $0 > 0x20 }) else { throw ExtractionFailure(.noText, "its page is empty") }
        return ExtractedArticle(content: .file(text.bytes), url: (self.address ?? address).flatMap(Self.webAddress))
    }

    /// The frame that shows what a page itself does not: of several the one with most text.
    private func frame(
        of text: MailText, at address: String?, except seen: Set<Int>, _ budget: inout UnpackingBudget
    ) throws(ExtractionFailure) -> (place: Int, text: MailText)? {
        guard text.isLegible else { return nil }
        let page = MailPage(text.bytes)
        guard !page.frames.isEmpty, page.lines.words(page.lines.lines.indices) < 20 else { return nil }
        var best: (place: Int, text: MailText, words: Int)?
        for frame in page.frames.prefix(16) {
            guard let place = place(of: frame, at: address), !seen.contains(place) else { continue }
            let text = try MailText(message, place, &budget)
            let lines = text.isLegible ? MailPage(text.bytes).lines : MailLines(plain: [])
            let words = lines.words(lines.lines.indices)
            if words > best?.words ?? -1 { best = (place, text, words) }
        }
        return best.map { ($0.place, $0.text) }
    }

    /// The part that an address in a page means: by its Content-ID, or by its Content-Location.
    private func place(of frame: String, at address: String?) -> Int? {
        if frame.lowercased().hasPrefix("cid:") {
            let id = Self.bare(String(frame.dropFirst(4)))
            return pages.first { message.string($0, CGMIME_ID).map(Self.bare) == id }
        }
        let whole = Self.resolve(frame, at: address)
        return pages.first { place in
            guard let location = message.header(place, "Content-Location") else { return false }
            return location == frame || location == whole
        }
    }

    /// An address as the page at another means it (RFC 3986, section 5), without dots in paths, which saved pages have resolved.
    private static func resolve(_ relative: String, at address: String?) -> String {
        guard let address, !relative.contains("://"), let scheme = address.firstRange(of: "://") else {
            return relative
        }
        if relative.hasPrefix("//") { return address[..<scheme.lowerBound] + ":" + relative }
        let host = address[scheme.upperBound...]
        let path = host.firstIndex(of: "/") ?? host.endIndex
        if relative.hasPrefix("/") { return address[..<path] + relative }
        guard let folder = host.lastIndex(of: "/") else { return address + "/" + relative }
        return address[...folder] + relative
    }

    private static func bare(_ id: String) -> String {
        String(id.filter { $0 != "<" && $0 != ">" })
    }

    private static func webAddress(_ address: String) -> String? {
        let small = address.prefix(8).lowercased()
        return small.hasPrefix("http://") || small.hasPrefix("https://") ? address : nil
    }
}
