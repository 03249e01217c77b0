#!/usr/bin/env python3
"""How often each link to a speaker is right, and how well the probabilities fit: speaker_rates.py PROGRAM STORIES GOLD...

GOLD are files of tests/attribution/gold/{speakers,roles,who}_*.txt, STORIES the folder of invented stories (corpora/stories). Each statement
of the gold that PROGRAM finds and gives a speaker is counted under what led to the speaker (`read --explain`). Printed: each link with its
mean probability and how often it is right; the expected calibration error (ten bins) of the probabilities as they are; and the same where
every part (a gold file, a story) has the rates of its links from the other parts alone: nothing is chosen on the part that it is scored on.
A rate is (right + PRIOR * mean probability) / (n + PRIOR), so that a link of few examples keeps what it has.
"""
import argparse
import glob
import json
import os
import re
import subprocess
import tempfile
from collections import defaultdict

PRIOR = 10  # examples that a link's own probability counts for
BINS = 10
SURE = 0.9  # a ranker's choices are two links: those above it, and those below


def words(text):
    return re.sub(r"[\W_]+", " ", text.lower()).split()


def reports_of_gold(path):
    """Texts, each with (words of a content, right names)."""
    reports = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# "):
            reports.append(["", []])
        elif line.startswith("> "):
            content, names, _ = [part.strip() for part in line[2:].split("|")]
            reports[-1][1].append((content, [name.strip() for name in names.split("/")]))
        elif reports:
            reports[-1][0] += line + "\n\n"
    return [(text, gold) for text, gold in reports if gold]


def read(program, inputs):
    out = subprocess.run([program, "read", "--explain", *inputs], capture_output=True, text=True, check=False).stdout
    return [json.loads(line) for line in out.splitlines()]


def same_name(a, b):
    a, b = set(words(a)), set(words(b))
    return bool(a and b) and (a <= b or b <= a)


def add(found, reading, gold):
    """(link, probability, right) of each statement of the gold that has a speaker; the first that holds the words of the content."""
    text = reading["text"]
    contents = [" ".join(words(" ".join(text[a:b] for a, b in s["content"]))) for s in reading["statements"]]
    names = {name for _, right in gold for name in right}
    for content, right in gold:
        wanted = " ".join(words(content))
        holding = [i for i, one in enumerate(contents) if wanted and (wanted in one or (one and one in wanted))]
        if not holding:
            continue
        statement = reading["statements"][min(holding, key=lambda i: abs(len(contents[i]) - len(wanted)))]
        if statement["speaker"] is None:
            continue
        name = reading["entities"][statement["speaker"]]["name"]
        is_right = name in right or (name not in names and any(same_name(name, one) for one in right))
        link = next((line[len("speaker by: "):].rsplit(",", 1)[0] for line in statement["explain"] if line.startswith("speaker by: ")), "none")
        if "pronoun" in link or "description" in link:
            link += " above" if statement["probability"] >= SURE else " below"
        found.append((link, statement["probability"], is_right))


def error(pairs):
    bins = defaultdict(list)
    for probability, right in pairs:
        bins[min(BINS - 1, int(probability * BINS))].append((probability, right))
    n = sum(len(one) for one in bins.values())
    return sum(abs(sum(p for p, _ in one) - sum(r for _, r in one)) for one in bins.values()) / max(1, n)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("stories")
    parser.add_argument("gold", nargs="+")
    args = parser.parse_args()
    parts = {}
    with tempfile.TemporaryDirectory() as folder:
        for path in args.gold:
            reports = reports_of_gold(path)
            inputs = os.path.join(folder, "in.jsonl")
            with open(inputs, "w", encoding="utf-8") as out:
                for i, (text, _) in enumerate(reports):
                    out.write(json.dumps({"id": str(i), "text": text, "outlet": "The Splash"}) + "\n")
            found = parts.setdefault(os.path.basename(path), [])
            for reading in read(args.program, [inputs]):
                add(found, reading, reports[int(reading["id"])][1])
    for path in sorted(glob.glob(os.path.join(args.stories, "*", "gold.json"))):
        gold = json.load(open(path, encoding="utf-8"))
        of_file = defaultdict(list)
        for s in gold["statements"]:
            if s.get("speaker") and s.get("level", "core") == "core":
                content = s["content"] if isinstance(s["content"], list) else [s["content"]]
                of_file[s["file"]].append((" ".join(c if isinstance(c, str) else c["text"] for c in content), re.split(r"\|", s["speaker"])))
        found = parts.setdefault(os.path.basename(os.path.dirname(path)), [])
        for reading in read(args.program, [os.path.join(os.path.dirname(path), "reports")]):
            add(found, reading, of_file.get(re.split(r"[/#]", reading["input"])[-1], []) or of_file.get(reading["id"], []))
    every = [one for found in parts.values() for one in found]
    print("%-42s %5s %6s %6s" % ("link", "n", "has", "right"))
    for link in sorted({link for link, _, _ in every}):
        of = [(p, r) for l, p, r in every if l == link]
        print("%-42s %5d %6.3f %6.3f" % (link, len(of), sum(p for p, _ in of) / len(of), sum(r for _, r in of) / len(of)))
    print("%d statements of %d parts; expected calibration error as it is: %.3f" % (len(every), len(parts), error([(p, r) for _, p, r in every])))
    pairs = []
    for part, found in parts.items():
        others = defaultdict(list)
        for other, its in parts.items():
            if other != part:
                for link, p, r in its:
                    others[link].append((p, r))
        for link, p, r in found:
            of = others[link]
            mean = sum(q for q, _ in of) / len(of) if of else p
            rate = (sum(x for _, x in of) + PRIOR * mean) / (len(of) + PRIOR) if of else p
            pairs.append((min(1.0, max(0.0, p + rate - mean)), r))
    print("with the rates of the other parts: %.3f" % error(pairs))


if __name__ == "__main__":
    main()
