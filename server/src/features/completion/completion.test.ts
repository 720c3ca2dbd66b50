import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { writeCompose, writeDockerfile } from '../../../bench/inputs.ts';
import { complete, labelsAt, type Setting } from '../../../test/completing.ts';
import { snapshotOf, textsOf, today } from '../../../test/expect.ts';
import { Knowledge } from '../../knowledge/knowledge.ts';
import { isComposeFile } from '../../model/compose/names.ts';
import type { Language } from '../../rules/rule.ts';
import { usualTable } from '../../rules/schema/values.ts';
import { toPath } from '../../rules/shared/path-table.ts';
import { LOG_OPTIONS, SYSCTLS, ULIMITS } from './compose/keys.ts';
import { phrasesFor } from './compose/values.ts';
import { provideCompletion, resolveCompletion } from './index.ts';
import { SIGNALS } from './signals.ts';
import { everyVariableName, LABELS } from './variable-names.ts';

const korean = new Knowledge(textsOf('ko'));

/** The explanation that the reader sees; empty where there is none. */
function explanation(item: CompletionItem): string {
  const { documentation } = resolveCompletion(item, korean, today);
  return typeof documentation === 'object' ? documentation.value : '';
}

describe('every word is explained', () => {
  test.each<[Language, string]>([
    ['dockerfile', '<|>'],
    ['dockerfile', 'FROM a\n<|>'],
    ['dockerfile', 'FROM a\nRUN --<|>'],
    ['dockerfile', 'FROM a\nRUN --mount=type=secret,<|>'],
    ['dockerfile', 'FROM <|>'],
    ['dockerfile', 'FROM debian:<|>'],
    ['dockerfile', 'FROM node\nUSER <|>'],
    ['dockerfile', 'FROM a\nEXPOSE <|>'],
    ['dockerfile', 'FROM a\nSTOPSIGNAL <|>'],
    ['dockerfile', 'ARG V=1\nFROM $<|>'],
    ['dockerfile', 'FROM a\n# docker-concept-hints-ignore <|>'],
    ['dockerfile', '# check=skip=<|>'],
    ['compose', '<|>'],
    ['compose', 'services:\n  a:\n    <|>'],
    ['compose', 'services:\n  a:\n    cap_add: [<|>]'],
    ['compose', 'services:\n  a:\n    restart: <|>'],
    ['compose', 'services:\n  a:\n    depends_on: [<|>]\n  b: {}'],
    ['compose', 'services:\n  a:\n    ports: [<|>]'],
  ])('in %s %j', async (language, marked) => {
    const items = await complete(language, marked);
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) expect(explanation(item), item.label).toMatch(/[가-힣]/);
  });

  test('by its concept through the same renderer as a hover, or by a sentence of its own', async () => {
    const [copy] = (await complete('dockerfile', 'FROM a\n<|>')).filter(({ label }) => label === 'COPY');
    expect(copy && explanation(copy)).toMatch(/^\*\*COPY\*\* — .*[가-힣]/);
    const [locked] = await complete('dockerfile', 'FROM a\nRUN --mount=type=cache,sharing=<|>');
    expect(locked && explanation(locked)).toMatch(/^\*\*`locked`\*\* — .*[가-힣]/);
  });

  test('a snippet by what it is for, and by what it writes', async () => {
    const [first] = await complete('dockerfile', '<|>');
    expect(first && explanation(first)).toMatch(/[가-힣].*\n\n```dockerfile\n# syntax/s);
  });

  test('a tag by its age', async () => {
    const old = (await complete('dockerfile', 'FROM node:<|>')).find(({ label }) => label === '18');
    expect(old && explanation(old)).toContain('2025-04-30');
  });

  test.each([
    ['signal', SIGNALS],
    ['oci-label', LABELS],
    ['well-known-variable', everyVariableName],
    ['ulimit', ULIMITS],
    ['sysctl', SYSCTLS],
    ['log-option', Object.values(LOG_OPTIONS).flat()],
  ])('%s', (subject, words) => {
    expect(words.filter(word => korean.texts.phrases[`${subject}.${word}`] === undefined)).toEqual([]);
  });

  test('values of compose files that choose one of a few', () => {
    const unexplained = usualTable.flatMap(([pattern, values]) =>
      values
        .filter(value => /^[A-Za-z]/.test(value) && !NAMES.test(pattern))
        .filter(value => !phrasesFor(toPath(pattern), value).some(name => korean.texts.phrases[name] !== undefined))
        .map(value => `${pattern}=${value}`),
    );
    expect(unexplained).toEqual(['services.*.restart=on-failure:5', 'services.*.pull_policy=every_12h']);
  });
});

/** Places whose concept says all that is to be said: their values are names, or texts with parts. */
const NAMES = /driver|cache_(?:from|to)|devices\[\]$|extra_hosts|runtime|protocol|ipam/;

describe('beside another extension', () => {
  const ours: Setting = { wanted: 'ours' };

  test.each<[Language, string]>([
    ['dockerfile', 'FROM a\nC<|>'],
    ['dockerfile', 'FROM a\nCOPY --<|>'],
    ['dockerfile', 'FROM a\nENV A=1\nRUN $<|>'],
    ['compose', 'services:\n  a:\n    <|>'],
    ['compose', 'services:\n  a:\n    depends_on: [<|>]\n  b: {}'],
    ['compose', 'services:\n  a:\n    tty: <|>'],
  ])('what it offers too is left out: %s %j', async (language, marked) => {
    const items = await complete(language, marked, ours);
    expect(items.filter(({ kind }) => kind !== SNIPPET)).toEqual([]);
  });

  test.each<[Language, string, string]>([
    ['dockerfile', '<|>', 'multi-node'],
    ['dockerfile', 'FROM node:<|>', '24'],
    ['dockerfile', 'FROM a\nRUN --<|>', '--mount=type=cache'],
    ['dockerfile', 'FROM node\nUSER <|>', 'node'],
    ['dockerfile', 'FROM a\nEXPOSE <|>', '8080'],
    ['dockerfile', '# check=skip=<|>', 'UndefinedVar'],
    ['dockerfile', 'FROM a\n# docker-concept-hints-ignore <|>', 'no-sudo'],
    ['compose', 'services:\n  a:\n    restart: <|>', 'always'],
    ['compose', 'services:\n  a:\n    ports: ["<|>"]', '127.0.0.1:80:80'],
    ['compose', 'services:\n  a:\n    networks: [x]\nnetworks:\n  <|>', 'x'],
  ])('what nobody else has stays: %s %j', async (language, marked, label) => {
    expect(await labelsAt(language, marked, ours)).toContain(label);
  });
});

test('an editor that knows no places to fill in gets plain text, and no commands', async () => {
  const plain: Setting = { client: { snippets: false, tags: false, commands: false } };
  const items = await complete('compose', 'services:\n  a:\n    <|>', plain);
  expect(items.filter(({ textEdit }) => /\$\{?\d/.test(textEdit?.newText ?? ''))).toEqual([]);
  expect(items.filter(item => item.insertTextFormat === 2 || item.command || item.tags)).toEqual([]);
});

const SNIPPET = 15;

describe('at every place of every text', () => {
  const odd = [
    '\uFEFF# syntax=docker/dockerfile:1\r\nFROM a\r\nRUN <<EOF\r\necho $A\r\nEOF\r\nCOPY ["a", "b"] \\\r\n',
    'FROM a \\\n\n# c\n AS b\nONBUILD COPY --from=x [\n\0RUN --mount=,,=,\nUSER ${A:-\nENV A="b c" D=\n',
    'a: &a {b: [c, "d], e}\n<<: *\n? x\n: - - y\n\tz: |\n  $' + '{\nservices: [\n',
    'services:\r\n  web:\r\n    image: "a:\r\n    ports: [80, "\r\n    x: *a\r\n---\r\nservices: {a: {',
  ];
  const texts: readonly (readonly [Language, string])[] = [
    ['dockerfile', writeDockerfile()],
    ['compose', writeCompose()],
    ...odd.flatMap(text => [['dockerfile', text] as const, ['compose', text] as const]),
  ];

  test.each(texts.map(([language, text], index) => ({ language, text, index })))(
    '$language $index: what is offered fits the line',
    async ({ language, text }) => {
      const snapshot = snapshotOf(language, text);
      for (let offset = 0; offset <= text.length; offset++) await inspect(snapshot, offset);
    },
    60_000,
  );

  test('random cuts and letters change nothing about that', async () => {
    const cut = fc
      .tuple(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.nat(400),
        fc.constantFrom('', '$', '{', '"', '- ', ': ', '\n', '#', '['),
      )
      .map(([[language, text], at, length, middle]) => {
        const start = at % (text.length + 1);
        return {
          language,
          text: text.slice(Math.max(0, start - 600), start) + middle + text.slice(start + length),
          start,
        };
      });
    await fc.assert(
      fc.asyncProperty(cut, fc.nat(40), async ({ language, text, start }, step) => {
        await inspect(snapshotOf(language, text), Math.min(text.length, Math.min(start, 600) + step));
      }),
      { numRuns: 300, seed: 20261129 },
    );
  }, 60_000);
});

const corpus = fileURLToPath(new URL('../../../../../shared/corpus', import.meta.url));
if (!existsSync(corpus)) console.log(`Skipped: the real files are not in ${corpus}.`);

test.skipIf(!existsSync(corpus))(
  'at the end of every line of real files what is offered fits the line',
  async () => {
    const files = readdirSync(corpus, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && (isComposeFile(entry.name) || /^Dockerfile|\.Dockerfile$/.test(entry.name)))
      .map(entry => join(entry.parentPath, entry.name));
    for (const path of files) {
      const text = readFileSync(path, 'utf8');
      const snapshot = snapshotOf(isComposeFile(basename(path)) ? 'compose' : 'dockerfile', text);
      const { lines } = snapshot.file;
      for (let line = 0; line < lines.count; line += 3) await inspect(snapshot, lines.end(line));
    }
  },
  120_000,
);

/** Asks at one place, and checks what an editor takes for granted. Between `\r` and `\n` no editor has a cursor. */
async function inspect(snapshot: ReturnType<typeof snapshotOf>, at: number): Promise<void> {
  const { lines } = snapshot.file;
  const offset = lines.offsetAt(lines.positionAt(at));
  const cursor = lines.positionAt(offset);
  const items = await provideCompletion(snapshot, korean, {
    offset,
    wanted: 'all',
    client: { snippets: true, tags: true, commands: true },
    listFolder: async () => ['a/', 'a/b', 'c.env'],
  });
  for (const { label, textEdit, additionalTextEdits = [] } of items) {
    const { range } = textEdit as TextEdit;
    const fits =
      range.start.line === cursor.line &&
      range.end.line === cursor.line &&
      range.start.character <= cursor.character &&
      cursor.character <= range.end.character &&
      additionalTextEdits.every(
        edit =>
          edit.range.end.line < range.start.line ||
          edit.range.start.line > range.end.line ||
          edit.range.end.character <= range.start.character ||
          edit.range.start.character >= range.end.character,
      );
    if (!fits) throw new Error(`\`${label}\` at ${offset}: ${JSON.stringify({ range, cursor, additionalTextEdits })}`);
  }
}
