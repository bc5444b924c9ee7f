import DiembaoCore

/// What only the page says of a report's values, in the two languages.
extension Tongue {
    func word(for voice: Report.LoadedWord.Voice) -> String {
        switch voice {
        case .writer: self("the writer's", vi: "của người viết")
        case .quoted: self("quoted", vi: "trong lời trích")
        }
    }

    /// Which words are more, told a tone from -1 to 1.
    func word(forTone value: Double) -> String {
        switch value {
        case ..<(-0.1): self("more negative words", vi: "nhiều từ tiêu cực hơn")
        case 0.1...: self("more positive words", vi: "nhiều từ tích cực hơn")
        default: self("as many of both, or few", vi: "ngang nhau hoặc ít")
        }
    }
}

extension Report.Quote.Stance {
    /// The class by which the page colours what a speaker does; the word always stands beside it.
    var styleClass: String {
        switch self {
        case .deny, .accuse, .criticise, .warn, .threaten, .reject: "against"
        case .agree, .promise, .praise, .concede: "for"
        case .urge, .demand, .ask: "press"
        case .say, .announce, .assert, .feel, .predict: "say"
        }
    }
}
