"""A kind of story: what happened, who can speak of it, and on which matters reports can differ.

Texts are templates. {town}, {firm} and so on are filled from the world; {n} is the figure in question; [will|would] is the form for direct
and for reported speech; <…> is the place that tells the event; {W} is when it was ("on Tuesday"); ((a|b)) is one of them. A clause can
follow "that" and can open a sentence. A quotation is two sentences: the first holds the figure, the second adds nothing that anybody
disputes.
"""
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Role:
    before: str        # stands before the name: "fire chief"
    after: str         # stands behind it: "area commander of Wendshire Fire and Rescue"
    body: str          # whom the person speaks for
    side: str = ""     # roles of one side speak for one interest; of different sides, for opposed ones
    loud: str = ""     # before the name in a tabloid


@dataclass(frozen=True)
class Matter:
    key: str
    figure: str        # count, money (millions), percent, decimal (one place), date, whether
    low: float         # range of the figure; for a date: days after the happening
    high: float
    says: tuple        # roles that know
    clauses: tuple
    quotes: tuple      # pairs of sentences
    head: str          # headline
    ask: str           # indirect question: "how many people were hurt"
    topic: str
    anon: tuple = ()   # how an unnamed source is described
    doc: tuple = ()    # (noun with article, short noun, issuer's role or body, channel kinds); () where no document has it
    against: tuple = ()    # roles that give another figure or deny
    no_clauses: tuple = ()  # whether: the denial
    no_quotes: tuple = ()
    grows: bool = False     # a count that rises as days go by


@dataclass(frozen=True)
class Kind:
    name: str
    setting: dict      # names made for the story; templates over {town}, {county}, {name1}, {name2}
    roles: dict
    event: str         # what happened, in a line
    leads: tuple       # of the day and the day after
    later: tuple       # of the days that follow
    loud: tuple        # a tabloid's
    heads: tuple
    later_heads: tuple
    past: tuple        # (sentences with {past}, line) of an earlier, similar happening
    background: tuple
    matters: tuple = field(default=())


def number(key, figure, low, high, says, clauses, quotes, head, ask, topic, **more):
    return Matter(key, figure, low, high, says, clauses, quotes, head, ask, topic, **more)


def whether(key, says, against, clauses, quotes, no_clauses, no_quotes, head, ask, topic, **more):
    return Matter(key, "whether", 0, 0, says, clauses, quotes, head, ask, topic, against=against, no_clauses=no_clauses,
                  no_quotes=no_quotes, **more)
