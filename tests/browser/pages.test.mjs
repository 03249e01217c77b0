// node pages.test.mjs PROGRAM SOURCE OUT: what a reader does with the pages and the dossier, in a real browser, on one story and on a record
// of many: BROWSER_REPORTS invented reports (400; 20,000 in ./test long). Leaves screenshots (1280 and 390 px, light and dark) and printed
// pages in OUT.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import test, { after, before } from 'node:test';
import { launch, openWindow, Serving } from './reader.mjs';

const [program, source, out] = process.argv.slice(2).map((path) => resolve(path));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const scratch = mkdtempSync(join(tmpdir(), 'onrecord-browser-'));
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

// Status 1: done, but some documents were no text.
function onrecord(...words) {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  assert.ok(status === 0 || status === 1, stderr);
  return stdout;
}
const seeds = resolve(source, '../shared/seeds');
const strings = resolve(source, '../shared/corpora/conformance/strings/naughty.txt');

let browser;
before(async () => { browser = await launch(); });
after(async () => {
  await browser.close();
  rmSync(scratch, { recursive: true });
});

// What axe finds against WCAG 2.2 AA, a line each.
async function findings(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'],
    });
    return violations.flatMap((one) => one.nodes.slice(0, 3).map((node) => `${one.id}: ${node.target} ${node.failureSummary}`));
  });
}

// The kind of page that an address is of: "/report/a?at=1-2" is "report-at".
function kindOf(address) {
  const [path, query] = address.split('?');
  const [first, , section] = path.slice(1).split('/');
  return [first || 'first', section, query?.split('=')[0]].filter(Boolean).join('-');
}

// The addresses that the pages lead to, from the first, at most `most` of one kind.
async function crawl(window, most, home = '/') {
  const seen = new Set(['/']), queue = ['/', home, '/search?q=pier', '/search?q=%22', '/search?speaker=a', '/search'], count = {}, pages = [];
  while (queue.length > 0) {
    const address = queue.shift();
    count[kindOf(address)] = (count[kindOf(address)] ?? 0) + 1;
    if (count[kindOf(address)] > most || address.includes('.csv')) continue;
    await window.go(address);
    pages.push(address);
    const { title, headings, links, foreign, parts } = await window.page.evaluate(() => ({
      parts: [...document.body.innerText.matchAll(/([\d,]+)–([\d,]+) of ([\d,]+)/g)].map((part) => part.slice(1).map((n) => Number(n.replaceAll(',', '')))),
      title: document.title,
      headings: document.querySelectorAll('h1').length,
      links: [...document.links].map((link) => link.getAttribute('href')),
      foreign: document.querySelectorAll('script, img, iframe, object, [style], [onclick], [onerror]').length,
    }));
    assert.ok(title.trim(), `${address} has a title`);
    assert.ok(headings <= 1, `${address} has one main heading`);
    for (const [first, last, all] of parts) assert.ok(first <= last && last <= all && all < 1e6, `${address} has part ${first}–${last} of ${all}`);
    assert.equal(foreign, 0, `${address} has no element of another's`);
    for (const link of links) {
      if (link.startsWith('#')) continue;
      if (!link.startsWith('/')) {
        assert.match(link, /^https?:/, address);
        continue;
      }
      const next = link.split('#')[0];
      if (!seen.has(next)) queue.push(next);
      seen.add(next);
    }
  }
  return pages;
}

