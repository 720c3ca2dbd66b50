import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Instruction, Pair, VariableUse } from '../../../model/dockerfile/dockerfile.ts';
import { nameOfSecret } from '../../../rules/shared/secret-names.ts';
import { sentences } from '../subject.ts';

/** On `$NAME`: its value here and where that was set. A secret's value is never shown. */
export function variableFacts(instruction: Instruction, use: VariableUse): readonly Sentence[] {
  const { name, operator, operand } = use;
  const variable = instruction.state.lookup(name);
  const fallback = operator?.endsWith('-') && { phrase: 'variable.default', args: { word: operand ?? '' } };
  if (!variable) {
    return sentences(
      { phrase: use.expandedBy === 'shell' ? 'variable.unknownShell' : 'variable.unknown', args: { name } },
      fallback,
    );
  }
  const { kind, value } = variable;
  if (value === undefined) return sentences({ phrase: `variable.${kind}Unknown`, args: { name } }, fallback);
  if (nameOfSecret(name)) return [{ phrase: 'variable.secret', args: { name } }];
  return [{ phrase: value === '' ? 'variable.empty' : `variable.${kind}`, args: { name, value } }];
}

/** On `NAME=value` of `ENV` and `ARG`: what it becomes, and how long it lives. */
export function pairFacts(instruction: Instruction, pair: Pair): readonly Sentence[] {
  const name = pair.name.value;
  const { keyword, stage } = instruction;
  const after = stage?.instructions.find(other => other.index > instruction.index);
  const variable = (after?.state ?? stage?.finalState)?.lookup(name);
  const secret = nameOfSecret(name);
  const value = variable?.kind === 'env' || keyword === 'ARG' ? variable?.value : undefined;
  const kind = keyword === 'ENV' ? 'env' : stage ? 'arg' : 'globalArg';
  return sentences(
    pair.value === undefined
      ? {
          phrase: value === undefined ? 'variable.argNoDefault' : 'variable.argInherited',
          args: { name, value: secret ? '…' : (value ?? '') },
        }
      : secret
        ? { phrase: 'variable.secret', args: { name } }
        : { phrase: 'variable.set', args: { name, value: value ?? pair.value.value } },
    { phrase: `variable.life-${kind}` },
  );
}
