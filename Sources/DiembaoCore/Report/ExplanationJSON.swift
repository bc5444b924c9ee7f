extension QuoteExplanation {
    /// The explanation as one line of JSON in UTF-8, its line feed included. diembao(1) documents the keys.
    ///
    /// - Parameters:
    ///   - id: the quotation's in the report.
    ///   - path: the file's, as its report gives it.
    ///   - part: which of the file's articles, from 1; `nil` where it holds one.
    public func json(id: ReportID?, path: String?, part: Int?) -> [UInt8] {
        var writer = JSONWriter(layout: .compact, capacity: 2048 + content.text.utf8.count)
        writer.object { json in
            json.string("path", path)
            json.key("part")
            if let part { json.integer(part) } else { json.null() }
            json.string("id", id?.rawValue)
            json.bool("reported", isReported)
            json.string("type", type.rawValue)
            json.spanKeys(content)
            json.member("cue") { $0.span(cue) }
            json.string("rule", rule)
            json.fraction("confidence", confidence, decimals: 2)
            json.list("reasons", reasons) { json, reason in
                json.object { json in
                    json.string("name", reason.name)
                    json.integer("weight", reason.weight)
                }
            }
            json.key("speaker")
            if let speaker {
                json.object { json in
                    json.spanKeys(speaker)
                    json.string("name", name)
                    json.string("ground", goesOn ? "same-as-before" : ground?.rawValue)
                }
            } else {
                json.null()
            }
            json.list("candidates", candidates) { json, candidate in
                json.object { json in
                    json.spanKeys(candidate.span)
                    json.string("verdict", candidate.verdict.rawValue)
                }
            }
        }
        writer.finish()
        return writer.bytes
    }
}
