import type { Neighbours } from '../../rules/rule.ts';
import { keysAt, linesOf, readJson } from '../stack/manifests.ts';

/** A package that a project asks for by name, in small letters; Java's are `group:artifact`, features `name/feature`. */
export interface Dependency {
  readonly name: string;
  /** Whether only those who develop the project need it. */
  readonly isForDevelopment: boolean;
}

type Reader = (neighbours: Neighbours) => readonly Dependency[];

const READERS: readonly Reader[] = [
  readNode,
  readRequirements,
  readPyproject,
  readGo,
  readCargo,
  readGemfile,
  readComposer,
  readMaven,
  readGradle,
  readMix,
];

/** What the manifests beside a Dockerfile ask for. Whatever stands in them, nothing is thrown. */
export function dependenciesOf(neighbours: Neighbours): readonly Dependency[] {
  return READERS.flatMap(read => read(neighbours)).map(({ name, isForDevelopment }) => ({
    name: name.toLowerCase(),
    isForDevelopment,
  }));
}

function all(names: readonly string[], isForDevelopment: boolean): readonly Dependency[] {
  return names.map(name => ({ name, isForDevelopment }));
}

function readNode(neighbours: Neighbours): readonly Dependency[] {
  const manifest = readJson(neighbours.read('package.json'));
  return [...all(keysAt(manifest, 'dependencies'), false), ...all(keysAt(manifest, 'devDependencies'), true)];
}

function readComposer(neighbours: Neighbours): readonly Dependency[] {
  const manifest = readJson(neighbours.read('composer.json'));
  return [...all(keysAt(manifest, 'require'), false), ...all(keysAt(manifest, 'require-dev'), true)];
}

function readRequirements(neighbours: Neighbours): readonly Dependency[] {
  return linesOf(neighbours.read('requirements.txt')).flatMap(line => all(requirement(line), false));
}

/** `psycopg[binary]>=3.2` asks for `psycopg` and for `psycopg/binary`. https://peps.python.org/pep-0508/ */
function requirement(text: string): readonly string[] {
  const [, name, extras] = /^\s*([A-Za-z\d][\w.-]*)\s*(?:\[([\w\s,.-]*)\])?/.exec(text) ?? [];
  if (name === undefined) return [];
  const parts = extras?.split(',').map(extra => extra.trim()) ?? [];
  return [name, ...parts.filter(extra => extra !== '').map(extra => `${name}/${extra}`)];
}

