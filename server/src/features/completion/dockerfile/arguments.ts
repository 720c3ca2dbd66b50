import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { dataFolderOf, variantOf } from '../../../model/image/facts.ts';
import { baseImageOf } from '../../../rules/shared/base-image.ts';
import { isRemote } from '../../../rules/shared/copied.ts';
import { slice } from '../../../text/span.ts';
import { conceptOf } from '../concept.ts';
import { proposeImages } from '../images.ts';
import { proposeContextPaths } from '../paths.ts';
import { noteOf, PORT_KIND, portsFor } from '../ports.ts';
import type { Proposal } from '../proposal.ts';
import type { Scene } from '../scene.ts';
import { SIGNALS } from '../signals.ts';
import { choices, type Slot } from '../slot.ts';
import { proposeUsersIn } from '../users.ts';
import { LABELS, variableNamesFor } from '../variable-names.ts';
import { type Cursor, heredocAt } from './cursor.ts';
import { proposeFlags } from './flags.ts';
import { proposeStages } from './stages.ts';
import { namesToDeclare, PLATFORM_ARGS, proposeVariables } from './variables.ts';

/** The instructions whose first argument stands alone. */
const ONE_WORD: ReadonlySet<string> = new Set(['FROM', 'USER', 'STOPSIGNAL', 'WORKDIR']);

/** What fits among the arguments of an instruction. Inside a shell script or a heredoc that is variables alone. */
export async function proposeArguments(cursor: Cursor, scene: Scene): Promise<readonly Proposal[]> {
  const variables = proposeVariables(cursor);
  if (variables) return variables;
  if (heredocAt(cursor.instruction, cursor.offset)) return [];
  const flags = await proposeFlags(cursor, scene);
  const isFlag = cursor.typed.startsWith('-');
  const words = isFlag || (flags && cursor.typed !== '') ? [] : await proposeWords(cursor, scene);
  return [...words, ...(flags ?? [])];
}

async function proposeWords(cursor: Cursor, scene: Scene): Promise<readonly Proposal[]> {
  const { file, instruction, index, typed } = cursor;
  const { stage, keyword } = instruction;
  const slot = slotOf(cursor);
  if (!slot) return [];
  switch (keyword) {
    case 'FROM':
      return proposeBase(slot, cursor, scene);
    case 'COPY':
    case 'ADD':
      return proposeSources(cursor, scene);
    case 'USER':
      return index === 0 ? proposeUsersIn(slot, file, stage) : [];
    case 'EXPOSE':
      return proposePorts(slot, instruction);
    case 'STOPSIGNAL':
      return index === 0
        ? choices(slot, SIGNALS, signal => ({ phrases: [`signal.${signal}`], ...conceptOf('instruction:STOPSIGNAL') }))
        : [];
    case 'WORKDIR':
      return index === 0 ? proposeFolders(slot, cursor) : [];
    case 'VOLUME':
      return proposeVolumes(slot, instruction);
    case 'SHELL':
      return index === 0 && (typed === '' || typed === '[') ? proposeShells(slot, instruction) : [];
    case 'HEALTHCHECK':
      return index === 0 ? proposeHealthchecks(slot, instruction) : [];
    case 'ARG':
      return proposeArgs(slot, cursor);
    case 'ENV':
      return proposePairNames(slot, cursor, variableNamesFor(baseImageOf(stage)), 'well-known-variable');
    case 'LABEL':
      return proposePairNames(slot, cursor, LABELS, 'oci-label');
    default:
      return [];
  }
}

/**
 * The word under the cursor. In front of a word that stands there already nothing can be put in; where an instruction
 * takes one word only, that word is what changes.
 */
function slotOf({ file, instruction, token, typed, offset }: Cursor): Slot | undefined {
  if (typed !== '' || /^(?:\s|$)/.test(file.text.slice(offset, offset + 1))) return { typed, span: token };
  if (!ONE_WORD.has(instruction.keyword)) return undefined;
  const [word = ''] = /^\S+/.exec(file.text.slice(offset, file.lines.end(file.lines.lineAt(offset)))) ?? [];
  return { typed, span: { start: offset, end: offset + word.length } };
}

function proposeBase(slot: Slot, { file, instruction, index }: Cursor, scene: Scene): readonly Proposal[] {
  if (index === 1) {
    // BuildKit wants both words in the same letters.
    const isLower = slice(file.text, instruction.keywordSpan) === 'from';
    const label = isLower ? 'as' : 'AS';
    return [{ label, kind: CompletionItemKind.Keyword, span: slot.span, about: conceptOf('keyword:AS'), shared: true }];
  }
  if (index > 1) return [];
  return [
    ...proposeStages(slot, file, instruction.stage, false),
    ...proposeImages(slot, file.text, 'base', scene.knowledge, scene.snapshot.today),
  ];
}

/** Folders that other stages work in, and the customary one. */
function proposeFolders(slot: Slot, { file, instruction }: Cursor): readonly Proposal[] {
  const others = file.instructions
    .filter(({ keyword, start }) => keyword === 'WORKDIR' && start !== instruction.start)
    .map(({ words }) => words[0]?.value ?? '');
  const folders = [...new Set([...others, '/app'])].filter(folder => folder.startsWith('/'));
  return choices(slot, folders, () => conceptOf('instruction:WORKDIR'), CompletionItemKind.Folder);
}

