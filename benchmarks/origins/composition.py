"""A whole report in its house's order: headline, lead, what it tells, who would not speak, what nobody disputes, credits, corrections."""
import re
from dataclasses import replace

import figures
import frames
import marks
import styles
from writer import Statement, Writer


class Composition(Writer):
    def fresh(self, templates, always=False):
        """one of the templates, its alternatives drawn, that no report of the story has used; None where there is none"""
        unused = [t for t in templates if t not in self.printed]
        if not unused and not always:
            return None
        template = self.draw.one(unused or templates)
        self.printed.add(template)
        return self.world.fill(re.sub(r"\(\(([^()]*)\)\)", lambda m: self.draw.one(m[1].split("|")), template))

    def lead(self):
        kind, old = self.world.kind, (self.report.day - self.world.happened).days
        options = kind.loud if self.style.loud and old < 3 else kind.leads if old < 2 else kind.later
        text = self.fresh(options, always=True)
        text = text.replace("{W}", self.when(self.world.happened))
        text = re.sub(r"<([^>]*)>", lambda m: self.marks.put(m[1], ("event", "main")), text)
        if old < 2 and not self.style.loud and self.draw.chance(0.4):
            who = self.draw.one(("officials said", "the authorities said", "police said")
                                if kind.name not in ("merger", "recall", "doping") else ("the company said",) if kind.name != "doping"
                                else ("officials said",))
            st = self.statement(who.replace(" said", ""), "group", "indirect", "asserts", [], "lead")
            text = self.marks.put(text, ("content", st, 0)) + ", " + self.marks.put(who[:-5],
                                                                                    ("source",
                                                                                     st)) + " " + self.marks.put("said", ("cue", st))
            st.n_content = 1
        return marks.tidy(marks.capital(text) + ("" if marks.plain(text).endswith("?") else "."))

    def headline(self):
        kind, old = self.world.kind, (self.report.day - self.world.happened).days
        told = [t for t in self.report.tellings if t.figure is not False and t.claim.matter.figure not in ("date",) and t.how != "confirm"]
        told = [t for t in told if t.claim.matter.head not in self.printed]
        if told and self.draw.chance(0.6):
            t = told[0]
            self.printed.add(t.claim.matter.head)
            text = figures.figure_text(self.style, t.claim.matter.figure, t.figure,
                                       self.world.currency) if t.claim.matter.figure != "whether" else ""
            if t.claim.matter.figure == "count" and t.claim.matter.head.startswith("{n}") and figures.spelled(t.figure):
                text = figures.spelled(t.figure) if t.figure < 10 else text
            text = self.world.fill(t.claim.matter.head).replace("{n}", text)
        else:
            text = self.fresh(kind.heads if old < 2 else kind.later_heads, always=True)
        text = marks.capital(text)
        if self.style.loud:
            words = text.split(" ")
            long = [i for i, word in enumerate(words) if len(word) > 3]
            for i in self.draw.some(long, 1 + self.draw.below(2)):
                words[i] = words[i].upper()
            text = " ".join(words)
        return text

    def refusal(self):
        bodies = [p.role.body for p in self.world.people.values() if p.role.body
                  and not any(t.claim.origins[t.origin].person is p for t in self.report.tellings if t.origin is not None)]
        bodies = [b for b in bodies if not b.startswith("the office")]
        if not bodies:
            return None
        body = self.draw.one(bodies)
        st = self.statement(body, "group|named", "indirect", "declines", [], "alone-refusal-" + self.report.file)
        return self.frame(self.draw.one(frames.REFUSAL[self.split]), st, dict(body=body))

    def past(self):
        year, month = self.world.past
        text = self.fresh(self.world.kind.past[0])
        if text is None:
            return None
        text = text.replace("{past}", self.marks.put("%s %d" % (styles.MONTHS[month - 1], year), ("time", (year, month))))
        return self.marks.put(text[:-1], ("event", "past")) + "."

    def compose(self):
        """the report's paragraphs, in its house's order"""
        d = self.draw
        self.out.headline = self.headline()
        lead = self.lead()
        parts = []
        hidden = [t for t in self.report.tellings if self.style.agency and any(u.source is self.report and u.how in ("copied", "hidden")
                                                                               for u in t.claim.tellings)]
        order = sorted(self.report.tellings, key=lambda t: (t.how == "confirm", t not in hidden))
        for t in order:
            plain_wording = t in hidden
            text = self.write(t, plain_wording)
            if plain_wording:
                self.told[id(t.claim)] = text
                text = self.marks.put(text, ("copy", t))
            parts.append(text)
        copies = [t for t in self.report.tellings if t.how in ("copied", "hidden")]
        rest = []
        if copies:
            other = self.others[id(copies[0].source)]
            for fact, text in other.background[:1]:
                self.facts.append(fact)
                rest.append(self.marks.copy(text, other.marks, lambda label: label if label[0] in ("event", "copy background") else None))
        facts = d.some([n for n, t in enumerate(self.world.kind.background) if t not in self.printed],
                       d.between(1, 2)) + (["past"] if d.chance(0.4) else [])
        for fact in facts:
            text = None if fact in self.facts else self.past() if fact == "past" else self.fresh((self.world.kind.background[fact],))
            if text is not None:
                text = self.marks.put(text, ("copy background", marks.plain(text))) if self.style.agency else text
                self.background.append((fact, text))
                self.facts.append(fact)
                rest.append(text)
        no = self.refusal() if d.chance(0.5) else None
        groups = []
        for i in range(0, len(parts), self.style.join):
            groups.append(" ".join(parts[i:i + self.style.join]))
        if self.style.order == "voice":
            at = next((i for i, g in enumerate(groups) if marks.plain(g).startswith("“") and self.introduces(g)), 0)
            groups.insert(0, groups.pop(at))
        body = [lead]
        if self.style.order == "slow" and rest:
            body += rest[:1] + groups + ([no] if no else []) + rest[1:]
        else:
            if no and d.chance(0.4) and len(groups) > 1:
                groups.insert(len(groups) - 1, no)
                no = None
            body += groups + ([no] if no else []) + rest
        self.out.paragraphs = [text for text in body if text]
        if self.style.byline:
            first, last = d.one(self.world.reporters)
            self.out.byline = self.style.byline.format(name=first + " " + last)
        agencies = {t.source.outlet.name: t.source.outlet for t in self.report.tellings if t.how == "copied"}
        for agency in agencies.values():
            line = d.one(self.style.credit).format(agency=agency.name)
            self.out.credits.append(dict(kind="agency|contributor|syndicated", text=line, outlet=agency.names))
        self.correct()
        return self.out

    def introduces(self, text):
        """does it give whole names only, so that it can stand before what was written first?"""
        plain, found = self.marks.places(text)
        return all(plain[b:e] == label[1].name for label, b, e in found if label[0] == "mention")

    def correct(self):
        """a note that takes back an earlier figure"""
        for t in self.report.tellings:
            if t.twist == "correct":
                wrong = replace(t, figure=t.wrong, hedge="", note=True)
                st = Statement(self.report.file, None, "document", "indirect", "asserts", [], None)
                said = self.clause(wrong, st, True, False)
                note = self.draw.one(self.style.note).replace("{old}", said)
                self.out.notes.append(note)
                self.out.credits.append(dict(kind="correction|update", text=marks.plain(note), outlet=None))
