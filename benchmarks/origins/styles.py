"""House styles: how an outlet writes and lays out, and the outlets that write so. No style and no outlet is in both halves."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    name: str
    split: str
    form: str                      # txt, html, jsonl
    outlets: tuple                 # (name, short form, with article)
    quotes: str = "“”"             # opening and closing mark
    apostrophe: str = "’"
    percent: str = " per cent"
    money: str = "sign million"    # sign million: £4.2 million; sign m: £4.2m; words: 4.2 million pounds
    dates: str = "3 March"         # "3 March", "March 3", "Mar 3"
    weekday: str = "on"            # on: on Tuesday; bare: Tuesday; near: today, yesterday, on Monday; none: dates alone
    later: str = "last"            # last: Hallam; mr: Mr Hallam; full: Ruth Hallam
    shows: str = "minute"          # how exactly a report is dated: minute, day, month
    spelling: str = "british"
    agency: bool = False
    copies: bool = True            # prints agency copy
    loud: bool = False
    without: tuple = ()            # families that this desk does not use
    prefers: tuple = ()            # families that it uses by preference
    join: int = 1                  # sentences that go together in a paragraph: claims a paragraph
    own: str = "short"             # what the outlet calls itself: short; us; this newspaper; this programme
    byline: str = ""               # template over {name}
    order: str = "pyramid"         # pyramid; voice (a quotation second); slow (background second); latest (newest first)
    spells: bool = True            # three rather than 3
    credit: tuple = ("With {agency}",)
    note: tuple = ()               # a correction: template over {old}


STYLES = (
    # ---------------------------------------------------------------- for development
    Style("wire", "dev", "txt", (("Northwire", "Northwire", False), ("Pallas Press", "Pallas", False), ("Corvane News", "Corvane", False)),
          quotes='""', apostrophe="'", percent=" percent", money="words",
          dates="March 3", agency=True, without=("aside", "colon"), prefers=("said that", "quotation, speaker, verb"),
          note=("(Corrects an earlier version, which said that {old})",)),
    Style("tabloid", "dev", "html", (("Daily Gannet", "Gannet", True), ("Evening Magnet", "Magnet", True),
                                     ("Daily Whistle", "Whistle", True)), quotes="‘’", apostrophe="’", percent="%", money="sign m",
          weekday="near", loud=True, without=("according to, behind", "setting first"), prefers=("quotation, speaker, verb", "aside"),
          byline="By {name}", own="short", order="voice", spells=False),
    Style("broadcaster", "dev", "html", (("Channel Forty", "Channel Forty", False), ("Coastline TV", "Coastline", False),
                                         ("Beacon Television", "Beacon", False)), percent="%", money="sign m",
          without=("aside",), prefers=("said that", "setting first"), credit=("Additional reporting by {agency}", "With {agency}"),
          note=("This story was corrected. An earlier version said that {old}.",)),
    Style("regional", "dev", "txt", (("Herald-Dispatch", "Herald-Dispatch", True), ("Two Rivers Sentinel", "Sentinel", True),
                                     ("Prairie Ledger", "Ledger", True)), quotes='""', apostrophe="'", percent=" percent",
          dates="March 3", weekday="bare", shows="day", spelling="american", byline="{name}\nStaff Writer", join=1,
          prefers=("quotation, speaker, verb", "reporting verb"), credit=("{agency} contributed to this report.",
                                                                          "The {agency} wire contributed.")),
    Style("business daily", "dev", "jsonl", (("Ledger & Exchange", "Ledger & Exchange", True), ("Trade Post", "Trade Post", True),
                                             ("Bourse Daily", "Bourse Daily", True)), percent="%", money="sign m", later="mr",
          prefers=("according to, behind", "reporting verb"), without=("aside", "a sentence apart"), join=2, order="slow", spells=True,
          credit=("{agency} contributed reporting.",)),
    Style("blog", "dev", "html", (("Loose Planks", "Loose Planks", False), ("Second Reading Notes", "Second Reading", False),
                                  ("The Long Spoon", "The Long Spoon", False)), shows="month", weekday="none", own="us",
          prefers=("aside", "a sentence apart", "colon"), join=2, order="slow", copies=False,
          note=("Corrected: I first wrote that {old}.", "A correction: this post once said that {old}.")),
    Style("live page", "dev", "html", (("Now Here", "Now Here", False), ("Cityside Live", "Cityside", False),
                                       ("The Minute", "The Minute",
                                        False)), percent="%", weekday="near", order="latest", prefers=("colon", "setting first"), own="us",
          money="sign m", without=("according to, behind",), spells=False, credit=("Some lines in this page are from {agency}.",)),
    Style("weekly", "dev", "txt", (("Vale Weekly News", "Weekly News", True), ("Hill and Harbour Weekly", "Weekly", True),
                                   ("District Times", "District Times",
                                    True)), quotes='""', apostrophe="'", shows="day", later="mr", join=1,
          order="voice", prefers=("quotation, speaker, verb", "a sentence apart"), byline="By {name}", own="short",
          note=("CORRECTION: We said that {old}. We are happy to put this right.",)),
    # ---------------------------------------------------------------- for the test
    Style("foreign agency", "test", "jsonl", (("Transoceanic News Agency", "TNA", True), ("East Line Press", "ELP", False),
                                              ("Meridiana", "Meridiana",
                                               False)), quotes='""', apostrophe="'", percent=" per cent", money="words", dates="Mar 3",
          agency=True, without=("split quotation", "noun"), prefers=("clause first", "quotation, verb, speaker"),
          note=("(Eds: corrects earlier version which said that {old})",)),
    Style("gossip site", "test", "html", (("Scoop Street", "Scoop Street", False), ("Daily Rumpus", "Rumpus", True),
                                          ("Hot Type", "Hot Type",
                                           False)), quotes="“”", percent="%", money="sign m", weekday="near", loud=True,
          prefers=("question and answer", "quotation, verb, speaker", "present"), without=("passive",), own="short",
          byline="Words: {name}", order="voice", spells=False),
    Style("radio script", "test", "txt", (("Radio Estuary", "Radio Estuary", False), ("Hillside Radio", "Hillside", False),
                                          ("Early FM", "Early FM",
                                           False)), quotes='""', apostrophe="'", weekday="near", own="this programme", later="full",
          prefers=("present", "clause first"), without=("split quotation", "fronted", "posted"), copies=True, credit=("SOURCE: {agency}",),
          shows="minute"),
    Style("broadsheet", "test", "html", (("Correspondent", "Correspondent", True), ("Morning Chronicler", "Chronicler", True),
                                         ("Northern Gazetteer", "Gazetteer",
                                          True)), quotes="‘’", later="mr", shows="day", join=2, order="slow",
          prefers=("noun", "split quotation", "fronted"), without=("present",), byline="By {name}", own="this newspaper", weekday="on",
          credit=("{agency} contributed to this report", "Additional reporting: {agency}"),
          note=("This article was amended. An earlier version stated that {old}.",)),
    Style("English desk", "test", "html", (("Lumen International", "Lumen", False), ("Ostland Today", "Ostland Today", False),
                                           ("Correo in English", "Correo",
                                            False)), quotes="«»", percent="%", dates="3 March", weekday="on", later="full",
          prefers=("fronted", "passive", "noun"), without=("question and answer",),
          credit=("(With information from {agency})", "Source: own desk / {agency}"), spells=False),
    Style("court reporter", "test", "txt", (("Hearings & Orders", "Hearings & Orders", False),
                                            ("The Docket Sheet", "The Docket Sheet", False),
                                            ("Bench Notes", "Bench Notes",
                                             False)), quotes='""', apostrophe="'", dates="March 3", weekday="none", shows="day",
          later="mr", prefers=("passive", "clause first", "noun"), without=("last line", "present"), join=2, copies=False, own="short",
          note=("Erratum: it was stated here that {old}.",)),
    Style("city site", "test", "html", (("Harbour City Online", "Harbour City Online", False), ("Streetlevel", "Streetlevel", False),
                                        ("Northside Notes", "Northside Notes",
                                         False)), percent="%", money="sign m", weekday="near", own="us",
          prefers=("question and answer", "last line", "clause first"), credit=("Copy: {agency}", "With {agency}"), spells=False,
          note=("Update: an earlier version of this story said that {old}.",)),
    Style("newsletter", "test", "txt", (("Margin Notes", "Margin Notes", False), ("Capital Brief", "Capital Brief", False),
                                        ("The Weekly Balance", "The Weekly Balance",
                                         False)), percent="%", money="sign m", shows="month", weekday="none", dates="March 3",
          spelling="american", prefers=("last line", "fronted", "question and answer"), join=2, order="slow", copies=False, own="us"),
)

# Outlets that are named in reports and have none in the story.
OUTSIDE = {"dev": (("Capital Examiner", "Examiner", True), ("Evening Lantern", "Lantern", True),
                   ("Network Twelve", "Network Twelve", False), ("Overland Review", "Review", True)),
           "test": (("National Standard-Bearer", "Standard-Bearer", True), ("Radio Two Lakes", "Two Lakes", False),
                    ("Sunday Compass", "Compass", True), ("Open File", "Open File", False))}

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Outlet:
    name: str
    short: str
    article: bool
    style: object

    def called(self, first):
        name = self.name if first else self.short
        return "the " + name if self.article else name

    @property
    def names(self):
        """As the gold has it: any is right."""
        return self.name if self.name == self.short else self.name + "|" + self.short


def styles(split):
    return [s for s in STYLES if s.split == split]


def outlets(style):
    return [Outlet(name, short, article, style) for name, short, article in style.outlets]


def short_month(month):
    return MONTHS[month - 1] if month in (5, 6, 7) else "Sept" if month == 9 else MONTHS[month - 1][:3]


def date_text(style, day, year=False):
    month = short_month(day.month) if style.dates == "Mar 3" else MONTHS[day.month - 1]
    text = "%d %s" % (day.day, month) if style.dates == "3 March" else "%s %d" % (month, day.day)
    return text + (", %d" if style.dates != "3 March" else " %d") % day.year if year else text


def when_text(style, day, published):
    """(the phrase, so that it can follow a verb)"""
    back = (published - day).days
    if style.weekday == "near" and back == 0:
        return "today"
    if style.weekday == "near" and back == 1:
        return "yesterday"
    if style.weekday != "none" and 0 <= back <= 5:
        return ("" if style.weekday == "bare" else "on ") + WEEKDAYS[day.weekday()]
    return "on " + date_text(style, day)
