// Mozilla's Readability over a folder of pages: prints {"ID": {"articleBody": text}} and, on standard error, the CPU seconds that parsing and
// extracting took. bench/beside_readability installs what this imports.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
const require = createRequire(process.argv[2] + "/");
const { JSDOM, VirtualConsole } = require("jsdom");
const { Readability } = require("@mozilla/readability");

const texts = {};
const began = process.cpuUsage();
for (const name of readdirSync(process.argv[3]).sort()) {
    const dom = new JSDOM(readFileSync(`${process.argv[3]}/${name}`, "utf8"), { virtualConsole: new VirtualConsole() });
    let article = null;
    try {
        article = new Readability(dom.window.document).parse();
    } catch {
        // a page that it cannot read counts as one without an article
    }
    const body = (article?.content ?? "").replace(/<\/?(p|div|li|ul|ol|h[1-6]|tr|td|th|table|br|blockquote|pre|section|figure|figcaption)\b[^>]*>/gi, "\n");
    texts[name.split(".")[0]] = { articleBody: JSDOM.fragment(body).textContent };
    dom.window.close();
}
const used = process.cpuUsage(began);
process.stderr.write(`${(used.user + used.system) / 1e6}\n`);
process.stdout.write(JSON.stringify(texts));
