import { setImmediate } from 'node:timers/promises';
import { fixSafely } from '../features/fixes.ts';
import type { Knowledge, Sentence } from '../knowledge/knowledge.ts';
import { localDay } from '../lsp/platform.ts';
import '../rules/schema/validator.ts';
import { parse } from '../model/parse.ts';
import { Snapshot } from '../snapshot.ts';
import type { Choices } from './arguments.ts';
import { Configurations } from './configurations.ts';
import { exit } from './exit.ts';
import { printReport } from './formats/formats.ts';
import type { Library } from './library.ts';
import { localeOf } from './locale.ts';
import { NeighboursOnDisk } from './neighbours.ts';
import { Progress } from './progress.ts';
import { type Content, readContent } from './read.ts';
import { type Counts, count, describeFindings, type FileReport, type Report } from './report.ts';
import { type Terminal, wantsColor } from './terminal.ts';
import { findTargets, type Target, type Trouble, unreadable } from './walk.ts';
import { writeContent } from './write.ts';

/** `lint`: checks files, mends them if asked to, and prints what is left. Returns the exit code. */
export async function lint(choices: Choices, terminal: Terminal, library: Library): Promise<number> {
  const configurations = new Configurations(terminal.cwd, choices.config, choices.profile);
  const fallback = choices.locale ?? localeOf(terminal.env);
  const complaint = configurations.complaint();
  if (complaint) {
    terminal.err.write(`docker-concept-hints: ${library.speak(fallback)(complaint)}\n`);
    return exit.unusable;
  }
  const { language } = configurations.for(choices.operands[0] ?? '.').settings;
  const locale = choices.locale ?? (language === 'auto' ? fallback : language);
  const knowledge = library.knowledge(locale);
  const say = (sentence: Sentence) => knowledge.say(sentence, 'plain');
  const { targets, troubles } = await findTargets(choices.operands, terminal.cwd, terminal.signal);
  const run = new Run(configurations, knowledge, choices.fix);
  const progress = new Progress(terminal.err, say);
  for (const [i, target] of targets.entries()) {
    // Lets Ctrl-C through between two files.
    await setImmediate();
    if (terminal.signal.aborted) break;
    progress.tell(i + 1, targets.length, target.path);
    run.check(target);
  }
  progress.clear();
  if (terminal.signal.aborted) return exit.interrupted;

  for (const { path, line, column, sentence } of configurations.notices) {
    terminal.err.write(`${path}:${line}:${column}: ${say(sentence)}\n`);
  }
  for (const { sentence } of [...troubles, ...run.troubles])
    terminal.err.write(`docker-concept-hints: ${say(sentence)}\n`);
  if (targets.length === 0 && troubles.length === 0) terminal.err.write(`${say({ phrase: 'cli.nothing' })}\n`);
  const report = run.report();
  terminal.out.write(
    printReport(choices.format, report, {
      knowledge,
      cwd: terminal.cwd,
      hasColor: wantsColor(terminal.out, terminal.env),
      pages: () => library.pages(locale),
    }),
  );
  if (troubles.length > 0 || run.hasFailed) return exit.unusable;
  return isOverThreshold(count(report), choices.maxWarnings) ? exit.findings : exit.clean;
}

/** Without a limit every error and warning counts; with one, errors do, and warnings beyond it. */
function isOverThreshold(counts: Counts, maxWarnings: number | undefined): boolean {
  return counts.error > 0 || counts.warning > (maxWarnings ?? 0);
}

/** The files of one command line, one after another. */
class Run {
  readonly troubles: Trouble[] = [];
  /** Whether something that had to be checked could not be. */
  hasFailed = false;
  readonly #configurations: Configurations;
  readonly #knowledge: Knowledge;
  readonly #mends: boolean;
  readonly #today = localDay();
  readonly #files: FileReport[] = [];
  readonly #fixed = { edits: 0, files: 0 };

  constructor(configurations: Configurations, knowledge: Knowledge, mends: boolean) {
    this.#configurations = configurations;
    this.#knowledge = knowledge;
    this.#mends = mends;
  }

  report(): Report {
    return { files: this.#files, fixed: this.#fixed };
  }

  check(target: Target): void {
    const content = readContent(target.path, target.realPath);
    if ('sentence' in content) {
      // What a walk happens upon and is no text was never meant to be checked.
      this.#complain(target, content.sentence, target.isNamed || !content.isUnfit);
      return;
    }
    try {
      const read = this.#readerFor(target);
      let snapshot = read(content.text);
      if (this.#mends) snapshot = this.#mend(target, content, snapshot, read);
      const { path, language } = target;
      this.#files.push({ path, language, diagnostics: describeFindings(snapshot, this.#knowledge) });
    } catch (error) {
      // A mistake of ours: it must not keep the other files from being checked.
      const reason = error instanceof Error ? error.message : String(error);
      this.#complain(target, { phrase: 'cli.crashed', args: { path: target.path, reason } }, true);
    }
  }

  #readerFor({ realPath, language, root }: Target): (text: string) => Snapshot {
    const { checker } = this.#configurations.for(root);
    const neighbours = new NeighboursOnDisk(realPath);
    return text => {
      const file = parse(text, language);
      neighbours.follow(file);
      return new Snapshot(file, checker, neighbours, this.#today);
    };
  }

  #mend(target: Target, content: Content, snapshot: Snapshot, read: (text: string) => Snapshot): Snapshot {
    const { text, fixed } = fixSafely(snapshot, read);
    if (text === content.text) return snapshot;
    if (!content.isFaithful) {
      this.#complain(target, { phrase: 'cli.notUtf8', args: { path: target.path } }, false);
      return snapshot;
    }
    try {
      writeContent(target.realPath, text, content.hasMark);
    } catch (error) {
      this.#complain(target, unreadable(target.path, error), true);
      return snapshot;
    }
    this.#fixed.edits += fixed;
    this.#fixed.files++;
    return read(text);
  }

  #complain({ path }: Target, sentence: Sentence, isFailure: boolean): void {
    this.troubles.push({ path, sentence });
    this.hasFailed ||= isFailure;
  }
}
