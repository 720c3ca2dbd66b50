import type { Locale } from '../knowledge/texts.ts';
import { DEFAULT_NAMES } from '../model/compose/names.ts';
import type { Neighbours } from '../rules/rule.ts';
import { backingOf, backingSnippets } from './newProject/backing.ts';
import { planCompose } from './newProject/compose-file.ts';
import { evidenceFor, managersOf } from './newProject/evidence.ts';
import { writableFolders } from './newProject/writable.ts';
import { filesOf } from './snippets/needs.ts';
import {
  expandSnippet,
  factsFor,
  fillSnippet,
  ignoreText,
  listSnippets,
  nameAfter,
  rankSnippets,
  type Snippet,
} from './snippets.ts';
import { detectStack, type Stack } from './stack.ts';

/** A Dockerfile that may be made for a project. */
export interface ProjectChoice {
  /** The id of its snippet. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The files that speak for it; none where it is offered all the same. */
  readonly found: readonly string[];
}

/** A service that the compose file may have beside the application. */
export interface ProjectService extends ProjectChoice {
  /** Whether the manifest says that the application needs it. */
  readonly isSure: boolean;
}

/** What can be made for a project, best first. */
export interface ProjectOffer {
  readonly choices: readonly ProjectChoice[];
  /** Whether the first choice is the only one that the files speak for, so that nobody has to be asked. */
  readonly isSure: boolean;
  /** Those that the manifest names, then the others of their kind; empty where it names none. */
  readonly services: readonly ProjectService[];
}

/** What somebody has chosen, by the ids of the snippets. */
export interface ProjectRequest {
  readonly choice: string;
  readonly services: readonly string[];
}

/** A file that is proposed. */
export interface ProjectFile {
  /** Relative to the folder of the project. */
  readonly path: string;
  readonly language: 'dockerfile' | 'ignore' | 'dockercompose';
  readonly text: string;
  /** The same in the syntax of snippets, where it has places to fill in. */
  readonly body?: string;
  /** The file that does the same there already, by its path. */
  readonly existing?: string;
}

/** The files that are proposed, and what has to be there before they can be started. */
export interface ProjectFiles {
  readonly files: readonly ProjectFile[];
  /** Files that hold passwords, to be written by hand. */
  readonly secrets: readonly string[];
  /** Variables without which Compose does not start, to be set in `.env`. */
  readonly variables: readonly string[];
}

/** The files, beside the manifests, that a project is asked for: they shall not be overwritten. */
export const projectFiles: readonly string[] = ['Dockerfile', '.dockerignore', ...DEFAULT_NAMES];

/** The snippet whose service the compose file is made of. */
const MINIMAL = 'compose-minimal';

/** What can be made for the project that `neighbours` lie in, told in `locale`. */
export function offerProject(neighbours: Neighbours, locale: Locale): ProjectOffer {
  const whole = wholeDockerfiles(locale);
  const stacks = detectStack(neighbours);
  const candidates = stacks.flatMap(stack =>
    snippetsFor(stack, whole, neighbours).map(candidate => ({ ...candidate, stack: stack.stack })),
  );
  const found = new Map<string, ProjectChoice>();
  // A package manager that no snippet is for: nearly right is for a reader to decide.
  for (const { snippet, manager, stack, isExact } of [...candidates].sort(
    (a, b) => Number(b.isExact) - Number(a.isExact),
  )) {
    if (found.has(snippet.id)) continue;
    const files = evidenceFor(stack, isExact ? manager : undefined, neighbours);
    found.set(snippet.id, { ...choiceOf(snippet), found: files });
  }
  const others = rankSnippets(whole, stacks).filter(({ id }) => !found.has(id));
  return {
    choices: [...found.values(), ...others.map(choiceOf)],
    isSure: found.size === 1 && candidates.every(({ isExact, stack }) => isExact && meetsConditions(stack, neighbours)),
    services: offerServices(neighbours, locale),
  };
}

/**
 * The files for what was chosen. `folder` is the name of the project's folder: a project that has no name is called after
 * it. undefined when there is no such choice.
 */
