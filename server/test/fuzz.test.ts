// An editor in the hands of somebody who types in a hurry: broken files go through a real session, and nothing may be
// thrown, logged, or offered that cannot be applied. Always the same ones, so that a failure can be looked at.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '../src/text/edit.ts';
import { Lines } from '../src/text/lines.ts';
import { Session } from './protocol.ts';

const URI = 'file:///w/compose.yaml';

const SAMPLE = `x-base: &base
  restart: always
  environment: &env {A: "1", DB_PASSWORD: hunter2}
services:
  web:
    <<: *base
    image: nginx
    ports: ["80:80", 5432:5432]
    depends_on: [db]
    command: |
      echo \${NAME} $OTHER
    volumes:
      - data:/d # kept
      - /var/run/docker.sock:/var/run/docker.sock
  db:
    image: postgres:9
    privileged: true
    build: {context: ., args: [X=1]}
    environment: {<<: *env, URL: "http://localhost:80"}
volumes: {data: , unused: }
`;

const BITS = [
  ...['\n', '  ', '\t', ':', ': ', '- ', '"', "'", '[', ']', '{', '}', ',', '#', '&a ', '*base', '<<: *base'],
  ...[
    '!reset ',
    '|\n',
    '>-\n',
    '${',
    '$',
    '\r',
    '\r\n',
    '\0',
    '\uD800',
    '\uFEFF',
    '---\n',
    '? ',
    '[[[[',
    '__proto__: ',
  ],
  ...['docker run -p 80:80 x\n', 'extends: web', 'services:', 'null'],
];

const change = fc.tuple(fc.nat(SAMPLE.length), fc.nat(12), fc.constantFrom(...BITS));

test('broken files go through every feature', async () => {
  const settings = { profile: 'strict' };
  const files = new Map([['file:///w/.env', 'NAMES=1\n']]);
  const session = await Session.start({ pull: true, client: 'vscode', workspace: 'file:///w', settings, files });
  const property = fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async changes => {
    let text = SAMPLE;
    for (const [at, length, put] of changes) text = text.slice(0, at) + put + text.slice(at + length);
    await session.open(URI, 'dockercompose', text);
    const lines = new Lines(text);
    const range = lines.rangeOf({ start: 0, end: text.length });
    await session.pull(URI);
    for (const [at] of changes) {
      const { line, character } = lines.positionAt(at);
      await session.hover(URI, line, character);
      const [item] = await session.complete(URI, line, character);
      if (item) await session.resolve(item);
    }
    await session.wire.sendRequest('textDocument/inlayHint', { textDocument: { uri: URI }, range });
    for (const { title, edit } of await session.codeActions(URI, range)) {
      for (const made of edit?.documentChanges ?? []) {
        if (!('edits' in made) || made.textDocument.uri !== URI) continue;
        const edits = made.edits.flatMap(one =>
          'newText' in one ? [{ span: lines.spanOf(one.range), newText: one.newText }] : [],
        );
        expect(applyEdits(text, edits).applied.length, title).toBe(edits.length);
      }
    }
    await session.wire.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
    expect(session.logged).toEqual([]);
  });
  await fc.assert(property, { numRuns: 40, seed: 20261129 });
  await session.stop();
}, 30_000);
