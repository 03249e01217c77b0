#!/usr/bin/env python3
"""Trains the teacher of models/sentence.model: train_teacher.py OUT --encoder FOLDER --corpora FOLDER --readings READINGS --dev-readings READINGS

A pretrained encoder (weights.py) and heads for tags, trees, names, attributions, predicates, arguments and factuality, on the train parts of openly
licensed corpora. It is used while training and never shipped. `--readings`: PolNeAR's articles as `onrecord read --tokens` cuts them.
"""
import argparse
import ctypes
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

from net import Teacher, Tokenizer
from examples import (COARSE_RELATIONS, MISC_LABELS, NAME_SETS, PREDICATES, UNKNOWN, add_clauses, add_names, batches, f1, read_name_set, read_statements,
                      read_trees)

ENCODER_RATE, HEAD_RATE, WARM_UP = 6e-5, 1e-3, 0.06
BATCH_PIECES = 3000
MAX_WORDS = 100
SETS_OF_NAMES = list(NAME_SETS)  # each marks names by rules of its own
CUE_LOSS, FACTUALITY_LOSS = 3.0, 2.0
ROLE_LOSS = 10.0                # nine in ten words have no role beside a predicate, and are learned at once
CLIP = 1.0


class Batch:
    def __init__(self, examples, tokenizer):
        self.examples = examples
        self.pieces, self.cases, self.mask, self.first, self.last, self.places = tokenizer.batch([e.words for e in examples])
        n = self.places.shape[1]
        self.heads, self.relations, self.tags, self.names, self.predicates = (torch.full((len(examples), n), UNKNOWN) for _ in range(5))
        self.factuality = torch.full((len(examples), n), float("nan"))
        self.frames, self.arguments = [], []   # (sentence, place of the anchor, labels)
        for k, e in enumerate(examples):
            own = slice(1, len(e.words) + 1)
            for rows, known in ((self.heads, e.heads), (self.relations, e.relations), (self.tags, e.extra), (self.names, e.names),
                                (self.predicates, e.predicates), (self.factuality, e.factuality)):
                if known is not None:
                    rows[k, own] = torch.as_tensor(known, dtype=rows.dtype)
            self.frames += [(k, anchor + 1, roles) for anchor, roles in e.frames or []]
            self.arguments += [(k, anchor + 1, roles) for anchor, roles in e.arguments or []]

    def anchored(self, which):
        """sentences, anchors, labels [anchor][place]"""
        labels = torch.full((len(which), self.places.shape[1]), UNKNOWN)
        for i, (_, _, roles) in enumerate(which):
            labels[i, 1:len(roles) + 1] = torch.from_numpy(roles)
        return torch.tensor([w[0] for w in which]), torch.tensor([w[1] for w in which]), labels


def cross_entropy(scores, right):
    return F.cross_entropy(scores.flatten(0, -2).float(), right.flatten(), ignore_index=UNKNOWN)


def loss_of(net, b, name_set):
    x = net.encode(b.pieces, b.cases, b.mask, b.first, b.last)
    loss = torch.zeros(())
    if any(e.heads is not None for e in b.examples):
        loss = loss + cross_entropy(net.arcs(x, b.places)[:, 1:], b.heads[:, 1:]) + cross_entropy(net.relations(x, b.heads), b.relations)
        loss = loss + cross_entropy(net.tag(x), b.tags)
    if any(e.names is not None for e in b.examples):
        scores = net.names(x, name_set)
        allowed = F.one_hot(b.names.clamp(min=0), scores.shape[-1]).bool()
        for k, e in enumerate(b.examples):  # what is not marked there may be a name of another kind
            if e.names is not None and not e.misc_known:
                allowed[k, :, MISC_LABELS] |= (b.names[k] == 0).unsqueeze(-1)
        known = b.names >= 0
        right = torch.logsumexp(scores.masked_fill(~allowed, -1e9), -1) - torch.logsumexp(scores, -1)
        loss = loss - right[known].mean()
    if any(e.frames is not None for e in b.examples):
        anchors = torch.zeros(b.places.shape)
        for k, anchor, _ in b.frames:
            anchors[k, anchor] = 1
        inside = b.places.clone()
        inside[:, 0] = 0
        loss = loss + CUE_LOSS * F.binary_cross_entropy_with_logits(net.cue(x).squeeze(-1).float(), anchors, inside, reduction="sum") / inside.sum()
        if b.frames:
            sentences, anchors, labels = b.anchored(b.frames)
            loss = loss + cross_entropy(net.cue_roles(x, sentences, anchors), labels)
    if any(e.predicates is not None for e in b.examples):
        loss = loss + cross_entropy(net.predicate(x), b.predicates)
        if b.arguments:
            sentences, anchors, labels = b.anchored(b.arguments)
            loss = loss + ROLE_LOSS * cross_entropy(net.roles(x, sentences, anchors), labels)
    if not torch.isnan(b.factuality).all():
        known = ~torch.isnan(b.factuality)
        loss = loss + FACTUALITY_LOSS * F.mse_loss(torch.tanh(net.factuality(x).squeeze(-1)[known].float()), b.factuality[known])
    return loss


