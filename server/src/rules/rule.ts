import type { Args } from '../knowledge/format.ts';
import type { Compose, ComposeNode, Service } from '../model/compose/compose.ts';
import type { Dockerfile, Instruction, Keyword, Stage, VariableUse } from '../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../model/dockerfile/shell.ts';
import type { ImageUse } from '../model/image/reference.ts';
import type { Neighbours } from '../model/neighbours.ts';
import type { Edit } from '../text/edit.ts';
import type { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

export type { Neighbours };

export type Severity = 'error' | 'warning' | 'information' | 'hint';
export type Category = 'correctness' | 'security' | 'performance' | 'maintainability' | 'style';
export type Language = 'dockerfile' | 'compose';

/** What a rule is, apart from its words (en.md and ko.md beside it). Its id is the name of its folder. */
export interface Rule {
  readonly category: Category;
  /** `error`: Docker refuses it, or silently does something else. `warning`: a hole or a bug in production. */
  readonly severity: Severity;
  /** `strict` rules speak only in the strict profile. */
  readonly profile: 'default' | 'strict';
  /** The concept that a finding links to. */
  readonly concept: string;
  /** `safe` fixes keep the meaning and go through fix-all; a `suggestion` is a choice of the author's. */
  readonly fix: 'safe' | 'suggestion' | null;
  /** The same check elsewhere, `peer/code`. Suppressions and SARIF know a finding by these names too. */
  readonly sources: readonly string[];
  readonly visit: Visitor;
}

/** What a rule wants to see. Every function is called once per match, in the order of the text. */
export type Visitor = DockerfileVisitor & ComposeVisitor & ImageVisitor;

export type DockerfileVisitor = {
  readonly [K in Keyword]?: (instruction: Instruction, context: DockerfileContext) => void;
} & {
  /** Every instruction, known or not; ONBUILD's triggers too. */
  readonly instruction?: (instruction: Instruction, context: DockerfileContext) => void;
  /** Every simple command of every shell script. */
  readonly command?: (
    command: ShellCommand,
    context: DockerfileContext & { readonly instruction: Instruction },
  ) => void;
  readonly variable?: (use: VariableUse, context: DockerfileContext & { readonly instruction: Instruction }) => void;
  /** On leaving a stage. */
  readonly stage?: (stage: Stage, context: DockerfileContext) => void;
  /** On leaving the file. */
  readonly dockerfile?: (dockerfile: Dockerfile, context: DockerfileContext) => void;
};

export type ComposeVisitor = {
  /** A path pattern such as `services.*.volumes[]`, which sees those of jobs too; `*` is any key, `[]` any item. */
  readonly paths?: Readonly<Record<string, (node: ComposeNode, context: ComposeContext) => void>>;
  /** On leaving a service or a job: for what is wrong in whatever runs, however long. */
  readonly workload?: (workload: Service, context: ComposeContext) => void;
  /** On leaving a service. */
  readonly service?: (service: Service, context: ComposeContext) => void;
  /** On leaving the file. */
  readonly compose?: (compose: Compose, context: ComposeContext) => void;
};

export type ImageVisitor = {
  /** Every image that a file of either language names. */
  readonly image?: (use: ImageUse, context: DockerfileContext | ComposeContext) => void;
};

export interface DockerfileContext extends Context {
  readonly file: Dockerfile;
}

export interface ComposeContext extends Context {
  readonly file: Compose;
}

export interface Context {
  readonly report: (found: Found) => void;
  readonly neighbours: Neighbours;
  readonly options: RuleOptions;
  /** The day of the check, `YYYY-MM-DD`: injected, so that a test says which day it is. */
  readonly today: string;
}

/** Settings of single rules, from the editor or from docker-concept-hints.yaml. */
export interface RuleOptions {
  readonly trustedRegistries: readonly string[];
  readonly requiredLabels: readonly string[];
}

/** What a rule found. */
export interface Found {
  /** The offending token, as short as it can be. */
  readonly span: Span;
  /** Which of the rule's messages; `default` when there is only one. */
  readonly message?: string;
  readonly args?: Args;
  /** Where this finding differs from the rule. */
  readonly severity?: Severity;
  readonly profile?: 'strict';
  /** Evaluated only when someone asks for the fix. Which title: the same name as `message`, else `default`. */
  readonly fix?: () => Fix | undefined;
  /** Other ways to mend it, each with a fix title of its own. Fix-all and the command line leave them alone. */
  readonly otherFixes?: readonly { readonly title: string; readonly fix: () => Fix | undefined }[];
  /** Other places that explain the finding, each told by a phrase of its own. */
  readonly related?: readonly Related[];
  readonly tag?: 'unnecessary' | 'deprecated';
}

/** Another place that explains a finding. `path` and `lines` where it lies in another file, relative to the checked one. */
export interface Related {
  readonly span: Span;
  readonly phrase: string;
  readonly args?: Args;
  readonly elsewhere?: { readonly path: string; readonly lines: Lines };
}

/** Edits of the checked file, in its offsets; and files to create beside it. */
export interface Fix {
  readonly edits: readonly Edit[];
  readonly create?: readonly { readonly path: string; readonly text: string }[];
  /** The checked file gets this name, in the same folder. */
  readonly rename?: string;
  /** Overrides the rule's kind where this finding's fix is riskier than the rule's others. */
  readonly kind?: 'suggestion';
  /** What the placeholders of the fix's title stand for, beside those of the message. */
  readonly args?: Args;
}

/** Declares a rule. The identity function: it is there for its types. */
export function rule(definition: Rule): Rule {
  return definition;
}
