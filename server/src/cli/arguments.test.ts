import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

test('a whole command line', () => {
  const { choices, problem } = readArguments(
    'lint --format=json --profile strict --fix --locale ko --max-warnings 3 --config c.yaml a b'.split(' '),
  );
  expect(problem).toBeUndefined();
  expect(choices).toEqual({
    command: 'lint',
    operands: ['a', 'b'],
    help: false,
    version: false,
    fix: true,
    format: 'json',
    profile: 'strict',
    locale: 'ko',
    maxWarnings: 3,
    config: 'c.yaml',
  });
});

test('everything behind -- is a path', () => {
  expect(readArguments(['lint', '--', '--fix']).choices).toMatchObject({ operands: ['--fix'], fix: false });
});

test.each([
  ['lnt .', 'cli.unknownCommandNear'],
  ['frobnicate', 'cli.unknownCommand'],
  ['lint', 'cli.pathMissing'],
  ['explain', 'cli.idMissing'],
  ['explain a b', 'cli.extraOperand'],
  ['rules a', 'cli.extraOperand'],
  ['rules --fix', 'cli.foreignOption'],
  ['rules --format sarif', 'cli.choice'],
  ['explain --format json a', 'cli.foreignOption'],
  ['lint --fromat json .', 'cli.unknownOptionNear'],
  ['lint -x .', 'cli.unknownOption'],
  ['lint --format', 'cli.valueMissing'],
  ['lint . --format --fix', 'cli.valueMissing'],
  ['lint --format= .', 'cli.valueMissing'],
  ['lint --format xml .', 'cli.choice'],
  ['lint --fix=yes .', 'cli.noValue'],
  ['lint --locale fr .', 'cli.choice'],
  ['lint --profile lax .', 'cli.choice'],
  ['lint --max-warnings -1 .', 'cli.count'],
  ['lint --max-warnings many .', 'cli.count'],
])('%s: %s', (line, phrase) => {
  expect(readArguments(line.split(' ')).problem?.phrase).toBe(phrase);
});

test.each([['--help'], ['-h'], ['lint --help'], ['--version'], ['-v'], ['']])('%s is no mistake', line => {
  expect(readArguments(line.split(' ').filter(word => word !== '')).problem).toBeUndefined();
});
