import { CompletionItemKind } from 'vscode-languageserver-types';
import { PLATFORMS } from '../../../rules/schema/values.ts';
import { flagsOf, kindOfFlag } from '../../../rules/shared/dockerfile/flag-table.ts';
import { proposeDurations } from '../amounts.ts';
import { conceptOf } from '../concept.ts';
import { proposeImages } from '../images.ts';
import { proposeContextPaths } from '../paths.ts';
import type { Proposal } from '../proposal.ts';
import type { Scene } from '../scene.ts';
import { choices, rest, type Slot } from '../slot.ts';
import { proposeUsersIn } from '../users.ts';
import type { Cursor } from './cursor.ts';
import { proposeMount, proposeMountFlags } from './mounts.ts';
import { proposeStages } from './stages.ts';

/** Flags that the extensions beside us offer too: all but those of RUN. */
const NEW_TO_OTHERS: ReadonlySet<string> = new Set(['RUN']);
/** What a flag without a table of its own is usually given. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  network: ['default', 'none', 'host'],
  security: ['sandbox', 'insecure'],
  device: ['nvidia.com/gpu=all'],
  chmod: ['755', '644', '555', '444', 'u=rwX,go=rX'],
  checksum: ['sha256:'],
  retries: ['3', '5'],
  interval: ['30s', '10s', '1m'],
  timeout: ['5s', '3s', '10s'],
  'start-period': ['10s', '30s', '1m'],
  'start-interval': ['1s', '2s', '5s'],
};

/** What fits into the flag under the cursor, or would make one; undefined where no flag can stand. */
export async function proposeFlags(cursor: Cursor, scene: Scene): Promise<readonly Proposal[] | undefined> {
  const { typed, token, index, instruction, file } = cursor;
  if (index > 0 && !isFlagHere(cursor)) return undefined;
  const text = file.text.slice(token.start, token.end);
  const equals = text.indexOf('=');
  if (text.startsWith('--') && equals >= 0 && typed.length > equals) {
    const slot = rest({ typed, span: token }, equals + 1);
    return proposeValues(text.slice(2, equals), slot, cursor, scene);
  }
  if (typed !== '' && !typed.startsWith('-')) return undefined;
  // While words are typed behind RUN a list of flags would only be in the way.
  if (typed === '' && scene.trigger !== undefined && instruction.keyword === 'RUN') return [];
  return proposeNames(cursor, equals < 0 ? undefined : token.start + equals);
}

/** Whether the word under the cursor is a flag to the model, which joins continued lines. */
function isFlagHere({ instruction, token }: Cursor): boolean {
  return instruction.flags.some(({ start, end }) => start <= token.start && token.end <= end);
}

/** `equals` is where the value of the flag begins that is being renamed. */
function proposeNames({ typed, token, instruction, file, offset }: Cursor, equals: number | undefined): Proposal[] {
  const { keyword, flags } = instruction;
  const span = { start: token.start, end: equals ?? token.end };
  const isTaken = (name: string) =>
    !['list', 'mount'].includes(kindOfFlag(keyword, name) ?? '') &&
    flags.some(flag => flag.name === name && flag.start !== token.start);
  // What stands right behind the cursor must not become part of the flag.
  const gap = typed === '' && /\S/.test(file.text.charAt(offset)) ? ' ' : '';
  const names = flagsOf(keyword).filter(name => !isTaken(name));
  const proposals = names.map((name): Proposal => {
    const isSwitch = kindOfFlag(keyword, name) === 'switch';
    const word = isSwitch ? `--${name}` : `--${name}=`;
    return {
      label: word,
      kind: CompletionItemKind.Property,
      // A switch takes nothing of what stands behind the old name.
      span: isSwitch ? token : span,
      insert: equals !== undefined ? `--${name}` : gap === '' || isSwitch ? word + gap : `${word}$0${gap}`,
      snippet: gap !== '' && !isSwitch,
      about: conceptOf(`flag:${keyword} --${name}`),
      shared: !NEW_TO_OTHERS.has(keyword),
      goesOn: !isSwitch && equals === undefined,
    };
  });
  const hasMounts = keyword === 'RUN' && equals === undefined && gap === '';
  return [...(hasMounts ? proposeMountFlags({ typed, span }) : []), ...proposals];
}

async function proposeValues(name: string, slot: Slot, cursor: Cursor, scene: Scene): Promise<readonly Proposal[]> {
  const { file, instruction } = cursor;
  const { keyword, stage } = instruction;
  const kind = kindOfFlag(keyword, name);
  const concept = conceptOf(`flag:${keyword} --${name}`);
  const words = (list: readonly string[]) =>
    choices(slot, list, word => ({ phrases: [`${name}-value.${word}`, `platform.${word}`], ...concept }));
  if (kind === undefined) return [];
  if (kind === 'switch') return words(['true', 'false']);
  if (kind === 'mount') return proposeMount(slot, cursor, scene);
  if (kind === 'duration') return proposeDurations(slot, USUAL[name] ?? [], concept);
  switch (name) {
    case 'platform':
      return words(['$BUILDPLATFORM', '$TARGETPLATFORM', ...PLATFORMS]);
    case 'from':
      return [
        ...proposeStages(slot, file, stage, true),
        ...proposeImages(slot, file.text, 'source', scene.knowledge, scene.snapshot.today),
      ];
    case 'chown':
      return proposeUsersIn(slot, file, stage);
    case 'exclude':
      return proposeContextPaths(slot, scene);
    default:
      return words(USUAL[name] ?? []);
  }
}
