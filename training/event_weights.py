#!/usr/bin/env python3
"""The weights of across/same_event.cc: event_weights.py --program PRINT_EVENTS --documents FILE GOLD.jsonl

GOLD has one topic a line, {"documents": [{"id"}], "mentions": [{"report", "span", "chain"}]}: ECB+ as in ../shared/corpora/across. An event
is of the chain of the mention that its predicate overlaps. Logistic regression with a quadratic penalty on pairs of which both have a chain; what
is printed first is reached on each tenth of the topics by weights of the others.
"""
import argparse
import json
import subprocess

import numpy as np

from pair_weights import fit, grouped

N_PARTS = 10
THRESHOLDS = (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5)  # log-odds
NOT_COMPARED = -3.0


class Case:
    def __init__(self, line, chain_at):
        found = json.loads(line)
        self.chain = []
        self.report = []
        for report, begin, end, text in found["events"]:
            hit = [c for b, e, c in chain_at.get(report, ()) if b < end and begin < e]
            self.chain.append(hit[0] if hit else None)
            self.report.append(report)
        self.pairs = np.array([p[:2] for p in found["pairs"]], dtype=int).reshape(-1, 2)
        self.signs = np.array([p[2:] + [1] for p in found["pairs"]], dtype=float)
        self.known = np.array([self.chain[a] is not None and self.chain[b] is not None for a, b in self.pairs], dtype=bool)
        self.same = np.array([self.chain[a] == self.chain[b] for a, b in self.pairs], dtype=bool)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--program", required=True)
    p.add_argument("--documents", required=True)
    p.add_argument("gold")
    a = p.parse_args()
    chain_at = {}
    with open(a.gold, encoding="utf-8") as f:
        for line in f:
            topic = json.loads(line)
            for mention in topic["mentions"]:
                begin, end = mention["span"]
                chain_at.setdefault(mention["report"], []).append((begin, end, (topic["topic"], mention["chain"])))
    out = subprocess.run([a.program, a.documents], stdout=subprocess.PIPE, check=True).stdout.decode()
    cases = [Case(line, chain_at) for line in out.splitlines()]
    true = {}
    for c in cases:
        for chain, report in zip(c.chain, c.report):
            if chain is not None:
                true.setdefault(chain, []).append(report)
    n_true = sum(r != s for rs in true.values() for i, r in enumerate(rs) for s in rs[:i])
    weights = [fit([c for i, c in enumerate(cases) if i % N_PARTS != part]) for part in range(N_PARTS)]
    print("# %d cases, %d events with a chain, %d pairs across reports of one chain, %d of them candidates" % (
        len(cases), sum(c is not None for x in cases for c in x.chain), n_true, sum((c.same & c.known).sum() for c in cases)))
    for threshold in THRESHOLDS:
        right = said = 0
        for i, c in enumerate(cases):
            if not len(c.pairs):
                continue
            group = grouped(len(c.chain), c.pairs, c.signs @ weights[i % N_PARTS], threshold, NOT_COMPARED)
            known = [k for k, chain in enumerate(c.chain) if chain is not None]
            for n, k in enumerate(known):
                for m in known[:n]:
                    if group[k] == group[m] and c.report[k] != c.report[m]:
                        said += 1
                        right += c.chain[k] == c.chain[m]
        print("# at %+.1f: P %.3f R %.3f F1 %.3f" % (threshold, right / max(1, said), right / n_true, 2 * right / (said + n_true)))
    print(",\n".join("%.4f" % w for w in fit(cases)))


if __name__ == "__main__":
    main()
