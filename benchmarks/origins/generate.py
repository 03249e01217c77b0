#!/usr/bin/env python3
"""Writes invented stories whose sourcing is known: folders with reports/ and gold.json, in the form of FORMAT.md.

  generate.py --seed N --stories K --split dev|test OUT

The same seed gives the same bytes. The halves share no frame family, no house style and no outlet.
"""
import argparse
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import story as stories  # noqa: E402


def write(story, out):
    folder = os.path.join(out, story.name)
    reports = os.path.join(folder, "reports")
    os.makedirs(reports, exist_ok=True)
    lines = []
    for name, content in story.files.items():
        if isinstance(content, dict):
            lines.append(json.dumps(content, ensure_ascii=False))
        else:
            with open(os.path.join(reports, name), "w", encoding="utf-8", newline="\n") as f:
                f.write(content)
    if lines:
        with open(os.path.join(reports, "desk.jsonl"), "w", encoding="utf-8", newline="\n") as f:
            f.write("\n".join(lines) + "\n")
    with open(os.path.join(folder, "gold.json"), "w", encoding="utf-8", newline="\n") as f:
        f.write(json.dumps(story.gold(), ensure_ascii=False, indent=1) + "\n")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--stories", type=int, default=8, metavar="K")
    p.add_argument("--split", choices=("dev", "test"), default="dev")
    p.add_argument("out", metavar="OUT", help="folder for the stories; what is in it already is left")
    a = p.parse_args()
    for n in range(a.stories):
        write(stories.Story(a.seed, n, a.split), a.out)


if __name__ == "__main__":
    main()
