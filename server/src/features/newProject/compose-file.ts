import type { Compose, ComposeNode } from '../../model/compose/compose.ts';
import { parseCompose } from '../../model/compose/parse.ts';
import { parseDockerfile } from '../../model/dockerfile/parse.ts';
import { addEntry, addItem } from '../../rules/shared/compose/compose-edits.ts';
import { applyEdits, type Edit, remove, replace } from '../../text/edit.ts';
import { adaptService, factsForCompose } from '../snippets/adapt.ts';
import { fillSnippet, type ProjectFacts } from '../snippets/fill.ts';
import { linesOfBody } from '../snippets/insertion.ts';
import { mergeNeeds, namesIn, SECTIONS, sectionLines } from '../snippets/needs.ts';
import { expandSnippet, type Needs, type Snippet } from '../snippets.ts';

/** What a compose file is made of. */
export interface Plan {
  /** The snippet of one service that is built here: its hardening is taken over. */
  readonly minimal: Snippet;
  readonly facts: ProjectFacts;
  /** The text of the Dockerfile that is built. */
  readonly dockerfile: string;
  /** Folders within the container that the application writes to, beside /tmp. */
  readonly writable: readonly string[];
  /** The databases, caches and brokers that the application talks to. */
  readonly services: readonly Snippet[];
}

/** A compose file, and what it takes to start it. */
export interface PlannedFile {
  readonly text: string;
  readonly needs: Needs;
  /** The variables that Compose asks for. */
  readonly variables: readonly string[];
}

/** Below this one, a port is free for root alone on many machines. */
const FIRST_UNPRIVILEGED = 1024;

/**
 * A compose file that builds the Dockerfile beside it and runs the result as little privileged as it gets, with the
 * services that it talks to; it starts when they are healthy. The image checks its own health where it can.
 */
export function planCompose(plan: Plan): PlannedFile {
  const others = planOthers(plan.services);
  const { head, web, needs: own } = planWeb(plan, others);
  const needs = mergeNeeds([own, ...others.map(other => other.needs)]);
  const bodies = others.flatMap(({ lines }) => [...indent(lines), '']);
  const text = `${[...head, 'services:', ...bodies, ...web, ...sectionLines(needs, SECTIONS, 2)].join('\n')}\n`;
  const required = parseCompose(text).interpolations.filter(({ operator }) => operator?.endsWith('?'));
  return { text, needs, variables: [...new Set(required.map(({ name }) => name))] };
}

interface Other {
  readonly lines: readonly string[];
  readonly needs: Needs;
}

/** The services beside the application, by their names; two of them share no port of this machine. */
function planOthers(services: readonly Snippet[]): readonly Other[] {
  const others: Other[] = [];
  for (const { body, needs = {} } of services) {
    const sofar = parseCompose(`services:\n${others.flatMap(({ lines }) => indent(lines)).join('\n')}\n`);
    const adapted = adaptService(body, needs, sofar);
    others.push({ lines: expandSnippet(linesOfBody(adapted.body).join('\n')).split('\n'), needs: adapted.needs });
  }
  return others.sort((a, b) => ((a.lines[0] ?? '') < (b.lines[0] ?? '') ? -1 : 1));
}

/** The lines above `services:` and those of the service that is built, which waits for `others` and may use their secrets. */
function planWeb({ minimal, facts, dockerfile, writable }: Plan, others: readonly Other[]) {
  let file = parseCompose(expandSnippet(fillMinimal(minimal, facts, exposedPort(dockerfile))));
  const change = (edit: (web: ComposeNode) => Edit | undefined) => {
    const [web] = file.services;
    const made = web && edit(web.node);
    if (made) file = parseCompose(applyEdits(file.text, [made]).text);
  };
  const needs = mergeNeeds(others.map(other => other.needs));
  // Whoever administrates a database has a secret of his own; the application has no use for it.
  const secrets = namesIn(needs, 'secrets').flatMap(([name]) => (name.includes('-root-') ? [] : name));
  const declared = file.root?.get('networks')?.children.flatMap(({ key }) => key?.text ?? []) ?? [];
  const networks = [...new Set([...namesIn(needs, 'networks').map(([name]) => name), ...declared])].sort();
  const names = others.map(({ lines }) => (lines[0] ?? '').replace(/:$/, ''));

  // The check of the snippet fits one language only; the Dockerfile has its own wherever the image has a tool for it.
  change(web => takeAway(file, web.get('healthcheck')));
  if (names.length > 0) {
    const healthy = Object.fromEntries(names.map(name => [name, { condition: 'service_healthy' }]));
    change(web => addEntry(file, web, 'depends_on', healthy, { after: web.get('build') }));
  }
  for (const folder of writable) {
    change(web => addTo(file, web.get('tmpfs'), `${folder}:mode=1777`));
  }
  if (secrets.length > 0) change(web => addEntry(file, web, 'secrets', secrets, { after: web.get('tmpfs') }));
  change(web => {
    const [item] = web.get('networks')?.children ?? [];
    return item && replace(item.span, networks.join(`\n${' '.repeat(6)}- `));
  });

  const section = file.root?.get('services');
  const at = section?.key ? file.lines.lineAt(section.key.start) : 0;
  const end = section ? file.lines.lineAt(section.span.end) : 0;
  const lines = file.text.split('\n');
  return { head: lines.slice(0, at), web: lines.slice(at + 1, end + 1), needs: { networks } };
}

/** The snippet with the project's name, and with its port on both sides where it is free for everybody. */
function fillMinimal({ body, fill }: Snippet, facts: ProjectFacts, port: string | undefined): string {
  const { name } = factsForCompose(facts);
  const known = { ...(name === undefined ? {} : { name }), ...(port === undefined ? {} : { port }) };
  // The port of this machine stands in front of the container's.
  const [, stop] = /127\.0\.0\.1:\$\{(\d+):/.exec(body) ?? [];
  const isFree = stop !== undefined && Number(port) >= FIRST_UNPRIVILEGED;
  return fillSnippet(body, isFree ? { ...fill, [stop]: 'port' } : fill, known);
}

function addTo(file: Compose, list: ComposeNode | undefined, item: string): Edit | undefined {
  return list && addItem(file, list, item);
}

/** An edit that takes an entry away, with its lines. */
function takeAway({ lines }: Compose, node: ComposeNode | undefined): Edit | undefined {
  if (!node) return undefined;
  const { start, end } = node.entrySpan;
  return remove({ start: lines.start(lines.lineAt(start)), end: lines.start(lines.lineAt(end) + 1) });
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map(line => (line === '' ? '' : `  ${line}`));
}

/** The port that the final stage of a Dockerfile tells. */
function exposedPort(dockerfile: string): string | undefined {
  const { finalStage } = parseDockerfile(dockerfile);
  const exposed = finalStage?.instructions.find(({ keyword }) => keyword === 'EXPOSE');
  return /^\d+/.exec(exposed?.words[0]?.value ?? '')?.[0];
}
