#!/usr/bin/env python3
"""The weights of across/same_matter.cc: claim_weights.py --program PRINT_ASSERTIONS STORY...

A story is a folder with `reports` and `gold.json`, whose claims say which places are of one matter. Logistic regression with a quadratic
penalty on the pairs that print_assertions finds of which one, at least, is a place of a claim: the same claim against the rest. The weights are printed as
across/same_matter.cc has them; before them, what weights that did not see a story make of it.
"""
import argparse
import json
import os
import subprocess

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
    p.add_argument("stories", nargs="+")
    a = p.parse_args()
    stories = [Story(a.program, folder) for folder in a.stories]
    for s in stories:
        reach = sum(s.same)
        print("# %s: %d assertions, %d pairs, %d of one claim; %d of %d places in no assertion" % (s.name, len(s.assertions), len(s.pairs), reach, s.unmapped, s.n_uses))
    weights = [fit([o for o in stories if o is not s]) if len(stories) > 1 else fit(stories) for s in stories]
    for threshold in THRESHOLDS:
        total = sum(score(s, grouped(len(s.assertions), s.pairs, s.signs @ w, threshold, NOT_COMPARED)) for s, w in zip(stories, weights))
        right, said, true, found, claims = total
        print("# at %+.1f: places grouped P %.3f R %.3f F1 %.3f, claims found %.3f" % (threshold, right / max(said, 1), right / true, 2 * right / (said + true), found / claims))
    print(",\n".join("%.4f" % w for w in fit(stories)))


if __name__ == "__main__":
    main()
