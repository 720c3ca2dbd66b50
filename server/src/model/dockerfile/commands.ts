import type { Span } from '../../text/span.ts';
import type { VariableUse } from './dockerfile.ts';
import { nestedScript, readsScriptFromInput } from './nested-shell.ts';
import {
  type Command,
  forEachChild,
  type HereDoc,
  type Joint,
  type ParameterExpansionPart,
  type ParsedScript,
  type Pipeline,
  parseShell,
  type ShellAssignment,
  type ShellCommand,
  type ShellRedirect,
  type ShellScript,
  type ShellWord,
  type Statement,
  type SyntaxNode,
  type Word,
} from './shell.ts';
import { mayExpand, type ShellSource, toArgument, toAssignment, toRedirect, toWord, wordOf } from './shell-words.ts';
import { baseName, unwrap } from './wrappers.ts';

/** The commands of a script, and the variables that its shell expands, both in order. */
export interface ReadScript {
  readonly script: ShellScript;
  readonly variables: readonly VariableUse[];
}

/** Reads all commands of `source`, those of substitutions and of `bash -c "…"` too. */
export function readShell(source: ShellSource): ReadScript {
  const reader = new CommandReader();
  reader.readSource(source, AT_THE_TOP);
  return reader.result();
}

/** Reads one command that was given as separate words, as in the JSON form. */
export function readWords(document: string, words: readonly ShellWord[]): ReadScript {
  const reader = new CommandReader();
  reader.addCommand(document, words, AT_THE_TOP, {});
  return reader.result();
}

/** What is around a command. */
interface Context {
  readonly joinedBy: Joint | undefined;
  readonly isolated: boolean;
  readonly conditional: boolean;
  /** How many `bash -c` are around it. */
  readonly depth: number;
  /** How many substitutions and `${…}` are around it. */
  readonly level: number;
  /** Whether a shell further out has replaced variables and substitutions, so that they are its own. */
  readonly isExpanded: boolean;
}

/** What a command has besides its words. */
interface Extras {
  readonly span?: Span;
  readonly assignments?: readonly ShellAssignment[];
  readonly redirects?: readonly ShellRedirect[];
  readonly wrappers?: readonly ShellWord[];
}

type OpenCommand = { -readonly [K in keyof ShellCommand]: ShellCommand[K] };

const AT_THE_TOP: Context = {
  joinedBy: undefined,
  isolated: false,
  conditional: false,
  depth: 0,
  level: 0,
  isExpanded: false,
};
/** Every `bash -c` around another needs its quotes escaped; nobody reads deeper. */
const DEEPEST = 4;
/** Every level of substitution is parsed again from its source, so that endless ones would cost the square. */
const LAST_LEVEL = 12;
const NAME = /^[A-Za-z_]\w*$/;

class CommandReader {
  readonly #commands: ShellCommand[] = [];
  readonly #variables: VariableUse[] = [];
  #valid = true;

