"""Reports whose pages the browser test opens: the sample's, one with everything a report can hold, and hostile ones."""

import json


def sample(analysed):
    """As it is."""
    return analysed


def everything(analysed):
    """The sample's with a value for each key, whichever passes there are."""
    report = json.loads(json.dumps(analysed))
    text = report["document"]["text"]

    def span(words):
        start = text.index(words)
        return {"start": start, "end": start + len(words), "text": words}

    quotes = [quote["id"] for quote in report["quotes"]]
    people = [entity["id"] for entity in report["entities"]]
    report["quotes"][1]["target"] = people[0]
    report["quotes"][2]["via"] = quotes[0]
    report["quotes"][8]["continues"] = quotes[7]
    report["events"] = [
        {"id": "v1", "type": "REQUEST", "mode": None, "actors": people[:1], "recipients": people[1:2],
         "time": "t2", "assertedBy": "writer", "status": "asserted", **span("yêu cầu"), "confidence": 0.8},
        {"id": "v2", "type": "COOPERATE", "mode": None, "actors": people[2:4], "recipients": [], "time": None,
         "assertedBy": quotes[1], "status": "future", **span("sẽ bàn về quỹ hỗ trợ"), "confidence": 0.8},
    ]
    report["timeline"] = [
        {"when": "2016", "times": ["t11"], "events": [], "background": True},
        {"when": "2025-01-12", "times": ["t2"], "events": ["v1"], "background": False},
    ]
    report["sides"] = [
        {"id": "s1", "label": "Tỉnh Bến Lâm", "members": people[:4], "alignedWith": ["s2"],
         "positions": [{"stance": "demand", "quote": quotes[0]}, {"stance": "say", "quote": quotes[3]}]},
        {"id": "s2", "label": "Nông dân", "members": people[4:5], "alignedWith": [],
         "positions": [{"stance": "say", "quote": quotes[4]}]},
    ]
    report["contradictions"] = [{"between": [quotes[3], quotes[8]], "about": span("cống ngăn mặn")}]
    report["balance"] = {
        "sides": [{"side": "s1", "direct": 59, "mixed": 40, "indirect": 278, "share": 0.52},
                  {"side": "s2", "direct": 110, "mixed": 0, "indirect": 0, "share": 0.2},
                  {"side": None, "direct": 80, "mixed": 0, "indirect": 141, "share": 0.28}],
        "flags": [{"code": "DOMINANT_SIDE", "detail": "Tỉnh Bến Lâm", "quotes": quotes[:4]},
                  {"code": "UNATTRIBUTED_CLAIM", "detail": "mất trắng", "quotes": []}],
    }
    report["sources"] = [{"kind": "official", "entity": people[2], "quotes": quotes[1:4]},
                         {"kind": "unnamed", "entity": None, "quotes": []}]
    report["loaded"] = [{**span("mất trắng"), "voice": "quoted"}, {**span("sớm hơn"), "voice": "writer"}]
    report["tone"] = {"writer": -0.4, "quoted": 0.05}
    report["warnings"] = [{"code": "NO_DOCUMENT_DATE", "message": "The day of publication is not known."}]
    return report


def tangled(analysed):
    """Quotations within and across one another and over paragraphs, names and dates that no list has in that place, words without a
    space, and text that is markup or steers a terminal."""
    report = json.loads(json.dumps(analysed))
    paragraphs = [
        "</title><script>document.title='run'</script> \u202eđảo\u202c ngược",
        "Ông <b>Nam</b> nói & \"cười\" 'thầm' &lt; \x00\x1b[31m \u2066ẩn\u2069",
        "x" * 400 + " https://songtien.example/" + "dai" * 120,
        "Một hai ba bốn năm sáu bảy tám chín mười " * 6,
        "Mười một mười hai mười ba " * 6,
    ]
    text = "\n\n".join(paragraphs)
    document = {**report["document"], "text": text, "lead": None, "credits": [], "sentences": [], "paragraphs": []}
    start = 0
    for role, paragraph in zip(["headline", "lead", "caption", "body", "body"], paragraphs):
        document["paragraphs"].append({"start": start, "end": start + len(paragraph), "role": role})
        start += len(paragraph) + 2
    document["headline"] = {"start": 0, "end": len(paragraphs[0]), "text": paragraphs[0]}
    document["url"] = "javascript:document.title='run'"
    document["outlet"] = "\"><img src=x onerror=\"document.title='run'\">"
    report["document"] = document
    model = report["quotes"][0]
    # Staggered, from the first paragraph to the last.
    ranges = [(20 * place, min(len(text), 20 * place + 150)) for place in range(len(text) // 20)]
    ranges += [(len(text) - 250 + place, len(text) - place) for place in range(30)]
    report["quotes"] = [
        {**model, "id": f"q{place + 1}", "start": start, "end": end, "text": text[start:end], "cue": None, "target": None,
         "speaker": {**model["speaker"], "name": "Nguyễn " + "Dài" * 30 if place % 3 else "</b><script>"},
         "stance": ["deny", "agree", "urge", "say"][place % 4]}
        for place, (start, end) in enumerate(sorted(ranges, key=lambda range: (range[0], -range[1])))]
    for key in ["entities", "times"]:
        for thing in report[key]:
            for span in thing.get("mentions", [thing]):
                # Between 100 and the end, wherever it was; a few lie across the ends of quotations.
                span["start"] = 100 + span["start"] % (len(text) - 150)
                span["end"] = span["start"] + 15
    report["groups"], report["events"], report["summary"] = [], [], []
    return report


def failed(_):
    return {
        "schema": "diembao.report/1", "status": "failed",
        "error": {"code": "EMPTY", "message": "The file holds no text.", "hint": "Write the article into the file."},
        "source": {"id": None, "path": "rỗng.txt", "bytes": 0, "sha256": None, "sidecar": None, "mediaType": None,
                   "encoding": None},
        "generator": {"name": "diembao", "version": "0.1.0", "analysis": "0" * 64, "passes": []}, "warnings": [],
    }


def huge(analysed):
    """Five megabytes and 10,000 quotations."""
    report = json.loads(json.dumps(analysed))
    paragraph = "Bà Lê Thị Hạnh, một nông dân ở xã Tân Phước, cho biết nước mặn đã vào tới ruộng nhà bà từ sáng thứ hai. " * 4
    count = 10_000
    text = "\n".join([paragraph] * count)
    model = report["quotes"][0]
    report["document"].update(
        text=text, headline=None, lead=None, credits=[], sentences=[],
        paragraphs=[{"start": place * (len(paragraph) + 1), "end": (place + 1) * (len(paragraph) + 1) - 1, "role": "body"}
                    for place in range(count)])
    report["quotes"] = []
    for place in range(count):
        start = place * (len(paragraph) + 1) + 54
        report["quotes"].append({
            **model, "id": f"q{place + 1}", "start": start, "end": start + 49, "text": text[start:start + 49], "cue": None})
    for key in ["entities", "groups", "times", "events", "summary"]:
        report[key] = []
    return report


ALL = {"sample": sample, "everything": everything, "tangled": tangled, "failed": failed}
