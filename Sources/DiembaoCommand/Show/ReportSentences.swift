/// What reports say of errors and warnings, in Vietnamese (data). Reports say it in English, with what was found put in; a code alone
/// does not tell an empty file from a scanned page.
enum ReportSentences {
    /// A sentence or a part of one in Vietnamese; `nil` where another version of diembao says it.
    ///
    /// For example, "The file has 9 bytes; at most 5 are read." is "Tệp có 9 byte; chỉ đọc tối đa 5 byte."
    static func vietnamese(_ english: String) -> String? { vietnamese(english, depth: 0) }

    /// - Parameter depth: what was put in may be such a part, but nobody's text shall be followed without end.
    private static func vietnamese(_ english: String, depth: Int) -> String? {
        guard depth < deepest else { return nil }
        for (pattern, translation) in patterns {
            guard let gaps = pattern.gaps(in: english) else { continue }
            return translation.filled(with: gaps.map { vietnamese($0, depth: depth + 1) ?? $0 })
        }
        return nil
    }

    /// The hint as it is right for whoever has the file at hand: "drop" is said of the service's folders alone.
    static func forReaders(_ hint: String) -> String { readers[hint] ?? hint }

    private static let deepest = 3

    private static let patterns = sentences.map { (Pattern($0.english), Pattern($0.vietnamese)) }

    /// A text with gaps (data).
    private struct Pattern {
        private let pieces: [String]

        init(_ text: String) {
            pieces = text.split(separator: "%", omittingEmptySubsequences: false).map(String.init)
        }

        /// What stands in the gaps; `nil` where the text is another one.
        func gaps(in text: String) -> [String]? {
            guard text.hasPrefix(pieces[0]) else { return nil }
            guard pieces.count > 1 else { return text == pieces[0] ? [] : nil }
            var rest = text.dropFirst(pieces[0].count)
            var gaps: [String] = []
            for piece in pieces.dropFirst().dropLast() {
                guard let place = rest.firstRange(of: piece) else { return nil }
                gaps.append(String(rest[..<place.lowerBound]))
                rest = rest[place.upperBound...]
            }
            guard rest.hasSuffix(pieces[pieces.count - 1]) else { return nil }
            return gaps + [String(rest.dropLast(pieces[pieces.count - 1].count))]
        }

        func filled(with gaps: [String]) -> String {
            zip(pieces, gaps + [""]).reduce("") { $0 + $1.0 + $1.1 }
        }
    }

    private static let readers = [
        "Write the article into the file; it is read again as soon as it changes.": "Write the article into the file.",
        "Save the page once more when it is fully loaded, or drop the article as plain text.":
            "Save the page once more when it is fully loaded, or save the article as plain text.",
        "Look into it; drop an article as plain text if need be.":
            "Look into it; save an article as plain text if need be.",
        "Drop the article's text instead.": "Save the article's text instead.",
        "Drop the article that it is about.": "Take the article that it is about.",
        "Drop the article as plain text in UTF-8.": "Save the article as plain text in UTF-8.",
    ]