def accuracy(net, tokenizer, examples, name_set):
    net.eval()
    coarse = torch.tensor(COARSE_RELATIONS)
    c = {}

    def count(name, *values):
        c[name] = [a + float(b) for a, b in zip(c.get(name, [0] * len(values)), values)]
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for group in batches(examples, 2 * BATCH_PIECES, lambda e: tokenizer.length(e.words), None):
            b = Batch(group, tokenizer)
            x = net.encode(b.pieces, b.cases, b.mask, b.first, b.last)
            if group[0].heads is not None:
                heads = net.arcs(x, b.places).argmax(-1)
                labels = net.relations(x, heads).argmax(-1)
                known = b.heads >= 0
                right = (heads == b.heads) & known
                count("UAS", right.sum(), known.sum())
                count("LAS", (right & (coarse[labels] == coarse[b.relations.clamp(min=0)])).sum(), known.sum())
                count("tags", ((net.tag(x).argmax(-1) == b.tags) & (b.tags >= 0)).sum(), known.sum())
            if group[0].names is not None:
                own, known = net.names(x, name_set).argmax(-1), b.names >= 0
                if not group[0].misc_known:
                    own[own >= MISC_LABELS[0]] = 0
                count("name words", ((own == b.names) & (own > 0) & known).sum(), ((own > 0) & known).sum(), (b.names > 0).sum())
            if group[0].frames is not None:
                found, gold = (net.cue(x).squeeze(-1) > 0) & (b.places > 0), torch.zeros(b.places.shape, dtype=torch.bool)
                found[:, 0] = False
                for k, anchor, _ in b.frames:
                    gold[k, anchor] = True
                count("cues", (found & gold).sum(), found.sum(), gold.sum())
                if b.frames:
                    sentences, anchors, labels = b.anchored(b.frames)
                    count("cue roles", ((net.cue_roles(x, sentences, anchors).argmax(-1) == labels) & (labels >= 0)).sum(), (labels >= 0).sum())
            if group[0].predicates is not None:
                own = net.predicate(x).argmax(-1)
                for kind in (1, 2):
                    count(PREDICATES[kind] + "s", ((own == kind) & (b.predicates == kind)).sum(), ((own == kind) & (b.predicates >= 0)).sum(), (b.predicates == kind).sum())
                if b.arguments:
                    sentences, anchors, labels = b.anchored(b.arguments)
                    own = net.roles(x, sentences, anchors).argmax(-1)
                    count("roles", ((own == labels) & (own > 0)).sum(), ((own > 0) & (labels >= 0)).sum(), (labels > 0).sum())
                known = ~torch.isnan(b.factuality)
                count("happened", ((net.factuality(x).squeeze(-1)[known] > 0) == (b.factuality[known] > 0)).sum(), known.sum())
    net.train()
    return ", ".join("%s %.2f" % (name, 100 * v[0] / max(1, v[1]) if len(v) == 2 else f1(*v)) for name, v in c.items())


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("out")
    p.add_argument("--encoder", required=True)
    p.add_argument("--corpora", required=True)
    p.add_argument("--readings", required=True)
    p.add_argument("--dev-readings", required=True)
    p.add_argument("--layers", type=int, default=8, help="of the encoder's; those above know more of similarity than of grammar")
    p.add_argument("--start", help="what an earlier run kept, to go on from")
    p.add_argument("--rate", type=float, default=1.0, help="of the rates of learning: less than 1 with --start")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--scale", type=float, default=1.0, help="of the passes over each corpus")
    a = p.parse_args()
    torch.manual_seed(a.seed)
    order = random.Random(a.seed)
    torch.set_num_threads(a.threads)
    data = a.corpora

    ewt, gum = read_trees(data + "/ud/ewt-train.conllu.gz"), read_trees(data + "/ud/gum-train.conllu.gz")
    add_clauses(data + "/clauses/ewt-train.jsonl.gz", ewt)
    names = {s: read_name_set(data, s, "train") for s in NAME_SETS}
    names["gum"] = add_names(gum, names["gum"])
    statements = read_statements(data + "/polnear/train.jsonl.gz", a.readings)
    dev_ewt, dev_gum = read_trees(data + "/ud/ewt-dev.conllu.gz"), read_trees(data + "/ud/gum-dev.conllu.gz")
    add_clauses(data + "/clauses/ewt-dev.jsonl.gz", dev_ewt)
    dev = [("ewt", [e for e in dev_ewt if e.predicates is not None][:700], 0), ("gum", dev_gum, 0)]
    dev += [(s, read_name_set(data, s, "dev"), SETS_OF_NAMES.index(s)) for s in SETS_OF_NAMES[:3]]
    dev += [("polnear", read_statements(data + "/polnear/dev.jsonl", a.dev_readings)[:900], 0)]

    # (examples, passes, name set)
    sets = [(ewt, 3, 0), (gum, 3, 0), (statements, 0.8, 0)]
    sets += [(names[s], passes, SETS_OF_NAMES.index(s)) for s, passes in zip(SETS_OF_NAMES, (2, 4, 1, 1.5, 0.8, 0.2))]
    tag_numbers = {t: i for i, t in enumerate(dict.fromkeys(tuple(t) for e in ewt + gum for t in e.tags.tolist()))}
    for examples in [s[0] for s in sets] + [d[1] for d in dev]:
        for e in examples:
            if e.tags is not None:
                e.extra = np.array([tag_numbers.get(tuple(t), UNKNOWN) for t in e.tags.tolist()])
    tokenizer = Tokenizer(a.encoder)
    net = Teacher(a.encoder, a.layers, len(tag_numbers), len(NAME_SETS))
    net.tag_list = list(tag_numbers)
    if a.start:
        net.load_state_dict(torch.load(a.start, weights_only=True)["net"])

    groups = []
    for examples, passes, name_set in sets:
        examples = [e for e in examples if len(e.words) <= MAX_WORDS]
        passes *= a.scale
        while passes > 0:
            part = examples if passes >= 1 else order.sample(examples, int(passes * len(examples)))
            groups += [(g, name_set) for g in batches(part, BATCH_PIECES, lambda e: tokenizer.length(e.words), order)]
            passes -= 1
    order.shuffle(groups)
    of_encoder = [q for n, q in net.named_parameters() if q.requires_grad and n.startswith("encoder.")]
    of_heads = [q for n, q in net.named_parameters() if q.requires_grad and not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": of_encoder, "base": ENCODER_RATE}, {"params": of_heads, "base": HEAD_RATE}], lr=1e-3, weight_decay=0.01, fused=True)
    net.train()
    began, sum_loss = time.time(), 0.0
    print("%d batches" % len(groups), flush=True)
    for step, (group, name_set) in enumerate(groups):
        at = step / len(groups)
        for own in optimizer.param_groups:
            own["lr"] = a.rate * own["base"] * min(1, at / WARM_UP + 0.01) * (1 - at)
        with torch.autocast("cpu", torch.bfloat16):
            loss = loss_of(net, Batch(group, tokenizer), name_set)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(of_encoder + of_heads, CLIP)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        sum_loss += loss.item()
        if step % 20 == 0:
            ctypes.CDLL("libc.so.6").malloc_trim(0)  # batches of ever other sizes leave the heap in pieces: gigabytes within minutes
        if step % 50 == 49:
            print("%d: loss %.3f, %.0f s" % (step + 1, sum_loss / 50, time.time() - began), flush=True)
            sum_loss = 0.0
        if step % 150 == 149 or step + 1 == len(groups):
            torch.save({"net": net.state_dict(), "layers": a.layers, "tags": net.tag_list}, a.out)
    for name, examples, name_set in dev:
        print("  %s: %s" % (name, accuracy(net, tokenizer, examples, name_set)), flush=True)


if __name__ == "__main__":
    main()
