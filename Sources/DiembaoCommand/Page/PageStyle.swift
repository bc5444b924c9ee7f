/// How the page looks (data): its colours as a table, so that a test can measure their contrast, and its style sheet.
enum PageStyle {
    struct Color: Equatable {
        var name: String
        /// #RRGGBB, on a light screen and on a dark one.
        var light: String
        var dark: String
    }

    /// What is written with. Each stands on every one of ``grounds`` at 4.5:1 at least (WCAG 2.2, 1.4.3).
    static let inks: [Color] = [
        Color(name: "ink", light: "#1b1e22", dark: "#eceae5"),
        Color(name: "dim", light: "#4b4f56", dark: "#c3c6cb"),
        Color(name: "link", light: "#0a4a86", dark: "#a5ccff"),
        Color(name: "against", light: "#8f1313", dark: "#ffb3ab"),
        Color(name: "for", light: "#0f5130", dark: "#8fe0b2"),
        Color(name: "press", light: "#683c00", dark: "#f5c97f"),
        Color(name: "say", light: "#1d4677", dark: "#a9cdf8"),
    ]

    /// What is written on.
    static let grounds: [Color] = [
        Color(name: "ground", light: "#fbfaf7", dark: "#15181c"),
        Color(name: "card", light: "#ffffff", dark: "#1e2227"),
        Color(name: "against-ground", light: "#fbe1dd", dark: "#47201e"),
        Color(name: "for-ground", light: "#d9f0e1", dark: "#173a2a"),
        Color(name: "press-ground", light: "#f9e8c8", dark: "#41321a"),
        Color(name: "say-ground", light: "#dfeaf8", dark: "#1d344e"),
        Color(name: "time-ground", light: "#e9e3f5", dark: "#332c49"),
    ]

    /// Lines and bars, on which nothing is written.
    static let lines: [Color] = [
        Color(name: "line", light: "#d8d3c9", dark: "#3b4149"),
        Color(name: "bar-direct", light: "#1d4677", dark: "#a9cdf8"),
        Color(name: "bar-mixed", light: "#5b8cc4", dark: "#6f9bcf"),
        Color(name: "bar-indirect", light: "#8d959f", dark: "#7d8792"),
    ]

    static var sheet: String {
        let colors = inks + grounds + lines
        func variables(_ value: (Color) -> String) -> String {
            ":root{" + colors.map { "--\($0.name):\(value($0))" }.joined(separator: ";") + "}"
        }
        return ":root{color-scheme:light dark}\n" + variables(\.light)
            + "\n@media (prefers-color-scheme:dark){" + variables(\.dark) + "}\n"
            + rules + "\n@media print{:root{color-scheme:light}" + variables(\.light) + print + "}\n"
    }

