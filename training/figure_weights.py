#!/usr/bin/env python3
"""The weights of across/rival_figures.cc: figure_weights.py --program PRINT_FIGURES --judged FILE --gold FILE --corpus JSONL... STORY...

A story is a folder with `reports` and `gold.json`, whose differences say which places answer one question; all other pairs with unlike values
answer two. `--gold` has figures of real reports by question (lines of JSON: report, span, question), `--judged` pairs of real reports judged
by eye; both are of reports in `--corpus` (lines of JSON with an id, a text and a story). Logistic regression with a quadratic penalty. The
weights are printed as across/rival_figures.cc has them; before them, how well weights that did not see a story do there.
"""
import argparse
import json
import os
import subprocess
import tempfile

import numpy as np

from pair_weights import fit

THRESHOLDS = (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0)  # log-odds


class Part:
    """Pairs of one story. `label(figure)`: the questions that it answers, a set; or `pairs`, what is known of pairs."""

    def __init__(self, kind, name, program, argument):
        self.kind, self.name = kind, name
        found = json.loads(subprocess.run([program, argument], stdout=subprocess.PIPE, check=True).stdout)
        self.reports, self.figures = found["reports"], found["figures"]
        self.pairs = np.array([p[:2] for p in found["pairs"]], dtype=int).reshape(-1, 2)
        self.signs = np.array([p[2:] + [1] for p in found["pairs"]], dtype=float)
        self.unlike = np.array([self.figures[a][3] != self.figures[b][3] for a, b in self.pairs], dtype=bool)
        self.same, self.known = np.zeros(len(self.pairs), dtype=bool), np.zeros(len(self.pairs), dtype=bool)

    def label(self, of, closed):
        """`closed`: what has no label answers another question than what has one."""
        for i, (a, b) in enumerate(self.pairs):
            self.same[i] = bool(of[a] & of[b])
            self.known[i] = self.same[i] or (self.unlike[i] and (closed or bool(of[a] and of[b])))


def nth(text, part, n):
    at = -1
    for _ in range(n):
        at = text.find(part, at + 1)
    return at


def overlaps(a, b):
    return max(a[0], b[0]) < min(a[1], b[1])


def invented(program, folder):
    part = Part("invented", os.path.basename(folder.rstrip("/")), program, os.path.join(folder, "reports"))
    with open(os.path.join(folder, "gold.json"), encoding="utf-8") as f:
        gold = json.load(f)
    number = {}
    for k, report in enumerate(part.reports):
        number[os.path.basename(report["input"].split("#")[0])] = number[report["id"]] = k
    of = [set() for _ in part.figures]
    for question, difference in enumerate(gold["differences"]):
        for value in difference["values"]:
            report = number[value["file"]]
            begin = nth(part.reports[report]["text"], value["text"], value.get("nth", 1))
            for i, figure in enumerate(part.figures):
                if figure[0] == report and overlaps(figure[1:3], (begin, begin + len(value["text"]))):
                    of[i].add(question)
    part.label(of, closed=True)
    return part


def real(program, corpora, judged, gold):
    rows = {}
    with open(judged, encoding="utf-8") as f:
        for line in f:
            if not line.startswith("#"):
                story, a, ab, ae, b, bb, be, same = line.rstrip("\n").split("\t")
                rows.setdefault(story, []).append(((a, int(ab), int(ae)), (b, int(bb), int(be)), same == "1"))
    questions = {}
    with open(gold, encoding="utf-8") as f:
        for line in f:
            figure = json.loads(line)
            questions.setdefault(figure["report"], []).append((figure["span"], figure["question"]))
    stories = {}
    for corpus in corpora:
        with open(corpus, encoding="utf-8") as f:
            for line in f:
                report = json.loads(line)
                stories.setdefault(report.pop("story"), []).append(report)
    for story, reports in sorted(stories.items()):
        has_gold = any(report["id"] in questions for report in reports)
        if story not in rows and not has_gold:
            continue
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
            f.writelines(json.dumps(report) + "\n" for report in reports)
            f.flush()
            part = Part("gold" if has_gold else "judged", story, program, f.name)
        if has_gold:
            part.label([{q for span, q in questions.get(part.reports[r]["id"], ()) if overlaps(span, (b, e))} for r, b, e, _ in part.figures], closed=False)
        else:
            at = {(part.reports[r]["id"], b, e): i for i, (r, b, e, _) in enumerate(part.figures)}
            wanted = {tuple(sorted((at.get(a, -1), at.get(b, -1)))): same for a, b, same in rows[story]}
            for i, pair in enumerate(map(tuple, part.pairs)):
                part.known[i] = pair in wanted
                part.same[i] = wanted.get(pair, False)
        yield part


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--program", required=True)
    p.add_argument("--judged", required=True)
    p.add_argument("--gold", required=True)
    p.add_argument("--corpus", nargs="+", required=True)
    p.add_argument("stories", nargs="+")
    a = p.parse_args()
    parts = [invented(a.program, folder) for folder in a.stories] + list(real(a.program, a.corpus, a.judged, a.gold))
    scored = {}
    for part in parts:
        w = fit([o for o in parts if o is not part])
        use = part.known & part.unlike
        scored.setdefault(part.kind, []).extend(zip(part.signs[use] @ w, part.same[use]) if len(part.pairs) else [])
    for kind, pairs in scored.items():
        n = sum(same for _, same in pairs)
        print("# %s: %d pairs, %d answer one question" % (kind, len(pairs), n))
        for threshold in THRESHOLDS:
            said = [same for odds, same in pairs if odds >= threshold]
            print("#   at %+.1f: P %.3f R %.3f of %d said" % (threshold, sum(said) / max(len(said), 1), sum(said) / max(n, 1), len(said)))
    print(",\n".join("%.4f" % w for w in fit(parts)))


if __name__ == "__main__":
    main()
