import type { Lines } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import type { ImageUse } from '../image/reference.ts';
import type { ShellScript } from './shell.ts';

/**
 * A Dockerfile, read once per version. Everything here is plain data with offsets; what costs more than the reading
 * (shell scripts, variables) is computed on first use and kept.
 */
export interface Dockerfile {
  readonly kind: 'dockerfile';
  readonly text: string;
  readonly lines: Lines;
  /** The character that continues a line: a backslash unless `# escape=` says a backtick. */
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  /** Every comment line, those between the lines of an instruction too, in order. Directives are not comments. */
  readonly comments: readonly Comment[];
  readonly instructions: readonly Instruction[];
  /** ARG instructions before the first FROM. */
  readonly globalArgs: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** The stage that `docker build` makes without `--target`: the last one. */
  readonly finalStage: Stage | undefined;
  /** Every image that the file names, in order. Names that turn out to be stages are not among them. */
  readonly images: readonly ImageUse[];
}

/** `# syntax=docker/dockerfile:1` and its kind, at the very top. */
export interface Directive extends Span {
  readonly name: Word;
  readonly value: Word;
}

/** One comment line, from `#` to the end of the line. `text` is what follows `#`, trimmed. */
export interface Comment extends Span {
  readonly text: string;
}

/** A word as Docker splits it: `raw` as written, `value` without quotes, escapes and line continuations. */
export interface Word extends Span {
  readonly raw: string;
  readonly value: string;
  readonly quote: '"' | "'" | undefined;
}

export type Keyword =
  | 'FROM'
  | 'ARG'
  | 'ENV'
  | 'RUN'
  | 'COPY'
  | 'ADD'
  | 'WORKDIR'
  | 'USER'
  | 'EXPOSE'
  | 'CMD'
  | 'ENTRYPOINT'
  | 'LABEL'
  | 'VOLUME'
  | 'HEALTHCHECK'
  | 'SHELL'
  | 'STOPSIGNAL'
  | 'ONBUILD'
  | 'MAINTAINER';

export interface Instruction extends Span {
  readonly index: number;
  /** Upper case, whatever the file says; a word that is no instruction stays as it is, in upper case. */
  readonly keyword: Keyword | (string & {});
  readonly keywordSpan: Span;
  readonly flags: readonly Flag[];
  /**
   * The words behind the flags, split at blanks, heredoc bodies excluded. Of the JSON form too: `json` has its
   * elements. For ENV, LABEL and ARG see `pairs`.
   */
  readonly words: readonly Word[];
  /** From the first word to the end of the last one; empty behind the keyword when there is none. */
  readonly argumentSpan: Span;
  /**
   * The elements of `["a", "b"]`, quotes inside their spans, when Docker would read it as JSON; undefined for the shell
   * form. Of HEALTHCHECK the elements behind CMD.
   */
  readonly json: readonly Word[] | undefined;
  /** The NAME=value pairs of ENV, ARG and LABEL. */
  readonly pairs: readonly Pair[];
  /** Empty lines between the lines of the instruction. Docker skips them, and warns. */
  readonly emptyLines: readonly Span[];
  /** Those of `ONBUILD RUN <<EOF` belong to the trigger. */
  readonly heredocs: readonly Heredoc[];
  /** undefined before the first FROM. */
  readonly stage: Stage | undefined;
  /**
   * What ONBUILD will run in the image built on this one; parsed like any other instruction, with the index, the stage
   * and the state of ONBUILD itself. Its variables and its script are the trigger's alone; its sources are empty, since
   * they name stages of another file.
   */
  readonly trigger: Instruction | undefined;
  /** The state that this instruction meets: what the lines above and the parent stages left. */
  readonly state: State;
  /** Every `$NAME` and `${NAME…}` that Docker itself expands here, or that the shell of a RUN, CMD… would. */
  readonly variables: readonly VariableUse[];
  /** The shell commands of RUN, CMD, ENTRYPOINT and HEALTHCHECK; undefined elsewhere, and for shells that are not POSIX. */
  readonly script: ShellScript | undefined;
  /** FROM, COPY --from, RUN --mount=from=: the stage it names. */
  readonly sources: readonly SourceUse[];
}

