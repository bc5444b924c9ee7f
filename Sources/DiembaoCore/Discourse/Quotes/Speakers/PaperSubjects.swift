/// What papers tell: documents with whose they are.
extension Quotes {
    /// Whether a cue is a word for what things do: "cho thấy" (shows).
    func isDoneByThings(_ cue: TokenRange) -> Bool {
        WordRoles.length(of: Self.showings, in: text.tokens, at: cue.lowerBound) == cue.count
    }

    private static let showings = WordRoles.shared.phrases(of: .showings)

    /// "Báo cáo do Sông Lam công bố hôm qua cho biết" (the report that Sông Lam published yesterday says), "Khảo sát của Nielsen công bố năm
    /// 2017 cho thấy" (Nielsen's survey, published in 2017, shows): a document with whose it is and what was done with it.
    func paperMade(in region: TokenRange) -> SpeakerPhrase? {
        let dated = withoutAdverbs(region)
        let undated = dateStart(before: dated.upperBound, from: dated.lowerBound) ?? dated.upperBound
        var end = withoutAdverbs(region.lowerBound..<undated).upperBound
        // "hôm thứ Hai" (on Monday), "vào năm ngoái" (last year)
        while end > region.lowerBound, !text.kinds(at: end - 1).isDisjoint(with: [.time, .preposition]) { end -= 1 }
        guard let verb = paperMaking(before: end, from: region.lowerBound),
            let segment = segments(of: region.lowerBound..<verb, skipping: []).last, segment.upperBound == verb,
            var paper = opening(segment), paper.noun?.kind == .document
        else { return nil }
        if paper.name == nil || paper.range.upperBound < verb {
            // "do nhật báo Sông Lam" (by the daily Sông Lam), "được Sông Lam"
            guard
                let by = (paper.range.lowerBound + 1..<verb).last(where: {
                    text.isWord(.by, at: $0) || text.kinds(at: $0).contains(.passive)
                }), let maker = phrases.phrase(at: by + 1, end: verb), maker.range.upperBound == verb,
                let name = maker.name
            else { return nil }
            paper.name = name
        }
        paper.range = paper.range.lowerBound..<end
        return paper.taken(as: region.upperBound - end <= 3 ? .beside : .opensClause)
    }

    /// "Theo CNN, trong tuyên bố của Bộ Tư pháp: “…”" (in a statement of the Justice Department): a document with whose it is, right before a
    /// colon.
    func paper(before colon: Int, in region: TokenRange) -> SpeakerPhrase? {
        guard let segment = segments(of: region, skipping: []).last, segment.upperBound == colon,
            text.isWord(.within, at: segment.lowerBound), segment.count > 1,
            let paper = phrases.phrase(at: segment.lowerBound + 1, end: colon), paper.noun?.kind == .document,
            paper.name != nil, paper.range.upperBound == colon
        else { return nil }
        return paper.taken(as: .beside)
    }

    /// Where "công bố" (publish) or its like begins that ends at a token.
    private func paperMaking(before end: Int, from start: Int) -> Int? {
        let verb = end - 2
        return verb > start && WordRoles.length(of: Self.paperMaking, in: text.tokens, at: verb) == 2 ? verb : nil
    }

    private static let paperMaking = WordRoles.shared.phrases(of: .paperMaking)

    /// "báo cáo của Nielsen công bố tuần trước cho thấy" (Nielsen's report, published last week, shows): whether the verb between a document
    /// and the reporting word tells only what was done with it.
    func isOfPaper(_ at: Int, _ end: Int, _ sentence: TokenRange) -> Bool {
        guard end - at == 2, WordRoles.length(of: Self.paperMaking, in: text.tokens, at: at) == 2,
            case let next = text.afterTime(end, sentence.upperBound), next < sentence.upperBound,
            let cue = text.cue(at: next), cue.stance == .say
        else { return false }
        return paperMade(in: sentence.lowerBound..<next) != nil
    }
}
