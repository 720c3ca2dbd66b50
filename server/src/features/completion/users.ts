import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Sentence } from '../../knowledge/knowledge.ts';
import type { Dockerfile, Stage } from '../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../model/dockerfile/shell.ts';
import { factsOf, runsAs, variantOf } from '../../model/image/facts.ts';
import type { ImageReference } from '../../model/image/reference.ts';
import { baseImageOf } from '../../rules/shared/base-image.ts';
import { lineOf } from '../../rules/shared/copied.ts';
import { conceptOf } from './concept.ts';
import type { Proposal } from './proposal.ts';
import { rest, type Slot } from './slot.ts';

/** A user or group of the image, and why it is known. */
interface Account {
  readonly name: string;
  readonly why: readonly Sentence[];
}

/** Fits every image, whoever made it: a number needs no entry in /etc/passwd. The one that distroless images use. */
const NOBODY_ELSE = '65532:65532';
/** Flags of useradd, adduser, groupadd and addgroup that take the next word: shadow, Debian's adduser, and BusyBox. */
const WITH_VALUE =
  /^(?:-[A-Za-z]*[ugGhdskcbeKp]|--(?:uid|gid|group|groups|ingroup|home|home-dir|base-dir|shell|skel|comment|gecos|expiredate|inactive|password|firstuid|lastuid|firstgid|lastgid))$/;

/** Users that exist in `stage` for sure: made by the file, brought by its base image; root last. */
export function usersOf(file: Dockerfile, stage: Stage | undefined): readonly Account[] {
  const made = stage ? madeBy(file, stage, ['useradd', 'adduser']) : [];
  const base = baseImageOf(stage);
  if (base && variantOf(base) === 'windows') return [...made, ...OF_WINDOWS];
  const brought = usersOfImage(base).filter(({ name }) => !made.some(other => other.name === name));
  return [...made, ...brought, ...ALWAYS];
}

/** Users that a container of this image can run as without anybody making one. */
export function usersOfImage(reference: ImageReference | undefined): readonly Account[] {
  const facts = reference && factsOf(reference);
  if (!facts) return [];
  const why = (user: string) => [{ phrase: 'completion.userOfImage', args: { user, image: reference.familiar } }];
  const names = [facts.spareUser?.name, runsAs(reference)?.user].filter(name => name !== undefined && name !== 'root');
  return [...new Set(names)].map(name => ({ name: name ?? '', why: why(name ?? '') }));
}

const ALWAYS: readonly Account[] = [
  { name: NOBODY_ELSE, why: [{ phrase: 'completion.userByNumber' }] },
  { name: 'root', why: [] },
];

/** https://learn.microsoft.com/virtualization/windowscontainers/manage-containers/container-security */
const OF_WINDOWS: readonly Account[] = ['ContainerUser', 'ContainerAdministrator'].map(name => ({ name, why: [] }));

/** `user`, `user:group`: users for `slot`, and behind the colon the groups, which mostly go by the names of users. */
export function proposeUsers(slot: Slot, accounts: readonly Account[], groups: readonly Account[] = []): Proposal[] {
  const colon = slot.typed.indexOf(':');
  const isGroup = colon >= 0;
  const { span } = isGroup ? rest(slot, colon + 1) : slot;
  const offered = isGroup
    ? [...groups, ...accounts.filter(({ name }) => !name.includes(':') && !groups.some(group => group.name === name))]
    : accounts;
  return offered.map(({ name, why }) => ({
    label: name,
    kind: CompletionItemKind.Value,
    span,
    about: {
      phrases: [`user-name.${name.split(':')[0]}`],
      ...conceptOf(`user:${name.split(':')[0]}`, 'user:*'),
      facts: why,
    },
  }));
}

/** The same for `USER` and `--chown` in `stage`. */
export function proposeUsersIn(slot: Slot, file: Dockerfile, stage: Stage | undefined): readonly Proposal[] {
  return proposeUsers(slot, usersOf(file, stage), stage ? madeBy(file, stage, ['groupadd', 'addgroup']) : []);
}

/** What the commands called `programs` make in `stage` and in the stages below it. */
function madeBy(file: Dockerfile, stage: Stage, programs: readonly string[]): readonly Account[] {
  const names = new Map<string, number>();
  for (const { instructions } of lineOf(stage)) {
    for (const { keyword, script } of instructions) {
      for (const command of keyword === 'RUN' ? (script?.commands ?? []) : []) {
        const name = programs.includes(command.name ?? '') ? firstOperand(command) : undefined;
        if (name !== undefined && !names.has(name)) names.set(name, file.lines.lineAt(command.start) + 1);
      }
    }
  }
  return [...names].map(([name, line]) => ({ name, why: [{ phrase: 'completion.userMade', args: { line } }] }));
}

function firstOperand({ args }: ShellCommand): string | undefined {
  const found = args.find(
    ({ value }, index) => !value.startsWith('-') && !WITH_VALUE.test(args[index - 1]?.value ?? ''),
  );
  return found?.literal && /^[\w.-]+$/.test(found.value) ? found.value : undefined;
}
