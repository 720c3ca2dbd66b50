import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';

/** Keeps the browser from talking to anybody but us. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a headless browser: the installed one that `CHROME_PATH` names, else the one that npm brought. */
export async function startBrowser(): Promise<Browser> {
  const installed = process.env.CHROME_PATH;
  const executablePath = installed && existsSync(installed) ? installed : await chromium.executablePath();
  return driver.launch({ executablePath, args: QUIET });
}
