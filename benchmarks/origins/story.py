"""One story: a world, its reports, the plan of who told whom, the written reports, and the gold that follows from the plan."""
import datetime
import itertools
import re

import figures
import kinds
import layout
import plan
import styles
import world
from claim import Report
from composition import Composition
from draw import Draw


class Story:
    def __init__(self, seed, number, split):
        self.draw = Draw(seed, number, split)
        self.kind = kinds.KINDS[(number + Draw(seed, "kinds").below(len(kinds.KINDS))) % len(kinds.KINDS)]
        self.name = "%s-%s-%d" % (self.kind.name, seed, number)
        self.split = split
        self.world = world.World(Draw(seed, number, split, "world"), self.kind)
        self.world.outside = styles.Outlet(*self.draw.one(styles.OUTSIDE[split]), None)
        self.reports = self.cast()
        self.plan = plan.Plan(Draw(seed, number, split, "plan"), self.world, self.reports)
        self.reports = [r for r in self.reports if r.tellings]
        self.writers, self.pages, self.files, printed = {}, {}, {}, set()
        for n, r in enumerate(self.reports):
            w = Composition(Draw(seed, number, split, "report", n), self.world, r, split, self.writers, printed)
            self.writers[id(r)] = w
            w.compose()
            end, content, page = layout.lay_out(w, r, Draw(seed, number, split, "page", n))
            self.pages[r.file] = page
            self.files[r.file] = content

    def cast(self):
        """The reports in the order of publication: an agency's first or second, one outlet with two of them."""
        d = self.draw
        houses = d.shuffled(styles.styles(self.split))
        agency = next(s for s in houses if s.agency)
        houses = [s for s in houses if not s.agency][:d.between(4, 6)]
        outlets = [d.one(styles.outlets(s)) for s in houses]
        wire = d.one(styles.outlets(agency))
        order = outlets[:1] + [wire] + outlets[1:] if d.chance(0.3) else [wire] + outlets
        if d.chance(0.5):
            order.insert(d.between(3, len(order)), wire)
        if d.chance(0.65):
            order.append(outlets[0])
        at = datetime.datetime.combine(self.world.happened, datetime.time(15)) + datetime.timedelta(minutes=d.below(240))
        out, seen, taken = [], set(), set()
        for outlet in order:
            r = Report(outlet, at, follow=outlet.name in seen)
            seen.add(outlet.name)
            slug = re.sub(r"[^a-z]+", "_", outlet.short.lower()).strip("_")
            base = "%s_%02d%02d" % (slug, at.month, at.day)
            r.file = base + {"txt": ".txt", "html": ".html", "jsonl": ""}[outlet.style.form]
            if r.file in taken:
                r.file = base + "b" + {"txt": ".txt", "html": ".html", "jsonl": ""}[outlet.style.form]
            taken.add(r.file)
            out.append(r)
            at += datetime.timedelta(minutes=d.between(150, 1560))
            if at.hour < 5:
                at += datetime.timedelta(hours=6)
        return out

    # ------------------------------------------------------------------ gold
    def gold(self):
        labels = {}      # report -> [(label, place)]
        for r in self.reports:
            page = self.pages[r.file]
            labels[r.file] = [(label, dict(file=r.file, **page.place(n, b, e)), (n, b)) for n,
                              (_, _, found) in enumerate(page.blocks) for label, b, e in found if e > b]
            labels[r.file].sort(key=lambda x: x[2])
        every = [x for r in self.reports for x in labels[r.file]]
        claims = [c for c in self.plan.claims if any(t.report in self.reports for t in c.tellings)]
        events, main = self.events(every, claims)
        gold = {"story": self.name, "about": self.kind.event + "; " + ", ".join(sorted({c.plan for c in claims})), "licence": "CC0 1.0",
                "split": self.split, "main_event": main,
                "reports": [self.report(r) for r in self.reports],
                "statements": [s for r in self.reports for s in self.statements(r, labels[r.file])],
                "people": self.people(every), "times": self.times(every)}
        gold["quotations"], gold["not_same"] = self.quotations(every)
        gold["reuse"] = self.reuse(every)
        gold["events"] = events
        gold["claims"] = [self.claim(c, every) for c in claims]
        gold["differences"], gold["not_different"] = self.differences(every)
        return gold

    def report(self, r):
        return {"file": r.file, "outlet": r.outlet.names, "published": r.published, "published_inferable": r.inferable,
                "title": self.title(r), "credits": self.writers[id(r)].out.credits}

    def title(self, r):
        return layout.house(r.outlet.style, self.writers[id(r)].out.headline)

    HEDGED = re.compile(r"\b(could|may|might|can|believe|think|thought|appears?|seem|reckon|expect|hope|understood|rather|would "
                        r"put|estimate|as many as)\b", re.I)

    def statements(self, r, labels):
        for st in self.writers[id(r)].statements:
            of = lambda what: [(x[0], x[1]) for x in labels if x[0][0] == what and x[0][1] is st]
            content = [p for _, p in sorted(of("content"), key=lambda x: x[0][2])]
            if not content:
                continue
            source, cue = of("source"), of("cue")
            out = {"file": r.file, "content": [p["text"] for p in content], "source": source[0][1]["text"] if source else None,
                   "cue": cue[0][1]["text"] if cue else None,
                   "speaker": st.speaker, "kind": st.kind, "form": st.form, "polarity": st.polarity, "channel": st.channel,
                   "occasion": st.occasion}
            if content[0].get("nth"):
                out["nth"] = content[0]["nth"]
            for key, places in (("source", source), ("cue", cue)):
                if places and places[0][1].get("nth"):
                    out[key + "_nth"] = places[0][1]["nth"]
            if not self.HEDGED.search(" ".join(out["content"])):
                out["hedges"] = [dict({k: v for k, v in p.items() if k != "file"},
                                      **({"optional": True} if p["text"].lower() in ("nearly", "more than")
                                         else {})) for _, p in of("hedge")]
            if st.kind == "unattributed":
                out["level"] = "optional"
            yield out

    def people(self, every):
        out = {}
        for label, place, _ in every:
            if label[0] == "mention":
                out.setdefault(label[1].name, []).append(place)
        return [{"name": name, "mentions": places} for name, places in sorted(out.items())]

    def times(self, every):
        value = lambda d: d.isoformat() if isinstance(d, datetime.date) else "%d-%02d" % d
        return [dict(place, value=value(label[1])) for label, place, _ in every if label[0] == "time"]

    def quotations(self, every):
        groups, twins = {}, {}
        for label, place, _ in every:
            if label[0] == "quote":
                groups.setdefault(label[1], []).append(place)
        for key, places in groups.items():
            twins.setdefault((key[0], key[2]), []).append(places[0])
        return ([{"uses": places, "drift": len({p["text"] for p in places}) > 1} for places in groups.values() if len(places) > 1],
                [list(pair) for places in twins.values() for pair in itertools.combinations(places, 2)])

    def reuse(self, every):
        out = []
        for r in self.reports:
            sources = []
            for t in r.tellings:
                if t.how in ("copied", "hidden") and t.source not in sources:
                    sources.append(t.source)
            for s in sources:
                spans = []
                for t in r.tellings:
                    if t.source is s and t.how in ("copied", "hidden"):
                        theirs = [p for label, p, _ in every if label[0] == "copy" and label[1].report is s and label[1].claim is t.claim]
                        ours = [p for label, p, _ in every if label[0] == "copy" and label[1] is t]
                        if theirs and ours:
                            spans.append([theirs[0], ours[0]])
                background = {label[1]: p for label, p, _ in every if label[0] == "copy background" and p["file"] == s.file}
                spans += [[background[label[1]], p] for label, p, _ in every if label[0] == "copy background" and p["file"] == r.file
                          and label[1] in background]
                bare = lambda p: {k: v for k, v in p.items() if k != "file"}
                short = lambda p: bare(p) if p.get("nth") else p["text"]
                if spans:
                    out.append({"files": [s.file, r.file], "spans": [[short(a), short(b)] for a, b in spans],
                                "direction": [s.file, r.file]})
        return out

    def events(self, every, claims):
        day = self.world.happened.isoformat()
        main = [dict(p, date=day) for label, p, _ in every if label == ("event", "main")]
        past = [dict(p, date="%d-%02d" % self.world.past) for label, p, _ in every if label == ("event", "past")]
        events = [{"date": day, "certainty": "happened", "text": self.kind.event, "supports": main, "after": [], "before": []}]
        if past:
            events[0]["after"] = [1]
            events.append({"date": "%d-%02d" % self.world.past, "certainty": "happened", "text": self.kind.past[1], "supports": past,
                           "after": [], "before": [0]})
        days = [c for c in claims if c.matter.figure == "date"]
        for key in sorted({c.matter.key for c in days}):
            mine = [c for c in days if c.matter.key == key]
            last = max(mine, key=lambda c: (c.account == "later", c.figure))
            supports = [dict(p, date=label[1].figure.isoformat(), **({"wrong": True} if label[1].figure != last.figure else {})) for label,
                        p, _ in every
                        if label[0] == "use" and label[1].claim in mine and not label[1].note]
            event = {"date": last.figure.isoformat(), "certainty": "planned", "text": last.matter.topic, "supports": supports,
                     "after": [0], "before": []}
            if last.account == "later":
                event["moved_from"] = min(c.figure for c in mine).isoformat()
            events.append(event)
        return events, 0

    def claim(self, c, every):
        who = []
        for o in c.origins:
            speaker = (o.unnamed if o.type == "anonymous" else self.world.fill(o.doc[0]) if o.type == "document" else
                       o.outlet.name if o.type in ("outlet", "own") else o.person.role.body if o.how == "statement" else o.person.name)
            way = {"conference": "news conference", "speech": "public meeting", "outside": "report", "own": "not said"}.get(o.how, o.how)
            if o.how in ("interview", "anonymous"):
                way = "to " + o.outlet.name
            who.append("%s, %s, %s" % (speaker, way, o.day.isoformat()))
        kinds_of = {"statement": "utterance|document", "post": "utterance|document", "own": "own|anonymous"}
        origins = [{"type": kinds_of.get(o.how, o.type), "who": who[n], "files": [t.report.file for t in c.tellings if t.origin == n]}
                   for n, o in enumerate(c.origins)]
        low, high = c.bounds()
        chain, parents = [], {}
        for t in c.tellings:
            f = t.report.file
            if t.how in ("heard", "outside"):
                chain.append([t.origin, f])
            elif t.how in ("bare", "own"):
                chain.append([t.origin, f, "optional"])
            else:
                chain.append([t.source.file, f])
                parents[f] = t.source.file
                if t.how != "confirm":
                    chain.append([t.origin, f, "optional"])
        text = self.world.fill(c.matter.clauses[0] if c.figure is not False else c.matter.no_clauses[0])
        text = re.sub(r"\[([^|\]]*)\|[^\]]*\]", r"\1", text)
        text = text.replace("{n}", ("on " if c.matter.figure == "date" and "until {n}" not in text
                                    else "") + str(figures.figure_text(PLAIN, c.matter.figure, c.figure, self.world.currency)))
        gold = {"text": text, "uses": [p for label, p, _ in every if label[0] == "use" and label[1].claim is c and not label[1].note],
                "origins": origins, "min": low, "max": high,
                "first": self.first(c, parents), "circle": [r.file for r in c.circle] or None, "chain": chain, "plan": c.plan}
        hedges = []
        for o_n, o in enumerate(c.origins):
            mine = [t for t in c.tellings if t.origin == o_n]
            kept, lost = [t.report.file for t in mine if t.hedge
                          and t.hedge == o.hedge], [t.report.file for t in mine if not t.hedge and not t.twist]
            if o.hedge and kept and lost:
                hedges.append({"text": o.hedge, "kept_by": kept, "lost_by": lost})
        gold["hedges"] = hedges
        return gold

    def first(self, c, parents):
        """The report that had it first, where the reports let that be known"""
        heads = [t.report for t in c.tellings if t.report.file not in parents]
        if len(heads) == 1:
            return heads[0].file

        def when(r):
            if r.outlet.style.shows == "minute":
                return r.at, r.at
            day = datetime.datetime.combine(r.day, datetime.time())
            if r.outlet.style.shows == "day":
                return day, day + datetime.timedelta(hours=23, minutes=59)
            start = day.replace(day=1)
            return start, (start + datetime.timedelta(days=32)).replace(day=1)
        heads.sort(key=lambda r: (when(r)[1], r.at))
        return heads[0].file if all(when(heads[0])[1] < when(r)[0] for r in heads[1:]) else None

    def differences(self, every):
        values, out, apart = {}, [], []
        for label, place, _ in every:
            if label[0] == "value":
                t = label[1]
                key = (t.claim.matter.key, t.claim.account, "correct" if t.note else t.twist if t.twist != "correct" else "", label[2])
                values.setdefault(key, []).append(dict(place, value=label[2]))
        keys = sorted(values)
        topic = {m.key: m.topic for m in self.kind.matters}
        for a, b in itertools.combinations(keys, 2):
            if a[0] != b[0] or a[3] == b[3]:
                continue
            accounts, twists = {a[1], b[1]}, {a[2], b[2]}
            if "correct" in twists:
                kind = "slip|change"
            elif accounts == {"a", "b"}:
                kind = "dispute"
            elif "later" in accounts and len(accounts) > 1:
                kind = "change"
            elif "mishear" in twists:
                kind = "slip"
            else:
                kind = "rounding"
            if "correct" in twists and len(accounts) > 1:
                kind = "slip|change|dispute"
            out.append({"type": kind, "topic": topic[a[0]], "values": values[a] + values[b]})
        figures = {m.key: m.figure for m in self.kind.matters}
        for a, b in itertools.combinations(keys, 2):
            if a[0] != b[0] and figures[a[0]] == figures[b[0]] != "whether" and a[3] != b[3]:
                strip = lambda p: {k: v for k, v in p.items() if k != "value"}
                apart.append([strip(values[a][0]), strip(values[b][0])])
        return out, self.draw.some(apart, 6)


PLAIN = styles.Style("plain", "", "txt", ())
