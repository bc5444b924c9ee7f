import Glibc

/// What the cells of a column mean, of which few differ from all before them, and most do not differ from the last (a resource,
/// while a table is read).
struct KnownCells<Value> {
    // The bytes of a table's cell live as long as the program does.
    private var known: [(bytes: UnsafeBufferPointer<UInt8>, value: Value)] = []
    private var last = 0

    /// - Parameter bytes: of the cell, of which a string is made only where it is new.
    mutating func value(of bytes: UnsafeBufferPointer<UInt8>, read: (String) -> Value) -> Value {
        if last < known.count, Self.isSame(known[last].bytes, bytes) { return known[last].value }
        // So few cells are compared with all of them sooner than one is hashed.
        if let place = known.firstIndex(where: { Self.isSame($0.bytes, bytes) }) {
            last = place
            return known[place].value
        }
        let value = read(String(decoding: bytes, as: UTF8.self))
        last = known.count
        known.append((bytes, value))
        return value
    }

    /// The case that a cell names.
    mutating func named<Case: RawRepresentable<String>>(_ bytes: UnsafeBufferPointer<UInt8>) -> Case?
    where Value == Case? {
        value(of: bytes) { Case(rawValue: $0) }
    }

    private static func isSame(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        // An empty cell may have no address.
        one.count == other.count && (one.isEmpty || memcmp(one.baseAddress!, other.baseAddress!, one.count) == 0)
    }
}
