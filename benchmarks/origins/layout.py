"""Lays a written report out as its outlet does: a text file, a page, or a line of JSON; and says where each labelled part stands.

A place is a plain substring and, where it occurs more than once, which occurrence it is (FORMAT.md): the article's paragraphs count first.
"""
import datetime
import html
import json
import re

import marks
import styles

FOLD = {"“": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'"}


def fold(text):
    return re.sub(r"\s+", " ", "".join(FOLD.get(c, c) for c in text))


def house(style, text):
    """neutral marks and spellings to the house's"""
    out = text.replace("’", "\x01").replace("‘", "\x02")
    out = out.replace("“", style.quotes[0]).replace("”", style.quotes[1])
    inner = style.apostrophe
    out = out.replace("\x01", inner).replace("\x02", "'" if inner == "'" else "‘")
    if style.spelling == "american":
        for a, b in (("metre", "meter"), ("harbour", "harbor"), ("programme", "program"), ("organis", "organiz")):
            out = out.replace(a, b)
    if style.quotes == '""':
        out = out.replace("–", "-")
    return out


class Page:
    """What was laid out, block by block, to find places in"""

    def __init__(self):
        self.blocks = []         # (plain text, is it the article's prose, labels)
        self.folded = []

    def add(self, text, prose):
        plain, found = text if isinstance(text, tuple) else (text, [])
        self.blocks.append((plain, prose, found))
        self.folded.append(fold(plain))
        return plain

    def place(self, block, begin, end):
        """{"text"[, "nth"]} of a part of a block"""
        plain = self.blocks[block][0]
        what = fold(plain[begin:end])
        hits = []
        for prose in (True, False):
            for n, (_, is_prose, _) in enumerate(self.blocks):
                if is_prose is prose:
                    f = self.folded[n]
                    i = f.find(what)
                    while i >= 0:
                        hits.append((n, i))
                        i = f.find(what, i + 1)
        here = (block, len(fold(plain[:begin])))
        out = {"text": plain[begin:end]}
        if len(hits) > 1:
            out["nth"] = hits.index(here) + 1
        return out


def lay_out(writer, report, draw):
    """(file name's ending, content, Page); content is a dict where the form is jsonl"""
    style, out, outlet = report.outlet.style, writer.out, report.outlet
    page = Page()

    def done(text):
        """plain text in the house's marks, with the labels' places"""
        return writer.marks.places(house(style, text))
    date_long = styles.WEEKDAYS[report.day.weekday()] + (" " if style.dates == "3 March"
                                                         else ", ") + styles.date_text(style, report.day, True)
    date_plain = styles.date_text(style, report.day, True)
    month = "%s %d" % (styles.MONTHS[report.day.month - 1], report.day.year)
    head = done(out.headline)
    paragraphs = [done(p) for p in out.paragraphs]
    town = writer.world.slots["town"]
    report.published = report.day.isoformat() if style.shows != "month" else None
    report.inferable = None if style.shows != "month" else report.day.isoformat()[:7]
    tails = [done(t) for t in out.tails]
    notes = [done(t) for t in out.notes]
    credits = [(c["text"], []) for c in out.credits if c["kind"] != "correction|update"]
    for c in out.credits:
        c["text"] = writer.marks.places(house(style, c["text"]))[0]

    if style.agency:
        date = styles.date_text(style, report.day)
        line = {"wire": "%s, %s (%s) - " % (town.upper(), date, outlet.name),
                "foreign agency": "%s, %s (%s) " % (town, date, outlet.short)}[style.name]
        text, found = paragraphs[0]
        paragraphs[0] = (line + text, [(x, b + len(line), e + len(line)) for x, b, e in found])

    if style.form == "html":
        return "html", page_of(writer, report, page, head, paragraphs, tails, notes, credits, date_long, date_plain, month, draw), page
    lines = []

    def line(text, prose=True):
        lines.append(page.add(text, prose))
    if style.name == "wire":
        line(outlet.name.upper())
        line("%s / %s GMT / %s-%s%s" % (styles.date_text(style, report.day, True), report.at.strftime("%H:%M"), town.upper(),
                                        writer.world.kind.name.upper(), " (UPDATE 1)" if report.follow else ""))
        lines.append("")
        line(head)
        by = "(Reporting by the %s desk; editing by %s %s)" % (outlet.short, *draw.one(writer.world.reporters))
        out.credits.append(dict(kind="contributor|agency", text=by, outlet=None, optional=True))
        blocks = paragraphs + tails + notes + [(by, [])]
    elif style.name == "regional":
        line(outlet.name)
        line(head)
        line(out.byline)
        line(date_long)
        blocks = paragraphs + tails + credits + notes + [("-30-", [])]
    elif style.name == "weekly":
        line(outlet.name.upper())
        line("Issue of " + date_plain + " | Home | What's On | Letters | Classifieds")
        lines.append("")
        line(head)
        line(out.byline)
        blocks = paragraphs + tails + credits + notes + [("NEXT WEEK: the best of the flower show, and your letters", [])]
    elif style.name == "radio script":
        line("%s NEWSROOM - %s - %s" % (outlet.name.upper(), date_long, report.at.strftime("%H.%M")))
        line("SLUG: %s / %s" % (writer.world.kind.name.upper(), town.upper()))
        line(head)
        lines.append("")
        blocks = paragraphs + tails + credits + notes + [("ENDS", [])]
    elif style.name == "court reporter":
        line(outlet.name)
        line(date_plain + (" - with an erratum" if notes else ""))
        lines.append("")
        line(head)
        blocks = paragraphs + tails + credits + notes
    elif style.name == "newsletter":
        line("%s | %s" % (outlet.name, month))
        line("You get this letter because you asked for it.")
        lines.append("")
        line(head)
        blocks = paragraphs + tails + [("Forward this to a friend. They may forgive you.", [])]
    else:       # the text of a line of JSON
        blocks = paragraphs + tails + credits + notes
    for b in blocks:
        if lines and lines[-1] != "":
            lines.append("")
        line(b)
    text = "\n".join(lines) + ("\n" if style.form == "txt" else "")
    text = text.strip("\n") + ("\n" if style.form == "txt" else "")
    if style.form == "txt":
        return "txt", text, page
    content = {"id": report.file, "text": text, "title": head[0], "outlet": outlet.name, "date": report.at.strftime("%Y-%m-%dT%H:%M:00Z"),
               "url": "https://%s.example/%s/%s" % (
        re.sub(r"[^a-z]+", "", outlet.short.lower()), writer.world.kind.name, report.file)}
    return "jsonl", content, page


PROMO = ("Most read: ten walks for a wet Sunday", "Quiz: how well do you know your neighbours?", "Recipe of the week: leek and potato pie",
         "Weather: showers, clearing from the west", "Letters: the case against leaf blowers")


def page_of(writer, report, page, head, paragraphs, tails, notes, credits, date_long, date_plain, month, draw):
    style, out, outlet = report.outlet.style, writer.out, report.outlet
    e = html.escape
    iso = report.at.strftime("%Y-%m-%dT%H:%M:00Z")
    rows = []

    def row(open_tag, text, close_tag, prose=True):
        rows.append(open_tag + e(page.add(text, prose), quote=False) + close_tag)

    def meta():
        if style.name in ("tabloid", "live page", "gossip site"):
            data = {"@context": "https://schema.org", "@type": "LiveBlogPosting" if style.name == "live page" else "NewsArticle",
                    "headline": head[0], "datePublished": iso, "publisher": {"@type": "Organization", "name": outlet.name}}
            return '<script type="application/ld+json">%s</script>' % json.dumps(data, ensure_ascii=False)
        if style.name in ("broadcaster", "city site", "English desk"):
            return '<meta property="og:site_name" content="%s"><meta property="article:published_time" content="%s">' % (
                e(outlet.name), iso)
        if style.name == "broadsheet":
            return '<meta property="og:site_name" content="%s"><meta name="date" content="%s">' % (e(outlet.name), report.day.isoformat())
        return '<meta property="og:site_name" content="%s">' % e(outlet.name)
    rows.append('<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>%s | %s</title>' % (e(head[0]), e(outlet.name)))
    rows.append(meta() + "</head><body>")
    rows.append('<header class="masthead">')
    row('<a href="/">', (outlet.name, []), "</a>", False)
    rows.append("<nav><ul>")
    for item in draw.some(("News", "Sport", "Weather", "Opinion", "Puzzles", "Video", "Archive", "About"), 4):
        row('<li><a href="/%s">' % item.lower(), (item, []), "</a></li>", False)
    rows.append("</ul></nav></header><main><article>")
    row("<h1>", head, "</h1>", False)
    if style.name == "blog":
        row('<div class="meta">', ("Posted in %s" % month, []), "</div>", False)
    elif style.name == "live page":
        row('<div class="meta">', ("Last updated %s, %s" % (report.at.strftime("%H:%M"), date_plain), []), "</div>", False)
    else:
        if out.byline:
            row('<p class="byline">', (out.byline, []), "</p>", False)
        clock = report.at.strftime("%H:%M")
        stamp = {"broadsheet": date_long, "tabloid": "PUBLISHED: %s, %s" % (clock, date_plain)}.get(style.name, date_plain + ", " + clock)
        row('<time datetime="%s">' % (iso if style.name != "broadsheet" else report.day.isoformat()), (stamp, []), "</time>", False)
    middle = draw.between(1, max(1, len(paragraphs) - 2))
    if style.order == "latest":
        at = report.at
        for p in paragraphs:
            rows.append('<div class="post">')
            row("<h2>", (at.strftime("%H:%M"), []), "</h2>", False)
            row("<p>", p, "</p>")
            rows.append("</div>")
            at -= datetime.timedelta(minutes=7 + draw.below(30))
    else:
        for n, p in enumerate(paragraphs):
            if n == middle and style.name in ("tabloid", "broadcaster", "gossip site", "city site"):
                rows.append("<figure>")
                row("<figcaption>", ("%s on the day. Photo: %s" % (writer.world.slots["town"], outlet.name), []), "</figcaption>", False)
                rows.append("</figure>")
            row("<p>", p, "</p>")
    for t in tails + credits + notes:
        row("<p>", t, "</p>")
    rows.append('</article><aside class="related"><ul>')
    for text in draw.some(PROMO, 2):
        row("<li>", (text, []), "</li>", False)
    rows.append("</ul></aside></main><footer>")
    row("<p>", ("© %s" % outlet.name, []), "</p>", False)
    rows.append("</footer></body></html>")
    return "\n".join(rows) + "\n"
