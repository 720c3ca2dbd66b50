import type { Dockerfile, Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import type { ImageReference } from '../../../model/image/reference.ts';
import { insert } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import type { Fix, Neighbours } from '../../rule.ts';
import { isMovable, READ_LATER, resolve } from './convert.ts';
import {
  envLine,
  isPlainCopy,
  isPlainEnv,
  lineText,
  plainCommands,
  readPlainStage,
  slimTag,
  sourcesOf,
} from './plain-stage.ts';

/** What the install of each package manager reads. */
const MANIFEST =
  /^(?:package(?:-lock|\*)?\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-(?:lock|workspace)\.yaml|\.npmrc)$/;
/** Flags of an install that change nothing about what gets installed. */
const INSTALL_FLAG =
  /^--(?:frozen-lockfile|legacy-peer-deps|no-audit|no-fund|prefer-offline|silent|force|loglevel=\w+)$/;
/** The folders that builds make, and nobody keeps in a repository. */
const OUTPUT = /^(?:dist|build|out|\.output)$/;
/** Flags of node that stand alone. */
const NODE_FLAG = /^--(?:enable-source-maps|no-warnings|max-old-space-size=\d+|trace-warnings)$/;
const VARIABLE = /^(?:NODE_ENV|PORT|HOST|TZ|LANG)$/;
/** Scripts that an install runs; they may need what only development has. https://docs.npmjs.com/cli/using-npm/scripts */
const LIFECYCLE = /"(?:preinstall|install|postinstall|prepare|preprepare|postprepare)"\s*:/;

/**
 * Leaves the build of a Node.js server as it stands, and ships what it made from a slim image, with the packages that
 * are not only for development.
 */
export function shipNode(
  stage: Stage,
  reference: ImageReference,
  file: Dockerfile,
  neighbours: Neighbours,
): Fix | undefined {
  const plain = readPlainStage(stage, file);
  const tag = slimTag(reference.tag?.text ?? '', 'slim-last');
  if (!plain || tag === undefined || LIFECYCLE.test(neighbours.read('package.json') ?? '')) return undefined;
  const { image, workdir, instructions } = plain;
  const output = outputOf(plain.start, workdir);
  const at = instructions.findLastIndex(({ keyword }) => keyword === 'RUN');
  const last = instructions[at];
  if (output === undefined || !last || !instructions.slice(at + 1).every(isKept)) return undefined;
  const above = instructions.slice(1, at + 1);
  const isCopied = above.some(
    each => each.keyword === 'COPY' && sourcesOf(each).some(source => source.startsWith(output)),
  );
  const packages = installLines(above, file, neighbours);
  if (isCopied || packages === undefined) return undefined;
  const envs = above.filter(({ keyword }) => keyword === 'ENV');
  const modes = envs.flatMap(({ pairs }) => pairs).filter(({ name }) => name.value === 'NODE_ENV');
  if (modes.some(({ value }) => value?.value !== 'production')) return undefined;
  const base = `${file.text.slice(image.start, image.end - (reference.tag?.text.length ?? 0))}${tag}`;
  const { eol } = file.lines;
  const lines = [
    `FROM ${base}`,
    `WORKDIR ${workdir}`,
    ...(modes.length > 0 ? [] : ['ENV NODE_ENV=production']),
    ...envs.map(envLine),
    ...packages,
    `COPY --from=build ${workdir}/${output} ./${output}`,
  ];
  return {
    edits: [insert(image.end, ' AS build'), insert(last.end, `${eol}${eol}${lines.join(eol)}`)],
    args: { base },
  };
}

/** The folder below `workdir` that holds the file which node starts, if it is one that builds make. */
function outputOf([program, ...args]: readonly string[], workdir: string): string | undefined {
  const script = args.find(arg => !NODE_FLAG.test(arg));
  if (program !== 'node' || script === undefined || script.startsWith('-')) return undefined;
  const path = resolve(workdir, script);
  if (!path.startsWith(`${workdir}/`)) return undefined;
  const [folder, ...rest] = path.slice(workdir.length + 1).split('/');
  return folder !== undefined && rest.length > 0 && OUTPUT.test(folder) ? folder : undefined;
}

function isKept(instruction: Instruction): boolean {
  // Every image of Node.js has this user. https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md
  if (instruction.keyword === 'USER') return instruction.words[0]?.value === 'node' || isMovable(instruction);
  return instruction.keyword !== 'WORKDIR' && isMovable(instruction);
}

/**
 * The author's COPY of the manifests, and the install behind it without what only development needs. undefined when
 * anything else happens in front of the build or beside it: another tool, packages of the system, files for later.
 */
function installLines(
  above: readonly Instruction[],
  file: Dockerfile,
  neighbours: Neighbours,
): readonly string[] | undefined {
  const manifests: string[] = [];
  const copied: string[] = [];
  let install: string | undefined;
  for (const each of above) {
    if (each.keyword === 'WORKDIR' || isPlainEnv(each, VARIABLE)) continue;
    if (isPlainCopy(each)) {
      const sources = sourcesOf(each);
      if (sources.every(source => MANIFEST.test(source))) {
        manifests.push(lineText(each, file));
        copied.push(...sources);
      } else if (install === undefined || sources.some(source => READ_LATER.test(source))) return undefined;
      continue;
    }
    const commands = plainCommands(each);
    if (!commands) return undefined;
    for (const command of commands) {
      const production = withoutDevelopment(command, copied, neighbours);
      if (production !== undefined && install === undefined) {
        const mounts = each.flags.map(flag => `${slice(file.text, flag)} `).join('');
        install = `RUN ${mounts}${production}`;
      } else if (!isScript(command)) return undefined;
    }
  }
  return install === undefined || manifests.length === 0 ? undefined : [...manifests, install];
}

/** The install of a project, as it leaves out what only development needs; undefined for any other command. */
function withoutDevelopment(
  { name, args }: ShellCommand,
  copied: readonly string[],
  neighbours: Neighbours,
): string | undefined {
  const words = args.map(({ value }) => value);
  const [verb = 'install', ...flags] = words;
  if (!flags.every(flag => INSTALL_FLAG.test(flag))) return undefined;
  const rest = flags.map(flag => ` ${flag}`).join('');
  const frozen = flags.includes('--frozen-lockfile') ? '' : ' --frozen-lockfile';
  // What is installed twice must be the same twice.
  const isLocked =
    copied.includes('package-lock.json') ||
    (copied.includes('package*.json') && neighbours.read('package-lock.json') !== undefined);
  if (name === 'npm')
    return /^(?:ci|i|install)$/.test(verb) && words[0] ? `npm ${isLocked ? 'ci' : verb} --omit=dev${rest}` : undefined;
  if (verb !== 'install' && !(name === 'pnpm' && verb === 'i')) return undefined;
  if (name === 'pnpm') return `pnpm install --prod${copied.includes('pnpm-lock.yaml') ? frozen : ''}${rest}`;
  // Later versions of Yarn have no such flag. https://classic.yarnpkg.com/lang/en/docs/cli/install/
  const isClassic = neighbours.read('yarn.lock')?.includes('# yarn lockfile v1') ?? flags.includes('--frozen-lockfile');
  return name === 'yarn' && isClassic
    ? `yarn install --production${copied.includes('yarn.lock') ? frozen : ''}${rest}`
    : undefined;
}

/** Whether a command only builds, checks or tidies up. */
function isScript({ name, args }: ShellCommand): boolean {
  const words = args.map(({ value }) => value).filter(value => value !== 'run');
  if (name !== 'npm' && name !== 'yarn' && name !== 'pnpm') return false;
  return words.length === 1 ? /^(?:build|lint|test)(?::[\w:-]+)?$/.test(words[0] ?? '') : words[0] === 'cache';
}
