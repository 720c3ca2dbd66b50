import { expect, test } from 'vitest';
import { fingerprintOf } from './fingerprint.ts';

const file = (front: string, body: string) => `---\n${front}\n---\n${body}\n`;

test('changes with the title and the body, and with nothing else', () => {
  const mark = fingerprintOf(file('title: A\nmatch: [x]', 'One.'));
  expect(fingerprintOf(file('title: A\nmatch: [y]\nrelated: [z]', 'One.'))).toBe(mark);
  expect(fingerprintOf(file('title: A\nmatch: [x]', 'One.').replaceAll('\n', '\r\n'))).toBe(mark);
  expect(fingerprintOf(file('title: B\nmatch: [x]', 'One.'))).not.toBe(mark);
  expect(fingerprintOf(file('title: A\nmatch: [x]', 'Two.'))).not.toBe(mark);
});
