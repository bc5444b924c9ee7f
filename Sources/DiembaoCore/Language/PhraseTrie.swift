/// A trie over keys of folded syllables with open addressing (a resource).
struct PhraseTrie: Sendable {
    private var keys: [UInt64]
    private var states: [UInt32]
    private var used = 0
    private var entryOfState: [Int32] = [-1]

    /// - Parameter slots: a power of two; there are more when they are needed.
    init(slots: Int = 1 << 13) {
        keys = [UInt64](repeating: 0, count: slots)
        states = [UInt32](repeating: 0, count: slots)
    }

    private static func transition(_ state: UInt32, _ key: UInt64) -> UInt64 {
        let mixed = (key ^ (UInt64(state) &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
        return mixed == 0 ? 1 : mixed
    }

    /// The state after a syllable; `nil` where no phrase goes on so.
    func next(_ state: UInt32, _ key: UInt64) -> UInt32? {
        let wanted = Self.transition(state, key)
        var slot = Int(wanted >> 40) & (keys.count - 1)
        while keys[slot] != 0 {
            if keys[slot] == wanted { return states[slot] }
            slot = (slot + 1) & (keys.count - 1)
        }
        return nil
    }

    /// The longest phrase that begins at a token and ends before `end`: its entry and how many tokens it has.
    func longest(in tokens: [Token], at start: Int, end: Int) -> (entry: Int, length: Int)? {
        var state: UInt32 = 0
        var best: (entry: Int, length: Int)?
        for at in start..<max(start, end) {
            guard let next = next(state, tokens[at].key) else { break }
            state = next
            if entry(of: state) >= 0 { best = (Int(entry(of: state)), at + 1 - start) }
        }
        return best
    }

    /// The state of a phrase, which is made where it is new.
    mutating func insert(_ phrase: [UInt64]) -> UInt32 {
        var state: UInt32 = 0
        for key in phrase {
            if let next = next(state, key) {
                state = next
                continue
            }
            if used * 2 > keys.count { grow() }
            entryOfState.append(-1)
            let fresh = UInt32(entryOfState.count - 1)
            store(Self.transition(state, key), fresh)
            used += 1
            state = fresh
        }
        return state
    }

    private mutating func store(_ transition: UInt64, _ state: UInt32) {
        var slot = Int(transition >> 40) & (keys.count - 1)
        while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
        keys[slot] = transition
        states[slot] = state
    }

    private mutating func grow() {
        let old = zip(keys, states).filter { $0.0 != 0 }
        keys = [UInt64](repeating: 0, count: keys.count * 2)
        states = [UInt32](repeating: 0, count: keys.count)
        for (transition, state) in old { store(transition, state) }
    }

    func entry(of state: UInt32) -> Int32 { entryOfState[Int(state)] }
    mutating func setEntry(_ entry: Int32, of state: UInt32) { entryOfState[Int(state)] = entry }
}
