// A record that is served, and readers of it: browsers that notice whatever a page should not do.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

export async function launch() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

export class Serving {
  static async start(program, record, browser) {
    const serving = new Serving();
    serving.process = spawn(program, ['serve', record], { stdio: ['ignore', 'pipe', 'ignore'] });
    for await (const line of createInterface({ input: serving.process.stdout })) {
      serving.origin = new URL(line).origin;
      // The address is good once: its cookie is what all readers have.
      const context = await browser.newContext();
      await (await context.newPage()).goto(line);
      serving.state = await context.storageState();
      await context.close();
      return serving;
    }
    throw new Error('the server has printed no address');
  }

  async stop() {
    this.process.kill('SIGTERM');
    const [status] = await once(this.process, 'exit');
    assert.equal(status, 0, 'the server ends cleanly');
  }
}

// One window. `faults` collects console messages, errors, dialogs and requests to anywhere but `origin`.
export async function openWindow(browser, { origin = 'file://', state, width = 1280, scheme = 'light', javaScript = true } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 }, colorScheme: scheme, javaScriptEnabled: javaScript, storageState: state,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(120000);
  const faults = [];
  page.on('console', (message) => faults.push(`console at ${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error at ${page.url()}: ${error.message}`));
  page.on('dialog', (dialog) => { faults.push(`dialog at ${page.url()}: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) faults.push(`request at ${page.url()}: ${request.url()}`);
  });
  return {
    page,
    faults,
    async go(path) {
      const response = await page.goto(origin + path);
      assert.equal(response.status(), 200, path);
    },
    // Clicks, or whatever else leads to another page or place, and waits until that is there: a click itself ends when its page has begun.
    async follow(target) {
      await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), typeof target === 'function' ? target() : target.click()]);
    },
    // Ends the window; fails where the pages did what they should not.
    async close() {
      await context.close();
      assert.deepEqual(faults, []);
    },
  };
}
