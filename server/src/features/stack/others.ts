import type { Neighbours } from '../../rules/rule.ts';
import { type Candidate, lastName, plainFacts } from './facts.ts';
import { keysAt, linesOf, readJson, readToml, stringAt, textOfElement } from './manifests.ts';
import { readRange, readVersion } from './versions.ts';

/** A Go module, by go.mod. Its `go` line is the oldest version that builds it. */
export function readGo(neighbours: Neighbours): Candidate | undefined {
  const text = neighbours.read('go.mod');
  if (text === undefined) return undefined;
  const word = (name: string) =>
    linesOf(text)
      .find(line => line.startsWith(`${name} `))
      ?.slice(name.length)
      .trim();
  const toolchain = /^go(\d.*)$/.exec(word('toolchain') ?? '')?.[1];
  return {
    stack: 'go',
    likelihood: 8,
    manager: 'go',
    facts: plainFacts({
      atLeast: readVersion(toolchain ?? word('go'), { parts: 2 }).version,
      name: lastName(word('module')?.replaceAll('"', '')),
      package: neighbours.read('main.go') === undefined ? undefined : '.',
    }),
  };
}

/** A Rust crate, by Cargo.toml. */
export function readRust(neighbours: Neighbours): Candidate | undefined {
  const text = neighbours.read('Cargo.toml');
  if (text === undefined) return undefined;
  const cargo = readToml(text);
  const name = cargo.get('package.name');
  return {
    stack: 'rust',
    likelihood: 7,
    manager: 'cargo',
    facts: plainFacts({
      atLeast: readVersion(cargo.get('package.rust-version'), { parts: 2 }).version,
      name,
      package: cargo.get('package.default-run') ?? cargo.get('bin.name') ?? name,
    }),
  };
}

/** A .NET project, by the few of its files that have the same name everywhere. */
export function readDotnet(neighbours: Neighbours): Candidate | undefined {
  const [sdk, props, program] = ['global.json', 'Directory.Build.props', 'Program.cs'].map(name =>
    neighbours.read(name),
  );
  if (sdk === undefined && props === undefined && program === undefined) return undefined;
  const framework = /^net(\d+\.\d+)/.exec(textOfElement(props ?? '', 'TargetFramework') ?? '')?.[1];
  const version = framework ?? readVersion(stringAt(readJson(sdk), 'sdk', 'version'), { parts: 2 }).version;
  return {
    stack: 'dotnet',
    likelihood: program === undefined ? 7 : 8,
    manager: 'nuget',
    facts: plainFacts({ version }),
  };
}

/** A PHP project, by composer.json. */
export function readPhp(neighbours: Neighbours): Candidate | undefined {
  const text = neighbours.read('composer.json');
  if (text === undefined) return undefined;
  const composer = readJson(text);
  const packages = keysAt(composer, 'require');
  const platform = readVersion(stringAt(composer, 'config', 'platform', 'php'), { parts: 2 });
  const required = readRange(stringAt(composer, 'require', 'php'), { parts: 2, tildeMovesLast: true });
  return {
    stack: 'php',
    likelihood: packages.some(name => /^(?:laravel\/framework|symfony\/)/.test(name)) ? 9 : 6,
    manager: 'composer',
    facts: plainFacts({
      ...(platform.version === undefined ? required : platform),
      name: lastName(stringAt(composer, 'name')),
    }),
  };
}

/** A Ruby project, by its Gemfile. */
export function readRuby(neighbours: Neighbours): Candidate | undefined {
  const text = neighbours.read('Gemfile');
  if (text === undefined) return undefined;
  const lines = linesOf(text).map(line => line.trim());
  const required = lines
    .map(line => /^ruby\s*\(?\s*["']([^"']*)["']/.exec(line)?.[1])
    .find(range => range !== undefined);
  const pinned = readVersion(neighbours.read('.ruby-version'), { parts: 2 });
  return {
    stack: 'ruby',
    likelihood: lines.some(line => /^gem\s*\(?\s*["']rails["']/.test(line)) ? 9 : 6,
    manager: 'bundler',
    facts: plainFacts(pinned.version === undefined ? readRange(required, { parts: 2 }) : pinned),
  };
}

/** An Elixir project, by mix.exs. */
export function readElixir(neighbours: Neighbours): Candidate | undefined {
  const text = neighbours.read('mix.exs');
  if (text === undefined) return undefined;
  const mix = linesOf(text)
    .filter(line => !line.trimStart().startsWith('#'))
    .join('\n');
  const name = /\bapp:\s*:(\w+)/.exec(mix)?.[1];
  return {
    stack: 'elixir',
    likelihood: 8,
    manager: 'mix',
    facts: plainFacts({ ...readRange(/\belixir:\s*"([^"\n]*)"/.exec(mix)?.[1], { parts: 2 }), name, package: name }),
  };
}

/** A project of CMake, by CMakeLists.txt: its name, and the first program that it makes. */
export function readCmake(neighbours: Neighbours): Candidate | undefined {
  const text = neighbours.read('CMakeLists.txt');
  if (text === undefined) return undefined;
  const lists = linesOf(text)
    .map(line => line.replace(/#.*/, ''))
    .join('\n');
  const name = /\bproject\s*\(\s*([\w.-]+)/i.exec(lists)?.[1];
  const target = /\badd_executable\s*\(\s*(\S+)/i.exec(lists)?.[1]?.replace(/\)$/, '');
  const isProject = target === '${PROJECT_NAME}' || target === '${CMAKE_PROJECT_NAME}';
  return {
    stack: 'cpp',
    likelihood: 5,
    manager: 'cmake',
    facts: plainFacts({ name, package: isProject ? name : target }),
  };
}
