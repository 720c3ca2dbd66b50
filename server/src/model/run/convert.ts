import { type Command, forEachChild, parseShell, type SyntaxNode } from '../dockerfile/shell.ts';
import { baseName } from '../dockerfile/wrappers.ts';
import { RUN_FLAGS, SHORT_FLAGS } from './flags.ts';
import { findCommandLines } from './lines.ts';
import type { RunNote } from './notes.ts';
import { asText, RunService } from './service.ts';
import { Flow, linesOf, type Tree, type TreeMap } from './tree.ts';
import { type RunWord, toRunWord } from './words.ts';

/** What `docker run` commands are as services. */
export interface ConvertedRuns {
  /** By name, in the order of the commands. */
  readonly services: ReadonlyMap<string, TreeMap>;
  /** What they use and a compose file declares at its top: `null` where there is nothing to say of it. */
  readonly networks: ReadonlyMap<string, Tree>;
  readonly volumes: ReadonlyMap<string, Tree>;
  readonly notes: readonly RunNote[];
}

/** A command line as a compose file, and what its reader should know. Notes name phrases. */
export interface ConvertedRun {
  readonly yaml: string;
  readonly notes: readonly RunNote[];
}

/** Programs in front of `docker` that only run it as somebody else, or with a clock. */
const WRAPPERS: ReadonlySet<string> = new Set(['sudo', 'doas', 'time', 'exec', 'nohup', 'command']);

/** Options between `docker` and its subcommand that take the next word. https://docs.docker.com/reference/cli/docker/ */
const GLOBAL_WITH_VALUE: ReadonlySet<string> = new Set([
  ...['-c', '--context', '-H', '--host', '--config', '-l', '--log-level', '--tlscacert', '--tlscert', '--tlskey'],
]);

/**
 * A compose file that does what the `docker run` commands in `commandLine` do: prompts, `sudo`, `docker container run`,
 * continued lines and several commands are understood. undefined when there is none with an image.
 */
export function convertDockerRun(commandLine: string): ConvertedRun | undefined {
  const runs = readDockerRuns(commandLine);
  if (!runs) return undefined;
  const sections: [string, ReadonlyMap<string, Tree>][] = [
    ['services', runs.services],
    ['networks', runs.networks],
    ['volumes', runs.volumes],
  ];
  const texts = sections
    .filter(([, section]) => section.size > 0)
    .map(([name, section]) => linesOf(new Map([[name, section]])).join('\n'));
  return { yaml: `${texts.join('\n\n')}\n`, notes: runs.notes };
}

/** The same as parts, for a file that has services already; a name in `taken` is given to no service. */
export function readDockerRuns(text: string, taken: ReadonlySet<string> = new Set()): ConvertedRuns | undefined {
  const found = findCommandLines(text).flatMap(commandsIn).flatMap(readRun);
  if (found.length === 0) return undefined;
  const services = new Map<string, TreeMap>();
  const networks = new Map<string, Tree>();
  const volumes = new Map<string, Tree>();
  const names = new Set(taken);
  const containers = new Map<string, string>();
  const named = found.map(service => {
    const name = freeName(service, names);
    names.add(name);
    if (service.name !== '') containers.set(service.name, name);
    // Two containers cannot have the same name either.
    if (service.name !== '' && service.name === wantedName(service)) service.set('container_name', name);
    return { name, service };
  });
  for (const { name, service } of named) {
    joinContainers(service, containers);
    leavePortsOfHost(service);
    services.set(name, service.finish());
    for (const network of service.networks.keys()) {
      if (network === 'default' || service.keys.has('network_mode')) continue;
      if (!networks.has(network)) service.note('network', { name: network });
      networks.set(network, null);
    }
    for (const [volume, entries] of service.volumes) {
      if (!volumes.has(volume)) service.note('volume', { name: volume });
      volumes.set(volume, entries.size === 0 ? (volumes.get(volume) ?? null) : entries);
    }
  }
  const notes = new Map(found.flatMap(({ notes }) => notes).map(note => [JSON.stringify(note), note]));
  return { services, networks, volumes, notes: [...notes.values()] };
}

/** A simple command, and what the line does with its output. */
interface LineCommand {
  readonly command: Command;
  readonly piped: string;
}

/** Every simple command of a line, however it is joined to others. */
function commandsIn(line: string): readonly LineCommand[] {
  const commands: LineCommand[] = [];
  const visit = (node: SyntaxNode, end: number): void => {
    if (node.type === 'Command') commands.push({ command: node, piped: line.slice(node.end, end).trim() });
    forEachChild(node, child => visit(child, node.type === 'Pipeline' ? node.end : child.end));
  };
  for (const { command } of parseShell(line).commands) visit(command, command.end);
  return commands;
}

