"""The sourcing plan: who tells whom on which occasion, who reads whom, who says so and who hides it. It is made before any text."""
import datetime
import re

from claim import Claim, Origin, Telling
from figures import HEDGES, misheard, rounded


class Plan:
    """The claims of one story, over the reports that are given in the order of their publication."""

    def __init__(self, draw, world, reports):
        self.draw, self.world, self.reports = draw, world, reports
        self.claims, self.n_labels = [], 0
        self.spoken = {}      # (person, occasion kind, day): label of an occasion that more than one matter shares
        self.twisted = 0      # figures that were changed on the way; three a story at most
        self.lines = {}       # matter -> sentence -> (who spoke it, on which occasions)
        self.make()

    # ------------------------------------------------------------------ pieces
    def label(self, what):
        self.n_labels += 1
        return "%s-%d" % (what, self.n_labels)

    def load(self, report):
        return len(report.tellings)

    def pick(self, n, test=lambda r: True, claim=None):
        """n reports, those that carry least first, in the order of publication; fewer where there are not so many"""
        fit = [r for r in self.draw.shuffled(self.reports) if test(r) and not (claim and any(t.report is r for t in claim.tellings))]
        fit.sort(key=self.load)
        return sorted(fit[:n], key=lambda r: r.at)

    def figure(self, matter):
        d = self.draw
        if matter.figure == "count":
            low, high = int(matter.low), int(matter.high)
            value = d.between(low, high)
            if high > 5000:
                value = value // 10 * 10 if d.chance(0.5) else value // 100 * 100
            return value
        if matter.figure == "percent":
            return d.between(int(matter.low), int(matter.high))
        if matter.figure == "decimal":
            return d.between(int(matter.low * 10), int(matter.high * 10)) / 10
        if matter.figure == "money":
            if matter.high >= 100:
                return float(d.between(int(matter.low), int(matter.high)))
            return d.between(int(matter.low * 10), int(matter.high * 10)) / 10
        if matter.figure == "date":
            return self.world.day(d.between(int(matter.low), int(matter.high)))
        return True

    def claim(self, matter, figure, plan, account="a"):
        c = Claim(matter, account, figure, plan=plan)
        self.claims.append(c)
        return c

    def origin(self, claim, how, day, role=None, outlet=None, **more):
        person = self.world.people[role] if role else None
        if how == "conference" and person and not person.role.body:
            how = "speech"       # who speaks for nobody calls no news conference
        kinds = {"anonymous": "anonymous", "document": "document", "own": "own", "outside": "outlet"}
        if how in ("conference", "statement", "speech") and person:
            label = self.spoken.setdefault((person.key, how, day), self.label(how))
        elif how == "interview":
            label = self.spoken.setdefault((person.key, outlet.name, day), self.label(how))
        else:
            label = self.label(how)
        o = Origin(kinds.get(how, "utterance"), how, day, label, person, outlet, **more)
        if person or how == "anonymous":
            self.word(claim, o)
        if claim.matter.figure in HEDGES and how not in ("own",) and self.draw.chance(0.3):
            o.hedge = self.draw.one(HEDGES[claim.matter.figure])
        claim.origins.append(o)
        return len(claim.origins) - 1

    def word(self, claim, origin):
        """The sentences that were spoken: nobody else's; the same person's again, a little changed, on another occasion"""
        speaker = origin.person.key if origin.person else origin.unnamed + ", " + origin.outlet.name
        taken = self.lines.setdefault((claim.matter.key, claim.figure is False), {})
        lines = claim.matter.no_quotes if claim.figure is False else claim.matter.quotes
        mine = [n for n, who in taken.items() if who[0] == speaker]
        free = [n for n in range(len(lines)) if n not in taken]
        if origin.how == "statement":
            mine, free = [], [n for n in free if not re.search(r"\b(I|my)\b", " ".join(lines[n]))]     # a body has no I
        if mine and (not free or self.draw.chance(0.7)):
            origin.quote = self.draw.one(mine)
            if origin.label not in taken[origin.quote][1]:
                origin.drift = self.draw.one(("Look, ", "As I have said, ", "Well, ", "Again, ", "Let me be clear, "))
        elif free:
            origin.quote = self.draw.one(free)
        else:
            return
        taken.setdefault(origin.quote, (speaker, set()))[1].add(origin.label)

    def tell(self, claim, report, how, origin, source=None):
        o = claim.origins[origin]
        t = Telling(claim, report, how, origin, source, claim.figure, "", o.hedge)
        before = next((u for u in claim.tellings if u.report is source), None)
        if before:
            t.figure, t.hedge = before.figure, before.hedge      # what is read is what was written
        changes = how in ("read", "told_to", "outside", "own", "bare") and t.figure == claim.figure and claim.matter.figure != "whether"
        if changes and self.twisted < 3:
            if self.draw.chance(0.22) and rounded(claim.matter, claim.figure):
                t.figure, t.hedge = rounded(claim.matter, claim.figure)
                t.twist = "round"
            elif how == "read" and self.draw.chance(0.3) and misheard(claim.matter, claim.figure, self.draw):
                t.figure, t.hedge, t.twist = misheard(claim.matter, claim.figure, self.draw), "", "mishear"
            self.twisted += t.twist != ""
        if how in ("read", "told_to", "bare", "heard") and not t.twist and t.hedge and self.draw.chance(0.35):
            t.hedge = ""       # dropped on the way
        claim.tellings.append(t)
        report.tellings.append(t)
        return t

    def role(self, matter, roles=None, body=False):
        roles = [r for r in (roles or matter.says) if not body or self.world.people[r].role.body]
        return self.draw.one(roles) if roles else None

    # ------------------------------------------------------------------ plans
    def conference(self, matter, account="a", figure=None, roles=None, how=None):
        """One occasion, heard by several."""
        how = how or self.draw.one(("conference", "conference", "statement", "speech", "post"))
        role = self.role(matter, roles, body=how == "statement")
        rs = self.pick(self.draw.between(2, 4))
        if not role or not rs:
            return None
        c = self.claim(matter, self.figure(matter) if figure is None else figure, how, account)
        i = self.origin(c, how, rs[0].day, role)
        for n, r in enumerate(rs):
            bare = n > 0 and self.draw.chance(0.15)
            self.tell(c, r, "bare" if bare else "heard", i)
        return c

    def rounds(self, matter):
        """One speaker, two interviews: nearly the same sentences, two utterances."""
        rs = self.pick(2)
        if len(rs) < 2 or rs[0].outlet is rs[1].outlet:
            return None
        c = self.claim(matter, self.figure(matter), "rounds")
        role = self.role(matter)
        for r in rs:
            i = self.origin(c, "interview", r.day, role, r.outlet)
            self.tell(c, r, "heard", i)
        self.readers(c, rs[0], self.draw.below(2))
        return c

    def readers(self, c, source, n, hows=("read", "told_to")):
        told = next(t for t in c.tellings if t.report is source)
        o = c.origins[told.origin]
        for r in self.pick(n, lambda r: r.at > source.at and r.outlet is not source.outlet, c):
            how = self.draw.one(hows)
            if how == "told_to" and o.how != "interview":
                how = "read"
            self.tell(c, r, how, told.origin, source)

    def interview(self, matter, account="a", figure=None, roles=None):
        """Told to one outlet, which others credit."""
        rs = self.pick(1, lambda r: r is not self.reports[-1])
        c = self.claim(matter, self.figure(matter) if figure is None else figure, "interview", account)
        i = self.origin(c, "interview", rs[0].day, self.role(matter, roles), rs[0].outlet)
        self.tell(c, rs[0], "heard", i)
        self.readers(c, rs[0], self.draw.between(0, 2))
        return c

    def document(self, matter):
        if not matter.doc:
            return None
        rs = self.pick(self.draw.between(2, 3))
        c = self.claim(matter, self.figure(matter), "document")
        i = self.origin(c, "document", rs[0].day, doc=matter.doc)
        for r in rs:
            self.tell(c, r, "heard", i)
        return c

    def two_sources(self, matter):
        """A document and a person, or two persons: they bear one another out."""
        roles = self.draw.some(matter.says, 2)
        rs = self.pick(2)
        if len(rs) < 2 or (len(roles) < 2 and not matter.doc):
            return None
        c = self.claim(matter, self.figure(matter), "two sources")
        if matter.doc and (len(roles) < 2 or self.draw.chance(0.5)):
            first = self.origin(c, "document", rs[0].day, doc=matter.doc)
        else:
            first = self.origin(c, "interview" if self.draw.chance(0.5) else "conference", rs[0].day, roles.pop(), rs[0].outlet)
        self.tell(c, rs[0], "heard", first)
        i = self.origin(c, "interview", rs[1].day, roles.pop(), rs[1].outlet)
        self.tell(c, rs[1], "heard", i)
        self.readers(c, rs[0], self.draw.below(2))
        return c

    def agency(self, matter):
        """Told to an agency; its customers print its sentences, with a credit or without."""
        source = next((r for r in self.reports if r.outlet.style.agency), None)
        if not source:
            return None
        c = self.claim(matter, self.figure(matter), "agency")
        how = self.draw.one(("interview", "interview", "statement"))
        role = self.role(matter, body=how == "statement")
        if not role:
            how, role = "interview", self.role(matter)
        i = self.origin(c, how, source.day, role, source.outlet if how == "interview" else None)
        self.tell(c, source, "heard", i)
        for r in self.pick(self.draw.between(1, 3), lambda r: r.at > source.at and not r.outlet.style.agency and r.outlet.style.copies, c):
            self.tell(c, r, self.draw.one(("copied", "hidden", "hidden", "told_to" if how == "interview" else "copied")), i, source)
        return c

    def unnamed(self, matter):
        """An unnamed person tells one outlet; others credit it."""
        if not matter.anon:
            return None
        rs = self.pick(1, lambda r: r is not self.reports[-1] and not r.outlet.style.agency)
        c = self.claim(matter, self.figure(matter), "unnamed")
        i = self.origin(c, "anonymous", rs[0].day, outlet=rs[0].outlet, unnamed=self.draw.one(matter.anon))
        self.tell(c, rs[0], "heard", i)
        self.readers(c, rs[0], self.draw.between(1, 2), ("read",))
        return c

    def two_unnamed(self, matter):
        """Two outlets, each with an unnamed person, who may be one."""
        rs = self.pick(2)
        if len(matter.anon) < 2 or len(rs) < 2 or rs[0].outlet is rs[1].outlet:
            return None
        c = self.claim(matter, self.figure(matter), "two unnamed")
        for r, who in zip(rs, self.draw.some(matter.anon, 2)):
            self.tell(c, r, "heard", self.origin(c, "anonymous", r.day, outlet=r.outlet, unnamed=who))
        return c

    def unnamed_and_named(self, matter):
        rs = self.pick(2)
        if not matter.anon or len(rs) < 2 or rs[0].outlet is rs[1].outlet:
            return None
        c = self.claim(matter, self.figure(matter), "unnamed and named")
        self.tell(c, rs[0], "heard", self.origin(c, "anonymous", rs[0].day, outlet=rs[0].outlet, unnamed=self.draw.one(matter.anon)))
        how = self.draw.one(("interview", "conference"))
        self.tell(c, rs[1], "heard", self.origin(c, how, rs[1].day, self.role(matter), rs[1].outlet))
        return c

    def unsourced(self, matter):
        """One report says whence it has it; another states it."""
        rs = self.pick(2)
        if len(rs) < 2:
            return None
        c = self.claim(matter, self.figure(matter), "unsourced")
        how = self.draw.one(("interview", "conference", "statement"))
        role = self.role(matter, body=how == "statement") or self.role(matter)
        how = how if how != "statement" or self.world.people[role].role.body else "interview"
        self.tell(c, rs[0], "heard", self.origin(c, how, rs[0].day, role, rs[0].outlet))
        self.tell(c, rs[1], "own", self.origin(c, "own", rs[1].day, outlet=rs[1].outlet))
        return c

    def outside(self, matter, outlets):
        """Two reports credit an outlet that is not among the reports."""
        rs = self.pick(2)
        if len(rs) < 2:
            return None
        c = self.claim(matter, self.figure(matter), "outside")
        i = self.origin(c, "outside", rs[0].day, outlet=outlets)
        for r in rs:
            self.tell(c, r, "outside", i)
        return c

    def ring(self, matter):
        """A reports it, B credits A, C credits B (or A), and A says that C has confirmed it."""
        late = next((r for r in self.reports if r.follow and not r.outlet.style.agency), None)
        if not late:
            return None
        early = next(r for r in self.reports if r.outlet is late.outlet)
        between = self.pick(self.draw.between(1, 3), lambda r: early.at < r.at < late.at and not r.outlet.style.agency
                            and r.outlet is not early.outlet)
        between = [r for n, r in enumerate(between) if r.outlet not in [x.outlet for x in between[:n]]]
        if not between:
            return None
        c = self.claim(matter, self.figure(matter), "ring")
        if matter.anon and self.draw.chance(0.75):
            i = self.origin(c, "anonymous", early.day, outlet=early.outlet, unnamed=self.draw.one(matter.anon))
            self.tell(c, early, "heard", i)
        else:
            i = self.origin(c, "own", early.day, outlet=early.outlet)
            self.tell(c, early, "own", i)
        last = early
        for r in between:
            self.tell(c, r, "read", i, last)
            last = r
        self.tell(c, late, "confirm", i, last)
        c.circle = [early] + between + [late]
        return c

    def dispute(self, matter):
        """Two sides, two figures: or one side says so and the other denies it."""
        if not matter.against:
            return None
        for_side = self.draw.one(matter.says)
        against = [r for r in matter.against if r != for_side]
        if not against:
            return None
        make = self.draw.one(("conference", "interview"))
        a = self.conference(matter, roles=(for_side,)) if make == "conference" else self.interview(matter, roles=(for_side,))
        if not a:
            return None
        figure = False
        if matter.figure != "whether":
            for _ in range(20):
                figure = self.figure(matter)
                if abs(float(figure) - float(a.figure)) > 0.15 * float(a.figure) and figure != misheard(matter, a.figure, self.draw):
                    break
            else:
                return a
        make = self.draw.one(("conference", "interview", "statement"))
        if make == "interview":
            self.interview(matter, "b", figure, against)
        else:
            self.conference(matter, "b", figure, against, "statement" if make == "statement" and self.role(matter, against, body=True)
                            else "conference")
        return a

    def growth(self, matter):
        """A count that rises: the same body gives a figure, and a higher one later."""
        if not matter.grows:
            return None
        early = [r for r in self.reports if (r.day - self.world.happened).days <= 1]
        late = [r for r in self.reports if (r.day - self.world.happened).days >= 2]
        if not early or not late:
            return None
        role = self.role(matter)
        c = self.claim(matter, self.figure(matter), "growth")
        rs = sorted(self.draw.some(early, 2), key=lambda r: r.at)
        i = self.origin(c, "conference", rs[0].day, role)
        for r in rs:
            self.tell(c, r, "heard", i)
        more = c.figure + max(1, int(c.figure * self.draw.between(8, 60) / 100))
        d = self.claim(matter, more, "growth", "later")
        rs = sorted(self.draw.some(late, 2), key=lambda r: r.at)
        how = self.draw.one(("conference", "interview"))
        i = self.origin(d, how, rs[0].day, role, rs[0].outlet)
        self.tell(d, rs[0], "heard", i)
        for r in rs[1:]:
            if r.outlet is not rs[0].outlet:
                self.tell(d, r, "heard" if how == "conference" else "read", i, None if how == "conference" else rs[0])
        return c

    def moved(self, matter):
        """A day that was set and then put off."""
        if matter.figure != "date":
            return None
        early, late = self.reports[:len(self.reports) // 2], self.reports[len(self.reports) // 2:]
        if not early or not late:
            return None
        role = self.role(matter)
        for account, rs, figure in (("a", early, self.figure(matter)), ("later", late, None)):
            figure = figure or a.figure + datetime.timedelta(days=self.draw.between(2, 9))
            c = self.claim(matter, figure, "moved", account)
            rs = sorted(self.draw.some(rs, self.draw.between(1, 2)), key=lambda r: r.at)
            i = self.origin(c, "conference", rs[0].day, role)
            for r in rs:
                self.tell(c, r, "heard", i)
            a = c
        return a

    def another(self, claim):
        """One more origin for a claim that stands: a second voice, a document, an unnamed source, or an outlet that does not say."""
        m, d = claim.matter, self.draw
        rs = self.pick(1, lambda r: True, claim)
        if not rs or claim.account == "later":
            return
        r, had = rs[0], {o.how for o in claim.origins}
        ways = ["interview"] * 3
        ways += ["own"] * ("own" not in had) + ["outside"] * ("outside" not in had)
        ways += ["document"] * (bool(m.doc) and claim.account == "a" and "document" not in had)
        if m.anon and claim.figure is not False and not r.outlet.style.agency:
            ways += ["unnamed"] * (not any(o.how == "anonymous" and o.outlet is r.outlet for o in claim.origins))
        way = d.one(ways)
        if way == "interview":
            told = [o.person for o in claim.origins if o.person]
            roles = list(m.says if claim.account == "a" else m.against)
            roles += [p.key for p in told if p.key not in roles]
            others = [o.person.key for c in self.claims if c.matter is m and c.account != claim.account for o in c.origins if o.person]
            roles = [key for key in roles if key not in others]     # nobody says both
            if not roles:
                return
            role = d.one(roles)
            if any(o.how == "interview" and o.person and o.person.key == role and o.outlet is r.outlet for o in claim.origins):
                return
            i = self.origin(claim, "interview", r.day, role, r.outlet)
            self.tell(claim, r, "heard", i)
            if d.chance(0.3):
                self.readers(claim, r, 1)
        elif way == "own":
            self.tell(claim, r, "own", self.origin(claim, "own", r.day, outlet=r.outlet))
        elif way == "unnamed":
            self.tell(claim, r, "heard", self.origin(claim, "anonymous", r.day, outlet=r.outlet, unnamed=d.one(m.anon)))
        elif way == "document":
            self.tell(claim, r, "heard", self.origin(claim, "document", r.day, doc=m.doc))
        else:
            self.tell(claim, r, "outside", self.origin(claim, "outside", r.day, outlet=self.world.outside))

    # ------------------------------------------------------------------ all of them
    def make(self):
        d = self.draw
        matters = d.shuffled(self.world.kind.matters)
        outside = self.world.outside
        plans = ["conference", "rounds", "interview", "document", "two_sources", "agency", "agency", "agency", "unnamed", "two_unnamed",
                 "unnamed_and_named", "unsourced", "outside", "dispute", "growth"]
        todo = ["ring"] + ["dispute"] * d.chance(0.7) + d.shuffled(plans)
        last = d.between(4, 6)
        for matter in matters:
            if len(self.claims) >= last + 1:
                break
            if matter.figure == "date":
                if d.chance(0.5):
                    self.moved(matter)
                    continue
                names = ["conference", "interview", "agency"]
            elif matter.figure == "whether":
                names = [n for n in todo if n in ("ring", "two_unnamed", "unnamed")] + ["dispute"] if d.chance(0.5) else ["dispute"]
            else:
                names = (["growth"] if matter.grows and d.chance(0.35) else []) + todo
            for name in list(names):
                make = getattr(self, name)
                if (make(matter, outside) if name == "outside" else make(matter)) is not None:
                    if name in todo:
                        todo.remove(name)
                    break
        for c in list(self.claims):
            if c.plan not in ("growth", "moved"):
                for p in (0.62, 0.4, 0.25):
                    if d.chance(p if c.plan != "ring" else p / 2):
                        self.another(c)
        for r in self.reports:         # nobody prints an empty page
            if self.load(r) < 2:
                spare = [c for c in self.claims if c.plan == "conference" and c.origins[0].day <= r.day
                         and not any(t.report is r for t in c.tellings)
                         and not (c.account == "a" and any(x.matter is c.matter and x.account == "later" for x in self.claims))]
                for c in d.some(spare, 2 - self.load(r)):
                    self.tell(c, r, "heard", 0)
        self.claims = [c for c in self.claims if c.tellings]
        if d.chance(0.35):             # one desk had a figure wrong and says so
            fit = [(t, w) for c in self.claims for t in c.tellings if t.how == "heard" and not t.twist and t.report.outlet.style.note
                   and not any(u.source is t.report for u in c.tellings)
                   for w in [misheard(c.matter, t.figure, d)] if w]
            if fit:
                t, wrong = d.one(fit)
                t.twist, t.wrong = "correct", wrong
