#!/usr/bin/env python3
"""How many of the cues of gold statements are found, and how many of those given are gold's, by kind of cue.

  cue_recall.py GOLD READINGS      GOLD: PolNeAR's articles (JSON Lines); READINGS: of `onrecord read --tokens`

A gold cue is found where the cue of a statement shares a word with it, one to one, those with most words in common first; what the two
say is not compared. Words are the reading's tokens with a letter or digit; a cue without one (a colon) counts as not found.
"""
import collections
import json
import sys


def words_of(tokens, spans):
    return frozenset(i for i, t in enumerate(tokens) if t["word"] and any(t["span"][0] < e and b < t["span"][1] for b, e in spans))


def kind_of(tokens, cue):
    tags = {tokens[i]["upos"] for i in cue}
    has_noun, leads = tags & {"NOUN", "PROPN"}, tags & {"ADP", "SCONJ"}
    if "VERB" in tags:
        return "verb and noun phrase" if has_noun else "verb and preposition" if leads else "verb and others" if tags - {"VERB", "AUX", "PART"} else "verb"
    return "noun" if has_noun else "preposition" if leads else "other" if tags else "mark"


def pairs_of(gold, given):
    """Indices in one and the other."""
    both = sorted((-len(g & s), i, j) for i, g in enumerate(gold) for j, s in enumerate(given) if g & s)
    gold_taken, given_taken = set(), set()
    for _, i, j in both:
        if i not in gold_taken and j not in given_taken:
            gold_taken.add(i)
            given_taken.add(j)
    return gold_taken, given_taken


def main():
    gold_path, readings_path = sys.argv[1:]
    with open(readings_path, encoding="utf-8") as lines:
        readings = {r["id"]: r for r in map(json.loads, lines)}
    n_gold, n_found, n_given, n_right = (collections.Counter() for _ in range(4))
    with open(gold_path, encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            reading = readings[article["id"]]
            tokens = reading["tokens"]
            for t in tokens:
                t["word"] = any(c.isalnum() for c in article["text"][t["span"][0]:t["span"][1]])
            gold = [words_of(tokens, a["cue"]) for a in article["attributions"] if a["cue"]]
            given = [words_of(tokens, [s["cue"]] if isinstance(s["cue"][0], int) else s["cue"]) for s in reading["statements"] if s.get("cue")]
            gold_taken, given_taken = pairs_of(gold, given)
            for i, cue in enumerate(gold):
                n_gold[kind_of(tokens, cue)] += 1
                n_found[kind_of(tokens, cue)] += i in gold_taken
            for j, cue in enumerate(given):
                n_given[kind_of(tokens, cue)] += 1
                n_right[kind_of(tokens, cue)] += j in given_taken
    print("%-22s %6s %7s %6s %10s" % ("", "gold", "recall", "given", "precision"))
    for kind in ["all"] + sorted(n_gold, key=n_gold.get, reverse=True):
        one = (lambda c: sum(c.values())) if kind == "all" else (lambda c: c[kind])
        print("%-22s %6d %7.3f %6d %10.3f" % (kind, one(n_gold), one(n_found) / max(1, one(n_gold)), one(n_given), one(n_right) / max(1, one(n_given))))


if __name__ == "__main__":
    main()
