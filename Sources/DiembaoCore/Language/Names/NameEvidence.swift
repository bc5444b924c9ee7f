/// What an article says of the capitalised words in it, taken together (a resource, filled anew for each article).
///
/// A name that stands somewhere after "ông" (Mr) is a person's where it stands alone, too.
package struct NameEvidence {
    /// Bits of what was seen of a syllable or a run of capitalised ones (data).
    struct Seen: OptionSet {
        let rawValue: UInt8
        /// After a kin word or a title.
        static let asPerson = Seen(rawValue: 1)
        /// After a noun of places or "tại" (in).
        static let asPlace = Seen(rawValue: 2)
        /// After a noun of organisations.
        static let asBody = Seen(rawValue: 4)
        /// Before a reporting verb.
        static let speaking = Seen(rawValue: 8)
        /// With a capital within a sentence.
        static let capital = Seen(rawValue: 16)
        /// Without a capital.
        static let small = Seen(rawValue: 32)
        /// In a run that begins with a family name or a first name.
        static let withFamilyName = Seen(rawValue: 64)
        /// At the beginning of a longer run.
        static let beginsLonger = Seen(rawValue: 128)
    }

    // Open addressing; the tables grow with the article and are cleared for the next one.
    private var keys = [UInt64](repeating: 0, count: 1 << 10)
    private var seen = [UInt8](repeating: 0, count: 1 << 10)
    private var used = 0

    package init() {}

    /// For the next article.
    mutating func clear() {
        keys.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
        seen.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
        used = 0
    }

    private func slot(_ key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key >> 20) & (keys.count - 1)
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
        return slot
    }

    /// The bits of ``Seen`` of a syllable or a run, by its key; 0 where it was never met.
    func seen(_ key: UInt64) -> UInt64 {
        let slot = slot(key)
        return keys[slot] == 0 ? 0 : UInt64(seen[slot])
    }

    /// Notes what was seen of a syllable or a run.
    mutating func add(_ bits: Seen, to key: UInt64) {
        var place = slot(key)
        if keys[place] == 0 {
            if used * 2 >= keys.count {
                grow()
                place = slot(key)
            }
            keys[place] = key
            used += 1
        }
        seen[place] |= bits.rawValue
    }

    private mutating func grow() {
        let old = zip(keys, seen).filter { $0.0 != 0 }
        keys = [UInt64](repeating: 0, count: keys.count * 2)
        seen = [UInt8](repeating: 0, count: keys.count)
        for (key, bits) in old {
            let place = slot(key)
            keys[place] = key
            seen[place] = bits
        }
    }
}
