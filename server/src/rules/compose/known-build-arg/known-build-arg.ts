import { type Built, builtFrom, neededFor } from '../../../model/compose/built.ts';
import type { Compose } from '../../../model/compose/compose.ts';
import { type ProjectService, projectOf } from '../../../model/compose/project.ts';
import type { Stage } from '../../../model/dockerfile/dockerfile.ts';
import { factsOf } from '../../../model/image/facts.ts';
import { replace } from '../../../text/edit.ts';
import { type Fix, type Found, rule } from '../../rule.ts';
import { agreed, type Verdict } from '../../shared/compose/agreed.ts';
import { allArgs, argsFor, isForBuilder, type PassedArg, passedArgs } from '../../shared/compose/build-args.ts';
import { removeEntry, removeItem } from '../../shared/compose/entry-lines.ts';
import { isForDocker } from '../../shared/frontend.ts';
import { closest } from '../../shared/spelling.ts';

/** Among more names nobody looks for a slip. */
const MOST_NAMES = 200;

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'compose-build-args',
  fix: 'suggestion',
  sources: [],
  visit: {
    compose(file, { neighbours, report }) {
      const verdicts = projectOf(file, neighbours).workloads.flatMap(service =>
        judge(file, service, builtFrom(service, neighbours)),
      );
      for (const found of agreed(verdicts)) report(found);
    },
  },
});

/** What a service makes of each argument that the file passes to its build. */
function judge(file: Compose, service: ProjectService, built: Built | undefined): readonly Verdict[] {
  const layers = service.all('build');
  const passed = layers.flatMap(layer => passedArgs(layer.get('args')));
  const own = passed.filter(({ node }) => service.isHere(node));
  const check = built && own.length > 0 ? checkOf(file, built, passed) : undefined;
  return own.map(arg => ({ span: arg.name, found: check?.(arg) }));
}

/** Looks an argument up in what is built; undefined where nobody can tell what the Dockerfile takes. */
function checkOf(
  file: Compose,
  built: Built,
  passed: readonly PassedArg[],
): ((arg: PassedArg) => Found | undefined) | undefined {
  const { stage, file: dockerfile, path } = built;
  // With another frontend, what looks like a Dockerfile may be anything.
  if (!stage || !built.isSettled || !isForDocker(dockerfile)) return undefined;
  if (passed.some(({ name }) => name.text === 'BUILDKIT_SYNTAX')) return undefined;
  const taken = new Set(argsFor(dockerfile, stage).map(({ pair }) => pair.name.value));
  const anywhere = new Set(allArgs(dockerfile).map(({ pair }) => pair.name.value));
  if ([...anywhere].some(name => name.includes('$'))) return undefined;
  const given = new Set(passed.map(({ name }) => name.text));
  const free = [...taken].filter(name => !given.has(name)).slice(0, MOST_NAMES);
  const isOpen = built.layers.some(layer => layer.get('additional_contexts')) || neededFor(stage).some(isForeign);
  return arg => {
    const name = arg.name.text;
    if (taken.has(name) || isForBuilder(name)) return undefined;
    const { start, end } = arg.name;
    const found = { span: { start, end }, args: { name, dockerfile: path } };
    const suggestion = closest(name, free);
    if (suggestion !== undefined) {
      const exact = end - start === name.length && arg.node.via === 'written';
      return {
        ...found,
        message: 'typo',
        args: { ...found.args, suggestion },
        fix: () => (exact ? { edits: [replace(found.span, suggestion)] } : undefined),
      };
    }
    if (isOpen) return undefined;
    const fix = () => takeOut(file, arg);
    return anywhere.has(name) ? { ...found, message: 'unneeded', fix } : { ...found, fix };
  };
}

/** Whether a stage begins with an image that nobody knows: ONBUILD lines in it may take arguments of their own. */
function isForeign({ parent, image }: Stage): boolean {
  return !parent && !(image?.reference && factsOf(image.reference));
}

function takeOut(file: Compose, { node }: PassedArg): Fix | undefined {
  const list = node.parent;
  const isLast = list?.children.length === 1;
  const edit = isLast ? removeEntry(file, list) : node.key ? removeEntry(file, node) : removeItem(file, node);
  return edit && { edits: [edit] };
}
