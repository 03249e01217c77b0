#!/usr/bin/env python3
"""Scores who told it first: claims, their origins, chains, circles and differences, against stories whose sourcing is known.

  score.py STORIES --program PATH [--misses]   what a program makes of them: PATH build, export --format jsonl, read
  score.py STORIES --self                      the gold against itself: 1 everywhere
  score.py STORIES --floors                    only what trivial rules reach

STORIES is a folder of stories in the form of FORMAT.md, or one of them. Ratios over all gold claims of all stories:
  found       a claim line holds two of the gold's uses (one, where there is but one), and no other line more of them
  exact       its interval of origins is the gold's          contains   its interval holds the gold's; width: mean of at most less at least
  first       its first report is the gold's, of the claims whose reports let that be known
  chain       F1 over edges (origin to report, report or outlet to report); edges that the gold calls optional count neither way
  circles     found: the same set of outlets; invented: said circles that are none
  hedges      F1 over (claim, report that lost a hedge which another kept), where the gold says which
  differences F1 over pairs of gold values said to differ; type: of these, said to differ in the right way;
              quiet: pairs that do not differ and are not said to
A program's claim that matches none of the gold's counts neither way. Last line: all figures as JSON.
Exit: 0, 1 where --self is not perfect, 2 bad use.
"""
import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from floors import Floors  # noqa: E402
from texts import Text, plain_name, stories  # noqa: E402


def either(value):
    return value if isinstance(value, list) else value.split("|") if isinstance(value, str) else [value]


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def touches(said, gold):
    """they overlap, and what was said is not so long that it touches everything"""
    return overlap(said, gold) > 0 and said[1] - said[0] <= max(400, 3 * (gold[1] - gold[0]))


def f1(hit_said, said, hit_gold, gold):
    p, r = hit_said / said if said else 0.0, hit_gold / gold if gold else 0.0
    return None if not gold and not said else 2 * p * r / (p + r) if p + r else 0.0


def matching(options):
    """size of the largest matching, one to one; options[i]: what i may be matched with"""
    owner = {}

    def place(i, tried):
        for k in options[i]:
            if k not in tried:
                tried.add(k)
                if k not in owner or place(owner[k], tried):
                    owner[k] = i
                    return True
        return False
    return sum(place(i, set()) for i in range(len(options)))


