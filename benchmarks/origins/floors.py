"""What rules that read nobody's words about sources make of a claim, its reports being given."""
import itertools
import re

STOP = set("a an and as at before by first for from has in is it its of on or over that the this to up was were with after".split())


def runs(text, n=8):
    words = re.findall(r"[a-z0-9']+", text.lower())
    return {tuple(words[i:i + n]) for i in range(len(words) - n + 1)}


def clusters(files, same):
    """how many groups are left when all pairs that are the same are joined"""
    group = {f: f for f in files}
    for a, b in itertools.combinations(files, 2):
        if same(a, b):
            old, new = group[b], group[a]
            group = {f: new if g == old else g for f, g in group.items()}
    return len(set(group.values()))


class Floors:
    NAMES = ("always 1", "always 2", "number of outlets", "1 to number of outlets", "headline clusters", "near copies")

    def __init__(self, story):
        self.story = story
        self.runs = {f: runs(t.text) for f, t in story.texts.items()}
        self.titles = {r["file"]: set(re.findall(r"[a-z0-9]+", (r.get("title") or "").lower())) - STOP for r in story.gold["reports"]}
        self.days = {r["file"]: r.get("published") or r.get("published_inferable") or "9999" for r in story.gold["reports"]}

    def intervals(self, claim):
        """name -> (at least, at most)"""
        files = sorted({u["file"] for u in claim["uses"]})
        outlets = len({self.story.outlets[f] for f in files})
        shared = lambda of: lambda a, b: 2 * len(of[a] & of[b]) > max(1, min(len(of[a]), len(of[b])))
        heads, copies = clusters(files, shared(self.titles)), clusters(files, shared(self.runs))
        return dict(zip(self.NAMES, ((1, 1), (2, 2), (outlets, outlets), (1, outlets), (heads, heads), (copies, copies))))

    def first(self, claim):
        """the report of the earliest day"""
        return min(sorted({u["file"] for u in claim["uses"]}), key=lambda f: self.days[f])

    def chain(self, claim):
        """every later report from the earliest"""
        first = self.first(claim)
        return [(first, f) for f in sorted({u["file"] for u in claim["uses"]}) if f != first]
