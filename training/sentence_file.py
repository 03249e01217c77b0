"""models/sentence.model as src/language and src/predict read it, from a Net and back: whole numbers of few bits (predict/dense.h)."""
import sys

import numpy as np
import torch
from torch import nn

from examples import RELATIONS
from model_file import ModelFile, read_sections
from sentence_net import ARC, EMBEDDED, LAYERS, MAX_NORM, TAG_LAYER

FINGERPRINT = 0x73656e7465000003        # kSentenceFingerprint
ACTIVATION_BITS, WEIGHT_BITS = 11, 12
SUM_BITS = ACTIVATION_BITS + WEIGHT_BITS
LEVEL_BITS, LEVEL_OF_ZERO, MAX_LEVEL_WEIGHT = 5, 128, 63


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
