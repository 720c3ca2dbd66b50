import { basename } from '../../text/path.ts';
import type { Dockerfile, Stage } from '../dockerfile/dockerfile.ts';
import type { Neighbours } from '../neighbours.ts';
import { oncePer } from '../remember.ts';
import type { Compose, ComposeNode } from './compose.ts';
import { type BuildPaths, readBuild, siblingNames } from './mentions.ts';
import { DEFAULT_NAMES, OVERRIDE_NAMES } from './names.ts';
import { hasVariable } from './parts.ts';
import type { ProjectService } from './project.ts';

/** What a service is built from, as its `build:` says. Paths are relative to the checked compose file. */
export interface ServiceBuild extends BuildPaths {
  /** The `build:` of every layer that counts, the one that wins first. */
  readonly layers: readonly ComposeNode[];
  /** The value of `target`; undefined when the build goes to the last stage. */
  readonly target: ComposeNode | undefined;
  /**
   * Whether the project builds the same with the other files that Compose merges by itself as without: only then may
   * a rule call something wrong.
   */
  readonly isSettled: boolean;
}

/** A build whose Dockerfile is there to be read. */
export interface Built extends ServiceBuild {
  readonly path: string;
  readonly file: Dockerfile;
  /** The stage that the build ends in; undefined when `target` names none, or when nobody can tell which. */
  readonly stage: Stage | undefined;
}

/**
 * What `service` builds; undefined when it builds nothing, and when keys may come from where nobody can look. The base
 * file is read by itself; every other file as Compose merges it over the base.
 */
export const buildOf = oncePer((service: ProjectService, neighbours: Neighbours): ServiceBuild | undefined => {
  const all = service.all('build').filter(({ kind }) => kind !== 'null');
  const own = all.filter(layer => service.isHere(layer));
  const name = basename(neighbours.path);
  const layers = DEFAULT_NAMES.includes(name) ? own : all;
  if (layers.length === 0 || own.length === 0 || service.isOpen || all.some(isOpen)) return undefined;
  // Paths of files in other folders begin there.
  if (own.length < all.length && !all.every(layer => service.isHere(layer) || isBeside(layer, name, neighbours))) {
    return undefined;
  }
  const paths = readBuild(layers);
  const target = targetOf(layers);
  const others = layers === own ? all : own;
  const isSame =
    own.length === all.length ||
    (paths.dockerfile === readBuild(others).dockerfile && textOf(target) === textOf(targetOf(others)));
  return { ...paths, layers, target, isSettled: isSame || OVERRIDE_NAMES.includes(name) };
});

/** The same for a service whose Dockerfile can be read; undefined for all others. */
export function builtFrom(service: ProjectService, neighbours: Neighbours): Built | undefined {
  const build = buildOf(service, neighbours);
  const path = build?.dockerfile;
  const file = path === undefined ? undefined : neighbours.dockerfile(path);
  return build && path !== undefined && file ? { ...build, path, file, stage: stageOf(file, build.target) } : undefined;
}

/** The stage in which a build with this `target` ends; undefined when it names none, or when nobody can tell which. */
export function stageOf(file: Dockerfile, target: ComposeNode | undefined): Stage | undefined {
  if (target && target.kind !== 'scalar' && target.kind !== 'null') return undefined;
  const name = textOf(target);
  if (name === '') return file.finalStage;
  return hasVariable(name) ? undefined : stageCalled(file, name);
}

/**
 * The stage called `name`, in whatever case; the last one, where several share it. BuildKit knows stages by name alone:
 * https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/convert.go
 */
export function stageCalled(file: Dockerfile, name: string): Stage | undefined {
  const wanted = name.toLowerCase();
  return file.stages.findLast(stage => stage.name?.value.toLowerCase() === wanted);
}

/** `stage` and everything it needs, at first or second hand, in the order of the file. */
export function neededFor(stage: Stage): readonly Stage[] {
  const found = new Set<Stage>([stage]);
  for (const each of found) for (const needed of each.needs) found.add(needed);
  return [...found].sort((a, b) => a.index - b.index);
}

function targetOf(layers: readonly ComposeNode[]): ComposeNode | undefined {
  return layers.map(layer => layer.get('target')).find(node => node !== undefined);
}

function textOf(node: ComposeNode | undefined): string {
  return node?.scalar?.value ?? '';
}

/** Whether keys may be missing, or are taken away by a tag. */
function isOpen(layer: ComposeNode): boolean {
  return layer.isOpen || layer.children.some(({ tag }) => tag === '!reset' || tag === '!override');
}

/** Whether a node stands in a file that Compose merges with the one called `name`, out of the same folder. */
function isBeside(node: ComposeNode, name: string, neighbours: Neighbours): boolean {
  let top = node;
  while (top.parent) top = top.parent;
  const files = siblingNames(name).flatMap<Compose>(path => neighbours.compose(path) ?? []);
  return files.some(({ documents }) => documents.includes(top));
}
