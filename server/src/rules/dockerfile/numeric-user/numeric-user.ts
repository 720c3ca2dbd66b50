import type { Stage } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import { factsOf } from '../../../model/image/facts.ts';
import { variantOf } from '../../../model/image/tag.ts';
import { rule } from '../../rule.ts';
import { baseImageOf } from '../../shared/base-image.ts';
import { lineOf } from '../../shared/copied.ts';

const NUMBER = /^[0-9]+$/;

/** Accounts of Windows, which has no numbers: https://learn.microsoft.com/virtualization/windowscontainers/manage-containers/container-security */
const OF_WINDOWS = /^container(?:user|administrator)$/i;

/** `-u 10001`, `-u10001`, `-Du 10001`, `--uid=10001`. */
const FIXES_NUMBER = /^(?:-[A-Za-z]*u[0-9]*|--uid(?:=.*)?)$/;

export default rule({
  category: 'security',
  severity: 'hint',
  profile: 'strict',
  concept: 'numeric-user',
  fix: null,
  sources: ['hadolint/DL3066'],
  visit: {
    stage(stage, { report }) {
      const { user } = stage.finalState;
      if (!stage.isFinal || user?.text === undefined) return;
      const [name = ''] = user.text.split(':');
      // Root by name is for no-root-user.
      if (name === '' || name === 'root' || NUMBER.test(name) || OF_WINDOWS.test(name)) return;
      const reference = baseImageOf(stage);
      if (reference && variantOf(reference) === 'windows') return;
      if (lineOf(stage).some(each => givesNumber(each, name))) return;
      const spare = reference && factsOf(reference)?.spareUser;
      const id = spare?.name === name ? spare.id : undefined;
      report({
        span: user.word,
        ...(id !== undefined && { message: 'known' }),
        args: { user: name, ...(id !== undefined && { id: String(id) }) },
      });
    },
  },
});

/** Whether the stage makes the user with a number of its own: then the file says who it is. */
function givesNumber({ instructions }: Stage, name: string): boolean {
  return instructions.some(({ keyword, script }) =>
    keyword === 'RUN' ? (script?.commands ?? []).some(command => makesUser(command, name)) : false,
  );
}

function makesUser(command: ShellCommand, name: string): boolean {
  if (command.name !== 'useradd' && command.name !== 'adduser') return false;
  // A name or a number behind a variable may be the right one.
  const isMeant = command.args.some(({ value, literal }) => !literal || value === name);
  return isMeant && command.args.some(({ value }) => FIXES_NUMBER.test(value));
}
