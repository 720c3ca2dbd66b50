import type { Compose, Interpolation } from '../../../model/compose/compose.ts';
import { dotenvNames } from '../../../model/compose/dotenv.ts';
import { insert, replace } from '../../../text/edit.ts';
import { type ComposeContext, type Found, rule } from '../../rule.ts';
import { environmentNames } from '../../shared/compose/environment.ts';
import { closest } from '../../shared/spelling.ts';

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'interpolation',
  fix: 'suggestion',
  sources: [],
  visit: {
    compose(file, context) {
      const dotenv = context.neighbours.read('.env');
      const names = dotenv === undefined ? undefined : dotenvNames(dotenv);
      const told = new Set<string>();
      const variablesOf = environments(file);
      // Where one place asks for a value, Compose stops before any other is left empty.
      const required = new Set(file.interpolations.flatMap(use => (isRequired(file, use) ? [use.name] : [])));
      for (const use of file.interpolations) {
        if (use.kind === 'escape' || told.has(use.name)) continue;
        const found = use.kind === 'broken' ? broken(file, use) : unset(use, names, variablesOf, context);
        if (!found || isExtension(file, use)) continue;
        if (found.message === 'unset' && required.has(use.name)) continue;
        if (use.kind === 'variable' && found.message !== 'escape') told.add(use.name);
        context.report(found);
      }
    },
  },
});

/** Set by the shell, by Compose, or by the machine that builds. */
const ELSEWHERE =
  /^(?:HOME|USER|USERNAME|LOGNAME|PWD|OLDPWD|PATH|SHELL|HOSTNAME|HOST|UID|GID|EUID|LANG|TERM|TZ|TMPDIR|TEMP|TMP|DISPLAY|CI|USERPROFILE|APPDATA|LOCALAPPDATA|SSH_AUTH_SOCK)$|^(?:COMPOSE|DOCKER|BUILDKIT|BUILDX|XDG|CI|GITHUB|GITLAB|LC|WSL)_/;

function isRequired(file: Compose, use: Interpolation): boolean {
  return use.operator?.endsWith('?') === true && !isExtension(file, use);
}

function broken({ text }: Compose, { start, end, name }: Interpolation): Found {
  return { span: { start, end }, ...(name === '' && { message: 'name' }), args: { use: text.slice(start, end) } };
}

/** Where a name in a command is one of the container's own variables: then the shell inside was meant to replace it. */
function unset(
  use: Interpolation,
  names: readonly string[] | undefined,
  variablesOf: Environments,
  context: ComposeContext,
): Found | undefined {
  const { start, end, name, nameSpan, operator } = use;
  if (operator !== undefined || names?.includes(name) || ELSEWHERE.test(name)) return undefined;
  const span = { start, end };
  if (isOfContainer(context.file, use, variablesOf)) {
    return {
      span,
      message: 'escape',
      severity: 'warning',
      args: { use: context.file.text.slice(start, end) },
      fix: () => ({ edits: [insert(start, '$')] }),
    };
  }
  const suggestion = names && closest(name, names);
  if (suggestion !== undefined) {
    const fix = () => ({ edits: [replace(nameSpan, suggestion)] });
    return { span, message: 'typo', severity: 'warning', args: { name, suggestion }, fix };
  }
  const required = `\${${name}:?}`;
  return {
    span,
    message: 'unset',
    severity: 'information',
    // Without a .env the values come from somewhere else, as in CI.
    ...(names === undefined && { profile: 'strict' }),
    args: { name, required },
    fix: () => ({ edits: [replace(span, required)] }),
  };
}

function isOfContainer(file: Compose, use: Interpolation, variablesOf: Environments): boolean {
  const path = file.targetAt(use.start + 1)?.node.path ?? [];
  const [section, name, key, inner] = path;
  if (section !== 'services' && section !== 'jobs') return false;
  if (!(key === 'command' || key === 'entrypoint' || inner === 'test')) return false;
  return variablesOf(section, name ?? '').has(use.name);
}

/** The names of the variables in a container of a service or job. */
type Environments = (section: string, name: string) => ReadonlySet<string>;

/** Reads each environment once, when it is asked for. Of two services with one name the first counts. */
function environments(file: Compose): Environments {
  const workloads = new Map([...file.workloads].reverse().map(each => [`${each.section} ${each.name}`, each]));
  const known = new Map<string, ReadonlySet<string>>();
  return (section, name) => {
    const identity = `${section} ${name}`;
    const names = known.get(identity) ?? new Set(environmentNames(workloads.get(identity)?.get('environment')));
    known.set(identity, names);
    return names;
  };
}

/** What begins with `x-` at the top is nobody's until somebody takes it over. */
function isExtension(file: Compose, use: Interpolation): boolean {
  return file.targetAt(use.start + 1)?.node.path[0]?.startsWith('x-') === true;
}
