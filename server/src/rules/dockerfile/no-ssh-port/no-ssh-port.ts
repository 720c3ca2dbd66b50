import type { Stage } from '../../../model/dockerfile/dockerfile.ts';
import { rule } from '../../rule.ts';
import { expandWord } from '../../shared/expanded.ts';

/** The port of SSH in every way that EXPOSE takes it. SSH does not speak UDP. */
const SSH_PORT = /^22(?:-22)?(?:\/tcp)?$/i;

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'container-is-not-a-vm',
  fix: null,
  sources: ['trivy/DS-0004', 'checkov/CKV_DOCKER_1', 'kics/Exposing Port 22 (SSH)'],
  visit: {
    EXPOSE(instruction, { file, report }) {
      const { stage, words } = instruction;
      if (!stage?.ships || servesSsh(stage)) return;
      for (const word of words) {
        const port = expandWord(word, instruction, file);
        if (port !== undefined && SSH_PORT.test(port)) report({ span: word, args: { port: word.value } });
      }
    },
  },
});

/** Whether SSH is what the container is for, as in a Git server or a jump host: its one program is sshd. */
function servesSsh({ finalState: { entrypoint, cmd } }: Stage): boolean {
  return [entrypoint, cmd].some(instruction =>
    (instruction?.script?.commands ?? []).some(
      ({ name, args }) => name === 'sshd' || args.some(({ value }) => /(?:^|\/)sshd$/.test(value)),
    ),
  );
}
