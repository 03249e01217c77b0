#!/usr/bin/python3
"""Trains models/sentence.model: the vectors of src/language/sentence_encoder.h and all that is read off them: tags, trees, and which words
attribute what to whom. By PyTorch (Debian: python3-torch); deterministic by its seed on one thread.

  train_sentence.py OUT --words PRINT_WORDS --recurrence LIBRARY [--trees CONLLU]... [--statements GOLD READINGS]... [--plain COLUMNS]...
                    [--silver CONLLU]... [--teacher KEPT]

A larger net (--sizes, --keep KEPT) may be trained first, on trees alone, and be the teacher of a smaller one: sentences of which only
statements or (--plain) nothing but the words is known get their trees from it. --silver: trees of another parser in another scheme, on which the vectors are trained
before all else, with scores of their own.

What the program sees of each word is asked of PRINT_WORDS (training/print_words.cc), which calls the functions that the program calls.
"""
import argparse, ctypes, gzip, json, math, random, subprocess, sys, time
import numpy as np
import torch
from torch import nn
import torch.nn.functional as F
from model_file import ModelFile

FINGERPRINT = 0x73656e7465000002        # kSentenceFingerprint
ROWS = [0, 1024, 4096, 8192, 1024, 4096, 512, 256, 1024]  # kEmbeddingRows
ROOT_ROW, UNKNOWN_ROW = 0, 1
EMBEDDED, WIDTH, LAYERS, ARC, LABEL = 128, 192, 3, 128, 96
TAG_LAYER = 1                            # tags are read off the vectors of so many layers
TAG_LOSS = 1.0
CUE_LOSS, ROLE_LOSS, CUE_THRESHOLD = 3.0, 1.0, 0.0
MAX_DISTANCE = 16
ACTIVATION_BITS, WEIGHT_BITS = 11, 12
SUM_BITS = ACTIVATION_BITS + WEIGHT_BITS
LEVEL_BITS, LEVEL_OF_ZERO, MAX_LEVEL_WEIGHT = 5, 128, 63
MAX_NORM = 8                             # of a row of weights: sums stay within 32 bits
LEAK = 0.125
DROPOUT, EMBEDDED_DROPOUT, WORD_DROPOUT, PART_DROPOUT = 0.33, 0.2, 0.2, 0.1
RATE, WARM_UP, CLIP = 2e-3, 200, 5.0
BATCH_WORDS = 1000
SEEN, SEEN_ELSEWHERE = 2, 6              # a word seen less often is unknown; the latter outside the treebanks
MAX_WORDS = 100                          # longer sentences are lists and mistakes
RELATIONS = ["", "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp", "compound", "compound:prt",
             "conj", "cop", "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark",
             "nmod", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent",
             "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp"]  # kDeprelNames
COARSE = torch.tensor([[r.split(":")[0] for r in RELATIONS].index(r.split(":")[0]) for r in RELATIONS])
UPOS = ["X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"]
XPOS = ["XX", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN", "JJ", "JJR", "JJS", "-LRB-", "LS", "MD", "NFP", "NN", "NNP",
        "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "-RRB-", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP",
        "VBZ", "WDT", "WP", "WP$", "WRB", ",", ".", ":", "``", "''", "$"]  # language/tags.h
PADDED_LABELS = 48                       # multiply() wants multiples of 16


def relation_number(deprel):
    return RELATIONS.index(deprel if deprel in RELATIONS else deprel.split(":")[0])


