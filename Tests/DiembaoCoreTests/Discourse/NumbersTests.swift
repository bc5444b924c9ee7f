import Foundation
import TestSupport
import Testing

@testable import DiembaoCore

@Suite struct NumbersTests {
    private func numbers(_ text: String) throws -> [Report.Number] {
        try #require(try Fixture.report(of: text, DocumentMetadata(language: "vi")).numbers)
    }

    private func only(_ text: String, in sentence: String) throws -> Report.Number? {
        let found = try numbers(sentence)
        #expect(found.count == 1, "\(found.map(\.span.text))")
        #expect(found.first?.span.text == text)
        return found.first
    }

    @Test(arguments: [
        ("3,2 tỷ đồng", 3_200_000_000, "VND"), ("30.000 USD", 30_000, "USD"), ("65%", 65, "%"),
        ("1.200,5 tấn", 1200.5, "t"),
        ("15 km", 15, "km"), ("3,5ha", 3.5, "ha"), ("100.000đ", 100_000, "VND"), ("500 nghìn đồng", 500_000, "VND"),
        ("5 tỉ USD", 5_000_000_000, "USD"), ("10 triệu euro", 10_000_000, "EUR"), ("2 tỷ NDT", 2_000_000_000, "CNY"),
        ("70 triệu nhân dân tệ", 70_000_000, "CNY"), ("30.000 tỷ đồng", 30_000_000_000_000, "VND"),
        ("20 nghìn tỷ đồng", 20_000_000_000_000, "VND"), ("2 triệu rưỡi đồng", 2_500_000, "VND"),
        ("1 tỉ 200 triệu đồng", 1_200_000_000, "VND"), ("$500", 500, "USD"), ("US$1,2 triệu", 1_200_000, "USD"),
        ("38 độ C", 38, "°C"), ("37,5°C", 37.5, "°C"), ("120 km/h", 120, "km/h"), ("85.000 đồng/kg", 85_000, "VND/kg"),
        ("5 tấn/ha", 5, "t/ha"), ("3.5%", 3.5, "%"), ("1,234,567 USD", 1_234_567, "USD"), ("220V", 220, "V"),
        ("0,125 g", 0.125, "g"), ("15 tạ", 1500, "kg"), ("500.000 thùng/ngày", 500_000, "barrel/d"),
        ("40 mét vuông", 40, "m2"),
        ("1m65", 1.65, "m"), ("0,25 điểm phần trăm", 0.25, "pp"), ("5 triệu bảng", 5_000_000, "GBP"),
        ("16 triệu tỷ đồng", 16_000_000_000_000_000, "VND"), ("83,5 USD/thùng", 83.5, "USD/barrel"),
    ])
    func `a quantity has its value and its unit`(text: String, value: Double, unit: String) throws {
        let number = try only(text, in: "Theo báo cáo của xã, con số ấy vào khoảng \(text) và còn tăng.")
        #expect(number?.value == value)
        #expect(number?.unit == unit)
    }

    @Test(arguments: [
        ("hai tỷ đồng", 2_000_000_000, "VND"), ("ba mươi nghìn đồng", 30_000, "VND"),
        ("một triệu hai trăm nghìn đồng", 1_200_000, "VND"), ("hai mươi lăm tấn", 25, "t"),
        ("một trăm linh năm km", 105, "km"), ("hai nghìn không trăm mười sáu mét", 2016, "m"),
        ("nửa triệu USD", 500_000, "USD"),
        ("một tỷ rưỡi đồng", 1_500_000_000, "VND"), ("ba kg", 3, "kg"), ("mười phần trăm", 10, "%"),
    ])
    func `numerals in words have their value`(text: String, value: Double, unit: String) throws {
        let number = try only(text, in: "Bà con trong xã đã nhận được \(text), theo lời trưởng thôn.")
        #expect(number?.value == value)
        #expect(number?.unit == unit)
    }

