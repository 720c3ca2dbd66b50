import type { CompletionItem } from 'vscode-languageserver-types';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Snapshot } from '../../snapshot.ts';
import { explainItem } from './about.ts';
import { proposeInCompose } from './compose/index.ts';
import { proposeInDockerfile } from './dockerfile/index.ts';
import { type Client, type Proposal, toItem } from './proposal.ts';
import type { Scene } from './scene.ts';

export type { Client } from './proposal.ts';

/**
 * Which proposals are wanted. `ours` is what nobody else offers, for an editor in which Docker DX or Container Tools is
 * active: snippets; images and tags, with the end of their support; the flags of RUN and their values, and the values of
 * all other flags; users, groups, ports, signals, shells; names for ARG, ENV and LABEL; paths of the build context;
 * comments that silence rules, and what `# check=` skips; in compose files the values that the schema does not list
 * (policies, capabilities, drivers, sizes, durations …), variables of `.env`, and names that are used but defined
 * nowhere.
 *
 * What those extensions offer as well is left to them: instructions, keys, what the schema lists, names of stages,
 * services, networks, volumes, secrets and configs, variables of the Dockerfile, and the names of all other flags.
 */
export type Wanted = 'all' | 'ours';

/** What the editor asks for, and what its user wants. */
export interface Request {
  readonly offset: number;
  readonly wanted: Wanted;
  readonly client: Client;
  /** The character that opened the list while somebody typed; undefined where it was asked for. */
  readonly trigger?: string;
  /** The document's own file name. */
  readonly fileName?: string;
  readonly listFolder?: Scene['listFolder'];
}

/** What can be completed, best first: it fits at that place, and is not there yet. */
export async function provideCompletion(
  snapshot: Snapshot,
  knowledge: Knowledge,
  request: Request,
): Promise<CompletionItem[]> {
  const { file } = snapshot;
  const scene: Scene = {
    snapshot,
    knowledge,
    trigger: request.trigger,
    fileName: request.fileName ?? '',
    listFolder: request.listFolder ?? (async () => undefined),
  };
  const proposals =
    file.kind === 'dockerfile'
      ? await proposeInDockerfile(file, request.offset, scene)
      : await proposeInCompose(file, request.offset, scene);
  return once(proposals)
    .filter(({ shared }) => request.wanted === 'all' || shared !== true)
    .map((proposal, index) => toItem(proposal, index, file.lines, request.client));
}

/** `item` with its explanation: asked for when the reader looks at it. `today` is `YYYY-MM-DD`. */
export function resolveCompletion(item: CompletionItem, knowledge: Knowledge, today: string): CompletionItem {
  return explainItem(item, knowledge, today);
}

/** Each label once; the first is the better one. */
function once(proposals: readonly Proposal[]): readonly Proposal[] {
  const labels = new Set<string>();
  return proposals.filter(({ label }) => !labels.has(label) && labels.add(label));
}