def lines_of(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


class Example:
    """A sentence and what is known of it; None where nothing is."""
    __slots__ = ("words", "key", "rows", "heads", "relations", "tags", "frames")

    def __init__(self, words):
        self.words = words
        self.key = self.rows = None                      # what print_words prints: keys of the words, rows of the embedding tables
        self.heads = self.relations = self.tags = None   # a tree: heads from 1, 0 the root
        self.frames = None                               # (anchor, role of each word) for each cue


def column_sentences(path):
    rows = []
    for line in lines_of(path):
        columns = line.split("\t")
        if columns[0].isdigit():
            rows.append(columns)
        elif not line.strip() and rows:
            yield rows
            rows = []
    if rows:
        yield rows


def read_trees(path, number=relation_number):
    examples = []
    for rows in column_sentences(path):
        e = Example([r[1] for r in rows])
        e.heads = np.array([int(r[6]) for r in rows])
        e.relations = np.array([number(r[7]) for r in rows])
        e.tags = [(r[3], r[4]) for r in rows]
        examples.append(e)
    return examples


def read_plain(path):
    return [Example([r[1] for r in rows]) for rows in column_sentences(path)]


OTHER, SOURCE, CONTENT, CUE = range(4)                   # Role
ANCHOR_RANK = {"VERB": 5, "NOUN": 4, "ADJ": 3, "PROPN": 2, "AUX": 2, "ADP": 1, "SCONJ": 1, "ADV": 1}


def read_statements(gold_path, readings_path):
    """PolNeAR's articles in the sentences and words of `onrecord read --tokens`."""
    readings = {}
    for line in lines_of(readings_path):
        reading = json.loads(line)
        readings[reading["id"]] = reading
    examples = []
    for line in lines_of(gold_path):
        article = json.loads(line)
        tokens = readings[article["id"]]["tokens"]
        role_of = []
        starts = [t["span"][0] for t in tokens]
        for a in article["attributions"]:
            roles = {}
            for role, spans in ((CONTENT, a["content"]), (SOURCE, a["source"]), (CUE, a["cue"])):
                for begin, end in spans:
                    at = int(np.searchsorted(starts, begin, "right")) - 1
                    at = max(at, 0)
                    while at < len(tokens) and tokens[at]["span"][0] < end:
                        if tokens[at]["span"][1] > begin:
                            roles[at] = role
                        at += 1
            role_of.append(roles)
        of_sentence = {}
        for i, t in enumerate(tokens):
            of_sentence.setdefault(t["sentence"], []).append(i)
        frames_of = {}
        for roles in role_of:
            cue = [i for i, role in roles.items() if role == CUE]
            if cue:
                anchor = max(cue, key=lambda i: (ANCHOR_RANK.get(tokens[i]["upos"], 0), i))
                frames_of.setdefault(tokens[anchor]["sentence"], []).append((anchor, roles))
        for sentence, members in of_sentence.items():
            text = readings[article["id"]]["text"]
            e = Example([text[tokens[i]["span"][0]:tokens[i]["span"][1]] for i in members])
            e.frames = [(anchor - members[0], np.array([roles.get(i, OTHER) for i in members]))
                        for anchor, roles in frames_of.get(sentence, [])]
            examples.append(e)
    return examples


def ask_words(program, examples):
    """Fills in key and the rows of all tables but the first."""
    asked = "".join("\n".join(e.words) + "\n\n" for e in examples)
    printed = subprocess.run([program], input=asked.encode(), stdout=subprocess.PIPE, check=True).stdout
    forms = np.frombuffer(printed, dtype="<u8").reshape(sum(len(e.words) for e in examples), len(ROWS))
    at = 0
    for e in examples:
        own = forms[at:at + len(e.words)]
        at += len(e.words)
        e.key = own[:, 0]
        e.rows = np.zeros((len(own) + 1, len(ROWS)), dtype=np.int64)
        e.rows[1:, 1:] = own[:, 1:]


class Batch:
    """Examples of one kind, padded to the longest; place 0 of each is the root."""

    def __init__(self, examples):
        self.examples = examples
        n = max(len(e.words) for e in examples) + 1
        self.rows = torch.zeros(len(examples), n, len(ROWS), dtype=torch.long)
        self.mask = torch.zeros(len(examples), n)
        self.heads, self.relations, self.tags = (torch.full((len(examples), n), -100) for _ in range(3))
        self.frames = []                                  # (example, anchor, roles)
        for k, e in enumerate(examples):
            m = len(e.words) + 1
            self.rows[k, :m] = torch.from_numpy(e.rows)
            self.mask[k, :m] = 1
            for own, known in ((self.heads, e.heads), (self.relations, e.relations), (self.tags, e.tags)):
                if known is not None:
                    own[k, 1:m] = torch.from_numpy(known)
            for anchor, roles in e.frames or []:
                self.frames.append((k, anchor + 1, roles))
        self.has_trees, self.has_frames = (any(getattr(e, x) is not None for e in examples) for x in ("heads", "frames"))


def batches(examples, words, shuffled):
    order = list(range(len(examples)))
    if shuffled:
        random.shuffle(order)
    order.sort(key=lambda i: len(examples[i].words) + (3 * random.random() if shuffled else 0))
    groups, group, longest = [], [], 0
    for i in order:
        longest = max(longest, len(examples[i].words) + 1)
        if group and longest * (len(group) + 1) > words:
            groups.append(group)
            group, longest = [], len(examples[i].words) + 1
        group.append(i)
    if group:
        groups.append(group)
    return [[examples[i] for i in group] for group in groups]


class Recurrence(torch.autograd.Function):
    """training/recurrence.cc."""
    library = None

    @staticmethod
    def forward(ctx, sums, lengths):
        n_batch, n_time, width = sums.shape[0], sums.shape[1], sums.shape[2] // 3
        state, out = torch.zeros(n_batch, n_time, width), torch.zeros(n_batch, n_time, width)
        sums = sums.contiguous()
        Recurrence.library.recurrence_forward(*map(pointer, (sums, lengths)), *map(ctypes.c_long, (n_batch, n_time, width)), *map(pointer, (state, out)))
        ctx.save_for_backward(sums, lengths, state)
        return out

    @staticmethod
    def backward(ctx, out_gradient):
        sums, lengths, state = ctx.saved_tensors
        gradient = torch.zeros_like(sums)
        out_gradient = out_gradient.contiguous()
        Recurrence.library.recurrence_backward(*map(pointer, (sums, lengths)), *map(ctypes.c_long, (state.shape[0], state.shape[1], state.shape[2])),
                                               *map(pointer, (state, out_gradient, gradient)))
        return gradient, None


def pointer(tensor):
    return ctypes.c_void_p(tensor.data_ptr())


class SharedDropout(nn.Module):
    """Drops the same units at every place of a sentence (Gal and Ghahramani 2016)."""

    def __init__(self, share):
        super().__init__()
        self.share = share

    def forward(self, x):
        if not self.training:
            return x
        return x * torch.bernoulli(torch.full((x.shape[0], 1, x.shape[2]), 1 - self.share)) / (1 - self.share)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.gates = nn.Linear(WIDTH, 3 * WIDTH)
        self.normal = nn.LayerNorm(WIDTH)
        with torch.no_grad():
            self.gates.bias[WIDTH:2 * WIDTH].uniform_(-1, 2)

    def forward(self, x, lengths, dropout):
        return self.normal(x + dropout(Recurrence.apply(self.gates(x), lengths)))


class TreeScores(nn.Module):
    """Tags and trees of one scheme, read off the vectors."""

    def __init__(self, n_relations, n_tags):
        super().__init__()
        self.tag = nn.Linear(WIDTH, n_tags)
        self.head, self.dependent = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.head_bias = nn.Linear(ARC, 1)
        self.distance = nn.Parameter(torch.zeros(2 * MAX_DISTANCE + 1))
        self.label_head, self.label_dependent = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
        self.label = nn.Linear(LABEL, n_relations)
        self.dropout = SharedDropout(DROPOUT)

    def projected(self, layer, x):
        return self.dropout(F.leaky_relu(layer(x), LEAK))

    def arcs(self, x, mask):
        heads, dependents = self.projected(self.head, x), self.projected(self.dependent, x)
        n = x.shape[1]
        place = torch.arange(n)
        off = torch.clamp(place[None, :] - place[:, None], -MAX_DISTANCE, MAX_DISTANCE) + MAX_DISTANCE
        scores = dependents @ heads.transpose(1, 2) / math.sqrt(ARC) + self.head_bias(heads).transpose(1, 2) + self.distance[off]
        return scores.masked_fill((mask == 0).unsqueeze(1), -1e9).masked_fill(torch.eye(n, dtype=torch.bool), -1e9)

    def labels(self, x, heads):
        of_head, of_dependent = self.projected(self.label_head, x), self.projected(self.label_dependent, x)
        of_head = of_head.gather(1, heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, LABEL))
        return self.label(F.relu(of_head + of_dependent))


