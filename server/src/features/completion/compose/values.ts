import { CompletionItemKind } from 'vscode-languageserver-types';
import { factsOf } from '../../../model/image/facts.ts';
import { type Form, formAt, usualDurations, usualSizes, usualValues } from '../../../rules/schema/values.ts';
import { PathTable } from '../../../rules/shared/path-table.ts';
import { counterpartInService } from '../../../text/counterpart.ts';
import { expandSnippet } from '../../snippets.ts';
import { proposeDurations, proposeSizes } from '../amounts.ts';
import { conceptAt } from '../concept.ts';
import { proposeImages } from '../images.ts';
import { proposePaths } from '../paths.ts';
import type { Proposal } from '../proposal.ts';
import type { Scene } from '../scene.ts';
import { SIGNALS } from '../signals.ts';
import { choices, type Slot } from '../slot.ts';
import { proposeUsers, usersOfImage } from '../users.ts';
import { variableNamesFor } from '../variable-names.ts';
import { type Cursor, imageOf, itemsAt, nodeAt } from './cursor.ts';
import {
  namesIn,
  networksToJoin,
  otherServices,
  profilesIn,
  proposeNames,
  type Section,
  servicesToWaitFor,
} from './names.ts';
import { proposeExpose, proposePorts } from './ports.ts';
import { testFor } from './templates.ts';
import { namesInDotenv } from './variables.ts';
import { proposeVolumes } from './volumes.ts';

/** What makes proposals for a value that stands at `path`, or would. */
type Source = (cursor: Cursor, slot: Slot, path: readonly string[], scene: Scene) => Found;
type Found = readonly Proposal[] | Promise<readonly Proposal[]>;

/**
 * What may be written as the value or item at `path`; the slot is what is typed of it. `path` need not be the cursor's own:
 * an item may be wanted where only its key stands yet.
 */
export async function proposeValues(
  cursor: Cursor,
  path: readonly string[],
  scene: Scene,
): Promise<readonly Proposal[]> {
  const { slot } = cursor;
  const source = SOURCES.get(path);
  const special = source ? await source(cursor, slot, path, scene) : [];
  return [...special, ...listed(slot, path, itemsTaken(cursor, path))];
}

/** Whether anything can be proposed at `path`, as far as that can be told without looking. */
export function hasValues(path: readonly string[], form: Form = formAt(path)): boolean {
  return (
    form.switch ||
    form.words.length > 0 ||
    usualValues(path).length > 0 ||
    usualDurations(path) !== undefined ||
    usualSizes(path) !== undefined ||
    SOURCES.has(path)
  );
}

/** What the specification and Docker's documentation list for a place. */
function listed(slot: Slot, path: readonly string[], taken: ReadonlySet<string>): readonly Proposal[] {
  const form = formAt(path);
  const about = (word: string) => ({ phrases: phrasesFor(path, word), ...conceptAt(path, [`=${word}`]) });
  const durations = usualDurations(path);
  const sizes = usualSizes(path);
  const usual = usualValues(path).filter(word => !taken.has(word));
  return [
    ...(durations ? proposeDurations(slot, durations, conceptAt(path)) : []),
    ...(sizes ? proposeSizes(slot, sizes, conceptAt(path)) : []),
    ...choices(slot, usual, about),
    ...choices(slot, [...form.words, ...(form.switch ? switchFor(path) : [])], about).map(shared),
  ];
}

/** What one writes is mostly not the default: `true`, but of what is on by itself `false`. */
function switchFor(path: readonly string[]): readonly string[] {
  return ON_BY_ITSELF.has(path) ? ['false', 'true'] : ['true', 'false'];
}

const ON_BY_ITSELF = new PathTable({
  'services.*.attach': true,
  'services.*.depends_on.*.required': true,
  'services.*.env_file[].required': true,
  'services.*.volumes[].bind.create_host_path': true,
});

