import { describe, expect, it } from 'vitest';
import { parseDockerfile } from './parse.ts';

describe('stages', () => {
  it('are named, numbered and reach from FROM to FROM', () => {
    const text = 'ARG A\nFROM a AS One\nRUN b\nFROM c\nRUN d';
    const { stages, globalArgs, finalStage, instructions } = parseDockerfile(text);
    expect(stages.map(({ start, end }) => text.slice(start, end))).toEqual(['FROM a AS One\nRUN b', 'FROM c\nRUN d']);
    expect(stages.map(({ name }) => name?.value)).toEqual(['One', undefined]);
    expect(globalArgs.map(({ index }) => index)).toEqual([0]);
    expect(instructions.map(({ stage }) => stage?.index)).toEqual([undefined, 0, 0, 1, 1]);
    expect(finalStage).toBe(stages[1]);
  });

  it.each<[string, string, number[][], number[], number[]]>([
    ['a copy', 'FROM a AS b\nFROM c\nCOPY --from=b x y', [[], [0]], [1], [0, 1]],
    ['by number', 'FROM a\nFROM c\nCOPY --from=0 x y', [[], [0]], [1], [0, 1]],
    ['by name in any case', 'FROM a AS Bb\nFROM c\nCOPY --from=bB x y', [[], [0]], [1], [0, 1]],
    ['a parent ships', 'FROM a AS b\nFROM b AS c\nFROM c', [[], [0], [1]], [0, 1, 2], [0, 1, 2]],
    ['a mount', 'FROM a AS b\nFROM c\nRUN --mount=type=bind,from=b,target=/x y', [[], [0]], [1], [0, 1]],
    ['each once', 'FROM a AS b\nFROM b\nCOPY --from=b x y\nCOPY --from=0 x y', [[], [0]], [0, 1], [0, 1]],
    ['one that nobody needs', 'FROM a AS b\nFROM b AS c\nFROM d', [[], [0], []], [2], [2]],
    ['not itself', 'FROM a AS b\nCOPY --from=b x y\nCOPY --from=0 x y', [[]], [0], [0]],
    ['not a later one', 'FROM a\nCOPY --from=c x y\nCOPY --from=1 x y\nFROM b AS c', [[], []], [1], [1]],
    ['the last of a name', 'FROM a AS x\nFROM b AS x\nFROM x', [[], [], [1]], [1, 2], [1, 2]],
    ['FROM knows no numbers', 'FROM a\nFROM 0', [[], []], [1], [1]],
    ['a variable', 'ARG S=b\nFROM a AS b\nFROM $S', [[], [0]], [0, 1], [0, 1]],
    ['ONBUILD needs nothing', 'FROM a AS b\nFROM c\nONBUILD COPY --from=b x y', [[], []], [1], [1]],
  ])('%s', (_, text, needs, ships, reachable) => {
    const { stages } = parseDockerfile(text);
    expect(stages.map(stage => stage.needs.map(({ index }) => index))).toEqual(needs);
    expect(stages.filter(stage => stage.ships).map(({ index }) => index)).toEqual(ships);
    expect(stages.filter(stage => stage.isReachable).map(({ index }) => index)).toEqual(reachable);
    for (const stage of stages) for (const needed of stage.needs) expect(needed.neededBy).toContain(stage);
  });
});

describe('images', () => {
  it.each<[string, string, [string, string | undefined, boolean][]]>([
    ['of FROM', 'FROM a:1', [['from', 'a:1', true]]],
    ['with variables', 'ARG V=1\nFROM a:$V', [['from', 'a:1', false]]],
    ['with a default', 'ARG V\nFROM a:${V:-2}', [['from', 'a:2', false]]],
    ['that cannot be known', 'ARG V\nFROM a:$V', [['from', undefined, false]]],
    ['of a platform', 'FROM --platform=linux/amd64 a', [['from', 'a', true]]],
    ['scratch', 'FROM scratch', [['from', 'scratch', true]]],
    [
      'of COPY',
      'FROM a\nCOPY --from=nginx:1 x y',
      [
        ['from', 'a', true],
        ['copy-from', 'nginx:1', true],
      ],
    ],
    [
      'of a mount',
      'FROM a\nRUN --mount=from=b x',
      [
        ['from', 'a', true],
        ['mount-from', 'b', true],
      ],
    ],
    ['not stages', 'FROM a AS b\nFROM b', [['from', 'a', true]]],
    ['not numbers of no stage', 'FROM a\nCOPY --from=7 x y', [['from', 'a', true]]],
    ['quoted', 'FROM "a"', [['from', 'a', false]]],
    ['across lines', 'FROM a\\\nb', [['from', 'ab', false]]],
    ['none', 'FROM', []],
  ])('%s', (_, text, expected) => {
    const { images } = parseDockerfile(text);
    expect(images.map(({ where, reference, exact }) => [where, reference?.text, exact])).toEqual(expected);
    for (const { span, raw } of images) expect(text.slice(span.start, span.end)).toBe(raw);
  });

  it('gives a stage its own image, and the place that names it', () => {
    const { stages } = parseDockerfile('FROM a AS b\nFROM b');
    expect(stages.map(({ image }) => image?.raw)).toEqual(['a', undefined]);
    expect(stages[1]?.from.sources).toMatchObject([{ text: 'b', where: 'from', start: 17, end: 18 }]);
    expect(stages[1]?.parent).toBe(stages[0]);
  });
});

describe('triggers', () => {
  it('are instructions of their own', () => {
    const text = 'FROM a\nONBUILD COPY --link x \\\n y';
    const onbuild = parseDockerfile(text).instructions[1];
    expect(onbuild?.words.map(({ value }) => value)).toEqual(['COPY', '--link', 'x', 'y']);
    expect(onbuild?.trigger).toMatchObject({ keyword: 'COPY', start: 15, end: text.length, index: 1 });
    expect(onbuild?.trigger?.flags.map(({ name }) => name)).toEqual(['link']);
    expect(onbuild?.trigger?.words.map(({ value }) => value)).toEqual(['x', 'y']);
  });

  it('do not nest', () => {
    const [onbuild] = parseDockerfile('ONBUILD ONBUILD RUN a').instructions;
    expect(onbuild?.trigger?.keyword).toBe('ONBUILD');
    expect(onbuild?.trigger?.trigger).toBeUndefined();
  });
});