class Net(nn.Module):
    def __init__(self, n_known, n_tags, n_silver=(0, 0)):
        super().__init__()
        self.table_begin = torch.tensor(np.cumsum([0, n_known] + ROWS[1:-1]))
        self.tables = nn.EmbeddingBag(n_known + sum(ROWS), EMBEDDED, mode="sum", sparse=True)
        nn.init.normal_(self.tables.weight, std=0.3)
        self.embedded_normal = nn.LayerNorm(EMBEDDED)
        self.window = nn.Linear(3 * EMBEDDED, WIDTH)
        self.window_normal = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.scores = TreeScores(len(RELATIONS), n_tags)
        self.silver_scores = TreeScores(max(1, n_silver[0]), max(1, n_silver[1]))
        self.cue = nn.Linear(WIDTH, 1)
        self.role_cue, self.role_word = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
        self.role_offset = nn.Embedding(2 * MAX_DISTANCE + 1, LABEL)
        nn.init.zeros_(self.role_offset.weight)
        self.role = nn.Linear(LABEL, 4)
        self.dropout, self.embedded_dropout = SharedDropout(DROPOUT), SharedDropout(EMBEDDED_DROPOUT)

    def encode(self, rows, mask):
        kept = torch.ones(rows.shape)
        if self.training:
            hidden = (torch.rand(rows.shape[:2]) < WORD_DROPOUT) & (rows[..., 0] > UNKNOWN_ROW)
            rows = rows.clone()
            rows[..., 0][hidden] = UNKNOWN_ROW
            kept[..., 1:] = (torch.rand(kept[..., 1:].shape) > PART_DROPOUT).float()
        flat = (rows + self.table_begin).flatten(0, 1)
        x = self.tables(flat, per_sample_weights=kept.flatten(0, 1)).view(rows.shape[0], rows.shape[1], EMBEDDED)
        x = self.embedded_dropout(self.embedded_normal(x)) * mask.unsqueeze(-1)
        zeros = torch.zeros_like(x[:, :1])
        x = torch.cat([torch.cat([zeros, x[:, :-1]], 1), x, torch.cat([x[:, 1:], zeros], 1)], -1)
        x = self.dropout(self.window_normal(F.relu(self.window(x))))
        tagged, lengths = x, mask.sum(1).long()
        for i, layer in enumerate(self.layers):
            x = layer(x, lengths, self.dropout)
            if i + 1 == TAG_LAYER:
                tagged = x
        return self.dropout(x), self.dropout(tagged)

    def keep_small(self):
        """No row's norm grows past what fixed point holds (add_dense)."""
        with torch.no_grad():
            for layer in self.modules():
                if isinstance(layer, nn.Linear):
                    largest = 0.95 * MAX_NORM / (ARC ** 0.25 if layer.out_features == 1 else 1)
                    layer.weight.mul_((largest / layer.weight.norm(dim=1, keepdim=True)).clamp(max=1))

    def projected(self, layer, x):
        return self.dropout(F.leaky_relu(layer(x), LEAK))

    def roles(self, x, frames):
        """Of each frame's words: [frame][place][4]."""
        example, anchor = torch.tensor([f[0] for f in frames]), torch.tensor([f[1] for f in frames])
        of_cue = self.projected(self.role_cue, x)[example, anchor]
        of_word = self.projected(self.role_word, x)[example]
        off = torch.clamp(torch.arange(x.shape[1])[None, :] - anchor[:, None], -MAX_DISTANCE, MAX_DISTANCE) + MAX_DISTANCE
        return self.role(F.relu(of_cue.unsqueeze(1) + of_word + self.role_offset(off)))


