import type { Browser, Locator, Page } from 'playwright-core';
import type { Editor } from './editor.ts';

/** The key that VS Code calls CtrlCmd; it asks the browser which system that runs on, and the browser runs here. */
const CTRL = process.platform === 'darwin' ? 'Meta' : 'Control';

/** One window of VS Code in a browser, driven as a person would: mouse, keyboard, and what can be seen. */
export class Workbench {
  readonly page: Page;
  readonly #console: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('console', message => this.#console.push(message.text()));
  }

  /** What the developer tools' console would show, the extension host's own output included. */
  get console(): readonly string[] {
    return this.#console;
  }

  /** The visible lines of the editor that has the focus last, without the panes beside it. */
  get editor(): Locator {
    return this.page.locator('.part.editor .monaco-editor[data-uri]').first();
  }

  /** Waits until a squiggle of a severity is there. */
  async waitForSquiggle(severity: 'error' | 'warning' | 'info' | 'hint' = 'warning'): Promise<void> {
    await this.page.locator(`.squiggly-${severity}`).first().waitFor({ state: 'attached' });
  }

  /** Rests the mouse on the first `token` in the text; gives the text of the hover that opens. */
  async hover(token: string): Promise<string> {
    await this.#closeHover();
    const { x, y } = await this.#locate(token);
    await this.page.mouse.move(x - 4, y);
    await this.page.mouse.move(x, y, { steps: 4 });
    // While the providers think, the hover says so.
    await this.#hover
      .filter({ hasNotText: /Loading/ })
      .first()
      .waitFor();
    return this.readHover();
  }

  /** Gives the text of the hover that is open. */
  async readHover(): Promise<string> {
    return (await this.#hover.first().innerText()).replaceAll(NBSP, ' ');
  }

  /** Clicks a link of the hover that is open. */
  async followHoverLink(text: string | RegExp): Promise<void> {
    await this.#hover.locator('a', { hasText: text }).first().click();
  }

  /** Puts the cursor into the first `token` in the text. */
  async click(token: string): Promise<void> {
    await this.#closeHover();
    const { x, y } = await this.#locate(token);
    await this.page.mouse.click(x, y);
  }

  /** Opens the light bulb's menu at the cursor; gives its titles. */
  async openLightBulb(): Promise<readonly string[]> {
    await this.page.keyboard.press(`${CTRL}+Period`);
    await this.#actions.first().waitFor();
    return this.#actions.allInnerTexts();
  }

  /** Chooses an action of the light bulb's menu, by keyboard: the menu ignores the mouse until it has moved. */
  async chooseAction(title: string): Promise<void> {
    const titles = await this.#actions.allInnerTexts();
    if (!titles.some(offered => offered.includes(title))) throw new Error(`"${title}" is not offered: ${titles}`);
    const focused = this.page.locator('.action-widget .monaco-list-row.action.focused');
    for (let steps = 0; steps < titles.length; steps += 1) {
      if ((await focused.innerText()).includes(title)) break;
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
    await this.#actions.first().waitFor({ state: 'detached' });
  }

  /** Types at the cursor. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 15 });
  }

  /** Takes the last change back. */
  async undo(): Promise<void> {
    await this.page.keyboard.press(`${CTRL}+Z`);
  }

  /** Replaces the whole text of the editor. */
  async replaceAll(text: string): Promise<void> {
    await this.editor.locator('.view-line').first().click();
    await this.page.keyboard.press(`${CTRL}+A`);
    await this.page.keyboard.press('Delete');
    await this.type(text);
  }

  /** Types a prefix, waits until completion offers `label`, and takes it. */
  async complete(prefix: string, label: string | RegExp): Promise<void> {
    await this.type(prefix);
    const row = this.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first();
    await row.waitFor();
    await row.click();
    await this.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
  }

  /** Runs a command of the palette by its title, and leaves open what it opens. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget input[type=text], .quick-input-widget input').first();
    await input.waitFor();
    await input.fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
  }

  /** The rows of the list that is open under the palette's input. */
  get picks(): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row');
  }

  /** Gives the visible text of the editor. Long texts are only partly in the page; test texts are short. */
  async readEditor(): Promise<string> {
    const lines = await this.editor.locator('.view-line').evaluateAll(elements =>
      elements
        .map(element => ({ top: Number.parseFloat(element.style.top), text: element.textContent ?? '' }))
        .sort((one, other) => one.top - other.top)
        .map(line => line.text),
    );
    return lines.join('\n').replaceAll(NBSP, ' ');
  }

  /** Gives the text of the webview page that is open. */
  async readPage(): Promise<string> {
    return this.#webview.locator('body').innerText();
  }

  /** Clicks a link of the webview page that is open. */
  async followPageLink(text: string | RegExp): Promise<void> {
    await this.#webview.locator('a', { hasText: text }).first().click();
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  get #actions(): Locator {
    return this.page.locator('.action-widget .monaco-list-row.action');
  }

  get #hover(): Locator {
    return this.page.locator('.monaco-editor .monaco-hover:visible, .monaco-resizable-hover .monaco-hover:visible');
  }

  /** A hover that is still open lies over the lines below it. */
  async #closeHover(): Promise<void> {
    await this.page.mouse.move(1, 1);
    if ((await this.#hover.count()) > 0) await this.page.keyboard.press('Escape');
    await this.#hover.first().waitFor({ state: 'detached' });
  }

  /** A webview is a frame of VS Code's in which a frame of ours lies. */
  get #webview() {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** Gives the middle of the first `token` in the text, in the page's pixels. */
  async #locate(token: string): Promise<{ readonly x: number; readonly y: number }> {
    const line = this.editor
      .locator('.view-line')
      .filter({ hasText: toSpaced(token) })
      .first();
    await line.waitFor();
    const box = await line.evaluate((element, text) => {
      const whole = (element.textContent ?? '').replaceAll('\u00a0', ' ');
      const middle = whole.indexOf(text) + Math.floor(text.length / 2);
      const document = element.ownerDocument;
      const walker = document.createTreeWalker(element, 4);
      let passed = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0;
        if (middle < passed + length) {
          const range = document.createRange();
          range.setStart(node, middle - passed);
          range.setEnd(node, middle - passed + 1);
          const { left, top, width, height } = range.getBoundingClientRect();
          return { x: left + width / 2, y: top + height / 2 };
        }
        passed += length;
      }
      return null;
    }, token);
    if (!box) throw new Error(`"${token}" is not in the editor`);
    return box;
  }
}