/** The names under which a sentence about a value is kept. */
export function phrasesFor(path: readonly string[], word: string): readonly string[] {
  const patterns = new Set([path, counterpartInService(path)].map(patternOf));
  const key = path.findLast(segment => segment !== '[]') ?? '';
  return [
    ...[...patterns].flatMap(pattern => [
      `compose-value-1.${pattern}=${word}`,
      `compose-value-2.${pattern}=${word}`,
      `compose-value-2.${pattern.replace(/\[\]$/, '')}=${word}`,
    ]),
    ...(key.startsWith('cap_') ? [`compose-value-1.capability=${word}`] : []),
    ...(key === 'restart' ? [`restart.${word}`] : []),
    ...(key === 'stop_signal' ? [`signal.${word}`] : []),
    ...(key.startsWith('platform') ? [`platform.${word}`, `compose-value-2.services.*.platform=${word}`] : []),
  ];
}

function patternOf(path: readonly string[]): string {
  return path
    .map((segment, index) => (isChosen(path, index) ? '*' : segment))
    .join('.')
    .replaceAll('.[]', '[]');
}

/** Whether the author of the file chose that segment: the name of a service, of what it waits for, of a section's entry. */
function isChosen(path: readonly string[], index: number): boolean {
  return index === 1 || (index === 3 && ['depends_on', 'networks', 'models'].includes(path[2] ?? ''));
}

function itemsTaken(cursor: Cursor, path: readonly string[]): ReadonlySet<string> {
  return path.at(-1) === '[]' ? itemsAt(cursor, path.slice(0, -1)) : new Set();
}

function shared(proposal: Proposal): Proposal {
  return { ...proposal, shared: true };
}

/** Names that the file defines under `section`. */
function names(section: Section): Source {
  return (cursor, slot, path) => proposeNames(slot, namesIn(cursor.file, section), path, itemsTaken(cursor, path));
}

/** `service:db`, for what two services may share. */
const SERVICE_WITH_PREFIX: Source = (cursor, slot, path) =>
  proposeNames(slot, otherServices(cursor), path).map(proposal => ({
    ...proposal,
    label: `service:${proposal.label}`,
    shared: false,
  }));

/** Files whose path is right for a place, and the folders that lead there. */
function files(right: RegExp): Source {
  return async (_, slot, __, scene) =>
    (await proposePaths(slot, scene, path => path.endsWith('/') || right.test(path))).map(shared);
}

const FOLDERS: Source = async (_, slot, path, scene) => [
  ...choices(slot, ['.'], () => conceptAt(path)),
  ...(await proposePaths(slot, scene, found => found.endsWith('/'))).map(shared),
];
const ANY_FILE = files(/./);
const DOCKERFILE = files(/dockerfile[^/]*$/i);
const ENV_FILE = files(/env[^/]*$/i);
const YAML_FILE = files(/\.ya?ml$/i);

/** Names of variables that `.env` sets: what a secret or config may take its content from. */
const DOTENV_NAMES: Source = (_, slot, path, scene) =>
  choices(slot, namesInDotenv(scene), () => conceptAt(path), CompletionItemKind.Variable);