def cross_entropy(scores, right):
    return F.cross_entropy(scores.flatten(0, -2), right.flatten(), ignore_index=-100)


def loss_of(net, batch, scores):
    x, tagged = net.encode(batch.rows, batch.mask)
    loss = 0
    if batch.has_trees:
        loss = cross_entropy(scores.arcs(x, batch.mask)[:, 1:], batch.heads[:, 1:]) + cross_entropy(scores.labels(x, batch.heads), batch.relations)
        loss = loss + TAG_LOSS * cross_entropy(scores.tag(tagged), batch.tags)
    if batch.has_frames:
        anchors = torch.zeros(batch.mask.shape)
        for k, anchor, _ in batch.frames:
            anchors[k, anchor] = 1
        inside = batch.mask.clone()
        inside[:, 0] = 0
        loss = loss + CUE_LOSS * F.binary_cross_entropy_with_logits(net.cue(x).squeeze(-1), anchors, inside, reduction="sum") / inside.sum()
        if batch.frames:
            right = torch.full((len(batch.frames), x.shape[1]), -100)
            for i, (_, _, roles) in enumerate(batch.frames):
                right[i, 1:len(roles) + 1] = torch.from_numpy(roles)
            loss = loss + ROLE_LOSS * cross_entropy(net.roles(x, batch.frames), right)
    return loss


