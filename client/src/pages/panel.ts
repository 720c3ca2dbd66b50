import { commands, type Disposable, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { linkedCommands, type PageText } from '../protocol.ts';
import { readLanguage } from '../settings.ts';
import { addHeading, layOutPage, layOutPlain, type Page } from './html.ts';
import { drawPictures, markPictures } from './pictures.ts';

/** The one panel in which concept and rule pages are read, beside the file they are about. */
export class PagePanel implements Disposable {
  readonly #media: Uri;
  #panel: WebviewPanel | undefined;

  /** Takes the extension's own folder. */
  constructor(extension: Uri) {
    this.#media = Uri.joinPath(extension, 'media');
  }

  /** Shows a page in place of the one before. `language` is the language of its text. */
  async show(kind: Page['kind'], text: PageText, language = readLanguage()): Promise<void> {
    const markdown = markPictures(addHeading(text.markdown, text.title));
    const body = drawPictures(await renderMarkdown(markdown), text.pictures);
    const panel = this.#open();
    panel.title = text.title;
    panel.webview.html = layOutPage({
      kind,
      id: text.id,
      title: text.title,
      language,
      body,
      cspSource: panel.webview.cspSource,
      style: panel.webview.asWebviewUri(Uri.joinPath(this.#media, 'page.css')).toString(),
    });
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #open(): WebviewPanel {
    if (this.#panel) {
      this.#panel.reveal(undefined, true);
      return this.#panel;
    }
    const panel = window.createWebviewPanel(
      'dockerConceptHints.page',
      '',
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      {
        enableScripts: false,
        enableForms: false,
        enableCommandUris: Object.values(linkedCommands),
        enableFindWidget: true,
        localResourceRoots: [this.#media],
      },
    );
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    this.#panel = panel;
    return panel;
  }
}

/** VS Code's own Markdown extension renders; it is built in, but a user can switch it off. */
async function renderMarkdown(markdown: string): Promise<string> {
  try {
    const html = await commands.executeCommand<unknown>('markdown.api.render', markdown);
    if (typeof html === 'string') return html;
  } catch {
    // The command is not there.
  }
  return layOutPlain(markdown);
}
