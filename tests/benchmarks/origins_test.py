#!/usr/bin/env python3
"""The benchmark of origins: its generator repeats itself, its gold is sound, its halves share nothing, its scorer sees faults."""
import datetime
import filecmp
import os
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "benchmarks", "origins")
sys.path.insert(0, ROOT)
import frames  # noqa: E402
import score  # noqa: E402
import styles  # noqa: E402
import texts  # noqa: E402

SPLITS = ("dev", "test")
STORIES = 16    # a split; each kind of story twice
WEEKDAYS = dict((name, n) for n, name in enumerate(styles.WEEKDAYS))


def places(gold):
    """every place of a gold but those of statements"""
    for key, inner in (("claims", "uses"), ("differences", "values"), ("events", "supports"), ("people", "mentions"),
                       ("quotations", "uses")):
        for item in gold.get(key, []):
            yield from item[inner]
    yield from gold.get("times", [])
    for pair in gold.get("not_different", []) + gold.get("not_same", []):
        yield from pair


class Generated(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        for split in SPLITS:
            cls.generate(7, split, os.path.join(cls.folder.name, "a", split))
        cls.stories = {split: texts.stories(os.path.join(cls.folder.name, "a", split)) for split in SPLITS}
        cls.all = [s for split in SPLITS for s in cls.stories[split]]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @staticmethod
    def generate(seed, split, out, stories=STORIES):
        subprocess.run([sys.executable, os.path.join(ROOT, "generate.py"), "--seed", str(seed), "--stories", str(stories), "--split",
                        split, out], check=True)

    def files(self, run):
        base = os.path.join(self.folder.name, run)
        return sorted(os.path.relpath(os.path.join(path, f), base) for path, _, fs in os.walk(base) for f in fs)

    def test_same_seed_same_bytes(self):
        for split in SPLITS:
            self.generate(7, split, os.path.join(self.folder.name, "b", split), 4)
        again = self.files("b")
        self.assertGreater(len(again), 20)
        _, differ, failed = filecmp.cmpfiles(os.path.join(self.folder.name, "a"), os.path.join(self.folder.name, "b"), again, shallow=False)
        self.assertEqual((differ, failed), ([], []))

    def test_another_seed_other_bytes(self):
        self.generate(8, "dev", os.path.join(self.folder.name, "c"), 8)
        other = {s.name.rsplit("-", 2)[0]: s for s in texts.stories(os.path.join(self.folder.name, "c"))}
        mine = {s.name.rsplit("-", 2)[0]: s for s in self.stories["dev"]}
        self.assertEqual(sorted(mine), sorted(other))
        for kind in mine:
            self.assertNotEqual([t.text for t in mine[kind].texts.values()], [t.text for t in other[kind].texts.values()])

    def test_halves_share_nothing(self):
        self.assertFalse(set(frames.DEV) & set(frames.TEST))
        self.assertFalse({t for ts in frames.DEV.values() for t in ts} & {t for ts in frames.TEST.values() for t in ts})
        outlets = {split: {name for s in styles.styles(split) for name, _, _ in s.outlets} | {name for name, _, _ in styles.OUTSIDE[split]}
                   for split in SPLITS}
        self.assertFalse(outlets["dev"] & outlets["test"])
        self.assertGreaterEqual(len(styles.STYLES), 12)
        self.assertGreaterEqual(len(frames.frames("dev") + frames.frames("test")), 40)
        for split in SPLITS:
            families = {}
            for f in frames.frames(split):
                families.setdefault(f.use, set()).add(f.family)
            for use in ("tell", "where", "document", "outlet", "bare"):
                self.assertGreaterEqual(len(families[use]), 3, "%s frames of %s" % (use, split))

    def test_places_stand_where_the_gold_says(self):
        for s in self.all:
            for p in places(s.gold):
                self.assertIsNotNone(s.place(p), "%s %r" % (s.name, p))
                self.assertTrue(p.get("nth") or len(s.texts[p["file"]].find(p["text"])) == 1, "%s: %r occurs more than once" % (s.name, p))
            for st in s.gold["statements"]:
                for text in st["content"] + [st["source"], st["cue"]]:
                    self.assertTrue(text is None or s.texts[st["file"]].find(text), "%s %r" % (s.name, text))

    def test_values_are_in_their_places(self):
        for s in self.all:
            for d in s.gold["differences"]:
                self.assertGreater(len({v["value"] for v in d["values"]}), 1)
                for v in d["values"]:
                    digits = re.sub(r"\D", "", v["text"])
                    if digits and not re.search("[A-Z][a-z]", v["text"]) and v["value"] not in ("yes", "no"):
                        self.assertTrue(re.sub(r"\D", "", v["value"]).startswith(digits.rstrip("0")), v)

    def test_weekdays_are_right(self):
        seen = 0
        for s in self.all:
            for t in s.gold["times"]:
                for word in re.findall(r"[A-Z][a-z]+day", t["text"]):
                    seen += 1
                    self.assertEqual(datetime.date.fromisoformat(t["value"]).weekday(), WEEKDAYS[word], "%s %r" % (s.name, t))
            for r in s.gold["reports"]:
                for weekday, day, month, year in re.findall(r"(\w+day) (\d+) (\w+) (\d{4})", s.texts[r["file"]].text):
                    self.assertEqual(datetime.date(int(year), styles.MONTHS.index(month) + 1, int(day)).weekday(), WEEKDAYS[weekday])
        self.assertGreater(seen, 50)

    def test_claims_are_sound(self):
        for s in self.all:
            for c in s.gold["claims"]:
                carried = {u["file"] for u in c["uses"]}
                self.assertTrue(1 <= c["min"] <= c["max"], c)
                self.assertLessEqual(c["min"], len(c["origins"]))
                self.assertLessEqual(len(c["origins"]), c["max"])
                self.assertTrue(c["first"] is None or c["first"] in carried)
                self.assertLessEqual(set(c["circle"] or []), carried)
                for start, end, *_ in c["chain"]:
                    self.assertIn(end, carried)
                    self.assertTrue(start in carried or 0 <= start < len(c["origins"]))
                self.assertEqual({f for o in c["origins"] for f in o["files"]}, carried)

    def test_every_plan_occurs(self):
        plans = {c["plan"] for s in self.all for c in s.gold["claims"]}
        for plan in ("ring", "agency", "rounds", "unnamed", "two unnamed", "unsourced", "moved", "growth", "document", "outside"):
            self.assertIn(plan, plans)
        kinds = {d["type"] for s in self.all for d in s.gold["differences"]}
        self.assertLessEqual({"dispute", "change", "rounding", "slip"}, kinds)
        self.assertTrue(any(c["hedges"] for s in self.all for c in s.gold["claims"]))
        self.assertTrue(any(s.gold["reuse"] for s in self.all))

    def test_texts_are_clean(self):
        for s in self.all:
            for name, t in s.texts.items():
                for bad in (r"[{}~\[\]]", "[\ue000-\uf8ff]", r"\b(\w+) \1\b(?<!had had)", r" [,.;]", r",[,.]", r"\.\.", r"\|\|", r"\?\.", r"\(\(",
                            r"[a-z]\. [a-z]"):
                    hit = re.search(bad, t.text)
                    self.assertIsNone(hit, "%s %s: %r" % (s.name, name, t.text[max(0, hit.start() - 60):hit.end() + 40] if hit else ""))

    def test_gold_scores_one(self):
        total = score.Score()
        for s in self.all:
            total.add(s, *score.own(s))
            total.floors(s)
        figures = total.figures(True)
        row = figures["program"]
        for key in ("found", "exact", "contains", "first", "chain", "hedges", "differences", "type", "quiet"):
            self.assertEqual(row[key], 1.0, key)
        self.assertEqual((row["circles_found"], row["circles_invented"]), (row["circles"], 0))
        self.assertGreater(row["circles"], 5)
        claims = [c for s in self.all for c in s.gold["claims"]]
        self.assertEqual(figures["always 1"]["exact"], round(sum((c["min"], c["max"]) == (1, 1) for c in claims) / len(claims), 4))
        for name in ("always 1", "always 2", "number of outlets", "headline clusters", "near copies"):
            self.assertLess(figures[name]["exact"], 0.5, "a rule that reads nothing would do")
            self.assertEqual(figures[name]["width"], 0)

    def test_faults_are_seen(self):
        """each fault in the answers lowers its own figure and no other's"""
        def drop_use(line):
            line["uses"] = line["uses"][:1]

        def widen(line):
            line["n_origins"]["max"] += 1

        def no_chain(line):
            line["chain"] = []

        def circle(line):
            line["circles"] = line["circles"] + [[u["report"] for u in line["uses"]] + ["Evening Nowhere"]]
        for fault, lowered in ((drop_use, {"found", "exact", "contains", "first", "chain", "hedges"}), (widen, {"exact"}),
                               (no_chain, {"chain"}), (circle, set())):
            total = score.Score()
            for s in self.stories["dev"][:6]:
                lines, ids = score.own(s)
                for line in lines:
                    if line["kind"] == "claim":
                        fault(line)
                total.add(s, lines, ids)
            row = total.figures(True)["program"]
            self.assertEqual({k for k in ("found", "exact", "contains", "first", "chain", "hedges", "differences", "type", "quiet")
                              if row[k] < 1}, lowered, fault.__name__)
            self.assertEqual(row["circles_invented"] > 0, fault is circle)


if __name__ == "__main__":
    unittest.main()
