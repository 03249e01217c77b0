"""The world of one story: town, bodies, persons, days, and the figures that are true in it. Everything is invented."""
import datetime
import re
from dataclasses import dataclass

TOWNS = ("Ravensholt", "Marlock Bay", "Skerrow", "Port Ansell", "Halverton", "Ostrey", "Brackwater", "Fenholm", "Dunmarrow", "Elverhythe",
         "Quillan Cross", "Sarnow", "Tarrick", "Vessling",
         "Wexcombe", "Yarlet", "Corrow", "Inverlay", "Merrowby", "Lastingham Quay")
COUNTIES = ("Wendshire", "Eastmarch", "Kelder County", "Tamarshire", "Northfold", "Ardley County", "Suthermark", "Low Fells")
THINGS = ("Calloway", "Pellinger", "Orrin", "Tamsel", "Redmayne", "Hartlow", "Sefton", "Brindle", "Casterby", "Lorne", "Ember", "Wyndham",
          "Averill", "Stannard", "Kestrel", "Marram")
WOMEN = ("Ruth", "Ines", "Marta", "Leila", "Gwen", "Oona", "Priya", "Tamar", "Ngozi", "Hanne", "Celia", "Wanda", "Esther", "Mei",
         "Dolores", "Agnes", "Samira", "Bridget", "Yuki", "Paola")
MEN = ("Victor", "Tomas", "Idris", "Kofi", "Martin", "Ravi", "Stefan", "Callum", "Hugo", "Emeka", "Piotr", "Dennis", "Yusuf", "Owen",
       "Mateo", "Anders", "Graham", "Kenji", "Lewis", "Farid")
SURNAMES = ("Abara", "Aldous", "Bashir", "Beckwith", "Castellan", "Cheng", "Corrigan", "Dahl", "Devereux", "Esposito", "Fairley",
            "Ferreira", "Gallagher", "Gruber", "Haddad", "Hallam", "Ibarra",
            "Jessop", "Kaminski", "Kapoor", "Kowalczyk", "Lindqvist", "Lockyer", "Maddox", "Mbeki-Stone", "Mistry", "Nakamura", "Novak",
            "Oduya", "Ogilvie", "Pereira", "Prosser", "Quaye", "Rashid",
            "Rostova", "Salgado", "Sandoval", "Szabo", "Tennant", "Thackeray", "Trevelyan", "Uddin", "Vance", "Verhoeven", "Wachira",
            "Whitlock", "Yilmaz", "Zanetti")


@dataclass(frozen=True)
class Person:
    first: str
    last: str
    woman: bool
    role: object       # kinds.Role, filled
    key: str

    @property
    def name(self):
        return self.first + " " + self.last


class World:
    def __init__(self, draw, kind):
        self.kind = kind
        self.happened = datetime.date(2019, 1, 6) + datetime.timedelta(days=draw.below(2500))
        self.past = (self.happened.year - draw.between(3, 14), draw.between(1, 12))
        names, self.surnames = draw.some(THINGS, 4), draw.shuffled(SURNAMES)
        self.currency = draw.one(("£", "$", "€"))
        self.slots = dict(town=draw.one(TOWNS), county=draw.one(COUNTIES), name1=names[0], name2=names[1], name3=names[2],
                          first1=draw.one(WOMEN))
        if kind.name == "doping":
            self.slots["name1"] = self.surnames.pop()
        for key, template in kind.setting.items():
            self.slots[key] = template.format(**self.slots)
        self.women = [w for w in draw.shuffled(WOMEN) if w != self.slots["first1"]]
        self.men = draw.shuffled(MEN)
        self.people = {}
        for key, role in kind.roles.items():
            filled = type(role)(*(self.fill(getattr(role, f)) for f in ("before", "after", "body", "side", "loud")))
            woman = draw.chance(0.5)
            self.people[key] = Person((self.women if woman else self.men).pop(), self.surnames.pop(), woman, filled, key)
        self.reporters = [((self.women if draw.chance(0.5) else self.men).pop(), self.surnames.pop()) for _ in range(12)]

    def fill(self, template):
        """{town}, {firm}, … filled; {n}, {W} and other slots are left as they are."""
        return re.sub(r"\{(\w+)\}", lambda m: self.slots.get(m[1], m[0]), template)

    def day(self, n):
        return self.happened + datetime.timedelta(days=n)