/** The service of one command; nothing when it is no `docker run`, or names no image. */
function readRun({ command, piped }: LineCommand): readonly RunService[] {
  const words = (command.name ? [command.name, ...command.args] : []).map(toRunWord);
  const service = new RunService();
  const start = skipToRun(words, service);
  if (start === undefined) return [];
  const image = readFlags(words, start, service);
  const reference = image === undefined ? undefined : words[image];
  // `<image>` and `[image]` are places to fill in.
  if (image === undefined || !reference || !/^[\w$][\w./:@${}-]*$/.test(reference.text)) return [];
  service.set('image', reference.text);
  const args = words.slice(image + 1);
  if (args.length > 0) service.set('command', new Flow(args.map(({ text }) => asText(text))));
  for (const { unknown } of words.slice(start)) for (const text of unknown) service.note('substitution', { text });
  for (const redirect of command.redirects) {
    const target = 'target' in redirect ? (redirect.target?.text ?? '') : '';
    service.note('missing', { text: `${redirect.operator}${target}` });
  }
  if (piped !== '') service.note('missing', { text: piped });
  return [service];
}

/** The index behind `docker run` or `docker container run`; undefined when the command is none. */
function skipToRun(words: readonly RunWord[], service: RunService): number | undefined {
  let at = 0;
  while (WRAPPERS.has(words[at]?.text ?? '')) {
    at++;
    while (words[at]?.text.startsWith('-')) at += words[at]?.text === '-u' ? 2 : 1;
  }
  const program = baseName(words[at]?.text ?? '');
  if (program !== 'docker' && program !== 'docker.exe') return undefined;
  for (at++; words[at]?.text.startsWith('-'); at++) {
    const text = words[at]?.text ?? '';
    service.note('commandOnly', { flag: text.split('=')[0] ?? text });
    if (GLOBAL_WITH_VALUE.has(text)) at++;
  }
  if (words[at]?.text === 'container') at++;
  return words[at]?.text === 'run' ? at + 1 : undefined;
}

/** Applies the flags from `start` on; the index of the image, undefined when there is none. */
function readFlags(words: readonly RunWord[], start: number, service: RunService): number | undefined {
  let at = start;
  const next = () => words[++at]?.text;
  for (; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    if (text === '--') return at + 1 < words.length ? at + 1 : undefined;
    if (!text.startsWith('-') || text === '-') return at;
    if (text.startsWith('--')) readLong(text.slice(2), next, service);
    else readShort(text.slice(1), next, service);
  }
  return undefined;
}

function readLong(text: string, next: () => string | undefined, service: RunService): void {
  const equals = text.indexOf('=');
  const name = equals < 0 ? text : text.slice(0, equals);
  const given = equals < 0 ? undefined : text.slice(equals + 1);
  const flag = RUN_FLAGS.get(name);
  if (!flag) service.note('unknownFlag', { flag: `--${name}` });
  else if (flag.takesValue) flag.apply(service, given ?? next() ?? '', name);
  else flag.apply(service, /^(?:false|0|f)$/i.test(given ?? '') ? 'false' : 'true', name);
}

/** `-it`, `-p80:80`, `-p=80:80`: switches one after another, and at the end one that takes the rest or the next word. */
function readShort(text: string, next: () => string | undefined, service: RunService): void {
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    const name = SHORT_FLAGS[letter];
    const flag = name === undefined ? undefined : RUN_FLAGS.get(name);
    if (name === undefined || !flag) {
      service.note('unknownFlag', { flag: `-${letter}` });
      continue;
    }
    if (flag.takesValue) {
      const rest = text.slice(at + 1);
      flag.apply(service, rest === '' ? (next() ?? '') : rest.replace(/^=/, ''), name);
      return;
    }
    flag.apply(service, 'true', name);
  }
}

/** The name of the container, or else the last part of the image. */
function wantedName(service: RunService): string {
  const image = String(service.keys.get('image') ?? '');
  const [last = ''] = (image.split('/').at(-1) ?? '').split(/[:@]/);
  return [service.name, last].find(name => /^[a-zA-Z0-9._-]+$/.test(name)) ?? 'app';
}

function freeName(service: RunService, taken: ReadonlySet<string>): string {
  const wanted = wantedName(service);
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}-${number}`;
  return name;
}

/** What refers to another container refers to its service, when that is among the commands too. */
function joinContainers(service: RunService, containers: ReadonlyMap<string, string>): void {
  const rename = (from: string, to: string, prefix: string) => {
    const items = service.keys.get(from);
    if (!Array.isArray(items)) return;
    service.keys.delete(from);
    for (const item of items) {
      const [container = '', ...rest] = String(item).slice(prefix.length).split(':');
      const known = containers.get(container);
      if (known === undefined) service.note('otherContainer', { name: container });
      if (known === undefined) service.add(from, item);
      else service.add(to, [known, ...rest].join(':'));
    }
  };
  rename('external_links', 'links', '');
  rename('volumes_from', 'volumes_from', 'container:');
  for (const key of ['network_mode', 'ipc', 'pid']) {
    const [, container] = /^container:(.+)$/.exec(String(service.keys.get(key) ?? '')) ?? [];
    if (container === undefined) continue;
    const known = containers.get(container);
    if (known === undefined) service.note('otherContainer', { name: container });
    else service.set(key, `service:${known}`);
  }
}

/** With the network of the host there is nothing to publish: Docker says so and goes on, Compose stops. */
function leavePortsOfHost(service: RunService): void {
  if (service.keys.get('network_mode') !== 'host' || !service.keys.has('ports')) return;
  service.keys.delete('ports');
  service.note('portsWithHost');
}
