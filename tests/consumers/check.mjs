// Opens the exports in a folder (check.py makes them) with TimelineJS, in jsdom and in Chromium where there is one, and with Apache Annotator, in
// jsdom, and checks the types of two others.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { JSDOM } from "jsdom";

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
const read = (name) => fs.readFileSync(path.join(folder, name), "utf8");

function expect(what, found, expected) {
  if (JSON.stringify(found) === JSON.stringify(expected)) return;
  console.error(`${what}: ${JSON.stringify(found)}, where ${JSON.stringify(expected)} was expected`);
  process.exit(1);
}

// TimelineJS draws every event, dates each as precisely as it is known, and finds no markup in words.
async function checkTimeline() {
  const dom = new JSDOM("<!DOCTYPE html><div id='timeline'></div>", { runScripts: "outside-only", pretendToBeVisual: true, url: "http://localhost/" });
  dom.window.eval(fs.readFileSync(path.join(here, "node_modules/@knight-lab/timelinejs/dist/js/timeline.js"), "utf8"));
  const data = JSON.parse(read("timelinejs"));
  const timeline = new dom.window.TL.Timeline("timeline", structuredClone(data), {});
  const document = dom.window.document;
  for (let i = 0; i < 100 && document.querySelectorAll(".tl-slide").length < data.events.length; ++i) await new Promise((go) => setTimeout(go, 100));
  expect("TimelineJS: messages", timeline.config.messages, { errors: [], warnings: [] });
  expect("TimelineJS: slides", document.querySelectorAll(".tl-slide").length, data.events.length);
  for (const event of timeline.config.events) {
    const written = data.events.find((one) => one.unique_id === event.unique_id).start_date;
    const format = "day" in written ? "full" : "month" in written ? "month" : "year";
    expect("TimelineJS: precision of a date", event.start_date.data.format, format);
  }
  const tags = new Set([...document.querySelectorAll(".tl-headline *, .tl-text-content *")].map((element) => element.tagName));
  for (const tag of ["BDI", "P", "STRONG", "A"]) tags.delete(tag);
  expect("TimelineJS: markup that came from words", [...tags], []);
}

// The same in the browser that a reader has: every event has its slide and its marker on the line, and no message is shown.
function checkTimelineInChromium() {
  const page = path.join(here, "timeline.html");
  const script = "node_modules/@knight-lab/timelinejs/dist/js/timeline.js";
  fs.writeFileSync(page, `<!DOCTYPE html><meta charset="utf-8"><div id="timeline" style="height: 600px"></div><script src="${script}"></script>
<script>new TL.Timeline("timeline", ${read("timelinejs").replaceAll("<", "\\u003c")})</script>`);
  const options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--virtual-time-budget=20000", "--dump-dom", `file://${page}`];
  let shown = "";
  try {
    shown = execFileSync("chromium", options, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28, timeout: 120000 });
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    console.log("no chromium on this system: TimelineJS was opened in jsdom alone");
    return;
  }
  const { document } = new JSDOM(shown).window;
  const n = JSON.parse(read("timelinejs")).events.length;
  expect("TimelineJS in Chromium: slides", document.querySelectorAll(".tl-slide").length, n);
  expect("TimelineJS in Chromium: markers", document.querySelectorAll(".tl-timemarker").length, n);
  expect("TimelineJS in Chromium: scripts that came from words", document.querySelectorAll("#timeline script").length, 0);
}

// Both selectors of a target choose the same words of the text.
async function checkAnnotations() {
  const { createTextPositionSelectorMatcher, createTextQuoteSelectorMatcher } = await import("@apache-annotator/dom");
  const texts = JSON.parse(read("texts"));
  const collection = JSON.parse(read("annotations"));
  expect("annotations: total", collection.total, collection.first.items.length);
  expect("annotations: ids", new Set(collection.first.items.map((item) => item.id)).size, collection.total);
  const dom = new JSDOM("<!DOCTYPE html><pre></pre>");
  Object.assign(globalThis, { document: dom.window.document, Node: dom.window.Node, NodeFilter: dom.window.NodeFilter, Range: dom.window.Range });
  const sources = Object.fromEntries(Object.entries(texts).map(([id, text]) => [collection.first.items[0].target[0].source.split(":").slice(0, 3).join(":") + ":" +
    [...new TextEncoder().encode(id)].map((byte, i) => /[A-Za-z0-9_~-]/.test(String.fromCharCode(byte)) || (byte === 46 && i > 0) ? String.fromCharCode(byte)
      : "%" + byte.toString(16).toUpperCase().padStart(2, "0")).join(""), text]));
  const pre = document.querySelector("pre");
  let shown = null;
  let n = 0;
  for (const target of collection.first.items.flatMap((item) => item.target)) {
    const text = sources[target.source];
    const [quote, position] = target.selector;
    expect("annotations: words at a position", [...text].slice(position.start, position.end).join(""), quote.exact);
    if (++n % 10 !== 0) continue;  // a tenth of them in the DOM, where each costs a pass over the text
    if (shown !== text) pre.textContent = shown = text;
    const scope = document.createRange();
    scope.selectNodeContents(pre);
    for await (const range of createTextPositionSelectorMatcher(position)(scope)) expect("annotations: Apache Annotator's position", range.toString(), quote.exact);
    let found = false;
    for await (const range of createTextQuoteSelectorMatcher(quote)(scope)) found ||= range.toString() === quote.exact;
    expect("annotations: Apache Annotator finds the quotation", found, true);
  }
}

// What the compiler says of an export as a value of its published type.
function checkTypes() {
  fs.writeFileSync(path.join(here, "jsonld.ts"), `import type { Graph } from "schema-dts";\nexport const graph: Graph = ${read("jsonld")};`);
  fs.writeFileSync(path.join(here, "csl.ts"), `import type { Data } from "csl-json";\nexport const items: Data[] = ${read("csl")};`);
  const options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "esnext", "--moduleResolution", "bundler"];
  try {
    execFileSync(path.join(here, "node_modules/.bin/tsc"), [...options, "jsonld.ts", "csl.ts"], { cwd: here, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    console.error(String(error.stdout).slice(0, 2000));
    process.exit(1);
  }
}

await checkTimeline();
checkTimelineInChromium();
await checkAnnotations();
checkTypes();
process.exit(0);  // TimelineJS leaves timers
