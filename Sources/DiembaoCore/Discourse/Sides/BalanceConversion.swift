/// Makes a report's of what was found about sides and balance (a pure function with its surroundings).
struct BalanceConversion {
    let text: TokenizedText
    /// By the quotations' places.
    let quoteIDs: [ReportID]

    private func side(_ place: Int) -> ReportID { ReportID("s", place + 1) }
    private func entity(_ place: Int) -> ReportID { ReportID("e", place + 1) }
    private func quotes(_ places: [Int]) -> [ReportID] { places.map { quoteIDs[$0] } }

    func sides(of found: FoundBalance) -> [Report.Side] {
        found.sides.enumerated().map { place, side in
            Report.Side(
                id: self.side(place), label: side.label, members: side.members.map(entity),
                alignedWith: side.alignedWith.map(self.side),
                positions: found.positions[place].map {
                    Report.Side.Position(stance: $0.stance, quote: quoteIDs[$0.quote])
                }, confidence: found.confidence)
        }
    }

    func contradictions(of found: FoundBalance) -> [Report.Contradiction] {
        found.contradictions.map {
            Report.Contradiction(between: quotes([$0.first, $0.second]), about: text.span(of: $0.about))
        }
    }

    func balance(of found: FoundBalance) -> Report.Balance {
        let all = found.shares.reduce(0) { $0 + $1.total }
        return Report.Balance(
            sides: found.shares.map { share in
                Report.Balance.Share(
                    side: share.side.map(side), direct: share.direct, mixed: share.mixed, indirect: share.indirect,
                    share: all == 0 ? 0 : (Double(share.total) / Double(all) * 100).rounded() / 100)
            },
            flags: found.flags.map {
                Report.Balance.Flag(code: $0.code, detail: $0.detail, quotes: quotes($0.quotes))
            })
    }

    func sources(of found: FoundBalance) -> [Report.SourceTally] {
        found.sources.map {
            Report.SourceTally(
                kind: $0.kind, entity: $0.entity.map(entity) ?? $0.group.map { ReportID("g", $0 + 1) },
                quotes: quotes($0.quotes))
        }
    }
}
