import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Pages } from '../../knowledge/texts.ts';
import type { Format } from '../arguments.ts';
import type { Report } from '../report.ts';
import { printGithub } from './github.ts';
import { printJson } from './json.ts';
import { printSarif } from './sarif.ts';
import { printStylish } from './stylish.ts';

/** What an output format may need beside the report. */
export interface Setting {
  readonly knowledge: Knowledge;
  /** What paths in the output are relative to, where the format wants them relative. */
  readonly cwd: string;
  readonly hasColor: boolean;
  /** Read only by the format that carries the explanations along. */
  readonly pages: () => Pages;
}

const PRINTERS: Readonly<Record<Format, (report: Report, setting: Setting) => string>> = {
  stylish: printStylish,
  json: printJson,
  sarif: printSarif,
  github: printGithub,
};

/** The whole output of `lint`, its last line ending included. */
export function printReport(format: Format, report: Report, setting: Setting): string {
  return PRINTERS[format](report, setting);
}
