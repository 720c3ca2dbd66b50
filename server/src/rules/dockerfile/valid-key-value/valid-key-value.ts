import type { Dockerfile, Instruction, Pair, Word } from '../../../model/dockerfile/dockerfile.ts';
import { type Span, slice } from '../../../text/span.ts';
import { type DockerfileContext, type Found, rule } from '../../rule.ts';

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'env',
  fix: null,
  sources: [
    'dockerfile-utils/SYNTAX_MISSING_EQUALS',
    'dockerfile-utils/SYNTAX_MISSING_NAMES',
    'dockerfile-utils/SYNTAX_MISSING_SINGLE_QUOTE',
    'dockerfile-utils/SYNTAX_MISSING_DOUBLE_QUOTE',
  ],
  visit: { ENV: check, ARG: check, LABEL: check },
});

/** Reports the first thing that Docker trips over, since it gets no further. */
function check(instruction: Instruction, context: DockerfileContext): void {
  for (const [index, pair] of instruction.pairs.entries()) {
    // What follows is meant as a comment, and no-trailing-comment says so.
    if (index > 0 && pair.name.raw.startsWith('#')) return;
    const problem = findProblem(instruction, index, pair, context.file);
    if (!problem) continue;
    context.report(problem);
    return;
  }
}

/** Values stay out of the messages: they may be secrets. */
function findProblem({ keyword, pairs }: Instruction, index: number, pair: Pair, file: Dockerfile): Found | undefined {
  const { name, value, legacy } = pair;
  const span = { start: pair.start, end: pair.end };
  if (name.value === '') return { span, message: 'name', args: { keyword } };
  if (!legacy && !value && keyword !== 'ARG') {
    const before = pairs[index - 1]?.name.value ?? '';
    return { span, args: { keyword, before } };
  }
  const quote = findOpenQuote(name, file.escape) ?? (value && findOpenQuote(value, file.escape));
  return quote && { span: quote, message: 'quote', args: { quote: slice(file.text, quote) } };
}

/** The quote that a word opens and never closes. */
function findOpenQuote({ raw, start }: Word, escapeChar: string): Span | undefined {
  // A word that goes on in the next line may have comments in it, and quotes in those.
  if (raw.includes('\n')) return undefined;
  let quote: string | undefined;
  let opened = 0;
  for (let at = 0; at < raw.length; at++) {
    const char = raw[at];
    if (char === escapeChar && quote !== "'") at++;
    else if (char === quote) quote = undefined;
    else if (quote === undefined && (char === '"' || char === "'")) {
      quote = char;
      opened = at;
    }
  }
  return quote === undefined ? undefined : { start: start + opened, end: start + opened + 1 };
}