    /// With % for what is put in, in the same order; what is closer stands before what is wider.
    private static let sentences: [(english: String, vietnamese: String)] = [
        // Errors: what is wrong.
        ("The file holds no text, only white space or nothing at all.", "Tệp rỗng hoặc chỉ có khoảng trắng."),
        (
            "The page holds no article: no paragraphs of running text were found in it.",
            "Trang web không có bài báo: không thấy đoạn văn nào trong đó."
        ),
        ("The document holds no article.", "Tài liệu không có bài báo nào."),
        ("The document holds no text: %.", "Tài liệu không có văn bản: %."),
        (
            "The text is in no encoding that is read: % of its % bytes are no UTF-8, and by no Vietnamese encoding is it Vietnamese.",
            "Văn bản không theo bảng mã nào đọc được: % trong % byte không phải UTF-8, và đọc theo bảng mã tiếng Việt nào cũng không thành tiếng Việt."
        ),
        (
            "The file is %, which is not read; `diembao formats` lists what is.",
            "Không đọc được loại tệp này: %; `diembao formats` liệt kê các định dạng đọc được."
        ),
        (
            "The file is %, which only diembao and diembaod read, by diembao-reader.",
            "Loại tệp này (%) chỉ diembao và diembaod đọc được, bằng diembao-reader."
        ),
        ("The document can't be read: %.", "Không đọc được tài liệu: %."),
        (
            "The file is no %: it goes wrong in line %, column %.",
            "Tệp không phải % đúng chuẩn: sai từ dòng %, cột %."
        ),
        ("The file is %.", "Tệp là %."),
        ("The document was given up: %.", "Phải bỏ dở tài liệu: %."),
        ("The file holds more than % articles.", "Tệp có hơn % bài."),
        ("The file holds binary data, not text.", "Tệp chứa dữ liệu nhị phân, không phải văn bản."),
        ("The file has % bytes; at most % are read.", "Tệp có % byte; chỉ đọc tối đa % byte."),
        (
            "The analysis was stopped after % seconds of CPU time.",
            "Phân tích bị dừng sau % giây của bộ xử lý."
        ),
        (
            "The daemon died % times while it analysed this file alone.",
            "Dịch vụ đã chết % lần khi phân tích riêng tệp này."
        ),
        ("Line % of the stream is not a request: %.", "Dòng % của luồng không phải một yêu cầu hợp lệ: %."),
        (
            "Line % of the stream names a file that can't be read: %.",
            "Dòng % của luồng nêu một tệp không đọc được: %."
        ),
        ("%: No such file or directory", "không có tệp %"), ("%: Permission denied", "không có quyền đọc %"),
        ("%: Is a directory", "% là thư mục"),
        ("The file has no article %; it holds %.", "Tệp không có bài thứ %; tệp có % bài."),

        // What to do.
        ("Write the article into the file; it is read again as soon as it changes.", "Hãy ghi bài báo vào tệp."),
        (
            "Find out the encoding and convert the file, for example with: iconv -f ENCODING -t UTF-8 OLD.txt > NEW.txt",
            "Hãy tìm ra bảng mã rồi chuyển tệp sang UTF-8, chẳng hạn bằng UniKey hoặc: iconv -f BẢNG_MÃ -t UTF-8 CŨ.txt > MỚI.txt"
        ),
        (
            "Save the page once more when it is fully loaded, or drop the article as plain text.",
            "Hãy lưu lại trang khi đã tải xong, hoặc lưu bài báo thành văn bản thuần."
        ),
        ("Count the articles from 1.", "Hãy đếm bài từ 1."),
        (
            "Look into it; drop an article as plain text if need be.",
            "Hãy mở tài liệu ra xem; nếu cần, hãy lưu bài báo thành văn bản thuần."
        ),
        (
            "Open it in the program that it was made with, and save it once more.",
            "Hãy mở tài liệu bằng chương trình đã tạo ra nó và lưu lại một lần nữa."
        ),
        ("Save it without a password.", "Hãy lưu tài liệu không có mật khẩu."),
        ("Drop the article's text instead.", "Hãy lấy văn bản của bài báo thay cho tệp này."),
        (
            "Split it, or raise the limit for documents (diembao.toml(5)) and retry it.",
            "Hãy tách tài liệu, hoặc nâng giới hạn cho tài liệu (diembao.toml(5)) rồi thử lại."
        ),
        (
            "Save it in another format or as plain text; keep the file and report the fault.",
            "Hãy lưu sang định dạng khác hoặc văn bản thuần; giữ tệp và báo lỗi cho chúng tôi."
        ),
        ("Save the article as plain text in UTF-8.", "Hãy lưu bài báo thành văn bản thuần, UTF-8."),
        ("Mend it there, or save it once more.", "Hãy sửa chỗ đó, hoặc lưu lại tệp một lần nữa."),
        ("Write the article below its front matter.", "Hãy ghi bài báo bên dưới phần khai báo ở đầu tệp."),
        ("Drop the article that it is about.", "Hãy dùng chính bài báo mà báo cáo nói về."),
        (
            "Read are schema.org's NewsArticle, ninjs, JSON Feed, and objects with a text (articleBody, body_text, body, content, text) beside a title, a date or an address.",
            "Đọc được NewsArticle của schema.org, ninjs, JSON Feed, và đối tượng có văn bản (articleBody, body_text, body, content, text) kèm tiêu đề, ngày hoặc địa chỉ."
        ),
        ("Fetch it again when there is news in it.", "Hãy tải lại khi trong đó có tin."),
        (
            "Split it, or raise limits.articles (diembao.toml(5)) and retry it.",
            "Hãy tách tệp, hoặc nâng limits.articles (diembao.toml(5)) rồi thử lại."
        ),
        (
            "Analyse it with one of them, or save it as plain text in UTF-8.",
            "Hãy phân tích tệp bằng một trong hai chương trình đó, hoặc lưu thành văn bản thuần, UTF-8."
        ),
        ("Drop the article as plain text in UTF-8.", "Hãy lưu bài báo thành văn bản thuần, UTF-8."),
        (
            "Split it into articles, or raise the limit on the input's size.",
            "Hãy tách tệp thành từng bài, hoặc nâng giới hạn kích thước."
        ),
        (
            "Split the article, or raise the time limit and retry it.",
            "Hãy tách bài báo, hoặc nâng giới hạn thời gian rồi thử lại."
        ),
        (
            "Keep the file and report the fault; retry it after an update.",
            "Hãy giữ tệp, báo lỗi cho chúng tôi, và thử lại sau khi cập nhật: diembao retry"
        ),
        (
            "Split the document, or let it have more memory, and retry it; keep it and report the fault if that does not help.",
            "Hãy tách tài liệu, hoặc cho thêm bộ nhớ, rồi thử lại; nếu vẫn không được, hãy giữ tệp và báo lỗi cho chúng tôi."
        ),
        (
            #"A line is a JSON object such as {"id": "1", "text": "…"} or {"id": "1", "path": "…"}."#,
            #"Mỗi dòng là một đối tượng JSON, chẳng hạn {"id": "1", "text": "…"} hoặc {"id": "1", "path": "…"}."#
        ),
        ("Is the name right, and the folder?", "Tên tệp và thư mục có đúng không?"),
        (
            "Ask its owner for the right to read it: chmod a+r %",
            "Hãy xin chủ tệp quyền đọc: chmod a+r %"
        ),
        ("Name the files in it, for example: %", "Hãy nêu tên các tệp trong đó, chẳng hạn: %"),
        ("Try again with fewer programs running.", "Hãy thử lại khi ít chương trình chạy hơn."),
        ("Copy the file and try the copy.", "Hãy sao chép tệp rồi thử với bản sao."),
        ("Unpack it, for example: %", "Hãy giải nén, chẳng hạn: %"),
        ("Unpack it: %", "Hãy giải nén: %"),
        (
            "Save it as DOCX without a password, for example: %",
            "Hãy lưu thành DOCX không có mật khẩu, chẳng hạn: %"
        ),

        // What documents and files are, and why they can't be read.
        ("it holds no text", "trong đó không có chữ nào"),
        ("no part of it holds text", "không phần nào có chữ"),
        ("its page is empty", "trang trong đó rỗng"),
        ("its pages hold no text", "các trang không có chữ"),
        (
            "its pages are pictures (scanned); it takes an OCR program first, for example ocrmypdf",
            "các trang là ảnh quét; trước hết phải nhận dạng chữ (OCR), chẳng hạn bằng ocrmypdf"
        ),
        ("it opens with a password only", "phải có mật khẩu mới mở được"),
        ("it can be read with its password only", "phải có mật khẩu mới đọc được"),
        ("the files in it are encrypted", "các tệp bên trong đã mã hóa"),
        (
            "a message of it is encrypted for those it was sent to",
            "trong đó có thư đã mã hóa, chỉ người nhận đọc được"
        ),
        ("no pages can be found in it", "không tìm thấy trang nào"),
        ("it is cut off", "tệp bị cụt"),
        ("nothing can be unpacked from it", "không giải nén được gì từ đó"),
        ("% cannot be unpacked", "không giải nén được %"),
        ("% is missing in it", "thiếu %"),
        ("% is no well-formed XML (line %)", "% không phải XML đúng chuẩn (dòng %)"),
        (
            "its reader crashed, or needed more than % MiB of memory",
            "chương trình đọc bị lỗi, hoặc cần hơn % MiB bộ nhớ"
        ),
        (
            "its reader was killed % times in turn, as by a machine that is out of memory",
            "chương trình đọc bị ngắt % lần liền, như khi máy hết bộ nhớ"
        ),
        ("diembao-reader could not be run", "không chạy được diembao-reader"),
        ("reading it took more than % seconds", "đọc lâu hơn % giây"),
        ("it holds % articles, and at most % are read", "trong đó có % bài, chỉ đọc tối đa % bài"),
        ("it has % pages, and at most % are read", "có % trang, chỉ đọc tối đa % trang"),
        ("unpacked it has more than % bytes", "giải nén ra thì lớn hơn % byte"),
        ("it is packed more than % times over", "nén chồng hơn % lần"),
        ("a report of diembao", "báo cáo của diembao, không phải bài báo"),
        ("a JSON file without articles", "JSON không có bài báo nào"),
        ("a feed without items", "nguồn tin (RSS, Atom) không có mục nào"),
        ("a Markdown file without text", "Markdown không có văn bản"),
        (
            "an old or an encrypted Microsoft Office document",
            "tài liệu Microsoft Office cũ hoặc có mật khẩu"
        ),
        (
            "an attachment in Outlook's own format (TNEF, winmail.dat)",
            "tệp đính kèm theo định dạng riêng của Outlook (TNEF, winmail.dat)"
        ),
        (
            "a message whose contents are in Outlook's own format (TNEF, winmail.dat)",
            "thư có nội dung theo định dạng riêng của Outlook (TNEF, winmail.dat)"
        ),
        ("a bzip2 archive", "tệp nén bzip2"), ("an xz archive", "tệp nén xz"), ("a 7-Zip archive", "tệp nén 7-Zip"),
        ("a tar archive in %", "tệp tar trong %"),
        ("a PNG image", "ảnh PNG"), ("a JPEG image", "ảnh JPEG"), ("a GIF image", "ảnh GIF"),
        ("a media file (RIFF)", "tệp hình ảnh, âm thanh (RIFF)"), ("a program (ELF)", "chương trình (ELF)"),
        ("an SQLite database", "cơ sở dữ liệu SQLite"), ("an MP3 file", "tệp MP3"), ("an Ogg file", "tệp Ogg"),

        // Warnings.
        (
            "The language could not be told; only what does not depend on it was analysed.",
            "Không nhận ra ngôn ngữ của bài; chỉ phân tích được những gì không phụ thuộc ngôn ngữ."
        ),
        (
            "The language looks like \"%\", not Vietnamese; only what does not depend on it was analysed.",
            "Bài không phải tiếng Việt (có vẻ là “%”); chỉ phân tích được những gì không phụ thuộc ngôn ngữ."
        ),
        (
            "% byte could not be decoded and stand as U+FFFD in the text.",
            "Có % byte không giải mã được; trong văn bản nó là U+FFFD."
        ),
        (
            "% bytes could not be decoded and stand as U+FFFD in the text.",
            "Có % byte không giải mã được; trong văn bản chúng là U+FFFD."
        ),
        (
            "The file had been saved after its % was read as Windows-1252; that was turned back.",
            "Tệp từng bị lưu lại sau khi % bị đọc nhầm thành Windows-1252; văn bản đã được chuyển về như cũ."
        ),
        (
            "% has no capitals with tones; % was restored where sentences begin, in names and among capitals.",
            "% không có chữ hoa mang dấu thanh; đã khôi phục % chữ ở đầu câu, trong tên riêng và giữa chữ hoa."
        ),
        (
            "% has no capitals with tones; % were restored where sentences begin, in names and among capitals.",
            "% không có chữ hoa mang dấu thanh; đã khôi phục % chữ ở đầu câu, trong tên riêng và giữa chữ hoa."
        ),
        (
            "The sidecar's key \"%\" was left out: %",
            "Khóa \"%\" trong tệp .meta.json đi kèm đã bị bỏ qua: %"
        ),
        ("The sidecar was left out: %", "Tệp .meta.json đi kèm đã bị bỏ qua: %"),
        ("The argument \"%\" was left out: %", "Tham số \"%\" đã bị bỏ qua: %"),
        (
            "\"%\" is no date. Write 2021-12-08, or 2021-12-08T06:30:00+07:00 with a time and its zone.",
            "“%” không phải là ngày. Hãy ghi 2021-12-08, hoặc 2021-12-08T06:30:00+07:00 nếu có giờ và múi giờ."
        ),
        (
            "it is empty. Write the outlet's name, or leave the key out.",
            "giá trị rỗng. Hãy ghi tên báo, hoặc bỏ khóa này."
        ),
        (
            "\"%\" is no web address. Write the whole address, beginning with https://.",
            "“%” không phải địa chỉ web. Hãy ghi cả địa chỉ, bắt đầu bằng https://."
        ),
        (
            "\"%\" is no language tag. Write a BCP 47 tag such as vi or en.",
            "“%” không phải mã ngôn ngữ. Hãy ghi mã BCP 47, chẳng hạn vi hoặc en."
        ),
        (
            "its value is no string. Put the value in quotation marks.",
            "giá trị không phải chuỗi. Hãy đặt giá trị trong dấu ngoặc kép."
        ),
        (
            "it is no JSON object, it goes wrong at byte %. Write it like this: %",
            "không phải đối tượng JSON, sai từ byte %. Hãy viết như sau: %"
        ),
        (
            "% of the file's % articles could not be analysed: %.",
            "% trong % bài của tệp không phân tích được: bài số %."
        ),
        (
            "The article has no headline: its first paragraph reads as running text.",
            "Bài không có tiêu đề: đoạn đầu là văn bản thường."
        ),
        (
            "The date of publication is unknown, so relative dates stay open; give it in a sidecar or as an argument.",
            "Không rõ ngày đăng nên các mốc thời gian tương đối còn để ngỏ; hãy ghi ngày vào tệp .meta.json đi kèm, "
                + "chẳng hạn {\"published\": \"2026-01-12\"}, hoặc dùng --published."
        ),
        (
            "A quotation mark has no partner in its paragraph.",
            "Có dấu ngoặc kép không được khép lại trong đoạn."
        ),
        (
            "% quotation marks have no partner in their paragraphs.",
            "Có % dấu ngoặc kép không được khép lại trong đoạn."
        ),
        (
            "There is no such day as \"%\"; it was left out of the times.",
            "Trong lịch không có ngày “%”; ngày đó đã bị bỏ qua."
        ),
    ]
}
