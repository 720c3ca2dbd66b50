import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from './browser.ts';
import { type Editor, startEditor } from './editor.ts';
import { versions } from './fetch.ts';
import { type Served, serveFolder } from './serve.ts';
import { type InstalledExtension, installExtension } from './vsix.ts';
import { openWorkbench, type Workbench } from './workbench.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

const DOCKERFILE = ['FROM node:24-slim AS build', 'WORKDIR /app', 'COPY . .', 'RUN npm ci', ''].join('\n');
const COMPOSE = ['services:', '  db:', '    image: postgres:18', '    ports:', '      - "5432:5432"', ''].join('\n');
const SERVICE = ['services:', '  web:', '    image: nginx:1.29', '    privileged: true', ''].join('\n');
const PROJECT = {
  'package.json': JSON.stringify({ scripts: { start: 'node server.js' }, dependencies: { express: '5' } }),
  'package-lock.json': '{}',
};

let extension: InstalledExtension;
let served: Served;
let browser: Browser;

beforeAll(async () => {
  extension = await installExtension();
  served = await serveFolder(extension.folder);
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  await extension?.remove();
});

describe.each([
  { version: versions.oldest, host: 'Node' },
  { version: versions.oldest, host: 'web worker' },
  { version: versions.newest, host: 'Node' },
  { version: versions.newest, host: 'web worker' },
])('code-server $version, extension host in $host', ({ version, host }) => {
  const web = host === 'web worker';
  let editor: Editor;

  beforeAll(async () => {
    editor = await startEditor({ version, extensions: web ? `${extension.extensions}-none` : extension.extensions });
  });
  afterAll(() => editor?.stop());

  /** Opens a window on one file, under these settings of the workspace, with `more` files beside it. */
  async function open(
    file: string,
    text: string,
    settings: Readonly<Record<string, unknown>>,
    more: Readonly<Record<string, string>> = {},
  ) {
    const settingsFile = { '.vscode/settings.json': JSON.stringify(settings) };
    const workspace = await makeWorkspace({ [file]: text, ...settingsFile, ...more });
    const webExtension = web ? { webExtension: served.address } : {};
    return {
      workspace,
      window: await openWorkbench(browser, editor, { folder: workspace.folder, file, ...webExtension }),
    };
  }

  describe('a Dockerfile, in English', () => {
    let window: Workbench;
    let workspace: Workspace;

    beforeAll(async () => {
      ({ window, workspace } = await open('Dockerfile', DOCKERFILE, {}));
    });
    afterAll(async () => {
      await window?.close();
      await workspace?.remove();
    });

    test('what is dangerous has a squiggle', async () => {
      await window.waitForSquiggle('warning');
    });

    test('a hover says what happens on this line', async () => {
      await window.hover('WORKDIR');
      await expect.poll(() => window.readHover()).toContain('On this line');
      expect(await window.readHover()).toContain('/app');
    });

    test('a link of the hover opens the concept page, which changes its language', async () => {
      await window.hover('WORKDIR');
      await window.followHoverLink(/WORKDIR|working directory/i);
      await expect.poll(() => window.readPage()).toContain('WORKDIR');
      await window.followPageLink('한국어');
      await expect.poll(() => window.readPage()).toMatch(/[가-힣]{2}/);
    });

    test('the prefix of a snippet becomes a whole build', async () => {
      await window.replaceAll('');
      await window.complete('multi-no', 'multi-node');
      await expect
        .poll(() => window.readEditor())
        .toMatch(/^# syntax=docker\/dockerfile:1\n\nFROM node:\d+-slim AS build/);
    });
  });

  describe('a compose file, in Korean', () => {
    let window: Workbench;
    let workspace: Workspace;

    beforeAll(async () => {
      ({ window, workspace } = await open('compose.yaml', COMPOSE, { 'dockerConceptHints.language': 'ko' }));
    });
    afterAll(async () => {
      await window?.close();
      await workspace?.remove();
    });

    test('a hover speaks Korean', async () => {
      await window.waitForSquiggle('warning');
      await window.hover('5432');
      // The problem on the line is shown at once; what the word means comes a moment later.
      await expect.poll(() => window.readHover()).toContain('이 줄에서는');
      expect(await window.readHover()).toContain('5432');
    });

    test('the light bulb mends the file', async () => {
      await window.click('5432:5432');
      const titles = await window.openLightBulb();
      const fix = titles.find(title => title.includes('127.0.0.1'));
      expect(fix, `offered: ${titles}`).toBeDefined();
      await window.chooseAction('127.0.0.1');
      await expect.poll(() => window.readEditor()).toContain('- "127.0.0.1:5432:5432"');
    });
  });

  describe('a project', () => {
    let window: Workbench;
    let workspace: Workspace;

    beforeAll(async () => {
      ({ window, workspace } = await open('web/compose.yaml', SERVICE, {}, PROJECT));
      await window.waitForSquiggle('warning');
    });
    afterAll(async () => {
      await window?.close();
      await workspace?.remove();
    });

    test('a snippet is found in either language, is shown, and goes where it belongs', async () => {
      await window.click('image');
      await window.runCommand('Insert Snippet…');
      await window.picks.filter({ hasText: 'service-' }).first().waitFor();
      await window.type('데이터베이스');
      await expect.poll(() => window.picks.first().innerText()).toContain('service-postgres');
      await window.page.locator('.view-line', { hasText: 'postgres-data:/var/lib/postgresql' }).first().waitFor();
      await window.page.keyboard.press('Enter');
      await expect.poll(() => window.readEditor()).toMatch(/privileged: true\n\n {2}postgres:\n {4}image: postgres:/);
      await window.page.keyboard.press('Escape');
      await window.undo();
      await expect.poll(() => window.readEditor()).toBe(SERVICE);
    });

    test('it gets a Dockerfile that knows it', async () => {
      await window.runCommand('New Dockerfile for This Project');
      await expect
        .poll(() => window.readEditor())
        .toMatch(
          /^# syntax=docker\/dockerfile:1\n\nFROM node:\d+-slim AS packages\n[\s\S]*CMD \["node", "server\.js"\]/,
        );
    });
  });
});
