import { parseArgs } from 'node:util';
import type { Sentence } from '../knowledge/knowledge.ts';
import type { Locale } from '../knowledge/texts.ts';
import { closest } from '../rules/shared/spelling.ts';
import type { Profile } from '../settings.ts';

export type CommandName = 'lint' | 'rules' | 'concepts' | 'explain';
export type Format = 'stylish' | 'json' | 'sarif' | 'github';

/** What a command line asks for. */
export interface Choices {
  readonly command: CommandName | undefined;
  /** Paths for `lint`, an id for `explain`. */
  readonly operands: readonly string[];
  readonly help: boolean;
  readonly version: boolean;
  readonly fix: boolean;
  readonly format: Format;
  readonly profile: Profile | undefined;
  readonly locale: Locale | undefined;
  readonly maxWarnings: number | undefined;
  readonly config: string | undefined;
}

/** Why a command line cannot be used, in one line. */
export type UsageProblem = Sentence;

const COMMANDS = ['lint', 'rules', 'concepts', 'explain'] as const;
const FORMATS = ['stylish', 'json', 'sarif', 'github'] as const;
const LIST_FORMATS = ['stylish', 'json'] as const;
const PROFILES = ['default', 'strict', 'security'] as const;
const LOCALES = ['ko', 'en'] as const;

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
  fix: { type: 'boolean' },
  format: { type: 'string' },
  profile: { type: 'string' },
  locale: { type: 'string' },
  'max-warnings': { type: 'string' },
  config: { type: 'string' },
} as const;

type OptionName = keyof typeof OPTIONS;

/** The options that a command knows, beside `--help`, `--version` and `--locale`. */
const KNOWN: Readonly<Record<CommandName, readonly OptionName[]>> = {
  lint: ['format', 'profile', 'fix', 'max-warnings', 'config'],
  rules: ['format'],
  concepts: ['format'],
  explain: [],
};

/** Reads a command line. What can be read of one that is wrong is returned beside the problem: its language, above all. */
export function readArguments(argv: readonly string[]): { readonly choices: Choices; readonly problem?: UsageProblem } {
  // Not strict: Node's own complaints are English only.
  const { tokens } = parseArgs({
    args: [...argv],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const operands: string[] = [];
  const values = new Map<OptionName, string | true>();
  let problem: UsageProblem | undefined;
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    if (isOption(token.name)) {
      problem ??= complainAboutValue(token.name, token.rawName, token.value);
      values.set(token.name, token.value ?? true);
    } else {
      problem ??= complainAboutName(token.rawName);
    }
  }
  const command = COMMANDS.find(name => name === operands[0]);
  const locale = choose(values, 'locale', LOCALES);
  const profile = choose(values, 'profile', PROFILES);
  const format = choose(values, 'format', command === 'lint' || !command ? FORMATS : LIST_FORMATS);
  const maxWarnings = readCount(values.get('max-warnings'));
  problem ??= locale.problem ?? profile.problem ?? format.problem ?? maxWarnings.problem;
  const config = values.get('config');
  const choices: Choices = {
    command,
    operands: operands.slice(1),
    help: values.has('help'),
    version: values.has('version'),
    fix: values.has('fix'),
    format: format.value ?? 'stylish',
    profile: profile.value,
    locale: locale.value,
    maxWarnings: maxWarnings.value,
    config: typeof config === 'string' ? config : undefined,
  };
  if (choices.help || choices.version) return { choices };
  problem ??= complainAboutCommand(command, operands, values);
  return problem ? { choices, problem } : { choices };
}

function complainAboutCommand(
  command: CommandName | undefined,
  operands: readonly string[],
  values: ReadonlyMap<OptionName, unknown>,
): UsageProblem | undefined {
  const [first] = operands;
  if (first === undefined) return undefined;
  if (!command) {
    const near = closest(first, COMMANDS);
    return near
      ? { phrase: 'cli.unknownCommandNear', args: { name: first, near } }
      : { phrase: 'cli.unknownCommand', args: { name: first } };
  }
  for (const name of values.keys()) {
    if (name !== 'locale' && !KNOWN[command].includes(name)) {
      return { phrase: 'cli.foreignOption', args: { name: `--${name}`, command } };
    }
  }
  const count = operands.length - 1;
  if (command === 'lint' && count === 0) return { phrase: 'cli.pathMissing' };
  if (command === 'explain' && count === 0) return { phrase: 'cli.idMissing' };
  const extra = operands[command === 'explain' ? 2 : 1];
  if (command !== 'lint' && extra !== undefined) return { phrase: 'cli.extraOperand', args: { name: extra } };
  return undefined;
}

function complainAboutName(rawName: string): UsageProblem {
  const near = closest(rawName.replace(/^-+/, ''), Object.keys(OPTIONS));
  return near
    ? { phrase: 'cli.unknownOptionNear', args: { name: rawName, near: `--${near}` } }
    : { phrase: 'cli.unknownOption', args: { name: rawName } };
}

function complainAboutValue(name: OptionName, rawName: string, value: string | undefined): UsageProblem | undefined {
  if (OPTIONS[name].type === 'boolean') {
    return value === undefined ? undefined : { phrase: 'cli.noValue', args: { name: rawName } };
  }
  // `--format --fix`: the next option is no value.
  return value === undefined || value === '' || value.startsWith('--')
    ? { phrase: 'cli.valueMissing', args: { name: rawName } }
    : undefined;
}

function choose<Choice extends string>(
  values: ReadonlyMap<OptionName, string | true>,
  name: OptionName,
  choices: readonly Choice[],
): { readonly value: Choice | undefined; readonly problem?: UsageProblem } {
  const given = values.get(name);
  const value = choices.find(choice => choice === given);
  if (value !== undefined || typeof given !== 'string') return { value };
  return {
    value,
    problem: { phrase: 'cli.choice', args: { name: `--${name}`, value: given, choices: choices.join(', ') } },
  };
}

function readCount(given: string | true | undefined): {
  readonly value: number | undefined;
  readonly problem?: UsageProblem;
} {
  if (typeof given !== 'string') return { value: undefined };
  if (/^\d{1,9}$/.test(given)) return { value: Number(given) };
  return { value: undefined, problem: { phrase: 'cli.count', args: { name: '--max-warnings', value: given } } };
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}
