import CDiembaoData

/// A trie over keys of folded syllables with open addressing (a resource).
struct PhraseTrie: Sendable {
    /// A transition, 0 where the slot is empty, and the state after it (data).
    private struct Slot {
        var transition: UInt64 = 0
        var state: UInt32 = 0
    }

    private var slots: [Slot]
    /// Eight bits a slot, one of them set for each transition: most syllables go on no phrase, and this tells without a look
    /// at the slots, which are more than the processor keeps near.
    private var presence: [UInt64]
    private var used = 0
    private var entryOfState: [Int32] = [-1]

    /// - Parameter slots: a power of two, at least 8; there are more when they are needed.
    init(slots: Int = 1 << 13) {
        self.slots = [Slot](repeating: Slot(), count: slots)
        presence = [UInt64](repeating: 0, count: slots / 8)
    }

    private static func transition(_ state: UInt32, _ key: UInt64) -> UInt64 {
        let mixed = (key ^ (UInt64(state) &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
        return mixed == 0 ? 1 : mixed
    }

    /// The word of ``presence`` and the bit in it that stand for a transition.
    @inline(__always)
    private func presenceBit(_ transition: UInt64) -> (word: Int, bit: UInt64) {
        (Int(truncatingIfNeeded: transition >> 16) & (presence.count - 1), 1 << (transition >> 10 & 63))
    }

    /// The state after a syllable; `nil` where no phrase goes on so.
    @inline(__always)
    func next(_ state: UInt32, _ key: UInt64) -> UInt32? {
        let wanted = Self.transition(state, key)
        let (word, bit) = presenceBit(wanted)
        return presence[word] & bit == 0 ? nil : find(wanted)
    }

    /// Has what ``next(_:_:)`` reads for a first syllable fetched.
    @inline(__always)
    func fetch(_ key: UInt64) {
        let wanted = Self.transition(0, key)
        presence.withUnsafeBufferPointer { diembao_prefetch($0.baseAddress! + presenceBit(wanted).word) }
        slots.withUnsafeBufferPointer { diembao_prefetch($0.baseAddress! + slotStart(wanted)) }
    }

    /// How many tokens before it is read a first syllable is best fetched.
    static let fetchDistance = 4

    @inline(__always)
    private func slotStart(_ transition: UInt64) -> Int { Int(transition >> 40) & (slots.count - 1) }

    private func find(_ wanted: UInt64) -> UInt32? {
        var slot = slotStart(wanted)
        while slots[slot].transition != 0 {
            if slots[slot].transition == wanted { return slots[slot].state }
            slot = (slot + 1) & (slots.count - 1)
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

    /// The keys of a phrase's syllables, as a table writes it.
    static func keys(_ phrase: String) -> [UInt64] {
        Tokenizer().tokenize(DecodedText(utf8: Array(phrase.utf8))).tokens.map(\.key)
    }

    /// The entry of a phrase; where it has none yet, it gets the given one.
    mutating func entry(of phrase: [UInt64], orNew fresh: Int) -> Int {
        let state = insert(phrase)
        if entry(of: state) < 0 { entryOfState[Int(state)] = Int32(fresh) }
        return Int(entry(of: state))
    }

    /// The state of a phrase, which is made where it is new.
    private mutating func insert(_ phrase: [UInt64]) -> UInt32 {
        var state: UInt32 = 0
        for key in phrase {
            if let next = next(state, key) {
                state = next
                continue
            }
            if used * 2 > slots.count { grow() }
            entryOfState.append(-1)
            let fresh = UInt32(entryOfState.count - 1)
            store(Self.transition(state, key), fresh)
            used += 1
            state = fresh
        }
        return state
    }

    private mutating func store(_ transition: UInt64, _ state: UInt32) {
        var slot = slotStart(transition)
        while slots[slot].transition != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Slot(transition: transition, state: state)
        let (word, bit) = presenceBit(transition)
        presence[word] |= bit
    }

    private mutating func grow() {
        let old = slots.filter { $0.transition != 0 }
        slots = [Slot](repeating: Slot(), count: slots.count * 2)
        presence = [UInt64](repeating: 0, count: slots.count / 8)
        for slot in old { store(slot.transition, slot.state) }
    }

    /// The entry of the phrase that ends with a state; below 0 where none does.
    func entry(of state: UInt32) -> Int32 { entryOfState[Int(state)] }
}
