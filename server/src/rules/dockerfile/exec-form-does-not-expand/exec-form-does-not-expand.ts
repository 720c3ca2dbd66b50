import type { Instruction, Word } from '../../../model/dockerfile/dockerfile.ts';
import type { Span } from '../../../text/span.ts';
import { type DockerfileContext, rule } from '../../rule.ts';

/** `$NAME` and `${NAME}`, as people write variables of the environment. `$$` and `\$` are no variables. */
const VARIABLE = /(?<![\\$])\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)[:}+?=-])/;

/**
 * Programs that read variables of this shape themselves: shells, languages that take a program as an argument, and
 * programs that fill in templates.
 */
const READING_VARIABLES =
  /^(?:busybox|(?:ba|da|a|k|mk|z|fi|c|tc)?sh|su|pwsh|powershell|cmd|env|perl|php|ruby|awk|gawk|mawk|sed|tclsh|groovy|jq|envsubst|nginx|gomplate|dockerize|confd|supervisord|make|parallel|xargs|watchexec)(?:\.exe|[\d.]+)?$/i;

const INTERPRETER = /(?:^|\/)(?:node|nodejs|bun|deno|lua|python[\d.]*)$/;
const CODE_FLAGS: ReadonlySet<string> = new Set(['-c', '-e', '-p', '--eval', '--print', 'eval']);

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'exec-form-vs-shell-form',
  fix: null,
  sources: [],
  visit: {
    RUN(instruction, context) {
      reportVariable(instruction, context);
    },
    stage(stage, context) {
      if (!stage.isFinal) return;
      const { cmd, entrypoint, healthcheck } = stage.finalState;
      if (entrypoint) reportVariable(entrypoint, context);
      if (cmd && (!entrypoint || isPlainProgram(entrypoint))) reportVariable(cmd, context, entrypoint);
      if (healthcheck) reportVariable(healthcheck, context);
    },
  },
});

/** Whether CMD's words go to a program that takes them as they are: no shell, and no script that may do anything with them. */
function isPlainProgram({ json }: Instruction): boolean {
  const [first] = json ?? [];
  return first !== undefined && !json?.some(readsVariables) && !/\.\w*sh$|entrypoint/i.test(first.value);
}

/** Reports the first variable: one shell mends all of them. With `entrypoint` the words are arguments of its program. */
function reportVariable(
  { json, state, keyword }: Instruction,
  { report }: DockerfileContext,
  entrypoint?: Instruction,
): void {
  const [program] = entrypoint?.json ?? json ?? [];
  if (!json || !program || json.some(readsVariables) || runsCode(program, json)) return;
  for (const element of json) {
    const found = findVariable(element);
    // A name in small letters that the file does not know may be anything.
    if (!found || (!/^[A-Z_][A-Z\d_]*$/.test(found.name) && !state.lookup(found.name))) continue;
    const args = { variable: found.text, keyword, program: program.value };
    report({ span: found.span, message: element === program ? 'program' : 'default', args });
    return;
  }
}

/** `node -e "…"`: what stands in the code is nothing of ours. */
function runsCode({ value }: Word, words: readonly Word[]): boolean {
  return INTERPRETER.test(value) && words.some(word => CODE_FLAGS.has(word.value));
}

function findVariable({ raw, start }: Word): { name: string; text: string; span: Span } | undefined {
  const match = VARIABLE.exec(raw);
  if (!match) return undefined;
  const [beginning, plain, braced] = match;
  const closing = raw.indexOf('}', match.index);
  if (braced !== undefined && closing < 0) return undefined;
  const text = braced === undefined ? beginning : raw.slice(match.index, closing + 1);
  const from = start + match.index;
  return { name: plain ?? braced ?? '', text, span: { start: from, end: from + text.length } };
}

/** Whether this word is one of those programs, wherever it stands: behind an init, or a user to become. */
function readsVariables({ value }: Word): boolean {
  return READING_VARIABLES.test(value.split(/[/\\]/).at(-1) ?? '');
}
