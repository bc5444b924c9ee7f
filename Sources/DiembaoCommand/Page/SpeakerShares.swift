import DiembaoCore

/// How much of the quoted text each has, in Unicode scalars, the most first (data).
struct SpeakerShares {
    struct Share: Equatable {
        var name: String
        var direct = 0
        var mixed = 0
        var indirect = 0

        var total: Int { direct + mixed + indirect }
    }

    var shares: [Share] = []

    /// - parameters:
    ///   - own: of each quotation ``ownLengths(of:)``.
    ///   - name: by what the shares are made.
    init(_ quotes: [Report.Quote], own: [Int], name: (Report.Quote) -> String) {
        var places: [String: Int] = [:]
        for (quote, length) in zip(quotes, own) where length > 0 {
            let name = name(quote)
            let place = places[name] ?? shares.count
            if place == shares.count {
                places[name] = place
                shares.append(Share(name: name))
            }
            switch quote.type {
            case .direct: shares[place].direct += length
            case .mixed: shares[place].mixed += length
            case .indirect: shares[place].indirect += length
            }
        }
        // Stable: equals stay in the order of the text.
        shares = shares.enumerated().sorted { left, right in
            let (most, least) = (left.element.total, right.element.total)
            return most != least ? most > least : left.offset < right.offset
        }.map(\.element)
    }

    /// The scalars of each quotation that lie in no other one within it: every scalar counts once, for whoever is the
    /// innermost speaker.
    static func ownLengths(of quotes: [Report.Quote]) -> [Int] {
        var own = Array(repeating: 0, count: quotes.count)
        var open: [Int] = []
        var place = 0
        func advance(to target: Int) {
            while let innermost = open.last, place < target {
                let end = min(target, quotes[innermost].span.range.end)
                if end > place {
                    own[innermost] += end - place
                    place = end
                }
                if quotes[innermost].span.range.end > place { break }
                open.removeLast()
            }
            place = max(place, target)
        }
        let order = quotes.indices.sorted { quotes[$0].span.range < quotes[$1].span.range }
        for item in order {
            advance(to: quotes[item].span.range.start)
            open.append(item)
        }
        advance(to: .max)
        return own
    }
}
