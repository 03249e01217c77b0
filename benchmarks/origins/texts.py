"""The text of a story's reports, and where a place of its gold stands in it.

FORMAT.md: a substring; which one, the article's paragraphs first.
"""
import glob
import html.parser
import json
import os
import re

QUOTES = {**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‛‹›`", "'")}
SILENT = set("\u00ad\u200b\u200c\u200d\ufeff\u2060")


def folded(text):
    """(text with one blank for any white space and plain quotation marks, the offset of each of its characters)"""
    out, at = [], []
    for i, c in enumerate(text):
        c = " " if c.isspace() else QUOTES.get(c, c)
        if c not in SILENT and not (c == " " and (not out or out[-1] == " ")):
            out.append(c)
            at.append(i)
    return "".join(out), at


class _Page(html.parser.HTMLParser):
    BREAKS = set("address article aside blockquote dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol "
                 "p pre section table td th tr ul br".split())
    UNSEEN = {"head", "script", "style", "noscript", "template", "svg", "iframe"}
    EMPTY = set("area base br col embed hr img input link meta param source track wbr".split())
    AROUND = {"nav", "header", "footer", "aside", "figure", "form", "button"}
    NAMES = re.compile(r"caption|promo|related|newsletter|share|sharing|social|byline|author|subscri|comment|\bad\b|advert|most-|trending|"
                       r"ticker|masthead|cookie|sidebar|\btags?\b|credit|teaser|meta|menu|crumb|footer|\bdek\b|standfirst|subhead|summary|"
                       r"more-|recirc|signup|banner", re.I)

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.pieces = [], []

    def handle_starttag(self, tag, attrs):
        if tag in self.BREAKS:
            self.pieces.append(("\n\n", False))
        if tag in self.EMPTY:
            return
        if tag in ("p", "li") and self.open and self.open[-1][0] == tag:
            self.open.pop()
        names = " ".join(filter(None, (dict(attrs).get(k) for k in ("class", "id", "role"))))
        self.open.append((tag, tag in self.AROUND or (tag not in ("html", "body", "main") and bool(self.NAMES.search(names)))))

    def handle_endtag(self, tag):
        if any(t == tag for t, _ in self.open):
            while self.open.pop()[0] != tag:
                pass
        if tag in self.BREAKS:
            self.pieces.append(("\n\n", False))

    def handle_data(self, data):
        tags = {t for t, _ in self.open}
        if not tags & self.UNSEEN:
            self.pieces.append((data, bool(tags & {"p", "blockquote", "li", "td"}) and not any(around for _, around in self.open)))


class Text:
    def __init__(self, text, page=False):
        self.prose = None
        if page:
            parser = _Page()
            parser.feed(text)
            parser.close()
            text = "".join(piece for piece, _ in parser.pieces)
            self.prose = [flag for piece, flag in parser.pieces for _ in piece]
        self.text = text
        self.folded, self.at = folded(text)

    def find(self, what):
        """spans of all occurrences, the article's paragraphs first"""
        what, out = folded(what)[0].strip(), []
        i = self.folded.find(what) if what else -1
        while i >= 0:
            out.append((self.at[i], self.at[i + len(what) - 1] + 1))
            i = self.folded.find(what, i + 1)
        if self.prose:
            out.sort(key=lambda span: not self.prose[span[0]])
        return out

    def whole(self, span):
        t, (b, e) = self.text, span
        return not (b and t[b - 1].isalnum() and t[b].isalnum()) and not (e < len(t) and t[e].isalnum() and t[e - 1].isalnum())

    def place(self, what, nth=None):
        hits = self.find(what)
        if nth:
            return hits[nth - 1] if 0 < nth <= len(hits) else None
        return next((h for h in hits if self.whole(h)), hits[0] if hits else None)

    def carry(self, span, other):
        """where this span stands in another text of the same report, by the words around it; None where it does not"""
        hits = other.find(self.text[span[0]:span[1]])
        if len(hits) < 2:
            return hits[0] if hits else None

        def around(text, s):
            squeeze = lambda x: re.sub(r"\s", "", folded(x)[0])
            return squeeze(text[max(0, s[0] - 90):s[0]])[::-1], squeeze(text[s[1]:s[1] + 90])

        def shared(a, b):
            n = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
            return min(n, 60)
        mine = around(self.text, span)
        return max(hits, key=lambda h: sum(shared(a, b) for a, b in zip(mine, around(other.text, h))))


class Story:
    def __init__(self, folder):
        self.folder, self.name = folder, os.path.basename(folder.rstrip("/"))
        with open(os.path.join(folder, "gold.json"), encoding="utf-8") as f:
            self.gold = json.load(f)
        self.texts = {}
        for path in sorted(glob.glob(os.path.join(glob.escape(folder), "reports", "**", "*"), recursive=True)):
            if os.path.isfile(path):
                with open(path, encoding="utf-8-sig", newline="") as f:
                    content = f.read()
                name = os.path.basename(path)
                if name.endswith(".jsonl"):
                    for line in content.splitlines():
                        if line.strip():
                            o = json.loads(line)
                            self.texts[str(o["id"])] = Text(o["text"]) if "text" in o else Text(o.get("html", ""), True)
                else:
                    self.texts[name] = Text(content, name.endswith((".html", ".htm")))
        self.files = [r["file"] for r in self.gold["reports"]]
        self.outlets = {r["file"]: plain_name((r.get("outlet") or r["file"]).split("|")[0] if not isinstance(r.get("outlet"), list)
                                              else r["outlet"][0]) for r in self.gold["reports"]}
        self.names = {plain_name(n): self.outlets[r["file"]] for r in self.gold["reports"]
                      for n in (r["outlet"] if isinstance(r.get("outlet"), list) else (r.get("outlet") or "").split("|"))}

    def place(self, p):
        """the span of a gold place in its report's own text, or None"""
        t = self.texts.get(p["file"])
        return t.place(p["text"], p.get("nth")) if t else None


def plain_name(name):
    words = re.findall(r"[^\W_]+", re.sub("[’']", "", name.lower()))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def stories(folder):
    found = sorted(os.path.dirname(p) for p in glob.glob(os.path.join(glob.escape(folder), "*", "gold.json")))
    if os.path.isfile(os.path.join(folder, "gold.json")):
        found = [folder]
    return [Story(f) for f in found]
