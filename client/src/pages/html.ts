import { type Language, linkedCommands } from '../protocol.ts';

/** What a page is made of. `body` is HTML; everything else is plain text that is escaped here. */
export interface Page {
  readonly kind: 'concept' | 'rule';
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  readonly body: string;
  /** Where the webview may load style sheets and pictures from. */
  readonly cspSource: string;
  readonly style: string;
}

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { ko: '한국어', en: 'English' };

/** Gives the whole HTML document of a page. It runs no script and loads nothing from the network. */
export function layOutPage(page: Page): string {
  const policy = `default-src 'none'; style-src ${page.cspSource}; img-src ${page.cspSource} data:`;
  return `<!DOCTYPE html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escapeHtml(page.style)}">
<title>${escapeHtml(page.title)}</title>
</head>
<body>
<nav>${layOutLanguages(page)}</nav>
<main>
${linkPages(page.body)}
</main>
</body>
</html>
`;
}

/** Takes the Markdown of a page and its title; gives Markdown that begins with a heading. */
export function addHeading(markdown: string, title: string): string {
  return markdown.startsWith('# ') ? markdown : `# ${title}\n\n${markdown}`;
}

/** Takes Markdown; gives HTML that shows it as it is written, for when VS Code's own Markdown support is switched off. */
export function layOutPlain(markdown: string): string {
  return `<pre class="plain">${escapeHtml(markdown)}</pre>`;
}

/** Gives the URI of the command that opens a page; in `language`, or else in the reader's own. */
export function linkTo(kind: Page['kind'], id: string, language?: Language): string {
  const args = language === undefined ? [id] : [id, language];
  return `command:${linkedCommands[kind]}?${encodeURIComponent(JSON.stringify(args))}`;
}

/** Takes HTML; gives it with `concept:<id>` and `rule:<id>` links turned into commands. */
function linkPages(html: string): string {
  return html.replace(/ href="(concept|rule):([a-z0-9-]{1,80})"/g, (_, kind: Page['kind'], id: string) => {
    return ` href="${escapeHtml(linkTo(kind, id))}"`;
  });
}

function layOutLanguages(page: Page): string {
  return (['ko', 'en'] as const)
    .map(language =>
      language === page.language
        ? `<b>${LANGUAGE_NAMES[language]}</b>`
        : `<a lang="${language}" href="${escapeHtml(linkTo(page.kind, page.id, language))}">${LANGUAGE_NAMES[language]}</a>`,
    )
    .join(' · ');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
