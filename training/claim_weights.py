#!/usr/bin/env python3
"""The weights of across/same_matter.cc: claim_weights.py --program PRINT_ASSERTIONS --judged FILE --corpus JSONL... STORY...

A story is a folder with `reports` and `gold.json`, whose claims say which places are of one matter. Logistic regression with a quadratic
penalty on the pairs that print_assertions finds of which one, at least, is a place of a claim: the same claim against the rest. Beside them pairs of real reports that were judged by eye (judged_pairs.tsv; the reports are
lines of JSON with an id, a text and a story): invented stories alone say too little of what is not of one matter. The weights are printed as
across/same_matter.cc has them; before them, what weights that did not see a story make of it.
"""
import argparse
import json
import os
import subprocess
import tempfile

import numpy as np

from pair_weights import fit, grouped

NOT_COMPARED = -6.0  # log-odds
THRESHOLDS = (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0)  # log-odds


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


class Story:
    def __init__(self, program, folder):
        self.name = os.path.basename(folder.rstrip("/"))
        with open(os.path.join(folder, "gold.json"), encoding="utf-8") as f:
            gold = json.load(f)
        out = subprocess.run([program, os.path.join(folder, "reports")], stdout=subprocess.PIPE, check=True).stdout
        found = json.loads(out)
        number = {}
        for k, report in enumerate(found["reports"]):
            number[os.path.basename(report["input"].split("#")[0])] = k
            number[report["id"]] = k
        self.assertions = found["assertions"]
        self.text = [report["text"] for report in found["reports"]]
        self.claims_of = [set() for _ in self.assertions]   # claims that an assertion is a place of
        self.n_uses = 0
        self.unmapped = 0
        for c, claim in enumerate(gold["claims"]):
            for use in claim["uses"]:
                self.n_uses += 1
                report = number.get(use["file"])
                at = self.text[report].find(use["text"]) if report is not None else -1
                span = (at, at + len(use["text"]))
                hit = [(overlap(span, a[1:3]) / min(span[1] - span[0], a[2] - a[1]), overlap(span, a[1:3]), i) for i, a in enumerate(self.assertions) if a[0] == report]
                hit = [h for h in hit if at >= 0 and h[0] >= 0.5]
                if not hit:
                    self.unmapped += 1
                for h in hit:
                    self.claims_of[h[2]].add(c)
        self.pairs = np.array([p[:2] for p in found["pairs"]], dtype=int).reshape(-1, 2)
        self.signs = np.array([p[2:] + [1] for p in found["pairs"]], dtype=float)
        own = self.claims_of
        self.same = np.array([bool(own[a] & own[b]) for a, b in self.pairs])
        self.known = np.array([bool(own[a] or own[b]) for a, b in self.pairs])
        self.of_claim = [[i for i, cs in enumerate(own) if c in cs] for c in range(len(gold["claims"]))]


class Judged:
    """The judged pairs that print_assertions compares."""
    def __init__(self, program, file, corpora):
        with open(file, encoding="utf-8") as f:
            rows = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
        wanted = {row[0] for row in rows}
        reports = {story: [] for story in wanted}
        for corpus in corpora:
            with open(corpus, encoding="utf-8") as f:
                for line in f:
                    report = json.loads(line)
                    if report["story"] in wanted:
                        reports[report["story"]].append({k: v for k, v in report.items() if k != "story"})
        signs, same = [], []
        for story in sorted(wanted):
            with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
                f.writelines(json.dumps(report) + "\n" for report in reports[story])
                f.flush()
                found = json.loads(subprocess.run([program, f.name], stdout=subprocess.PIPE, check=True).stdout)
            at = {(found["reports"][a[0]]["id"], a[1], a[2]): i for i, a in enumerate(found["assertions"])}
            of_pair = {tuple(p[:2]): p[2:] + [1] for p in found["pairs"]}
            for _, a, a_begin, a_end, b, b_begin, b_end, is_same in (row for row in rows if row[0] == story):
                pair = [at.get((a, int(a_begin), int(a_end))), at.get((b, int(b_begin), int(b_end)))]
                if None not in pair and tuple(sorted(pair)) in of_pair:
                    signs.append(of_pair[tuple(sorted(pair))])
                    same.append(is_same == "1")
        print("# %d of %d judged pairs are compared, %d of one matter" % (len(signs), len(rows), sum(same)))
        self.pairs = self.signs = np.array(signs, dtype=float)
        self.same = np.array(same)
        self.known = np.ones(len(same), dtype=bool)


def score(story, group):
    """Pairs of places of claims: right, said, true; claims of which two places are in one group."""
    uses = sorted({i for c in story.of_claim for i in c})
    right = said = true = 0
    for k, i in enumerate(uses):
        for j in uses[k + 1:]:
            one = bool(story.claims_of[i] & story.claims_of[j])
            true += one
            said += group[i] == group[j]
            right += one and group[i] == group[j]
    found = sum(1 for c in story.of_claim if max([sum(group[i] == group[j] for j in c) for i in c] or [0]) >= min(2, len(c)))
    return np.array([right, said, true, found, len(story.of_claim)])


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--program", required=True)
    p.add_argument("--judged", required=True)
    p.add_argument("--corpus", nargs="+", required=True)
    p.add_argument("stories", nargs="+")
    a = p.parse_args()
    judged = Judged(a.program, a.judged, a.corpus)
    stories = [Story(a.program, folder) for folder in a.stories]
    for s in stories:
        reach = sum(s.same)
        print("# %s: %d assertions, %d pairs, %d of one claim; %d of %d places in no assertion" % (s.name, len(s.assertions), len(s.pairs), reach, s.unmapped, s.n_uses))
    weights = [fit([judged] + [o for o in stories if o is not s]) for s in stories]
    for threshold in THRESHOLDS:
        total = sum(score(s, grouped(len(s.assertions), s.pairs, s.signs @ w, threshold, NOT_COMPARED)) for s, w in zip(stories, weights))
        right, said, true, found, claims = total
        print("# at %+.1f: places grouped P %.3f R %.3f F1 %.3f, claims found %.3f" % (threshold, right / max(said, 1), right / true, 2 * right / (said + true), found / claims))
    print(",\n".join("%.4f" % w for w in fit([judged] + stories)))


if __name__ == "__main__":
    main()