# ------------------------------------------------------------------ what is scored
def run(program, story):
    """(the lines of the export, report id -> (gold file, the program's text))"""
    reports = os.path.join(story.folder, "reports")

    def call(*args):
        p = subprocess.run([program, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=600)
        if p.returncode not in (0, 1):
            sys.stderr.write("score: %s of %s ended with %d\n" % (args[0], story.name, p.returncode))
        return [json.loads(line) for line in p.stdout.decode("utf-8", "replace").splitlines() if line.strip().startswith("{")]
    with tempfile.TemporaryDirectory() as folder:
        record = os.path.join(folder, "story.record")
        call("build", record, reports)
        lines = call("export", record, "--format", "jsonl")
    ids = {}
    for r in call("read", reports):
        keys = [str(r.get("id"))] + [os.path.basename(str(r.get("input", "")).split("#")[0]), str(r.get("input", "")).split("#")[-1]]
        f = next((k for k in keys if k in story.files), None)
        if f and isinstance(r.get("text"), str) and f not in [x for x, _ in ids.values()]:
            ids[r.get("id")] = (f, Text(r["text"]))
    return lines, ids


def own(story):
    """the gold as a program would print it"""
    at = lambda p: {"report": p["file"], "span": list(story.place(p) or (0, 0))}
    lines = []
    for c in story.gold.get("claims", []):
        lines.append({"kind": "claim", "uses": [at(u) for u in c["uses"]], "n_origins": {"min": c["min"], "max": c["max"]},
                      "first": {"report": c.get("first")}, "circles": [c["circle"]] if c.get("circle") else [],
                      "origins": [{"id": "o%d" % n, "type": either(o["type"])[0], "reports": o.get("files", [])} for n,
                                  o in enumerate(c["origins"])],
                      "chain": [["o%d" % start if isinstance(start, int) else start, e[1]] for e in c.get("chain") or []
                                for start in [start_of(c, e)]], "hedges": c.get("hedges", [])})
    for d in story.gold.get("differences", []):
        lines.append({"kind": "difference", "type": either(d["type"])[0], "values": [dict(at(v), value=v["value"]) for v in d["values"]]})
    return lines, {f: (f, story.texts[f]) for f in story.files}


def start_of(claim, edge):
    """the index of the origin that an edge starts from, or the report or outlet; the gold may give words of the origin's `who`"""
    x = edge[0]
    if isinstance(x, int) or x in {u["file"] for u in claim["uses"]}:
        return x
    words, best = set(plain_name(x).split()) - {"a", "an", "of", "to", "s", "on", "in", "at"}, None
    for n, o in enumerate(claim["origins"]):
        share = len(words & set(plain_name(o.get("who") or "").split())) / max(1, len(words))
        rank = (share, edge[1] in o.get("files", []), -n)
        best = rank if share >= 0.6 and (best is None or rank > best) else best
    return -best[2] if best else x


# ------------------------------------------------------------------ scoring
class Score:
    def __init__(self):
        self.n, self.misses = Counter(), []

    def add(self, story, lines, ids):
        n = self.n
        where = {i: f for i, (f, _) in ids.items()}
        texts = {f: t for f, t in ids.values()}
        claims = [o for o in lines if o.get("kind") == "claim"]

        def place(p):
            span = story.place(p)
            return story.texts[p["file"]].carry(span, texts[p["file"]]) if span and p["file"] in texts else None

        def said(places):
            return [(where[u["report"]], tuple(u["span"]), u) for u in places or [] if u.get("report") in where
                    and isinstance(u.get("span"), list) and len(u["span"]) == 2]
        uses = [said(o.get("uses")) for o in claims]
        held = []      # for each gold claim: line -> how many of its uses it holds
        for c in story.gold.get("claims", []):
            spots = [(u["file"], place(u)) for u in c["uses"]]
            held.append(Counter(k for f, s in spots if s for k, us in enumerate(uses) if any(f == g and touches(t, s) for g, t, _ in us)))
        for i, c in enumerate(story.gold.get("claims", [])):
            enough = [(count / (len(c["uses"]) + sum(held[j][k] for j in range(len(held)) if j != i)), -k) for k,
                      count in held[i].items() if count >= min(2, len(c["uses"]))]
            line = claims[-max(enough)[1]] if enough else {}
            interval = line.get("n_origins") or {}
            self.interval("program", c, interval.get("min"), interval.get("max"))
            n["found"] += bool(enough)
            first = where.get((line.get("first") or {}).get("report"))
            if c.get("first"):
                n["first"] += first == c["first"]
                n["first of"] += 1
            if not enough or (interval.get("min"), interval.get("max")) != (c["min"], c["max"]):
                self.misses.append("%s: %s: %s" % (story.name, c["text"], "not found" if not enough
                                                   else "origins %s to %s, where the truth is %d to %d (%s)" % (
                    interval.get("min"), interval.get("max"), c["min"], c["max"], c.get("plan", ""))))
            if c.get("chain"):
                self.chain(story, c, line, where)
            if "hedges" not in c:
                continue
            lost = {f for h in c["hedges"] for f in h["lost_by"]}
            told = {where.get(r, r) for h in line.get("hedges") or [] for r in h.get("lost_by") or []} & {u["file"] for u in c["uses"]}
            n["hedges hit"] += len(lost & told)
            n["hedges said"] += len(told)
            n["hedges of"] += len(lost)
        self.circles(story, claims, where)
        self.differences(story, lines, place, said)

    def interval(self, name, claim, low, high):
        n, whole = self.n, isinstance(low, int) and isinstance(high, int)
        n[name, "of"] += 1
        n[name, "exact"] += (low, high) == (claim["min"], claim["max"])
        n[name, "contains"] += whole and low <= claim["min"] and claim["max"] <= high
        n[name, "inside"] += whole and low == high and claim["min"] <= low <= claim["max"]
        n[name, "width"] += high - low if whole else 0
        n[name, "told"] += whole

    def chain(self, story, claim, line, where):
        ours, theirs, fits = line.get("origins") or [], claim["origins"], []
        for i, g in enumerate(theirs):
            for k, o in enumerate(ours):
                a, b = set(g.get("files", [])), {where.get(r) for r in o.get("reports") or []}
                if a & b or not a:
                    fits.append((o.get("type") in either(g["type"]), len(a & b) / max(1, len(a | b)), -i, -k))
        origin_of = {}
        for _, _, i, k in sorted(fits, reverse=True):
            if -k not in origin_of and -i not in origin_of.values():
                origin_of[-k] = -i
        number = {o["id"]: k for k, o in enumerate(ours) if "id" in o}

        def node(x):
            x = (x.get("id") or x.get("report") or x.get("outlet")) if isinstance(x, dict) else x
            if x in where:
                return "report", where[x]
            if x in number:
                return "origin", origin_of.get(number[x], "another")
            return "outlet", story.names.get(plain_name(str(x)), plain_name(str(x)))

        def outlet(node):
            return story.outlets[node[1]] if node[0] == "report" else node[1] if node[0] == "outlet" else None

        def same(said, gold):
            if isinstance(gold, int):
                return said == ("origin", gold)
            if gold in story.files:
                return said == ("report", gold) or said == ("outlet", story.outlets[gold])
            return outlet(said) == story.names.get(plain_name(gold), plain_name(gold))
        edges = []
        for e in line.get("chain") or []:
            if isinstance(e, (list, tuple)) and len(e) == 2:
                pair = node(e[0]), node(e[1])
                if pair not in edges and not (outlet(pair[0]) is not None and outlet(pair[0]) == outlet(pair[1])
                                              and pair[0][0] != pair[1][0]):
                    edges.append(pair)
        self.edges("program", claim, edges, same)

    def edges(self, name, claim, said, same):
        wanted = [(start_of(claim, e), e[1]) for e in claim["chain"] if len(e) < 3]
        free = [(start_of(claim, e), e[1]) for e in claim["chain"] if len(e) == 3]
        options = lambda gold: [[k for k, (a, b) in enumerate(said) if same(a, x) and same(b, y)] for x, y in gold]
        hit = matching(options(wanted))
        spare = matching(options(wanted) + options(free)) - hit
        self.n[name, "edges hit"] += hit
        self.n[name, "edges said"] += len(said) - spare
        self.n[name, "edges of"] += len(wanted)

    def circles(self, story, claims, where):
        def nodes(x):
            if isinstance(x, (list, tuple)):
                return {z for y in x for z in nodes(y)}
            if isinstance(x, dict):
                return nodes(list(x.values()))
            if x in where:
                return {story.outlets[where[x]]}
            return {story.names.get(plain_name(x), plain_name(x))} if isinstance(x,
                                                                                 str) and not (x[:1] == "o" and x[1:].isdigit()) else set()
        truth = {frozenset(story.outlets[f] for f in c["circle"]) for c in story.gold.get("claims", []) if c.get("circle")}
        told = {frozenset(nodes(circle)) for o in claims for circle in o.get("circles") or []} - {frozenset()}
        self.n["circles"] += len(truth)
        self.n["circles found"] += len(truth & told)
        self.n["circles invented"] += len(told - truth)

    def differences(self, story, lines, place, said):
        index, places, values, wanted = {}, [], [], {}

        def at(p):
            key = p["file"], story.place(p)
            if key not in index:
                index[key] = len(places)
                places.append((p["file"], place(p)))
                values.append(set())
            return index[key]
        for d in story.gold.get("differences", []):
            for v in d["values"]:
                values[at(v)].add(str(v["value"]))
            for a, b in itertools.combinations(d["values"], 2):
                if at(a) != at(b) and str(a["value"]) != str(b["value"]):
                    wanted.setdefault(tuple(sorted((at(a), at(b)))), set()).update(either(d["type"]))
        apart = {tuple(sorted((at(a), at(b)))) for a, b in story.gold.get("not_different", [])}
        told = {}
        for o in lines:
            if o.get("kind") == "difference":
                hit = set()
                for f, s, v in said(o.get("values")):
                    near = [((str(v.get("value")) in values[i], overlap(s, p) / max(s[1], p[1], 1)), i) for i,
                            (g, p) in enumerate(places) if p and f == g and touches(s, p)]
                    hit |= {(i, str(v.get("value"))) for rank, i in near if rank == max(near)[0]}
                for (i, v), (j, w) in itertools.combinations(sorted(hit), 2):
                    if i != j and v != w:
                        told.setdefault((i, j), set()).add(o.get("type"))
        right = set(wanted) & set(told)
        n = self.n
        n["differences hit"] += len(right)
        n["differences said"] += len(told)
        n["differences of"] += len(wanted)
        n["type"] += sum(bool(told[x] & wanted[x]) for x in right)
        n["quiet"] += sum(x not in told for x in apart)
        n["quiet of"] += len(apart)

    def floors(self, story):
        floors = Floors(story)
        for c in story.gold.get("claims", []):
            for name, (low, high) in floors.intervals(c).items():
                self.interval(name, c, low, high)
            if c.get("first"):
                self.n["earliest day", "first"] += floors.first(c) == c["first"]
                self.n["earliest day", "first of"] += 1
            if c.get("chain"):
                self.edges("earliest day", c, floors.chain(c), lambda said, gold: said == gold)

    # -------------------------------------------------------------- figures
    def figures(self, with_program):
        n, out = self.n, {}
        share = lambda a, b: round(a / b, 4) if b else None
        of_edges = lambda name: f1(n[name, "edges hit"], n[name, "edges said"], n[name, "edges hit"], n[name, "edges of"])
        for name in (("program",) if with_program else ()) + Floors.NAMES:
            out[name] = {k: share(n[name, k], n[name, "of"]) for k in ("exact", "contains", "inside")}
            out[name]["width"] = share(n[name, "width"], n[name, "told"])
        out["earliest day"] = {"first": share(n["earliest day", "first"], n["earliest day", "first of"]), "chain": of_edges("earliest day")}
        if with_program:
            f = out["program"]
            f.update(found=share(n["found"], n["program", "of"]), first=share(n["first"], n["first of"]), chain=of_edges("program"),
                     circles=n["circles"], circles_found=n["circles found"],
                     circles_invented=n["circles invented"], hedges=f1(n["hedges hit"], n["hedges said"], n["hedges hit"], n["hedges of"]),
                     differences=f1(n["differences hit"], n["differences said"], n["differences hit"], n["differences of"]),
                     type=share(n["type"], n["differences hit"]),
                     quiet=share(n["quiet"], n["quiet of"]))
        for row in out.values():
            for k, v in row.items():
                row[k] = round(v, 4) if isinstance(v, float) else v
        return out


def table(figures, claims):
    columns = ("found", "exact", "contains", "inside", "width", "first", "chain", "hedges", "differences", "type", "quiet")
    print("%-24s" % ("%d claims" % claims) + "".join("%12s" % c for c in columns))
    for name, row in figures.items():
        print("%-24s" % name + "".join("%12s" % ("-" if row.get(c) is None else "%.3f" % row[c]) for c in columns))
    if "program" in figures:
        row = figures["program"]
        print("circles: %d of %d found, %d invented" % (row["circles_found"], row["circles"], row["circles_invented"]))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("stories", metavar="STORIES")
    p.add_argument("--program", metavar="PATH")
    p.add_argument("--self", action="store_true", dest="own")
    p.add_argument("--floors", action="store_true")
    p.add_argument("--misses", action="store_true", help="list the claims that were not found or whose interval is another")
    a = p.parse_args()
    found = stories(a.stories)
    if not found or sum(map(bool, (a.program, a.own, a.floors))) != 1:
        p.error("no stories in %s" % a.stories if not found else "give one of --program, --self, --floors")
    score = Score()
    for story in found:
        if not a.floors:
            score.add(story, *(own(story) if a.own else run(os.path.abspath(a.program), story)))
        score.floors(story)
    figures = score.figures(not a.floors)
    table(figures, sum(len(s.gold.get("claims", [])) for s in found))
    if a.misses:
        print("\n".join(score.misses))
    print(json.dumps({"figures": figures, "stories": [s.name for s in found]}))
    if a.own:
        row = figures["program"]
        perfect = all(row[k] in (None, 1.0) for k in ("found", "exact", "contains", "first", "chain", "hedges", "differences", "type",
                                                      "quiet"))
        return 0 if perfect and row["circles_found"] == row["circles"] and not row["circles_invented"] else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