    @Test(arguments: [
        ("2 triệu", 2_000_000, "người dân"), ("15", 15, "người bị thương"), ("42", 42, "tuổi"),
        ("1.200", 1200, "hộ dân"),
        ("12.345", 12_345, "phản ánh"), ("28,5", 28.5, "điểm"), ("mười hai", 12, "con bò"), ("05", 5, "đối tượng"),
        ("6,4", 6.4, "độ Richter"), ("2000", 2000, "ngôi nhà"),
    ])
    func `a count has no unit`(text: String, value: Double, noun: String) throws {
        let number = try only(text, in: "Trong vụ này có \(text) \(noun) được ghi lại.")
        #expect(number?.value == value)
        #expect(number?.unit == nil)
    }

    @Test(arguments: [
        "họp ngày 8.12", "họp hôm 7-7", "về từ 8/12/2021", "đội nhà thắng 3-1", "đội khách thua 0-2",
        "tỉ số 3-1 nghiêng về họ",
        "xây năm 2016", "mở cửa lúc 8h30", "tăng trong quý II", "đi quốc lộ 1A", "xem Nghị định 100/2019/NĐ-CP",
        "theo Điều 58",
        "ở số nhà 59", "gọi 0903 121 110", "gọi 024.3974.3555", "gọi 0903.121.110", "xe mang biển số 51A-123.45",
        "ở Quận 7 tổ chức",
        "đội U23 lên đường", "máy bay F-16 rơi", "máy bay Boeing 737 rơi", "mắc Covid-19", "nhóm G20 họp",
        "ở tầng 5 tòa nhà",
        "học sinh lớp 12 thi", "Quốc hội khóa XIV họp", "hàng tỷ đồng bị mất", "vài triệu người đi",
        "làm trong 15 phút",
        "bay 10.000 giờ", "sau 1,5 giờ", "kéo dài 3-5 ngày", "mất từ 5 đến 7 tuần", "mạng 5G chạy",
        "chiếm 2/3 số phiếu",
        "trực 24/7", "giai đoạn 2016-2020", "về thứ 3 chung cuộc", "xếp hạng 5 châu lục", "đội hình 4-4-2",
        "phòng 302 có khách",
        "xem iOS 15.2", "cả hai đồng ý", "không đồng tình", "hai đồng nghiệp cũ", "một người đi", "vài ba trăm nghìn",
        "bão số 4 vào",
        "các lớp 1,2 nghỉ", "từ 8-12 học sinh nghỉ", "trên sân 3x4 nhỏ", "xã 135 nghèo", "nóng 39 độ", "rộng 5 sào",
        "nợ 500 rupee",
        "10 500 000 đồng", "trời rộng hai Đồng Nai", "đạt 290 người/km2", "khoảng 1,234 tấn", "hai ba người đi",
        "mỗi hai năm rưỡi",
        "thế kỷ hai mươi", "phút 90+3", "cỡ 10.10", "đường vành đai 3,5 kẹt", "Vùng Cảnh sát biển 4 tổ chức lễ",
        "chừng 29 Tết mới về", "tàu cá BV 98869 TS chìm", "trong ba triệu năm tới",
    ])
    func `a date, a time, a score, a name and what is vague are no numbers`(text: String) throws {
        let found = try numbers("Theo lãnh đạo của xã, \(text), và người dân đã được biết về việc này.")
        #expect(found.isEmpty, "\(found.map { "\($0.span.text) = \($0.value) \($0.unit ?? "-")" })")
    }

