import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from './browser.ts';
import { startEditor } from './editor.ts';
import { versions } from './fetch.ts';
import { bundleSuite } from './suite/bundle.ts';
import { suiteFiles } from './suite/files.ts';
import { type InstalledExtension, installExtension } from './vsix.ts';
import { openWorkbench } from './workbench.ts';
import { makeWorkspace } from './workspace.ts';

let extension: InstalledExtension;
let browser: Browser;
let bundles: string;

beforeAll(async () => {
  bundles = await mkdtemp(join(tmpdir(), 'docker-concept-hints-suite-'));
  extension = await installExtension();
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await extension?.remove();
  await rm(bundles, { recursive: true, force: true });
});

test.each(Object.values(versions))('the suite in the extension host of code-server %s', async version => {
  const editor = await startEditor({ version, extensions: join(bundles, 'none') });
  const workspace = await makeWorkspace(suiteFiles);
  try {
    const window = await openWorkbench(browser, editor, {
      folder: workspace.folder,
      file: 'plain.yaml',
      payload: [
        ['extensionDevelopmentPath', editor.uri(extension.folder)],
        ['extensionTestsPath', editor.uri(await bundleSuite(bundles))],
      ],
    });
    const told = () => window.console.filter(line => line.includes('suite: '));
    await expect.poll(told, { timeout: 60_000 }).toContainEqual(expect.stringContaining('suite: done'));
    expect(told().filter(line => line.includes('suite: failed'))).toEqual([]);
    expect(told().filter(line => line.includes('suite: passed')).length).toBeGreaterThan(5);
    await window.close();
  } finally {
    await editor.stop();
    await workspace.remove();
  }
});
