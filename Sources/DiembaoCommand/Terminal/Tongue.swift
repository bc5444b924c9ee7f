/// The language that a person is spoken to in (data).
enum Tongue: Sendable, Equatable {
    case english, vietnamese

    /// Vietnamese where the first of LC_ALL, LC_MESSAGES and LANG that says something says so (locale(7)).
    init(environment: Environment) {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let language = locale.prefix { $0 != "_" && $0 != "." && $0 != "@" }
        self = language == "vi" ? .vietnamese : .english
    }

    /// The one of two texts that is in this language; both stand side by side, so that neither is forgotten.
    func callAsFunction(_ english: String, vi vietnamese: String) -> String {
        switch self {
        case .english: english
        case .vietnamese: vietnamese
        }
    }

    /// A number with its thousands apart: `48,210`, in Vietnamese `48.210`.
    func number(_ value: Int) -> String { grouped(value, by: self == .english ? "," : ".") }

    /// A number between -1 and 1 with its sign: `−0.45`, in Vietnamese `−0,45`.
    func signed(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let digits = String(100 + abs(hundredths) % 100).dropFirst()
        let sign = hundredths < 0 ? "−" : hundredths > 0 ? "+" : ""
        return "\(sign)\(abs(hundredths) / 100)\(self == .english ? "." : ",")\(digits)"
    }

    /// "1 file" and "2 files"; Vietnamese has one form.
    func count(_ value: Int, _ one: String, _ many: String, vi vietnamese: String) -> String {
        "\(number(value)) \(self(value == 1 ? one : many, vi: vietnamese))"
    }

    /// A length of time in its two largest units: "3 h 12 min".
    func duration(_ seconds: Double) -> String {
        let total = Int(max(0, seconds).rounded())
        let units = [
            (86_400, self("d", vi: "ngày")), (3_600, self("h", vi: "giờ")), (60, self("min", vi: "phút")),
            (1, self("s", vi: "giây")),
        ]
        var rest = total
        var parts: [String] = []
        for (length, name) in units {
            let count = rest / length
            rest %= length
            if count > 0 && parts.count < 2 { parts.append("\(count) \(name)") } else if !parts.isEmpty { break }
        }
        return parts.isEmpty ? "0 \(units[3].1)" : parts.joined(separator: " ")
    }
}
