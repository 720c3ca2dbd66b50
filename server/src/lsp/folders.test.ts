import { expect, test } from 'vitest';
import { Folders } from './folders.ts';
import type { Platform } from './platform.ts';

test('a folder is listed once while somebody types, and again later', async () => {
  let now = 0;
  const asked: string[] = [];
  const listFolder = async (uri: string) => {
    asked.push(uri);
    if (uri.endsWith('/none')) throw new Error('no such folder');
    return ['a'];
  };
  const folders = new Folders({ listFolder } as Partial<Platform> as Platform, () => now);
  expect(await folders.beside('file:///w/Dockerfile')).toEqual(['a']);
  now = 4000;
  expect(await folders.beside('file:///w/compose.yaml')).toEqual(['a']);
  now = 6000;
  await folders.beside('file:///w/Dockerfile');
  expect(asked).toEqual(['file:///w', 'file:///w']);
  expect(await folders.beside('file:///none/Dockerfile')).toBeUndefined();
});
