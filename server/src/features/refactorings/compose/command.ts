import { splitCommand } from '../../../model/compose/command-words.ts';
import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { isPlainText, quoteDouble, writeScalar } from '../../../model/compose/write.ts';
import { replace } from '../../../text/edit.ts';
import type { Offer, Place, Refactoring } from '../refactoring.ts';
import { quoteForShell } from '../shell-quotes.ts';
import { commentsIn, isFree, nearest, nodeAt } from './written.ts';

const COMMANDS: readonly string[] = [
  'services.*.command',
  'services.*.entrypoint',
  'services.*.post_start.[].command',
  'services.*.pre_stop.[].command',
];
const TEST: readonly string[] = ['services.*.healthcheck.test'];

/** What a healthcheck that is one string is run by. https://docs.docker.com/reference/compose-file/services/#healthcheck */
const BY_SHELL = 'CMD-SHELL';

/**
 * Writes a command as a list, split as Compose splits it; a healthcheck as the script for the shell that it is. Not where a
 * variable may hold several words. https://docs.docker.com/reference/compose-file/services/#command
 */
export const toCommandList: Refactoring<Compose> = {
  kind: 'refactor.rewrite',
  offer({ file, span }: Place<Compose>): readonly Offer[] {
    const node = nearest(nodeAt(file, span), [...COMMANDS, ...TEST]);
    const value = node?.scalar?.value;
    if (node?.kind !== 'scalar' || node.scalar?.type !== 'string' || value === undefined || !isFree(file, node))
      return [];
    if (commentsIn(file, node.span).length > 0) return [];
    const words = isTest(node) ? [BY_SHELL, value] : wordsOf(value);
    if (!words || words.length === 0 || /[\r\n]/.test(isTest(node) ? value : '')) return [];
    return [{ title: { phrase: 'refactor.toList', args: keyOf(node) }, edits: [replace(node.span, listOf(words))] }];
  },
};

/** Writes a command that is a list as one string that Compose splits into the same words. */
export const toCommandText: Refactoring<Compose> = {
  kind: 'refactor.rewrite',
  offer({ file, span }: Place<Compose>): readonly Offer[] {
    const node = nearest(nodeAt(file, span), [...COMMANDS, ...TEST]);
    if (node?.kind !== 'sequence' || !isFree(file, node) || commentsIn(file, node.span).length > 0) return [];
    const words = node.children.map(({ kind, scalar }) =>
      kind === 'scalar' && scalar?.type === 'string' ? scalar.value : undefined,
    );
    const known = words.filter(word => word !== undefined);
    if (known.length < words.length || known.length === 0) return [];
    const text = isTest(node) ? scriptOf(known) : textOf(known);
    if (text === undefined) return [];
    const edit = textEdit(file, node, text);
    return edit ? [{ title: { phrase: 'refactor.toText', args: { ...keyOf(node), text } }, edits: [edit] }] : [];
  },
};

function isTest(node: ComposeNode): boolean {
  return nearest(node, TEST) === node;
}

function keyOf({ key }: ComposeNode): { readonly key: string } {
  return { key: key?.text ?? '' };
}

function listOf(words: readonly string[]): string {
  return `[${words.map(quoteDouble).join(', ')}]`;
}

/** Compose fills in variables first and splits then, so that one of them may become several words. */
function wordsOf(text: string): readonly string[] | undefined {
  return isKnown(text) ? splitCommand(text) : undefined;
}

/** Whether Compose replaces nothing in `text` but `$$`. */
function isKnown(text: string): boolean {
  return !text.replaceAll('$$', '').includes('$');
}

/** The string that is split into these very words; undefined when there is none that every version reads alike. */
function textOf(words: readonly string[]): string | undefined {
  if (!words.every(word => isKnown(word) && !/[\r\n]/.test(word))) return undefined;
  const text = words.map(quoteForShell).join(' ');
  const back = splitCommand(text);
  return back?.length === words.length && back.every((word, index) => word === words[index]) ? text : undefined;
}

function scriptOf([kind, script, ...more]: readonly string[]): string | undefined {
  const isScript = kind === BY_SHELL && script !== undefined && more.length === 0;
  return isScript && script.trim() !== '' && !/[\r\n]/.test(script) ? script : undefined;
}

/** A list in brackets, or below its key, is replaced by the string behind the key. */
function textEdit(file: Compose, node: ComposeNode, text: string) {
  const where = node.parent?.flow ? 'flow' : 'block';
  const scalar = isPlainText(text, where) ? text : writeScalar(text, where);
  if (node.flow) return replace(node.span, scalar);
  const colon = file.text.indexOf(':', node.key?.end ?? 0) + 1;
  if (colon === 0 || commentsIn(file, { start: colon, end: node.span.end }).length > 0) return undefined;
  return replace({ start: colon, end: node.span.end }, ` ${scalar}`);
}