    /// A phone's first; from 60 rem on there is a margin beside the text.
    private static let rules = """
        *{box-sizing:border-box}
        html{font:1.0625rem/1.6 system-ui,"Noto Sans",sans-serif;-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;background:var(--ground);color:var(--ink);overflow-wrap:anywhere}
        header,nav,main,footer{max-width:66rem;margin:0 auto;padding:0 1rem}
        header{padding-top:1.5rem}
        h1,h2,h3{line-height:1.25;margin:0 0 .5rem;text-wrap:balance}
        h1{font:700 1.75rem/1.25 Charter,"Noto Serif",Georgia,serif}
        h2{font-size:1.25rem}
        h3{font-size:1.0625rem}
        ul+h3,p+h3,details+h3{margin-top:1rem}
        p{margin:0 0 .75rem}
        ul,ol{margin:0;padding:0;list-style:none}
        a{color:var(--link);text-underline-offset:.15em}
        :focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
        :target{outline:3px solid var(--link);outline-offset:3px;border-radius:2px}
        [id]{scroll-margin-top:1.5rem}
        main:target,main:focus{outline:0}
        .skip{position:absolute;left:-999rem}
        .skip:focus{left:1rem;top:.5rem;padding:.5rem 1rem;background:var(--card);z-index:1}
        .dim{color:var(--dim)}
        .facts{display:flex;flex-wrap:wrap;gap:0 1.25rem;margin-bottom:.75rem;color:var(--dim)}
        nav ul{display:flex;flex-wrap:wrap;gap:.5rem;margin:.75rem 0 1rem}
        nav a{display:block;padding:.25rem .75rem;border:1px solid var(--line);border-radius:1.5rem;background:var(--card);text-decoration:none}
        nav a:hover{text-decoration:underline}
        section,details.section{border-top:1px solid var(--line);padding:1.25rem 0 .75rem}
        details.section>summary{cursor:pointer;padding:.25rem 0}
        summary h2{display:inline}
        .warning,.failure{background:var(--press-ground);border-left:.3rem solid var(--press);padding:.6rem .9rem;margin:0 0 .75rem}
        .failure{background:var(--against-ground);border-color:var(--against)}
        .gist,#summary .tags{max-width:46rem}
        .legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin-bottom:1rem;color:var(--dim)}
        .text{font:1.125rem/1.75 Charter,"Noto Serif",Georgia,serif;white-space:pre-line;margin:0 0 1rem}
        .text.headline{font-size:1.375rem;line-height:1.4;font-weight:700}
        .text.lead{font-size:1.1875rem}
        .text.caption,.text.credit,.text.boilerplate{color:var(--dim);font-size:1.0625rem}
        .text.caption{font-style:italic}
        mark{color:inherit;background:var(--say-ground);border-bottom:2px solid var(--say);padding:.1em 0;box-decoration-break:clone;-webkit-box-decoration-break:clone}
        mark.mixed{border-bottom-style:dashed}
        mark.indirect{border-bottom-style:dotted}
        mark.against{background:var(--against-ground);border-color:var(--against)}
        mark.for{background:var(--for-ground);border-color:var(--for)}
        mark.press{background:var(--press-ground);border-color:var(--press)}
        .cue{font-weight:700;border:1px solid var(--line);border-radius:.3em;padding:.05em .2em;background:var(--card);box-decoration-break:clone;-webkit-box-decoration-break:clone}
        .name{text-decoration:underline dotted 1px;text-underline-offset:.25em}
        time,.time{background:var(--time-ground);border-radius:.2em;padding:.05em .1em}
        .whole{white-space:nowrap}
        .loaded{font-style:normal;text-decoration:underline wavy 1.5px;text-underline-offset:.3em}
        .ref{font:700 .8125rem/1 system-ui,sans-serif;vertical-align:super;padding:0 .15em;text-decoration:none;-webkit-user-select:none;user-select:none}
        .ref:hover{text-decoration:underline}
        .notes{margin:-.25rem 0 1.25rem}
        .note{border-left:.3rem solid var(--say);background:var(--card);padding:.3rem .7rem;margin-bottom:.4rem;line-height:1.45}
        .against{border-color:var(--against)}.for{border-color:var(--for)}.press{border-color:var(--press)}
        .stance{display:inline-block;padding:0 .5em;border-radius:.8em;background:var(--say-ground);color:var(--say);font-weight:600}
        .against>.stance,.stance.against{background:var(--against-ground);color:var(--against)}
        .for>.stance,.stance.for{background:var(--for-ground);color:var(--for)}
        .press>.stance,.stance.press{background:var(--press-ground);color:var(--press)}
        .note .dim{display:block}
        .said,.card{background:var(--card);border:1px solid var(--line);border-left:.3rem solid var(--say);padding:.7rem 1rem;margin-bottom:.75rem}
        .card{border-left-width:1px;border-left-color:var(--line)}
        .said.against{border-left-color:var(--against)}.said.for{border-left-color:var(--for)}.said.press{border-left-color:var(--press)}
        .said p,.card p,.card ul{margin:0 0 .25rem}
        blockquote{margin:0 0 .25rem;white-space:pre-line;font-family:Charter,"Noto Serif",Georgia,serif}
        .pair{display:grid;gap:.75rem}
        .bars li{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 1rem;margin-bottom:.75rem}
        .bars .bar,.bars .dim{grid-column:1/-1}
        .bar{display:block;width:100%;height:.8rem;border:1px solid var(--line);background:var(--card)}
        .direct-bar{fill:var(--bar-direct)}.mixed-bar{fill:var(--bar-mixed)}.indirect-bar{fill:var(--bar-indirect)}
        .key{display:inline-block;width:1rem;height:.8rem;vertical-align:-.05rem;margin-right:.35rem}
        .rows>li{padding:.35rem 0;border-bottom:1px solid var(--line)}
        .rows>li:last-child{border-bottom:0}
        .tags li{display:inline}
        .tags li+li::before{content:" · ";color:var(--dim)}
        .more>summary{cursor:pointer;padding:.4rem 0;color:var(--link)}
        footer{color:var(--dim);border-top:1px solid var(--line);margin-top:1rem;padding-top:1rem;padding-bottom:2rem}
        code{font-family:ui-monospace,"Noto Sans Mono",monospace;font-size:1rem}
        @media (min-width:48rem){.columns{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 2.5rem}.pair{grid-template-columns:1fr 1fr}}
        @media (min-width:60rem){header,nav,main,footer{padding-left:2rem;padding-right:2rem}
        .paragraph{display:grid;grid-template-columns:minmax(0,40rem) minmax(0,1fr);column-gap:2rem}
        .notes{margin:.35rem 0 1rem}
        h1{font-size:2.125rem}}
        """

    private static let print = """
        html{font-size:10.5pt}
        body{background:none}
        nav,.skip{display:none}
        header,main,footer{max-width:none;padding:0}
        .paragraph{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,1fr);column-gap:1.5rem}
        mark,.note,.stance,time,.time,.bar,.warning{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        .said,.card,.note,.rows>li,.bars li{break-inside:avoid}
        h2,h3{break-after:avoid}
        details::details-content{content-visibility:visible;display:block;height:auto}
        a{color:inherit;text-decoration:none}
        """
}
