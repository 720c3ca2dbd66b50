import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Dockerfile } from '../../../model/dockerfile/dockerfile.ts';
import { casingOf, inCasing } from '../../../rules/shared/dockerfile/casing.ts';
import type { Fit } from '../../snippets.ts';
import { conceptOf } from '../concept.ts';
import type { Proposal } from '../proposal.ts';
import type { Scene } from '../scene.ts';
import { proposeSnippets } from '../snippet.ts';
import type { Start } from './cursor.ts';

/** In the order in which a Dockerfile uses them. MAINTAINER is left to old files. */
const INSTRUCTIONS = [
  ...['FROM', 'ARG', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'EXPOSE', 'USER', 'CMD', 'ENTRYPOINT', 'ADD', 'LABEL'],
  ...['HEALTHCHECK', 'VOLUME', 'SHELL', 'STOPSIGNAL', 'ONBUILD'],
];
/** All that may stand before the first FROM. */
const FIRST: ReadonlySet<string> = new Set(['FROM', 'ARG']);
/** What ONBUILD must not trigger. https://docs.docker.com/reference/dockerfile/#onbuild */
const NO_TRIGGERS: ReadonlySet<string> = new Set(['FROM', 'ONBUILD']);
/** Of these only the last one of a stage counts: where there is one already, hardly anybody wants another. */
const ONCE: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'STOPSIGNAL']);
/** Behind these there is something to choose from. */
const CHOOSING: ReadonlySet<string> = new Set([
  ...['FROM', 'COPY', 'ADD', 'USER', 'EXPOSE', 'HEALTHCHECK', 'SHELL', 'STOPSIGNAL', 'ONBUILD'],
]);

/** What may begin at `start`: snippets where they fit, then the instructions. */
export function proposeInstructions(file: Dockerfile, start: Start, scene: Scene): readonly Proposal[] {
  const { token, onbuild, alone } = start;
  // In front of what stands there already nothing can begin; only its own keyword may change.
  if (!alone && token.start === token.end) return [];
  const stage = file.stages.findLast(candidate => candidate.start < token.start);
  const casing = casingOf(file);
  const isThere = (keyword: string) =>
    ONCE.has(keyword) && stage?.instructions.some(other => other.keyword === keyword && other.start !== token.start);
  const keywords = INSTRUCTIONS.filter(keyword => stage !== undefined || FIRST.has(keyword)).filter(
    keyword => onbuild === undefined || !NO_TRIGGERS.has(keyword),
  );
  return [
    ...(alone && onbuild === undefined ? snippetsFor(file, token.start, scene, token) : []),
    ...[...keywords.filter(keyword => !isThere(keyword)), ...keywords.filter(isThere)].map(
      (keyword): Proposal => ({
        label: inCasing(keyword, casing),
        kind: CompletionItemKind.Keyword,
        span: token,
        insert: inCasing(keyword, casing) + (alone ? ' ' : ''),
        about: conceptOf(`instruction:${keyword}`),
        shared: true,
        goesOn: alone && CHOOSING.has(keyword),
      }),
    ),
  ];
}

/** Whole files and directives only where no stage has begun. */
function snippetsFor({ lines, stages }: Dockerfile, offset: number, scene: Scene, span: Start['token']) {
  const line = lines.lineAt(offset);
  const isEmpty = !stages.some(stage => lines.lineAt(stage.start) !== line);
  const hasStage = stages.some(stage => stage.start < lines.start(line));
  const fits: readonly Fit[] = isEmpty
    ? ['file', 'stage-line', 'top']
    : ['stage-line', hasStage ? 'instruction' : 'top'];
  return proposeSnippets(scene, fits, span);
}
