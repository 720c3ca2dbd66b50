import { describe, expect, it } from 'vitest';
import { parseDockerfile } from './parse.ts';

/** What the last instruction meets. */
function stateIn(text: string) {
  const state = parseDockerfile(text).instructions.at(-1)?.state;
  if (state === undefined) throw new Error('no instruction');
  return state;
}

describe('users, folders, shells and signals', () => {
  it.each<[string, string, Record<string, string | undefined>]>([
    ['nothing said', 'FROM a\nRUN b', {}],
    ['the line itself does not count', 'FROM a\nUSER b', {}],
    ['the last one above counts', 'FROM a\nUSER b\nUSER c:d\nRUN e', { user: 'c:d' }],
    ['other stages do not count', 'FROM a\nUSER b\nFROM a\nRUN e', {}],
    ['a parent stage counts', 'FROM a AS b\nUSER c\nWORKDIR /w\nFROM B\nRUN e', { user: 'c', workdir: '/w' }],
    ['a grandparent too', 'FROM a AS b\nUSER c\nFROM b AS d\nFROM d\nRUN e', { user: 'c' }],
    ['a variable', 'FROM a\nARG U=me\nUSER $U\nRUN e', { user: 'me' }],
    ['quotes', 'FROM a\nUSER "b"\nWORKDIR "/c d"\nRUN e', { user: 'b', workdir: '/c d' }],
    ['blanks belong to the folder', 'FROM a\nWORKDIR /c d\nRUN e', { workdir: '/c d' }],
    ['a relative folder', 'FROM a\nWORKDIR /a\nWORKDIR b\nWORKDIR ../c/.\nRUN e', { workdir: '/a/c' }],
    ['a folder of Windows', 'FROM a\nWORKDIR C:/a\nRUN e', { workdir: 'C:/a' }],
    ['a shell', 'FROM a\nSHELL ["/bin/bash", "-c"]\nRUN e', { shell: '/bin/bash -c' }],
    ['a signal', 'FROM a\nSTOPSIGNAL SIGQUIT\nRUN e', { stopsignal: 'SIGQUIT' }],
    ['ONBUILD changes nothing', 'FROM a\nONBUILD USER b\nRUN e', {}],
  ])('%s', (_, text, expected) => {
    const { user, workdir, shell, stopsignal } = stateIn(text);
    const texts = { user: user?.text, workdir: workdir?.text, shell: shell?.text, stopsignal: stopsignal?.text };
    expect(texts).toEqual({
      user: undefined,
      workdir: undefined,
      shell: undefined,
      stopsignal: undefined,
      ...expected,
    });
  });

  it('knows that something was set, but not what', () => {
    const state = stateIn('FROM a\nUSER $X\nWORKDIR b\nRUN c');
    expect(state.user).toMatchObject({ text: undefined, word: { raw: '$X' } });
    expect(state.workdir).toMatchObject({ text: undefined, by: { index: 2 } });
  });

  it('keeps what comes last for the end of the stage', () => {
    expect(parseDockerfile('FROM a\nUSER b').finalStage?.finalState.user?.text).toBe('b');
  });
});

describe('CMD, ENTRYPOINT and HEALTHCHECK', () => {
  it.each<[string, string, [number | undefined, number | undefined, number | undefined]]>([
    ['the last ones count', 'FROM a\nCMD b\nCMD c\nENTRYPOINT d\nHEALTHCHECK NONE', [2, 3, 4]],
    ['an own CMD stays', 'FROM a\nCMD b\nENTRYPOINT c', [1, 2, undefined]],
    ['an inherited CMD is lost', 'FROM a AS b\nCMD c\nFROM b\nENTRYPOINT d', [undefined, 3, undefined]],
    ['both are inherited', 'FROM a AS b\nENTRYPOINT c\nCMD d\nFROM b', [2, 1, undefined]],
  ])('%s', (_, text, indexes) => {
    const state = parseDockerfile(text).finalStage?.finalState;
    expect([state?.cmd?.index, state?.entrypoint?.index, state?.healthcheck?.index]).toEqual(indexes);
  });
});

describe('ENV and ARG', () => {
  it.each<[string, string, string, string | undefined, string | undefined]>([
    ['ENV', 'FROM a\nENV X=1\nRUN b', 'X', 'env', '1'],
    ['ENV wins', 'FROM a\nENV X=1\nARG X=2\nRUN b', 'X', 'env', '1'],
    ['pairs of a line see what was before it', 'FROM a\nENV A=1\nENV A=2 B=$A\nRUN b', 'B', 'env', '1'],
    ['ENV comes from the parent', 'FROM a AS b\nENV X=1\nFROM b\nRUN c', 'X', 'env', '1'],
    ['but not from another stage', 'FROM a\nENV X=1\nFROM b\nRUN c', 'X', undefined, undefined],
    ['ARG comes from the parent', 'FROM a AS b\nARG X=1\nFROM b\nRUN c', 'X', 'arg', '1'],
    ['an unknown value hides an older one', 'FROM a\nENV X=1\nENV X=$PATH\nRUN c', 'X', 'env', undefined],
    ['a global ARG is out of reach', 'ARG X=1\nFROM a\nRUN b', 'X', undefined, undefined],
    ['until it is declared', 'ARG X=1\nFROM a\nARG X\nRUN b', 'X', 'arg', '1'],
    ['a default in the stage wins', 'ARG X=1\nFROM a\nARG X=2\nRUN b', 'X', 'arg', '2'],
    ['FROM sees global ones', 'ARG X=1\nFROM a:$X', 'X', 'arg', '1'],
    ['global ones see each other', 'ARG X=1 Y=$X\nFROM a', 'Y', 'arg', '1'],
    ['FROM does not see those of a stage', 'FROM a\nARG X=1\nFROM b', 'X', undefined, undefined],
    ['ARG without a value', 'FROM a\nARG X\nRUN b', 'X', 'arg', undefined],
    ['ARG again keeps its value', 'FROM a\nARG X=1\nARG X\nRUN b', 'X', 'arg', '1'],
    ['proxies are always there', 'FROM a\nRUN b', 'https_proxy', 'predefined', undefined],
    ['platforms are there in FROM', 'FROM --platform=$BUILDPLATFORM a', 'BUILDPLATFORM', 'predefined', undefined],
    ['but not in a stage', 'FROM a\nRUN b', 'TARGETARCH', undefined, undefined],
    ['until they are declared', 'FROM a\nARG TARGETARCH=x\nRUN b', 'TARGETARCH', 'predefined', undefined],
    ['the old form', 'FROM a\nENV X 1 2\nRUN b', 'X', 'env', '1 2'],
    ['ONBUILD changes nothing', 'FROM a\nONBUILD ENV X=1\nRUN b', 'X', undefined, undefined],
  ])('%s', (_, text, name, kind, value) => {
    const variable = stateIn(text).lookup(name);
    expect([variable?.kind, variable?.value]).toEqual([kind, value]);
  });

  it('names what is in force, once each', () => {
    expect(stateIn('ARG G\nFROM a AS b\nENV A=1\nFROM b\nENV B=1 A=2\nARG C\nRUN c').names()).toEqual(['B', 'A', 'C']);
  });
});