def train(net, scores, sets, epochs, after_epoch):
    """sets: lists of examples of one kind each; an epoch sees all of each. `scores`: of the trees' scheme."""
    dense = [p for p in net.parameters() if p is not net.tables.weight]
    # A row that is seldom asked for makes the step that is its due at once: no momentum.
    optimizers = [torch.optim.AdamW(dense, lr=RATE, betas=(0.9, 0.98), weight_decay=0.01),
                  torch.optim.SparseAdam([net.tables.weight], lr=RATE, betas=(0.0, 0.98))]
    total = epochs * sum(len(batches(examples, BATCH_WORDS, True)) for examples in sets)
    step = 0
    for epoch in range(epochs):
        began = time.time()
        groups = [group for examples in sets for group in batches(examples, BATCH_WORDS, True)]
        random.shuffle(groups)
        for group in groups:
            step += 1
            for own in optimizers[0].param_groups + optimizers[1].param_groups:
                own["lr"] = RATE * min(1, step / WARM_UP) * 0.5 * (1 + math.cos(math.pi * min(1.0, step / total)))
            net.zero_grad(set_to_none=True)
            loss_of(net, Batch(group), scores).backward()
            dense_with = [p for p in dense if p.grad is not None]
            nn.utils.clip_grad_norm_(dense_with, CLIP)
            for optimizer in optimizers:
                optimizer.step()
            net.keep_small()
        print("epoch %d: %.0f s; %s" % (epoch + 1, time.time() - began, after_epoch()), flush=True)


def accuracy(net, examples):
    """Of trees UAS and LAS (each word's best head, without subtypes), upos and xpos, on gold words; of cues precision
    and recall of anchors, and share of words of gold frames with the right role."""
    net.eval()
    n = n_heads = n_labels = n_upos = n_xpos = 0
    anchors, roles = [0, 0, 0], [0, 0]
    with torch.no_grad():
        for group in batches(examples, 4 * BATCH_WORDS, False):
            batch = Batch(group)
            x, tagged = net.encode(batch.rows, batch.mask)
            if batch.has_trees:
                heads, tags = net.scores.arcs(x, batch.mask).argmax(-1), net.scores.tag(tagged).argmax(-1)
                labels = net.scores.labels(x, heads).argmax(-1)
                known = batch.heads >= 0
                right = (heads == batch.heads) & known
                coarse = COARSE[labels] == COARSE[batch.relations.clamp(min=0)]
                n += known.sum().item()
                n_heads += right.sum().item()
                n_labels += (right & coarse).sum().item()
                upos = torch.tensor([t[0] for t in net.tag_names])[tags], torch.tensor([t[1] for t in net.tag_names])[tags]
                gold = (batch.tags.clamp(min=0))
                n_upos += ((upos[0] == torch.tensor([t[0] for t in net.tag_names])[gold]) & (batch.tags >= 0)).sum().item()
                n_xpos += ((upos[1] == torch.tensor([t[1] for t in net.tag_names])[gold]) & (batch.tags >= 0)).sum().item()
            if batch.has_frames:
                found = (net.cue(x).squeeze(-1) > CUE_THRESHOLD) & (batch.mask > 0)
                found[:, 0] = False
                gold = torch.zeros_like(found)
                for k, anchor, _ in batch.frames:
                    gold[k, anchor] = True
                for i, value in enumerate(((found & gold).sum(), found.sum(), gold.sum())):
                    anchors[i] += value.item()
                if batch.frames:
                    own = net.roles(x, batch.frames).argmax(-1)
                    for i, (_, _, gold_roles) in enumerate(batch.frames):
                        roles[0] += (own[i, 1:len(gold_roles) + 1].numpy() == gold_roles).sum()
                        roles[1] += len(gold_roles)
    net.train()
    out = []
    if n:
        out.append("UAS %.2f LAS %.2f upos %.2f xpos %.2f" % tuple(100 * m / n for m in (n_heads, n_labels, n_upos, n_xpos)))
    if anchors[2]:
        out.append("cues P %.2f R %.2f, roles %.2f" % (100 * anchors[0] / max(1, anchors[1]), 100 * anchors[0] / anchors[2], 100 * roles[0] / roles[1]))
    return ", ".join(out)


