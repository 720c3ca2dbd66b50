import type { Span } from '../../text/span.ts';
import { isBlank, skipSpace, trimEnd } from './blanks.ts';
import type { Outline } from './boundaries.ts';
import type { Heredoc, Instruction, Keyword, SourceUse, Stage, State, VariableUse } from './dockerfile.ts';
import { type LogicalFlag, readFlags } from './flags.ts';
import type { LogicalText } from './logical.ts';
import { type LogicalPair, readPairs } from './pairs.ts';
import { type InstructionScript, readInstructionScript } from './script.ts';
import type { ShellScript } from './shell.ts';
import type { Scope } from './state.ts';
import { dockerVariables } from './substitution.ts';
import { type LogicalWord, readJson, type Splitting, splitWords, wordAtIndex } from './words.ts';

/** The instructions whose arguments may be a JSON array. */
const WITH_JSON: ReadonlySet<string> = new Set([
  'RUN',
  'CMD',
  'ENTRYPOINT',
  'SHELL',
  'COPY',
  'ADD',
  'VOLUME',
  'HEALTHCHECK',
]);
/** The instructions that Docker splits at every blank, quotes or not. */
const PLAIN: ReadonlySet<string> = new Set(['FROM', 'COPY', 'ADD', 'EXPOSE', 'VOLUME']);
const WITH_PAIRS: ReadonlySet<string> = new Set(['ENV', 'ARG', 'LABEL']);

/** Where an instruction stands, as far as the instruction itself cannot know. */
export interface Surroundings {
  readonly stage: Stage | undefined;
  readonly scope: Scope;
  /** Whether the shell form of this place is run by a shell that is not POSIX, as on Windows. */
  readonly hasForeignShell: () => boolean;
}

/** An instruction; its parts are read when someone first asks for them, and kept. */
export class ParsedInstruction implements Instruction {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly keyword: Keyword | (string & {});
  readonly keywordSpan: Span;
  readonly emptyLines: readonly Span[];
  readonly heredocs: readonly Heredoc[];
  readonly trigger: ParsedInstruction | undefined;
  readonly escapeChar: '\\' | '`';
  /** What Docker reads of this instruction; `argumentIndex` is where its flags begin. */
  readonly logical: LogicalText;
  readonly argumentIndex: number;
  readonly gaps: readonly Span[];
  readonly isTrigger: boolean;
  sources: readonly SourceUse[] = [];
  #surroundings: Surroundings | undefined;
  #flags: { readonly flags: readonly LogicalFlag[]; readonly next: number } | undefined;
  #words: readonly LogicalWord[] | undefined;
  #json: { readonly elements: readonly LogicalWord[] | undefined } | undefined;
  #pairs: readonly LogicalPair[] | undefined;
  #state: State | undefined;
  #script: { readonly read: InstructionScript | undefined } | undefined;
  #variables: readonly VariableUse[] | undefined;

  /** `from` is the index of the keyword in the logical text: 0, or behind ONBUILD. */
  constructor(outline: Outline, index: number, escapeChar: '\\' | '`', from = 0) {
    const { logical } = outline;
    const { text } = logical;
    let keywordEnd = from;
    while (keywordEnd < text.length && !isBlank(text.charCodeAt(keywordEnd))) keywordEnd++;
    this.index = index;
    this.escapeChar = escapeChar;
    this.logical = logical;
    this.gaps = outline.gaps;
    this.isTrigger = from > 0;
    this.keyword = text.slice(from, keywordEnd).toUpperCase();
    this.keywordSpan = logical.spanOf(from, keywordEnd);
    this.start = this.keywordSpan.start;
    this.end = outline.end;
    this.emptyLines = outline.emptyLines;
    this.argumentIndex = skipSpace(text, keywordEnd, text.length);
    const hasTrigger = this.keyword === 'ONBUILD' && !this.isTrigger && this.argumentIndex < text.length;
    this.trigger = hasTrigger ? new ParsedInstruction(outline, index, escapeChar, this.argumentIndex) : undefined;
    this.heredocs = hasTrigger ? [] : outline.heredocs;
  }

  /** Tells the instruction where it stands, once that is known. */
  enter(surroundings: Surroundings): void {
    this.#surroundings = surroundings;
    this.trigger?.enter(surroundings);
  }

  get stage(): Stage | undefined {
    return this.#surroundings?.stage;
  }

  get flags(): readonly LogicalFlag[] {
    return this.#readFlags().flags;
  }

  get words(): readonly LogicalWord[] {
    if (this.#words === undefined) {
      const { text } = this.logical;
      const splitting: Splitting = PLAIN.has(this.keyword) ? 'plain' : 'quoted';
      const words = splitWords(text, this.wordIndex, text.length, splitting, this.escapeChar);
      this.#words = words.map(({ start, end }) => wordAtIndex(this.logical, start, end, this.escapeChar));
    }
    return this.#words;
  }

  get argumentSpan(): Span {
    const { text } = this.logical;
    return this.logical.spanOf(this.wordIndex, trimEnd(text, this.wordIndex, text.length));
  }

  get json(): readonly LogicalWord[] | undefined {
    this.#json ??= { elements: this.#readJson() };
    return this.#json.elements;
  }

  get pairs(): readonly LogicalPair[] {
    if (!WITH_PAIRS.has(this.keyword)) return [];
    this.#pairs ??= readPairs(this.keyword, this.logical, this.words, this.escapeChar);
    return this.#pairs;
  }

  get state(): State {
    this.#state ??= this.#place.scope.stateBefore(this.index);
    return this.#state;
  }

  get variables(): readonly VariableUse[] {
    this.#variables ??= [...dockerVariables(this), ...(this.#readScript()?.variables ?? [])];
    return this.#variables;
  }

  get script(): ShellScript | undefined {
    return this.#readScript()?.script;
  }

  /** All arguments as one word, as USER, WORKDIR and STOPSIGNAL take them; undefined when there are none. */
  get argument(): LogicalWord | undefined {
    const { text } = this.logical;
    const end = trimEnd(text, this.wordIndex, text.length);
    return end > this.wordIndex ? wordAtIndex(this.logical, this.wordIndex, end, this.escapeChar) : undefined;
  }

  /** Where the words begin in the logical text: behind the flags. */
  get wordIndex(): number {
    return this.#readFlags().next;
  }

  get #place(): Surroundings {
    if (this.#surroundings === undefined) throw new Error('an instruction was asked before it was told its place');
    return this.#surroundings;
  }

  #readFlags(): { readonly flags: readonly LogicalFlag[]; readonly next: number } {
    this.#flags ??= readFlags(this.logical, this.argumentIndex, this.escapeChar);
    return this.#flags;
  }

  #readJson(): readonly LogicalWord[] | undefined {
    if (!WITH_JSON.has(this.keyword)) return undefined;
    if (this.keyword !== 'HEALTHCHECK') return readJson(this.logical, this.wordIndex);
    const [type, command] = this.words;
    return type?.value.toUpperCase() === 'CMD' && command !== undefined
      ? readJson(this.logical, command.at)
      : undefined;
  }

  #readScript(): InstructionScript | undefined {
    this.#script ??= { read: readInstructionScript(this, this.#place.hasForeignShell) };
    return this.#script.read;
  }
}
