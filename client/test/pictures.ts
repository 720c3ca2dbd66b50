// npm run pictures: the README's pictures, taken from the running product in both languages. Korean letters need a font
// that has them; light and dark take turns, so that both are looked at.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowser } from './browser.ts';
import { startEditor } from './editor.ts';
import { versions } from './fetch.ts';
import { root } from './root.ts';
import { installExtension } from './vsix.ts';
import { openWorkbench, type Workbench } from './workbench.ts';
import { makeWorkspace } from './workspace.ts';

const DOCKERFILE = [
  'FROM node:24-slim AS build',
  'WORKDIR /app',
  'COPY package.json package-lock.json ./',
  'RUN npm ci',
  'COPY . .',
  'RUN npm run build',
  '',
  'FROM node:24-slim',
  'WORKDIR /app',
  'COPY --from=build /app/dist ./dist',
  'USER node',
  'CMD ["node", "dist/main.js"]',
  '',
].join('\n');
const TRAILING = [
  'FROM node:18-alpine  # small and safe',
  'WORKDIR /app',
  'COPY . .',
  'RUN npm install',
  'CMD ["npm", "start"]',
  '',
].join('\n');
const COMPOSE = [
  'services:',
  '  web:',
  '    build: .',
  '    ports:',
  '      - "8080:80"',
  '    depends_on:',
  '      - db',
  '  db:',
  '    image: postgres:18',
  '    environment:',
  '      POSTGRES_PASSWORD_FILE: /run/secrets/db-password',
  '    volumes:',
  '      - db-data:/var/lib/postgresql',
  'volumes:',
  '  db-data:',
  '',
].join('\n');

/** Long enough for a window to come to rest. */
const SETTLED_MS = 9000;

/** What a picture shows, and how to get there. */
interface Scene {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  /** What lies beside it. */
  readonly beside?: Readonly<Record<string, string>>;
  readonly act: (window: Workbench) => Promise<unknown>;
  readonly height: number;
}

const scenes: readonly Scene[] = [
  { name: 'hover-copy', file: 'Dockerfile', text: DOCKERFILE, act: window => window.hover('COPY .'), height: 470 },
  { name: 'hover-port', file: 'compose.yaml', text: COMPOSE, act: window => window.hover('8080'), height: 470 },
  {
    name: 'light-bulb',
    file: 'Dockerfile',
    text: TRAILING,
    act: async window => {
      await window.waitForSquiggle('error');
      await window.click('small');
      await window.openLightBulb();
    },
    height: 330,
  },
  {
    name: 'snippet',
    file: 'Dockerfile',
    text: '',
    beside: {
      'package.json': '{"name":"shop","scripts":{"build":"tsc","start":"node dist/main.js"}}',
      'pnpm-lock.yaml': 'lockfileVersion: 9.0',
    },
    act: async window => {
      await window.page.locator('.monaco-editor').first().click();
      await window.type('multi');
      await window.page.waitForTimeout(1500);
      // Opens the explanation beside the list.
      await window.page.keyboard.press('Control+Space');
      await window.page.waitForTimeout(800);
    },
    height: 560,
  },
  {
    name: 'page',
    file: 'Dockerfile',
    text: DOCKERFILE,
    act: async window => {
      await window.hover('build');
      await window.followHoverLink(/stage|스테이지/i);
      await window.readPage();
      await window.followPageLink(/[Mm]ulti-stage|멀티 스테이지/);
      await window.page.mouse.move(1, 1);
      await window.page.keyboard.press('Escape');
    },
    height: 900,
  },
];

const folder = join(root, 'media', 'pictures');
mkdirSync(folder, { recursive: true });
const extension = await installExtension();
const editor = await startEditor({ version: versions.newest, extensions: extension.extensions });
const browser = await startBrowser();
for (const language of ['en', 'ko'] as const) {
  for (const [index, scene] of scenes.entries()) {
    const settings = {
      'dockerConceptHints.language': language,
      'workbench.colorTheme': index % 2 === 0 ? 'Default Light Modern' : 'Default Dark Modern',
      'workbench.activityBar.location': 'hidden',
      'workbench.statusBar.visible': false,
      'workbench.startupEditor': 'none',
      'window.commandCenter': false,
      'editor.minimap.enabled': false,
      'editor.fontSize': 15,
      'breadcrumbs.enabled': false,
      'security.workspace.trust.enabled': false,
      'chat.disableAIFeatures': true,
    };
    const workspace = await makeWorkspace({
      ...scene.beside,
      [scene.file]: scene.text,
      '.vscode/settings.json': JSON.stringify(settings),
    });
    const window = await openWorkbench(browser, editor, { folder: workspace.folder, file: scene.file });
    await window.page.setViewportSize({ width: 1180, height: scene.height });
    // The side bar shows files that nobody looks at here.
    await window.page.keyboard.press('Control+B');
    // Switching the chat off starts the extension host again.
    await window.page.waitForTimeout(SETTLED_MS);
    await scene.act(window);
    await window.page.waitForTimeout(800);
    await window.screenshot(join(folder, `${scene.name}${language === 'ko' ? '.ko' : ''}.png`));
    await window.close();
    await workspace.remove();
    console.log(`${scene.name} (${language})`);
  }
}
await browser.close();
await editor.stop();
await extension.remove();
