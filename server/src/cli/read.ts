import { readFileSync, statSync } from 'node:fs';
import type { Sentence } from '../knowledge/knowledge.ts';
import { unreadable } from './walk.ts';

/** A file as it lies on the disk. */
export interface Content {
  /** Without its byte order mark, as editors count. */
  readonly text: string;
  readonly hasMark: boolean;
  /** False when the bytes are no UTF-8: then writing the text back would destroy what could not be read. */
  readonly isFaithful: boolean;
}

/** Why a file is not checked. `isUnfit`: it can be read, but is nothing for us. */
export interface Refusal {
  readonly sentence: Sentence;
  readonly isUnfit: boolean;
}

/** Larger files were not written by hand. In bytes. */
const LARGEST = 5 * 1024 * 1024;

/** A NUL this near to the beginning means that the file is no text: the measure that git takes. */
const PROBE = 8 * 1024;

/** Reads a text file. `path` is the one to tell, `realPath` the one to open. */
export function readContent(path: string, realPath: string): Content | Refusal {
  let bytes: Buffer;
  try {
    const stat = statSync(realPath);
    // A pipe or a device might never end.
    if (!stat.isFile()) return { sentence: { phrase: 'cli.noFile', args: { path } }, isUnfit: true };
    if (stat.size > LARGEST) {
      return { sentence: { phrase: 'cli.tooLarge', args: { path, most: LARGEST / 1024 / 1024 } }, isUnfit: true };
    }
    bytes = readFileSync(realPath);
  } catch (error) {
    return { sentence: unreadable(path, error), isUnfit: false };
  }
  if (bytes.subarray(0, PROBE).includes(0))
    return { sentence: { phrase: 'cli.binary', args: { path } }, isUnfit: true };
  return decode(bytes);
}

function decode(bytes: Buffer): Content {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    // Takes the mark off by itself.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), hasMark, isFaithful: true };
  } catch {
    return { text: new TextDecoder('utf-8').decode(bytes), hasMark, isFaithful: false };
  }
}
