#!/usr/bin/env python3
"""What the teacher says of sentences, softly: label_text.py OUT --teacher FILE --encoder FOLDER [--names SET] INPUT...

INPUT: CoNLL-U, IOB2 columns or readings; their words alone are read. OUT: for examples.read_soft, a pickled list of (words, SoftLabels.pack).
Probabilities are bytes, the best few of each word; a sentence takes some 60 bytes a word. Sentences of the files `--without` (dev sets) are left out.
"""
import argparse
import pickle
import time

import numpy as np
import torch

from net import Teacher, Tokenizer
from examples import batches, read_plain
from train_teacher import SETS_OF_NAMES

KEPT = 3                 # answers of each word
MIN_ANCHOR = 0.2         # probability of a cue or predicate whose roles are kept
MAX_WORDS = 100
BATCH_PIECES = 6000


def as_bytes(probabilities):
    return np.rint(probabilities * 255).astype(np.uint8)


def best(probabilities):
    """[...][labels] -> answers, their probabilities: [...][KEPT] bytes each."""
    top = probabilities.topk(KEPT, -1)
    return top.indices.numpy().astype(np.uint8), as_bytes(top.values.float().numpy())


def label(net, tokenizer, group, name_set):
    pieces, cases, mask, first, last, places = tokenizer.batch([e.words for e in group])
    x = net.encode(pieces, cases, mask, first, last)
    arcs = net.arcs(x, places).softmax(-1)
    heads = arcs.argmax(-1)
    found = {"heads": best(arcs), "relations": best(net.relations(x, heads).softmax(-1)), "tags": best(net.tag(x).float().softmax(-1)),
             "names": best(net.names(x, name_set).softmax(-1)), "predicates": best(net.predicate(x).float().softmax(-1))}
    cues = net.cue(x).squeeze(-1).float().sigmoid()
    cues[:, 0] = 0
    cues *= places
    predicates = 1 - net.predicate(x).float().softmax(-1)[..., 0]
    predicates[:, 0] = 0
    predicates *= places
    factuality = torch.tanh(net.factuality(x).squeeze(-1).float())
    anchored = {}
    for name, scores, pairs in (("frames", cues, net.cue_roles), ("arguments", predicates, net.roles)):
        at = (scores > MIN_ANCHOR).nonzero()
        roles = pairs(x, at[:, 0], at[:, 1]).float().softmax(-1) if len(at) else torch.zeros(0)
        of = [[] for _ in group]
        for i, (k, anchor) in enumerate(at.tolist()):
            own = roles[i, 1:len(group[k].words) + 1]
            of[k].append((anchor - 1, as_bytes(own.numpy()) if name == "frames" else best(own)))
        anchored[name] = of
    for k, e in enumerate(group):
        own = slice(1, len(e.words) + 1)
        packed = {name: (a[k, own], p[k, own]) for name, (a, p) in found.items()}
        packed["cues"] = as_bytes(cues[k, own].numpy())
        packed["factuality"] = np.rint(factuality[k, own].numpy() * 127).astype(np.int8)
        for name in anchored:
            packed[name] = anchored[name][k]
        yield e.words, packed


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("out")
    p.add_argument("--teacher", required=True)
    p.add_argument("--encoder", required=True)
    p.add_argument("--names", choices=SETS_OF_NAMES, default="gum", help="by whose rules names are marked")
    p.add_argument("--without", action="append", default=[])
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("inputs", nargs="+")
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    kept = torch.load(a.teacher, weights_only=True)
    tokenizer = Tokenizer(a.encoder)
    net = Teacher(a.encoder, kept["layers"], len(kept["tags"]), len(SETS_OF_NAMES))
    net.load_state_dict(kept["net"])
    net.eval()
    held_out = {tuple(e.words) for path in a.without for e in read_plain(path)}
    examples = {tuple(e.words): e for path in a.inputs for e in read_plain(path) if len(e.words) <= MAX_WORDS}
    examples = [e for words, e in examples.items() if words not in held_out or len(words) < 4]
    out, began, n = [], time.time(), 0
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for i, group in enumerate(batches(examples, BATCH_PIECES, lambda e: tokenizer.length(e.words), None)):
            out += label(net, tokenizer, group, SETS_OF_NAMES.index(a.names))
            n += sum(len(e.words) for e in group)
            if i % 50 == 49:
                print("%d words, %.0f s" % (n, time.time() - began), flush=True)
    with open(a.out, "wb") as f:
        pickle.dump({"tags": kept["tags"], "sentences": out}, f, protocol=4)
    print("%d sentences, %d words" % (len(out), n))


if __name__ == "__main__":
    main()
