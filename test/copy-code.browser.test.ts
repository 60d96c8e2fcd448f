import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { watchPage } from './browser.ts';
import { demoInBrowser } from './demo-in-browser.ts';
import { pagesOf } from './page-kinds.ts';

const demo = demoInBrowser();

test('a piece of code is copied as it stands, which is said, and nothing on the page moves', async () => {
  const context = await demo.browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const watched = await watchPage(page);
  await page.goto(demo.served.url('categories/crash-reports/'), { waitUntil: 'load' });
  const code = page.locator('pre.payload').first();
  const text = await code.textContent();
  const frame = page.locator('.code-frame', { has: code });
  const button = frame.getByRole('button', { name: 'Copy' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => frame.getByRole('status').textContent()).toBe('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  const lies = await frame.evaluate((element) => {
    const [inside, over] = ['pre', 'button'].map((part) => element.querySelector(part)!.getBoundingClientRect());
    return (
      over!.top >= inside!.top &&
      over!.bottom <= inside!.bottom &&
      element.getBoundingClientRect().height === inside!.height
    );
  });
  expect(lies).toBe(true);
  expect(watched.violations).toEqual([]);
  await context.close();
});

test('refusal is said too, and without scripts there is no button', async () => {
  const context = await demo.browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(() =>
    Object.defineProperty(navigator.clipboard, 'writeText', { value: () => Promise.reject(new Error('no')) }),
  );
  await page.goto(demo.served.url('categories/crash-reports/'), { waitUntil: 'load' });
  await page.locator('.code-frame .copy').first().click();
  await expect.poll(() => page.locator('.code-frame [role="status"]').first().textContent()).toContain('not allowed');
  await context.close();
  const still = await demo.browser.newContext({ javaScriptEnabled: false });
  const plain = await still.newPage();
  await plain.goto(demo.served.url('categories/crash-reports/'), { waitUntil: 'load' });
  expect(await plain.locator('.copy').count()).toBe(0);
  expect(await plain.locator('pre.payload').isVisible()).toBe(true);
  await still.close();
});

test('the script comes with every page that has code, and with no other', () => {
  const loads = pagesOf(demo.folder).map((path) => {
    const html = readFileSync(join(demo.folder, path, 'index.html'), 'utf8');
    return {
      path,
      hasCode: html.includes('<pre') && html.includes('data-copy='),
      hasScript: /<script[^>]+src="[^"]*CopyCode/.test(html),
    };
  });
  expect(loads.filter(({ hasScript }) => hasScript).length).toBeGreaterThan(20);
  expect(loads.filter(({ hasCode, hasScript }) => hasCode !== hasScript)).toEqual([]);
});
