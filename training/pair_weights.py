"""What claim_weights.py and event_weights.py share: a logistic regression over pairs, and the groups that its log-odds make."""
import numpy as np

PENALTY = 1.0


def fit(parts):
    """Weights of the signs, quadratic penalty on all but the constant, which is the last. A part has `signs`, a row a pair; `same`; and `known`, the pairs to learn from."""
    parts = [p for p in parts if len(p.pairs)]
    x = np.concatenate([p.signs[p.known] for p in parts])
    y = np.concatenate([p.same[p.known] for p in parts]).astype(float)
    scale = np.maximum(np.abs(x).max(0), 1e-9)
    x = x / scale
    w = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], PENALTY)
    penalty[-1] = 0
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (y - p) - penalty * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty) + 1e-9 * np.eye(len(w))
        step = np.linalg.solve(hessian, gradient)
        w += step
        if np.abs(step).max() < 1e-9:
            break
    return w / scale


def grouped(n, pairs, odds, threshold, not_compared):
    """Average linkage of 0 .. n-1 over the pairs given, others counting as `not_compared`: the group of each."""
    group = list(range(n))
    members = {i: [i] for i in group}
    value = {(a, b): o for (a, b), o in zip(map(tuple, pairs), odds)}
    for o, a, b in sorted(((o, a, b) for (a, b), o in value.items()), key=lambda z: (-z[0], z[1], z[2])):
        if o < threshold:
            break
        x, y = group[a], group[b]
        if x == y:
            continue
        mean = np.mean([value.get((min(i, j), max(i, j)), not_compared) for i in members[x] for j in members[y]])
        if mean < threshold:
            continue
        for i in members.pop(y):
            group[i] = x
            members[x].append(i)
    return group
