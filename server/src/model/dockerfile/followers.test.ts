import { describe, expect, it } from 'vitest';
import { followers, layerOf } from './followers.ts';
import { parseDockerfile } from './parse.ts';

describe('followers', () => {
  it.each<[string, string, number, number[]]>([
    ['later steps of the stage', 'FROM a\nCOPY b c\nENV d=e\nRUN f\nADD g h', 1, [3, 4]],
    ['not those of other stages', 'FROM a\nCOPY b c\nFROM d\nRUN e', 1, []],
    ['stages on top of it', 'FROM a AS x\nRUN b\nFROM x\nRUN c', 1, [3]],
    ['from the copy on', 'FROM a AS x\nRUN b\nFROM c\nRUN d\nCOPY --from=x e f\nRUN g', 1, [4, 5]],
    ['from the mount on', 'FROM a AS x\nRUN b\nFROM c\nRUN d\nRUN --mount=from=x e', 1, [4]],
    ['at second hand', 'FROM a AS x\nRUN b\nFROM c AS y\nCOPY --from=x d e\nFROM y\nRUN f', 1, [3, 5]],
    ['each once', 'FROM a AS x\nRUN b\nFROM x\nCOPY --from=x c d\nCOPY --from=0 e f', 1, [3, 4]],
    ['of the last one', 'FROM a\nRUN b', 1, []],
    ['of FROM', 'FROM a\nRUN b\nRUN c', 0, [1, 2]],
    ['in front of the stages', 'ARG a\nFROM b\nRUN c', 0, []],
  ])('%s', (_, text, index, expected) => {
    const instruction = parseDockerfile(text).instructions[index];
    if (instruction === undefined) throw new Error('no instruction');
    expect(followers(instruction).map(each => each.index)).toEqual(expected);
  });
});

describe('layers', () => {
  it('are counted from 1 within the stage', () => {
    const { instructions } = parseDockerfile('FROM a\nWORKDIR /b\nENV c=d\nRUN e\nFROM a\nCOPY f g');
    expect(instructions.map(layerOf)).toEqual([
      undefined,
      { index: 1, count: 2 },
      undefined,
      { index: 2, count: 2 },
      undefined,
      { index: 1, count: 1 },
    ]);
  });
});
