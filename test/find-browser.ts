import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Chromium without windows: a page opens in it in less than half the time. */
const headless = '/usr/bin/chromium-headless-shell';
const usual = [
  headless,
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

/** Installs Debian's package of the Chromium without windows; whether it is there then. */
function installHeadless(): boolean {
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  spawnSync(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell', 'fonts-dejavu-core'],
    {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    },
  );
  return existsSync(headless);
}

/**
 * The path of a Chromium: CHROME_PATH, an installed one, or one that is installed now (on Debian as root the package
 * `chromium-headless-shell`, even where a slower one is there; elsewhere Playwright's own download). Says what it
 * installs. Throws when there is none to be had.
 */
export async function findBrowser(say: (line: string) => void): Promise<string> {
  const canInstall = isDebian() && process.getuid?.() === 0;
  if (!process.env['CHROME_PATH'] && canInstall && !existsSync(headless)) {
    say('Installing the Debian package "chromium-headless-shell" (a few minutes, once) …');
    if (installHeadless()) return headless;
  }
  const first = found();
  if (first) return first;
  if (!canInstall) {
    say('No Chromium found: downloading one through Playwright (about 150 MB, once) …');
    spawnSync(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'], { stdio: 'inherit' });
  }
  const second = found();
  if (!second)
    throw new Error('No Chromium could be installed. Set CHROME_PATH to the program of a Chromium or Chrome.');
  return second;
}
