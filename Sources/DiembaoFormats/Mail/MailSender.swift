/// What a message's header says of the article that its text is (data).
struct MailSender {
    var subject: MailSubject
    /// The date of a message is when it was sent, and only where the message is what its readers get of the article, that is the date of
    /// publication: a dispatch that an agency's or an outlet's own machine sends out. Whoever else sends an article (a reader, a press
    /// office, a colleague who passes it on) does so on any day after, so nothing is said then.
    var published: String?
    /// The name beside such an outlet's address.
    var outlet: String?

    init(_ message: MailMessage, _ place: Int) {
        let isFromList = ["List-Id", "List-Post"].contains { message.header(place, $0) != nil }
        subject = MailSubject(message.header(place, "Subject"), isFromList: isFromList)
        guard subject.kind == nil, message.header(place, "In-Reply-To") == nil,
            let from = message.header(place, "From"),
            let (name, mailbox, domain) = Self.parts(of: from), Self.isOutlet(domain)
        else { return }
        let isByMachine =
            Self.desks.contains(mailbox) || isFromList || message.header(place, "List-Unsubscribe") != nil
            || ["bulk", "list"].contains(message.header(place, "Precedence")?.lowercased())
        guard isByMachine else { return }
        published = message.date(place)
        outlet = name
    }

    /// "TTXVN <tin@vnanet.vn>".
    private static func parts(of from: String) -> (name: String?, mailbox: String, domain: String)? {
        guard let open = from.lastIndex(of: "<"), let close = from[open...].firstIndex(of: ">") else { return nil }
        let address = from[from.index(after: open)..<close]
        guard let at = address.lastIndex(of: "@") else { return nil }
        let name = MailCharacters.line(String(from[..<open].filter { $0 != "\"" }))
        guard !name.isEmpty, !name.contains("@") else { return nil }
        return (name, address[..<at].lowercased(), address[address.index(after: at)...].lowercased())
    }

    private static func isOutlet(_ domain: String) -> Bool {
        outlets.contains { domain == $0 || domain.hasSuffix("." + $0) }
    }

    /// Addresses of desks and machines, not of people: news, bulletin, newsroom, distribution.
    private static let desks: Set<String> = [
        "tin", "tintuc", "tin-tuc", "bantin", "ban-tin", "banbientap", "toasoan", "phathanh", "news", "newsletter",
        "newsroom", "noreply",
        "no-reply", "donotreply", "do-not-reply", "alerts", "bulletin", "info",
    ]

    /// The domains of agencies and outlets that are certain to be theirs.
    private static let outlets = [
        "vnanet.vn", "ttxvn.vn", "vna.vn", "vietnamplus.vn", "vietnamnews.vn", "baotintuc.vn", "bnews.vn", "vov.vn",
        "vtv.vn", "nhandan.vn",
        "nhandan.com.vn", "qdnd.vn", "cand.com.vn", "baochinhphu.vn", "vnexpress.net", "tuoitre.vn",
        "tuoitre.com.vn",
        "thanhnien.vn", "dantri.com.vn", "vietnamnet.vn", "laodong.vn", "laodong.com.vn", "tienphong.vn", "nld.com.vn",
        "sggp.org.vn",
        "plo.vn", "znews.vn", "zingnews.vn", "vneconomy.vn", "vietnamfinance.vn", "baodautu.vn",
        "hanoimoi.vn", "danviet.vn",
        "giaoducthoidai.vn", "suckhoedoisong.vn", "kinhtedothi.vn", "thesaigontimes.vn", "vtc.vn", "vtcnews.vn",
        "congthuong.vn",
        "reuters.com", "afp.com", "ap.org", "bbc.co.uk", "bbc.com", "rfi.fr", "voanews.com", "rfa.org", "xinhuanet.com",
        "kyodonews.jp",
    ]
}
