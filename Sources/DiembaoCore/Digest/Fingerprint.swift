/// Hashes that an article has in common with its reprints (a pass).
///
/// Two articles are candidates where they share a band or a paragraph, which any engine finds by an equality join;
/// `docs/REPRINTS.md` says how a candidate is confirmed and how the numbers below were chosen.
///
/// The bands are those of MinHash (Broder, *On the resemblance and containment of documents*, 1997) over shingles of folded
/// syllables, in one permutation (Li, Owen, Zhang, *One permutation hashing*, 2012), where a bin that is empty takes its value
/// from another (after Shrivastava, *Optimal densification for fast and accurate minwise hashing*, 2017).
struct Fingerprint {
    /// So many syllables and numbers in a row, without the signs between them.
    static let shingle = 3
    static let bands = 16
    /// So many minima make a band.
    static let rows = 3
    /// A shorter paragraph is too likely to be another article's, too: "Ảnh: Reuters" (photo by Reuters).
    static let shortestParagraph = 20

    private static let bins = bands * rows

    let text: TokenizedText
    let roles: [Report.Paragraph.Role]

    /// - Returns: empty lists where the article has no word; `nil` where `shouldStop` said so.
    func make(shouldStop: () -> Bool) -> Report.Fingerprint? {
        var minima = Minima()
        var paragraphs: [String] = []
        // The keys of one paragraph; the same room for all.
        var keys: [UInt64] = []
        for (paragraph, role) in zip(text.paragraphs, roles) {
            if shouldStop() { return nil }
            // Papers write headlines and credits of their own.
            guard role != .headline, role != .credit, role != .boilerplate else { continue }
            keys.removeAll(keepingCapacity: true)
            for token in text.tokens[paragraph] where token.kind != .sign { keys.append(token.key) }
            minima.take(keys)
            guard keys.count >= Self.shortestParagraph else { continue }
            var hash = FoldedKey()
            for key in keys { hash.feed(key) }
            paragraphs.append(Self.digits(of: hash.mixed))
        }
        return Report.Fingerprint(minhash: minima.bands(), paragraphs: paragraphs)
    }

    /// The least hash in each of the bins that the shingles fall into (a value that gathers them).
    private struct Minima {
        private static let empty = UInt32.max
        private var values = [UInt32](repeating: empty, count: Fingerprint.bins)
        private var isEmpty = true

        /// Takes the shingles of a paragraph, which don't reach over its ends, so that paragraphs can change places.
        mutating func take(_ keys: [UInt64]) {
            guard !keys.isEmpty else { return }
            isEmpty = false
            let length = min(Fingerprint.shingle, keys.count)
            values.withUnsafeMutableBufferPointer { values in
                keys.withUnsafeBufferPointer { keys in
                    for start in 0...keys.count - length {
                        var hash: UInt64 = 0
                        for place in start..<start + length {
                            hash = (hash ^ keys[place]) &* 0x9E37_79B9_7F4A_7C15
                            hash ^= hash >> 32
                        }
                        let bin = Int(((hash >> 32) &* UInt64(Fingerprint.bins)) >> 32)
                        values[bin] = min(values[bin], min(UInt32(truncatingIfNeeded: hash), Self.empty - 1))
                    }
                }
            }
        }

        /// A hash of each band's minima and its place, so that bands are equal only where they stand in the same place.
        func bands() -> [String] {
            guard !isEmpty else { return [] }
            return (0..<Fingerprint.bands).map { band in
                var hash = FoldedKey()
                hash.feed(UInt64(band))
                for row in 0..<Fingerprint.rows { hash.feed(UInt64(value(band * Fingerprint.rows + row))) }
                return Fingerprint.digits(of: hash.mixed)
            }
        }

        /// The minimum of a bin, or of the next one that has any after a place that depends on the bin alone.
        private func value(_ bin: Int) -> UInt32 {
            guard values[bin] == Self.empty else { return values[bin] }
            var place = Int(((UInt64(bin) &+ 1) &* 0x9E37_79B9_7F4A_7C15) >> 33) % values.count
            while values[place] == Self.empty { place = (place + 1) % values.count }
            return values[place]
        }
    }

    /// 60 bits as 15 hexadecimal digits: they fit into a signed whole number of 64 bits in whatever engine joins them.
    private static func digits(of hash: UInt64) -> String {
        String(unsafeUninitializedCapacity: 15) { digits in
            for place in 0..<15 {
                let digit = UInt8(truncatingIfNeeded: hash >> UInt64(56 - 4 * place)) & 15
                digits[place] = digit < 10 ? 0x30 + digit : 0x57 + digit
            }
            return 15
        }
    }
}