const SOURCES = new PathTable<Source>({
  'services.*.image': (_, slot, __, scene) =>
    proposeImages(slot, scene.snapshot.file.text, 'service', scene.knowledge, scene.snapshot.today),
  'services.*.build': FOLDERS,
  'services.*.build.context': FOLDERS,
  'services.*.build.dockerfile': DOCKERFILE,
  'services.*.build.secrets[]': names('secrets'),
  'services.*.depends_on[]': (cursor, slot, path) =>
    proposeNames(slot, servicesToWaitFor(cursor), path, itemsTaken(cursor, path)),
  'services.*.links[]': (cursor, slot, path) =>
    proposeNames(slot, otherServices(cursor), path, itemsTaken(cursor, path)),
  'services.*.volumes_from[]': (cursor, slot, path) =>
    proposeNames(slot, otherServices(cursor), path, itemsTaken(cursor, path)),
  'services.*.extends': (cursor, slot, path) => proposeNames(slot, otherServices(cursor), path),
  'services.*.extends.service': (cursor, slot, path) =>
    // Of another file nobody here knows the services.
    nodeAt(cursor, path.slice(0, -1))?.get('file') ? [] : proposeNames(slot, otherServices(cursor), path),
  'services.*.extends.file': YAML_FILE,
  'include[]': YAML_FILE,
  'include[].path': YAML_FILE,
  'services.*.network_mode': SERVICE_WITH_PREFIX,
  'services.*.ipc': SERVICE_WITH_PREFIX,
  'services.*.pid': SERVICE_WITH_PREFIX,
  'services.*.build.additional_contexts.*': SERVICE_WITH_PREFIX,
  'services.*.networks[]': (cursor, slot, path) =>
    proposeNames(slot, networksToJoin(cursor), path, itemsTaken(cursor, path)),
  'services.*.volumes[]': proposeVolumes,
  'services.*.volumes[].source': (cursor, slot, path, scene) =>
    nodeAt(cursor, path.slice(0, -1))?.get('type')?.scalar?.value === 'bind'
      ? ANY_FILE(cursor, slot, path, scene)
      : names('volumes')(cursor, slot, path, scene),
  'services.*.secrets[]': names('secrets'),
  'services.*.secrets[].source': names('secrets'),
  'services.*.configs[]': names('configs'),
  'services.*.configs[].source': names('configs'),
  'services.*.models[]': names('models'),
  'services.*.profiles[]': (cursor, slot, path) =>
    proposeNames(slot, profilesIn(cursor.file), path, itemsTaken(cursor, path)).map(proposal => ({
      ...proposal,
      shared: false,
    })),
  'services.*.env_file': ENV_FILE,
  'services.*.env_file[]': ENV_FILE,
  'services.*.env_file[].path': ENV_FILE,
  'services.*.environment[]': (cursor, slot, path) =>
    slot.typed.includes('=')
      ? []
      : variableNamesFor(imageOf(cursor)).map(name => ({
          label: name,
          kind: CompletionItemKind.Variable,
          span: slot.span,
          insert: `${name}=`,
          about: { phrases: [`well-known-variable.${name}`], ...conceptAt(path) },
        })),
  'services.*.healthcheck.test': (cursor, slot, path) => {
    const image = imageOf(cursor);
    const test = testFor(image && factsOf(image));
    const about = conceptAt(path);
    const kind = CompletionItemKind.Snippet;
    return [{ label: expandSnippet(test), kind, span: slot.span, insert: test, snippet: true, quoted: false, about }];
  },
  'services.*.healthcheck.test[]': (cursor, slot, path) => {
    const items = nodeAt(cursor, path.slice(0, -1))?.children ?? [];
    // The word says how to read the others: it comes first or not at all.
    if (items.some(({ span }) => span.end < slot.span.start)) return [];
    const words = choices(slot, ['CMD', 'CMD-SHELL', 'NONE'], word => ({
      phrases: [`compose-value-2.healthcheck.test=${word}`],
      ...conceptAt(path),
    }));
    return words.map(word => ({ ...word, quoted: true }));
  },
  'services.*.ports[]': proposePorts,
  'services.*.expose[]': proposeExpose,
  'services.*.user': (cursor, slot, path) => [
    ...proposeUsers(slot, usersOfImage(imageOf(cursor))),
    ...choices(slot, slot.typed.includes(':') ? [] : ['1000:1000', '65532:65532'], () => conceptAt(path)),
  ],
  'services.*.stop_signal': (_, slot, path) =>
    choices(slot, SIGNALS, signal => ({ phrases: [`signal.${signal}`], ...conceptAt(path) })),
  'secrets.*.file': ANY_FILE,
  'configs.*.file': ANY_FILE,
  'secrets.*.environment': DOTENV_NAMES,
  'configs.*.environment': DOTENV_NAMES,
});
