import { describe, expect, test } from 'vitest';
import { offered, refactor } from '../../../../test/refactor.ts';
import { parseCompose } from '../../../model/compose/parse.ts';
import { applyEdits } from '../../../text/edit.ts';
import { insertDockerRun } from './docker-run.ts';

const convert = (marked: string) => refactor('compose', marked, 'convertRun');

describe('a command in a comment stays, and becomes a service', () => {
  test('behind the last one, with what it uses', () => {
    expect(
      convert(
        '# <|>docker run -d --name db -v data:/d --network back postgres:18\nservices:\n  web:\n    image: x\n\n  api:\n    image: y\n    # z\n\nnetworks:\n  front:\n',
      ),
    ).toBe(
      '# docker run -d --name db -v data:/d --network back postgres:18\nservices:\n  web:\n    image: x\n\n  api:\n    image: y\n    # z\n\n' +
        '  db:\n    image: postgres:18\n    container_name: db\n    networks:\n      - back\n    volumes:\n      - data:/d\n\n' +
        'networks:\n  front:\n  back:\n\nvolumes:\n  data:\n',
    );
  });

  test('over several lines, from any of them, in the indentation of the file, with CRLF', () => {
    const text = 'services:\n    web:\n        image: x\n# docker run \\\n#   -p 80:80<|> \\\n#   nginx\n';
    expect(convert(text.replaceAll('\n', '\r\n'))).toBe(
      'services:\n    web:\n        image: x\n    nginx:\n        image: nginx\n        ports:\n            - "80:80"\n# docker run \\\n#   -p 80:80 \\\n#   nginx\n'.replaceAll(
        '\n',
        '\r\n',
      ),
    );
  });

  test('in an empty file, and below an empty `services`', () => {
    expect(convert('# <|>docker run -v dd:/d x\n')).toBe(
      '# docker run -v dd:/d x\nservices:\n  x:\n    image: x\n    volumes:\n      - dd:/d\n\nvolumes:\n  dd:\n',
    );
    expect(convert('services: # mine\n# <|>docker run x')).toBe('services: # mine\n  x:\n    image: x\n# docker run x');
  });

  test('under a name that is free', () => {
    expect(convert('services:\n  x:\n    image: x # docker run<|> --name x x\n')).toBeUndefined();
    expect(convert('services:\n  x:\n    image: x\n  # docker run<|> --name x x\n')).toContain(
      '  x-2:\n    image: x\n    container_name: x-2\n',
    );
  });

  test('what is lost is told', () => {
    expect(convert('services:\n  a:\n    image: a\n# <|>docker run --rm -P x\n')).toContain(
      '  # convert-run.publishAll\n  x:\n    image: x\n',
    );
  });
});

describe('a command that was pasted gives way to its service', () => {
  test('at the end', () => {
    expect(convert('services:\n  web:\n    image: x\n<|>docker run -d \\\n  -p 80:80 nginx\n<|>')).toBe(
      'services:\n  web:\n    image: x\n  nginx:\n    image: nginx\n    ports:\n      - "80:80"\n',
    );
  });

  test('in the middle, indented', () => {
    expect(convert('services:\n  web:\n    image: x\n  docker run<|> nginx\nvolumes:\n  v:\n')).toBe(
      'services:\n  web:\n    image: x\n  nginx:\n    image: nginx\nvolumes:\n  v:\n',
    );
  });

  test('alone in the file', () => {
    expect(convert('docker run<|> -p 80:80 nginx\n')).toBe(
      'services:\n  nginx:\n    image: nginx\n    ports:\n      - "80:80"\n',
    );
  });

  test('several of them', () => {
    expect(refactor('compose', '<|>docker run a\ndocker run b\n<|>', 'convertRuns')).toBe(
      'services:\n  a:\n    image: a\n  b:\n    image: b\n',
    );
  });
});

test.each([
  'services:\n  web:\n    image: docker\n    command: |\n      docker run<|> x\n',
  'services:\n  web:\n    command: docker run<|> x\n',
  'services: {}\n# docker run<|> x\n',
  'services: &s\n  a:\n    image: b\n# docker run<|> x\n',
  'services: []\n# docker run<|> x\n',
  '{services: {a: {image: b}}}\n# docker run<|> x\n',
  'services:\n  web:\n    image: [\n# docker run<|> x\n',
  '# docker run<|> <image>\n',
  '# docker ps<|>\n',
  '<|>',
])('not offered in %j', marked => {
  expect(offered('compose', marked).filter(name => name.startsWith('convertRun'))).toEqual([]);
});

test('a pasted text goes into the file', () => {
  const text = 'services:\n  web:\n    image: x\n';
  const edits = insertDockerRun(parseCompose(text), '$ docker run -e A=1 api', () => '');
  expect(applyEdits(text, edits ?? []).text).toBe(
    `${text.trimEnd()}\n  api:\n    image: api\n    environment:\n      A: "1"\n`,
  );
  expect(insertDockerRun(parseCompose(text), 'nothing', () => '')).toBeUndefined();
});
