// Below a job, and in a step of `pre_start`, everything is explained and offered that a service has there.
import { expect, test } from 'vitest';
import { testOffers } from '../../test/completing.ts';
import { snapshotOf, takeCursor, textsOf } from '../../test/expect.ts';
import { Knowledge } from '../knowledge/knowledge.ts';
import { provideHover } from './hover.ts';

const knowledge = new Knowledge(textsOf('en'));

function hoverAt(marked: string): string {
  const { text, offset } = takeCursor(marked);
  const hover = provideHover(snapshotOf('compose', text), knowledge, offset, { detail: 'full', commands: false });
  return hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : '';
}

/** `body` in the job `j`, beside a service `db` and a job `k`. */
const inJob = (body: string) =>
  `services:\n  db:\n    image: postgres:18\njobs:\n  k: {image: a}\n  j:\n${body.replace(/^(?=.)/gm, '    ')}\n`;
const inStep = (body: string) =>
  `services:\n  db:\n    image: postgres:18\n    pre_start:\n      - ${body.replace(/\n/g, '\n        ')}\n`;

test.each([
  ['jo<|>bs:\n  a: {image: b}\n', 'jobs'],
  [inJob('tri<|>ggers:\n  manual: true'), 'triggers'],
  [inJob('triggers:\n  schedule:\n    - cr<|>on: "* * * * *"'), 'schedule.cron'],
  [inJob('triggers:\n  schedule:\n    - "* * <|>* * *"'), 'triggers.schedule'],
  [inStep('per_re<|>plica: false'), 'pre_start.per_replica'],
])('%s has a concept of its own', (marked, title) => {
  expect(hoverAt(marked)).toContain(`**${title}**`);
});

test.each([
  'ima<|>ge: a',
  'environment:\n  TZ<|>: b',
  'volumes:\n  - data:/d<|>ata',
  'depends_on: [d<|>b]',
  'us<|>er: a',
])('%s says what it says in a service', body => {
  const [first = ''] = hoverAt(`services:\n  a:\n${body.replace(/^(?=.)/gm, '    ')}\n`).split('\n');
  expect(first).not.toBe('');
  expect(hoverAt(inJob(body))).toContain(first);
  if (!body.startsWith('depends')) expect(hoverAt(inStep(body))).toContain(first);
});

test('a value of a schedule is told by a sentence', () => {
  const marked = inJob('triggers:\n  schedule:\n    - cron: "* * * * *"\n      concurrency: que<|>ue');
  expect(hoverAt(marked)).toContain('never more than one waits');
});

testOffers('compose', [
  [inJob('im<|>'), 'image|triggers|command|!restart|!deploy', 'image', inJob('image: ')],
  [inJob('depends_on: [<|>]'), 'db|k|!j'],
  [inJob('net<|>'), 'networks|network_mode|!links'],
  [inJob('volumes:\n  - type: <|>'), 'bind|volume'],
  [inJob('triggers:\n  <|>'), 'manual|schedule'],
  [inJob('triggers:\n  sch<|>'), 'schedule', 'schedule', inJob('triggers:\n  schedule:\n    - cron: "0 3 * * *"')],
  [inJob('triggers:\n  schedule:\n    - cron: "* * * * *"\n      concurrency: <|>'), 'forbid|queue'],
  ['services:\n  a:\n    image: b\n    depends_on: [<|>]\n  c: {image: b}\njobs:\n  j: {image: b}\n', 'c|!j'],
  [inStep('im<|>'), 'image|command|user|per_replica|!depends_on', 'image', inStep('image: ')],
  [inStep('image: a\ncap_add: [<|>]'), 'NET_ADMIN'],
]);
