/// Measures how friendly or hostile an article's words are, the writer's and the quoted ones apart (a pass).
///
/// The words of `tone.tsv` are summed up, each turned by those around it (contextual valence shifters: Polanyi and Zaenen, 2006;
/// their reckoning is that of SO-CAL: Taboada et al., *Lexicon-based methods for sentiment analysis*, 2011). The sum says which
/// words stand there. It says nothing of whether what they tell is so, or of what the writer thinks.
struct ToneMeasuring {
    private let text: ReadText
    private let tokens: [Token]
    private let voices: Voices
    private let lexicon = ToneLexicon.shared

    init(article: ReadArticle, voices: Voices) {
        text = article.read
        tokens = article.read.text.tokens
        self.voices = voices
    }

    /// What good and bad words of one voice weigh, in hundredths of a weight (data).
    private struct Sum {
        var good = 0
        var bad = 0

        mutating func add(_ weight: Int) {
            if weight > 0 { good += weight } else { bad -= weight }
        }

        /// From -1 to 1, in hundredths: what the good words are more than the bad ones, of both. Few words are as good as none.
        var tone: Double {
            guard good + bad > 0 else { return 0 }
            let (difference, all) = (good - bad, good + bad + ToneMeasuring.doubt)
            let hundredths = (abs(difference) * 100 + all / 2) / all
            return Double(difference < 0 ? -hundredths : hundredths) / 100
        }
    }

    /// Added to what the words weigh, so that no single one makes a tone: three words of the middle weight.
    private static let doubt = 600
    /// How many words on a negation reaches ("không gây nguy hiểm"), and how many any other shifter ("rất").
    private static let negationReach = 3
    private static let reach = 1

    /// The tone of the writer's own words and of the quoted ones, each from -1 to 1.
    func measure() -> Report.Tone {
        var (writer, quoted) = (Sum(), Sum())
        for paragraph in voices.paragraphs {
            var shifts = Shifts()
            var at = paragraph.lowerBound
            while at < paragraph.upperBound {
                let (weight, end) = read(at, paragraph.upperBound, &shifts)
                if weight != 0 {
                    switch voices.voice(at: at) {
                    case .writer: writer.add(weight)
                    case .quoted: quoted.add(weight)
                    }
                }
                at = end
            }
        }
        return Report.Tone(writer: writer.tone, quoted: quoted.tone)
    }

    /// What the word at a token weighs where it stands, and the token after it.
    private func read(_ at: Int, _ end: Int, _ shifts: inout Shifts) -> (weight: Int, end: Int) {
        guard tokens[at].kind == .word else {
            // What is turned stands in the same clause.
            if tokens[at].kind == .sign { shifts = Shifts() }
            return (0, at + 1)
        }
        guard text.isWordStart(at) else { return (0, at + 1) }
        if let name = text.name(startingAt: at) {
            shifts.pass()
            return (0, name.range.upperBound)
        }
        guard let (entry, length) = lexicon.longest(tokens, at: at, end: end),
            text.isWordStart(at + length), !voices.isNamed(at..<at + length)
        else {
            let suffers = shifts.isAdverse && text.tag(at) == .verb
            let weight = suffers ? shifts.turned(-1) : 0
            if suffers { shifts = Shifts() } else { shifts.pass() }
            return (weight, text.wordEnd(at))
        }
        switch entry {
        case .shift(let shift):
            shifts.take(shift)
            return (0, at + length)
        case .weight(let weight):
            if lexicon.strengthens(tokens, at: at + length, end: end) { shifts.take(.more) }
            let turned = shifts.turned(weight)
            shifts = Shifts()
            return (turned, at + length)
        }
    }

    /// The shifters that reach a word (data).
    private struct Shifts {
        private var negation = 0
        private var more = 0
        private var less = 0
        private var lessening = 0
        private var adverse = 0
        private var beneficial = 0

        var isAdverse: Bool { adverse > 0 }

        mutating func take(_ shift: ToneLexicon.Shift) {
            switch shift {
            // "không phải không" (not that it isn't)
            case .negation: negation = negation > 0 ? 0 : ToneMeasuring.negationReach + 1
            case .more: more = ToneMeasuring.reach + 1
            case .less: less = ToneMeasuring.reach + 1
            case .lessening: lessening = ToneMeasuring.reach + 1
            case .adverse: adverse = ToneMeasuring.reach
            case .beneficial: beneficial = ToneMeasuring.reach
            }
        }

        /// A word goes by that is in no list.
        mutating func pass() {
            negation = max(0, negation - 1)
            more = max(0, more - 1)
            less = max(0, less - 1)
            lessening = max(0, lessening - 1)
            adverse = max(0, adverse - 1)
            beneficial = max(0, beneficial - 1)
        }

        /// A weight as it is felt here, in hundredths.
        func turned(_ weight: Int) -> Int {
            var value = weight * 100
            // Whoever suffers good suffers: "bị lợi dụng" (to be taken advantage of). What one gets is seldom felt as bad.
            if adverse > 0 { value = -abs(value) }
            if beneficial > 0, value < 0 { value /= 2 }
            if more > 0 { value = value * 3 / 2 }
            if less > 0 { value /= 2 }
            if lessening > 0 { value = value < 0 ? 0 : -value }
            // What is not good is bad; what is not bad is half as good.
            if negation > 0 { value = value < 0 ? -value / 2 : -value }
            return value
        }
    }
}
