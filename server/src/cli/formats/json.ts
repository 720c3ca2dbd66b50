import type { Report } from '../report.ts';

/** One object for programs. Positions are zero-based and in UTF-16 units, as in LSP. */
export function printJson({ files }: Report): string {
  const value = {
    files: files.map(({ path, language, diagnostics }) => ({
      path,
      language,
      diagnostics: diagnostics.map(({ rule, category, severity, message, range, sources, fix }) => ({
        rule,
        category,
        severity,
        message,
        range,
        sources,
        fix,
      })),
    })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
