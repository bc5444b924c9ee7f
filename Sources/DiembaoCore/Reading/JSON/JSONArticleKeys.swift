/// The keys under which files of JSON keep an article's parts, the surest first (data).
///
/// They are those of schema.org's Article and its kinds, of IPTC ninjs 1 to 3, of JSON Feed 1.1, and of what exports news: NewsAPI, Media
/// Cloud, WordPress's REST interface, newspaper3k, news-please, trafilatura. Compared are their letters and digits alone, whatever the
/// case and without marks: `datePublished`, `date_published` and `dc:datePublished` are one, and so are `tieu_de` and `Tiêu đề` (headline).
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
        "sourcedomain", "sourcehostname", "hostname", "toasoan", "tenbao", "nguon",
    ]
    static let url = [
        "url", "canonicalurl", "link", "articleurl", "mainentityofpage", "permalink", "weburl", "storyurl", "source",
        "duongdan", "lienket", "nguon",
    ]
    /// The reports of a live blog, each with its own text.
    static let updates = ["liveblogupdate"]

    static func normalised(_ key: String) -> String {
        let local = key.utf8.lastIndex(of: 0x3A).map { key[key.index(after: $0)...] } ?? key[...]
        return String(decoding: LetterFolding.plain(local), as: UTF8.self)
    }
}
