"""The network of src/language: the encoder of sentence_encoder.h and all that is read off its vectors, for training.

What fits between the two is here: sizes, and how a word lies to a predicate in the tree. sentence_file.py writes it as the program reads it.
"""
import ctypes
import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from examples import CUE_ROLES, N_NAME_LABELS, PREDICATES, RELATIONS, ROLES

ROWS = [0, 1024, 4096, 8192, 1024, 4096, 512, 256, 1024]  # kEmbeddingRows
ROOT_ROW, UNKNOWN_ROW = 0, 1
EMBEDDED, WIDTH, LAYERS, ARC, LABEL, PAIR = 128, 192, 3, 128, 96, 96
TAG_LAYER = 1                            # tags are read off the vectors of so many layers
MAX_DISTANCE = 16
MAX_NORM = 8                             # of a row of weights: sums stay within 32 bits
LEAK = 0.125
DROPOUT, EMBEDDED_DROPOUT = 0.2, 0.1
WORD_DROPOUT, VECTOR_DROPOUT, PART_DROPOUT = 0.15, 0.5, 0.1  # of a word's own row; then of its vector with it; of a part
PATH_DROPOUT = 0.1                       # trees are not always right


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
