import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Flag, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { sentences } from '../subject.ts';
import { nameOf } from './from.ts';
import { healthcheckFacts } from './healthcheck.ts';

/** On a flag: what it does here. */
export function flagFacts(instruction: Instruction, flag: Flag): readonly Sentence[] {
  const value = flag.value?.value ?? '';
  if (instruction.keyword === 'HEALTHCHECK') return healthcheckFacts(instruction);
  switch (flag.name) {
    case 'from': {
      const stage = instruction.sources.find(source => source.where === 'copy-from')?.stage;
      return [{ phrase: stage ? 'flag.fromStage' : 'flag.fromImage', args: { from: stage ? nameOf(stage) : value } }];
    }
    case 'mount': {
      const type = flag.options.find(option => option.name.value === 'type')?.value?.value ?? 'bind';
      return mountFacts(flag, type);
    }
    case 'chown':
      return [{ phrase: 'copy.owner', args: { owner: value } }];
    case 'chmod':
      return [{ phrase: 'flag.chmod', args: { mode: value } }];
    case 'platform':
      return [
        { phrase: value.includes('$') ? 'flag.platformVariable' : 'flag.platformFixed', args: { platform: value } },
      ];
    case 'network':
      return [{ phrase: `flag.network-${value}`, optional: true }];
    case 'exclude':
      return [{ phrase: 'flag.exclude', args: { pattern: value } }];
    default:
      return [];
  }
}

/** On `--mount` and its options: what appears where while the command runs. */
export function mountFacts(flag: Flag, type: string): readonly Sentence[] {
  const option = (...names: string[]) => flag.options.find(({ name }) => names.includes(name.value))?.value?.value;
  const target = option('target', 'dst', 'destination') ?? '';
  const id = option('id') ?? '';
  const env = option('env') ?? '';
  const from = option('from') ?? '';
  const source = option('source', 'src') ?? '.';
  const args = { target, id, env, from, source };
  return sentences(
    type === 'secret'
      ? {
          phrase:
            env !== '' ? 'mount-run.secretEnv' : target !== '' ? 'mount-run.secretFile' : 'mount-run.secretDefault',
          args,
        }
      : type === 'bind'
        ? { phrase: from === '' ? 'mount-run.bindContext' : 'mount-run.bindFrom', args }
        : { phrase: `mount-run.${type}`, args, optional: true },
    { phrase: 'mount-run.onlyDuringRun' },
  );
}
