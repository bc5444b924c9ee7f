import TestSupport
import Testing

@testable import DiembaoSpool

@Suite struct `An article's path` {
    @Test(arguments: [
        ("a.txt", "a.txt.json"),
        ("2021/kremlin.txt", "2021/kremlin.txt.json"),
        ("a.txt.json", "a.txt.json.json"),
        ("x.json/a.txt", "x.json~/a.txt.json"),
        ("x.json~/a.txt", "x.json~~/a.txt.json"),
        ("x~/a.txt", "x~/a.txt.json"),
        ("x.json.d/a", "x.json.d~/a.json"),
        ("x.d/3", "x.d~/3.json"),
        ("x.d~/3", "x.d~~/3.json"),
        ("x.d", "x.d.json"),
        ("Nghị quyết/Tổng thống.txt", "Nghị quyết/Tổng thống.txt.json"),
    ])
    func `has its report beside it, and folders that look like reports gain a tilde`(
        _ article: String, _ report: String
    ) {
        #expect(RelativePath(article).report == RelativePath(report))
    }

    @Test func `keeps a name that the report's suffix fits on, and shortens one byte more`() {
        let fits = RelativePath([UInt8](repeating: 0x61, count: 245))
        #expect(fits.report == RelativePath(fits.bytes + Array(".json".utf8)))
        let long = RelativePath([UInt8](repeating: 0x61, count: 246))
        #expect(long.report.bytes.count == 250)
        #expect(long.report.bytes.starts(with: [UInt8](repeating: 0x61, count: 236) + [0x7E]))
    }

    @Test func `is never cut inside a character, and hardly shortened where it has none`() {
        let vietnamese = RelativePath(String(repeating: "ệ", count: 85))
        let stem = vietnamese.report.bytes.dropLast(14)
        #expect(String(validating: stem, as: UTF8.self) == String(repeating: "ệ", count: 78))
        let continuations = RelativePath([UInt8](repeating: 0x80, count: 255))
        #expect((247...250).contains(continuations.report.bytes.count))
    }

    @Test func `has the reports on the articles in it where no other article's report can be`() {
        #expect(RelativePath("a/thư.mbox").report.part(12) == RelativePath("a/thư.mbox.d/12.json"))
        #expect(RelativePath("a/thư.mbox.d/12").report == RelativePath("a/thư.mbox.d~/12.json"))
        let long = RelativePath([UInt8](repeating: 0x61, count: 250)).report
        #expect(long.partFolder.name.count == 247)
    }

    @Test func `leads back from its report unless it was shortened`() {
        for path in ["a.txt", "x.json/a.txt", "x.json~/y/a.json", "x/a~", "x.d/3"] {
            let article = RelativePath(path)
            #expect(article.report.likelyArticle == article, "\(path)")
        }
    }

    /// Names that were made to collide: the signs that the mapping itself uses, lengths about its limits, and what
    /// it made of other names.
    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `shares its report with no other, whatever the names are`(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces: [[UInt8]] = [
            Array(".json".utf8), Array("~".utf8), Array("a".utf8), Array("~0123abcd".utf8), [0x80], [0xFF],
            Array("ệ".utf8), Array(".d".utf8),
            Array("𝔘".utf8), Array(".meta.json".utf8), Array("~~".utf8), Array(" \n%\"-".utf8), Array("deadbeef".utf8),
        ]
        var names: Set<[UInt8]> = []
        while names.count < 400 {
            var name: [UInt8] = []
            if Bool.random(using: &random) {
                let filler = pieces.randomElement(using: &random)!
                let length = Int.random(in: 225...255, using: &random)
                while name.count < length { name += filler }
            }
            for _ in 0..<Int.random(in: 1...4, using: &random) { name += pieces.randomElement(using: &random)! }
            if name.count > 255 { name.removeFirst(name.count - 255) }
            names.insert(name)
        }
        for _ in 0..<3 {
            for name in names {
                let made = [RelativePath(name).report.bytes, RelativePath(name).appending([0x78]).report.parent.bytes]
                for name in made {
                    names.insert(name)
                    if name.count > 5 { names.insert(Array(name.dropLast(5))) }
                    if name.count > 1 { names.insert(Array(name.dropLast())) }
                    if name.count < 255 { names.insert(name + [0x7E]) }
                }
            }
            if names.count > 8000 { break }
        }
        let folder = RelativePath("d")
        var owners: [RelativePath: RelativePath] = [:]
        for name in names where name != Array(".".utf8) && name != Array("..".utf8) {
            // As an article, one of several articles, and as a folder, in a folder: the three must not meet either.
            let article = folder.appending(name)
            let inside = article.appending([0x78])
            let places = [
                (article, article.report), (article, article.report.partFolder), (inside, inside.report.parent),
            ]
            for (owner, place) in places {
                let former = owners.updateValue(owner, forKey: place)
                if let former { Issue.record("seed \(seed): \(owner.bytes) and \(former.bytes) share \(place)") }
                if place.name.count > 250 { Issue.record("seed \(seed): \(place.name.count) bytes: \(place)") }
            }
        }
    }

    @Test func `knows its sidecar, and a sidecar its article`() {
        #expect(RelativePath("s/a.txt").sidecar == RelativePath("s/a.txt.meta.json"))
        #expect(RelativePath("s/a.txt.meta.json").articleOfSidecar == RelativePath("s/a.txt"))
        #expect(RelativePath("s/.meta.json").articleOfSidecar == nil)
        #expect(RelativePath("a.meta.json/b").articleOfSidecar == nil)
    }

    @Test func `lies within its folders and no others`() {
        let path = RelativePath("a/b/c")
        #expect(path.isWithin(.root) && path.isWithin(RelativePath("a")) && path.isWithin(path))
        #expect(!path.isWithin(RelativePath("a/b/c/d")) && !RelativePath("ab/c").isWithin(RelativePath("a")))
    }
}