/** Monaco draws spaces as no-break spaces. */
const NBSP = '\u00a0';

/** Takes text; gives a pattern that finds it however its spaces are drawn. */
function toSpaced(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '[ \\u00a0]'));
}

/** What a window is opened on. */
export interface WorkbenchOptions {
  /** A folder of this machine. */
  readonly folder: string;
  /** A file in it. */
  readonly file: string;
  /** More of the workbench's own start options. */
  readonly payload?: readonly (readonly [string, string])[];
  /** The address of an extension's folder: it then runs in a web worker of the browser, as in a VS Code without a machine. */
  readonly webExtension?: string;
}

/** Opens a window of its own, with nothing remembered. Resolves when the file's text is there. */
export async function openWorkbench(browser: Browser, editor: Editor, options: WorkbenchOptions): Promise<Workbench> {
  const { folder, file, payload = [], webExtension } = options;
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    // The workbench's own policy allows extensions from https only.
    bypassCSP: webExtension !== undefined,
    // Else a browser asks the user, and there is none.
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  if (webExtension !== undefined) await addWebExtension(page, webExtension);
  const workbench = new Workbench(page);
  const address = editor.address(folder, [['openFile', editor.uri(`${folder}/${file}`)], ...payload]);
  await page.goto(address, { waitUntil: 'commit' });
  await workbench.editor.locator('.view-line').first().waitFor();
  return workbench;
}

/**
 * Adds an extension to those that the workbench brings along, as whoever hosts a VS Code for the web does it: in the
 * settings that the page carries in an attribute. A script does it as soon as the element is there; answering in place
 * of the server instead makes the browser distrust the page and refuse its connections to this machine.
 */
async function addWebExtension(page: Page, address: string): Promise<void> {
  const { host, pathname } = new URL(address);
  const extension = { scheme: 'http', authority: host, path: pathname };
  const content = `
    new MutationObserver((_, observer) => {
      const element = document.getElementById('vscode-workbench-web-configuration');
      if (!element) return;
      observer.disconnect();
      const settings = JSON.parse(element.dataset.settings);
      settings.additionalBuiltinExtensions = [${JSON.stringify(extension)}];
      element.dataset.settings = JSON.stringify(settings);
    }).observe(document, { childList: true, subtree: true });`;
  await page.addInitScript({ content });
}
