import CDiembaoData

/// A trie over keys of folded syllables with open addressing (a resource).
struct PhraseTrie: Sendable {
    /// The upper 40 bits of a transition and the state after it in the 24 below; 0 is empty. Two transitions that are alike in so
    /// many bits are the same, as far as a machine will ever see; whole ones would take twice the memory, which is asked all over.
    private typealias Slot = UInt64

    private static let stateBits: UInt64 = 24

    private var slots: [Slot]
    /// Eight bits a slot, one of them set for each transition: most syllables go on no phrase, and this tells without a look
    /// at the slots, which are more than the processor keeps near.
    private var presence: [UInt64]
    private var used = 0
    private var entryOfState: [Int32] = [-1]

    /// - Parameter slots: a power of two, at least 8; there are more when they are needed.
    init(slots: Int = 1 << 13) {
        self.slots = [Slot](repeating: 0, count: slots)
        presence = [UInt64](repeating: 0, count: slots / 8)
        entryOfState.reserveCapacity(slots / 2 + 2)
    }

    @inline(__always)
    private static func transition(_ state: UInt32, _ key: UInt64) -> UInt64 {
        (key ^ (UInt64(state) &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    }

    /// The word of ``presence`` and the bit in it that stand for a transition.
    @inline(__always)
    private func presenceBit(_ transition: UInt64) -> (word: Int, bit: UInt64) {
        (Int(truncatingIfNeeded: transition >> 30) & (presence.count - 1), 1 << (transition >> 24 & 63))
    }

    /// The state after a syllable; `nil` where no phrase goes on so.
    @inline(__always)
    func next(_ state: UInt32, _ key: UInt64) -> UInt32? {
        let wanted = Self.transition(state, key)
        let (word, bit) = presenceBit(wanted)
        return presence[word] & bit == 0 ? nil : find(wanted)
    }

    /// Has what ``next(_:_:)`` reads for later tokens fetched, each as the first of a phrase: what tells of most that they begin
    /// none, and, when that has come, the slots of the others.
    @inline(__always)
    func fetch(_ tokens: [Token], ahead start: Int, end: Int) {
        let (near, far) = (start + Self.fetchDistance, start + 2 * Self.fetchDistance)
        if far < end {
            let word = presenceBit(Self.transition(0, tokens[far].key)).word
            presence.withUnsafeBufferPointer { diembao_prefetch($0.baseAddress! + word) }
        }
        if near < end {
            let wanted = Self.transition(0, tokens[near].key)
            let (word, bit) = presenceBit(wanted)
            guard presence[word] & bit != 0 else { return }
            slots.withUnsafeBufferPointer { diembao_prefetch($0.baseAddress! + slotStart(wanted)) }
        }
    }

    /// How many tokens before it is read a slot is best fetched.
    private static let fetchDistance = 4

    @inline(__always)
    private func slotStart(_ transition: UInt64) -> Int { Int(transition >> 40) & (slots.count - 1) }

    private func find(_ wanted: UInt64) -> UInt32? { state(in: slots[place(of: wanted)]) }

    /// The slot of a transition, or the empty one where it would stand.
    @inline(__always)
    private func place(of wanted: UInt64) -> Int {
        var slot = slotStart(wanted)
        while slots[slot] != 0, (slots[slot] ^ wanted) >> Self.stateBits != 0 { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    @inline(__always)
    private func state(in slot: Slot) -> UInt32? {
        slot == 0 ? nil : UInt32(truncatingIfNeeded: slot & (1 << Self.stateBits - 1))
    }

    /// The longest phrase that begins at a token and ends before `end`: its entry and how many tokens it has.
    @inline(__always)
    func longest(in tokens: [Token], at start: Int, end: Int) -> (entry: Int, length: Int)? {
        // Most tokens begin no phrase, and that is told before anything is called.
        guard start < end else { return nil }
        let (word, bit) = presenceBit(Self.transition(0, tokens[start].key))
        return presence[word] & bit == 0 ? nil : longestPhrase(in: tokens, at: start, end: end)
    }

    private func longestPhrase(in tokens: [Token], at start: Int, end: Int) -> (entry: Int, length: Int)? {
        var state: UInt32 = 0
        var best: (entry: Int, length: Int)?
        for at in start..<end {
            guard let next = next(state, tokens[at].key) else { break }
            state = next
            if entry(of: state) >= 0 { best = (Int(entry(of: state)), at + 1 - start) }
        }
        return best
    }

    /// The keys of a phrase's syllables, as a table writes it.
    static func keys(_ phrase: String) -> [UInt64] {
        Tokenizer().tokens(of: phrase).map(\.key)
    }

    /// The entry of a phrase; where it has none yet, it gets the given one.
    mutating func entry(of phrase: some Sequence<UInt64>, orNew fresh: Int) -> Int {
        let state = insert(phrase)
        if entry(of: state) < 0 { entryOfState[Int(state)] = Int32(fresh) }
        return Int(entry(of: state))
    }

    /// The same of a phrase's tokens.
    mutating func entry(of phrase: [Token], orNew fresh: Int) -> Int {
        entry(of: phrase.lazy.map(\.key), orNew: fresh)
    }

    /// The state of a phrase, which is made where it is new.
    private mutating func insert(_ phrase: some Sequence<UInt64>) -> UInt32 {
        var state: UInt32 = 0
        for key in phrase {
            let wanted = Self.transition(state, key)
            let place = place(of: wanted)
            if let next = self.state(in: slots[place]) {
                state = next
                continue
            }
            let fresh = UInt32(entryOfState.count)
            precondition(fresh < 1 << Self.stateBits, "A trie of so many syllables needs wider slots.")
            entryOfState.append(-1)
            store((wanted >> Self.stateBits) << Self.stateBits | UInt64(fresh), in: place)
            used += 1
            state = fresh
            if used * 2 > slots.count { grow() }
        }
        return state
    }

    /// A slot's bits are its transition's in all that tells where it belongs.
    private mutating func store(_ full: Slot, in place: Int) {
        slots[place] = full
        let (word, bit) = presenceBit(full)
        presence[word] |= bit
    }

    private mutating func grow() {
        let old = slots.filter { $0 != 0 }
        slots = [Slot](repeating: 0, count: slots.count * 2)
        presence = [UInt64](repeating: 0, count: slots.count / 8)
        for slot in old { store(slot, in: place(of: slot)) }
    }

    /// The entry of the phrase that ends with a state; below 0 where none does.
    func entry(of state: UInt32) -> Int32 { entryOfState[Int(state)] }
}

/// As ``PreparedData`` keeps a trie.
extension PhraseTrie {
    /// - Parameter name: a letter, with which the names of its sections begin.
    func sections(_ name: String) -> [ModelFile.Section] {
        [
            (name + ".slots", ModelFile.bytes(of: slots)), (name + ".bits", ModelFile.bytes(of: presence)),
            (name + ".ends", ModelFile.bytes(of: entryOfState)),
        ]
    }

    init(_ file: ModelFile, _ name: String) {
        slots = Array(file.section(name + ".slots", as: Slot.self))
        presence = Array(file.section(name + ".bits", as: UInt64.self))
        entryOfState = Array(file.section(name + ".ends", as: Int32.self))
        used = entryOfState.count - 1
    }
}
