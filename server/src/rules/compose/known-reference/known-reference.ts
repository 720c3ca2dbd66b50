import type { Compose } from '../../../model/compose/compose.ts';
import { parseMount } from '../../../model/compose/mounts.ts';
import type { Project, Section } from '../../../model/compose/project.ts';
import { type Reference, referencesOf } from '../../../model/compose/references.ts';
import { replace } from '../../../text/edit.ts';
import { type Span, slice } from '../../../text/span.ts';
import { type ComposeContext, type Fix, type Found, rule } from '../../rule.ts';
import { addDeclaration, scalar, type Yaml } from '../../shared/compose/compose-edits.ts';
import { isMeantAsFolder } from '../../shared/compose/meant-as-folder.ts';
import { isFoundByName, isReadable, wholeProject } from '../../shared/compose/whole-project.ts';
import { closest } from '../../shared/spelling.ts';
import { profileGap } from './profiles.ts';

/** After so many names that nobody declares, the spelling of further ones is not looked up. */
const MOST_LOOKUPS = 50;

/** The names that Compose takes for anything: https://docs.docker.com/reference/compose-file/ (schema) */
const NAME = /^[a-zA-Z0-9._-]+$/;

/** Which of the messages tells what is missing. */
const MESSAGES: Readonly<Record<Section, string>> = {
  services: 'default',
  jobs: 'default',
  networks: 'network',
  volumes: 'volume',
  secrets: 'secret',
  configs: 'config',
  models: 'model',
};

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'compose',
  fix: 'suggestion',
  sources: [],
  visit: {
    compose(file, context) {
      const project = wholeProject(file, context.neighbours);
      if (!project) return;
      const suggest = suggester(project);
      const seen = new Set<number>();
      for (const reference of referencesOf(file)) {
        const found = check(file, project, reference, context, suggest);
        // What an alias or `<<` repeats is written once.
        if (!found || seen.has(found.span.start)) continue;
        seen.add(found.span.start);
        context.report(found);
      }
    },
  },
});

type Suggest = (section: Section, name: string) => string | undefined;

function check(
  file: Compose,
  project: Project,
  reference: Reference,
  { neighbours }: ComposeContext,
  suggest: Suggest,
): Found | undefined {
  const { section, name, service, span, key } = reference;
  if (reference.isOptional || reference.isLoose || name.startsWith('x-')) return undefined;
  // https://docs.docker.com/reference/compose-file/networks/#the-default-network
  if (section === 'networks' && name === 'default') return undefined;
  const args = { service, name, key: key.split('.')[0] ?? key };
  if (reference.file !== undefined) return missingElsewhere(reference, neighbours);
  if (project.declares(section, name)) {
    const gap = section === 'services' ? profileGap(project, reference, neighbours) : undefined;
    if (!gap) return undefined;
    const message = gap.own === undefined ? 'profile' : 'profiles';
    const strict = gap.own === undefined ? {} : ({ severity: 'warning', profile: 'strict' } as const);
    return { span, message, args: { ...args, profiles: gap.needed, own: gap.own ?? '' }, ...strict };
  }
  // A job waits for services and for other jobs; a service for services only.
  const isOfJob = reference.from === 'jobs' && key === 'depends_on';
  if (isOfJob && project.declares('jobs', name)) return undefined;
  if (!isReadable(file, section) || (isOfJob && !isReadable(file, 'jobs'))) return undefined;
  const suggestion = suggest(section, name);
  if (suggestion !== undefined) {
    return {
      span,
      message: 'typo',
      args: { ...args, section, suggestion },
      fix: () => correct(file, span, name, suggestion),
    };
  }
  // That one is told by bind-needs-dot.
  const mount = section === 'volumes' ? parseMount(reference.node) : undefined;
  if (mount && isMeantAsFolder(mount)) return undefined;
  // A file of another name, all by itself, may be one of several that `-f` puts together.
  const strict = isFoundByName(neighbours) ? {} : ({ profile: 'strict' } as const);
  return { span, message: MESSAGES[section], args, ...strict, fix: () => declare(file, section, name) };
}

/** A service that `extends` looks for in another file, which is there and has none of that name. */
function missingElsewhere(
  { file, name, service, span }: Reference,
  neighbours: ComposeContext['neighbours'],
): Found | undefined {
  if (file === undefined || file.includes('$')) return undefined;
  const other = neighbours.compose(file);
  if (!other || other.problems.length > 0 || other.documents.length !== 1) return undefined;
  const services = other.root?.get('services');
  if (services?.kind !== 'mapping' || services.isOpen || services.get(name) || other.root?.get('include')) {
    return undefined;
  }
  return { span, message: 'extends', args: { service, name, file } };
}

/** Looks for what the writer of a name meant, once for each name. */
function suggester(project: Project): Suggest {
  const answers = new Map<string, string | undefined>();
  return (section, name) => {
    const question = `${section} ${name}`;
    if (!answers.has(question)) {
      const isAsked = answers.size < MOST_LOOKUPS;
      const names = isAsked ? project.names(section).filter(other => NAME.test(other)) : [];
      answers.set(question, closest(name, names));
    }
    return answers.get(question);
  };
}

/** In place; not where the name is written with escapes, nor where YAML would take the new one for something else. */
function correct(file: Compose, span: Span, name: string, suggestion: string): Fix | undefined {
  const isExact = slice(file.text, span) === name && scalar(suggestion) === suggestion;
  return isExact ? { edits: [replace(span, suggestion)] } : undefined;
}

/** What Compose wants to know of each, at the least; models cannot be guessed, and a service is more than a line. */
function declare(file: Compose, section: Section, name: string): Fix | undefined {
  const values: Partial<Record<Section, Yaml>> = {
    networks: null,
    volumes: null,
    secrets: { file: `./secrets/${name}.txt` },
    configs: { file: `./${name}` },
  };
  const value = values[section];
  if (value === undefined || !NAME.test(name)) return undefined;
  const edit = addDeclaration(file, section, scalar(name), value);
  return edit && { edits: [edit] };
}