  result(): ReadScript {
    // A command comes before those in its own words, but a heredoc is read later than what stands behind its operator.
    const commands = isAscending(this.#commands)
      ? this.#commands
      : this.#commands.toSorted((a, b) => a.start - b.start);
    return { script: { commands, valid: this.#valid }, variables: this.#variables };
  }

  readSource(source: ShellSource, context: Context): void {
    this.#readScript(parseShell(source.text), source, context);
  }

  /** Adds the command that `words` are, once its wrappers are seen through, and what it runs with `-c`. */
  addCommand(document: string, all: readonly ShellWord[], context: Context, extras: Extras): OpenCommand | undefined {
    const { wrappers, assignments, words } = unwrap(all);
    const [nameWord, ...args] = words;
    const span = extras.span ?? { start: all[0]?.start ?? 0, end: all.at(-1)?.end ?? 0 };
    const command: OpenCommand = {
      ...span,
      name: nameWord?.literal ? baseName(nameWord.value) : undefined,
      nameWord,
      args,
      assignments: [...(extras.assignments ?? []), ...assignments],
      redirects: extras.redirects ?? [],
      wrappers: [...(extras.wrappers ?? []), ...wrappers],
      pipedInto: undefined,
      joinedBy: context.joinedBy,
      isolated: context.isolated,
      conditional: context.conditional,
    };
    this.#commands.push(command);
    const nested = context.depth < DEEPEST ? nestedScript(command) : undefined;
    if (nested !== undefined) this.readSource({ document, ...nested }, inside(context, nested.isExpanded));
    return command;
  }

  #readScript(script: ParsedScript, source: ShellSource, context: Context): void {
    // What the outer shell has yet to fill in cannot be judged.
    if (!context.isExpanded && script.errors !== undefined && script.errors.length > 0) this.#valid = false;
    this.#readList(script.commands, source, context);
  }

  #readList(statements: readonly Statement[], source: ShellSource, context: Context): void {
    let joinedBy: Joint | undefined;
    for (const statement of statements) {
      this.#readNode(statement.command, source, { ...context, joinedBy });
      joinedBy = statement.background ? '&' : ';';
    }
  }

  /** Reads what `node` runs; returns its command when it is a simple one. */
  #readNode(node: SyntaxNode, source: ShellSource, context: Context): OpenCommand | undefined {
    const maybe = { ...context, joinedBy: undefined, conditional: true };
    const certain = { ...context, joinedBy: undefined };
    switch (node.type) {
      case 'Command':
        return this.#readCommand(node, source, context, []);
      case 'Pipeline':
        return this.#readPipeline(node, source, context);
      case 'AndOr': {
        node.commands.forEach((command, index) => {
          const operator = node.operators[index - 1];
          const conditional = context.conditional || operator === '||';
          this.#readNode(command, source, { ...context, joinedBy: operator ?? context.joinedBy, conditional });
        });
        return undefined;
      }
      case 'CompoundList':
        this.#readList(node.commands, source, context);
        return undefined;
      case 'Subshell':
        this.#readNode(node.body, source, { ...certain, isolated: true });
        return undefined;
      case 'If':
        this.#readNode(node.clause, source, certain);
        for (const part of [node.then, ...node.elif, ...(node.else ? [node.else] : [])]) {
          this.#readNode(part, source, maybe);
        }
        return undefined;
      case 'While':
        this.#readNode(node.clause, source, certain);
        this.#readNode(node.body, source, maybe);
        return undefined;
      case 'For':
      case 'Select':
      case 'ArithmeticFor':
      case 'Case':
      case 'CaseItem':
      case 'Function':
        forEachChild(node, child => this.#readNode(child, source, child.type === 'Word' ? certain : maybe));
        return undefined;
      case 'Word':
        if (!context.isExpanded) this.#readExpansions(node, source, context);
        return undefined;
      default:
        this.#readPart(node, source, certain);
        return undefined;
    }
  }

  #readPipeline(node: Pipeline, source: ShellSource, context: Context): OpenCommand | undefined {
    const timers = node.prefixes.flatMap(prefix =>
      prefix.type === 'Time' ? [wordOf(source, prefix.pos, prefix.keywordEnd, 'time', true)] : [],
    );
    const isolated = context.isolated || node.commands.length > 1;
    let before: OpenCommand | undefined;
    node.commands.forEach((member, index) => {
      const own = { ...context, isolated, joinedBy: index === 0 ? context.joinedBy : ('|' as const) };
      const next = this.#commands.length;
      const command =
        member.type === 'Command'
          ? this.#readCommand(member, source, own, index === 0 ? timers : [])
          : this.#readNode(member, source, own);
      if (before !== undefined) before.pipedInto = this.#commands[next];
      before = command;
    });
    return undefined;
  }

