import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Dockerfile, Instruction, Variable } from '../../../model/dockerfile/dockerfile.ts';
import { isPredefinedWithoutArg } from '../../../model/dockerfile/predefined.ts';
import { nameOfSecret } from '../../../rules/shared/secret-names.ts';
import { conceptOf } from '../concept.ts';
import type { Proposal } from '../proposal.ts';
import { type Cursor, heredocAt } from './cursor.ts';

/** What BuildKit fills in. https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope */
export const PLATFORM_ARGS = [
  ...['TARGETPLATFORM', 'TARGETOS', 'TARGETARCH', 'TARGETVARIANT'],
  ...['BUILDPLATFORM', 'BUILDOS', 'BUILDARCH', 'BUILDVARIANT'],
];
/** What runs in the container: ARG is gone by then. */
const AT_RUN_TIME: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK']);
/** In their JSON form nobody expands anything. */
const WITH_EXEC_FORM: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'RUN', 'HEALTHCHECK', 'SHELL']);

/** What is typed of a variable: `$`, `${`, `$NA`. */
const TYPED = /(\$\{?)(\w*)$/;

/** Variables behind a `$` in front of the cursor; undefined where there is none, so that something else may be wanted. */
export function proposeVariables({ file, offset, instruction }: Cursor): readonly Proposal[] | undefined {
  const { text, lines } = file;
  const line = lines.lineAt(offset);
  const before = text.slice(lines.start(line), offset);
  const [whole, dollar = '', name = ''] = TYPED.exec(before) ?? [];
  if (whole === undefined) return undefined;
  const ahead = before.slice(0, before.length - whole.length);
  if (ahead.endsWith(file.escape) || ahead.endsWith('$')) return [];
  if (instruction.json && WITH_EXEC_FORM.has(instruction.keyword)) return [];
  const heredoc = heredocAt(instruction, offset);
  // A body that Docker leaves alone is still a script to the shell.
  if (heredoc && !heredoc.expands && instruction.keyword !== 'RUN') return [];
  let end = offset;
  while (end < lines.end(line) && /\w/.test(text.charAt(end))) end++;
  const isOpen = dollar === '${' && !/^(?:\}|:?[-+?=]|[#%/])/.test(text.slice(end, end + 2));
  return variablesFor(instruction).map(({ name: variable, fact, note }) => ({
    label: variable,
    kind: CompletionItemKind.Variable,
    span: { start: offset - name.length, end },
    insert: isOpen ? `${variable}}` : variable,
    ...(note === undefined ? {} : { note }),
    about: {
      phrases: [`well-known-variable.${variable}`],
      ...conceptOf(`variable:${variable}`, 'variable:*'),
      facts: [fact],
    },
    shared: true,
  }));
}

interface Offered {
  readonly name: string;
  readonly fact: Sentence;
  readonly note: string | undefined;
}

/** What is in force where `instruction` stands, the stage's own names first. */
function variablesFor({ keyword, state }: Instruction): readonly Offered[] {
  const known = state
    .names()
    .map(name => state.lookup(name))
    .filter((variable): variable is Variable => variable !== undefined)
    .filter(({ kind }) => kind === 'env' || !AT_RUN_TIME.has(keyword));
  const isFrom = keyword === 'FROM';
  const platform = PLATFORM_ARGS.filter(name => isFrom && isPredefinedWithoutArg(name, false));
  return [
    ...known.map(describe),
    ...platform
      .filter(name => !known.some(variable => variable.name === name))
      .map(name => ({ name, fact: { phrase: 'variable.predefinedUnknown', args: { name } }, note: undefined })),
  ];
}

function describe({ name, kind, value }: Variable): Offered {
  if (value !== undefined && nameOfSecret(name)) {
    return { name, fact: { phrase: 'variable.secret', args: { name } }, note: undefined };
  }
  if (value === undefined)
    return { name, fact: { phrase: `variable.${kind}Unknown`, args: { name } }, note: undefined };
  const phrase = value === '' ? 'variable.empty' : `variable.${kind}`;
  return { name, fact: { phrase, args: { name, value } }, note: value };
}

/** Names for ARG: those above the first FROM, which a stage has to repeat, and what BuildKit fills in. */
export function namesToDeclare(file: Dockerfile, { stage, state }: Instruction): readonly string[] {
  const globals = stage ? file.globalArgs.flatMap(({ pairs }) => pairs.map(({ name }) => name.value)) : [];
  const isDeclared = (name: string) => ['arg', 'env'].includes(state.lookup(name)?.kind ?? '');
  return [...new Set([...globals, ...(stage ? PLATFORM_ARGS : [])])].filter(name => name !== '' && !isDeclared(name));
}
