// The pictures of docs/: pages of the example story, as a reader of README and the tutorial sees them. Made again after a change of a page by
//   tests/browser/run build/release/onrecord build/release/browser pictures.mjs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Serving, launch, openWindow } from './reader.mjs';

const [program, source] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'onrecord-pictures-'));
const record = join(folder, 'harbour.record');
execFileSync(program, ['build', record, join(source, 'examples')], { stdio: 'ignore' });
const list = (topic) => JSON.parse(execFileSync(program, ['show', record, topic, '--json']));

const browser = await launch();
const serving = await Serving.start(program, record, browser);
const reader = await openWindow(browser, { origin: serving.origin, state: serving.state, width: 1100 });

async function take(name, path, height) {
  await reader.go(path);
  await reader.page.setViewportSize({ width: 1100, height });
  await reader.page.screenshot({ path: join(source, 'docs', 'pictures', `${name}.png`) });
}

const quotation = list('quotations')[0].uses[0];
const { speaker } = list('quotations')[0];
await take('story', '/', 1000);
await take('tutorial-story', '/', 720);
await take('tutorial-report', `/report/${quotation.report}?at=${quotation.span.join('-')}#at`, 620);
await take('tutorial-claim', `/claim/${list('claims').find(({ text }) => text.includes('handle poison')).id}`, 760);  // which the tutorial names
await reader.go('/');
await take('tutorial-statements', `${new URL(await reader.page.locator('a[href*="/statements"]').first().getAttribute('href'), serving.origin).pathname}?speaker=${encodeURIComponent(speaker)}`, 760);
await reader.close();
await serving.stop();
await browser.close();
rmSync(folder, { recursive: true });
