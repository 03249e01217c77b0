#!/usr/bin/env python3
"""People across reports, by leave-one-group-out: people_folds.py GOLD.json READINGS.jsonl EXPORT.jsonl

GOLD is what eval/across_people.py scores with; READINGS is `onrecord read`, EXPORT `onrecord export --format jsonl` of the same reports.
A group is all the people of one surname. For each group a linker is fitted on the other groups alone and decides whose every surname of
this group is that stands without a given name; nothing about it, weights and penalty included, is chosen on the group that it is scored
on. It is a softmax regression over the people who bear the surname: whom today's rules chose, who is named in full in the report, first,
last before the mention and most, whose titles and gender agree, and how well known each is in all reports. Full names stay as the rules
join them. Beside it one rule is chosen: of CHOICES, each a row of signs of which a later one decides where those before leave several, the one that
is right most often on the other groups.
Printed: B-cubed of the rules, of the linker, of the rule chosen by the other groups and of the best choice there is, over all mentions and
the ambiguous ones, with the groups together, and for each group.
"""
import argparse
import json
import math
import re
import sys
from collections import Counter, defaultdict

PENALTIES = (0.1, 0.3, 1.0)
KNOWN = 6      # of the people of a surname whom most reports name that are candidates everywhere
STEPS = 100    # of a fit
SIGNS = ("rules", "named here", "first here", "last before", "share here", "title agrees", "title of another", "gender agrees",
         "gender clashes", "share of all", "named before")
CHOICES = (("rules",), ("title agrees", "rules"), ("gender agrees", "rules"), ("last before", "rules"), ("named before", "rules"),
           ("first here", "rules"), ("share here", "rules"), ("named here", "share of all"), ("share of all",), ("title agrees", "last before"),
           ("gender agrees", "share here", "rules"))
SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
MALE, FEMALE = {"mr", "mr.", "sir"}, {"mrs", "mrs.", "ms", "ms.", "miss", "madam"}


def words_of(name):
    words = [w.strip(".,’'").lower() for w in name.split()]
    return [w for w in words if w and w not in SUFFIXES]


def surname_of(name):
    words = words_of(name)
    return words[-1] if words else ""


def title_before(text, begin):
    """The words with capitals before a name that may be its title, nearest first."""
    before = re.split(r"\s+", text[max(0, begin - 40):begin].strip())[-2:]
    titles = []
    for word in reversed(before):
        if not word[:1].isupper():
            break
        titles.append(word.strip(".").lower())
    return titles


def bcubed(items, made, gold, only=None):
    sizes, golds, both = Counter(made[i] for i in items), Counter(gold[i] for i in items), Counter((made[i], gold[i]) for i in items)
    use = [i for i in items if only is None or i in only]
    if not use:
        return 0.0
    p = sum(both[made[i], gold[i]] / sizes[made[i]] for i in use) / len(use)
    r = sum(both[made[i], gold[i]] / golds[gold[i]] for i in use) / len(use)
    return 100 * 2 * p * r / (p + r)


class Record:
    def __init__(self, readings, export):
        self.text, self.pronouns = {}, {}
        for line in open(readings, encoding="utf-8"):
            reading = json.loads(line)
            self.text[reading["id"]] = reading["text"]
            self.pronouns[reading["id"]] = [
                (sorted(m["span"] for m in e["mentions"] if m["form"] == "name"),
                 Counter(reading["text"][m["span"][0]:m["span"][1]].lower() for m in e["mentions"] if m["form"] == "pronoun"))
                for e in reading["entities"] if e["type"] == "person"]
        self.people, self.at = [], defaultdict(list)
        for line in open(export, encoding="utf-8"):
            item = json.loads(line)
            if item.get("kind") == "person":
                for m in item["mentions"]:
                    self.at[m["report"]].append((*m["span"], len(self.people)))
                self.people.append(item)
        # Of each person: full names by report, titles, gender.
        self.full, self.titles, self.he = defaultdict(list), defaultdict(Counter), Counter()
        self.bearers = defaultdict(Counter)
        for number, person in enumerate(self.people):
            for m in person["mentions"]:
                text, (b, e) = self.text[m["report"]], m["span"]
                if len(words_of(text[b:e])) < 2:
                    continue
                self.full[m["report"], number].append(b)
                self.bearers[surname_of(text[b:e])][number] += 1
                for title in title_before(text, b):
                    self.titles[number][title] += 1
        for report, entities in self.pronouns.items():
            for spans, pronouns in entities:
                number = self.chosen(report, *spans[0]) if spans else None
                if number is not None:
                    self.he[number] += pronouns["he"] + pronouns["his"] + pronouns["him"] - pronouns["she"] - pronouns["her"]

    def chosen(self, report, begin, end):
        best = max(((min(end, e) - max(begin, b), -(e - b), n) for b, e, n in self.at[report]), default=(0,))
        return best[2] if best[0] > 0 else None

    def signs(self, report, begin, end):
        """Candidates for a name that stands alone, and what speaks for each."""
        text = self.text[report]
        rules = self.chosen(report, begin, end)
        bearers = self.bearers[surname_of(text[begin:end])]
        here = {n: self.full[report, n] for n in bearers if (report, n) in self.full}
        everywhere = sum(bearers.values())
        candidates = sorted(set(here) | {n for n, c in bearers.most_common(KNOWN) if c >= 3} | ({rules} if rules is not None else set()))
        titles = [t for t in title_before(text, begin) + title_before(text, begin + len(text[begin:end].split(" ")[0]) + 1)]
        gender = 1 if MALE & set(titles) else -1 if FEMALE & set(titles) else 0
        titles = [t for t in titles if t not in MALE | FEMALE and any(self.titles[n][t] for n in bearers)]
        last = max(((b, n) for n, places in here.items() for b in places if b < begin), default=(0, None))[1]
        first = min(((places[0], n) for n, places in here.items()), default=(0, None))[1]
        n_here = sum(len(places) for places in here.values())
        rows = []
        for n in candidates:
            agrees = sum(self.titles[n][t] for t in titles) / max(1, sum(self.titles[m][t] for m in candidates for t in titles))
            sex = (self.he[n] > 2) - (self.he[n] < -2)
            rows.append([float(n == rules), float(n in here), float(n == first), float(n == last), len(here.get(n, ())) / max(1, n_here),
                         agrees, float(bool(titles) and agrees == 0), float(gender * sex > 0), float(gender * sex < 0),
                         bearers[n] / max(1, everywhere), float(any(b < begin for b in here.get(n, ())))])
        return candidates, rows


