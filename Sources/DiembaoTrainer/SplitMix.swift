/// A generator whose numbers are the same in every run (SplitMix64; Steele, Lea and Flood, 2014), so that models are, too.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// From 0 to 1, 1 not included.
    mutating func fraction() -> Double { Double(next() >> 11) / Double(1 << 53) }
}
