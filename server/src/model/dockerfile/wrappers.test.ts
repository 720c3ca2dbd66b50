import { describe, expect, it } from 'vitest';
import { parseDockerfile } from './parse.ts';

describe('wrappers', () => {
  it.each<[string, string[], string]>([
    ['sudo -E -u root a b', ['sudo'], 'a b'],
    ['sudo --user=root A=1 a', ['sudo'], 'a'],
    ['sudo -- a', ['sudo'], 'a'],
    ['sudo -i', [], 'sudo -i'],
    ['sudo -l a', [], 'sudo -l a'],
    ['/usr/bin/env A=1 B=2 a', ['env'], 'a'],
    ['env', [], 'env'],
    ['exec a', ['exec'], 'a'],
    ['exec', [], 'exec'],
    ['time a', ['time'], 'a'],
    ['time -p sudo a', ['time', 'sudo'], 'a'],
    ['/usr/bin/time -f %e a', ['time'], 'a'],
    ['nice -n 5 nohup a', ['nice', 'nohup'], 'a'],
    ['nice -5 a', ['nice'], 'a'],
    ['command a', ['command'], 'a'],
    ['command -v a', [], 'command -v a'],
    ['timeout -k 5 10 a', ['timeout'], 'a'],
    ['timeout --signal=KILL 10s a', ['timeout'], 'a'],
    ['gosu app a', ['gosu'], 'a'],
    ['tini -g -- a b', ['tini'], 'a b'],
    ['xargs a', [], 'xargs a'],
    ['sudo $A', ['sudo'], '*'],
  ])('%s', (line, wrappers, told) => {
    const [command] = parseDockerfile(`RUN ${line}`).instructions[0]?.script?.commands ?? [];
    expect(command?.wrappers.map(({ value }) => value.split('/').at(-1))).toEqual(wrappers);
    expect([command?.name ?? '*', ...(command?.args ?? []).map(({ value }) => value)].join(' ')).toBe(told);
  });

  it('keep their assignments for the command', () => {
    const text = 'RUN A=1 env B=2 sudo C="x y" a';
    const [command] = parseDockerfile(text).instructions[0]?.script?.commands ?? [];
    expect(
      command?.assignments.map(({ name, value, span }) => [name, value?.value, text.slice(span.start, span.end)]),
    ).toEqual([
      ['A', '1', 'A=1'],
      ['B', '2', 'B=2'],
      ['C', 'x y', 'C="x y"'],
    ]);
  });

  it('are seen through in the JSON form', () => {
    const [command] =
      parseDockerfile('ENTRYPOINT ["/sbin/tini", "--", "node", "x.js"]').instructions[0]?.script?.commands ?? [];
    expect(command).toMatchObject({ name: 'node', wrappers: [{ value: '/sbin/tini' }] });
  });

  it('run shells too', () => {
    const commands = parseDockerfile("RUN sudo -u a bash -c 'b c'").instructions[0]?.script?.commands;
    expect(commands?.map(({ name }) => name)).toEqual(['bash', 'b']);
  });
});
