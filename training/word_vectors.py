#!/usr/bin/env python3
"""Trains models/word_vectors.model: which words are used alike (compare/word_vectors.h), from GloVe's vectors.

  word_vectors.py OUT --words PRINT_WORDS --glove FILE.npz

The most frequent words that are of letters; the mean and the two strongest directions, which all words share, are taken away (Mu and
Viswanath 2018); what is left is turned onto its 64 strongest directions, made of length one, and rounded to bytes. Deterministic.
"""
import argparse
import re
import subprocess

import numpy as np

from model_file import ModelFile

FINGERPRINT = 0x776F726476000001  # kWordVectorsFingerprint
N_WORDS = 30000
N_DIMENSIONS = 64                 # WordVectors::kDimensions
N_SHARED = 2                      # directions taken away
LETTERS = re.compile(r"[a-z][a-z'-]*[a-z]$")


def keys_of(program, words):
    printed = subprocess.run([program], input=("\n".join(words) + "\n").encode(), stdout=subprocess.PIPE, check=True).stdout
    rows = np.frombuffer(printed, dtype="<u8").reshape(len(words), -1)
    return ((rows[:, 0] ^ (rows[:, 0] >> 32)) & 0xFFFFFFFF).astype("<u4")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("out")
    p.add_argument("--words", required=True)
    p.add_argument("--glove", required=True)
    a = p.parse_args()
    glove = np.load(a.glove)
    chosen = [i for i, word in enumerate(glove["words"].tolist()) if LETTERS.match(word)][:N_WORDS]
    words = [glove["words"][i] for i in chosen]
    vectors = glove["vectors"][chosen].astype(np.float64)
    vectors -= vectors.mean(0)
    values, directions = np.linalg.eigh(vectors.T @ vectors)
    kept = directions[:, np.argsort(-values)[N_SHARED:N_SHARED + N_DIMENSIONS]]
    vectors = vectors @ kept
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    scale = 127 / np.abs(vectors).max(1, keepdims=True)
    rounded = np.rint(vectors * scale).astype(np.int8)
    keys = keys_of(a.words, words)
    order = np.argsort(keys, kind="stable")
    order = order[np.append(True, np.diff(keys[order].astype(np.int64)) != 0)]  # of two words with one key the more frequent
    file = ModelFile(FINGERPRINT)
    file.add("keys", keys[order])
    file.add("vectors", rounded[order])
    with open(a.out, "wb") as f:
        f.write(file.bytes())


if __name__ == "__main__":
    main()
