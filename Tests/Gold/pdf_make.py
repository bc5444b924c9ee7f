#!/usr/bin/python3
"""Makes the documents of pdf.tar.xz from its articles.txt, in the layouts of newspapers, agencies, offices and browsers.

    pdf_make.py ARTICLES.txt FOLDER

Beside each NAME.pdf stands a NAME.json that says what a reader finds there: the articles, each with its paragraphs in reading order,
and "not", what must not be in the text. LibreOffice (soffice), Chromium, WeasyPrint, reportlab, fontTools and qpdf have to be installed,
and Debian's fonts-liberation2, fonts-dejavu-core and fonts-noto-core.
"""

import functools
import http.server
import json
import re
import subprocess
import sys
import threading
import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont as FontFile
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A3, A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate, Paragraph

FONTS = "/usr/share/fonts/truetype/"
ROLES = {"K": "kicker", "H": "headline", "L": "lead", "B": "byline", "P": "body", "Q": "quotation", "S": "heading", "C": "caption"}


def read_articles(path):
    articles = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line[0] == "#":
            continue
        kind, text = line.split(" ", 1)
        if kind == "=":
            article = articles[text] = []
        else:
            article.append((kind, text))
    return articles


class Maker:
    def __init__(self, articles, folder):
        self.articles = articles
        self.folder = folder

    def note(self, name, layout, articles, **more):
        """Each of articles is a list of (kind, text) in the order in which they are read."""
        told = [{"paragraphs": [{"role": ROLES[kind], "text": text} for kind, text in one if kind in ROLES]} for one in articles]
        note = {"layout": layout, "articles": told, "not": [], **more}
        (self.folder / f"{name}.json").write_text(json.dumps(note, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    def article(self, key, kinds="KHLBPSC"):
        return [part for part in self.articles[key] if part[0] in kinds]

    # Single columns, as word processors write them.

    def office(self, name, layout, body, articles, css, page="@page { size: 21cm 29.7cm; margin: 2cm }", **more):
        html = self.folder / f"{name}.html"
        html.write_text(f"<html><head><meta charset='utf-8'><style>{page} {css}</style></head><body>{body}</body></html>", encoding="utf-8")
        subprocess.run(["soffice", "--headless", "--convert-to", "pdf:writer_pdf_Export",
                        "--infilter=HTML (StarWriter)", "--outdir", self.folder, html], check=True, stdout=subprocess.DEVNULL)
        html.unlink()
        self.note(name, layout, articles, **more)

    def office_articles(self):
        css = "body { font-family: 'Liberation Serif'; font-size: 13pt } h1 { font-size: 16pt; text-align: center; font-weight: bold } "
        indented = css + "p { text-indent: 1cm; margin: 0; text-align: justify } h2 { font-size: 13pt; margin: 0; text-indent: 1cm }"
        spaced = css + "p { margin: 0 0 8pt 0; line-height: 120% } h1 { text-align: left } h2 { font-size: 14pt; margin: 8pt 0 4pt 0 }"
        plain = css + "p { margin: 0 } h1 { font-size: 13pt; text-align: center; margin: 0 0 6pt 0 } h2 { font-size: 13pt; margin: 0 }"
        for name, key, style, layout in (
            ("office-indented", "canglog", indented, "LibreOffice, one column, justified, first lines indented"),
            ("office-spaced", "baotang", spaced, "LibreOffice, one column, ragged, space between paragraphs"),
            ("office-plain", "benhvien", plain, "LibreOffice, one column, ragged, neither indents nor spaces, headline bold in the body's size"),
            ("office-long", "truonghoc", indented, "LibreOffice, one column, justified, first lines indented"),
        ):
            article = self.article(key, "HLPSB" if name != "office-spaced" else "HBLPS")
            if name == "office-indented":
                article = [part for part in article if part[0] != "B"] + self.article(key, "B")
            self.office(name, layout, "".join(self.tag(part) for part in article), [article], style)

    @staticmethod
    def tag(part):
        kind, text = part
        return {"H": "<h1>{}</h1>", "L": "<p><b>{}</b></p>", "S": "<h2>{}</h2>", "B": "<p style='text-align: right'><b>{}</b></p>"}.get(
            kind, "<p>{}</p>").format(text)

    def government(self):
        article = self.article("thongtu", "HP")
        left = ["ỦY BAN NHÂN DÂN", "TỈNH SÔNG TRÀ", "Số: 2417/UBND-KTN"]
        right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sông Trà, ngày 28 tháng 8 năm 2023"]
        sign = ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Đặng Quốc Trung"]
        receive = ["Nơi nhận:", "- Như trên;", "- Lưu: VT, KTN."]
        cell = "<td style='text-align: {}; font-size: 13pt'>{}</td>"
        head = "<table width='100%'><tr>" + cell.format("center; width: 40%", "<br>".join(left)) + cell.format(
            "center; width: 60%", "<b>" + right[0] + "</b><br><b>" + right[1] + "</b><br><i>" + right[2] + "</i>") + "</tr></table>"
        foot = "<table width='100%'><tr>" + cell.format("left", "<br>".join(receive)) + cell.format(
            "center", "<br>".join(sign[:2]) + "<br><br><br>" + sign[2]) + "</tr></table>"
        title, rest = article[0], article[1:]
        body = head + f"<p style='text-align: center; text-indent: 0cm'><b>{title[1]}</b></p>" + "".join(map(self.tag, rest)) + foot
        css = "body { font-family: 'Liberation Serif'; font-size: 14pt } p { text-indent: 1cm; margin: 6pt 0; text-align: justify }"
        parts = [("P", text) for text in left + right] + [("H", title[1])] + rest + [("P", text) for text in receive + sign]
        self.office("government", "LibreOffice, a government's letter: heading and signature in two columns", body, [parts], css)

    # Print-outs of web pages.

    def browser(self):
        css = ("body { font-family: 'Noto Sans'; font-size: 16px; max-width: 720px; margin: auto } h1 { font-size: 30px; line-height: 1.2 } "
               "h2 { font-size: 20px } .lead { font-weight: bold } .by { color: #666; font-size: 14px } p { line-height: 1.6 } "
               "figure { margin: 1em 0 } figcaption { font-size: 13px; font-style: italic; background: #eee; padding: 6px } "
               "svg { width: 100%; height: 240px; background: #8ac }")
        serif = css.replace("Noto Sans", "Noto Serif").replace("line-height: 1.6", "line-height: 1.5; text-align: justify")
        pages = {}
        for name, key, style in (("browser-1", "canglog", css), ("browser-2", "truonghoc", serif), ("browser-3", "muala", css), ("browser-4", "bongda", serif)):
            article = sorted(self.article(key, "HLBPSC"), key=lambda part: "HBLCPS".index(part[0]) if part[0] in "HBL" else 3)
            tags = {"H": "<h1>{}</h1>", "L": "<p class=lead>{}</p>", "B": "<p class=by>{}</p>", "S": "<h2>{}</h2>",
                    "C": "<figure><svg></svg><figcaption>{}</figcaption></figure>"}
            body = "".join(tags.get(kind, "<p>{}</p>").format(text) for kind, text in article)
            title = f"{article[0][1]} - {dict(self.articles[key])['O']}"
            pages[name] = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title><style>{style}</style></head><body>{body}</body></html>", article, title
        handler = type("Handler", (http.server.BaseHTTPRequestHandler,), {
            "do_GET": lambda request: self.serve(request, pages), "log_message": lambda *_: None})
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name, (_, article, title) in pages.items():
            url = f"http://www.bao-bensong.example/thoi-su/{name}.html"
            subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={self.folder / name}.pdf",
                            f"--host-resolver-rules=MAP www.bao-bensong.example:80 127.0.0.1:{server.server_port}", url],
                           check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self.note(name, "Chromium's print-out of a page, with its header and footer lines", [article], url=url, **{"not": [title, url]})
        server.shutdown()

    def chromium(self, html, name):
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                        f"--print-to-pdf={self.folder / name}.pdf", html.resolve().as_uri()],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    @staticmethod
    def serve(request, pages):
        name = request.path.rsplit("/", 1)[-1].removesuffix(".html")
        request.send_response(200 if name in pages else 404)
        request.send_header("Content-Type", "text/html; charset=utf-8")
        request.end_headers()
        if name in pages:
            request.wfile.write(pages[name][0].encode())

    # CSS columns, drop capitals, ligatures, spaced-out letters.

    def weasy(self):
        page = "@page { size: A4; margin: 20mm 18mm; @bottom-center { content: counter(page); font-size: 9pt } %s }"
        head = "@top-left { content: '%s'; font-size: 9pt } @top-right { content: 'Số 41 - Thứ Bảy 4-11-2023'; font-size: 9pt }"
        for name, key, columns, extra, layout in (
            ("magazine-2", "truonghoc", 2, ".first::first-letter { float: left; font-size: 38pt; line-height: 34pt; padding-right: 2pt }",
             "WeasyPrint, two columns, drop capital"),
            ("magazine-3", "baotang", 3, ".k { letter-spacing: 0.45em; text-transform: uppercase } body { font-family: 'DejaVu Serif' }",
             "WeasyPrint, three columns, spaced-out section name"),
            ("magazine-spaced", "benhvien", 2, "p { text-indent: 0; margin: 0 0 7pt 0; text-align: left }",
             "WeasyPrint, two columns, ragged, space between paragraphs"),
        ):
            article = self.article(key, "KHLBPS")
            outlet = dict(self.articles[key])["O"]
            first = True
            rest = []
            for kind, text in article:
                if kind == "P":
                    rest.append(f"<p{' class=first' if first else ''}>{text}</p>")
                    first = False
                elif kind == "S":
                    rest.append(f"<h2>{text}</h2>")
            parts = dict(article)
            body = (f"<div class=k>{parts['K']}</div><h1>{parts['H']}</h1><p class=l>{parts['L']}</p><p class=b>{parts['B']}</p>"
                    f"<div class=c>{''.join(rest)}</div>")
            css = (page % (head % outlet)) + (
                "body { font-family: 'Noto Serif'; font-size: 10pt; line-height: 1.35; } h1 { font-size: 26pt; line-height: 1.15; margin: 4pt 0 }"
                " .l { font-weight: bold; font-size: 11.5pt; margin: 4pt 0 } .b { font-style: italic; margin: 2pt 0 8pt 0 } .k { font-size: 10pt; }"
                " h2 { font-size: 11pt; margin: 6pt 0 3pt 0 } p { text-indent: 1.2em; margin: 0; text-align: justify } .l, .b { text-indent: 0 }"
                f" .c {{ columns: {columns}; column-gap: 16pt }}") + extra
            html = self.folder / f"{name}.html"
            html.write_text(f"<html><head><meta charset='utf-8'><style>{css}</style></head><body>{body}</body></html>", encoding="utf-8")
            if columns == 2 and extra.startswith(".first"):
                # WeasyPrint 57 lets a first line begin below a floating letter.
                self.chromium(html, name)
                layout = layout.replace("WeasyPrint", "Chromium")
            else:
                subprocess.run(["weasyprint", html, self.folder / f"{name}.pdf"], check=True, stderr=subprocess.DEVNULL)
            html.unlink()
            self.note(name, layout, [article], **{"not": [outlet] if "WeasyPrint" in layout else []})

    # Newspapers, journals and agencies, in frames.

    @staticmethod
    @functools.cache
    def font(family):
        files = {"serif": "liberation2/LiberationSerif-Regular.ttf", "serif-bold": "liberation2/LiberationSerif-Bold.ttf",
                 "serif-italic": "liberation2/LiberationSerif-Italic.ttf", "sans": "liberation2/LiberationSans-Regular.ttf",
                 "sans-bold": "liberation2/LiberationSans-Bold.ttf", "mono": "dejavu/DejaVuSansMono.ttf",
                 "noto": "noto/NotoSerif-Regular.ttf", "condensed": "dejavu/DejaVuSansCondensed-Bold.ttf"}
        pdfmetrics.registerFont(TTFont(family, FONTS + files[family]))
        return family

    def styles(self, body="serif", size=9.5, indent=10, headline="serif-bold", headline_size=26, align=TA_JUSTIFY, space=0):
        def style(name, font, points, **more):
            return ParagraphStyle(name, fontName=self.font(font), fontSize=points, leading=more.pop("leading", points * 1.18), **more)
        return {
            "K": style("K", "sans-bold", size, spaceAfter=2), "H": style("H", headline, headline_size, spaceAfter=6),
            "L": style("L", "serif-bold", size + 1.5, spaceAfter=4, alignment=TA_LEFT),
            "B": style("B", "serif-italic", size, spaceAfter=4, alignment=TA_RIGHT),
            "P": style("P", body, size, firstLineIndent=indent, alignment=align, spaceAfter=space),
            "S": style("S", "sans-bold", size, spaceBefore=5, spaceAfter=2),
            "C": style("C", "sans", size - 2, spaceAfter=6, alignment=TA_LEFT),
        }

    def frames(self, name, size, pages, flow, decorate, info=None):
        """pages: for each template the frames (left, bottom, width, height) of one page; the last is for all further pages."""
        document = BaseDocTemplate(str(self.folder / f"{name}.pdf"), pagesize=size, invariant=1, **(info or {}))
        for number, frames in enumerate(pages):
            document.addPageTemplates(PageTemplate(
                id=str(number), frames=[Frame(*frame, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0) for frame in frames],
                onPage=decorate))
        following = [NextPageTemplate(str(len(pages) - 1))] if len(pages) > 1 else []
        document.build(following + flow)

    def flow(self, article, styles):
        return [Paragraph(text, styles[kind]) for kind, text in article]

    def newspapers(self):
        width, height = A3
        for name, key, columns, headline, gap in (("news-3", "canglog", 3, "serif-bold", 14), ("news-4", "muala", 4, "sans-bold", 11), ("news-5", "bongda", 5, "condensed", 12)):
            article = self.article(key, "KHLBPSC")
            styles = self.styles(headline=headline, headline_size=34, size=10.5)
            inner = width - 100
            column = (inner - gap * (columns - 1)) / columns
            top = [(50, height - 230, inner, 150)]
            head = [part for part in article if part[0] in "KHL"]
            rest = [part for part in article if part[0] in "PS"] + [part for part in article if part[0] == "B"]
            captions = [part for part in article if part[0] == "C"]
            tall = self.height(self.flow(rest, styles), column, columns)
            body = [(50 + n * (column + gap), height - 240 - tall, column, tall) for n in range(columns)]
            outlet = dict(self.articles[key])["O"]

            def decorate(page, _, outlet=outlet, captions=captions, styles=styles):
                page.setFont(self.font("sans"), 9)
                page.drawString(50, height - 50, outlet)
                page.drawRightString(width - 50, height - 50, "Thứ Tư, 13-8-2023")
                page.drawCentredString(width / 2, height - 50, "5")
                page.setFillColorRGB(.6, .7, .8)
                if captions:
                    page.rect(50, 200, 380, 250, stroke=0, fill=1)
                    paragraph = Paragraph(captions[0][1], styles["C"])
                    _, tall = paragraph.wrap(380, 50)
                    paragraph.drawOn(page, 50, 194 - tall)
                page.setFillColorRGB(0, 0, 0)
            self.frames(name, A3, [top + body], self.flow(head, styles) + [FrameBreak()] + self.flow(rest, styles), decorate)
            self.note(name, f"newspaper, {columns} columns, headline and lead across them, a picture with its caption", [head + rest + captions],
                      **{"not": [outlet, "Thứ Tư, 13-8-2023"]})

    def several(self):
        """Two, and three, articles on one page."""
        width, height = A3
        outlet = "Báo Đồng Bằng"

        def decorate(page, _):
            page.setFont(self.font("sans"), 9)
            page.drawString(50, height - 50, outlet)
            page.drawRightString(width - 50, height - 50, "Trang 3")
        inner, gap = width - 100, 14
        column = (inner - gap * 3) / 4
        first, second, third = (self.article(key, "KHLBPS") for key in ("muala", "ngancau", "diennang"))
        big, small = self.styles(headline_size=32, size=10), self.styles(headline_size=21, size=10)

        def split(article, styles, columns):
            head = [part for part in article if part[0] in "HL"]
            rest = [part for part in article if part[0] in "PSB"]
            return head + rest, self.flow(head, styles), self.flow(rest, styles), self.height(self.flow(rest, styles), column, columns)

        def place(left, top, columns, head, tall):
            """A headline's frame across columns, and these."""
            return [(left, top - head, columns * (column + gap) - gap, head)] + [
                (left + n * (column + gap), top - head - 10 - tall, column, tall) for n in range(columns)]
        one, head_one, rest_one, tall_one = split(first, big, 4)
        two, head_two, rest_two, tall_two = split(second, small, 4)
        upper = place(50, height - 70, 4, 120, tall_one)
        lower = place(50, height - 240 - tall_one, 4, 75, tall_two)
        self.frames("several-below", A3, [upper + lower], head_one + [FrameBreak()] + rest_one + self.breaks(upper, rest_one) + head_two + [FrameBreak()] + rest_two, decorate)
        self.note("several-below", "newspaper, four columns, two articles one below the other", [one, two], **{"not": [outlet, "Trang 3"]})
        two, head_two, rest_two, tall_two = split(second, small, 2)
        three, head_three, rest_three, tall_three = split(third, small, 2)
        left = place(50, height - 70, 2, 130, tall_two)
        right = place(50 + 2 * (column + gap), height - 70, 2, 130, tall_three)
        self.frames("several-beside", A3, [left + right], head_two + [FrameBreak()] + rest_two + self.breaks(left, rest_two) + head_three + [FrameBreak()] + rest_three, decorate)
        self.note("several-beside", "newspaper, two articles beside each other, each in two columns", [two, three], **{"not": [outlet, "Trang 3"]})

    def breaks(self, frames, flow):
        """What leads from a flow's last line to the frame behind these frames."""
        page = canvas.Canvas("/dev/null")
        left, used = list(flow), 0
        for frame in frames[1:]:
            if not left:
                break
            used += 1
            room = Frame(*frame, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
            while left:
                if room.add(left[0], page):
                    left.pop(0)
                    continue
                parts = room.split(left[0], page)
                if len(parts) > 1 and room.add(parts[0], page):
                    left[:1] = parts[1:]
                break
        return [FrameBreak() for _ in range(len(frames) - used)]

    @staticmethod
    def height(flow, width, columns):
        """How high columns of one length are."""
        total = sum(one.wrap(width, 10000)[1] + one.getSpaceBefore() + one.getSpaceAfter() for one in flow)
        return total / columns + 16

    def journals(self):
        width, height = A4
        article = self.article("canglog", "HBLPS") + [("P", text) for _, text in self.article("giavang", "P")]
        outlet = "Tạp chí Thị Trường"
        gap, margin = 18, 56
        column = (width - 2 * margin - gap) / 2

        def decorate(page, document):
            page.setFont(self.font("serif-italic"), 9)
            number = document.page
            if number > 1:
                page.drawString(margin, height - 40, outlet if number % 2 else "Cảng và hàng hải")
            page.setFont(self.font("serif"), 9)
            page.drawCentredString(width / 2, 30, str(number + 16))
        first = [(margin, height - 230, width - 2 * margin, 170)] + [(margin + n * (column + gap), 60, column, height - 300) for n in range(2)]
        later = [(margin + n * (column + gap), 60, column, height - 120) for n in range(2)]
        styles = self.styles(body="noto", size=11, headline_size=20)
        styles["H"].alignment = styles["B"].alignment = TA_CENTER
        head, rest = article[:3], article[3:]
        self.frames("journal", A4, [first, later], self.flow(head, styles) + [FrameBreak()] + self.flow(rest, styles), decorate,
                    {"title": "Microsoft Word - bai cang.docx", "author": "Admin"})
        self.note("journal", "journal, two columns, centred headline, running heads, page numbers", [article],
                  **{"not": [outlet, "Cảng và hàng hải", "Microsoft Word"]})

    def agency(self):
        width, height = A4
        for name, key, body, align, space, indent in (("agency-1", "hoidam", "mono", TA_LEFT, 9, 0), ("agency-2", "giavang", "sans", TA_JUSTIFY, 0, 18)):
            article = self.article(key, "HLPB")
            outlet = dict(self.articles[key])["O"]

            def decorate(page, document, outlet=outlet):
                page.setFont(self.font("sans-bold"), 10)
                page.drawString(60, height - 40, f"{outlet.upper()} - BẢN TIN NHANH")
                page.drawRightString(width - 60, height - 40, "13/9/2023 17:42")
                page.setFont(self.font("sans"), 9)
                page.drawRightString(width - 60, 30, f"Trang {document.page}/2")
            styles = self.styles(body=body, size=11, align=align, space=space, indent=indent, headline="sans-bold", headline_size=14)
            if name == "agency-1":
                article = [part for part in article if part[0] != "B"] + [part for part in article if part[0] == "B"]
                styles["L"] = styles["P"]
            self.frames(name, A4, [[(60, 60 if name == "agency-2" else 320, width - 120, height - 130 if name == "agency-2" else height - 390)]],
                        self.flow(article, styles), decorate)
            self.note(name, f"an agency's bulletin, {body}, head and page numbers on each page", [article], **{"not": ["BẢN TIN NHANH", "Trang 1/2"]})

    # What is wrong with text layers.

    def decomposed(self):
        article = self.article("benhvien", "HLPB")
        styles = self.styles(body="noto", size=11, headline="sans-bold", headline_size=20)
        decomposed = [(kind, unicodedata.normalize("NFD", text)) for kind, text in article]
        self.frames("decomposed", A4, [[(60, 60, A4[0] - 120, A4[1] - 120)]], self.flow(decomposed, styles), lambda *_: None)
        self.note("decomposed", "letters and their marks as glyphs of their own", [article])

    def legacy(self):
        rows = [line.split("\t") for line in (Path(__file__).resolve().parents[2] / "Sources/CDiembaoData/data/encodings.tsv").read_text(
            encoding="utf-8").splitlines() if line and line[0] != "#"]
        for encoding, key, fontname in (("tcvn3", "ngancau", ".VnTime"), ("vni", "giavang", "VNI-Times")):
            codes = {row[2]: bytes.fromhex(row[1].replace(" ", "")) for row in rows if row[0] == encoding}
            font = FontFile(FONTS + "liberation2/LiberationSerif-Regular.ttf")
            names = font.getBestCmap()
            single = {}
            for text, code in codes.items():
                if len(code) == 1 and len(text) == 1 and ord(text) in names:
                    single[ord(code.decode("cp1252", "replace")) if code != b"\xad" else 0xAD] = names[ord(text)]
            for table in font["cmap"].tables:
                if table.isUnicode():
                    table.cmap = {**{c: g for c, g in names.items() if c < 0x180}, **single}
            for record in font["name"].names:
                if record.nameID in (1, 4, 6):
                    record.string = fontname
            path = self.folder / f"{encoding}.ttf"
            font.save(path)
            pdfmetrics.registerFont(TTFont(encoding, str(path)))
            article = self.article(key, "HLPB")
            encoded = [(kind, self.encode(text, codes)) for kind, text in article]
            styles = {kind: ParagraphStyle(kind, fontName=encoding, fontSize=20 if kind == "H" else 12, leading=24 if kind == "H" else 15,
                                           spaceAfter=0, firstLineIndent=20 if kind == "P" else 0) for kind in "HLPB"}
            self.frames(encoding, A4, [[(60, 60, A4[0] - 120, A4[1] - 120)]], self.flow(encoded, styles), lambda *_: None)
            path.unlink()
            self.note(encoding, f"the bytes of {encoding} as the text layer", [article], encoding=encoding, encoded=[[text for _, text in encoded]])

    @staticmethod
    def encode(text, codes):
        longest = max(map(len, codes))
        result, at = "", 0
        while at < len(text):
            for size in range(longest, 0, -1):
                code = codes.get(text[at:at + size]) or codes.get(text[at:at + size].lower())
                if code:
                    result += "".join(bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "?" for byte in code)
                    at += size
                    break
            else:
                result += text[at]
                at += 1
        return result

    def scanned(self):
        """A picture of the page, and over it what a character recognition read, invisibly."""
        article = self.article("diennang", "HLP")
        page = canvas.Canvas(str(self.folder / "ocr.pdf"), pagesize=A4, invariant=1)
        page.setFillGray(.9)
        page.rect(0, 0, *A4, stroke=0, fill=1)
        y = A4[1] - 80
        for kind, text in article:
            font, size = ("serif-bold", 20) if kind == "H" else ("serif-bold", 12) if kind == "L" else ("serif", 12)
            style = ParagraphStyle("o", fontName=self.font(font), fontSize=size, leading=size * 1.25, firstLineIndent=18 if kind == "P" else 0)
            paragraph = Paragraph(text, style)
            paragraph.wrap(A4[0] - 140, 1000)
            for number, line in enumerate(paragraph.blPara.lines):
                words = line[1] if isinstance(line, tuple) else line.words
                shown = page.beginText(70 + (18 if kind == "P" and number == 0 else 0), y)
                shown.setTextRenderMode(3)
                shown.setFont(font, size)
                shown.textLine(" ".join(words))
                page.drawText(shown)
                y -= size * 1.25
            y -= 6
        page.save()
        self.note("ocr", "a scanned page with the text of a character recognition below it", [article])

    def hard(self):
        """What makes columns hard to tell: pictures and quotations within them, boxes, text around pictures, lines at different heights."""
        def tags(article, **more):
            known = {"H": "<h1>{}</h1>", "L": "<p class=l>{}</p>", "B": "<p class=b>{}</p>", "S": "<h2>{}</h2>", "K": "<div class=k>{}</div>",
                     "C": "<div class=f><div class=pic></div><div class=c>{}</div></div>", "Q": "<div class=q>{}</div>"}
            return "".join({**known, **more}.get(kind, "<p>{}</p>").format(text) for kind, text in article)
        base = ("@page { size: %s; margin: 16mm } body { font-family: '%s'; font-size: 9.5pt; line-height: %s; margin: 0 } h1 { font-size: 25pt; line-height: 1.1; margin: 0 0 6pt 0 } "
                ".l { font-weight: bold; margin: 0 0 6pt 0; text-indent: 0 } .b { font-style: italic; text-align: right; text-indent: 0 } .k { font-size: 9pt; color: #a00 } h2 { font-size: 10pt; margin: 7pt 0 2pt 0 } "
                "p { margin: 0; text-align: justify } .cols { column-gap: 13pt } .pic { background: #9bc; height: 110pt } .c { font: 8pt 'Liberation Sans'; margin: 3pt 0 8pt 0 } .f { break-inside: avoid } "
                ".q { font: bold 15pt 'Liberation Sans'; margin: 10pt 0; text-align: left; break-inside: avoid } %s")

        def page(name, layout, css, body, articles, **more):
            html = self.folder / f"{name}.html"
            html.write_text(f"<html><head><meta charset='utf-8'><style>{css}</style></head><body>{body}</body></html>", encoding="utf-8")
            self.chromium(html, name)
            html.unlink()
            self.note(name, layout, articles, **more)
        article = self.article("canglog", "KHLBPSC")
        head, rest = [one for one in article if one[0] in "KHL"], [one for one in article if one[0] in "PS"]
        picture, author = [one for one in article if one[0] == "C"], [one for one in article if one[0] == "B"]
        mixed = rest[:2] + picture + rest[2:] + author
        page("hard-picture", "Chromium, three columns, indents, a picture with its caption within a column", base % ("A4", "Liberation Serif", 1.25, ".cols { columns: 3 } p { text-indent: 1.2em }"),
             tags(head) + f"<div class=cols>{tags(mixed)}</div>", [head + mixed])
        article = self.article("baotang", "KHLBPS")
        quote = [("Q", "Cả làng đã thức với nó một đêm")]
        head, rest = article[:3], article[4:]
        mixed = rest[:3] + quote + rest[3:]
        page("hard-quote", "Chromium, two columns, no indents, a quotation in large type within a column", base % ("A4", "DejaVu Serif", 1.3, ".cols { columns: 2 } p + p { margin-top: 4pt }"),
             tags(head) + f"<div class=cols>{tags(mixed)}</div>", [head + mixed])
        article = self.article("muala", "HLPCB")
        head, rest, picture = article[:2], [one for one in article if one[0] == "P"], [one for one in article if one[0] == "C"]
        wrapped = rest[:1] + picture + rest[1:]
        page("hard-around", "Chromium, one column, text around a picture at the right", base % ("A4", "Noto Serif", 1.35, ".f { float: right; width: 200pt; margin-left: 12pt } p { text-indent: 16pt } body { font-size: 11pt }"),
             tags(head + wrapped), [head + wrapped])
        # A box with another small article beside the columns of the main one, in another leading.
        main, side = self.article("hoidam", "HLP"), self.article("giavang", "HP")[:4]
        page("hard-box", "Chromium, two columns and beside them a box with another article, in another type and leading",
             base % ("A4", "Liberation Serif", 1.25, ".m { width: 68%; float: left } .m .cols { columns: 2 } .s { width: 27%; float: right; background: #eee; padding: 6pt; font-family: 'Liberation Sans'; font-size: 9pt; line-height: 1.45 } "
                     ".s h1 { font-size: 16pt } .s p { text-align: left; margin-bottom: 5pt } p { text-indent: 1em } .s p { text-indent: 0 }"),
             f"<div class=m>{tags(main[:2])}<div class=cols>{tags(main[2:])}</div></div><div class=s>{tags(side)}</div>", [main, side])
        # Narrow columns, where justified lines have wide gaps between their words.
        article = self.article("bongda", "KHLP")
        page("hard-narrow", "Chromium, six narrow columns, justified, indents", base % ("A4", "Noto Sans", 1.3, ".cols { columns: 5; column-gap: 9pt } p { text-indent: 8pt } .cols { font-size: 8.5pt }"),
             tags(article[:3]) + f"<div class=cols>{tags(article[3:])}</div>", [article])
        # An interview: questions in bold.
        answers = [("P", "Tiến sĩ Vũ Hoài Sơn nghiên cứu cửa sông từ hai mươi năm nay. Ông trả lời báo chí sau chuyến khảo sát luồng cảng hồi tuần trước."),
                   ("P", "Thưa ông, vì sao luồng cảng cạn nhanh như vậy?"), ("P", "Vì rừng ngập mặn phía nam đã mất hơn một nửa. Không còn gì giữ bùn lại, nên mỗi mùa lũ bùn chảy thẳng vào luồng."),
                   ("P", "Nạo vét hằng năm có phải là cách duy nhất?"), ("P", "Không. Ở Vân Hải, họ xây kè hướng dòng dài 1,2 km, sau ba năm lượng bùn giảm bốn mươi phần trăm. Kè đắt, nhưng chỉ phải xây một lần."),
                   ("P", "Ông có lo tỉnh không đủ tiền?"), ("P", "Tiền thì có cách. Tôi lo hơn là thiếu số liệu: trạm đo phù sa gần nhất đã đóng cửa năm 2012, mười một năm nay chúng ta làm việc bằng phỏng đoán.")]
        head = [("H", "Mười một năm chúng ta làm việc bằng phỏng đoán")]
        shown = tags(head) + "".join(f"<p>{'<b>' if text.endswith('?') else ''}{text}{'</b>' if text.endswith('?') else ''}</p>" for _, text in answers)
        page("hard-interview", "Chromium, one column, an interview with questions in bold", base % ("A4", "Liberation Sans", 1.4, "body { font-size: 11pt } p { margin-bottom: 8pt; text-align: left }"), shown, [head + answers])
        # Words that lines break.
        article = self.article("hoidam", "HP")
        broken = "text-align: justify; hyphens: manual"
        page("hard-hyphens", "Chromium, three columns, hyphens at line ends", base % ("A4", "Liberation Serif", 1.25, ".cols { columns: 3 } p { text-indent: 1em; %s }" % broken),
             tags(article[:1]) + "<div class=cols>" + tags(article[1:]).replace("Chicago", "Chi\u00adca\u00adgo").replace("amoniac", "amo\u00adni\u00adac").replace("Istanbul", "Istan\u00adbul").replace(
                 "Ukraine", "Ukra\u00adine") + "</div>", [article])
        # A report with a table, in two columns by LibreOffice, with a head and a foot.
        article = self.article("diennang", "HLP")
        table = [("P", "Mức một 18 triệu đồng 61 hộ"), ("P", "Mức hai 30 triệu đồng 97 hộ"), ("P", "Mức ba 45 triệu đồng 62 hộ")]
        rows = "<table>" + "".join("<tr>" + "".join(f"<td style='padding: 2pt 40pt 2pt 0'>{one}</td>" for one in re.match(r"(\S+ \S+) (.* đồng) (.*)", text).groups()) + "</tr>" for _, text in table) + "</table>"
        page("hard-table", "Chromium, one column, a table", base % ("A4", "Noto Sans", 1.5, "body { font-size: 10.5pt } p { margin-bottom: 9pt; text-align: left }"),
             tags(article[:5]) + rows + tags(article[5:]), [article[:5] + table + article[5:]])

    def held(self):
        """Made when the reader was finished; it was not changed by what they show."""
        def tags(article, **more):
            known = {"H": "<h1>{}</h1>", "L": "<p class=l>{}</p>", "B": "<p class=b>{}</p>", "S": "<h2>{}</h2>", "K": "<div class=k>{}</div>",
                     "C": "<div class=c>{}</div>"}
            return "".join({**known, **more}.get(kind, "<p>{}</p>").format(text) for kind, text in article)

        def write(name, css, body):
            html = self.folder / f"{name}.html"
            html.write_text(f"<html><head><meta charset='utf-8'><style>{css}</style></head><body>{body}</body></html>", encoding="utf-8")
            return html

        # An agency's bulletin with three items, whose headlines are hardly larger than the text.
        items = [self.article(key, "HP")[:4] for key in ("ngancau", "bongda", "giavang")]
        html = write("held-bulletin", "@page { size: A4; margin: 25mm; @top-center { content: 'TTPN - BẢN TIN TRƯA'; font-size: 9pt } @bottom-right { content: counter(page) } } "
                     "body { font: 11pt/1.4 'Liberation Serif' } h1 { font-size: 12.5pt; margin: 14pt 0 4pt 0 } p { margin: 0 0 5pt 0 }", "".join(tags(item) for item in items))
        subprocess.run(["weasyprint", html, self.folder / "held-bulletin.pdf"], check=True, stderr=subprocess.DEVNULL)
        html.unlink()
        self.note("held-bulletin", "WeasyPrint, one column, a bulletin of three items under small headlines", items, **{"not": ["BẢN TIN TRƯA"]})
        # A magazine: ragged columns, a box at their foot, a headline in capitals.
        article, box = self.article("canglog", "HLBPS"), self.article("diennang", "HP")[:3]
        shown = [("H", article[0][1].upper())] + article[1:]
        html = write("held-magazine", "@page { size: A4; margin: 18mm 15mm } body { font: 9.5pt/1.4 'DejaVu Sans' } h1 { font: bold 24pt/1.15 'DejaVu Sans Condensed'; margin: 0 0 8pt 0 } "
                     ".l { font-style: italic; font-size: 11pt } .b { text-transform: uppercase; font-size: 8pt; letter-spacing: 0.08em } h2 { font-size: 11pt; color: #a30; margin: 8pt 0 2pt 0 } "
                     ".cols { columns: 3; column-gap: 16pt } .cols p { margin: 0 0 5pt 0; text-align: left } .box { background: #eee; padding: 8pt; margin-top: 16pt } .box h1 { font-size: 15pt } p { margin: 0 0 4pt 0 }",
                     tags(shown[:3]) + f"<div class=cols>{tags(shown[3:])}</div><div class=box>{tags(box)}</div>")
        subprocess.run(["weasyprint", html, self.folder / "held-magazine.pdf"], check=True, stderr=subprocess.DEVNULL)
        html.unlink()
        self.note("held-magazine", "WeasyPrint, three ragged columns, headline in capitals, a box with a short article below them", [shown, box])
        # A page as its reader saw it: menu, related articles and comments around the text.
        article = self.article("truonghoc", "HLBPS")
        menu, related = "Trang chủ Thời sự Thế giới Kinh doanh Giải trí Thể thao", ["Nữ sinh bản xa đỗ đại học y", "Thầy giáo hai mươi năm cõng chữ", "Bình luận (12)"]
        html = write("held-web", "body { font: 15px/1.6 'Noto Sans' } h1 { font-size: 28px } .m { background: #a00; color: #fff } .l { font-weight: bold } .r { border-top: 2px solid #a00 }",
                     f"<div class=m>{menu.replace(' ', '&nbsp; ')}</div>" + tags(article) + "<div class=r><h3>Tin liên quan</h3><ul>" + "".join(f"<li>{one}</li>" for one in related[:2]) + f"</ul><h3>{related[2]}</h3></div>")
        self.chromium(html, "held-web")
        html.unlink()
        self.note("held-web", "Chromium, a page with its menu, related articles and comments", [article], **{"not": related})
        # Firefox's head and foot.
        article = self.article("baotang", "HLPS")
        url = "https://www.vanhoacuoituan.example/di-san/chiec-thuyen-co-4410.html"

        def decorate(page, document):
            page.setFont(self.font("sans"), 8)
            page.drawString(28, A4[1] - 24, "Chiếc thuyền cổ ba trăm năm lên bờ | Văn Hóa Cuối Tuần")
            page.drawRightString(A4[0] - 28, A4[1] - 24, url)
            page.drawString(28, 20, f"{document.page} of 2")
            page.drawRightString(A4[0] - 28, 20, "05/11/2023, 08:14")
        styles = self.styles(body="sans", size=13, indent=0, headline_size=24, align=TA_LEFT, space=12)
        styles["P"].leading = 21
        self.frames("held-firefox", A4, [[(50, 50, A4[0] - 100, A4[1] - 100)]], self.flow(article, styles), decorate)
        self.note("held-firefox", "the head and foot of another browser", [article], url=url, **{"not": ["Văn Hóa Cuối Tuần", "08:14"]})
        # A newspaper's page with three articles, a picture across two columns, an advertisement.
        one, two, three = self.article("canglog", "KHLBPC"), self.article("benhvien", "HPB"), self.article("giavang", "HP")
        text = [part for part in one if part[0] == "P"]
        picture = [part for part in one if part[0] == "C"]
        ordered = one[:3] + text + [part for part in one if part[0] == "B"]
        html = write("held-page", "@page { size: A3; margin: 15mm } body { font: 10pt/1.25 'Liberation Serif'; margin: 0 } h1 { font: bold 34pt/1.05 'Liberation Serif'; margin: 0 0 6pt 0 } .l { font-weight: bold; font-size: 12pt } "
                     "p { margin: 0; text-indent: 1em; text-align: justify } .l, .c { text-indent: 0 } .b { text-align: right; font-weight: bold } .c { font: italic 8.5pt 'Liberation Sans' } .cols { columns: 4; column-gap: 14pt } "
                     ".pic { height: 120pt; background: #9bc; margin: 6pt 0 3pt 0 } .low { display: grid; grid-template-columns: 3fr 2fr; gap: 16pt; margin-top: 18pt; border-top: 1pt solid } .low h1 { font-size: 22pt } "
                     ".low .cols { columns: 3 } .low div + div .cols { columns: 2 } .ad { border: 1pt solid; font: bold 12pt 'Liberation Sans'; text-align: center; margin-top: 12pt; padding: 8pt }",
                     tags(ordered[:3]) + f"<div class=pic></div>{tags(picture)}<div class=cols>{tags(ordered[3:])}</div><div class=low><div>{tags(two[:1])}<div class=cols>{tags(two[1:])}</div></div>"
                     f"<div>{tags(three[:1])}<div class=cols>{tags(three[1:])}</div></div></div><div class=ad>Quảng cáo: Gạch Bờ Nam, bền trăm năm. Điện thoại 0123</div>")
        self.chromium(html, "held-page")
        html.unlink()
        self.note("held-page", "Chromium, a newspaper's page: three articles in columns, a picture across all, an advertisement",
                  [ordered[:3] + picture + ordered[3:], [two[0]] + two[1:], three], **{"not": ["Gạch Bờ Nam"]})

    def turned(self):
        for source, name, angle in (("news-3", "turned", "90"), ("office-spaced", "upside-down", "180")):
            subprocess.run(["qpdf", "--deterministic-id", f"--rotate=+{angle}", self.folder / f"{source}.pdf", self.folder / f"{name}.pdf"], check=True)
            note = json.loads((self.folder / f"{source}.json").read_text(encoding="utf-8"))
            note["layout"] += f", turned by {angle} degrees"
            (self.folder / f"{name}.json").write_text(json.dumps(note, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    def unpack(self):
        """reportlab's documents with their streams unpacked, so that the archive packs the fonts that they share once."""
        for path in self.folder.glob("*.pdf"):
            if b"ReportLab" in path.read_bytes():
                subprocess.run(["qpdf", "--deterministic-id", "--stream-data=uncompress", "--replace-input", path], check=True)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    maker = Maker(read_articles(Path(sys.argv[1])), Path(sys.argv[2]))
    for make in (maker.newspapers, maker.several, maker.journals, maker.agency, maker.decomposed, maker.legacy, maker.scanned, maker.weasy,
                 maker.office_articles, maker.hard, maker.held, maker.government, maker.browser, maker.turned,
                 maker.unpack):
        make()


if __name__ == "__main__":
    main()
