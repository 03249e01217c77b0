"""The teacher: a pretrained encoder of running text and, read off its vectors, all that the small network of src/language is to know."""
import math
import os
import sys

import torch
import torch.nn.functional as F
from torch import nn
from transformers import MPNetModel, MPNetTokenizerFast

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from examples import CUE_ROLES, N_NAME_LABELS, PREDICATES, RELATIONS, ROLES  # noqa: E402

ARC, LABEL, PAIR = 512, 192, 256     # hidden units of arcs, of relations, of (cue or predicate, word)
MAX_DISTANCE = 16
DROPOUT = 0.2


class Tokenizer:
    """Words to pieces; the encoder knows no capitals, so each piece brings along how its word is written."""
    LOWER, TITLE, UPPER, MIXED = range(4)

    def __init__(self, folder):
        self.pieces = MPNetTokenizerFast.from_pretrained(folder)
        self.of_word = {}

    def word(self, word):
        known = self.of_word.get(word)
        if known is None:
            ids = self.pieces(word, add_special_tokens=False)["input_ids"][:8] or [self.pieces.unk_token_id]
            letters = [c for c in word if c.isalpha()]
            upper = [c.isupper() for c in letters]
            case = (self.LOWER if not any(upper) else self.TITLE if upper[0] and not any(upper[1:]) else
                    self.UPPER if all(upper) else self.MIXED)
            known = self.of_word[word] = (ids, case)
        return known

    def length(self, words):
        return 2 + sum(len(self.word(w)[0]) for w in words)

    def batch(self, sentences):
        """pieces, cases, mask [sentence][piece]; first and last piece [sentence][place] of each word, place 0 the root; mask of places."""
        n_pieces, n_places = max(map(self.length, sentences)), 1 + max(map(len, sentences))
        pieces = torch.full((len(sentences), n_pieces), self.pieces.pad_token_id)
        cases, mask = torch.zeros_like(pieces), torch.zeros_like(pieces)
        first, last = torch.zeros(len(sentences), n_places, dtype=torch.long), torch.zeros(len(sentences), n_places, dtype=torch.long)
        places = torch.zeros(len(sentences), n_places)
        for s, words in enumerate(sentences):
            row, case = [self.pieces.cls_token_id], [0]
            for i, word in enumerate(words):
                ids, its_case = self.word(word)
                first[s, i + 1], last[s, i + 1] = len(row), len(row) + len(ids) - 1
                row += ids
                case += [its_case] * len(ids)
            row.append(self.pieces.sep_token_id)
            pieces[s, :len(row)], cases[s, :len(case)], mask[s, :len(row)] = torch.tensor(row), torch.tensor(case), 1
            places[s, :len(words) + 1] = 1
        return pieces, cases, mask, first, last, places


class Pairs(nn.Module):
    """Labels of words beside one word of their sentence: roles of a cue, roles of a predicate."""

    def __init__(self, width, n_labels):
        super().__init__()
        self.of_anchor, self.of_word = nn.Linear(width, PAIR), nn.Linear(width, PAIR)
        self.offset = nn.Embedding(2 * MAX_DISTANCE + 1, PAIR)
        nn.init.zeros_(self.offset.weight)
        self.label = nn.Linear(PAIR, n_labels)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, x, sentences, anchors):
        """[anchor][place][label]"""
        off = torch.clamp(torch.arange(x.shape[1])[None, :] - anchors[:, None], -MAX_DISTANCE, MAX_DISTANCE) + MAX_DISTANCE
        hidden = self.of_anchor(x)[sentences, anchors].unsqueeze(1) + self.of_word(x)[sentences] + self.offset(off)
        return self.label(self.dropout(F.gelu(hidden)))


class Teacher(nn.Module):
    def __init__(self, encoder_folder, n_layers, n_tags, n_name_sets, n_frozen=2):
        super().__init__()
        self.encoder = MPNetModel.from_pretrained(encoder_folder, add_pooling_layer=False, attn_implementation="eager")
        del self.encoder.encoder.layer[n_layers:]
        for part in [self.encoder.embeddings, *self.encoder.encoder.layer[:n_frozen]]:
            part.requires_grad_(False)
        width = self.encoder.config.hidden_size
        self.case = nn.Embedding(4, width)
        nn.init.zeros_(self.case.weight)
        self.dropout = nn.Dropout(DROPOUT)
        self.tag = nn.Linear(width, n_tags)
        self.head, self.dependent = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.head_bias = nn.Linear(ARC, 1)
        self.distance = nn.Parameter(torch.zeros(2 * MAX_DISTANCE + 1))
        self.label_head, self.label_dependent = nn.Linear(width, LABEL), nn.Linear(width, LABEL)
        self.bilinear = nn.Parameter(torch.randn(len(RELATIONS), LABEL, LABEL) * 0.01)
        self.label = nn.Linear(2 * LABEL, len(RELATIONS))
        self.name_hidden = nn.Linear(width, PAIR)
        self.name_set = nn.Embedding(n_name_sets, PAIR)
        nn.init.zeros_(self.name_set.weight)
        self.name = nn.Linear(PAIR, N_NAME_LABELS)
        self.cue = nn.Linear(width, 1)
        self.cue_roles = Pairs(width, len(CUE_ROLES))
        self.predicate = nn.Linear(width, len(PREDICATES))
        self.roles = Pairs(width, len(ROLES))
        self.factuality = nn.Sequential(nn.Linear(width, PAIR), nn.GELU(), nn.Linear(PAIR, 1))

    def encode(self, pieces, cases, mask, first, last):
        """[sentence][place][width]"""
        e = self.encoder
        x = e.embeddings(input_ids=pieces) + self.case(cases)
        x = e.encoder(x, attention_mask=e.get_extended_attention_mask(mask, mask.shape), head_mask=[None] * len(e.encoder.layer))[0]
        rows = torch.arange(x.shape[0]).unsqueeze(1)
        return self.dropout((x[rows, first] + x[rows, last]) / 2)

    def arcs(self, x, places):
        heads, dependents = self.dropout(F.gelu(self.head(x))), self.dropout(F.gelu(self.dependent(x)))
        place = torch.arange(x.shape[1])
        off = torch.clamp(place[None, :] - place[:, None], -MAX_DISTANCE, MAX_DISTANCE) + MAX_DISTANCE
        scores = (dependents @ heads.transpose(1, 2)).float() / math.sqrt(ARC) + self.head_bias(heads).float().transpose(1, 2) + self.distance[off]
        return scores.masked_fill((places == 0).unsqueeze(1), -1e4).masked_fill(torch.eye(len(place), dtype=torch.bool), -1e4)

    def relations(self, x, heads):
        h, d = self.dropout(F.gelu(self.label_head(x))), self.dropout(F.gelu(self.label_dependent(x)))
        h = h.gather(1, heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, LABEL))
        both = torch.einsum("bnrj,bnj->bnr", (h @ self.bilinear.permute(1, 0, 2).reshape(LABEL, -1)).view(*h.shape[:2], -1, LABEL), d)
        return both.float() + self.label(torch.cat([h, d], -1)).float()

    def names(self, x, name_set):
        return self.name(self.dropout(F.gelu(self.name_hidden(x) + self.name_set.weight[name_set]))).float()
