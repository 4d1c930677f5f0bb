// Finds Chrome, Chromium or Edge, installs Debian's Chromium where that is possible, and starts it without a window.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { runQuietly, say } from './process.mjs';

const windowsPrograms = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
  .filter(Boolean)
  .flatMap((base) => [
    path.join(base, 'Google/Chrome/Application/chrome.exe'),
    path.join(base, 'Microsoft/Edge/Application/msedge.exe'),
    path.join(base, 'Chromium/Application/chrome.exe'),
  ]);

const usualPlaces = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'brave-browser']
    .flatMap((name) => [`/usr/bin/${name}`, `/usr/local/bin/${name}`, `/snap/bin/${name}`])
    .concat('/opt/google/chrome/chrome'),
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: windowsPrograms,
};

/** The path of an installed browser that can be driven, or undefined. `CHROME_PATH` comes first. */
export function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, which does not exist`);
  }
  return (usualPlaces[process.platform] ?? []).find((place) => existsSync(place));
}

/**
 * The path of a browser; installs Chromium where this runs as root on Debian.
 * Anywhere else without a browser: an error with the one command to run.
 */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  const packages = ['install', '-y', '--no-install-recommends', 'chromium'];
  if (!isDebian() || process.getuid?.() !== 0)
    throw new Error(`no Chrome, Chromium or Edge found. ${advice(packages)}`);
  say('installing Chromium (apt-get install chromium)');
  const wait = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runQuietly('apt-get', [...wait, 'update'], { env });
  await runQuietly('apt-get', [...wait, ...packages], { env });
  const installed = findBrowser();
  if (!installed) throw new Error('chromium was installed, but its program was not found; set CHROME_PATH');
  return installed;
}

/** Starts the browser with a profile of its own, without a window; no address but this machine's can be reached. */
export async function launchBrowser({ profile, width = 1280, height = 800, scale = 1 }) {
  return chromium.launchPersistentContext(profile, {
    executablePath: await ensureBrowser(),
    headless: true,
    viewport: { width, height },
    deviceScaleFactor: scale,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  });
}

function advice(packages) {
  if (isDebian()) return `Run: sudo sh -c 'apt-get update && apt-get ${packages.join(' ')}'`;
  if (process.platform === 'darwin') return 'Run: brew install --cask chromium';
  if (process.platform === 'win32') return 'Run: winget install Google.Chrome';
  return 'Run: sudo snap install chromium (or install one of them otherwise, or set CHROME_PATH to its program)';
}

/** Debian itself: its descendants' package `chromium` may be a snap, which does not run in a container. */
function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
