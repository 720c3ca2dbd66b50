import type { Dockerfile, Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { firstLineWithComments } from '../../../rules/shared/dockerfile/add-user.ts';
import { type Edit, insert, replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import type { Offer, Place, Refactoring } from '../refactoring.ts';
import { selectedInstructions } from './selected.ts';

/** Names that FROM must not use for a stage: `scratch` is the empty image, `context` the build context. */
const RESERVED: ReadonlySet<string> = new Set(['scratch', 'context']);

/**
 * Makes a stage of its own of the selected instructions of the final stage, or splits it in front of the one that the
 * cursor is in. The next part goes on with `FROM build`, which takes over all that the stage has become: files, ENV, ARG,
 * USER, WORKDIR, SHELL, the platform. A COPY of the result alone is left to the author: nobody but he knows which files
 * are the result. https://docs.docker.com/build/building/multi-stage/#use-a-previous-stage-as-a-new-stage
 */
export const splitStage: Refactoring<Dockerfile> = {
  kind: 'refactor.extract',
  offer({ file, span }: Place<Dockerfile>): readonly Offer[] {
    const stage = file.finalStage;
    const selected = selectedInstructions(file, span);
    if (!stage || selected.length === 0 || selected.some(instruction => instruction.stage !== stage)) return [];
    const body = stage.instructions.slice(1);
    const chosen = selected.filter(instruction => instruction !== stage.from);
    const [first, last] = [chosen[0], chosen.at(-1)];
    if (!first || !last) return [];
    const isCursor = span.start === span.end;
    const cuts = [body.indexOf(first), isCursor ? body.length : body.indexOf(last) + 1].filter(
      cut => cut > 0 && cut < body.length,
    );
    if (cuts.length === 0 || !canSplit(stage, cuts)) return [];
    const names = namesFor(stage, cuts.length, file);
    const title = isCursor
      ? { phrase: 'refactor.splitStage', args: { stage: names[0] ?? '' } }
      : { phrase: 'refactor.extractStage' };
    return [{ title, edits: split(stage, cuts, names, file) }];
  },
};

/** Whether the parts would build the same image as the whole. `cuts` are indexes of the instructions behind FROM. */
function canSplit(stage: Stage, cuts: readonly number[]): boolean {
  const { from } = stage;
  const body = stage.instructions.slice(1);
  const isReadable = from.words.length === 1 || (from.words.length === 3 && stage.name !== undefined);
  if (!isReadable || body.some(({ heredocs }) => heredocs.some(({ closingSpan }) => closingSpan === undefined))) {
    return false;
  }
  // The number of this stage would become that of another.
  const ownNumbers = (text: string) => /^\d+$/.test(text) && Number(text) >= stage.index;
  if (body.some(({ sources }) => sources.some(({ text }) => ownNumbers(text)))) return false;
  return cuts.every(cut => {
    const above = body.slice(0, cut);
    const below = body.slice(cut);
    const has = (instructions: readonly Instruction[], keyword: string) =>
      instructions.some(instruction => instruction.keyword === keyword);
    // FROM runs the triggers that are waiting, and then they are gone.
    if (has(above, 'ONBUILD')) return false;
    // ENTRYPOINT drops the CMD of the image that it is built on, but not that of its own stage.
    return !(has(above, 'CMD') && has(below, 'ENTRYPOINT') && !has(below, 'CMD'));
  });
}

/** Names for all parts but the last, that nothing in the file goes by. */
function namesFor(stage: Stage, count: number, { stages, instructions }: Dockerfile): readonly string[] {
  const taken = new Set<string>(RESERVED);
  for (const { name } of stages) taken.add(name?.value.toLowerCase() ?? '');
  for (const { sources } of instructions) for (const { text } of sources) taken.add(text.toLowerCase());
  if (stage.name) taken.add(stage.name.value.toLowerCase());
  return (count === 1 ? ['build'] : ['base', 'build']).map(wanted => {
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted}-${number}`;
    taken.add(name);
    return name;
  });
}

function split(stage: Stage, cuts: readonly number[], names: readonly string[], file: Dockerfile): readonly Edit[] {
  const { from, name } = stage;
  const keyword = slice(file.text, from.keywordSpan);
  const as = from.words[1] ? slice(file.text, from.words[1]) : keyword === keyword.toLowerCase() ? 'as' : 'AS';
  const [firstName = ''] = names;
  const body = stage.instructions.slice(1);
  return [
    name ? replace(name, firstName) : insert(from.argumentSpan.end, ` ${as} ${firstName}`),
    ...cuts.flatMap((cut, index) => {
      const instruction = body[cut];
      if (!instruction) return [];
      const own = index + 1 < cuts.length ? names[index + 1] : name && slice(file.text, name);
      const line = `${keyword} ${names[index]}${own === undefined ? '' : ` ${as} ${own}`}`;
      return [insertAbove(instruction, line, file)];
    }),
  ];
}

/** A line in front of an instruction and the comments that belong to it, an empty line above. */
function insertAbove(instruction: Instruction, line: string, file: Dockerfile): Edit {
  const { lines } = file;
  const at = firstLineWithComments(instruction, file);
  const hasGap = at === 0 || lines.textOf(at - 1).trim() === '';
  return insert(lines.start(at), `${hasGap ? '' : lines.eol}${line}${lines.eol}`);
}
