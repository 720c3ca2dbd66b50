import type { Dockerfile, Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import { factsOf } from '../../../model/image/facts.ts';
import { type ImageReference, parseImageReference } from '../../../model/image/reference.ts';
import { variantOf } from '../../../model/image/tag.ts';
import { insert } from '../../../text/edit.ts';
import type { Fix } from '../../rule.ts';

/** What is copied out of the build stage, and the image that runs it. */
interface Shipment {
  readonly path: string;
  readonly image: string;
}

/** What may follow the build and simply move to the new stage. */
const MOVABLE: ReadonlySet<string> = new Set([
  'CMD',
  'ENTRYPOINT',
  'EXPOSE',
  'LABEL',
  'STOPSIGNAL',
  'ENV',
  'USER',
  'WORKDIR',
]);
/** What may stand above the last step of the build without being missed below. */
const BUILDING: ReadonlySet<string> = new Set(['FROM', 'ARG', 'RUN', 'COPY', 'ADD', 'WORKDIR', 'ENV']);
/** Variables that only compilers read. */
const BUILD_VARIABLE = /^(?:GO|CGO_|CARGO_|RUST|MAVEN_|MVN_|GRADLE_|NUGET_|DEBIAN_FRONTEND$|DOTNET_CLI_)/;
/** Commands that make or fetch what only the running program may look at. */
const SETTING_UP: ReadonlySet<string> = new Set(
  'adduser useradd addgroup groupadd mkdir cp mv ln install curl wget chown chmod tar unzip'.split(' '),
);
/** Files and folders that programs read while they run, by the names that people give them. */
export const READ_LATER =
  /(?:^|\/)(?:templates?|static|public|assets|views|config|conf|migrations?|data|locales?|certs?|www)(?:\/|$)|\.(?:ya?ml|env|html|sql|sh)$/i;
/** Packages that nothing needs at run time. */
const BUILD_PACKAGE = /^(?:git|make|gcc|g\+\+|musl-dev|build-base|build-essential|cmake|protobuf-compiler|protoc|upx)$/;

/**
 * Ends the build stage behind its last step, and begins another one with what the container starts. undefined unless the
 * file tells what that is, and nothing else seems to be needed: variables, packages, users.
 */
export function convert(stage: Stage, reference: ImageReference, file: Dockerfile): Fix | undefined {
  const { instructions, from, finalState } = stage;
  if (file.stages.length !== 1 || stage.name || finalState.healthcheck || finalState.shell) return undefined;
  const at = instructions.findLastIndex(({ keyword }) => keyword === 'RUN' || keyword === 'COPY' || keyword === 'ADD');
  const last = instructions[at];
  const image = from.words[0];
  const workdir = last?.state.workdir?.text;
  // What is copied behind the build is there for the program.
  if (last?.keyword !== 'RUN') return undefined;
  if (!image || from.words.length > 1 || workdir === undefined || !workdir.startsWith('/')) return undefined;
  const [above, below] = [instructions.slice(0, at + 1), instructions.slice(at + 1)];
  if (!above.every(isForTheBuild) || !below.every(isMovable)) return undefined;
  const shipment = findShipment(above, stage, workdir, reference);
  if (!shipment) return undefined;
  const { eol } = file.lines;
  const lines = [`FROM ${shipment.image}`, `WORKDIR ${workdir}`, `COPY --from=build ${shipment.path} ${shipment.path}`];
  return {
    edits: [insert(image.end, ' AS build'), insert(last.end, `${eol}${eol}${lines.join(eol)}`)],
    args: { base: shipment.image },
  };
}

function isForTheBuild({ keyword, pairs, script, words }: Instruction): boolean {
  if (!BUILDING.has(keyword)) return false;
  if (keyword === 'ENV') return pairs.every(({ name }) => BUILD_VARIABLE.test(name.value));
  if (keyword === 'WORKDIR') return words.every(({ value }) => !value.includes('$'));
  if (keyword === 'COPY' || keyword === 'ADD') return !words.some(({ value }) => READ_LATER.test(value));
  return keyword !== 'RUN' || (script?.valid === true && script.commands.every(command => !installsForLater(command)));
}

/** Whether a command prepares the system itself: packages, users, folders elsewhere. */
function installsForLater({ name, args }: ShellCommand): boolean {
  if (name === undefined || SETTING_UP.has(name)) return true;
  if (name !== 'apt-get' && name !== 'apt' && name !== 'apk') return false;
  const [verb, ...packages] = args.map(({ value }) => value).filter(value => !value.startsWith('-'));
  return (verb === 'install' || verb === 'add') && !packages.every(each => BUILD_PACKAGE.test(each));
}

/** Whether an instruction behind the build may stand in the new stage as it is. */
export function isMovable({ keyword, variables, words, json }: Instruction): boolean {
  if (!MOVABLE.has(keyword) || variables.length > 0) return false;
  if (keyword === 'CMD' || keyword === 'ENTRYPOINT') return json !== undefined;
  // A name would have to be in the new image, too.
  return keyword !== 'USER' || words.every(({ value }) => /^\d+(?::\d+)?$/.test(value));
}

/** What the container starts, if a command above made it; and an image that can run it. */
function findShipment(
  above: readonly Instruction[],
  { finalState }: Stage,
  workdir: string,
  reference: ImageReference,
): Shipment | undefined {
  const start = [...(finalState.entrypoint?.json ?? []), ...(finalState.cmd?.json ?? [])].map(({ value }) => value);
  const folder = finalState.workdir?.text;
  const program = start[0];
  if (program === undefined || folder !== workdir) return undefined;
  const name = factsOf(reference)?.name;
  const tag = reference.tag?.text ?? '';
  if (name === 'golang' || name === 'rust') {
    const path = program.includes('/') ? resolve(folder, program) : undefined;
    const image = path === undefined ? undefined : name === 'golang' ? goImage(above, reference) : rustImage(reference);
    if (path === undefined || image === undefined) return undefined;
    const isMade = name === 'golang' ? outputs(above, 'go', ['-o']).includes(path) : isReleased(above, path);
    return isMade ? { path, image } : undefined;
  }
  if (name === 'maven' || name === 'gradle') {
    const jar = start[start.indexOf('-jar') + 1];
    const [, version] = /(?:^|-)(?:jdk-?|eclipse-temurin-)(\d+)/.exec(tag) ?? [];
    if (program !== 'java' || !start.includes('-jar') || jar === undefined || version === undefined) return undefined;
    const path = resolve(folder, jar);
    const target = name === 'maven' ? '/target/' : '/build/libs/';
    if (!path.startsWith(`${trim(workdir)}/`) || !path.includes(target) || !/^[\w./-]+\.jar$/.test(path))
      return undefined;
    const suffix = variantOf(reference) === 'alpine' ? '-alpine' : '';
    return { path, image: `eclipse-temurin:${version}-jre${suffix}` };
  }
  const [dotnet, library] = start;
  if (name !== 'dotnet-sdk' || dotnet !== 'dotnet' || library === undefined || !library.endsWith('.dll'))
    return undefined;
  const path = resolve(folder, library);
  const output = path.slice(0, path.lastIndexOf('/'));
  const isMade = outputs(above, 'dotnet', ['-o', '--output']).includes(output) && output !== trim(workdir);
  // Both images come in the same versions. https://mcr.microsoft.com/artifact/mar/dotnet/aspnet/about
  if (!isMade || !/^\d+\.\d+(?:-alpine)?$/.test(tag)) return undefined;
  return { path: `${output}/`, image: `mcr.microsoft.com/dotnet/aspnet:${tag}` };
}

/** Where the commands called `program` are told to put what they make, as absolute paths. */
function outputs(above: readonly Instruction[], program: string, flags: readonly string[]): readonly string[] {
  return above.flatMap(({ script, state }) => {
    const folder = state.workdir?.text;
    const commands = script?.commands ?? [];
    if (folder === undefined || commands.some(({ name }) => name === 'cd' || name === 'pushd')) return [];
    return commands.flatMap(({ name, args }) => {
      if (name !== program) return [];
      const at = args.findIndex(({ value }) => flags.includes(value));
      const output = args[at + 1];
      return at >= 0 && output?.literal && !output.value.endsWith('/') ? [resolve(folder, output.value)] : [];
    });
  });
}

/** Whether `path` lies where `cargo build --release` in the folder of its RUN puts a program. */
function isReleased(above: readonly Instruction[], path: string): boolean {
  return above.some(({ script, state, flags }) => {
    const builds = script?.commands.some(
      ({ name, args }) => name === 'cargo' && args[0]?.value === 'build' && args.some(arg => arg.value === '--release'),
    );
    // A cache mount over the folder would leave it empty.
    const isKept = !flags.some(({ value }) => value?.value.includes('/target'));
    const folder = state.workdir?.text;
    return builds && isKept && folder !== undefined && path.startsWith(`${trim(folder)}/target/release/`);
  });
}

/** Statically linked or not, Go programs run on the C library that they were built with. */
function goImage(above: readonly Instruction[], reference: ImageReference): string | undefined {
  if (variantOf(reference) === 'alpine') return alpine();
  if (variantOf(reference) === 'windows') return undefined;
  const isStatic = above.some(({ keyword, pairs, script }) =>
    keyword === 'ENV'
      ? pairs.some(({ name, value }) => name.value === 'CGO_ENABLED' && value?.value === '0')
      : script?.commands.some(
          ({ name, assignments }) =>
            name === 'go' && assignments.some(each => each.name === 'CGO_ENABLED' && each.value?.value === '0'),
        ),
  );
  return `gcr.io/distroless/${isStatic ? 'static' : 'base'}-debian13:nonroot`;
}

function rustImage(reference: ImageReference): string | undefined {
  const variant = variantOf(reference);
  if (variant === 'alpine') return alpine();
  return variant === 'windows' ? undefined : 'gcr.io/distroless/cc-debian13:nonroot';
}

function alpine(): string | undefined {
  const tag = factsOf(parseImageReference('alpine', 0))?.current[0];
  return tag === undefined ? undefined : `alpine:${tag}`;
}

/** A path of the container from its root, without `.` and `..`. */
export function resolve(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function trim(folder: string): string {
  return folder.length > 1 && folder.endsWith('/') ? folder.slice(0, -1) : folder;
}
