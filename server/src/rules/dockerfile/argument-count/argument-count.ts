import type { Instruction } from '../../../model/dockerfile/dockerfile.ts';
import type { Span } from '../../../text/span.ts';
import { type Found, rule } from '../../rule.ts';
import { kindOfFlag } from '../../shared/dockerfile/flag-table.ts';
import { isForDocker } from '../../shared/frontend.ts';

/** Instructions that must say something. SHELL has a rule of its own. */
const AT_LEAST_ONE: ReadonlySet<string> = new Set([
  ...['ARG', 'ENV', 'LABEL', 'EXPOSE', 'VOLUME', 'WORKDIR', 'USER', 'STOPSIGNAL', 'MAINTAINER', 'ONBUILD'],
]);
/** Instructions that Docker takes without anything, and makes the shell run nothing. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT']);

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'dockerfile',
  fix: null,
  sources: [
    'dockerfile-utils/ARGUMENT_MISSING',
    'dockerfile-utils/ARGUMENT_EXTRA',
    'dockerfile-utils/ARGUMENT_REQUIRES_ONE',
    'dockerfile-utils/ARGUMENT_REQUIRES_AT_LEAST_ONE',
    'dockerfile-utils/ARGUMENT_REQUIRES_TWO',
    'dockerfile-utils/ARGUMENT_REQUIRES_AT_LEAST_TWO',
    'dockerfile-utils/ARGUMENT_REQUIRES_ONE_OR_THREE',
    'dockerfile-utils/ARGUMENT_UNNECESSARY',
    'dockerfile-utils/INVALID_AS',
    'dockerfile-utils/UNKNOWN_TYPE',
    'dockerfile-utils/HEALTHCHECK_CMD_ARGUMENT_MISSING',
  ],
  visit: {
    instruction(instruction, { file, report }) {
      const found = check(instruction, file.text);
      if (found && isForDocker(file)) report({ args: { keyword: instruction.keyword }, ...found });
    },
  },
});

/** What is wrong with the number of arguments; where each number comes from is frontend/dockerfile/instructions/parse.go. */
function check(instruction: Instruction, text: string): Found | undefined {
  const { keyword, keywordSpan, words, json, pairs, argumentSpan } = instruction;
  if (isWaiting(instruction)) return undefined;
  if (keyword === 'FROM') return checkFrom(instruction);
  if (keyword === 'HEALTHCHECK') return checkHealthcheck(instruction);
  if (keyword === 'COPY' || keyword === 'ADD') {
    // An array that is broken is no matter of numbers.
    if (json === undefined && text[argumentSpan.start] === '[') return undefined;
    return checkPaths(instruction);
  }
  if (words.length === 0 && MAY_BE_EMPTY.has(keyword)) {
    return { span: keywordSpan, message: 'nothing', severity: 'warning' };
  }
  if (AT_LEAST_ONE.has(keyword) && (json ?? words).length === 0) return { span: keywordSpan };
  const [pair] = pairs;
  if ((keyword === 'ENV' || keyword === 'LABEL') && pair?.legacy && pair.value === undefined) {
    return { span: pair.name, message: 'value', args: { keyword, name: pair.name.value } };
  }
  return undefined;
}

/** Whether a flag lacks its `=`, or is none that Docker knows: then nobody can say where the arguments begin. */
function isWaiting({ flags, keyword }: Instruction): boolean {
  const last = flags.at(-1);
  const kind = last && kindOfFlag(keyword, last.name);
  return last !== undefined && (kind === undefined || (last.value === undefined && kind !== 'switch'));
}

function checkFrom({ words, keywordSpan, argumentSpan }: Instruction): Found | undefined {
  const [image, as] = words;
  if (image === undefined) return { span: keywordSpan, message: 'noImage' };
  const isNamed = words.length === 3 && as?.value.toUpperCase() === 'AS';
  // A comment behind the image is a matter of its own.
  if (as === undefined || isNamed || words.some(word => word.value.startsWith('#'))) return undefined;
  return { span: { start: as.start, end: argumentSpan.end }, message: 'from', args: { image: image.raw } };
}

function checkPaths({ keyword, keywordSpan, words, json, heredocs }: Instruction): Found | undefined {
  const paths = json ?? words;
  const [only] = paths;
  if (paths.length < 2) {
    const span: Span = only ?? keywordSpan;
    return only ? { span, message: 'destination', args: { keyword, source: only.value } } : { span, message: 'paths' };
  }
  const last = paths.at(-1);
  const misplaced = heredocs.find(({ operatorSpan }) => operatorSpan.start === last?.start);
  return misplaced && { span: misplaced.operatorSpan, message: 'heredoc', args: { keyword, name: misplaced.name } };
}

function checkHealthcheck({ words, keywordSpan, argumentSpan, json }: Instruction): Found | undefined {
  const [type, command] = words;
  if (type === undefined) return { span: keywordSpan, message: 'healthcheck', args: { type: '' } };
  switch (type.value.toUpperCase()) {
    case 'NONE':
      return command && { span: { start: command.start, end: argumentSpan.end }, message: 'none' };
    case 'CMD':
      return command === undefined || json?.length === 0 ? { span: type, message: 'command' } : undefined;
    default:
      return { span: type, message: 'type', args: { type: type.value } };
  }
}
