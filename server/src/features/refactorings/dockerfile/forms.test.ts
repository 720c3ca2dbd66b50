import { describe, expect, test } from 'vitest';
import { offered, refactor } from '../../../../test/refactor.ts';

const from = 'FROM debian:13\n';
const at = (line: string) => `${from}${line.includes('<|>') ? line : line.replace(/^(\w+)/, '$1<|>')}\n`;
const toExec = (line: string) => refactor('dockerfile', at(line), 'execForm')?.slice(from.length, -1);
const toShell = (line: string) => refactor('dockerfile', at(line), 'shellForm')?.slice(from.length, -1);

describe('both ways', () => {
  test.each([
    ['CMD node server.js', 'CMD ["node", "server.js"]'],
    ['RUN make -j4 all', 'RUN ["make", "-j4", "all"]'],
    ['RUN --network=none make', 'RUN --network=none ["make"]'],
    ["CMD echo 'a b' 'it'\\''s' '$HOME' '*'", 'CMD ["echo", "a b", "it\'s", "$HOME", "*"]'],
    [
      'HEALTHCHECK --interval=5s CMD curl -f http://localhost/',
      'HEALTHCHECK --interval=5s CMD ["curl", "-f", "http://localhost/"]',
    ],
    ['CMD node $FILE', 'CMD ["/bin/sh", "-c", "node $FILE"]'],
    ['CMD a && b | c > "d e"', 'CMD ["/bin/sh", "-c", "a && b | c > \\"d e\\""]'],
    ['ENTRYPOINT exec app "$@"', 'ENTRYPOINT ["/bin/sh", "-c", "exec app \\"$@\\""]'],
    [
      'HEALTHCHECK CMD curl -f http://localhost/ || exit 1',
      'HEALTHCHECK CMD ["/bin/sh", "-c", "curl -f http://localhost/ || exit 1"]',
    ],
    ['SHELL ["/bin/bash", "-c"]\nCMD<|> a && b', 'SHELL ["/bin/bash", "-c"]\nCMD<|> ["/bin/bash", "-c", "a && b"]'],
  ])('%j', (shell, exec) => {
    expect(toExec(shell)).toBe(exec.replace('<|>', ''));
    expect(toShell(exec)).toBe(shell.replace('<|>', ''));
  });
});

test('one way only', () => {
  // As an exec form again it would be an ENTRYPOINT that takes arguments; this one never did.
  expect(toExec('ENTRYPOINT app')).toBe('ENTRYPOINT ["app"]');
  expect(toShell('ENTRYPOINT ["app"]')).toBeUndefined();
  expect(toShell('CMD ["sh", "-c", "echo $A"]')).toBe('CMD echo $A');
  expect(toExec('CMD "a b" c\\ d')).toBe('CMD ["a b", "c d"]');
});

test('CRLF, and the words around, stay', () => {
  expect(refactor('dockerfile', 'FROM debian:13\r\nCMD<|>   a b \r\n', 'execForm')).toBe(
    'FROM debian:13\r\nCMD   ["a", "b"] \r\n',
  );
});

describe('not in the exec form', () => {
  test.each([
    'CMD [a, b]',
    'CMD a \\\n  b',
    'RUN a && b',
    'RUN <<EOF\na\nEOF',
    'HEALTHCHECK NONE',
    'SHELL ["/bin/bash", "-lc"]\nCMD<|> a && b',
    'SHELL ["cmd", "/S", "/C"]\nCMD<|> app.exe',
    // CMD would become its arguments.
    'ENTRYPOINT<|> app\nCMD ["--port", "80"]',
    'CMD ["--port", "80"]\nENTRYPOINT<|> app',
    'CMD',
  ])('%j', line => {
    expect(toExec(line)).toBeUndefined();
  });

  test('a shell, or a program behind the ENTRYPOINT, of a stranger', () => {
    expect(offered('dockerfile', 'FROM acme/app:1\nCMD<|> a && b\n')).toEqual([]);
    expect(offered('dockerfile', 'FROM acme/app:1\nCMD<|> a b\n')).toEqual([]);
    expect(offered('dockerfile', 'FROM acme/app:1\nRUN<|> a b\n')).toEqual(['execForm']);
  });

  test('an ENTRYPOINT whose arguments come from a stage below', () => {
    expect(offered('dockerfile', 'FROM debian:13 AS a\nENTRYPOINT<|> x\n\nFROM a\nCMD ["y"]\n')).toEqual([]);
  });
});

test('CMD behind an ENTRYPOINT', () => {
  const entrypoint = 'FROM debian:13\nENTRYPOINT ["run"]\n';
  // Its words are arguments: the shell is one of them.
  expect(refactor('dockerfile', `${entrypoint}CMD<|> a b\n`, 'execForm')).toBe(
    `${entrypoint}CMD ["/bin/sh", "-c", "a b"]\n`,
  );
  expect(refactor('dockerfile', `${entrypoint}CMD<|> ["a", "b"]\n`, 'shellForm')).toBeUndefined();
  const init = 'FROM debian:13\nENTRYPOINT ["/usr/bin/tini", "--"]\n';
  expect(refactor('dockerfile', `${init}CMD<|> a b\n`, 'execForm')).toBe(`${init}CMD ["a", "b"]\n`);
  expect(refactor('dockerfile', `${init}CMD<|> ["a", "b"]\n`, 'shellForm')).toBe(`${init}CMD a b\n`);
});

describe('not in the shell form', () => {
  test.each([
    'CMD ["a",\\\n  "b"]',
    'CMD []',
    'CMD ["--port", "80"]',
    'CMD ["a\\nb"]',
    'CMD ["exec", "a"]',
    'CMD ["time", "a"]',
    'CMD ["A=1", "b"]',
    'CMD ["/bin/sh", "-c", "a\\nb"]',
    'CMD ["/bin/sh", "-c", "a \\\\"]',
    'RUN ["/bin/sh", "-c", "cat <<EOF"]',
    'SHELL ["/bin/bash", "-lc"]\nCMD<|> ["a"]',
    'CMD ["/bin/sh", "-c", "[\\"a\\"]"]',
  ])('%j', line => {
    expect(toShell(line)).toBeUndefined();
  });

  test.each([
    ['no shell', 'FROM gcr.io/distroless/static-debian13\nCMD<|> ["/a"]\n'],
    ['nothing at all', 'FROM scratch\nCMD<|> ["/a"]\n'],
    ['a stranger', 'FROM acme/app:1\nRUN x\nCMD<|> ["a"]\n'],
  ])('in an image with %s', (_, marked) => {
    expect(refactor('dockerfile', marked, 'shellForm')).toBeUndefined();
  });
});
