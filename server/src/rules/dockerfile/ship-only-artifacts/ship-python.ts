import type { Dockerfile, Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import type { ImageReference } from '../../../model/image/reference.ts';
import { insert } from '../../../text/edit.ts';
import type { Fix, Neighbours } from '../../rule.ts';
import { isMovable } from './convert.ts';
import { envLine, isPlainCopy, isPlainEnv, plainCommands, readPlainStage, slimTag, sourcesOf } from './plain-stage.ts';

/** Programs that run an application; others may be there for their own sake. */
const RUNNER = /^(?:python3?|gunicorn|uvicorn|flask|fastapi|hypercorn|daphne|waitress-serve|streamlit|celery)$/;
/** What runs while someone works on the source. */
const WORKING = /^(?:--reload|--debug|runserver|dev)$/;
const VARIABLE =
  /^(?:PYTHON(?:UNBUFFERED|DONTWRITEBYTECODE|PATH)|FLASK_(?:APP|RUN_HOST|RUN_PORT)|PIP_\w+|PORT|HOST|TZ|LANG)$/;
/** Flags of `pip install` that do not say where to. */
const INSTALL_FLAG =
  /^(?:--no-cache-dir|--no-cache|--upgrade|-U|-q|--quiet|--no-deps|--require-hashes|--disable-pip-version-check|--(?:default-)?timeout=\d+|-r|--requirement(?:=\S+)?)$/;
/** Packages whose native part looks for a library that the full image has and the slim one has not. */
const NEEDS_LIBRARY =
  /^[ \t]*(?:psycopg2|mysqlclient|pyodbc|python-magic|pycairo|pygobject|python-ldap|xmlsec|wand|weasyprint|pycurl)(?![\w.-])/im;
const PATH = 'ENV PATH=/opt/venv/bin:$PATH';

/** Whether `command` installs what a requirements file lists. https://pip.pypa.io/en/stable/cli/pip_install/ */
export function installsRequirements(command: ShellCommand): boolean {
  const args = pipArgs(command);
  return args?.[0] === 'install' && args.some(arg => arg === '-r' || arg.startsWith('--requirement'));
}

/** Whether a stage runs a Python application, and its system is as the image brings it along. */
export function runsPython({ finalState, instructions }: Stage): boolean {
  const [program, ...args] = [finalState.entrypoint, finalState.cmd].flatMap(each => each?.json ?? []);
  if (!program || !RUNNER.test(program.value) || args.length === 0) return false;
  if (args.some(({ value }) => WORKING.test(value))) return false;
  // Whoever adds packages of the system needs more than Python.
  return !instructions.some(({ script }) =>
    script?.commands.some(({ name }) => /^(?:apt|apt-get|dpkg)$/.test(name ?? '')),
  );
}

/** Installs the packages into a virtual environment in one stage, and takes it to a slim image with the source. */
export function shipPython(
  stage: Stage,
  reference: ImageReference,
  file: Dockerfile,
  neighbours: Neighbours,
): Fix | undefined {
  const plain = readPlainStage(stage, file);
  const tag = slimTag(reference.tag?.text ?? '', 'slim-first');
  if (!plain || tag === undefined) return undefined;
  const { image, workdir, opening, instructions } = plain;
  const at = instructions.findLastIndex(({ script }) => script?.commands.some(installsRequirements));
  const last = instructions[at];
  if (last?.keyword !== 'RUN') return undefined;
  const above = instructions.slice(1, at + 1);
  if (!above.every(isForInstall) || !instructions.slice(at + 1).every(isKept)) return undefined;
  const lists = above.filter(({ keyword }) => keyword === 'COPY').flatMap(sourcesOf);
  // More than the lists is copied: the application is, too, and would have to be copied twice.
  if (!lists.every(list => /\.txt$/.test(list))) return undefined;
  if (lists.some(list => NEEDS_LIBRARY.test(neighbours.read(list) ?? ''))) return undefined;
  const base = `${file.text.slice(image.start, image.end - (reference.tag?.text.length ?? 0))}${tag}`;
  const envs = above.filter(
    ({ keyword, pairs }) => keyword === 'ENV' && !pairs.every(p => p.name.value.startsWith('PIP_')),
  );
  const { eol } = file.lines;
  const lines = [
    `FROM ${base}`,
    `WORKDIR ${workdir}`,
    PATH,
    ...envs.map(envLine),
    'COPY --from=build /opt/venv /opt/venv',
  ];
  return {
    edits: [
      insert(image.end, ' AS build'),
      insert(opening.end, `${eol}RUN python -m venv /opt/venv${eol}${PATH}`),
      insert(last.end, `${eol}${eol}${lines.join(eol)}`),
    ],
    args: { base },
  };
}

function isForInstall(instruction: Instruction): boolean {
  if (instruction.keyword === 'WORKDIR' || isPlainEnv(instruction, VARIABLE)) return true;
  if (instruction.keyword === 'COPY') return isPlainCopy(instruction);
  return plainCommands(instruction)?.every(isPlainInstall) ?? false;
}

function isKept(instruction: Instruction): boolean {
  if (instruction.keyword === 'COPY') return isPlainCopy(instruction);
  return instruction.keyword !== 'WORKDIR' && isMovable(instruction) && !setsPath(instruction);
}

function setsPath({ keyword, pairs }: Instruction): boolean {
  return keyword === 'ENV' && pairs.some(({ name }) => name.value === 'PATH');
}

/** Whether a command only installs packages from lists or by name, where pip puts them. */
function isPlainInstall(command: ShellCommand): boolean {
  const [verb, ...args] = pipArgs(command) ?? [];
  // A folder would be the application itself.
  return (
    verb === 'install' &&
    args.every(arg => (arg.startsWith('-') ? INSTALL_FLAG.test(arg) : /^\/?\w[\w.=/[\],-]*$/.test(arg)))
  );
}

/** What stands behind `pip`; undefined when another program runs. */
function pipArgs({ name, args }: ShellCommand): readonly string[] | undefined {
  const words = args.map(({ value }) => value);
  if (name === 'pip' || name === 'pip3') return words;
  return /^python3?$/.test(name ?? '') && words[0] === '-m' && words[1] === 'pip' ? words.slice(2) : undefined;
}
