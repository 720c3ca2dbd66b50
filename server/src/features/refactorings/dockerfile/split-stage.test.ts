import { describe, expect, test } from 'vitest';
import { offered, refactor } from '../../../../test/refactor.ts';

const split = (marked: string) => refactor('dockerfile', marked, 'splitStage');
const extract = (marked: string) => refactor('dockerfile', marked, 'extractStage');

describe('a cursor splits the final stage in front of its instruction', () => {
  test('with an empty line above', () => {
    expect(split('FROM node:24\nCOPY . .\nRUN npm <|>ci\nCMD ["node", "."]\n')).toBe(
      'FROM node:24 AS build\nCOPY . .\n\nFROM build\nRUN npm ci\nCMD ["node", "."]\n',
    );
  });

  test('with the comments right above it, and CRLF', () => {
    expect(split('FROM a\r\nRUN b\r\n\r\n# start\r\n# it\r\n<|>CMD ["c"]\r\n')).toBe(
      'FROM a AS build\r\nRUN b\r\n\r\nFROM build\r\n# start\r\n# it\r\nCMD ["c"]\r\n',
    );
  });

  test('its name stays with the whole, its platform with the image', () => {
    expect(split('from --platform=linux/amd64 a as App\nrun b\n<|>cmd c\n')).toBe(
      'from --platform=linux/amd64 a as build\nrun b\n\nfrom build as App\ncmd c\n',
    );
  });

  test('under a name that nothing else goes by', () => {
    const text = 'FROM a AS Build\nRUN b\n\nFROM c\nCOPY --from=build-2 /x /\n<|>RUN d\n';
    expect(split(text)).toBe(
      'FROM a AS Build\nRUN b\n\nFROM c AS build-3\nCOPY --from=build-2 /x /\n\nFROM build-3\nRUN d\n',
    );
  });

  test('heredocs and continued lines stay whole', () => {
    expect(split('FROM a\nRUN <<EOF\n# no comment\nEOF\nRUN b \\\n  # c\n  <|>d\n')).toBe(
      'FROM a AS build\nRUN <<EOF\n# no comment\nEOF\n\nFROM build\nRUN b \\\n  # c\n  d\n',
    );
  });
});

describe('a selection becomes a stage of its own', () => {
  test('in the middle', () => {
    expect(extract('FROM a\nENV X=1\n<|>COPY . .\nRUN make\n<|>CMD ["m"]\n')).toBe(
      'FROM a AS base\nENV X=1\n\nFROM base AS build\nCOPY . .\nRUN make\n\nFROM build\nCMD ["m"]\n',
    );
  });

  test('right behind FROM, FROM selected or not', () => {
    const after = 'FROM a AS build\nCOPY . .\nRUN make\n\nFROM build\nCMD ["m"]\n';
    expect(extract('FROM a\nCO<|>PY . .\nRUN m<|>ake\nCMD ["m"]\n')).toBe(after);
    expect(extract('<|>FROM a\nCOPY . .\nRUN make\n<|>CMD ["m"]\n')).toBe(after);
  });

  test('at the end it stays the final one', () => {
    expect(extract('FROM a\nRUN b\n<|>USER c\nCMD ["d"]\n<|>')).toBe(
      'FROM a AS build\nRUN b\n\nFROM build\nUSER c\nCMD ["d"]\n',
    );
  });
});

test.each([
  ['FROM', 'FROM a<|>\nRUN b\nCMD ["c"]\n'],
  ['the first instruction', 'FROM a\n<|>RUN b\nCMD ["c"]\n'],
  ['all of them', 'FROM a\n<|>RUN b\nCMD ["c"]\n<|>'],
  ['a stage that is not the final one', 'FROM a AS x\nRUN b\n<|>RUN c\nFROM d\nCOPY --from=x / /\n'],
  ['two stages', 'FROM a AS x\nRUN b\n<|>RUN c\nFROM d\nRUN e\n<|>RUN f\n'],
  ['nothing', '<|>'],
  ['a comment', 'FROM a\nRUN b\n# c<|>\n\nRUN d\n'],
  ['a FROM that Docker refuses', 'FROM a b\nRUN c\n<|>RUN d\n'],
  ['a heredoc that never ends', 'FROM a\nRUN c\n<|>RUN <<EOF\nd\n'],
  // The triggers would run here, and be gone.
  ['ONBUILD above', 'FROM a\nONBUILD RUN b\n<|>RUN c\n'],
  // The new ENTRYPOINT would drop the CMD of its base.
  ['CMD above and ENTRYPOINT below', 'FROM a\nCMD ["b"]\nEXPOSE 80\n<|>ENTRYPOINT ["c"]\n'],
  ['the number of this stage', 'FROM a\nRUN b\n<|>COPY --from=0 /x /y\n'],
])('not at %s', (_, marked) => {
  expect(offered('dockerfile', marked).filter(name => /Stage$/.test(name))).toEqual([]);
});

test('ENTRYPOINT above CMD, and both below, are no hindrance', () => {
  expect(split('FROM a\nENTRYPOINT ["b"]\nEXPOSE 80\n<|>CMD ["c"]\n')).toBeDefined();
  expect(split('FROM a\nCMD ["x"]\n<|>ENTRYPOINT ["b"]\nCMD ["c"]\n')).toBeDefined();
});
