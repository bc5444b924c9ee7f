/// The keys under which files of JSON keep an article's parts, the surest first (data).
///
/// They are those of schema.org's Article and its kinds, of IPTC ninjs 1 to 3, of JSON Feed 1.1, and of what exports news: NewsAPI, Media
/// Cloud, WordPress's REST interface, newspaper3k, news-please, trafilatura. Compared are their letters and digits alone, whatever the
/// case: `datePublished`, `date_published` and `dc:datePublished` are one.
enum JSONArticleKeys {
    static let headline = ["headline", "headlines", "title", "sourcetitle", "tieude"]
    static let lead = [
        "sapo", "lead", "standfirst", "description", "descriptiontext", "descriptionhtml", "descriptions", "summary",
        "excerpt",
        "abstract", "tomtat",
    ]
    static let body = [
        "articlebody", "bodies", "bodyxhtml", "bodyhtml", "bodytext", "body", "contenthtml", "contenttext", "content",
        "maintext",
        "fulltext", "articletext", "storytext", "storycontent", "text", "noidung",
    ]
    static let author = ["author", "authors", "byline", "bylines", "creator", "by", "tacgia"]
    static let published = [
        "datepublished", "published", "publishedat", "publishedon", "publishedtime", "pubdate", "publishdate",
        "publicationdate",
        "datepublish", "versioncreated", "contentcreated", "firstcreated", "date", "datecreated", "ngaydang",
    ]
    static let outlet = [
        "outlet", "publisher", "sourcename", "source", "sitename", "medianame", "newspaper", "infosource",
        "infosources", "provider",
        "sourcedomain", "sourcehostname", "hostname",
    ]
    static let url = [
        "url", "canonicalurl", "link", "articleurl", "mainentityofpage", "permalink", "weburl", "storyurl", "source",
    ]
    /// The reports of a live blog, each with its own text.
    static let updates = ["liveblogupdate"]

    static func normalised(_ key: String) -> String {
        let local = key.utf8.lastIndex(of: 0x3A).map { key.utf8[key.utf8.index(after: $0)...] } ?? key.utf8[...]
        var bytes: [UInt8] = []
        for byte in local {
            switch byte {
            case 0x41...0x5A: bytes.append(byte | 0x20)
            case 0x30...0x39, 0x61...0x7A: bytes.append(byte)
            default: break
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
