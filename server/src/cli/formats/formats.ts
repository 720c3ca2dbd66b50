import type { Format } from '../arguments.ts';
import type { Report } from '../report.ts';
import { printGithub } from './github.ts';
import { printJson } from './json.ts';
import { printSarif } from './sarif.ts';
import type { Setting } from './setting.ts';
import { printStylish } from './stylish.ts';

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