    @Test(arguments: [
        ("20-30 triệu đồng", "20 | 20000000 VND; 30 triệu đồng | 30000000 VND"), ("5 – 10%", "5 | 5 %; 10% | 10 %"),
        ("từ 10 đến 15 km", "10 | 10 km; 15 km | 15 km"),
        ("20 triệu - 30 triệu đồng", "20 triệu | 20000000 VND; 30 triệu đồng | 30000000 VND"),
        ("từ 950.000 đến 1,2 triệu đồng", "950.000 | 950000 VND; 1,2 triệu đồng | 1200000 VND"),
        ("giảm từ 12% xuống 8,5%", "12% | 12 %; 8,5% | 8.5 %"),
        ("2 và 3 tỷ đồng", "2 | 2000000000 VND; 3 tỷ đồng | 3000000000 VND"),
        ("hai đến ba triệu đồng", "hai | 2000000 VND; ba triệu đồng | 3000000 VND"),
        ("10%-15%", "10% | 10 %; 15% | 15 %"),
        ("từ 500 đến 1 triệu đồng", "1 triệu đồng | 1000000 VND"), ("7-8 người", "7 | 7 -; 8 | 8 -"),
        ("5-11 tuổi", "5 | 5 -; 11 | 11 -"),
    ])
    func `the first of a range takes scale and unit of the second`(text: String, expected: String) throws {
        let found = try numbers("Theo lãnh đạo của xã, mức ấy là \(text), và người dân đã được biết.")
        let values = found.map { number in
            let value = number.value == number.value.rounded() ? String(Int(number.value)) : String(number.value)
            return "\(number.span.text) | \(value) \(number.unit ?? "-")"
        }
        #expect(values.joined(separator: "; ") == expected)
    }

    @Test(arguments: [
        ("chi 40 triệu đồng tiền phòng", "40 triệu đồng"), ("thưởng 500 triệu đồng đội tuyển", "500 triệu đồng"),
        ("có 2 triệu đồng bào", "2 triệu"), ("nộp 300.000 đồng/suất", "300.000 đồng"),
        ("có 11 trong số các cống", "11"),
    ])
    func `a unit is told from a word that begins like it`(text: String, span: String) throws {
        #expect(try numbers("Theo lãnh đạo của xã, họ \(text), và người dân đã được biết.").map(\.span.text) == [span])
    }

    @Test func `what is below zero has its sign`() throws {
        let found = try numbers("Ở đó nhiệt độ xuống âm 5 độ C, có nơi -7°C, kinh tế tăng trưởng -2,3%.")
        #expect(found.map(\.span.text) == ["âm 5 độ C", "-7°C", "-2,3%"])
        #expect(found.map(\.value) == [-5, -7, -2.3])
    }

    @Test func `the report's JSON has large amounts to the last digit`() throws {
        let report = try Fixture.report(of: "Dư nợ đạt 16 triệu tỷ đồng, tăng 3,93%.", DocumentMetadata(language: "vi"))
        let json = String(decoding: report.json(layout: .compact), as: UTF8.self)
        #expect(json.contains(#""value":16000000000000000,"unit":"VND""#))
        #expect(json.contains(#""value":3.93,"unit":"%""#))
    }

    @Test func `a lone comma before three digits is read as the text writes its other numbers`() throws {
        let found = try numbers("Sản lượng đạt 3,2 triệu tấn, kim ngạch 1,234 tỷ USD.")
        #expect(found.map(\.value) == [3_200_000, 1_234_000_000])
    }

    @Test func `headline, lead, body and captions have numbers, and the credit line has none`() throws {
        let found = try numbers(
            """
            Bắt 5 đối tượng trộm 20 con bò
            Ngày 5/3, công an huyện bắt 5 đối tượng trộm cắp 20 con bò của người dân trong xã.
            Người dân mất 300 triệu đồng vì vụ trộm này, theo lời kể của trưởng thôn.
            Đàn bò 20 con của ông Tư. Ảnh: Lê Na
            Theo Báo 24 Giờ
            """)
        #expect(found.map(\.span.text) == ["5", "20", "5", "20", "300 triệu đồng", "20"])
    }

