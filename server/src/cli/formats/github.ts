import { relative, resolve, sep } from 'node:path';
import type { Severity } from '../../rules/rule.ts';
import type { Report } from '../report.ts';
import type { Setting } from './setting.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands, which GitHub shows as annotations in the pull request. Lines and columns are one-based there:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function printGithub({ files }: Report, { cwd }: Pick<Setting, 'cwd'>): string {
  return files
    .flatMap(({ path, diagnostics }) =>
      diagnostics.map(({ rule, severity, message, range: { start, end } }) => {
        const properties: readonly (readonly [string, string | number])[] = [
          ['file', relative(cwd, resolve(cwd, path)).split(sep).join('/')],
          ['line', start.line + 1],
          ['endLine', end.line + 1],
          // GitHub refuses columns of an annotation over several lines.
          ...(start.line === end.line
            ? ([
                ['col', start.character + 1],
                ['endColumn', end.character + 1],
              ] as const)
            : []),
          ['title', rule],
        ];
        const told = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
        return `::${COMMANDS[severity]} ${told}::${escapeMessage(message)}\n`;
      }),
    )
    .join('');
}

/** The escapes that the runner takes back: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
