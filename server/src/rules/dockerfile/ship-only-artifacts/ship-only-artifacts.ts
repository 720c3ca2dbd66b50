import type { Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import { factsOf } from '../../../model/image/facts.ts';
import type { ImageReference } from '../../../model/image/reference.ts';
import { variantOf } from '../../../model/image/tag.ts';
import { slice } from '../../../text/span.ts';
import { type DockerfileContext, type Fix, rule } from '../../rule.ts';
import { baseImageOf } from '../../shared/base-image.ts';
import { lineOf } from '../../shared/copied.ts';
import { convert } from './convert.ts';
import { shipNode } from './ship-node.ts';
import { installsRequirements, runsPython, shipPython } from './ship-python.ts';
import { shipSite, siteOf } from './ship-site.ts';

/** How many stages below the final one are looked at; a longer chain counts as unknown. */
const DEEPEST_CHAIN = 20;

/** What turns source into something that runs without it, by the program that does it. */
const BUILDS: ReadonlyMap<string, (words: readonly string[]) => boolean> = new Map([
  ['go', words => words[0] === 'build' || words[0] === 'install'],
  ['cargo', words => words.includes('build') || words.includes('install')],
  ['mvn', words => words.some(isMavenPhase)],
  ['mvnw', words => words.some(isMavenPhase)],
  ['gradle', words => words.some(isGradleTask)],
  ['gradlew', words => words.some(isGradleTask)],
  ['dotnet', words => words[0] === 'publish' || words[0] === 'build'],
]);

/** The same for images whose programs run from source, too: only a step that is called so is a build. */
const SCRIPTS: ReadonlySet<string> = new Set(['npm', 'yarn', 'pnpm', 'bun']);

/** Programs of a toolchain: whoever starts one of them in the container needs the image as it is. */
const TOOLS =
  /(?:^|[\s"'/[])(?:go|cargo|rustc|mvnw?|gradlew?|air|reflex|make|npx|nodemon|bash|sh)["']?[\s,\]]|dotnet["']?[\s,]+["']?(?:run|watch|test|ef)\b|\b(?:dev|watch|test|tests)\b/;

/** Stages that are meant to be worked in. */
const WORKSHOP = /dev|test|build|debug|lint|\bci\b|tool/i;

export default rule({
  category: 'performance',
  severity: 'information',
  profile: 'default',
  concept: 'multi-stage-build',
  fix: 'suggestion',
  sources: [],
  visit: {
    dockerfile(file, context) {
      const { finalStage } = file;
      const reference = baseImageOf(finalStage);
      const name = finalStage?.image?.span ?? finalStage?.from.words[0];
      if (!finalStage || !reference || !name || isWorkshop(finalStage, file.text)) return;
      const line = lineOf(finalStage);
      if (line.length > DEEPEST_CHAIN) return;
      const build = findBuild(line, reference);
      if (!build) return;
      context.report({
        span: { start: name.start, end: name.end },
        message: messageFor(finalStage, reference),
        args: {
          image: slice(file.text, name),
          command: slice(file.text, build),
          line: file.lines.lineAt(build.start) + 1,
        },
        fix: () => ship(finalStage, reference, context),
      });
    },
  },
});

function messageFor(stage: Stage, reference: ImageReference): string {
  const facts = factsOf(reference);
  if (facts?.toolchain) return 'default';
  if (facts?.name === 'python') return 'python';
  return servesSite(stage) ? 'site' : 'node';
}

function ship(stage: Stage, reference: ImageReference, { file, neighbours }: DockerfileContext): Fix | undefined {
  switch (messageFor(stage, reference)) {
    case 'node':
      return shipNode(stage, reference, file, neighbours);
    case 'python':
      return shipPython(stage, reference, file, neighbours);
    case 'site':
      return shipSite(stage, file);
    default:
      return convert(stage, reference, file);
  }
}

function servesSite({ finalState }: Stage): boolean {
  const start = [finalState.entrypoint, finalState.cmd].flatMap(starter => starter?.json ?? []);
  return siteOf(start.map(({ value }) => value)) !== undefined;
}

/** Whether the image is there to work in: it starts nothing of its own, or one of its tools. */
function isWorkshop(stage: Stage, text: string): boolean {
  const { name, finalState } = stage;
  if (name && WORKSHOP.test(name.value)) return true;
  // `npx serve` serves what was built.
  if (servesSite(stage)) return false;
  const starters = [finalState.entrypoint, finalState.cmd].flatMap(starter => starter ?? []);
  return starters.length === 0 || starters.some(starter => TOOLS.test(`${slice(text, starter.argumentSpan)} `));
}

/** The last command that builds, in the stages that make the image; undefined when the image's tools have no such job. */
function findBuild(line: readonly Stage[], reference: ImageReference): ShellCommand | undefined {
  const facts = factsOf(reference);
  const isNode = facts?.name === 'node' && variantOf(reference) === 'full';
  const isPython = facts?.name === 'python' && variantOf(reference) === 'full' && line.every(runsPython);
  if (!facts?.toolchain && !isNode && !isPython) return undefined;
  const commands = line.flatMap(({ instructions }) => commandsOf(instructions).reverse());
  if (isPython) return commands.find(installsRequirements);
  return commands.find(({ name, args }) => {
    const words = args.map(({ value }) => value);
    if (!isNode) return BUILDS.get(name ?? '')?.(words) ?? false;
    const script = words.find(word => !word.startsWith('-') && word !== 'run');
    return SCRIPTS.has(name ?? '') && script !== undefined && /^build(?::|$)/.test(script);
  });
}

function commandsOf(instructions: readonly Instruction[]): ShellCommand[] {
  return instructions.flatMap(({ keyword, script }) => (keyword === 'RUN' && script?.valid ? script.commands : []));
}

function isMavenPhase(word: string): boolean {
  return word === 'package' || word === 'verify' || word === 'install';
}

/** `build`, also of one project of several: `:web:bootJar`. */
function isGradleTask(word: string): boolean {
  return /^(?:build|assemble|jar|bootJar|shadowJar|installDist)$/.test(word.slice(word.lastIndexOf(':') + 1));
}
