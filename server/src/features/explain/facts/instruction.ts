import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { layerOf } from '../../../model/dockerfile/followers.ts';
import { sentences } from '../subject.ts';
import { builderFacts, unlessBuilt } from './builders.ts';
import { copyFacts, resolvePath } from './copy.ts';
import { fromFacts, nameOf } from './from.ts';
import { healthcheckFacts } from './healthcheck.ts';
import { processFacts } from './process.ts';
import type { Surround } from './surround.ts';
import { pairFacts } from './variables.ts';

/** What an instruction does on its line, whatever it is, and what the services that build the file make of it. */
export function instructionFacts(file: Dockerfile, instruction: Instruction, around: Surround): readonly Sentence[] {
  const own = unlessBuilt(ownFacts(file, instruction, around), file, instruction, around);
  return [...own, ...builderFacts(file, instruction, around)];
}

function ownFacts(file: Dockerfile, instruction: Instruction, around: Surround): readonly Sentence[] {
  switch (instruction.keyword) {
    case 'FROM':
      return fromFacts(file, instruction, around);
    case 'COPY':
    case 'ADD':
      return copyFacts(file, instruction, around);
    case 'ENV':
    case 'ARG':
      return instruction.pairs.slice(0, 3).flatMap(pair => pairFacts(instruction, pair));
    case 'HEALTHCHECK':
      return healthcheckFacts(instruction);
    default:
      return instructionKeyFacts(instruction);
  }
}

/** The same for the instructions that need nothing but themselves. */
export function instructionKeyFacts(instruction: Instruction): readonly Sentence[] {
  switch (instruction.keyword) {
    case 'RUN':
      return runFacts(instruction);
    case 'CMD':
    case 'ENTRYPOINT':
      return processFacts(instruction);
    case 'HEALTHCHECK':
      return healthcheckFacts(instruction);
    case 'USER':
      return userFacts(instruction);
    case 'WORKDIR':
      return workdirFacts(instruction);
    case 'EXPOSE':
      return [{ phrase: 'expose.documents', args: { ports: instruction.words.map(word => word.value) } }];
    case 'VOLUME':
      return [
        {
          phrase: 'volume.anonymous',
          args: { folders: (instruction.json ?? instruction.words).map(word => word.value) },
        },
      ];
    case 'SHELL':
      return shellFacts(instruction);
    case 'STOPSIGNAL':
      return [{ phrase: 'stopsignal.sends', args: { signal: instruction.words[0]?.value ?? '' } }];
    case 'LABEL':
      return [{ phrase: 'label.count', args: { count: instruction.pairs.length } }];
    case 'MAINTAINER':
      return [{ phrase: 'maintainer.label', args: { who: instruction.words.map(word => word.value).join(' ') } }];
    case 'ONBUILD':
      return [{ phrase: 'onbuild.later', args: { keyword: instruction.trigger?.keyword ?? '' } }];
    default:
      return [];
  }
}

/** On `RUN`: who runs it, where, with which shell, which layer it makes, and whether that layer ships. */
function runFacts(instruction: Instruction): readonly Sentence[] {
  const { state, stage } = instruction;
  const layer = layerOf(instruction);
  const caches = instruction.flags
    .filter(flag => flag.name === 'mount')
    .flatMap(({ options }) => {
      const value = (...names: string[]) => options.find(option => names.includes(option.name.value))?.value?.value;
      const target = value('target', 'dst', 'destination');
      return value('type') === 'cache' && target !== undefined ? [target] : [];
    });
  return sentences(
    {
      phrase: state.user?.text === undefined ? 'run.where' : 'run.whoWhere',
      args: { workdir: state.workdir?.text ?? '/', user: state.user?.text ?? '' },
    },
    state.shell?.text !== undefined && { phrase: 'run.shell', args: { shell: state.shell.text } },
    layer && { phrase: 'run.layer', args: { index: layer.index, count: layer.count } },
    caches.length > 0 && { phrase: 'run.cache', args: { folders: caches } },
    stage && !stage.ships && { phrase: 'stage.doesNotShip', args: { stage: nameOf(stage) } },
  );
}

/** On `USER` and its argument: from where to where it holds. */
function userFacts(instruction: Instruction): readonly Sentence[] {
  const { stage } = instruction;
  const after = stage?.instructions.filter(other => other.index > instruction.index) ?? [];
  const next = after.find(other => other.keyword === 'USER');
  const until = next ? after.slice(0, after.indexOf(next)) : after;
  const runs = until.filter(other => other.keyword === 'RUN').length;
  const user = instruction.words[0]?.value ?? '';
  return sentences(
    runs > 0 && { phrase: 'user.runs', args: { count: runs, user } },
    stage?.isFinal && !next
      ? { phrase: 'user.container', args: { user } }
      : next && { phrase: 'user.until', args: { user } },
    /^[1-9]\d*(:\d+)?$/.test(user) && { phrase: 'user.numeric' },
    stage && !stage.isFinal && { phrase: 'stage.notFinal', args: { stage: nameOf(stage) } },
  );
}

/** On `WORKDIR`: where it really is, and that it is made. */
function workdirFacts(instruction: Instruction): readonly Sentence[] {
  const folder = instruction.words[0]?.value ?? '';
  const target = resolvePath(instruction, folder);
  const { stage } = instruction;
  return sentences(
    target === folder
      ? { phrase: 'workdir.absolute', args: { folder } }
      : { phrase: 'workdir.resolved', args: { target, before: instruction.state.workdir?.text ?? '/' } },
    { phrase: 'workdir.created' },
    stage && !stage.isFinal && { phrase: 'stage.notFinal', args: { stage: nameOf(stage) } },
  );
}

/** On `SHELL`: what runs with it from here on. */
function shellFacts(instruction: Instruction): readonly Sentence[] {
  const after = instruction.stage?.instructions.filter(other => other.index > instruction.index && !other.json) ?? [];
  const count = after.filter(({ keyword }) => keyword === 'RUN').length;
  return [
    {
      phrase: 'shell.setsShell',
      args: { shell: (instruction.json ?? instruction.words).map(word => word.value).join(' '), count },
    },
  ];
}
