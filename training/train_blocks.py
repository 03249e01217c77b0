#!/usr/bin/python3
"""Trains models/blocks.model: the forest of src/predict/forest.h that says which blocks of a page are of its article, over the features of
src/page/block_features.h. By scikit-learn's gradient boosting (Debian: python3-sklearn); deterministic.

  train_blocks.py OUT --blocks PRINT_BLOCKS [--cross] [FOLDER | FOLDER@TIMES]...

Blocks of FOLDER@3 weigh three times as much. A folder holds html/ID.html.gz and gold.jsonl with {"id", "url", "text"}, as ../shared's corpora/pages. A block is of the article where its
words stand in gold's text: by runs of four words, and a shorter one by its place between its neighbours. --cross prints what five forests,
each trained without the hosts that it reads, make of the pages: word F1 before and after the rules of page/body_choice.cc.
"""
import argparse, collections, json, re, struct, subprocess, urllib.parse, zlib
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from model_file import ModelFile

FINGERPRINT = 0x626C6F636B000001  # kBlocksFingerprint
VALUE_BITS = 16                   # Forest::kValueBits
THRESHOLD, OUTSIDE_THRESHOLD, APART_THRESHOLD, MIN_OF_RUN = 0.45, 0.6, 0.7, 0.3  # kMinLogOdds, …, kMinOfRun
WORDS, LINKS, KIND, APART, SENTENCE, PROSE, FURNITURE, CREDIT, TITLE, IN_RUN, IN_ELEMENT, FROM_HEADLINE = 0, 1, 2, 4, 5, 6, 18, 19, 20, 46, 47, 59  # columns of the features
GRAM = 4
WORD = re.compile(r"\w+")


def words_of(text):
    return [word.lower() for word in WORD.findall(text or "")]


def stands_at(gold, words, begin, end):
    """Where `words` stand in gold[begin:end], or -1."""
    for at in range(max(0, begin), min(end, len(gold)) - len(words) + 1):
        if gold[at:at + len(words)] == words:
            return at
    return -1


def label(blocks, gold):
    """Of each block (lists of words) the share that is of the article, and whether it is known."""
    grams = collections.defaultdict(list)
    for at in range(len(gold) - GRAM + 1):
        grams[tuple(gold[at:at + GRAM])].append(at)
    shares, known, places = np.zeros(len(blocks["words"])), np.ones(len(blocks["words"])), {}
    long = [len(words) > GRAM for words in blocks["words"]]
    for i, words in enumerate(blocks["words"]):
        if not long[i]:
            continue
        hits = [grams.get(tuple(words[k:k + GRAM])) for k in range(len(words) - GRAM + 1)]
        found = [k for k, hit in enumerate(hits) if hit]
        share = len(found) / len(hits)
        if share >= 0.5:
            shares[i] = share
            places[i] = (hits[found[0]][0] - found[0], hits[found[-1]][0] + len(words) - found[-1])
    sure = sorted(places)
    last, following = None, 0  # the blocks of the article before and after; a short one that is found is one, too
    for i, words in enumerate(blocks["words"]):
        if long[i]:
            last = i if i in places else last
            continue
        while following < len(sure) and sure[following] <= i:
            following += 1
        if not words:
            continue
        begin = places[last][1] if last is not None else 0
        end = places[sure[following]][0] if following < len(sure) else len(gold)
        if begin > end:
            begin = end - 60
        at = stands_at(gold, words, begin - 1, end + 1)
        if at >= 0:
            shares[i], places[i], last = 1, (at, at + len(words)), i
    # Of equal blocks more than gold has, those outside the region's run are of no account.
    equal = collections.defaultdict(list)
    for i in sure:
        equal[tuple(blocks["words"][i])].append(i)
    for words, own in equal.items():
        if len(own) == 1:
            continue
        n = sum(tuple(gold[at:at + len(words)]) == words for at in range(len(gold) - len(words) + 1))
        for i in sorted(own, key=lambda i: -blocks["x"][i, IN_RUN])[max(1, n):]:
            shares[i] = known[i] = 0
    return shares, known


def read_pages(program, folder):
    folder, _, times = folder.partition("@")
    with open(f"{folder}/gold.jsonl", encoding="utf-8") as lines:
        gold = {page["id"]: page for page in map(json.loads, lines)}
    pages = []
    printed = subprocess.run([program, f"{folder}/html"], check=True, capture_output=True)
    for line in printed.stdout.decode().split("\n"):
        if not line:
            continue
        page = json.loads(line)
        own = gold[page["input"].rsplit("/", 1)[1].split(".")[0]]
        if not page["blocks"]:
            continue
        blocks = {"words": [words_of(block["text"]) for block in page["blocks"]], "x": np.array([block["x"] for block in page["blocks"]], dtype=np.float32)}
        blocks["gold"] = words_of(own["text"])
        blocks["sizes"] = np.array([len(words) for words in blocks["words"]])
        blocks["y"], blocks["known"] = label(blocks, blocks["gold"])
        host = urllib.parse.urlsplit(own["url"]).netloc or own["id"]
        blocks["host"] = ".".join(host.split(".")[-2:])
        blocks["folder"], blocks["times"] = folder, float(times or 1)
        pages.append(blocks)
    return pages


