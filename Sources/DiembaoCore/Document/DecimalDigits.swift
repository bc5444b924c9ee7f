/// Whole numbers as they are written (a resource without state).
enum DecimalDigits {
    /// The number that some bytes are, with nothing but digits of ASCII.
    ///
    /// - Parameter length: how many digits it may have, at most 18.
    @inline(__always)
    static func number(_ bytes: some Collection<UInt8>, length: ClosedRange<Int> = 1...9) -> Int? {
        guard length.contains(bytes.count) else { return nil }
        var number = 0
        for byte in bytes {
            guard byte &- UInt8(ascii: "0") < 10 else { return nil }
            number = number * 10 + Int(byte &- UInt8(ascii: "0"))
        }
        return number
    }
}
