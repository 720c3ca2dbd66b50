import { findComposeConcept } from '../../knowledge/keys.ts';
import type { ComposeNode, Part } from '../../model/compose/compose.ts';
import { partOf, wholePart } from '../../model/compose/parts.ts';
import { touches } from '../../text/span.ts';
import { type Subject, subjectFor } from './subject.ts';

/** Where compose files hold command lines: as one text, or as a list of words. */
const COMMAND =
  /^services\.[^.]+\.(command|entrypoint|healthcheck\.test|(post_start|pre_stop)\.\[\]\.command)(\.\[\])?$/;

/** What a word of a command line is: the program, one of its flags, or what it is given; undefined elsewhere. */
export function commandParts(node: ComposeNode, offset: number): Subject | undefined {
  if (node.kind !== 'scalar' || !COMMAND.test(node.path.join('.'))) return undefined;
  const words = node.path.at(-1) === '[]' ? listWords(node.parent) : textWords(node);
  const word = words.find(candidate => touches(candidate, offset));
  const match = findComposeConcept(node.path.at(-1) === '[]' ? node.path.slice(0, -1) : node.path);
  if (!word || !match) return undefined;
  const line = words.filter(({ text }) => !/^(CMD|CMD-SHELL|NONE)$/.test(text));
  const program = baseName(line[0]?.text ?? '');
  const subcommand = line.slice(1).find(({ text }) => !text.startsWith('-'))?.text ?? '';
  const flag = word.text.split('=', 1)[0] ?? '';
  const role =
    word === line[0] ? 'program' : line.includes(word) ? (word.text.startsWith('-') ? 'flag' : 'argument') : 'form';
  return subjectFor(
    word,
    match,
    () => [
      { phrase: `command.${role}`, args: { word: word.text, program, whole: line.map(({ text }) => text).join(' ') } },
    ],
    {
      text: word.text,
      phrases: [
        `compose-value-2.healthcheck.test=${word.text}`,
        ...(role === 'flag' ? [`${program}.${subcommand} ${flag}`, `${program}.${flag}`] : []),
        ...(word.text === subcommand ? [`${program}.${subcommand}`] : []),
      ],
    },
  );
}

function listWords(list: ComposeNode | undefined): readonly Part[] {
  return (list?.children ?? []).flatMap(item => {
    const part = wholePart(item);
    return part ? [part] : [];
  });
}

function textWords(node: ComposeNode): readonly Part[] {
  const { scalar } = node;
  if (!scalar) return [];
  return [...scalar.value.matchAll(/[^\s"']+/g)].map(match =>
    partOf(node, scalar, match.index, match.index + match[0].length),
  );
}

function baseName(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1);
}
