import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const isDebian = () =>
  existsSync('/etc/os-release') && /(^|\n)ID(_LIKE)?="?[^\n]*debian/.test(readFileSync('/etc/os-release', 'utf8'));

function found(): string | undefined {
  const own = process.env['CHROME_PATH'];
  if (own) {
    if (!existsSync(own)) throw new Error(`CHROME_PATH is ${own}, but there is no such file`);
    return own;
  }
  const downloaded = chromium.executablePath();
  return [...usual, downloaded].find((path) => path !== '' && existsSync(path));
}

/**
 * The path of a Chromium: CHROME_PATH, an installed one, or one that is installed now (on Debian as root the package
 * `chromium`, elsewhere Playwright's own download). Says what it installs. Throws when there is none to be had.
 */
export async function findBrowser(say: (line: string) => void): Promise<string> {
  const first = found();
  if (first) return first;
  if (isDebian() && process.getuid?.() === 0) {
    say('No Chromium found: installing the Debian package "chromium" (a few minutes, once) …');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } else {
    say('No Chromium found: downloading one through Playwright (about 150 MB, once) …');
    spawnSync(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'], { stdio: 'inherit' });
  }
  const second = found();
  if (!second)
    throw new Error('No Chromium could be installed. Set CHROME_PATH to the program of a Chromium or Chrome.');
  return second;
}
