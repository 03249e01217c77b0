"""Figures: how a house prints them, and what becomes of them on the way: rounded, misheard, hedged."""
import styles

NUMBERS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
           "nineteen").split()
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

# what stands before a figure in the words of who gave it; "nearly" and "more than" come with round figures alone
HEDGES = {"count": ("at least", "about", "around"), "money": ("about", "at least", "around"), "percent": ("about", "around"),
          "decimal": ("about",)}


def rounded(matter, value):
    """(the figure that a desk would make of it, the word before it), or None"""
    if matter.figure == "count" and value >= 40:
        unit = 10 if value < 120 else 100 if value < 1200 else 10 ** (len(str(value)) - 2)
        low = value // unit * unit
        near = low + unit if value - low > unit * 0.6 else low
        if near == value:
            return None
        return near, "nearly" if near > value else "more than"
    if matter.figure == "money":
        near = float(int(value + 0.5)) if value < 100 else float(int(value / 10 + 0.5) * 10)
        return (near, "nearly" if near > value else "more than") if near != value and near else None
    if matter.figure == "percent" and value % 10 and value > 15:
        near = (value + 5) // 10 * 10
        return near, "about"
    return None


def misheard(matter, value, draw):
    """A slip of the ear or of the pen: fifteen and fifty, 45 and 54, 4.6 and 6.4; or None"""
    if matter.figure == "date" or matter.figure == "whether":
        return None
    if matter.figure == "decimal" or (matter.figure == "money" and value < 10):
        a, b = divmod(int(round(value * 10)), 10)
        return (b * 10 + a) / 10 if a != b and b else None
    if matter.figure == "money":
        return None
    if 13 <= value <= 19:
        return (value - 10) * 10
    digits = str(int(value))
    if value % 10 == 0 and 30 <= value <= 90:
        return value // 10 + 10
    if len(digits) in (2, 3) and digits[-1] != digits[-2] and digits[-1] != "0":
        return int(digits[:-2] + digits[-1] + digits[-2])
    return None


def spelled(n):
    if n < 20:
        return NUMBERS[n]
    if n < 100:
        return TENS[n // 10] + ("-" + NUMBERS[n % 10] if n % 10 else "")
    return None


def figure_text(style, figure, value, currency):
    if figure == "count":
        return spelled(value) if value < 10 and style.spells else format(value, ",")
    if figure == "money":
        n = format(value, ",.0f") if value == int(value) else format(value, ",.1f")
        if style.money == "words":
            return "%s million %s" % (n, {"£": "pounds", "$": "dollars", "€": "euros"}[currency])
        return currency + n + ("m" if style.money == "sign m" else " million")
    if figure == "percent":
        return str(value) + style.percent
    if figure == "decimal":
        return "%.1f" % value
    if figure == "whether":
        return ""
    return styles.date_text(style, value)


def figure_value(figure, value):
    """Normalised: digits, a day, or yes and no"""
    if figure == "money":
        return "%d" % round(value * 1000000)
    if figure == "date":
        return value.isoformat()
    if figure == "whether":
        return "yes" if value else "no"
    return "%g" % value if isinstance(value, float) else str(value)
