import type { Dockerfile, Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { factsOf, runsAs } from '../../../model/image/facts.ts';
import type { ImageReference } from '../../../model/image/reference.ts';
import { variantOf } from '../../../model/image/tag.ts';
import { type Edit, insert } from '../../../text/edit.ts';
import type { Fix } from '../../rule.ts';
import { baseImageOf } from '../base-image.ts';

const ROOT = /^(root|0+)(:|$)/;

/** The user that distroless, Chainguard and most charts use for "nobody in particular"; exists in no passwd, and needs none. */
const NOBODY_IN_PARTICULAR = '65532:65532';

/** Programs that start another one as another user: who has them in the image does not want to stay root. */
const STEPPING_DOWN: ReadonlySet<string> = new Set([
  'gosu',
  'su-exec',
  'setpriv',
  'runuser',
  'setuidgid',
  's6-setuidgid',
]);

/** Instructions that work on the image itself, and may need root for it. */
const BUILDING: ReadonlySet<string> = new Set(['FROM', 'RUN', 'COPY', 'ADD', 'WORKDIR']);

/**
 * Whether a container of this stage is root from beginning to end, and nothing in the stage itself says who it is to be:
 * the base image leaves it at that, or a parent stage set it. False where the file does not tell.
 */
export function runsAsRoot(stage: Stage): boolean {
  const { user, cmd, entrypoint } = stage.finalState;
  if (user?.by.stage === stage || (user && (user.text === undefined || !ROOT.test(user.text)))) return false;
  const reference = baseImageOf(stage);
  if (!user && !(reference && isRootByDefault(reference))) return false;
  // Nothing runs in an image that only carries files out of the build.
  if (reference?.familiar === 'scratch' && !cmd && !entrypoint) return false;
  return !stepsDown(stage);
}

/** Whether a container of this image is root from beginning to end, when nobody says otherwise. */
function isRootByDefault(reference: ImageReference): boolean {
  if (reference.familiar === 'scratch') return true;
  if (variantOf(reference) === 'windows') return false;
  const runs = runsAs(reference);
  return runs !== undefined && ROOT.test(runs.user) && !runs.dropsRoot;
}

/** Whether something in the image is there to change the user at the start: the entrypoint will do it. */
function stepsDown(stage: Stage): boolean {
  for (let here: Stage | undefined = stage; here; here = here.parent) {
    if (here.instructions.some(instruction => wordsOf(instruction).some(isSteppingDown))) return true;
  }
  return false;
}

/** What an instruction runs or copies, word by word. */
function wordsOf({ keyword, words, script }: Instruction): readonly { readonly value: string }[] {
  if (keyword === 'COPY' || keyword === 'ADD') return words;
  return (script?.commands ?? []).flatMap(command =>
    [...command.wrappers, command.nameWord ?? [], ...command.args].flat(),
  );
}

function isSteppingDown({ value }: { readonly value: string }): boolean {
  return STEPPING_DOWN.has(value.slice(value.lastIndexOf('/') + 1));
}

/**
 * Puts USER behind the last instruction that builds, in front of the CMD or ENTRYPOINT that follows it: a user that the
 * image brings along, else a number that needs no entry in passwd. undefined for images whose usual user only their own
 * documentation knows.
 */
export function addUser(stage: Stage, file: Dockerfile): Fix | undefined {
  const reference = baseImageOf(stage);
  const facts = reference && factsOf(reference);
  // Servers write to folders of their own and may want their usual user: only their documentation knows.
  if (facts && facts.kind !== 'base' && facts.kind !== 'language' && facts.kind !== 'sdk') return undefined;
  if (facts?.name === 'php' && reference?.tag?.text.includes('apache')) return undefined;
  const isDistroless = reference && variantOf(reference) === 'distroless';
  const user = isDistroless ? NOBODY_IN_PARTICULAR : (facts?.spareUser?.name ?? NOBODY_IN_PARTICULAR);
  const edit = insertBehindBuild(stage, [`USER ${user}`], file);
  return edit && { edits: [edit], args: { replacement: user } };
}

/** Puts instructions, one a line, behind the last instruction that builds; undefined in a stage without instructions. */
export function insertBehindBuild(stage: Stage, added: readonly string[], file: Dockerfile): Edit | undefined {
  const { lines } = file;
  const lastBuilding = stage.instructions.findLastIndex(({ keyword }) => BUILDING.has(keyword));
  const starter = stage.instructions
    .slice(lastBuilding + 1)
    .find(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
  const last = stage.instructions.at(-1);
  if (!last) return undefined;
  const indent = lines.indentOf(lines.lineAt((starter ?? last).start));
  const indented = added.map(line => `${indent}${line}`);
  return starter
    ? insert(lines.start(firstLineWithComments(starter, file)), indented.map(line => `${line}${lines.eol}`).join(''))
    : insert(last.end, indented.map(line => `${lines.eol}${line}`).join(''));
}

/** The line where an instruction begins, or the first of the comments right above it. */
export function firstLineWithComments({ start }: Instruction, { lines }: Dockerfile): number {
  let line = lines.lineAt(start);
  while (
    line > 0 &&
    lines
      .textOf(line - 1)
      .trimStart()
      .startsWith('#')
  )
    line--;
  return line;
}
