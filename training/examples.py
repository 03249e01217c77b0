"""Sentences to train on and what is known of each: trees, names, attributions, predicates with their arguments, factuality.

Each reader returns a list of Example. What a corpus does not say stays None, so that sentences of all corpora can share one training.
"""
import gzip
import json
import numpy as np

UPOS = ["X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"]
XPOS = ["XX", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN", "JJ", "JJR", "JJS", "-LRB-", "LS", "MD", "NFP", "NN", "NNP",
        "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "-RRB-", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP",
        "VBZ", "WDT", "WP", "WP$", "WRB", ",", ".", ":", "``", "''", "$"]  # language/tags.h
RELATIONS = ["", "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp", "compound", "compound:prt",
             "conj", "cop", "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark",
             "nmod", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent",
             "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp"]  # kDeprelNames
PREDICATES = ["none", "verb", "noun", "adjective"]                    # language/predicates.h: PredicateForm
ROLES = ["none", "arg0", "arg1", "arg2", "arg3", "arg4", "argm-adj", "argm-adv", "argm-cau", "argm-com", "argm-cxn", "argm-dir", "argm-dis",
         "argm-ext", "argm-gol", "argm-loc", "argm-lvb", "argm-mnr", "argm-mod", "argm-neg", "argm-prd", "argm-prp", "argm-prr", "argm-tmp"]
CUE_ROLES = OTHER, SOURCE, CONTENT, CUE = range(4)                    # language/cue_frames.h: CueRole
NAME_TYPES = ["PER", "ORG", "LOC", "MISC"]                            # entities/name_tagger.h
OUTSIDE = 0                                                           # then begin, inside, end, single of each type


def name_label(place, kind):
    """`place` is an index in begin, inside, end, single."""
    return 1 + 4 * NAME_TYPES.index(kind) + place


N_NAME_LABELS = 1 + 4 * len(NAME_TYPES)
MISC_LABELS = range(1 + 4 * NAME_TYPES.index("MISC"), N_NAME_LABELS)
NAME_SETS = {"gum": True, "uner-ewt": False, "wikipedia": True, "wikigold": True, "politics": True, "government": False}  # other names are marked
COARSE_RELATIONS = [[r.split(":")[0] for r in RELATIONS].index(r.split(":")[0]) for r in RELATIONS]  # of each, without its subtype
UNKNOWN = -100                                                        # a label that is not known: no loss
ANCHOR_RANK = {"VERB": 5, "NOUN": 4, "ADJ": 3, "PROPN": 2, "AUX": 2, "ADP": 1, "SCONJ": 1, "ADV": 1}


class Example:
    """A sentence and what is known of it; None where nothing is."""
    __slots__ = ("words", "id", "heads", "relations", "tags", "frames", "names", "misc_known", "predicates", "arguments", "factuality", "extra")

    def __init__(self, words):
        self.words = words
        self.id = None
        self.heads = self.relations = self.tags = None   # a tree: heads from 1, 0 the root; tags: indices of UPOS and XPOS, two a word
        self.frames = None                               # (anchor, CueRole of each word) for each cue
        self.names = None                                # a name label of each word
        self.misc_known = True                           # or names other than of persons, organizations and places are not marked
        self.predicates = None                           # an index in PREDICATES of each word
        self.arguments = None                            # (predicate, index in ROLES of each word: of the heads of its arguments)
        self.factuality = None                           # of each word from -1 (did not happen) to 1 (happened), or nan
        self.extra = None                                # what a trainer keeps beside


