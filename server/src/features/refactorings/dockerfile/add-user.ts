import type { Dockerfile, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { factsOf } from '../../../model/image/facts.ts';
import type { ImageReference } from '../../../model/image/reference.ts';
import { variantOf } from '../../../model/image/tag.ts';
import { baseImageOf } from '../../../rules/shared/base-image.ts';
import { lineOf } from '../../../rules/shared/copied.ts';
import { addUser, insertBehindBuild, runsAsRoot } from '../../../rules/shared/dockerfile/add-user.ts';
import type { Offer, Place, Refactoring } from '../refactoring.ts';
import { selectedInstruction } from './selected.ts';

/** The lines where somebody thinks of the user: what the stage is built on, and what it starts. */
const PLACES: ReadonlySet<string> = new Set(['FROM', 'CMD', 'ENTRYPOINT']);

/** A number above those that distributions give out, and below those that make useradd write huge log files. */
const ID = 10001;
const NAME = 'app';

/** Images whose full and slim tags are Debian or Ubuntu, with `useradd`. Their Dockerfiles say so. */
const WITH_USERADD: ReadonlySet<string> = new Set(
  'debian ubuntu buildpack-deps python golang ruby rust php'.split(' '),
);

/** Commands that make users: who calls them has a plan of his own. */
const MAKING_USERS: ReadonlySet<string> = new Set(['useradd', 'adduser', 'groupadd', 'addgroup']);

/**
 * Lets the final stage run as somebody else than root: as the user that the image brings along, as a number without a
 * name, or as a user that is made for it, in the way of its distribution. Where the stage says itself who it is, and
 * where nobody knows what the image does by itself, nothing is offered.
 */
export const addNonRootUser: Refactoring<Dockerfile> = {
  kind: 'refactor.rewrite',
  offer({ file, span }: Place<Dockerfile>): readonly Offer[] {
    const instruction = selectedInstruction(file, span);
    const stage = file.finalStage;
    if (!stage || instruction?.stage !== stage || !PLACES.has(instruction.keyword) || !runsAsRoot(stage)) return [];
    const fix = addUser(stage, file);
    if (!fix) return [];
    const offers: Offer[] = [
      {
        title: { phrase: 'refactor.addUser', args: { user: String(fix.args?.['replacement'] ?? '') } },
        edits: fix.edits,
      },
    ];
    const commands = commandsThatMakeUser(stage);
    const edit = commands && insertBehindBuild(stage, [`RUN ${commands}`, `USER ${NAME}`], file);
    if (edit) offers.push({ title: { phrase: 'refactor.createUser', args: { user: NAME } }, edits: [edit] });
    return offers;
  },
};

/** The commands that make the user in this image; undefined where one is there already, or nobody knows how. */
function commandsThatMakeUser(stage: Stage): string | undefined {
  const reference = baseImageOf(stage);
  if (!reference || stage.finalState.shell) return undefined;
  const hasPlan = lineOf(stage).some(({ instructions }) =>
    instructions.some(({ script }) => script?.commands.some(({ name }) => name && MAKING_USERS.has(name))),
  );
  return hasPlan ? undefined : commandsOf(reference);
}

function commandsOf(reference: ImageReference): string | undefined {
  const facts = factsOf(reference);
  if (!facts || facts.spareUser) return undefined;
  switch (variantOf(reference)) {
    case 'alpine':
      return `addgroup -g ${ID} ${NAME} && adduser -D -u ${ID} -G ${NAME} ${NAME}`;
    case 'full':
    case 'slim':
      return WITH_USERADD.has(facts.name) ? `useradd --uid ${ID} --user-group --create-home ${NAME}` : undefined;
    default:
      return undefined;
  }
}
