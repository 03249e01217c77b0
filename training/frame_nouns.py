#!/usr/bin/env python3
"""Prints data/english/predicate_noun.tsv: the nouns that PropBank has frames for.

  frame_nouns.py ROLESETS > data/english/predicate_noun.tsv

ROLESETS: PropBank's frames as a table, whose third column has the aliases of a roleset with their parts of speech ("abandon.v abandonment.n").
"""
import sys

HEADER = ("# nouns that PropBank has frames for: which nouns can be predicates (arrest, denial); from the frames' aliases by training/frame_nouns.py; "
          "PropBank frames, CC BY-SA 4.0")


def main():
    nouns = set()
    with open(sys.argv[1], encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            for alias in line.split("\t")[2].split():
                if alias.endswith(".n") and alias[:-2].isalpha():
                    nouns.add(alias[:-2].lower())
    print(HEADER)
    print(*sorted(nouns), sep="\n")


if __name__ == "__main__":
    main()
