import { expect, test } from 'vitest';
import { type PathTable, readPattern, Trail } from './paths.ts';

const patterns = ['services.*', 'services.web', 'services.*.ports[]', 'networks'];

/** The patterns that fit `path`. */
function fitting(path: readonly string[]): readonly string[] {
  const table: PathTable<string> = { handlers: [], children: new Map() };
  for (const pattern of patterns) readPattern(pattern, table).handlers.push(pattern);
  let trail: Trail<string> | undefined = new Trail([table]);
  for (const segment of path) trail = trail?.step(segment);
  return trail?.handlers ?? [];
}

test.each([
  [[], []],
  [['networks'], ['networks']],
  [['networks', 'a'], []],
  [['services', 'db'], ['services.*']],
  [
    ['services', 'web'],
    ['services.web', 'services.*'],
  ],
  [['services', '*'], ['services.*']],
  [['services', '[]'], []],
  [['services', 'web', 'ports'], []],
  [['services', 'web', 'ports', '[]'], ['services.*.ports[]']],
  [['services', 'web', 'ports', 'a'], []],
])('%j', (path, expected) => {
  expect(fitting(path)).toEqual(expected);
});