def lines_of(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def column_sentences(path):
    """(sent_id or None, rows of columns) of each sentence of a CoNLL-U or IOB2 file."""
    rows, name = [], None
    for line in lines_of(path):
        columns = line.split("\t")
        if columns[0].isdigit():
            rows.append(columns)
        elif line.startswith("# sent_id"):
            name = line.split("=", 1)[1].strip()
        elif not line.strip() and rows:
            yield name, rows
            rows, name = [], None
    if rows:
        yield name, rows


def relation_number(deprel):
    return RELATIONS.index(deprel if deprel in RELATIONS else deprel.split(":")[0])


def read_trees(path):
    examples = []
    for name, rows in column_sentences(path):
        e = Example([r[1] for r in rows])
        e.id = name
        e.heads = np.array([int(r[6]) for r in rows])
        e.relations = np.array([relation_number(r[7]) for r in rows])
        e.tags = np.array([(UPOS.index(r[3]), XPOS.index(r[4]) if r[4] in XPOS else 0) for r in rows])
        examples.append(e)
    return examples


def add_clauses(path, examples):
    """PropBank's predicates and arguments and UDS' factuality (../shared/corpora/clauses), to the same sentences of the treebank."""
    of_id = {e.id: e for e in examples}
    for line in lines_of(path):
        row = json.loads(line)
        e = of_id.get(row["id"])
        if e is None or len(e.words) != len(row["tokens"]):
            continue
        n = len(e.words)
        e.factuality = np.full(n, np.nan, dtype=np.float32)
        for p in (row["predicates"] or []) + row.get("factuality_elsewhere", []):
            happened = p["factuality"]["happened"] if "factuality" in p and p["factuality"] else p.get("happened")
            if happened is not None:
                e.factuality[p["token"]] = happened / 3
        if row["predicates"] is None:
            continue
        e.predicates, e.arguments = np.zeros(n, dtype=int), []
        for p in row["predicates"]:
            e.predicates[p["token"]] = 1 + "vnj".index(p["pos"])
            roles = np.zeros(n, dtype=int)
            for a in p["arguments"]:
                if a["role"].lower() in ROLES:
                    roles[a["head"]] = ROLES.index(a["role"].lower())
            e.arguments.append((p["token"], roles))


def read_names(path, misc_known=True):
    """Of IOB2 columns."""
    examples = []
    for _, rows in column_sentences(path):
        e = Example([r[1] for r in rows])
        tags = [r[2] for r in rows] + ["O"]
        e.names, e.misc_known = np.zeros(len(rows), dtype=int), misc_known
        for i in range(len(rows)):
            if tags[i] != "O":
                begins, ends = tags[i][0] == "B", tags[i + 1][0] != "I"
                e.names[i] = name_label(3 if begins and ends else 0 if begins else 2 if ends else 1, tags[i][2:])
        examples.append(e)
    return examples


def add_names(examples, named):
    """The names of `named` to the same sentences of `examples`; returns those of `named` that are not among them."""
    of_words = {tuple(e.words): e for e in examples}
    left = []
    for e in named:
        own = of_words.get(tuple(e.words))
        if own is None:
            left.append(e)
        else:
            own.names, own.misc_known = e.names, e.misc_known
    return left


def read_name_set(corpora, name, part):
    return read_names("%s/ner/%s-%s.iob2.gz" % (corpora, name, part), NAME_SETS[name])


def read_readings(path):
    """(reading, its sentences: lists of tokens) of each line that `onrecord read --tokens` printed."""
    for line in lines_of(path):
        reading = json.loads(line)
        sentences = {}
        for token in reading["tokens"]:
            sentences.setdefault(token["sentence"], []).append(token)
        yield reading, list(sentences.values())


def words_of(reading, tokens):
    return [reading["text"][t["span"][0]:t["span"][1]] for t in tokens]


def read_plain(path):
    """The words alone, of columns or of readings."""
    if ".jsonl" in path:
        return [Example(words_of(reading, tokens)) for reading, sentences in read_readings(path) for tokens in sentences]
    return [Example([r[1] for r in rows]) for _, rows in column_sentences(path)]


def read_statements(gold_path, readings_path):
    """PolNeAR's articles in the sentences and words of `onrecord read --tokens`."""
    gold = {article["id"]: article for article in map(json.loads, lines_of(gold_path))}
    examples = []
    for reading, sentences in read_readings(readings_path):
        tokens = reading["tokens"]
        starts = [t["span"][0] for t in tokens]
        frames_of = {}
        for a in gold[reading["id"]]["attributions"]:
            roles = {}
            for role, spans in ((CONTENT, a["content"]), (SOURCE, a["source"]), (CUE, a["cue"])):
                for begin, end in spans:
                    at = max(int(np.searchsorted(starts, begin, "right")) - 1, 0)
                    while at < len(tokens) and tokens[at]["span"][0] < end:
                        if tokens[at]["span"][1] > begin:
                            roles[at] = role
                        at += 1
            cue = [i for i, role in roles.items() if role == CUE]
            if cue:
                anchor = max(cue, key=lambda i: (ANCHOR_RANK.get(tokens[i]["upos"], 0), i))
                frames_of.setdefault(tokens[anchor]["sentence"], []).append((anchor, roles))
        first = 0
        for own in sentences:
            e = Example(words_of(reading, own))
            e.frames = [(anchor - first, np.array([roles.get(first + i, OTHER) for i in range(len(own))]))
                        for anchor, roles in frames_of.get(own[0]["sentence"], [])]
            first += len(own)
            examples.append(e)
    return examples


def f1(right, found, gold):
    return 200 * right / max(1, found + gold)


def batches(examples, words, length, order):
    """Examples in batches of about `words` padded words; `length` says how long one is, `order` shuffles where it is not None."""
    numbers = list(range(len(examples)))
    if order is not None:
        order.shuffle(numbers)
    numbers.sort(key=lambda i: length(examples[i]) + (3 * order.random() if order is not None else 0))
    groups, group, longest = [], [], 0
    for i in numbers:
        longest = max(longest, length(examples[i]))
        if group and longest * (len(group) + 1) > words:
            groups.append(group)
            group, longest = [], length(examples[i])
        group.append(examples[i])
    return groups + [group] if group else groups
