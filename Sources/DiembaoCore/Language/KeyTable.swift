/// Values by the keys of syllables, words or names (a resource).
///
/// A `Dictionary` hashes each key anew, which takes longer than all else that a pass asks; keys are hashes already. It goes through its
/// values in the order in which their keys came, so that what is made of them is the same every time.
struct KeyTable<Value> {
    private var entries: [(key: UInt64, value: Value)] = []
    /// Open addressing, at most half full: the places in ``entries`` with 1 added; 0 is empty. None while few keys are looked through faster.
    private var slots: [Int32] = []

    private static var mostUnhashed: Int { 8 }

    var count: Int { entries.count }
    var isEmpty: Bool { entries.isEmpty }
    var keys: some Sequence<UInt64> { entries.lazy.map(\.key) }
    var values: some Sequence<Value> { entries.lazy.map(\.value) }

    /// The value of a key.
    ///
    /// - Precondition: it is not set to `nil`; what a key has can be replaced, but not taken away.
    subscript(key: UInt64) -> Value? {
        get { place(of: key).map { entries[$0].value } }
        set {
            guard let newValue else { preconditionFailure("The value of a key cannot be taken away.") }
            if let place = place(of: key) { entries[place].value = newValue } else { _ = append(key, newValue) }
        }
    }

    /// The value of a name as it is written, by the key of its UTF-8: to hash a string is dearer still, since it is normalised for it.
    ///
    /// - Precondition: as of a key.
    subscript(name: String) -> Value? {
        get { self[FoldedKey.of(name.utf8)] }
        set { self[FoldedKey.of(name.utf8)] = newValue }
    }

    /// The same, put in where there was none.
    subscript(name: String, default value: @autoclosure () -> Value) -> Value {
        get { self[name] ?? value() }
        _modify { yield &self[FoldedKey.of(name.utf8), default: value()] }
    }

    /// The value of a key, which is put in where there was none.
    subscript(key: UInt64, default value: @autoclosure () -> Value) -> Value {
        get { self[key] ?? value() }
        _modify {
            let place = place(of: key) ?? append(key, value())
            yield &entries[place].value
        }
    }

    func contains(_ key: UInt64) -> Bool { place(of: key) != nil }

    private func place(of key: UInt64) -> Int? {
        guard !slots.isEmpty else { return entries.firstIndex { $0.key == key } }
        let place = Int(slots[slot(of: key)]) - 1
        return place < 0 ? nil : place
    }

    /// Where a key is, or would be put.
    private func slot(of key: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: key >> 20) & mask
        while slots[slot] != 0, entries[Int(slots[slot]) - 1].key != key { slot = (slot + 1) & mask }
        return slot
    }

    /// - Returns: its place.
    private mutating func append(_ key: UInt64, _ value: Value) -> Int {
        entries.append((key, value))
        if 2 * entries.count > slots.count {
            if entries.count > Self.mostUnhashed { rehash() }
        } else {
            slots[slot(of: key)] = Int32(entries.count)
        }
        return entries.count - 1
    }

    private mutating func rehash() {
        slots = [Int32](repeating: 0, count: Swift.max(4 * Self.mostUnhashed, 2 * slots.count))
        for (place, entry) in entries.enumerated() { slots[slot(of: entry.key)] = Int32(place + 1) }
    }
}

extension KeyTable: Sendable where Value: Sendable {}

extension KeyTable: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral elements: (UInt64, Value)...) { for (key, value) in elements { self[key] = value } }
}

extension KeyTable: Sequence {
    func makeIterator() -> IndexingIterator<[(key: UInt64, value: Value)]> { entries.makeIterator() }
}

/// The keys of syllables, words or names that something is said of (a resource).
struct KeySet: Sendable, ExpressibleByArrayLiteral {
    private var table = KeyTable<Void>()

    init(arrayLiteral keys: UInt64...) { self.init(keys) }

    init(_ keys: some Sequence<UInt64>) { for key in keys { insert(key) } }

    var count: Int { table.count }
    var isEmpty: Bool { table.isEmpty }

    func contains(_ key: UInt64) -> Bool { table.contains(key) }

    /// - Returns: whether it was not there before.
    @discardableResult
    mutating func insert(_ key: UInt64) -> Bool {
        guard !table.contains(key) else { return false }
        table[key] = ()
        return true
    }

    /// The keys that are not in another set.
    func subtracting(_ other: KeySet) -> KeySet { KeySet(table.keys.filter { !other.contains($0) }) }
}