    @Test func `an analysis names the pass, and each span is in its place`() throws {
        let report = try Fixture.report("thị-trường.txt")
        #expect(report.generator.passes.contains(.numbers))
        let scalars = Array(try #require(report.document).text.unicodeScalars)
        for number in try #require(report.numbers) {
            #expect(
                Array(number.span.text.unicodeScalars)
                    == Array(scalars[number.span.range.start..<number.span.range.end]))
        }
    }

    @Test func `random pieces around numbers never trap, and no span lies over another or a time`() throws {
        let pieces = [
            "1", "12", "2016", "05", "1.200", "3,2", "1,234", "999999999999999999", ".", ",", "-", "–", "/", "%", "$",
            "~", "+", "x", "°C",
            "m", "m2", "tỷ", "triệu", "đồng", "đ", "kg", "người", "tuổi", "năm", "ngày", "hai", "ba", "mươi", "mười",
            "trăm", "linh",
            "rưỡi", "nửa", "âm", "đến", "và", "khoảng", "lớp", "Boeing", "thắng", "giờ", "h", "/kg", "nghìn", "mấy",
            "\n", "8/12", "(", ")",
        ]
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<3000 {
            var text = ""
            for _ in 0..<Int.random(in: 1..<30, using: &generator) {
                text += pieces.randomElement(using: &generator)!
                if Bool.random(using: &generator) { text += " " }
            }
            let report = try Fixture.report(of: text, DocumentMetadata(language: "vi"))
            guard let found = report.numbers else { continue }
            for (left, right) in zip(found, found.dropFirst()) {
                #expect(left.span.range.end <= right.span.range.start, "\(text)")
            }
            for time in report.times ?? [] {
                let range = time.span.range
                #expect(
                    !found.contains { $0.span.range.start < range.end && range.start < $0.span.range.end }, "\(text)")
            }
            #expect(found.allSatisfy { $0.span.range.start < $0.span.range.end && $0.value.isFinite })
        }
    }

    @Test func `the manual lists every unit`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../../docs/man/diembao-report.5")
        let manual = try String(contentsOf: file, encoding: .utf8)
        let places: Set = ["unit", "symbol", "tight", "scaled", "per"]
        for row in EmbeddedData.units.rows where places.contains(row[1]) && row[2] != "-" {
            let symbol = String(row[2].split(separator: " ")[0])
            let isListed =
                manual.contains("\\fB\(symbol)\\fR")
                || symbol.split(separator: "/").allSatisfy {
                    manual.contains("\\fB\($0)\\fR") || manual.contains(".BR \($0) ,")
                }
            #expect(isListed, "\(symbol)")
        }
    }

    // MARK: Passages that were annotated before the pass had run on them

    private struct Passage {
        var text: String
        var numbers: [String]
    }

    private static let passages: [Passage] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Gold/numbers.tsv")
        let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
        return lines.filter { !$0.hasPrefix("#") }.map { line in
            let columns = line.split(separator: "\t")
            return Passage(text: String(columns[0]), numbers: columns.dropFirst().map(String.init))
        }
    }()

    @Test func `of 40 annotated passages, at least 97 % of the numbers are found, and 97 % of what is found is right`()
        throws
    {
        #expect(Self.passages.count == 40)
        var (hits, gold, got) = (0, 0, 0)
        var faults: [String] = []
        for passage in Self.passages {
            var wanted = passage.numbers.map { column in
                let parts = column.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
                return "\(parts[0]) | \(Double(parts[1]) ?? .nan) | \(parts[2])"
            }
            let found = try numbers(passage.text).map { "\($0.span.text) | \($0.value) | \($0.unit ?? "-")" }
            gold += wanted.count
            got += found.count
            for number in found {
                if let place = wanted.firstIndex(of: number) {
                    wanted.remove(at: place)
                    hits += 1
                } else {
                    faults.append("extra: \(number)")
                }
            }
            faults += wanted.map { "missing: \($0)" }
        }
        #expect(Double(hits) >= 0.97 * Double(gold), "\(hits) of \(gold), \(faults)")
        #expect(Double(hits) >= 0.97 * Double(got), "\(hits) of \(got) found, \(faults)")
    }
}
