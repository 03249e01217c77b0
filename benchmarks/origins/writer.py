"""The sentences of a report's tellings in its house's style, with labels for what the gold has to know."""
import re
from dataclasses import dataclass, field, replace
from typing import Optional

import figures
import frames
import marks
import styles


@dataclass
class Statement:
    """What FORMAT.md calls a statement, while it is written; its places are labels in the text."""
    file: str
    speaker: Optional[str]
    kind: str
    form: str
    polarity: str
    channel: list
    occasion: Optional[str]
    n_content: int = 0
    hedged: bool = False


@dataclass
class Written:
    """What the layout needs; all texts with labels"""
    headline: str = ""
    byline: str = ""
    paragraphs: list = field(default_factory=list)   # (text, hour label or "")
    tails: list = field(default_factory=list)        # lines after the article: programmes, credits
    credits: list = field(default_factory=list)      # gold credits: {"kind", "text", "outlet"}
    notes: list = field(default_factory=list)


class Writer:
    def __init__(self, draw, world, report, split, written, printed):
        self.draw, self.world, self.report, self.split = draw, world, report, split
        self.style, self.outlet = report.outlet.style, report.outlet
        self.marks, self.met, self.statements = marks.Marks(), set(), []
        self.printed = printed            # templates that some report of the story has used: two desks do not word a thing alike by chance
        self.others = written             # {id(report): Writer} of the reports before this one
        self.told = {}                    # id(claim) -> text as written here
        self.out = Written()
        self.background, self.facts = [], []      # (fact, sentence) that nobody disputes, written here; facts told here, copied ones too
        self.frames = frames.frames(split)
        self.used = []

    # ------------------------------------------------------------------ phrases
    def when(self, day):
        text = styles.when_text(self.style, day, self.report.day)
        return self.marks.put(text, ("time", day))

    def outlet_name(self, outlet):
        if outlet is self.outlet:
            own = self.style.own
            return outlet.called(False) if own == "short" else own
        first = ("outlet", outlet.name) not in self.met
        self.met.add(("outlet", outlet.name))
        return outlet.called(first)

    def person(self, person, again=None):
        key = ("person", person.key)
        if key in self.met and not again:
            later = {"last": person.last, "mr": ("Ms " if person.woman else "Mr ") + person.last, "full": person.name}[self.style.later]
            return self.marks.put(later, ("mention", person))
        self.met.add(key)
        name, role = self.marks.put(person.name, ("mention", person)), person.role
        if self.style.loud and self.draw.chance(0.7):
            return role.loud + " " + name
        way = self.draw.below(3) if role.body and not role.after.startswith(("who ", "a ")) else self.draw.below(2)
        if way == 0:
            return name + ", " + role.after + marks.COMMA
        if way == 1 and role.before != "rival" and not role.before.startswith("patients’"):
            return "the " + role.before + ", " + name + marks.COMMA if self.draw.chance(0.4) else role.before + " " + name
        if way == 2:
            return name + " of " + role.body if not role.body.startswith("the office") else name + ", " + role.after + marks.COMMA
        return name + ", " + role.after + marks.COMMA

    def speaker(self, origin, first):
        if origin.type == "anonymous":
            key = ("unnamed", origin.unnamed, id(origin))
            if key in self.met:
                return "the same person" if self.draw.chance(0.3) else "this person"
            self.met.add(key)
            more = self.draw.one(("", "", " who asked not to be named", " who did not want to be identified",
                                  " who was not allowed to speak about it"))
            return origin.unnamed + (more.replace(" who ", " and ") if " who " in origin.unnamed else more)
        if origin.how == "statement":
            return origin.person.role.body
        return self.person(origin.person, first)

    def pronoun(self, origin):
        if origin.type == "anonymous":
            return self.draw.one(("the source", "this person"))
        if origin.how == "statement":
            return "they" if origin.person.role.body.startswith("lawyers") else "it"
        return "she" if origin.person.woman else "he"

    def document(self, origin):
        noun, short, issuer, _ = origin.doc
        if ("doc", origin.label) in self.met:
            return short
        self.met.add(("doc", origin.label))
        return self.world.fill(noun)

    def audience(self, origin):
        """what {to}, {press}, {where} and {spoke} stand for; a slot that cannot be filled is absent"""
        d, town = self.draw, self.world.slots["town"]
        if origin.how == "interview":
            name = self.outlet_name(origin.outlet)
            out = dict(to=name, press=name, press_was=name + " was")
            out["where"] = out["spoke"] = d.one(("in an interview with ", "in a conversation with ")) + name
            return out
        if origin.how == "conference":
            place = d.one(("a news conference", "a press conference", "a briefing in " + town, "a news conference in " + town))
            out = dict(to=d.one(("reporters", "journalists", place)), press=d.one(("reporters", "journalists")), where="at " + place,
                       spoke="at " + place)
            out["press_was"] = out["press"] + " were"
            return out
        if origin.how == "speech":
            place = d.one(("a public meeting", "a public meeting in " + town, "a crowded public meeting"))
            return dict(to=place, where="at " + place, spoke="at " + place)
        if origin.how == "statement":
            return dict(where=d.one(("in a statement", "in a written statement", "in a statement on its website"
                                     if not origin.person.role.body.startswith("lawyers") else "in a statement")))
        if origin.how == "post":
            return dict(where=d.one(("on social media", "in a post on social media", "online")))
        if origin.type == "anonymous":
            name = self.outlet_name(origin.outlet)
            return dict(to=name)
        return {}

    def channel(self, origin, use):
        """the gold's channel items of a heard statement"""
        stated = use in ("tell", "press", "spoken", "where", "post", "statement", "document", "tail")
        if origin.how == "interview":
            return [dict(kind="told|interview", outlet=origin.outlet.names, **({} if stated else {"optional": True}))]
        if origin.type == "anonymous":
            return [dict(kind="told|interview", outlet=origin.outlet.names, **({} if stated else {"optional": True}))]
        if origin.how == "conference":
            return [dict(kind="told|speech|interview", outlet=None, optional=True)]
        if origin.how == "speech":
            return [dict(kind="speech|told", outlet=None, optional=True)]
        if origin.how in ("statement", "post"):
            return [dict(kind=origin.how, outlet=None, **({} if stated else {"optional": True}))]
        if origin.type == "document":
            return [dict(kind="|".join(origin.doc[3]) + "|statement", outlet=None, optional=True)]
        return []

    # ------------------------------------------------------------------ clauses and figures
    def figure(self, telling, st, opens):
        """the figure with its hedge, labelled"""
        m, value = telling.claim.matter, telling.figure
        text = figures.figure_text(self.style, m.figure, value, self.world.currency)
        hedge = telling.hedge
        if opens and not hedge and m.figure == "count" and figures.spelled(value):
            text = figures.spelled(value)
        text = self.marks.put(text, ("value", telling, figures.figure_value(m.figure, value)))
        if m.figure == "date":
            text = "on " + text
        if hedge:
            st.hedged = True
            text = self.marks.put(hedge, ("hedge", st, telling)) + " " + text
        return text

    def clause(self, telling, st, reported, opens):
        m = telling.claim.matter
        options = m.clauses if telling.figure is not False else m.no_clauses
        if opens and m.figure != "whether":
            big = m.figure != "count" or telling.hedge or not figures.spelled(telling.figure)
            options = [c for c in options if not (c.startswith("{n}") and big)] or list(options)
        fresh = [c for c in options if c not in self.used] or list(options)
        c = self.draw.one(fresh)
        self.used.append(c)
        c = re.sub(r"\[([^|\]]*)\|([^\]]*)\]", lambda x: x[2 if reported else 1], c)
        c = self.world.fill(c).replace("until {n}", "until {u}")
        if m.figure == "whether":
            c = self.marks.put(c, ("value", telling, figures.figure_value("whether", telling.figure)))
        else:
            n = self.figure(telling, st, opens and c.startswith("{n}"))
            c = c.replace("{n}", n).replace("{u}", n[3:] if n.startswith("on ") else n)
        return self.marks.put(c, ("use", telling))

    def quotation(self, telling, st, origin):
        m, which = telling.claim.matter, origin.quote
        first, second = (m.quotes if telling.figure is not False else m.no_quotes)[which]
        if origin.drift:
            first = origin.drift + (first if re.match(r"I[ ’]", first) else first[0].lower() + first[1:])
        first, second = self.world.fill(first).replace("until {n}", "until {u}"), self.world.fill(second)
        if m.figure == "whether":
            first = self.marks.put(first, ("value", telling, figures.figure_value("whether", telling.figure)))
        else:
            n = self.figure(telling, st, False)
            first = first.replace("{n}", n).replace("{u}", n[3:] if n.startswith("on ") else n)
        label = (m.key + telling.claim.account, origin.label, which)
        return self.marks.put(self.marks.put(first, ("use", telling)), ("quote", label)), second

    # ------------------------------------------------------------------ sentences
    def choose(self, uses, slots, quotes):
        """a frame of this house's, for one of these uses"""
        def fits(f):
            wants = {s.lstrip("^") for s in re.findall(r"\{(\^?\w+)\}", f.template)}
            return f.use in uses and all(s in slots for s in wants if s in ("to", "press", "press_was", "where", "spoke",
                                                                            "he")) and (quotes or not f.quotes)
        fit = [f for f in self.frames if fits(f)]
        mine = [f for f in fit if f.family not in self.style.without] or fit
        fresh = [f for f in mine if f.template not in self.used] or mine
        liked = [f for f in fresh if f.family in self.style.prefers]
        f = self.draw.one(liked if liked and self.draw.chance(0.5) else fresh)
        self.used.append(f.template)
        return f

    def frame(self, template, st, slots):
        """a template filled: its statement's source, cue and contents labelled"""
        body, tail = template.split("||") if "||" in template else (template, "")
        # the source is the slot nearest to the cue
        at = [(m.start(), m[0]) for m in re.finditer(r"\{\^?(S|D|R|he|body)\}", body)]
        cue = body.find("~")
        nearest = min(at, key=lambda x: abs(x[0] - cue))[1] if at and cue >= 0 else at[0][1] if at else None
        done = []

        def fill(m):
            name = m[1]
            text = slots.get(name, slots.get(name.lstrip("^")))
            text = text() if callable(text) else text
            if name.startswith("^"):
                text = marks.capital(text)
            if m[0] == nearest and not done:
                done.append(1)
                comma = text.endswith(marks.COMMA)
                text = self.marks.put(text[:-1] if comma else text, ("source", st)) + (marks.COMMA if comma else "")
            return text

        def content(m):
            st.n_content += 1
            return self.marks.put(m[1], ("content", st, st.n_content - 1))
        text = re.sub(r"\{(\^?\w+)\}", fill, body)
        text = re.sub(r"<([^>]*)>", content, text)
        text = re.sub(r"~([^~]*)~", lambda m: self.marks.put(m[1], ("cue", st)), text)
        if tail:
            tail = re.sub(r"\{(\^?\w+)\}", lambda m: marks.capital(slots["again"]) if m[1] == "^S" else slots[m[1]]()
                          if callable(slots[m[1]]) else slots[m[1]], tail)
            self.out.tails.append(marks.tidy(tail))
        return marks.tidy(text.strip())

    def statement(self, speaker, kind, form, polarity, channel, occasion):
        st = Statement(self.report.file, speaker, kind, form, polarity, channel, occasion)
        self.statements.append(st)
        return st

    def write(self, telling, plain_wording=False):
        """the sentences of one telling"""
        c, how = telling.claim, telling.how
        o = c.origins[telling.origin]
        polarity = "denies|asserts" if telling.figure is False else "asserts"
        if how in ("copied", "hidden"):
            text = self.copied(telling)
            if text is not None:
                return text
            how = telling.how = "told_to" if o.how == "interview" else "heard"
        if how == "own":
            st = self.statement(None, "unattributed", "indirect", polarity, [], None)
            template = self.draw.one([t for t in frames.OWN[self.split] if t not in self.used] or frames.OWN[self.split][:1])
            self.used.append(template)
            return self.frame(template, st, self.slots(telling, st, o, {}))
        if how in ("read", "outside", "confirm"):
            other = o.outlet if how == "outside" else telling.source.outlet
            st = self.statement(other.name, "named|group", "indirect", polarity, [dict(kind="reported", outlet=other.names)],
                                "report-%s" % other.name)
            if how == "confirm":
                template = self.draw.one(frames.CONFIRM[self.split])
            else:
                template = self.choose(("outlet",), {"he"}, False).template
            day = o.day if how == "outside" else telling.source.day
            return self.frame(template, st, self.slots(telling, st, o, dict(R=lambda: self.outlet_name(other), W=lambda: self.when(day))))
        if o.type == "document":
            st = self.statement(self.world.fill(o.doc[0]), "document", "indirect", polarity, self.channel(o, "document"), o.label)
            template = self.choose(("document",), {"he"}, False).template
            return self.frame(template, st, self.slots(telling, st, o, dict(D=lambda: self.document(o))))
        places = self.audience(o)
        uses = {"interview": ("tell", "press", "spoken", "where"), "conference": ("tell", "press", "spoken", "where"),
                "speech": ("tell", "spoken", "where"), "statement": ("where", "statement"),
                "post": ("post", "post", "where"), "anonymous": ("tell", "bare")}[o.how]
        if how == "bare":
            uses = ("bare",)
        if plain_wording:
            fit = [f for f in self.frames if f.use in uses and not f.quotes and re.search(r"~told~ \{to\}|~said~ \{where\}", f.template)
                   and f.template.count(".") == 1 and "||" not in f.template
                   and ("{to}" in f.template) == ("to" in places)]
            f = self.draw.one(fit)
        else:
            f = self.choose(uses, set(places) | {"he"}, o.quote is not None)
        form = "direct" if f.quotes else "indirect"
        if o.type == "anonymous":
            speaker, kind = o.unnamed, "anonymous"
        elif o.how == "statement":
            speaker, kind = o.person.role.body, "group|named"
        else:
            speaker, kind = o.person.name, "named"
        use = "tail" if "||" in f.template else f.use
        st = self.statement(speaker, kind, form, polarity, self.channel(o, use), o.label if how != "bare"
                            else o.label + "|alone-" + self.report.file)
        if o.type == "utterance" and how == "bare":
            st.channel = [dict(x, optional=True) for x in st.channel]
        first = plain_wording
        slots = self.slots(telling, st, o, dict(places, S=lambda: self.speaker(o, first), W=lambda: self.when(o.day), he=self.pronoun(o),
                                                 his="its" if o.how == "statement" else "her" if o.person and o.person.woman else "his"))
        for key in ("to", "press", "press_was", "where", "spoke"):
            if key in slots:
                slots[key] = self.marks.put(slots[key], ("address", o.how))
        text = self.frame(f.template, st, slots)
        voiced = how == "heard" and o.how != "statement" and o.quote is not None
        if voiced and not f.quotes and not plain_wording and self.draw.chance(0.35):
            more = self.statement(speaker, kind, "direct", polarity, [dict(x, optional=True) for x in st.channel], o.label)
            tails = ("<“{Q},”> {he} ~said~.", "<“{Q},”> {he} ~said~. <“{Q2}.”>")
            tail = tails[0] if o.type == "anonymous" else self.draw.one(tails)
            text += " " + self.frame(tail, more, self.slots(telling, more, o, dict(he=self.pronoun(o))))
        return text

    def slots(self, telling, st, origin, more):
        spoken = {}

        def quote(n):
            if not spoken:
                spoken["q"] = self.quotation(telling, st, origin)
            return spoken["q"][n]

        def second_small():
            q = quote(1)
            return q if re.match(r"I[ ’]", q) else q[0].lower() + q[1:]
        out = dict(P=lambda: self.clause(telling, st, False, False), B=lambda: self.clause(telling, st, True, False), Q=lambda: quote(0),
                   Q2=lambda: quote(1), q2=second_small, ask=self.world.fill(telling.claim.matter.ask),
                   own=self.outlet.called(False), dated=lambda: self.marks.put(styles.date_text(self.style, origin.day),
                                                                               ("time", origin.day)), his="his",
                   he="it", again=self.again(origin))
        out.update(more)
        out["^P"] = lambda: self.clause(telling, st, False, True)   # worded to open a sentence
        return out

    def again(self, origin):
        """the speaker named anew, for a line far from the words"""
        if origin.person is None:
            return origin.unnamed or "it"
        return self.marks.put(origin.person.name, ("mention", origin.person)) if origin.how != "statement" else origin.person.role.body

    def copied(self, telling):
        """the agency's sentences, as it wrote them"""
        other = self.others[id(telling.source)]
        before = other.told.get(id(telling.claim))
        if before is None:
            return None
        twin = {}
        mine = telling

        def translate(label):
            if label[0] in ("source", "cue", "content", "hedge"):
                old = label[1]
                if id(old) not in twin:
                    twin[id(old)] = replace(old, file=self.report.file)
                    self.statements.append(twin[id(old)])
                return (label[0], twin[id(old)]) + tuple(mine if hasattr(x, "claim") else x for x in label[2:])
            if label[0] in ("use", "value"):
                return (label[0], mine) + tuple(label[2:])
            if label[0] in ("mention", "quote", "address"):
                return label
            if label[0] == "time":
                return None if self.style.shows == "month" else label
            return None
        text = self.marks.copy(before, other.marks, translate)
        origin = telling.claim.origins[telling.origin]
        if origin.person and origin.person.name in marks.plain(text):
            self.met.add(("person", origin.person.key))
        if telling.how == "hidden" and telling.claim.origins[telling.origin].how == "interview":
            address = lambda m: self.marks.labels[ord(m[0]) - marks.FIRST][0] == "address"
            out, at = [], 0
            for m in re.finditer("[\ue000-\uf8f0]", text):
                if m.start() >= at and address(m):
                    end = text.index(marks.CLOSE, m.start()) + 1
                    out.append(text[at:m.start()].rstrip(" "))
                    at = end
            text = "".join(out) + text[at:]
            text = re.sub("(?<=[\ue000-\uf8f0])told(?=" + marks.CLOSE + ")", "said", text)
            for st in twin.values():
                st.channel = [dict(x, optional=True) for x in st.channel]
        mine.figure, mine.hedge = next(t for t in telling.claim.tellings
                                       if t.report is telling.source).figure, next(t for t in telling.claim.tellings
                                                                                   if t.report is telling.source).hedge
        return self.marks.put(text, ("copy", telling))
