import type { Invocation } from '../../../model/commands/invocation.ts';
import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { type Edit, insert } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { type Fix, rule } from '../../rule.ts';
import { removeInstruction } from '../../shared/dockerfile/remove-instruction.ts';
import { nameOfCall, spanOfCall } from '../../shared/dockerfile/run-commands.ts';
import { findStaleUpdates, type StaleUpdate } from '../../shared/dockerfile/stale-updates.ts';

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'cache-invalidation',
  fix: 'suggestion',
  sources: ['trivy/DS-0017', 'checkov/CKV_DOCKER_5', 'kics/Update Instruction Alone'],
  visit: {
    stage(stage, { file, report }) {
      for (const stale of findStaleUpdates(stage)) {
        const span = spanOfCall(stale.update);
        const command = nameOfCall(stale.update);
        const [first] = stale.installs;
        if (!first) {
          report({ span, message: 'unused', args: { command }, fix: () => takeAway(stale.run, file) });
          continue;
        }
        const line = file.lines.lineAt(first.install.command.start) + 1;
        const install = nameOfCall(first.install);
        report({ span, args: { command, install, line }, fix: () => joinUpdate(stale, file) });
      }
    },
  },
});

function takeAway(run: Instruction, file: Dockerfile): Fix | undefined {
  const edit = removeInstruction(run, file);
  return edit && { edits: [edit] };
}

/** Puts the update in front of the installs, and takes its own RUN away when that does nothing else. */
function joinUpdate({ run, update, installs }: StaleUpdate, file: Dockerfile): Fix | undefined {
  const isAlone = run.script?.commands.length === 1;
  const removal = isAlone ? removeInstruction(run, file) : undefined;
  const edits: Edit[] = removal ? [removal] : [];
  let done: Instruction | undefined;
  for (const { run: later, install } of installs) {
    // One update in front of the first install of a RUN is enough for all of it.
    if (done === later) continue;
    done = later;
    const edit = putInFront(install, update, file);
    if (!edit) return undefined;
    edits.push(edit);
  }
  return { edits };
}

/** `apt-get update && ` in front of an install; undefined where `&&` would bind something else. */
function putInFront({ command }: Invocation, update: Invocation, file: Dockerfile): Edit | undefined {
  const written = slice(file.text, update.command);
  if (written.includes('\n') || command.conditional || command.isolated) return undefined;
  return insert(command.start, `${written} && `);
}
