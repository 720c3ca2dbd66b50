import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['exec-form-does-not-expand'];

test.each([
  'CMD ["sh", "-c", "echo $HOME"]',
  'CMD ["/bin/bash", "-c", "exec app --port ${PORT}"]',
  'ENTRYPOINT ["tini", "--", "sh", "-c", "app $A"]',
  'ENTRYPOINT ["/bin/sh", "-c"]\nCMD ["echo $HOME"]',
  // A script may do with them what it likes.
  'ENTRYPOINT ["/docker-entrypoint.sh"]\nCMD ["--port", "$PORT"]',
  'CMD app $HOME',
  'CMD ["app", "\\\\$HOME", "$$HOME", "US$ 5", "^a$"]',
  'CMD ["nginx", "-g", "set $HOST x;"]',
  'CMD ["node", "-e", "const PORT = 1; console.log(`${PORT}`)"]',
  'CMD ["perl", "-e", "print $X"]',
  'CMD ["app", "--template", "${name} $what"]',
  'RUN ["powershell", "-Command", "echo $Env:PATH"]',
  'CMD ["app", "{{ $VAR"',
  'HEALTHCHECK NONE',
  'SHELL ["sh", "$X"]',
])('silent about %j', lines => {
  expectSilence('dockerfile', `FROM debian:13\n${lines}\n`, { only });
});

test('only what the final stage starts', () => {
  expectSilence('dockerfile', 'FROM a AS b\nCMD ["app", "$HOME"]\nFROM a\nCMD ["app"]\n', { only });
});

test('points at the variable', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13
ENV port=80
RUN ["echo", "a", "x$HOME"]
                    ^^^^^ exec-form-does-not-expand
HEALTHCHECK CMD ["curl", "localhost:$port", "$HOME"]
                                    ^^^^^ exec-form-does-not-expand
ENTRYPOINT ["java", "\${JAVA_OPTS:--Xmx1g}", "-jar"]
                     ^^^^^^^^^^^^^^^^^^^^ exec-form-does-not-expand
CMD ["$JAR"]
      ^^^^ exec-form-does-not-expand
ONBUILD RUN ["echo", "$HOME"]
                      ^^^^^ exec-form-does-not-expand
`,
    { only },
  );
});

test('tells a program from an argument', () => {
  const messageOf = (line: string) =>
    snapshotOf('dockerfile', `FROM debian:13\n${line}\n`, { only }).findings.map(found => found.message);
  expect(messageOf('CMD ["$APP"]')).toEqual(['program']);
  expect(messageOf('CMD ["app", "$APP"]')).toEqual(['default']);
  expect(messageOf('ENTRYPOINT ["app"]\nCMD ["$APP"]')).toEqual(['default']);
});
