#if DEBUG || TESTABLE
    @testable import DiembaoCore

    /// Checks the reading of pages: whatever the markup, what comes out are lines of text, days that there are, and addresses.
    struct PageCheck: InputCheck {
        mutating func faults(of bytes: [UInt8]) -> [String] {
            let page = Array(String(decoding: bytes, as: UTF8.self).utf8)
            let article = PageReading.read(page)
            var faults: [String] = []
            let lines = [article.headline, article.lead, article.author].compactMap(\.self)
            for line in lines + article.paragraphs.map(\.text) where !isLine(line) {
                faults.append("a line is none: \(line.debugDescription)")
            }
            if let published = article.published, CalendarDate(iso: published) == nil {
                faults.append("there is no such day: \(published)")
            }
            if let url = article.url, !url.hasPrefix("http") { faults.append("an address is none: \(url)") }
            if let outlet = article.outlet, outlet.isEmpty { faults.append("the outlet has no name") }
            faults += treeFaults(in: HTMLParsing().parse(page))
            return faults
        }

        /// Something to see, no white space at its ends, none but single spaces within.
        private func isLine(_ line: String) -> Bool {
            !line.isEmpty && line.utf8.first != 0x20 && line.utf8.last != 0x20
                && !line.utf8.contains { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 } && !line.contains("  ")
        }

        /// Every node stands within its parent, and its bytes within the page's.
        private func treeFaults(in tree: HTMLTree) -> [String] {
            for (place, node) in tree.nodes.enumerated() {
                let parent = Int(node.parent)
                let isInside = parent < 0 || parent < place && Int(node.end) <= Int(tree.nodes[parent].end)
                let limit = node.tag == .text ? tree.bytes.count : tree.attributes.count
                guard isInside, Int(node.end) > place, Int(node.end) <= tree.nodes.count,
                    Int(node.slice.upperBound) <= limit
                else { return ["node \(place) stands outside its parent"] }
            }
            return []
        }
    }
#endif
