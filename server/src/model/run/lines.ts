import { parseShell } from '../dockerfile/shell.ts';

/** A text with more lines than this inside one pair of quotes is no command line. */
const MOST_LINES_IN_QUOTES = 20;
const PROGRAM = /(?:^|[\s;&|(/])docker(?:\.exe)?\s/;

/** `user@host:~$ `, `$ `, `# `, `PS C:\> `, `C:\>`: what shells write in front of a command. */
const PROMPTS: readonly RegExp[] = [
  /^(?:[\w.-]{1,60}@[\w.-]{1,60}[^$#%>]{0,80})?[$#%>❯➜]\s+/,
  /^PS [^>]{0,200}>\s*/,
  /^[A-Za-z]:\\[^>]{0,200}>\s*/,
];

/**
 * The command lines of `text` that mention `docker run`, each on one line: continued lines joined, in the ways of POSIX
 * shells (`\`), PowerShell (a backtick) and cmd (`^`); prompts, comment marks, Markdown's fences and backticks taken off.
 */
export function findCommandLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/);
  const found: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    let command = withoutPrompt(lines[index] ?? '');
    if (!/\bdocker\b/.test(command)) continue;
    const isComment = /^\s*#/.test(lines[index] ?? '');
    for (let mark = continuation(command); mark >= 0 && index + 1 < lines.length; mark = continuation(command)) {
      command = `${command.slice(0, mark).trimEnd()} ${withoutContinuationPrompt(lines[++index] ?? '', isComment)}`;
    }
    if (!mentionsRun(command)) continue;
    const further = linesInQuotes(command, lines, index);
    // PowerShell names the variables of the environment so.
    found.push([command, ...lines.slice(index + 1, index + 1 + further)].join('\n').replace(/\$env:(\w+)/gi, '$${$1}'));
    index += further;
  }
  return found;
}

function mentionsRun(command: string): boolean {
  const at = command.search(PROGRAM);
  return at >= 0 && /\srun\s/.test(command.slice(at));
}

function withoutPrompt(line: string): string {
  let rest = line.trim().replace(/^[-*+] (?=`)/, '');
  // A comment, and then a prompt in it.
  for (let round = 0; round < 2; round++) for (const prompt of PROMPTS) rest = rest.replace(prompt, '');
  const [, inside] = /^`([^`]*)`$/.exec(rest) ?? [];
  return (inside ?? rest).trim();
}

function withoutContinuationPrompt(line: string, isComment: boolean): string {
  const rest = line.trim();
  return isComment ? rest.replace(/^#+\s*/, '') : rest.replace(/^>\s+/, '');
}

/** Where the mark stands that makes a line go on; -1 without one. Blanks behind it are a slip that nobody sees. */
function continuation(command: string): number {
  const line = command.trimEnd();
  const last = line.length - 1;
  const before = line.charAt(last - 1);
  switch (line.charAt(last)) {
    case '\\':
      return before === '\\' ? -1 : last;
    case '`':
    case '^':
      return /\s/.test(before) ? last : -1;
    default:
      return -1;
  }
}

/** How many lines more belong to a command whose quotes are open at its end; none where they never close. */
function linesInQuotes(command: string, lines: readonly string[], index: number): number {
  let whole = command;
  if (!parseShell(whole).errors?.length) return 0;
  for (let more = 1; more <= MOST_LINES_IN_QUOTES && index + more < lines.length; more++) {
    whole += `\n${lines[index + more]}`;
    if (!parseShell(whole).errors?.length) return more;
  }
  return 0;
}