/** Lists and tables of dependencies, by the line: `"redis>=5",` and `redis = "^5"`. */
function readPyproject(neighbours: Neighbours): readonly Dependency[] {
  const found: Dependency[] = [];
  let table = '';
  let isListed = false;
  for (const line of linesOf(neighbours.read('pyproject.toml'))) {
    const header = /^\s*\[{1,2}([^[\]"]+)\]/.exec(line)?.[1]?.trim();
    if (header !== undefined && !isListed) {
      table = header;
      continue;
    }
    const isForDevelopment = table !== 'project' && table !== 'tool.poetry.dependencies';
    if (/^tool\.poetry\.(?:dependencies|group\.[\w-]+\.dependencies)$/.test(table)) {
      const key = /^\s*([A-Za-z\d][\w.-]*)\s*=/.exec(line)?.[1];
      if (key !== undefined) found.push({ name: key, isForDevelopment });
      continue;
    }
    const isList = table === 'project' ? /^\s*dependencies\s*=/ : /^\s*[\w-]+\s*=\s*\[/;
    const isKnown = table === 'project' || table === 'dependency-groups' || table === 'project.optional-dependencies';
    if (isKnown && isList.test(line)) isListed = true;
    if (!isListed) continue;
    for (const [, text] of line.matchAll(/["']([^"']*)["']/g)) {
      found.push(...all(requirement(text ?? ''), isForDevelopment));
    }
    // A bracket within quotes names an extra.
    if (/\]/.test(line.replace(/"[^"]*"|'[^']*'/g, ''))) isListed = false;
  }
  return found;
}

/** Without the major version that Go puts behind a path. What others ask for is marked as indirect. */
function readGo(neighbours: Neighbours): readonly Dependency[] {
  const lines = linesOf(neighbours.read('go.mod')).filter(line => !line.includes('// indirect'));
  return lines.flatMap(line => {
    const path = /^\s*(?:require\s+)?([\w.-]+\.[\w-]+\/\S+)\s+v\d/.exec(line)?.[1];
    return path === undefined ? [] : all([path.replace(/\/v\d+$/, '')], false);
  });
}

/** `sqlx = { version = "0.8", features = ["postgres"] }` asks for `sqlx` and for `sqlx/postgres`. */
function readCargo(neighbours: Neighbours): readonly Dependency[] {
  let table = '';
  return linesOf(neighbours.read('Cargo.toml')).flatMap(line => {
    const header = /^\s*\[+([^[\]]+)\]/.exec(line)?.[1]?.trim();
    if (header !== undefined) table = header;
    const [, name, rest = ''] = /^\s*([\w-]+)\s*=(.*)$/.exec(line) ?? [];
    if (header !== undefined || name === undefined || !/^(?:dev-)?dependencies$/.test(table)) return [];
    const features = /\bfeatures\s*=\s*\[([^\]]*)\]/.exec(rest)?.[1] ?? '';
    const named = [...features.matchAll(/"([^"]*)"/g)].map(([, feature]) => `${name}/${feature}`);
    return all([name, ...named], table === 'dev-dependencies');
  });
}

function readGemfile(neighbours: Neighbours): readonly Dependency[] {
  let isForDevelopment = false;
  return linesOf(neighbours.read('Gemfile')).flatMap(line => {
    const group = /^\s*group\b(.*)\bdo\b/.exec(line)?.[1];
    if (group !== undefined) isForDevelopment = !/:production\b/.test(group);
    else if (/^end\b/.test(line)) isForDevelopment = false;
    const [, name, rest = ''] = /^\s*gem[\s(]+["']([^"']+)["'](.*)$/.exec(line) ?? [];
    return name === undefined ? [] : all([name], isForDevelopment || /\bgroups?:\s*\[?\s*:(?:dev|test)/.test(rest));
  });
}

function readMaven(neighbours: Neighbours): readonly Dependency[] {
  const [, ...blocks] = (neighbours.read('pom.xml') ?? '').split('<dependency>');
  return blocks.flatMap(block => {
    const own = block.split('</dependency>', 1)[0] ?? '';
    const [group, artifact, scope] = ['groupId', 'artifactId', 'scope'].map(
      name => new RegExp(`<${name}>\\s*([\\w.-]+)`).exec(own)?.[1],
    );
    return group === undefined || artifact === undefined ? [] : all([`${group}:${artifact}`], scope === 'test');
  });
}

/** `runtimeOnly("org.postgresql:postgresql:42.7.4")`; names of a version catalogue are not followed. */
function readGradle(neighbours: Neighbours): readonly Dependency[] {
  const text = neighbours.read('build.gradle.kts') ?? neighbours.read('build.gradle');
  return linesOf(text).flatMap(line => {
    const [, configuration, name] = /^\s*(\w+)[\s(]+["']([\w.-]+:[\w.-]+)/.exec(line) ?? [];
    return name === undefined ? [] : all([name], /test|development/i.test(configuration ?? ''));
  });
}

function readMix(neighbours: Neighbours): readonly Dependency[] {
  return linesOf(neighbours.read('mix.exs')).flatMap(line => {
    const [, name, rest = ''] = /^\s*\{\s*:(\w+)\s*,(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : all([name], /\bonly:\s*(?:\[\s*)?:(?:dev|test)\b/.test(rest));
  });
}