export function makeProject(
  neighbours: Neighbours,
  locale: Locale,
  folder: string,
  request: ProjectRequest,
): ProjectFiles | undefined {
  const snippet = wholeDockerfiles(locale).find(({ id }) => id === request.choice);
  const compose = listSnippets(locale, 'compose');
  const minimal = compose.find(({ id }) => id === MINIMAL);
  if (!snippet || !minimal) return undefined;
  const facts = nameAfter(factsFor(snippet, detectStack(neighbours)), folder);
  const body = fillSnippet(snippet.body, snippet.fill, facts);
  const dockerfile = expandSnippet(body);
  const plan = planCompose({
    minimal,
    facts,
    dockerfile,
    writable: writableFolders(snippet.stack, neighbours),
    services: compose.filter(({ id, fits }) => fits === 'service' && request.services.includes(id)),
  });
  const secrets = filesOf(plan.needs);
  const exists = (names: readonly string[]) => {
    const existing = names.find(name => neighbours.read(name) !== undefined);
    return existing === undefined ? {} : { existing };
  };
  return {
    files: [
      { path: 'Dockerfile', language: 'dockerfile', text: dockerfile, body, ...exists(['Dockerfile']) },
      {
        path: '.dockerignore',
        language: 'ignore',
        text: `${ignoreText(snippet.ignore ?? '') ?? ''}${secretFolders(secrets)}`,
        ...exists(['.dockerignore']),
      },
      { path: DEFAULT_NAMES[0] ?? '', language: 'dockercompose', text: plan.text, ...exists(DEFAULT_NAMES) },
    ],
    secrets: secrets.map(path => path.replace(/^\.\//, '')),
    variables: plan.variables,
  };
}

function wholeDockerfiles(locale: Locale): readonly Snippet[] {
  return listSnippets(locale, 'dockerfile').filter(({ fits }) => fits === 'file');
}

/** The best snippet of a stack for each package manager; for a stack whose manager nobody knows, all of them. */
function snippetsFor(stack: Stack, whole: readonly Snippet[], neighbours: Neighbours) {
  const own = whole.filter(snippet => snippet.stack === stack.stack);
  const managers = managersOf(stack, neighbours);
  if (managers.length === 0) {
    const firsts = own.filter((snippet, index) => own.findIndex(other => other.manager === snippet.manager) === index);
    return firsts.map(snippet => ({ snippet, manager: undefined, isExact: true }));
  }
  return managers.flatMap(manager => {
    const snippet = own.find(candidate => candidate.manager === manager) ?? own[0];
    return snippet ? [{ snippet, manager, isExact: snippet.manager === manager }] : [];
  });
}

/** Whether a project is set up for the Dockerfile of its stack; where it is not, its description says what is missing. */
function meetsConditions(stack: string, neighbours: Neighbours): boolean {
  if (stack !== 'node-next') return true;
  // https://nextjs.org/docs/app/api-reference/config/next-config-js/output
  return ['ts', 'js', 'mjs'].some(ending => neighbours.read(`next.config.${ending}`)?.includes('standalone'));
}

function offerServices(neighbours: Neighbours, locale: Locale): readonly ProjectService[] {
  const backing = backingOf(neighbours);
  if (backing.length === 0) return [];
  const snippets = new Map(listSnippets(locale, 'compose').map(snippet => [snippet.id, snippet]));
  const known = backing.map(({ snippet, found, isSure }) => ({ id: snippet, found, isSure }));
  const others = backingSnippets
    .filter(id => !known.some(service => service.id === id))
    .map(id => ({ id, found: [], isSure: false }));
  return [...known, ...others].flatMap(({ id, ...rest }) => {
    const snippet = snippets.get(id);
    return snippet ? [{ ...choiceOf(snippet), ...rest }] : [];
  });
}

function choiceOf({ id, title, description }: Snippet): ProjectChoice {
  return { id, title, description, found: [] };
}

/** Passwords lie in the folder that is built: without this, `COPY . .` would put them into the image. */
function secretFolders(secrets: readonly string[]): string {
  const folders = new Set(secrets.flatMap(path => /^\.\/([^/]+)\//.exec(path)?.[1] ?? []));
  return [...folders].map(folder => `${folder}\n`).join('');
}