// Opens one page of each kind at both widths and in both colours, and leaves its picture.
async function lookAt(serving, name, pages, { widths = [1280, 390], schemes = ['light', 'dark'] } = {}) {
  const kinds = new Map();
  for (const address of pages) if (!kinds.has(kindOf(address))) kinds.set(kindOf(address), address);
  const found = [];
  for (const width of widths) {
    for (const scheme of schemes) {
      const window = await openWindow(browser, { ...serving, width, scheme });
      for (const [kind, address] of kinds) {
        await window.go(address);
        const wide = await window.page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${address} is ${wide} px wide in a window of ${width}`);
        await window.page.screenshot({ path: join(out, `${name}-${kind}-${width}-${scheme}.png`) });
        if (width === widths[0]) found.push(...(await findings(window.page)).map((one) => `${address}, ${scheme}: ${one}`));
      }
      await window.close();
    }
  }
  assert.deepEqual(found, []);
}

async function served(record, work) {
  const serving = await Serving.start(program, record, browser);
  try {
    await work({ origin: serving.origin, state: serving.state });
  } finally {
    await serving.stop();
  }
}

// Invented reports of many stories, in a file, a web archive and a folder.
function writeInvented(nReports, folder) {
  mkdirSync(folder);
  const code = 'import sys; sys.path.insert(0, sys.argv[1]); from invented import write_inputs; print("\\n".join(write_inputs(int(sys.argv[2]), sys.argv[3])))';
  const { status, stdout, stderr } = spawnSync('python3', ['-c', code, join(source, 'integrations'), String(nReports), folder], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout.trim().split('\n').map((name) => join(folder, name));
}

// What a story's first page leads to, by the words above it: each is two clicks from its sentence.
const questions = [
  ['who spoke for whom, and where', '#summary h3:has-text("Who spoke, for whom and where") + ul a[href*="at="]'],
  ['when it happened', '#summary .first a[href*="timeline"]'],
  ['which words several outlets have', '#summary h3:has-text("The same words in several outlets") + ul a'],
  ['what is disputed', '#summary h3:has-text("What is disputed, or differs") + ul a'],
  ['how many origins the claim has', '#summary h3:has-text("Claims, and who is behind them") + ul a'],
];

// The address of a story whose page answers all of them: the first page itself, or of the cases that it lists one that the reader clicks.
async function findStory(window) {
  await window.go('/');
  if (await window.page.locator('#summary').count()) return '/';
  const cases = await window.page.locator('.cases h2 a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  assert.ok(cases.length > 20, `${cases.length} cases are listed`);
  assert.ok((await window.page.locator('.cases .newest').count()) > cases.length / 2, 'cases are listed with what is new');
  for (const address of cases) {
    await window.go(address);
    const answered = await Promise.all(questions.map(([, first]) => window.page.locator(first).count()));
    if (answered.every((n) => n > 0) && await window.page.locator('.picture a').count() > 3) return address;
  }
  throw new Error('no case of the first page answers all questions');
}

const nInvented = Number(process.env.BROWSER_REPORTS ?? 400);
const records = { examples: () => [join(source, 'examples')], ...(existsSync(seeds) ? { seeds: () => [seeds] } : {}), many: () => writeInvented(nInvented, join(scratch, 'invented')) };
for (const [name, inputs] of Object.entries(records)) {
  test(`${name}: a reader without help`, { timeout: 3600000 }, async (t) => {
    const record = join(scratch, `${name}.record`);
    onrecord('build', record, ...inputs());
    await served(record, async (serving) => {
      let pages, home;
      await t.test('a story is found', async () => {
        const window = await openWindow(browser, serving);
        home = await findStory(window);
        await window.close();
      });

      await t.test('every page opens, narrow and wide, light and dark, and axe finds nothing', async () => {
        const window = await openWindow(browser, serving);
        pages = await crawl(window, 6, home);
        await window.close();
        await lookAt(serving, name, pages, name === 'examples' ? {} : { schemes: ['light'] });
      });

      await t.test('from a conclusion to its sentence and back', async () => {
        const window = await openWindow(browser, serving);
        const { page } = window;
        await window.go(home);
        await window.follow(page.locator('#summary a[href^="/claim/"]').first());
        const claim = page.url();
        const link = page.locator('main a[href*="at="]').first();
        await window.follow(link);
        const mark = page.locator('mark#at');
        assert.ok((await mark.innerText()).length > 0);
        const box = await mark.boundingBox();
        assert.ok(box.y >= 0 && box.y < 900, 'the words are in view');
        await page.goBack();
        assert.equal(page.url(), claim);
        await window.close();
      });

      await t.test('two clicks from the first page', async () => {
        const window = await openWindow(browser, serving);
        const { page } = window;
        for (const [question, first] of questions) {
          await window.go(home);
          await window.follow(page.locator(first).first());
          if (!page.url().includes('at=')) {
            const target = new URL(page.url()).hash;
            if (target) assert.ok(await page.locator(`[id="${target.slice(1)}"]`).count(), `${question}: ${target} is on the page`);
            await window.follow(page.locator(`main ${target ? `[id="${target.slice(1)}"] ` : ''}a[href*="at="]`).first());
          }
          assert.equal(await page.locator('mark#at').count(), 1, `${question}: the words are lit`);
        }
        await window.close();
      });

      await t.test('filters, sorts, saves, searches', async () => {
        const window = await openWindow(browser, serving);
        const { page } = window;
        await window.go(home);
        await window.follow(page.getByRole('link', { name: 'Statements', exact: true }));
        const items = page.locator('.ledger > li');
        const all = await items.count();
        await page.getByLabel('Form').selectOption('direct');
        await window.follow(page.getByRole('button', { name: 'Show' }));
        const quoted = await items.count();
        assert.ok(quoted > 0 && quoted < all, `${quoted} of ${all} are quoted`);
        const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /CSV/ }).click()]);
        assert.equal(readFileSync(await download.path(), 'utf8').split('\r\n').length, Math.max(quoted, 1) + 2);
        await page.getByLabel('Speaker', { exact: true }).fill('nobody of this name');
        await window.follow(page.getByRole('button', { name: 'Show' }));
        assert.equal(await items.count(), 0);
        await window.follow(page.getByRole('link', { name: 'Show all' }).first());
        assert.equal(await items.count(), all);
        await window.follow(page.getByRole('link', { name: 'Timeline', exact: true }));
        const events = await page.locator('.timeline > li').count();
        await page.getByLabel('Kind').selectOption('planned');
        await window.follow(page.getByRole('button', { name: 'Show' }));
        assert.ok(await page.locator('.timeline > li').count() < events);
        await page.getByLabel('Kind').selectOption('');
        await page.getByLabel('Reported by').selectOption('several');
        await window.follow(page.getByRole('button', { name: 'Show' }));
        assert.ok(await page.locator('.timeline > li').count() < events, 'fewer events are in several reports');
        await window.follow(page.getByRole('link', { name: 'Show all' }).first());
        await window.follow(page.locator('.picture a:has(.part)').nth(1));
        assert.match(page.url(), /from=.*to=/);
        assert.ok(await page.locator('.timeline > li').count() < events, 'a part of the axis is nearer');
        await window.follow(page.getByRole('link', { name: 'All days' }));
        assert.equal(await page.locator('.timeline > li').count(), events);
        await page.getByRole('searchbox').fill('"');
        await window.follow(() => page.getByRole('searchbox').press('Enter'));
        assert.match(await page.locator('main').innerText(), /must all occur/);
        await page.getByLabel('Published from').fill('yesterday');
        await window.follow(page.locator('main').getByRole('button'));
        assert.match(await page.locator('main').innerText(), /no day or month/);
        await window.close();
      });

      await t.test('a link to words finds them again, or says that it does not', async () => {
        const window = await openWindow(browser, serving);
        const { page } = window;
        await window.go(pages.find((one) => kindOf(one) === 'report-at'));
        const words = await page.locator('mark#at').innerText();
        const link = new URL(await page.getByRole('link', { name: 'A link to these words' }).getAttribute('href'), serving.origin);
        await window.go(link.pathname + link.search);
        assert.equal(await page.locator('mark#at').innerText(), words);
        assert.equal(await page.locator('.tag', { hasText: /moved|lost/ }).count(), 0);
        link.searchParams.set('at', '1-2');
        await window.go(link.pathname + link.search);
        assert.equal(await page.locator('mark#at').innerText(), words);
        assert.equal(await page.locator('.tag', { hasText: 'moved' }).count(), 1);
        link.searchParams.set('exact', 'words that nobody wrote');
        await window.go(link.pathname + link.search);
        assert.equal(await page.locator('.tag', { hasText: 'lost' }).count(), 1);
        await window.close();
      });

      await t.test('a decision is taken back', async () => {
        const window = await openWindow(browser, serving);
        const { page } = window;
        const [person] = JSON.parse(onrecord('show', record, 'people', '--json'));
        onrecord('decide', record, 'note', person.id, 'of the harbour');
        await window.go('/decisions');
        await window.follow(page.getByRole('button', { name: /Undo/ }));
        assert.match(await page.locator('main').innerText(), /Nothing has been decided/);
        await window.close();
      });

      await t.test('by keyboard alone', async () => {
        const window = await openWindow(browser, serving);
        const { page } = window;
        await window.go(home);
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
        assert.ok(await page.evaluate(() => document.getElementById('main').contains(document.activeElement)), 'the skip link skips');
        // Every stop is seen, and every link and field is a stop.
        await window.go(home);
        const stops = new Set(), hidden = [];
        for (let n = 0; n < 400; ++n) {
          await page.keyboard.press('Tab');
          const stop = await page.evaluate(() => {
            const on = document.activeElement;
            if (on === document.body) return null;
            const style = getComputedStyle(on), box = on.getBoundingClientRect();
            const shape = on.querySelector?.('circle, rect');
            const isSeen = style.outlineStyle !== 'none' || (shape && getComputedStyle(shape).stroke !== getComputedStyle(shape).fill);
            return { is: `${on.tagName} ${on.textContent.slice(0, 40)}`, number: [...document.querySelectorAll('*')].indexOf(on), isSeen: isSeen && box.width > 0 };
          });
          if (stop === null || stops.has(stop.number)) break;
          stops.add(stop.number);
          if (!stop.isSeen) hidden.push(stop.is);
        }
        assert.deepEqual(hidden, []);
        const n = await page.locator('a[href], input:not([type=hidden]), button, select').count();
        assert.equal(stops.size, n, 'all can be reached');
        await page.getByRole('searchbox').focus();
        await page.keyboard.type('the');
        await window.follow(() => page.keyboard.press('Enter'));
        assert.match(page.url(), /search/);
        await window.close();
      });

      await t.test('prints', async () => {
        const window = await openWindow(browser, serving);
        for (const address of [home, pages.find((one) => kindOf(one) === 'report'), pages.find((one) => kindOf(one) === 'claim')]) {
          await window.go(address);
          await window.page.emulateMedia({ media: 'print' });
          assert.ok(!(await window.page.locator('.top').isVisible()), 'no way to other pages is printed');
          const pdf = await window.page.pdf({ format: 'A4', path: join(out, `${name}-${kindOf(address)}.pdf`) });
          assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
        }
        await window.close();
      });

      await t.test('without JavaScript nothing is missing', async () => {
        const [plain, full] = [await openWindow(browser, { ...serving, javaScript: false }), await openWindow(browser, serving)];
        for (const address of pages.filter((one) => !one.startsWith('/report')).slice(0, 12)) {
          await plain.go(address);
          await full.go(address);
          assert.equal(await plain.page.locator('body').innerText(), await full.page.locator('body').innerText(), address);
        }
        await plain.close();
        await full.close();
      });
    });
  });

  if (name === 'many') continue;
  test(`${name}: the dossier, from disk`, { timeout: 600000 }, async () => {
    const file = join(scratch, `${name}.html`);
    onrecord('report', join(scratch, `${name}.record`), '-o', file);
    for (const scheme of ['light', 'dark']) {
      const window = await openWindow(browser, { scheme });
      const { page } = window;
      await page.goto(`file://${file}`);
      await page.screenshot({ path: join(out, `${name}-dossier-1280-${scheme}.png`) });
      assert.deepEqual(await findings(page), [], scheme);
      await window.close();
    }
    const window = await openWindow(browser, { width: 390 });
    const { page } = window;
    await page.goto(`file://${file}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 390);
    await page.screenshot({ path: join(out, `${name}-dossier-390-light.png`) });
    const entries = page.locator('[data-filter]:visible'), all = await entries.count();
    await page.getByLabel(/Show only entries/).fill('told');
    await page.waitForFunction((n) => [...document.querySelectorAll('[data-filter]')].filter((one) => !one.hidden).length < n, all);
    await page.getByLabel(/Show only entries/).fill('');
    await window.follow(page.locator('#summary a[href^="#r"]').first());
    assert.equal(await page.locator('mark:target').count(), 1);
    await page.goBack();
    await page.pdf({ format: 'A4', path: join(out, `${name}-dossier.pdf`) });
    await window.close();
    const plain = await openWindow(browser, { javaScript: false });
    await plain.page.goto(`file://${file}`);
    assert.ok(!(await plain.page.locator('.filter').isVisible()), 'no filter that does nothing');
    assert.equal(await plain.page.locator('[data-filter]:visible').count(), all);
    await plain.close();
  });
}

test('words of reports stay words', { timeout: 1200000 }, async () => {
  const lines = existsSync(strings) ? readFileSync(strings, 'utf8').split('\n').filter((line) => line && !line.startsWith('#')) : [];
  const hostile = [
    '<script>alert(1)</script>', '"><img src=x onerror=alert(2)>', "' onmouseover='alert(3)", 'javascript:alert(4)', 'data:text/html,<script>alert(5)</script>',
    '</title><svg onload=alert(6)>', '\u202eevil\u2066', '&lt;b&gt;', '{{7*7}}', '<!-- --!>', '<base href=//evil.example>', '\\"\\u003cscript\\u003e', ...lines,
  ];
  const reports = hostile.map((words, n) => JSON.stringify({
    id: `${words} ${n}`, title: words, outlet: words, url: n % 2 ? words : `https://example.com/${words}`, byline: [words], date: `2025-08-${String(1 + n % 28).padStart(2, '0')}`,
    text: `The Harlow Port Authority closed Pier ${n % 5} on Monday.\n\n“We were never asked about ${words} here,” Ana Ruiz told the ${words} Times. Tom ${words} declined to comment.`,
  }));
  writeFileSync(join(scratch, 'hostile.jsonl'), reports.join('\n') + '\n');
  const record = join(scratch, 'hostile.record');
  onrecord('build', record, join(scratch, 'hostile.jsonl'));
  await served(record, async (serving) => {
    const window = await openWindow(browser, serving);
    const pages = await crawl(window, 4);
    for (const words of hostile.slice(0, 20)) await window.go(`/search?q=${encodeURIComponent(words.slice(0, 200))}&outlet=${encodeURIComponent(words.slice(0, 200))}`);
    await window.close();
    await lookAt(serving, 'hostile', pages, { widths: [390], schemes: ['light'] });
  });
  // No more than a dossier holds at a time.
  for (let from = 0; from < reports.length; from += 400) {
    writeFileSync(join(scratch, 'part.jsonl'), reports.slice(from, from + 400).join('\n') + '\n');
    const file = join(scratch, `hostile-${from}.html`);
    onrecord('report', join(scratch, 'part.jsonl'), '-o', file);
    const window = await openWindow(browser);
    await window.page.goto(`file://${file}`);
    await window.page.waitForTimeout(300);
    await window.close();
  }
});
