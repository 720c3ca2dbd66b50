// The laws of ARCHITECTURE.md that a machine can check. It reads the imports of every source file.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** From the bottom up: a layer may import the layers in its list, itself, and nothing else of ours. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  text: [],
  knowledge: ['text', 'generated'],
  model: ['text'],
  rules: ['text', 'model', 'generated'],
  'settings.ts': ['text', 'rules'],
  'configuration-file.ts': ['text', 'settings.ts'],
  'snapshot.ts': ['text', 'model', 'rules'],
  features: ['text', 'model', 'knowledge', 'rules', 'snapshot.ts', 'generated', 'snippets'],
  lsp: ['text', 'model', 'knowledge', 'rules', 'settings.ts', 'configuration-file.ts', 'snapshot.ts', 'features'],
  cli: [
    'text',
    'model',
    'knowledge',
    'rules',
    'settings.ts',
    'configuration-file.ts',
    'snapshot.ts',
    'features',
    'lsp',
    'generated',
  ],
};

/** What a layer may import of another only as a type: then nothing of it runs. */
const TYPES_ONLY: Readonly<Record<string, readonly string[]>> = { rules: ['knowledge'] };

/** Packages that only some places may import, by the beginning of their path. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'vscode-languageserver': ['server/src/lsp/'],
  'vscode-languageclient': ['client/src/'],
  // The reference that our own reading of Dockerfiles is compared with, in tests alone.
  'dockerfile-ast': [],
  unbash: ['server/src/model/dockerfile/'],
  vscode: ['client/src/'],
  'node:': ['server/src/lsp/node', 'server/src/lsp/main.ts', 'server/src/cli/'],
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

const sources = [...walk(join(root, 'server/src')), ...walk(join(root, 'client/src'))].filter(
  file => !file.startsWith('server/src/generated/'),
);
const imports = sources.flatMap(importsOf);

describe('layers', () => {
  test.each(Object.keys(LAYERS))('%s imports only what is below it', layer => {
    const breaches = imports
      .filter(({ file }) => layerOf(file) === layer && file.startsWith('server/src/'))
      .flatMap(({ file, from, typeOnly }) => {
        if (!from.startsWith('.')) return [];
        const target = relative(root, resolve(root, dirname(file), from));
        const other = target.startsWith('snippets/') ? 'snippets' : layerOf(target);
        if (other === layer || LAYERS[layer]?.includes(other)) return [];
        if (typeOnly && TYPES_ONLY[layer]?.includes(other)) return [];
        return [`${file} imports ${target}`];
      });
    expect(breaches).toEqual([]);
  });

  test('every folder of the server is a layer', () => {
    const folders = new Set(sources.filter(file => file.startsWith('server/src/')).map(layerOf));
    expect([...folders].filter(folder => !(folder in LAYERS))).toEqual([]);
  });

  test('the client knows no code of the server', () => {
    const breaches = imports.filter(({ file, from }) => file.startsWith('client/') && /\bserver\//.test(from));
    expect(breaches).toEqual([]);
  });
});

describe('packages', () => {
  test.each(Object.entries(PACKAGES))('%s stays in %s', (name, places) => {
    const breaches = imports
      .filter(({ from }) => (name.endsWith(':') ? from.startsWith(name) : from === name || from.startsWith(`${name}/`)))
      .filter(({ file }) => !places.some(place => file.startsWith(place)))
      .map(({ file }) => file);
    expect(breaches).toEqual([]);
  });

  test('the shell parser is imported in one file', () => {
    expect(new Set(imports.filter(({ from }) => from === 'unbash').map(({ file }) => file)).size).toBe(1);
  });
});

describe('files', () => {
  test('read in one sitting', () => {
    const long = sources.filter(file => !isData(file) && linesOf(file) > 350);
    expect(long).toEqual([]);
  });

  test('hold no sentence for the user: those live beside the rules, concepts and phrases', () => {
    const korean = sources.filter(
      file =>
        !file.endsWith('.test.ts') &&
        !isGrammar(file) &&
        file.startsWith('server/') &&
        /[가-힣]/.test(withoutComments(read(file))),
    );
    expect(korean).toEqual([]);
  });
});

test('a test of this file can fail', () => {
  expect(
    importsIn("import type { A } from '../x/a.ts';\nimport { b } from 'node:fs';\nexport * from './c.ts';"),
  ).toEqual([
    { from: '../x/a.ts', typeOnly: true },
    { from: 'node:fs', typeOnly: false },
    { from: './c.ts', typeOnly: false },
  ]);
});

/** Tables of facts are as long as the world is. */
function isData(file: string): boolean {
  return file.startsWith('server/src/model/image/facts/') || file.endsWith('.test.ts');
}

/** Korean particles follow the sound before them: that is grammar, not a sentence. */
function isGrammar(file: string): boolean {
  return file === 'server/src/knowledge/format.ts';
}

function importsOf(file: string): Import[] {
  return file.endsWith('.test.ts') ? [] : importsIn(read(file)).map(found => ({ file, ...found }));
}

function importsIn(text: string): { from: string; typeOnly: boolean }[] {
  return [...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[\w*{},\s]*?\sfrom\s+)?'([^']+)'/gm)].map(match => ({
    from: match[2] ?? '',
    typeOnly: match[1] !== undefined || onlyTypes(match[0]),
  }));
}

/** `import { type A, type B }` imports no value either. */
function onlyTypes(statement: string): boolean {
  const names = /\{([^}]*)\}/.exec(statement)?.[1];
  return names?.split(',').every(name => name.trim() === '' || name.trim().startsWith('type ')) ?? false;
}

function layerOf(file: string): string {
  return file.split('/')[2] ?? '';
}

function linesOf(file: string): number {
  return read(file).split('\n').length;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function walk(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}
