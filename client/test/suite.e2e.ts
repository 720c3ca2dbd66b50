import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from './browser.ts';
import { startEditor } from './editor.ts';
import { versions } from './fetch.ts';
import { installSuite } from './suite/bundle.ts';
import { suiteFiles } from './suite/files.ts';
import type { Outcome } from './suite/outcomes.ts';
import { type InstalledExtension, installExtension } from './vsix.ts';
import { openWorkbench } from './workbench.ts';
import { makeWorkspace } from './workspace.ts';

let place: string;
let extension: InstalledExtension;
let browser: Browser;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'docker-concept-hints-suite-'));
  extension = await installExtension();
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await extension?.remove();
  await rm(place, { recursive: true, force: true });
});

test.each(Object.values(versions))('the suite in the extension host of code-server %s', async version => {
  const extensions = join(place, version);
  const report = await installSuite(extensions, extension.folder);
  const editor = await startEditor({ version, extensions });
  const workspace = await makeWorkspace(suiteFiles);
  try {
    const window = await openWorkbench(browser, editor, { folder: workspace.folder, file: 'plain.yaml' });
    await expect.poll(() => existsSync(report), { timeout: 60_000 }).toBe(true);
    const outcomes: readonly Outcome[] = JSON.parse(await readFile(report, 'utf8'));
    expect(outcomes.filter(({ failure }) => failure !== undefined)).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(0);
    await window.close();
  } finally {
    await editor.stop();
    await workspace.remove();
  }
});
