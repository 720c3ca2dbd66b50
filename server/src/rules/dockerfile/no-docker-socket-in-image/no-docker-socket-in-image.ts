import type { Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { type DockerfileContext, rule } from '../../rule.ts';
import { lineOf, readCopied } from '../../shared/copied.ts';

const SOCKET = /(?:^|[/:])docker\.sock$/;

/** Programs that make the socket usable for whoever is in the container. */
const OPENING: ReadonlySet<string> = new Set(['chgrp', 'chmod', 'chown', 'setfacl']);

/** An image that runs a Docker of its own makes the socket itself. */
const OWN_DAEMON = /^(?:dockerd|containerd|dockerd-entrypoint\.sh|dockerd-rootless\.sh)$/;

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'docker-socket-is-root',
  fix: null,
  sources: ['semgrep/dockerd-socket-mount'],
  visit: {
    VOLUME(instruction, { report }) {
      const paths = instruction.json ?? instruction.words;
      const path = paths.find(({ value }) => SOCKET.test(value));
      if (path && isForHost(instruction.stage)) report({ span: path, message: 'volume', args: { path: path.value } });
    },
    ENV(instruction, { report }) {
      for (const { name, value } of instruction.pairs) {
        if (name.value !== 'DOCKER_HOST' || !value || !SOCKET.test(value.value)) continue;
        if (isForHost(instruction.stage)) report({ span: value, args: { path: value.value } });
      }
    },
    COPY: checkCopy,
    ADD: checkCopy,
    command({ name, args }, { instruction, report }) {
      if (instruction.keyword !== 'RUN' || name === undefined || !OPENING.has(name)) return;
      const path = args.find(({ value }) => SOCKET.test(value));
      if (path && isForHost(instruction.stage)) report({ span: path, args: { path: path.value } });
    },
  },
});

function checkCopy(instruction: Instruction, { file, report }: DockerfileContext): void {
  const copied = readCopied(instruction, file);
  const path = [...(copied?.sources ?? []), copied?.destination].find(each => SOCKET.test(each?.text ?? ''));
  if (path && isForHost(instruction.stage)) report({ span: path.word, args: { path: path.word.value } });
}

/** Whether the socket can only be that of the host: the stage ships, and nothing in it is a Docker of its own. */
function isForHost(stage: Stage | undefined): boolean {
  if (!stage?.ships) return false;
  const line = lineOf(stage);
  if (line.at(-1)?.image?.raw.includes('dind')) return false;
  return !line.some(({ instructions }) =>
    instructions.some(({ script }) =>
      (script?.commands ?? []).some(
        ({ name, args }) => isOwnDaemon(name ?? '') || args.some(({ value }) => isOwnDaemon(value)),
      ),
    ),
  );
}

function isOwnDaemon(word: string): boolean {
  return OWN_DAEMON.test(word.slice(word.lastIndexOf('/') + 1));
}
