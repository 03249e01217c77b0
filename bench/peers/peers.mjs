// peers.mjs PEER INPUT OUTPUT: peers.py for the programs that are JavaScript. What it imports is installed beside it.
import { readFileSync, writeFileSync } from "node:fs";
import { JSDOM, VirtualConsole } from "jsdom";
import { Readability } from "@mozilla/readability";
import * as chrono from "chrono-node";
import nlp from "compromise";
import dates from "compromise-dates";

// The last line break of a block is lost in textContent.
const kBlocks = /<\/?(p|div|li|ul|ol|h[1-6]|tr|td|th|table|br|blockquote|pre|section|figure|figcaption)\b[^>]*>/gi;

// Places in a string count UTF-16 units; ours count code points.
function codePoints(text, at) {
  let n = 0;
  for (let i = 0; i < at; i += text.codePointAt(i) > 0xffff ? 2 : 1) ++n;
  return n;
}

function span(text, begin, length) {
  const first = codePoints(text, begin);
  return [first, first + codePoints(text.slice(begin, begin + length), length)];
}

const peers = {
  readability(page) {
    const dom = new JSDOM(page.html, { url: page.url, virtualConsole: new VirtualConsole() });
    let article = null;
    try {
      article = new Readability(dom.window.document).parse();
    } catch {
      // a page that it cannot read counts as one without an article
    }
    const text = JSDOM.fragment((article?.content ?? "").replace(kBlocks, "\n")).textContent;
    dom.window.close();
    return { text, title: article?.title ?? null, byline: article?.byline ? [article.byline] : [], published: { value: article?.publishedTime?.slice(0, 10) ?? null } };
  },

  chrono({ text, date }) {
    const times = chrono.parse(text, new Date(`${date}T12:00:00`)).map((found) => {
      const known = (part) => found.start.isCertain(part);
      const two = (part) => String(found.start.get(part)).padStart(2, "0");
      let value = String(found.start.get("year"));
      if (known("month") || known("day") || known("weekday")) value += `-${two("month")}`;
      if (known("day") || known("weekday")) value += `-${two("day")}`;
      if (known("hour")) value = `${found.start.get("year")}-${two("month")}-${two("day")}T${two("hour")}:${two("minute")}`;
      return { span: span(text, found.index, found.text.length), type: known("hour") ? "TIME" : "DATE", value };
    });
    return { text, times };
  },

  compromise({ text, date }) {
    let found = [];
    try {
      found = nlp(text).dates({ today: date }).json({ offset: true });
    } catch {
      // a text in which it finds a date that it cannot compute counts as one without times
    }
    const length = { day: 10, week: 10, month: 7, season: 7, quarter: 7, year: 4 };
    return { text, times: found.filter((one) => one.offset).map((one) => ({
      span: span(text, one.offset.start, one.offset.length), type: "DATE", value: (one.dates?.start ?? "").slice(0, length[one.dates?.unit] ?? 10) })) };
  },
};

nlp.plugin(dates);
const [name, source, out] = process.argv.slice(2);
const rows = readFileSync(source, "utf8").split("\n").filter((line) => line).map((line) => JSON.parse(line));
const began = process.cpuUsage();
const readings = rows.map((row) => ({ id: row.id, ...peers[name](row) }));
const used = process.cpuUsage(began);
writeFileSync(out, readings.map((reading) => JSON.stringify(reading) + "\n").join(""));
process.stderr.write(`${(used.user + used.system) / 1e6}\n`);
