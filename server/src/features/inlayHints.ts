import { type InlayHint, InlayHintKind, type Range } from 'vscode-languageserver-types';
import type { Knowledge, Sentence } from '../knowledge/knowledge.ts';
import type { Compose } from '../model/compose/compose.ts';
import { readDotenv } from '../model/compose/dotenv.ts';
import { interpolate } from '../model/compose/interpolation.ts';
import { parsePort } from '../model/compose/ports.ts';
import type { Dockerfile } from '../model/dockerfile/dockerfile.ts';
import { runsAs } from '../model/image/facts.ts';
import { nameOfSecret } from '../rules/shared/secret-names.ts';
import type { Snapshot } from '../snapshot.ts';
import { overlaps } from '../text/span.ts';
import { isEverywhere, isLoopback } from './explain/facts/ports.ts';

interface Hint {
  readonly offset: number;
  readonly sentence: Sentence;
}

/**
 * What is hardest to see in a file, written behind it: the user that the container runs as, the interface on which a port
 * opens, the value of a variable. Only inside `range`.
 */
export function provideInlayHints(snapshot: Snapshot, knowledge: Knowledge, range: Range): InlayHint[] {
  const { file } = snapshot;
  const wanted = file.lines.spanOf(range);
  const hints = file.kind === 'dockerfile' ? dockerfileHints(file) : composeHints(file, snapshot);
  return hints
    .filter(({ offset }) => overlaps(wanted, { start: offset, end: offset }))
    .map(({ offset, sentence }) => ({
      position: file.lines.positionAt(offset),
      label: knowledge.say(sentence, 'plain'),
      kind: InlayHintKind.Type,
      paddingLeft: true,
    }));
}

/** Behind the command that the container starts with: whom it runs as. */
function dockerfileHints(file: Dockerfile): Hint[] {
  const stage = file.finalStage;
  const state = stage?.finalState;
  const start = state?.cmd ?? state?.entrypoint;
  if (!stage || !state || start?.stage !== stage) return [];
  const reference = stage.image?.reference;
  const fromImage = reference && runsAs(reference);
  const user = state.user ? state.user.text : fromImage && !fromImage.dropsRoot ? fromImage.user : undefined;
  return user === undefined ? [] : [{ offset: start.end, sentence: { phrase: 'inlay.user', args: { user } } }];
}

function composeHints(file: Compose, snapshot: Snapshot): Hint[] {
  return [...portHints(file), ...variableHints(file, snapshot)];
}

/** Behind a published port: who can reach it. Said once, where it is written. */
function portHints(file: Compose): Hint[] {
  return file.services
    .flatMap(service => service.get('ports')?.children ?? [])
    .flatMap(node => {
      const port = node.via === 'written' ? parsePort(node) : undefined;
      if (!port?.published || port.long) return [];
      const ip = port.hostIp?.text;
      if (isEverywhere(ip)) return [{ offset: node.span.end, sentence: { phrase: 'inlay.everywhere' } }];
      return isLoopback(ip) ? [{ offset: node.span.end, sentence: { phrase: 'inlay.local' } }] : [];
    });
}

/** Behind `${NAME}`: what it becomes, where the `.env` beside the file or a default says so. Never a secret. */
function variableHints(file: Compose, snapshot: Snapshot): Hint[] {
  const dotenv = snapshot.neighbours.read('.env') ?? '';
  return file.interpolations.flatMap(use => {
    if (use.kind !== 'variable' || nameOfSecret(use.name)) return [];
    const written = file.text.slice(use.start, use.end);
    const value = interpolate(written, name => readDotenv(dotenv, name) ?? null);
    return value ? [{ offset: use.end, sentence: { phrase: 'inlay.value', args: { value } } }] : [];
  });
}
