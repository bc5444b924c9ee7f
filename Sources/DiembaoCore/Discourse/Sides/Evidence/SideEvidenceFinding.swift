/// Gathers what speaks for the sides of an article (a pass).
struct SideEvidenceFinding {
    let article: ReadArticle
    let quotes: [AttributedQuote]
    let events: [FoundEvent]
    let leaders: Parties
    let past: PastTelling

    func find() -> SideEvidence {
        let scan = ConflictScanning(article: article, past: past).scan()
        var evidence = PartyChoice(article: article, leaders: leaders, scan: scan).choose()
        let speech = SpeechEvidence(article: article, quotes: quotes, scan: scan)
        speech.addSpeakers(to: &evidence)
        SentenceEvidence(
            article: article, quotes: quotes, scan: scan, kinds: PartyKinds(article: article, leaders: leaders)
        ).add(to: &evidence)
        speech.addQuotes(to: &evidence)
        // What was done in former years makes no dispute today.
        EventEvidence(
            references: article.references, text: article.read.text,
            events: events.filter { !past.holds($0.range.lowerBound) }
        ).add(to: &evidence)
        return evidence
    }
}
