import DiembaoConfiguration
import Glibc
import Testing

extension ArticlePatterns {
    fileprivate func isArticle(_ path: String) -> Bool { isArticle(path: Array(path.utf8)) }
    fileprivate func enters(_ path: String) -> Bool { entersFolder(path: Array(path.utf8)) }
}

private let standard = ArticlePatterns(Configuration.Inbox(path: "/in", reports: "/out"))

@Test(arguments: ["a", "kremlin.txt", "2021/tháng 12/kremlin.txt", "no extension", "a.json", "meta.json", "x~y"])
func `an ordinary file is an article`(path: String) {
    #expect(standard.isArticle(path))
}

@Test(arguments: [
    ".hidden", "2021/.a.txt.swp", ".~lock.a.odt#", "a.txt~", "#a.txt#", "a.part", "a.filepart", "a.tmp", "a.swp",
    "a.swx",
    "a.crdownload", "~$a.docx", ".git/a.txt", "x/.git/y/a.txt", "backup~/a.txt",
])
func `what an editor or a download has not finished is no article`(path: String) {
    #expect(!standard.isArticle(path))
}

@Test func `a sidecar is no article, whatever the patterns say`() {
    let all = ArticlePatterns(include: ["*", "*.json"], exclude: [])
    #expect(!all.isArticle("a.txt.meta.json"))
    #expect(!all.isArticle("x/a.meta.json"))
    #expect(all.isArticle("x/.meta.json"))
    #expect(ArticlePatterns.isSidecar(path: Array("x/a.txt.meta.json".utf8)))
    #expect(!ArticlePatterns.isSidecar(path: Array("a.meta.json/b".utf8)))
}

@Test func `excluded folders are not entered, nor what lies in them`() {
    let patterns = ArticlePatterns(include: ["*"], exclude: [".*", "drafts", "2021/old"])
    #expect(patterns.enters("2021"))
    #expect(patterns.enters("old"))
    #expect(!patterns.enters(".git"))
    #expect(!patterns.enters("2021/drafts"))
    #expect(!patterns.enters("2021/old"))
    #expect(!patterns.enters("2021/old/more"))
    #expect(!patterns.isArticle("2021/old/a.txt"))
    #expect(patterns.isArticle("2020/old/a.txt"))
}

@Test func `a pattern with a slash fits the path below the inbox, one without the name`() {
    let patterns = ArticlePatterns(include: ["news/*.txt", "*.md"], exclude: [])
    #expect(patterns.isArticle("news/a.txt"))
    #expect(!patterns.isArticle("news/x/a.txt"))
    #expect(!patterns.isArticle("a.txt"))
    #expect(patterns.isArticle("x/y/a.md"))
}

@Test func `a name that is no UTF-8 is matched byte for byte`() {
    let patterns = ArticlePatterns(include: ["*.txt", "b?o.[ab]*"], exclude: ["*.bad.txt"])
    #expect(patterns.isArticle(path: [0xFF, 0xFE] + Array(".txt".utf8)))
    #expect(!patterns.isArticle(path: [0xFF, 0xFE] + Array(".bad.txt".utf8)))
    #expect(patterns.isArticle(path: Array("b".utf8) + [0xE1] + Array("o.a".utf8)))
}

/// Most patterns take a shorter way than fnmatch(3); it must lead to the same place.
@Test(arguments: ["*", "a", "*a", "a*", "a*a", "ab*ba", "*.txt", "#*#", "a*b*c", "[ab]*", "\\*", "?", "a\\*b*"])
func `patterns mean what fnmatch means`(pattern: String) {
    let letters = ["", "a", "b", "ab", "ba", "*", ".txt", "#", "á"]
    for first in letters {
        for second in letters {
            for third in letters where !(first + second + third).isEmpty {
                let name = first + second + third
                let expected = fnmatch(pattern, name, 0) == 0
                #expect(ArticlePatterns(include: [pattern], exclude: []).isArticle(name) == expected, "\(name)")
            }
        }
    }
}