class SentenceFile(ModelFile):
    """Layers as predict/dense.h reads them."""

    def __init__(self):
        super().__init__(FINGERPRINT)

    def add_dense(self, name, layer, scale=1.0, outputs=None):
        """On levels (predict/dense.h)."""
        weight, bias = self.padded(layer, scale, outputs)
        step = np.abs(weight).max(1)
        step = np.where(step > 0, step, 1) / MAX_LEVEL_WEIGHT
        whole = np.rint(weight / step[:, None]).astype("<i1")
        unit = step / (1 << LEVEL_BITS)
        n_out, n_in = whole.shape
        self.add(name + ".weight", np.ascontiguousarray(whole.reshape(n_out, n_in // 4, 4).transpose(1, 0, 2)))
        self.add(name + ".bias", (np.rint(bias / unit) - LEVEL_OF_ZERO * whole.astype(int).sum(1)).astype("<i4"))
        self.add(name + ".scale", (unit * (1 << SUM_BITS)).astype("<f4"))

    def padded(self, layer, scale, outputs):
        weight, bias = layer.weight.detach().double().numpy() * scale, layer.bias.detach().double().numpy() * scale
        if outputs:
            weight, bias = np.pad(weight, ((0, outputs - len(weight)), (0, 0))), np.pad(bias, (0, outputs - len(bias)))
        if np.sqrt((weight ** 2).sum(1)).max() > MAX_NORM:
            sys.exit("weights are too large for fixed point (norm %.1f)" % np.sqrt((weight ** 2).sum(1)).max())
        return weight, bias

    def add_fine(self, name, layer, outputs):
        """On activations."""
        weight, bias = self.padded(layer, 1.0, outputs)
        whole = np.rint(weight * (1 << WEIGHT_BITS))
        n_out, n_in = whole.shape
        pairs = whole.astype("<i2").reshape(n_out, n_in // 2, 2).transpose(1, 0, 2)
        self.add(name + ".weight", np.ascontiguousarray(pairs))
        self.add(name + ".bias", np.rint(bias * (1 << SUM_BITS)).astype("<i4"))

    def add_normal(self, name, normal):
        self.add(name + ".gain", normal.weight.detach().numpy().astype("<f4"))
        self.add(name + ".bias", (normal.bias.detach().numpy() * (1 << LEVEL_BITS)).astype("<f4"))


def mapped_table(pairs):
    """predict/mapped_table.h."""
    size = 2
    while size < 2 * len(pairs):
        size *= 2
    entries = np.zeros((size, 2), dtype="<u4")
    for key, value in pairs:
        at = key & (size - 1)
        while entries[at, 0]:
            at = (at + 1) & (size - 1)
        entries[at] = ((key >> 32) or 1, value)
    return entries


def write_model(path, net, known):
    file = SentenceFile()
    file.add("known", mapped_table(list(known.items())))
    tables = net.tables.weight.detach().numpy()
    largest = np.quantile(np.abs(tables), 0.9999)
    file.add("embeddings", np.clip(np.rint(tables * (127 / largest)), -127, 127).astype("i1"))
    file.add_normal("embed", net.embedded_normal)
    file.add_dense("window", net.window)
    file.add_normal("windown", net.window_normal)
    file.add("layers", np.array([LAYERS], dtype="<u4"))
    for i, layer in enumerate(net.layers):
        file.add_dense("gates%d" % i, layer.gates)
        file.add_normal("layer%d" % i, layer.normal)
    s, fourth_root = net.scores, ARC ** 0.25   # the division by the square root is shared by both sides
    file.add_dense("head", s.head, 1 / fourth_root)
    file.add_dense("dep", s.dependent, 1 / fourth_root)
    bias = nn.Linear(ARC, 1)
    bias.weight.data, bias.bias.data = s.head_bias.weight.data * fourth_root, s.head_bias.bias.data
    file.add_fine("headbias", bias, 16)
    file.add("distance", np.rint(s.distance.detach().numpy() * (1 << 2 * ACTIVATION_BITS)).astype("<i4"))
    file.add_dense("labelhead", s.label_head)
    file.add_dense("labeldep", s.label_dependent)
    file.add_fine("label", s.label, PADDED_LABELS)
    file.add("relations", np.arange(len(RELATIONS), dtype="u1"))
    file.add_dense("tag", s.tag, outputs=(len(net.tag_names) + 15) // 16 * 16)
    file.add("taglayer", np.array([TAG_LAYER], dtype="<u4"))
    file.add("tags", np.array(net.tag_names, dtype="u1"))
    file.add_dense("cue", net.cue, outputs=16)
    file.add_dense("rolecue", net.role_cue)
    file.add_dense("roleword", net.role_word)
    file.add("roleoffset", np.rint(net.role_offset.weight.detach().numpy() * (1 << ACTIVATION_BITS)).astype("<i2"))
    file.add_fine("role", net.role, 16)
    with open(path, "wb") as out:
        out.write(file.bytes())


def keep(path, net, known):
    sizes = EMBEDDED, WIDTH, LAYERS, ARC, LABEL, TAG_LAYER
    torch.save({"sizes": sizes, "net": net.state_dict(), "known": known, "tags": net.tag_names}, path)


def load_kept(path):
    """The net, which is of the sizes that set_sizes() is then at, and its known words."""
    kept = torch.load(path)
    set_sizes(kept["sizes"])
    state = kept["net"]
    net = Net(len(kept["known"]) + UNKNOWN_ROW + 1, len(kept["tags"]),
              (state["silver_scores.label.weight"].shape[0], state["silver_scores.tag.weight"].shape[0]))
    net.load_state_dict(state)
    net.tag_names = kept["tags"]
    return net, kept["known"]


def set_sizes(sizes):
    global EMBEDDED, WIDTH, LAYERS, ARC, LABEL, TAG_LAYER
    EMBEDDED, WIDTH, LAYERS, ARC, LABEL, TAG_LAYER = sizes


def teach(net, known, examples, tag_numbers, held_out):
    """Gives examples without trees those of the net: each word's best head. Not to sentences of `held_out`, lest they be learned."""
    examples = [e for e in examples if e.heads is None and tuple(e.words) not in held_out]
    for e in examples:
        e.rows[1:, 0] = [known.get(int(key), UNKNOWN_ROW) for key in e.key]
    numbers = [tag_numbers.get((UPOS[upos], XPOS[xpos]), -100) for upos, xpos in net.tag_names]
    net.eval()
    with torch.no_grad():
        for group in batches(examples, 4 * BATCH_WORDS, False):
            batch = Batch(group)
            x, tagged = net.encode(batch.rows, batch.mask)
            heads, tags = net.scores.arcs(x, batch.mask).argmax(-1), net.scores.tag(tagged).argmax(-1)
            labels = net.scores.labels(x, heads).argmax(-1)
            for k, e in enumerate(group):
                m = len(e.words) + 1
                e.heads, e.relations = heads[k, 1:m].numpy(), labels[k, 1:m].numpy()
                e.tags = np.array([numbers[t] for t in tags[k, 1:m].tolist()])


def number_all(sets, tag_numbers):
    for examples in sets:
        for e in examples:
            if e.tags is not None:
                e.tags = np.array([tag_numbers.get(tags, -100) for tags in e.tags])


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("out")
    p.add_argument("--words", required=True)
    p.add_argument("--recurrence", required=True, help="librecurrence.so, of training/recurrence.cc")
    p.add_argument("--trees", action="append", default=[])
    p.add_argument("--plain", action="append", default=[])
    p.add_argument("--statements", nargs=2, metavar=("GOLD", "READINGS"), action="append", default=[])
    p.add_argument("--silver", action="append", default=[])
    p.add_argument("--silver-epochs", type=int, default=2)
    p.add_argument("--teacher", help="what --keep kept of a larger net")
    p.add_argument("--dev-trees", action="append", default=[])
    p.add_argument("--dev-statements", nargs=2, action="append", default=[])
    p.add_argument("--epochs", type=int, default=16)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--sizes", type=int, nargs=6, metavar=("EMBEDDED", "WIDTH", "LAYERS", "ARC", "LABEL", "TAG_LAYER"),
                   default=(EMBEDDED, WIDTH, LAYERS, ARC, LABEL, TAG_LAYER))
    p.add_argument("--keep", help="a file for the trained numbers as PyTorch keeps them")
    a = p.parse_args()
    Recurrence.library = ctypes.CDLL(a.recurrence)
    torch.manual_seed(a.seed)
    random.seed(a.seed)
    torch.set_num_threads(a.threads)

    trees = [read_trees(path) for path in a.trees]
    bare = [read_statements(*paths) for paths in a.statements] + [read_plain(path) for path in a.plain]
    silver_relations = {}
    silver = [read_trees(path, lambda r: silver_relations.setdefault(r, len(silver_relations))) for path in a.silver]
    dev = [(path, read_trees(path)) for path in a.dev_trees] + [(paths[0], read_statements(*paths)) for paths in a.dev_statements]
    sets = trees + bare
    tag_numbers, silver_tag_numbers = ({t: i for i, t in enumerate(dict.fromkeys(t for own in kind for e in own for t in e.tags))}
                                       for kind in (trees, silver))
    number_all(trees + [examples for _, examples in dev], tag_numbers)
    number_all(silver, silver_tag_numbers)
    for examples in sets + silver + [examples for _, examples in dev]:
        ask_words(a.words, examples)
    if a.teacher:
        teacher, its_known = load_kept(a.teacher)
        held_out = {tuple(e.words) for _, examples in dev for e in examples}
        for examples in bare:
            teach(teacher, its_known, examples, tag_numbers, held_out)
        print("taught %d sentences" % sum(map(len, bare)), flush=True)
    set_sizes(a.sizes)

    known, counts = {}, {}
    for examples in sets + silver:
        for e in examples:
            for key in e.key:
                counts[int(key)] = counts.get(int(key), 0) + 1
    seen_in_trees = {int(key) for examples in trees for e in examples for key in e.key}
    for key, count in counts.items():
        if count >= (SEEN if key in seen_in_trees else SEEN_ELSEWHERE):
            known[key] = UNKNOWN_ROW + 1 + len(known)
    for examples in sets + silver + [examples for _, examples in dev]:
        for e in examples:
            e.rows[1:, 0] = [known.get(int(key), UNKNOWN_ROW) for key in e.key]
    sets, silver = ([[e for e in examples if len(e.words) <= MAX_WORDS] for examples in kind] for kind in (sets, silver))

    net = Net(len(known) + UNKNOWN_ROW + 1, len(tag_numbers), (len(silver_relations), len(silver_tag_numbers)))
    net.tag_names = [(UPOS.index(upos), XPOS.index(xpos)) for upos, xpos in tag_numbers]
    print("%s sentences, %d known words" % (" + ".join(str(len(examples)) for examples in silver + sets), len(known)), flush=True)
    if silver:
        train(net, net.silver_scores, silver, a.silver_epochs, lambda: "silver")

    def after_epoch():
        if a.keep:
            keep(a.keep, net, known)
        write_model(a.out, net, known)
        return "; ".join("%s: %s" % (path.split("/")[-1].split(".")[0], accuracy(net, e)) for path, e in dev)
    train(net, net.scores, sets, a.epochs, after_epoch)


if __name__ == "__main__":
    main()
