// Every refactoring that is offered anywhere in real files: the text afterwards reads as well as before, means the same, and
// has every comment still. The files are no part of this repository; without them the test says so and is skipped.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { splitCommand } from '../src/model/compose/command-words.ts';
import type { Compose, ComposeNode } from '../src/model/compose/compose.ts';
import { parseMount } from '../src/model/compose/mounts.ts';
import { isComposeFile } from '../src/model/compose/names.ts';
import { parseCompose } from '../src/model/compose/parse.ts';
import { parsePort } from '../src/model/compose/ports.ts';
import type { Dockerfile, Instruction, Stage } from '../src/model/dockerfile/dockerfile.ts';
import { parseDockerfile } from '../src/model/dockerfile/parse.ts';
import { catalogue } from '../src/rules/catalogue.ts';
import type { Language } from '../src/rules/rule.ts';
import { snapshotOf } from './expect.ts';
import { applyAll, offersFor } from './refactor.ts';

const folder = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const isThere = existsSync(folder);
if (!isThere) console.log(`Skipped: the real files are not in ${folder}.`);

interface File {
  readonly path: string;
  readonly text: string;
}

function filesOf(language: Language): readonly File[] {
  if (!isThere) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && languageOf(entry.name) === language)
    .map(entry => join(entry.parentPath, entry.name))
    .map(path => ({ path: relative(folder, path), text: readFileSync(path, 'utf8') }));
}

function languageOf(name: string): Language | undefined {
  if (isComposeFile(name)) return 'compose';
  return /^(Dockerfile(\..*)?|.*\.[Dd]ockerfile)$/.test(basename(name)) && !name.endsWith('.dockerignore')
    ? 'dockerfile'
    : undefined;
}

const errorRules = catalogue.filter(({ rule }) => rule.severity === 'error').map(({ id }) => id);

function errorsOf(language: Language, text: string): string[] {
  return snapshotOf(language, text, { only: errorRules }).findings.map(({ entry }) => entry.id);
}

/** Thousands of texts are read; a machine that is busy with others may take its time. */
const timeout = 180_000;

describe.skipIf(!isThere)('in real files', { timeout }, () => {
  test('every refactoring of a Dockerfile keeps what it builds', () => {
    const seen = new Map<string, number>();
    for (const { path, text } of filesOf('dockerfile')) {
      const before = parseDockerfile(text);
      const errors = errorsOf('dockerfile', text);
      const build = buildOf(before);
      for (const [index, instruction] of before.instructions.entries()) {
        const next = before.instructions[index + 1] ?? instruction;
        const cursor = { start: instruction.start, end: instruction.start };
        for (const span of [cursor, { start: instruction.start, end: next.end }]) {
          for (const { title, edits } of offersFor(before, span)) {
            const name = title.phrase.replace('refactor.', '');
            seen.set(name, (seen.get(name) ?? 0) + 1);
            const changed = applyAll(text, edits);
            const at = `${path}:${before.lines.lineAt(instruction.start) + 1} ${name}`;
            const after = parseDockerfile(changed);
            expect(
              after.comments.map(comment => comment.text),
              at,
            ).toEqual(before.comments.map(comment => comment.text));
            expect(errorsOf('dockerfile', changed), at).toEqual(errors);
            if (/User$/.test(name)) {
              expect(after.finalStage?.finalState.user?.text, at).not.toMatch(/^(root|0)?$/);
            } else {
              expect(buildOf(after), at).toEqual(build);
            }
          }
        }
      }
    }
    // A guard of the guard: each of them is met.
    const all = [
      'splitStage',
      'extractStage',
      'addUser',
      'createUser',
      'execForm',
      'shellForm',
      'splitRun',
      'joinRuns',
    ];
    expect(all.filter(name => !seen.has(name))).toEqual([]);
  });

  test('every refactoring of a compose file keeps what it says', () => {
    const seen = new Map<string, number>();
    for (const { path, text } of filesOf('compose')) {
      const before = parseCompose(text);
      const errors = errorsOf('compose', text);
      const meaning = meaningOf(before);
      const known = new Set<string>();
      for (const node of before.root ? nodesBelow(before.root) : []) {
        const { start } = node.entrySpan;
        for (const { title, edits } of offersFor(before, { start, end: start })) {
          const name = title.phrase.replace('refactor.', '');
          seen.set(name, (seen.get(name) ?? 0) + 1);
          const changed = applyAll(text, edits);
          // From every entry of a list the same is offered.
          if (known.has(changed)) continue;
          known.add(changed);
          const at = `${path}:${before.lines.lineAt(start) + 1} ${name}`;
          const after = parseCompose(changed);
          expect(after.problems, `${at}\n${changed}`).toEqual([]);
          expect(
            after.comments.map(comment => comment.text),
            at,
          ).toEqual(before.comments.map(comment => comment.text));
          // Hardening is there to change what a service may do; all else that was said is still said.
          if (name === 'harden') expect(namesOf(after), at).toEqual(expect.arrayContaining(namesOf(before)));
          else expect(meaningOf(after), at).toEqual(meaning);
          expect(errorsOf('compose', changed), at).toEqual(errors);
        }
      }
    }
    const all = [
      'longPort',
      'longPorts',
      'longVolume',
      'longVolumes',
      'shortVolume',
      'toMapping',
      'toList',
      'toText',
      'buildMapping',
      'buildText',
      'harden',
    ];
    expect(all.filter(name => !seen.has(name))).toEqual([]);
  });
});