/** Where the base image keeps its data. */
function proposeVolumes(slot: Slot, { stage }: Instruction): readonly Proposal[] {
  const image = baseImageOf(stage);
  const folder = image && dataFolderOf(image);
  if (image === undefined || folder === undefined || slot.typed.startsWith('[')) return [];
  const facts = [{ phrase: 'image.data', args: { folder } }];
  return choices(slot, [folder], () => ({ ...conceptOf('instruction:VOLUME'), facts }), CompletionItemKind.Folder);
}

/** Paths of the build context. What another stage or image holds, nobody knows. */
async function proposeSources(
  { instruction, index, token, typed }: Cursor,
  scene: Scene,
): Promise<readonly Proposal[]> {
  if (instruction.flags.some(({ name }) => name === 'from') || isRemote(typed) || typed.startsWith('<<')) return [];
  // In the JSON form a path begins behind its quote.
  const [opening = ''] = /^\[?"?/.exec(typed) ?? [];
  if (opening === '[' || typed.slice(opening.length).includes('"')) return [];
  const end = opening === '' ? token.end : Math.max(token.start + typed.length, closing(scene, token));
  const slot = { typed: typed.slice(opening.length), span: { start: token.start + opening.length, end } };
  const here = index > 0 && typed === '' ? choices(slot, ['./'], () => conceptOf('path:destination')) : [];
  return [...here, ...(await proposeContextPaths(slot, scene))];
}

/** Where the closing quote of a JSON element stands. */
function closing({ snapshot }: Scene, { start, end }: Cursor['token']): number {
  const quote = snapshot.file.text.slice(start, end).search(/"[\],]*$/);
  return quote > 0 ? start + quote : end;
}

function proposePorts(slot: Slot, { words, stage }: Instruction): readonly Proposal[] {
  const slash = slot.typed.indexOf('/');
  if (slash >= 0) {
    const span = { start: slot.span.start + slash + 1, end: slot.span.end };
    return choices({ typed: '', span }, ['tcp', 'udp'], () => conceptOf('instruction:EXPOSE'));
  }
  const taken = new Set(words.filter(({ start }) => start !== slot.span.start).map(({ value }) => value.split('/')[0]));
  return portsFor(baseImageOf(stage))
    .filter(({ port }) => !taken.has(String(port)))
    .map(known => ({
      label: String(known.port),
      kind: PORT_KIND,
      span: slot.span,
      ...noteOf(known),
      about: known.about,
    }));
}

/** https://docs.docker.com/reference/dockerfile/#shell; with pipefail, where the shell of the image has it. */
function proposeShells(slot: Slot, { stage }: Instruction): readonly Proposal[] {
  const image = baseImageOf(stage);
  const variant = image && variantOf(image);
  const shells =
    variant === 'windows'
      ? ['["powershell", "-Command"]', '["cmd", "/S", "/C"]']
      : variant === 'alpine'
        ? ['["/bin/ash", "-eo", "pipefail", "-c"]', '["/bin/sh", "-c"]']
        : ['["/bin/bash", "-eo", "pipefail", "-c"]', '["/bin/bash", "-c"]', '["/bin/sh", "-c"]'];
  return choices(slot, shells, () => conceptOf('instruction:SHELL'));
}

function proposeHealthchecks(slot: Slot, { flags }: Instruction): readonly Proposal[] {
  const words = flags.length > 0 ? ['CMD'] : ['CMD', 'NONE'];
  return words.map(word => ({
    label: word,
    kind: CompletionItemKind.Keyword,
    span: slot.span,
    insert: word === 'CMD' ? 'CMD ' : word,
    about: { phrases: [`healthcheck-word.${word}`], ...conceptOf('instruction:HEALTHCHECK') },
    shared: true,
  }));
}

function proposeArgs(slot: Slot, { file, instruction }: Cursor): readonly Proposal[] {
  if (slot.typed.includes('=')) return [];
  return namesToDeclare(file, instruction).map(name => ({
    label: name,
    kind: CompletionItemKind.Variable,
    span: slot.span,
    about: {
      phrases: [`well-known-variable.${name}`],
      ...conceptOf('instruction:ARG'),
      facts: PLATFORM_ARGS.includes(name) ? [] : [{ phrase: 'completion.argAbove', args: { name } }],
    },
  }));
}

/** Names in front of a `=`; `subject` is the folder of the phrases that explain them. */
function proposePairNames(
  slot: Slot,
  { file, instruction }: Cursor,
  names: readonly string[],
  subject: string,
): readonly Proposal[] {
  const text = file.text.slice(slot.span.start, slot.span.end);
  if (slot.typed.includes('=') || /["']/.test(text)) return [];
  const equals = text.indexOf('=');
  const span = equals < 0 ? slot.span : { start: slot.span.start, end: slot.span.start + equals };
  const taken = new Set(instruction.pairs.filter(pair => pair.start !== slot.span.start).map(({ name }) => name.value));
  return names
    .filter(name => !taken.has(name))
    .map(name => ({
      label: name,
      kind: CompletionItemKind.Variable,
      span,
      insert: equals < 0 ? `${name}=` : name,
      about: { phrases: [`${subject}.${name}`], ...conceptOf(`instruction:${instruction.keyword}`) },
    }));
}
