import { rule } from '../../rule.ts';

/** Folders that belong to the distribution; a folder of its own below one of them is a program's good right. */
const OF_THE_SYSTEM: ReadonlySet<string> = new Set(
  '/bin /boot /etc /lib /lib32 /lib64 /sbin /usr /usr/bin /usr/lib /usr/lib32 /usr/lib64 /usr/libexec /usr/sbin'.split(
    ' ',
  ),
);

/** What the kernel shows as files. Shared memory is the part in which a program may work. */
const OF_THE_KERNEL = /^\/(?:proc|sys|dev)(?:\/|$)(?!(?:shm|mqueue)(?:\/|$))/;

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'workdir',
  fix: null,
  sources: ['trivy/DS-0030'],
  visit: {
    stage(stage, { report }) {
      if (!stage.ships) return;
      const { instructions, finalState } = stage;
      for (const [index, instruction] of instructions.entries()) {
        if (instruction.keyword !== 'WORKDIR') continue;
        const workdir = (instructions[index + 1]?.state ?? finalState).workdir;
        if (workdir?.text === undefined || workdir.by !== instruction) continue;
        const folder = simplify(workdir.text);
        if (OF_THE_KERNEL.test(folder)) report({ span: workdir.word, message: 'kernel', args: { folder } });
        else if (OF_THE_SYSTEM.has(folder)) report({ span: workdir.word, args: { folder } });
      }
    },
  },
});

/** `//usr/./bin/` is `/usr/bin`. */
function simplify(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