def fit(cases, penalty):
    """Weights of a softmax over the candidates of each case: (rows, right)."""
    weights = [0.0] * len(SIGNS)
    for _ in range(STEPS):
        gradient = [penalty * w for w in weights]
        for rows, right in cases:
            scores = [sum(w * x for w, x in zip(weights, row)) for row in rows]
            top = max(scores)
            odds = [math.exp(s - top) for s in scores]
            total = sum(odds)
            for row, odd, k in zip(rows, odds, range(len(rows))):
                error = odd / total - (1.0 if k == right else 0.0)
                for i, x in enumerate(row):
                    gradient[i] += error * x
        weights = [w - 2.0 / max(1, len(cases)) * g for w, g in zip(weights, gradient)]
    return weights


def best(weights, rows):
    return max(range(len(rows)), key=lambda k: (sum(w * x for w, x in zip(weights, rows[k])), -k))


def by_rule(rule, rows):
    return max(range(len(rows)), key=lambda k: ([rows[k][SIGNS.index(sign)] for sign in rule], -k))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("gold", "readings", "export"):
        arguments.add_argument(name)
    arguments = arguments.parse_args()
    gold = json.load(open(arguments.gold, encoding="utf-8"))["mentions"]
    record = Record(arguments.readings, arguments.export)
    items = range(len(gold))
    person = {i: gold[i]["person"] for i in items}
    ambiguous = {i for i in items if gold[i].get("ambiguous")}
    rules = {i: record.chosen(gold[i]["report"], *gold[i]["span"]) for i in items}
    rules = {i: ("alone", i) if n is None else n for i, n in rules.items()}
    # Who of the record a gold person is: whom most of his full names are joined with, where the rules join them.
    votes = defaultdict(Counter)
    for i in items:
        if gold[i]["form"] == "full":
            votes[person[i]][rules[i]] += 1
    is_who = {who: count.most_common(1)[0][0] for who, count in votes.items()}
    group = {i: surname_of(person[i]) for i in items}
    cases = {}
    for i in items:
        if gold[i]["form"] == "full":
            continue
        candidates, rows = record.signs(gold[i]["report"], *gold[i]["span"])
        right = candidates.index(is_who[person[i]]) if is_who.get(person[i]) in candidates else None
        cases[i] = (candidates, rows, right)
    made, chosen, ideal = dict(rules), dict(rules), dict(rules)
    for held in sorted(set(group.values())):
        train = [(i, cases[i]) for i in cases if group[i] != held and cases[i][2] is not None]
        others = sorted({group[i] for i, _ in train})

        def right_with(penalty):  # by leave-one-group-out once more, within the others
            n = 0
            for left in others:
                weights = fit([(c[1], c[2]) for i, c in train if group[i] != left], penalty)
                n += sum(best(weights, c[1]) == c[2] for i, c in train if group[i] == left)
            return n

        penalty = max(PENALTIES, key=lambda p: (right_with(p), p))
        weights = fit([(c[1], c[2]) for _, c in train], penalty)
        rule = max(CHOICES, key=lambda one: (sum(by_rule(one, c[1]) == c[2] for _, c in train), -CHOICES.index(one)))
        mine = [i for i in cases if group[i] == held and cases[i][0]]
        for i in mine:
            made[i] = cases[i][0][best(weights, cases[i][1])]
            chosen[i] = cases[i][0][by_rule(rule, cases[i][1])]
            if cases[i][2] is not None:
                ideal[i] = cases[i][0][cases[i][2]]
        here = [i for i in items if group[i] == held]
        print("%-12s %3d mentions, %2d alone: rules %6.2f, linker %6.2f, chosen rule %6.2f, ideal %6.2f (penalty %g; %s)" %
              (held, len(here), len(mine), bcubed(here, rules, person), bcubed(here, made, person), bcubed(here, chosen, person), bcubed(here, ideal, person), penalty,
               " then ".join(rule)))
    for name, result in (("rules", rules), ("linker", made), ("chosen", chosen), ("ideal", ideal)):
        print("%-7s all %6.2f, ambiguous %6.2f" % (name, bcubed(items, result, person), bcubed(items, result, person, ambiguous)))
    weights = fit([(c[1], c[2]) for c in cases.values() if c[2] is not None], 0.3)
    print("weights of all groups: " + ", ".join("%s %.2f" % pair for pair in zip(SIGNS, weights)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