  #readCommand(
    node: Command,
    source: ShellSource,
    context: Context,
    timers: readonly ShellWord[],
  ): OpenCommand | undefined {
    const words = node.name === undefined ? [] : [toWord(node.name, source)];
    for (const argument of node.args) words.push(toArgument(argument, source));
    const assignments = node.prefix.flatMap(part => (part.type === 'Assignment' ? [toAssignment(part, source)] : []));
    const redirects = node.redirects.map(redirect => toRedirect(redirect, source));
    const span = source.spanOf(node.pos, node.end);
    const command = this.addCommand(source.document, words, context, {
      span,
      assignments,
      redirects,
      wrappers: timers,
    });
    if (mayExpand(source.text.slice(node.pos, node.end))) {
      forEachChild(node, child => this.#readNode(child, source, { ...context, joinedBy: undefined }));
    }
    if (command !== undefined && context.depth < DEEPEST && readsScriptFromInput(command)) {
      for (const redirect of node.redirects) {
        if (redirect.type === 'HereDoc') this.#readHeredoc(redirect, source, context);
      }
    }
    return command;
  }

  #readHeredoc({ body, delimiter }: HereDoc, source: ShellSource, context: Context): void {
    const spanOf = (from: number, to: number) => source.spanOf(body.pos + from, body.pos + to);
    const text = source.text.slice(body.pos, body.end);
    this.readSource({ document: source.document, text, spanOf }, inside(context, delimiter?.quoted !== true));
  }

  #readExpansions(word: Word, source: ShellSource, context: Context): void {
    if (!mayExpand(word.text)) return;
    for (const part of word.parts ?? []) this.#readPart(part, source, context);
  }

  /** Reads the variables and the commands inside a part of a word, or of a test, an arithmetic expression … */
  #readPart(part: SyntaxNode, source: ShellSource, context: Context): void {
    const deeper = { ...context, level: context.level + 1 };
    switch (part.type) {
      case 'SimpleExpansion':
        this.#addVariable(part.pos, part.end, part.pos + 1, part.end, undefined, source);
        return;
      case 'ParameterExpansion':
        this.#addParameter(part, source);
        if (deeper.level < LAST_LEVEL) forEachChild(part, child => this.#readNode(child, source, deeper));
        return;
      case 'CommandExpansion':
      case 'ProcessSubstitution': {
        const script = deeper.level < LAST_LEVEL ? part.script : undefined;
        if (script === undefined) return;
        // Backquotes inside backquotes are unescaped first: their commands have no places of their own.
        const whole = source.spanOf(part.pos, part.end);
        const inner = script.source === undefined ? source : { ...source, text: script.source, spanOf: () => whole };
        this.#readScript(script, inner, { ...deeper, joinedBy: undefined, isolated: true });
        return;
      }
      default:
        forEachChild(part, child => this.#readNode(child, source, context));
    }
  }

  #addParameter(part: ParameterExpansionPart, source: ShellSource): void {
    const { operation, prefix } = part;
    const operand = operation === undefined ? undefined : source.text.slice(operation.operatorEnd, part.end - 1);
    const operator = operation?.operator ?? prefix;
    const use = operator === undefined ? undefined : { operator, operand };
    this.#addVariable(part.pos, part.end, part.parameterPos, part.parameterEnd, use, source);
  }

  #addVariable(
    from: number,
    to: number,
    nameFrom: number,
    nameTo: number,
    use: { readonly operator: string; readonly operand: string | undefined } | undefined,
    source: ShellSource,
  ): void {
    const name = source.text.slice(nameFrom, nameTo);
    // `$1`, `$?` and `$@` are the shell's own.
    if (!NAME.test(name)) return;
    const nameSpan = source.spanOf(nameFrom, nameTo);
    const { operator, operand } = use ?? { operator: undefined, operand: undefined };
    this.#variables.push({ ...source.spanOf(from, to), name, nameSpan, operator, operand, expandedBy: 'shell' });
  }
}

function inside(context: Context, isExpanded: boolean): Context {
  return { ...context, joinedBy: undefined, isolated: true, depth: context.depth + 1, isExpanded };
}

function isAscending(commands: readonly ShellCommand[]): boolean {
  return commands.every((command, index) => index === 0 || (commands[index - 1]?.start ?? 0) <= command.start);
}