def train(pages):
    weights = []
    for page in pages:  # a block weighs by what it does to its page's F1, of which the root is taken: a long page's blocks count too
        weight = np.minimum(1, (page["sizes"] + 1) / max(50, len(page["gold"]))) + 0.0005
        weights.append(np.sqrt(weight) * page["known"] * page["times"])
    weights = np.concatenate(weights)
    forest = HistGradientBoostingClassifier(max_iter=300, learning_rate=0.1, max_leaf_nodes=8, l2_regularization=1, min_samples_leaf=40,
                                            early_stopping=False, random_state=1)
    return forest.fit(np.concatenate([page["x"] for page in pages]), np.concatenate([page["y"] > 0.5 for page in pages]),
                      sample_weight=weights / weights.mean())


def word_f1(found, gold):
    both = sum((collections.Counter(found) & collections.Counter(gold)).values())
    return 2 * both / (len(found) + len(gold)) if found or gold else 1.0


def as_program(page, chosen):
    """page/body_choice.cc, and the lines of furniture that page/article.cc drops."""
    x, sizes = page["x"], page["sizes"]
    run = (x[:, IN_RUN] > 0) & (x[:, APART] == 0)
    chosen = run.copy() if sizes[chosen & run].sum() < MIN_OF_RUN * sizes[run].sum() else chosen.copy()
    began = False
    for i in np.flatnonzero(chosen):
        link = x[i, LINKS] > 0.8 and x[i, KIND] != 1 and not (x[i, SENTENCE] and x[i, WORDS] > 12)
        if (not began and (x[i, TITLE] or x[i, CREDIT])) or x[i, FURNITURE] or link:
            chosen[i] = False
        else:
            began = began or x[i, PROSE] > 0
    return chosen


def by_model(page, forest):
    x = page["x"]
    outside = x[:, IN_ELEMENT] == 0
    least = np.where(x[:, APART] > 0, APART_THRESHOLD, np.where(outside, OUTSIDE_THRESHOLD, THRESHOLD))
    return (forest.predict_proba(x)[:, 1] > least) & ~(outside & (x[:, FROM_HEADLINE] < 0))


def cross(pages):
    fold = [zlib.crc32(page["host"].encode()) % 5 for page in pages]
    figures = collections.defaultdict(list)
    for own in range(5):
        forest = train([page for page, f in zip(pages, fold) if f != own])
        for page, f in zip(pages, fold):
            if f != own:
                continue
            chosen = by_model(page, forest)
            ways = (page["y"] > 0.5, (page["x"][:, IN_RUN] > 0) & (page["x"][:, APART] == 0), chosen, as_program(page, chosen))
            texts = [[word for words, keep in zip(page["words"], way) if keep for word in words] for way in ways]
            figures[page["folder"]].append([word_f1(text, page["gold"]) for text in texts] + [texts[-1] == page["gold"]])
    for folder, rows in figures.items():
        print(folder, "labels {:.4f} run {:.4f} forest {:.4f} with rules {:.4f}, exact {:.3f}".format(*np.mean(rows, axis=0)), flush=True)


def round_down(threshold):
    """The greatest float of 32 bits that is no greater."""
    single = np.float32(threshold)
    return single if single <= threshold else np.nextafter(single, np.float32(-np.inf))


def write_model(path, forest):
    trees, nodes = [], b""
    count = 0
    for (predictor,) in forest._predictors:
        trees.append(count)
        for at, node in enumerate(predictor.nodes):
            if node["is_leaf"]:
                nodes += struct.pack("<fiBBBB", 0, round(float(node["value"]) * 2**VALUE_BITS), 255, 0, 0, 0)
            else:
                nodes += struct.pack("<fiBBBB", round_down(node["num_threshold"]), 0, node["feature_idx"], node["left"] - at, node["right"] - at, 0)
        count += len(predictor.nodes)
    model = ModelFile(FINGERPRINT)
    model.add("base", np.array([round(float(np.ravel(forest._baseline_prediction)[0]) * 2**VALUE_BITS)], dtype="<i4"))
    model.add("trees", np.array(trees, dtype="<u4"))
    model.add("nodes", nodes)
    with open(path, "wb") as file:
        file.write(model.bytes())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--blocks", required=True)
    parser.add_argument("--cross", action="store_true")
    parser.add_argument("folders", nargs="+")
    options = parser.parse_args()
    pages = [page for folder in options.folders for page in read_pages(options.blocks, folder)]
    print(len(pages), "pages,", sum(len(page["y"]) for page in pages), "blocks", flush=True)
    if options.cross:
        cross(pages)
    write_model(options.out, train(pages))


if __name__ == "__main__":
    main()
