"""Who told whom: a claim, its origins, and its tellings, one in each report that carries it.

A claim is one matter with one figure as one side gives it. Its origins are utterances on an occasion, documents, unnamed persons,
outlets that are not in the story, and outlets' own words. Each report that carries the claim does so by one telling:
  heard    it was there, and says where ("told reporters", "in a statement", "told the Courier")
  bare     it names the speaker and not the occasion: perhaps the same one, perhaps another
  read     it credits another report of the story ("the Courier reported")
  told_to  it credits the other report inside the words ("told Northwire")
  copied   it prints an agency's sentences and says so in a line
  hidden   it prints an agency's sentences and does not say so
  own      it states the thing without saying whence
  outside  it credits an outlet that is not in the story
  confirm  it says that another report, which rests on its own earlier one, has confirmed it: the ring is closed
"""
import datetime
from dataclasses import dataclass, field
from typing import Optional


@dataclass
class Report:
    outlet: object               # styles.Outlet
    at: datetime.datetime        # when it was published
    follow: bool = False         # the outlet's second report
    file: str = ""
    tellings: list = field(default_factory=list)
    published: Optional[str] = None
    inferable: Optional[str] = None

    @property
    def day(self):
        return self.at.date()


@dataclass
class Origin:
    type: str                    # utterance, document, anonymous, outlet, own
    how: str                     # interview, conference, statement, post, speech, document, anonymous, outside, own
    day: datetime.date
    label: str                   # the occasion's name, one in the story
    person: object = None        # world.Person
    outlet: object = None        # whom it was told to
    unnamed: str = ""            # "a hospital source"
    doc: tuple = ()              # (noun, short noun, issuer, channel kinds)
    hedge: str = ""              # as the words had it: "at least"
    quote: Optional[int] = None  # which of the matter's sentences were spoken; None: nobody quotes them
    drift: str = ""              # how the speaker began this time


@dataclass
class Telling:
    claim: object
    report: Report
    how: str
    origin: Optional[int]        # index in the claim's origins
    source: Optional[Report] = None    # the report that it was read in
    figure: object = None        # as told: rounded or misheard where it differs from the claim's
    twist: str = ""              # round, mishear, correct
    hedge: str = ""
    wrong: object = None         # twist correct: what the outlet first had
    note: bool = False           # stands in a correction


@dataclass
class Claim:
    matter: object
    account: str                 # which account of the matter: a, b, later
    figure: object               # int, float, date, or True and False of a whether
    origins: list = field(default_factory=list)
    tellings: list = field(default_factory=list)
    circle: list = field(default_factory=list)
    plan: str = ""

    def bounds(self):
        """At least the origins that cannot be the same; at most those that need not be."""
        certain = sum(o.type in ("utterance", "document") for o in self.origins)
        loose = sum(o.type in ("anonymous", "own", "outlet") for o in self.origins)
        named = [t for t in self.tellings if t.how == "bare"]
        # one that names the speaker alone may be another occasion, unless nothing else is known of that speaker
        loose += sum(1 for t in named if any(u is not t and u.origin == t.origin and u.how != "bare" for u in self.tellings))
        return max(1, certain), max(1, certain + loose)
