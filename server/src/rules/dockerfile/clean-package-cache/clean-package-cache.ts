import type { Invocation } from '../../../model/commands/invocation.ts';
import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { type Edit, remove, replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { type Fix, rule } from '../../rule.ts';
import { appendCommand } from '../../shared/dockerfile/append-command.ts';
import { leavesCache } from '../../shared/dockerfile/cache-folders.ts';
import { removeInstruction } from '../../shared/dockerfile/remove-instruction.ts';
import { addFlag, invocationsIn, mayHoldFlags, nameOfCall, spanOfCall } from '../../shared/dockerfile/run-commands.ts';
import { findStaleUpdates } from '../../shared/dockerfile/stale-updates.ts';

export default rule({
  category: 'performance',
  severity: 'information',
  profile: 'default',
  concept: 'image-size',
  fix: 'safe',
  sources: [
    'hadolint/DL3009',
    'hadolint/DL3019',
    'hadolint/DL3032',
    'hadolint/DL3036',
    'hadolint/DL3040',
    'trivy/DS-0015',
    'trivy/DS-0019',
    'trivy/DS-0020',
    'trivy/DS-0025',
    'trivy/DS-0027',
    'kics/Apt Get Install Lists Were Not Deleted',
    'kics/Apk Add Using Local Cache Path',
    'kics/Yum Clean All Missing',
    'kics/Missing Zypper Clean',
    'kics/Missing Dnf Clean All',
    'semgrep/remove-package-lists',
    'semgrep/missing-apk-no-cache',
    'semgrep/remove-package-cache',
    'semgrep/missing-dnf-clean-all',
    'semgrep/missing-zypper-clean',
  ],
  visit: {
    stage(stage, { file, report }) {
      if (!stage.ships) return;
      // Those have a graver fault, and get another place when it is mended.
      const alone = new Set(findStaleUpdates(stage).map(({ update }) => update));
      for (const run of stage.instructions) {
        const left = invocationsIn(run).filter(
          call =>
            call.manager.kind === 'system' && !alone.has(call) && leavesCache(call, run) && !mayHoldFlags(call, run),
        );
        const told = new Set<readonly string[]>();
        for (const call of left) {
          const { cache } = call.manager;
          if (!cache || told.has(cache.folders)) continue;
          told.add(cache.folders);
          const { add: flag, clean } = cache;
          const [folder = ''] = cache.folders;
          report({
            span: spanOfCall(call),
            message: flag === undefined ? 'default' : call.action === 'refresh' ? 'refresh' : 'flag',
            args: { command: nameOfCall(call), folder, flag: flag ?? '', clean: clean ?? '' },
            fix: () => (flag === undefined ? emptyAtTheEnd(run, clean, file) : keepNothing(run, left, flag, file)),
          });
        }
      }
    },
  },
});

function emptyAtTheEnd(run: Instruction, clean: string | undefined, file: Dockerfile): Fix | undefined {
  const edit = clean === undefined ? undefined : appendCommand(run, clean, file);
  return edit && { edits: [edit] };
}

/** Gives every call of the RUN the flag, and takes updates away that it makes superfluous. */
function keepNothing(run: Instruction, left: readonly Invocation[], flag: string, file: Dockerfile): Fix | undefined {
  const edits: Edit[] = [];
  for (const call of left) {
    const edit = call.action === 'refresh' ? removeCall(call, run, file) : addNoCache(call, flag);
    if (!edit) return undefined;
    edits.push(edit);
  }
  return { edits };
}

/** `--update` only makes sense with a cache, so the flag takes its place. */
function addNoCache(call: Invocation, flag: string): Edit | undefined {
  const replaces = call.manager.cache?.replaces ?? [];
  const update = call.flags.find(({ name, word }) => replaces.includes(name) && word.raw === name);
  return update ? replace(update.word, flag) : addFlag(call.subcommandWord, flag);
}

/** Removes a command and what joins it to the next one; undefined when something else depends on it. */
function removeCall({ command }: Invocation, run: Instruction, file: Dockerfile): Edit | undefined {
  const commands = run.script?.commands ?? [];
  if (commands.length === 1) return removeInstruction(run, file);
  const index = commands.indexOf(command);
  const next = commands[index + 1];
  if (command.isolated || command.conditional || command.redirects.length > 0) return undefined;
  if (!next || next.isolated || next.conditional || (next.joinedBy !== '&&' && next.joinedBy !== ';')) return undefined;
  const whole = { start: command.start, end: next.start };
  // A comment in between may be about what follows.
  return slice(file.text, whole).includes('#') ? undefined : remove(whole);
}
