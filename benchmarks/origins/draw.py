"""Chance that repeats itself: the same labels draw the same things, in every Python 3 and on every machine."""
import random


class Draw:
    """A stream of draws named by its labels. Of the generator only random() is used: its other methods may change between versions."""

    def __init__(self, *labels):
        self._stream = random.Random("/".join(str(label) for label in labels))  # a string is hashed by SHA-512, not by hash()

    def below(self, n):
        return int(self._stream.random() * n)

    def between(self, low, high):
        """A whole number, both ends included."""
        return low + self.below(high - low + 1)

    def chance(self, p):
        return self._stream.random() < p

    def one(self, items):
        return items[self.below(len(items))]

    def some(self, items, n):
        """n different ones, in a drawn order."""
        return self.shuffled(items)[:n]

    def shuffled(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]
        return items
