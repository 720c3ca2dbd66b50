import { flagOf, type Invocation } from '../../../model/commands/invocation.ts';
import type { ManagerName } from '../../../model/commands/manager.ts';
import type { Dockerfile, Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import { slice } from '../../../text/span.ts';
import { type Fix, type Neighbours, rule } from '../../rule.ts';
import { lineOf } from '../../shared/copied.ts';
import { addFlag, invocationsIn, mayHoldFlags, nameOfCall, spanOfCall } from '../../shared/dockerfile/run-commands.ts';

/** How a package manager leaves out what only development needs. */
interface Omission {
  /** Flags that choose between the two, one way or the other. */
  readonly flags: readonly string[];
  /** Variables that do. */
  readonly variables: readonly string[];
  /** The flag to add; undefined where it depends on the version. */
  readonly add: string | undefined;
}

const NODE_VARIABLES = [
  'NODE_ENV',
  'npm_config_production',
  'NPM_CONFIG_PRODUCTION',
  'npm_config_omit',
  'NPM_CONFIG_OMIT',
];

/** From the command reference of each: docs.npmjs.com, classic.yarnpkg.com, pnpm.io, getcomposer.org, docs.astral.sh/uv, python-poetry.org. */
const OMISSIONS: Partial<Record<ManagerName, Omission>> = {
  npm: {
    flags: ['--omit', '--include', '--only', '--production', '--prod', '--dev', '--no-dev'],
    variables: NODE_VARIABLES,
    add: '--omit=dev',
  },
  yarn: { flags: ['--production', '--prod', '--no-production', '--mode'], variables: NODE_VARIABLES, add: undefined },
  pnpm: {
    flags: ['--prod', '-P', '--production', '--dev', '-D', '--no-prod'],
    variables: NODE_VARIABLES,
    add: '--prod',
  },
  composer: { flags: ['--no-dev', '--dev'], variables: ['COMPOSER_NO_DEV'], add: '--no-dev' },
  uv: {
    flags: [
      '--no-dev',
      '--dev',
      '--group',
      '--only-group',
      '--no-group',
      '--all-groups',
      '--no-default-groups',
      '--only-dev',
    ],
    variables: ['UV_NO_DEV', 'UV_DEV', 'UV_NO_DEFAULT_GROUPS', 'UV_NO_GROUP'],
    add: '--no-dev',
  },
  poetry: {
    flags: ['--without', '--with', '--only', '--only-root', '--no-dev', '--dev', '--all-groups'],
    variables: ['POETRY_WITHOUT', 'POETRY_ONLY'],
    add: '--only main',
  },
};

/** How many stages below the final one are looked at; a longer chain counts as unknown. */
const DEEPEST_CHAIN = 20;

/** Package managers that run a project's scripts, or a tool that was installed. */
const RUNNERS: ReadonlySet<string> = new Set([
  'npx',
  'pnpx',
  'yarnpkg',
  'bunx',
  'make',
  'tsc',
  'node',
  'php',
  'pytest',
]);

/** Stages and commands for which someone wants the tools. */
const WORKSHOP = /dev|debug|test|build|lint|\bci\b|storybook/i;
const TOOLS =
  /\b(?:dev|develop|development|watch|tests?|lint|storybook|serve|nodemon|ts-node(?:-dev)?|tsx|vite|webpack(?:-dev-server)?|ng|gulp|grunt|jest|pytest|react-scripts|reload)\b/;

export default rule({
  category: 'performance',
  severity: 'hint',
  profile: 'default',
  concept: 'image-size',
  fix: 'suggestion',
  sources: [],
  visit: {
    dockerfile({ finalStage, text }: Dockerfile, { neighbours, report }) {
      if (!finalStage || isWorkshop(finalStage, text, neighbours)) return;
      const line = lineOf(finalStage);
      if (line.length > DEEPEST_CHAIN) return;
      const runs = line.flatMap(({ instructions }) => instructions.filter(({ keyword }) => keyword === 'RUN'));
      if (runs.some(run => run.script?.valid !== true)) return;
      const installs = runs.flatMap(run => invocationsIn(run).map(call => ({ run, call })));
      if (runs.some(({ script }) => script?.commands.some(usesTools))) return;
      for (const { run, call } of installs) {
        const omission = OMISSIONS[call.program];
        if (!omission || !isProjectInstall(call) || choosesItself(call, omission, run)) continue;
        if (!mayHaveAny(call, neighbours)) continue;
        const flag = flagFor(call, omission, neighbours);
        report({
          span: spanOfCall(call),
          message: flag === undefined ? 'unknown' : 'default',
          args: { command: nameOfCall(call), flag: flag ?? '' },
          fix: () => (flag === undefined ? undefined : add(call, flag, neighbours)),
        });
      }
    },
  },
});

/** Whether people work in the image, or nobody starts it as it is. */
function isWorkshop({ name, finalState }: Stage, text: string, neighbours: Neighbours): boolean {
  if (name && WORKSHOP.test(name.value)) return true;
  const starters = [finalState.entrypoint, finalState.cmd].flatMap(starter => starter ?? []);
  if (starters.length === 0) return true;
  return starters.some(starter => {
    const words = (starter.json ?? starter.words).map(({ value }) => value);
    if (TOOLS.test(slice(text, starter.argumentSpan))) return true;
    return TOOLS.test(scriptOf(words, neighbours));
  });
}

/** What package.json says behind the script that `words` start: `npm start`, `yarn run serve`. */
function scriptOf(words: readonly string[], neighbours: Neighbours): string {
  const [program, ...more] = words;
  if (program === undefined || !/^(?:npm|yarn|pnpm)$/.test(program)) return '';
  const name = more.find(word => word !== 'run' && !word.startsWith('-'));
  const manifest = neighbours.read('package.json');
  if (name === undefined || manifest === undefined || !/^[\w:-]+$/.test(name)) return '';
  const [, script = ''] = new RegExp(`"${name}"\\s*:\\s*"([^"]*)"`).exec(manifest) ?? [];
  return script;
}

/** Whether a command of the build runs scripts or tools of the project, or takes the tools out again. */
function usesTools({ name, args }: ShellCommand): boolean {
  if (name === undefined || RUNNERS.has(name)) return true;
  const [verb = '', next = ''] = args.map(({ value }) => value).filter(value => !value.startsWith('-'));
  if (name === 'npm' || name === 'pnpm')
    return /^(?:run|run-script|test|t|exec|x|dlx|prune|start|build|rebuild|deploy)$/.test(verb);
  if (name === 'yarn') return verb !== '' && !/^(?:install|cache|config|set|global|add|--version)$/.test(verb);
  if (name === 'uv' || name === 'poetry') return verb === 'run' || verb === 'build';
  if (name === 'composer') return /^(?:run|run-script|exec|test)$/.test(verb);
  return (name === 'rm' && args.some(({ value }) => value.includes('node_modules'))) || next === 'node_modules';
}

/** `npm ci`, `npm install` without a package, and their kind. */
function isProjectInstall({ manager, action, subcommand, operands }: Invocation): boolean {
  if (action === 'restore')
    return subcommand !== 'fetch' && subcommand !== 'pip sync' && subcommand !== 'workspaces focus';
  return operands.length === 0 && (manager.restoring?.has(subcommand) ?? false);
}

function choosesItself(call: Invocation, { flags, variables }: Omission, run: Instruction): boolean {
  const inert = [...flags, ...call.manager.inert, ...(call.manager.elsewhere ?? [])];
  return flagOf(call, inert) !== undefined || mayHoldFlags(call, run) || isSetBefore(variables, call, run);
}

/** Whether one of `names` is set when the call runs: an `export` behind it comes too late. */
function isSetBefore(names: readonly string[], { command }: Invocation, { state, script }: Instruction): boolean {
  const exported = (script?.commands ?? []).filter(({ name, start }) => name === 'export' && start < command.start);
  return names.some(
    name =>
      state.lookup(name) !== undefined ||
      command.assignments.some(assignment => assignment.name === name) ||
      exported.some(({ args }) => args.some(({ value }) => value.startsWith(`${name}=`))),
  );
}

/** Whether the project's manifest, as far as it can be read, lists something for development only. */
function mayHaveAny({ program }: Invocation, neighbours: Neighbours): boolean {
  const isNode = program === 'npm' || program === 'yarn' || program === 'pnpm';
  const manifest = isNode ? 'package.json' : program === 'composer' ? 'composer.json' : 'pyproject.toml';
  const text = neighbours.read(manifest);
  if (text === undefined) return true;
  if (isNode) return /"devDependencies"\s*:\s*\{\s*"/.test(text);
  if (program === 'composer') return /"require-dev"\s*:\s*\{\s*"/.test(text);
  return /dev-dependencies|\[dependency-groups\]|\[tool\.poetry\.group\./.test(text);
}

/** Yarn has a flag of its own up to version 1 only: which one it is, its lock file shows. */
function flagFor({ program }: Invocation, { add: flag }: Omission, neighbours: Neighbours): string | undefined {
  if (program !== 'yarn') return flag;
  return neighbours.read('yarn.lock')?.includes('# yarn lockfile v1') ? '--production' : undefined;
}

/** Not where the install runs scripts of the project: they may need what would be left out. */
function add({ subcommandWord, programWord }: Invocation, flag: string, neighbours: Neighbours): Fix | undefined {
  if (/"(?:preinstall|install|postinstall|prepare)"\s*:/.test(neighbours.read('package.json') ?? '')) return undefined;
  const edit = addFlag(subcommandWord ?? programWord, flag);
  return edit && { edits: [edit] };
}