/** `--name=value` in front of the arguments; `options` are the `key=value` parts of `--mount`. */
export interface Flag extends Span {
  readonly name: string;
  /** `--name` */
  readonly nameSpan: Span;
  /** undefined for a bare `--name`. */
  readonly value: Word | undefined;
  readonly options: readonly FlagOption[];
}

export interface FlagOption extends Span {
  readonly name: Word;
  readonly value: Word | undefined;
}

export interface Pair extends Span {
  readonly name: Word;
  /** undefined for `ARG NAME`. For `ENV name rest of line` the rest. */
  readonly value: Word | undefined;
  /** `ENV name value`, the old form without `=`. */
  readonly legacy: boolean;
}

/** `<<EOF` and the lines below; the span is that of the lines, the closing one included. */
export interface Heredoc extends Span {
  /** `EOF` of `<<EOF`. */
  readonly name: string;
  /** `<<EOF` itself. */
  readonly operatorSpan: Span;
  /** The lines between, without the closing line. */
  readonly bodySpan: Span;
  /** undefined when the heredoc never ends; its body is then taken to end in front of the next instruction. */
  readonly closingSpan: Span | undefined;
  /** Whether variables are expanded in the body: not when the name is quoted. */
  readonly expands: boolean;
  readonly stripsTabs: boolean;
}

/** A `FROM` and everything up to the next one. */
export interface Stage extends Span {
  readonly index: number;
  /** The name behind AS; stages are also called by their index. */
  readonly name: Word | undefined;
  readonly from: Instruction;
  readonly instructions: readonly Instruction[];
  /** The image behind FROM; undefined when FROM names a stage, or nothing. */
  readonly image: ImageUse | undefined;
  /** The stage that FROM names. */
  readonly parent: Stage | undefined;
  /** Every stage that this one needs: its parent, and what COPY --from and RUN --mount=from= name. In order, once each. */
  readonly needs: readonly Stage[];
  /** Every stage that needs this one. */
  readonly neededBy: readonly Stage[];
  readonly isFinal: boolean;
  /** Whether its layers are part of the final image: it is the final stage, or FROM leads from the final stage to it. */
  readonly ships: boolean;
  /** Whether the final image needs it at all; an unreachable stage is not even built. */
  readonly isReachable: boolean;
  /** The state after its last instruction. */
  readonly finalState: State;
}

/** A value, and the instruction that set it. `undefined` text means: set, but to something the file does not tell. */
export interface Setting {
  readonly text: string | undefined;
  readonly by: Instruction;
  readonly word: Word;
}

/** What is in force at a place. undefined where only the base image knows. */
export interface State {
  readonly user: Setting | undefined;
  /** Absolute once a WORKDIR said so; relative steps are resolved against it. */
  readonly workdir: Setting | undefined;
  readonly shell: Setting | undefined;
  readonly cmd: Instruction | undefined;
  readonly entrypoint: Instruction | undefined;
  readonly healthcheck: Instruction | undefined;
  readonly stopsignal: Setting | undefined;
  /** The value of `name` here: ENV wins over ARG, as in Docker. */
  lookup(name: string): Variable | undefined;
  /** Every name in force here, ENV and ARG. */
  names(): readonly string[];
}

export interface Variable {
  readonly name: string;
  /** With its own variables replaced; undefined when that is not possible from the file alone. */
  readonly value: string | undefined;
  readonly kind: 'env' | 'arg' | 'predefined';
  readonly by: Instruction | undefined;
  readonly pair: Pair | undefined;
}

export interface VariableUse extends Span {
  readonly name: string;
  readonly nameSpan: Span;
  /** `-`, `:-`, `+`, `:+`, `#`, … of `${NAME:-word}`. */
  readonly operator: string | undefined;
  /** The word behind the operator. */
  readonly operand: string | undefined;
  /** Docker expands it during the build; `shell`: the shell of that instruction will. */
  readonly expandedBy: 'docker' | 'shell';
}

/** A place that names a stage, by name or number, or would if it were one. */
export interface SourceUse extends Span {
  /** With its variables replaced; as written when that is not possible. */
  readonly text: string;
  readonly where: 'from' | 'copy-from' | 'mount-from';
  readonly stage: Stage | undefined;
}
