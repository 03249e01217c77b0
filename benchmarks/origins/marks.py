"""Text that remembers what its parts are: a label opens with one private-use character and closes with another, so that a text can be
cut, joined, capitalised and re-punctuated with its labels in it; they become places only when the report is laid out."""
import re

FIRST, LAST = 0xE000, 0xF8F0
CLOSE = "\uf8ff"
COMMA = "\uf8fe"       # a comma, unless another mark follows
_ANY = "[\ue000-\uf8fd\uf8ff]"


class Marks:
    """The labels of one report; a label is any object."""

    def __init__(self):
        self.labels = []

    def put(self, text, label):
        if FIRST + len(self.labels) > LAST:
            raise ValueError("too many labels in one report")
        self.labels.append(label)
        return chr(FIRST + len(self.labels) - 1) + text + CLOSE

    def copy(self, text, source, translate):
        """text of another report, its labels put among ours as translate(label) says; None: left out"""
        out, kept = [], []
        for c in text:
            if c == CLOSE:
                if kept.pop():
                    out.append(c)
            elif FIRST <= ord(c) <= LAST:
                label = translate(source.labels[ord(c) - FIRST])
                kept.append(label is not None)
                if label is not None:
                    self.labels.append(label)
                    out.append(chr(FIRST + len(self.labels) - 1))
            else:
                out.append(c)
        return "".join(out)

    def places(self, text):
        """(plain text, [(label, begin, end)])"""
        plain, stack, found, n = [], [], [], 0
        for c in text:
            if c == CLOSE:
                label, begin = stack.pop()
                found.append((label, begin, n))
            elif FIRST <= ord(c) <= LAST:
                stack.append((self.labels[ord(c) - FIRST], n))
            else:
                plain.append(c)
                n += 1
        return "".join(plain), found


def tidy(text):
    """Commas that are wanted only where nothing else stands; no space before a mark."""
    text = re.sub(COMMA + "(?=%s*[.,;:)])" % _ANY, "", text)
    text = re.sub(COMMA + "(?=%s* –)" % _ANY, "", text)
    return text.replace(COMMA, ",")


def capital(text):
    """The first letter as a capital."""
    for i, c in enumerate(text):
        if c.isalpha() and not (FIRST <= ord(c) <= 0xF8FF):
            return text[:i] + c.upper() + text[i + 1:]
        if c.isdigit():
            return text
    return text


def plain(text):
    return re.sub("[\ue000-\uf8ff]", "", text)
