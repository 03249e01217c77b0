"""Attribution frames: how a sentence says who told what to whom. Split by family, so that no construction of one half is seen in the other.

In a template
  {S} {^S}     the speaker (name, description, unnamed source); ^ opens a sentence     {he} {^he}   a pronoun for the same
  {P} {B}      the clause in direct and in reported tense; {^P} opens a sentence       {Q} {Q2}     the spoken sentences
  {own}        the outlet that is speaking
  {to} {press} whom it was told to: "a news conference"; press: people                 {where}      the occasion: "in a statement"
  {spoke}      the same where somebody spoke                                            {D} {^D}     a document, dated {dated}
  {R} {^R}     another outlet                                                          {ask}        the question that was answered
  {W}          the day on which it was said
  <…>          the content of the statement                                            ~…~          its cue
A frame's use follows from its slots: tell, press, spoken, where, document, outlet; else bare, which says nothing about the occasion.
What stands behind || is printed at the end of the report and not here.
"""
from dataclasses import dataclass

DEV = {
    "said that": (
        "{^S} ~told~ {to} <that {B}>.", "{^S} ~said~ {where} <that {B}>.", "{^S} ~said~ {W} {where} <that {B}>.", "{^S} ~said~ <{B}>.",
        "{^S} ~told~ {to} {W} <that {B}>.",
        "{^D} ~said~ <that {B}>.", "{^D} ~states~ <that {P}>.", "{^R} ~reported~ <that {B}>.", "{^R} ~reported~ {W} <that {B}>.",
        "{^R} ~said~ <that {B}>."),
    "quotation, speaker, verb": (
        "<“{Q},”> {S} ~told~ {to}.", "<“{Q},”> {S} ~said~ {where}.", "<“{Q},”> {S} ~told~ {to} {W}. <“{Q2}.”>", "<“{Q},”> {S} ~said~.",
        "<“{Q},”> {S} ~said~ {where}. <“{Q2}.”>"),
    "according to, behind": (
        "<{^P}>, ~according to~ {S}. ||{^S} spoke {spoke} {W}.", "<{^P}>, ~according to~ {D}.", "<{^P}>, ~according to~ {R}.",
        "<{^P}>, ~according to~ {S}.", "<{^P}>, ~according to~ a report in {R}.",
        "<{^P}>, ~according to~ {D}, which is dated {dated}."),
    "colon": (
        "{^S} ~told~ {to}: <“{Q}. {Q2}.”>", "{^S}, {where}: <“{Q}.”>", "{^S} ~put it like this~ {where}: <“{Q}. {Q2}.”>",
        "{^D} ~is plain about it~: <{P}>.", "This is what {R} ~reported~: <{P}>."),
    "reporting verb": (
        "{^S} ~confirmed~ {where} <that {B}>.", "{^S} ~confirmed~ to {press} <that {B}>.", "{^S} ~insisted~ {where} <that {B}>.",
        "{^S} ~stated~ {W} {where} <that {B}>.", "{^D} ~notes~ <that {P}>.", "{^D} ~records~ <that {B}>.",
        "{^S} ~maintained~ <that {B}>.", "{^R} ~has revealed~ <that {B}>.", "{^R} ~claimed~ {W} <that {B}>."),
    "a sentence apart": (
        "<{^P}>. That is what {S} ~told~ {to}.", "<{^P}>. {^S} ~said~ so {where}.", "<{^P}>. So ~says~ {D}.",
        "<{^P}>. The source for that is {D}.", "<{^P}>. The ~report~ comes from {R}.", "<{^P}>. So {R} ~reported~ {W}."),
    "setting first": (
        "{^S} spoke {spoke} {W}. <“{Q},”> {he} ~said~.", "{^S} spoke to {press} {W}. {^he} ~said~ <that {B}>.",
        "{^S} answered questions {spoke}. <“{Q},”> {he} ~said~. <“{Q2}.”>", "There was a statement from {S} {W}. <{^P}>, it ~said~.",
        "{^own} has seen {D}. It ~says~ <that {P}>.", "There was a report in {R} {W}. It ~said~ <that {B}>."),
    "aside": (
        "<{^P}> – or so {S} ~told~ {to}.", "<{^P}> (~source~: {D}).", "<{^P}>, {S} having ~said~ as much {where}.",
        "<{^P}>, if {R} is ~to be believed~.", "<{^P}> – this from {D}.",
        "<{^P}>, {R} ~says~, and nobody here has found out more."),
    "written": (
        "{^S} ~wrote~ {where}: <“{Q}.”>", "<“{Q},”> {S} ~wrote~ {where}. <“{Q2}.”>"),
}
TEST = {
    "clause first": (
        "<{^P}>, {S} ~told~ {to}.", "<{^P}>, {S} ~said~ {where}.", "<{^P}>, {S} ~said~ {where} {W}.", "<{^P}>, {D} ~shows~.",
        "<{^P}>, {R} ~reported~ {W}.", "<{^P}>, {R} ~reported~.", "<{^P}>, {S} ~said~."),
    "quotation, verb, speaker": (
        "<“{Q},”> ~said~ {S} {where}.", "<“{Q},”> ~said~ {S}, speaking to {press}. <“{Q2}.”>", "<“{Q},”> ~said~ {S}.",
        "<“{Q},”> ~explained~ {S} {where}. <“{Q2}.”>"),
    "fronted": (
        "~According to~ {D}, <{P}>.", "~According to~ {R}, <{P}>.", "Speaking {spoke}, {S} ~said~ <that {B}>.",
        "{^where} {W}, {S} ~said~ <that {B}>.", "Talking to {press} {W}, {S} ~made it clear~ <that {B}>.",
        "~Citing~ nobody by name, {R} ~reported~ <that {B}>.",
        "As {R} ~reported~ {W}, <{P}>.", "As {D} ~shows~, <{P}>.", "~According to~ {S}, <{P}>."),
    "split quotation": (
        "<“{Q}”> was how {S} ~put it~ {where}. <“{Q2}.”>", "<“{Q}”>, {S} ~told~ {to}; <“{q2}.”>",
        "<“{Q}”>: the words are those of {S}, ~spoken~ {spoke}."),
    "noun": (
        "It was {S} who ~told~ {to} <that {B}>.", "The ~news~ <that {B}> was given by {S} {where}.",
        "The ~assertion~ <that {P}> rests on {D}.", "Reports <that {B}> first ~appeared~ in {R}.", "The word of {S} ~is~ <that {P}>.",
        "The ~claim~ <that {B}> was made by {R} {W}.", "The ~finding~ <that {B}> is in {D}."),
    "question and answer": (
        "Asked {spoke} {ask}, {S} ~replied~: <“{Q}. {Q2}.”>", "Asked by {press} {ask}, {S} ~answered~: <“{Q}.”>",
        "Could {S} tell {press} {ask}? <“{Q},”> came the ~reply~.", "On the question of {ask}, {D} ~says~ <that {P}>.",
        "As to {ask}, {R} ~had~ this: <{P}>."),
    "passive": (
        "It was ~announced~ by {S} {where} <that {B}>.", "{^press_was} ~told~ by {S} <that {B}>.", "It is ~stated~ in {D} <that {P}>.",
        "It has been ~reported~ by {R} <that {B}>.", "It was ~reported~ in {R} {W} <that {B}>."),
    "present": (
        "{^S} ~says~ <{P}>. {^he} was speaking {spoke}.", "{^S} has ~told~ {to} <that {P}>.", "{^D} ~says~ <{P}>.",
        "{^R} ~is reporting~ <that {P}>.", "<{^P}>, ~says~ {S}. {^he} was talking to {press} {W}.", "{^S} ~says~ {where} <that {P}>.",
        "{^S} ~says~ <{P}>."),
    "posted": (
        "{^S} ~posted~ this {where} {W}: <“{Q}. {Q2}.”>", "<“{Q},”> ran a ~post~ that {S} put up {where}."),
    "last line": (
        "{^S} ~said~ <that {B}>. ||{^S} spoke {spoke} {W}.", "<“{Q},”> {S} ~said~. <“{Q2}.”> ||{^S} was speaking {spoke} {W}.",
        "{^S} ~said~ <{B}>. ||{^S} was talking to {press} {W}."),
}
# A report that says another has confirmed its own: the ring closes.
CONFIRM = {
    "dev": ("Our report <that {B}> has since been ~confirmed~ by {R}.",
            "{^R} has now ~confirmed~ what was first reported here: <that {B}>.",
            "As first reported here and since ~confirmed~ by {R}, <{P}>."),
    "test": ("<{^P}>; {R} has meanwhile ~borne out~ our report of it.", "{^R} has ~backed up~ our story <that {B}>.",
             "{^own} was first with the news <that {B}>, and {R} has since ~stood it up~."),
}
# An outlet's own word, without a source.
OWN = {
    "dev": ("<{^P}>.", "<{^P}>, it has emerged.", "It is understood <that {P}>."),
    "test": ("<{^P}>.", "It is thought <that {P}>.", "<{^P}>, it appears."),
}
REFUSAL = {
    "dev": ("{^body} ~declined~ <to comment>.", "{^body} ~would not discuss~ <the matter>.",
            "{^body} ~did not respond~ <to a request for comment>.", "Approached for comment, {body} ~declined~ <to say anything>."),
    "test": ("There was ~no comment~ from {body}.", "{^body} ~refused~ <to be drawn>.",
             "A request for comment to {body} ~went unanswered~.", "{^body} ~chose not~ <to comment>."),
}


@dataclass(frozen=True)
class Frame:
    family: str
    template: str
    use: str

    @property
    def quotes(self):
        return "{Q}" in self.template


USES = (("D", "document"), ("R", "outlet"), ("press", "press"), ("press_was", "press"), ("spoke", "spoken"), ("to", "tell"),
        ("where", "where"))


def use_of(template):
    if template.startswith("There was a statement"):
        return "statement"
    return next((use for slot, use in USES if "{%s}" % slot in template or "{^%s}" % slot in template), "bare")


def frames(split):
    return [Frame(family, t, "post" if family in ("written", "posted") else use_of(t)) for family,
            ts in (DEV if split == "dev" else TEST).items() for t in ts]