/** What a Dockerfile makes of each stage that its final image is built on, whatever the lines are called. */
function buildOf(file: Dockerfile): unknown {
  const final = file.finalStage;
  if (!final) return undefined;
  const { user, workdir, shell, stopsignal, cmd, entrypoint, healthcheck } = final.finalState;
  const names = final.finalState.names();
  return {
    base: bottomOf(final).from.words[0]?.value,
    name: final.name?.value,
    steps: stepsOf(final),
    others: file.stages.filter(stage => !isBelow(stage, final)).map(stepsOf),
    state: [user, workdir, shell, stopsignal].map(setting => setting?.text),
    starts: [cmd, entrypoint, healthcheck].map(instruction => instruction && wordsOf(instruction)),
    variables: names.map(name => [name, final.finalState.lookup(name)?.value]).sort(),
  };
}

function bottomOf(stage: Stage): Stage {
  return stage.parent ? bottomOf(stage.parent) : stage;
}

function isBelow(stage: Stage, top: Stage): boolean {
  return stage === top || (top.parent !== undefined && isBelow(stage, top.parent));
}

/** Every command, and every other instruction as it is written, with what is in force where it stands. */
function stepsOf(stage: Stage): unknown[] {
  const own = stage.instructions.slice(1).flatMap(instruction => {
    const { keyword, state } = instruction;
    const place = [state.user?.text, state.workdir?.text];
    if (keyword === 'RUN') return wordsOf(instruction).map(words => [...place, ...words]);
    if (keyword === 'CMD' || keyword === 'ENTRYPOINT' || keyword === 'HEALTHCHECK') return [[keyword, ...place]];
    return [
      [keyword, ...place, ...instruction.flags.map(({ name }) => name), ...instruction.words.map(({ value }) => value)],
    ];
  });
  return stage.parent ? [...stepsOf(stage.parent), ...own] : own;
}

/** The words of every command of an instruction. A shell with a script counts as what the script runs. */
function wordsOf({ script }: Instruction): string[][] {
  const commands = script?.commands ?? [];
  const all = commands.map(command => [
    ...command.wrappers.map(({ value }) => value),
    ...command.assignments.map(({ name }) => name),
    ...(command.nameWord ? [command.nameWord.value] : []),
    ...command.args.map(({ value }) => value),
    ...command.redirects.map(({ operator, target }) => operator + (target?.value ?? '')),
  ]);
  const inside = all.filter(([program = '', flag]) => !(/^(?:\/bin\/)?(?:ba|da)?sh$/.test(program) && flag === '-c'));
  return inside.length > 0 ? inside : all;
}

function nodesBelow(node: ComposeNode): ComposeNode[] {
  if (node.via !== 'written') return [];
  return [node, ...node.children.flatMap(nodesBelow)];
}

/** What Compose makes of a file, whatever form it is written in. */
function meaningOf(file: Compose): unknown {
  return file.root && normal(file.root);
}

function normal(node: ComposeNode): unknown {
  const path = node.path.map((step, index) => (index === 1 ? '*' : step)).join('.');
  if (path === 'services.*.ports.[]') {
    const port = parsePort(node);
    const texts = [
      port?.hostIp,
      port?.published,
      port?.target,
      port?.protocol,
      port?.mode,
      port?.name,
      port?.appProtocol,
    ];
    const [ip, published, target, protocol = 'tcp', mode = 'ingress', ...rest] = texts.map(part => part?.text);
    return [ip, published, target, protocol, mode, ...rest];
  }
  if (path === 'services.*.volumes.[]') {
    const mount = parseMount(node);
    const source = mount?.source?.text ?? '';
    const isFolder = mount?.type === 'bind' && /^\w/.test(source);
    return [
      mount?.type,
      isFolder ? `./${source}` : source,
      mount?.target?.text,
      mount?.modes.map(({ text }) => text).filter(text => text !== 'rw'),
    ];
  }
  if (/\.(?:environment|args|labels|annotations|sysctls)$/.test(path)) return pairsOf(node);
  if (path === 'services.*.depends_on') {
    if (node.kind === 'sequence')
      return node.children.map(({ scalar }) => [scalar?.value, { condition: 'service_started' }]);
    return node.children.map(child => [
      child.key?.text,
      Object.fromEntries(child.children.map(each => [each.key?.text, each.scalar?.value])),
    ]);
  }
  if (/^services\.\*\.(?:command|entrypoint)$/.test(path)) {
    return node.kind === 'sequence'
      ? node.children.map(({ scalar }) => scalar?.value)
      : splitCommand(node.scalar?.value ?? '');
  }
  if (path === 'services.*.healthcheck.test' && node.kind === 'scalar') return ['CMD-SHELL', node.scalar?.value];
  if (path === 'services.*.build' && node.kind === 'scalar') return [['context', node.scalar?.value]];
  if (node.kind === 'sequence') return node.children.map(normal);
  if (node.kind === 'mapping') return node.children.map(child => [child.key?.text, normal(child)]);
  return node.scalar?.value;
}

function pairsOf(node: ComposeNode): unknown {
  if (node.kind === 'mapping') return node.children.map(({ key, scalar }) => [key?.text, scalar?.value]);
  return node.children.map(({ scalar }) => {
    const [name, ...rest] = (scalar?.value ?? '').split('=');
    return [name, rest.length > 0 ? rest.join('=') : undefined];
  });
}

/** The path of everything that a file says, items of lists with their values. */
function namesOf({ root }: Compose): string[] {
  const below = (node: ComposeNode): string[] => {
    const name = `${node.path.join('.')}=${node.scalar?.value ?? ''}`;
    return [name, ...node.children.flatMap(below)];
  };
  return root ? below(root) : [];
}
