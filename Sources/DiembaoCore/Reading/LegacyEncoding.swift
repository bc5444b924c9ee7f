/// An encoding that Vietnamese texts come in and that is recognised, but not decoded (data).
enum LegacyEncoding: String, Sendable, CaseIterable {
    case windows1258, tcvn3, vni, viscii, windows1252, latin1

    var description: String {
        switch self {
        case .windows1258: "Windows-1258 (Vietnamese)"
        case .tcvn3: "TCVN3 (ABC, the .VnTime fonts)"
        case .vni: "VNI (the VNI- fonts)"
        case .viscii: "VISCII"
        case .windows1252: "Windows-1252 (Western)"
        case .latin1: "ISO 8859-1 (Western)"
        }
    }

    /// What turns such a file into one that can be read, a sentence.
    var remedy: String {
        switch self {
        case .windows1258: "Convert it: iconv -f WINDOWS-1258 -t UTF-8 OLD.txt > NEW.txt"
        case .tcvn3: "Convert it with a tool that knows TCVN3: uconv -x or UniKey's toolkit, TCVN3 (ABC) to Unicode; iconv has TCVN5712-1 for its successor only."
        case .vni: "Convert it with a tool that knows the VNI fonts, for example UniKey's toolkit, VNI Windows to Unicode."
        case .viscii: "Convert it: iconv -f VISCII -t UTF-8 OLD.txt > NEW.txt"
        case .windows1252: "Convert it: iconv -f WINDOWS-1252 -t UTF-8 OLD.txt > NEW.txt"
        case .latin1: "Convert it: iconv -f ISO-8859-1 -t UTF-8 OLD.txt > NEW.txt"
        }
    }
}
