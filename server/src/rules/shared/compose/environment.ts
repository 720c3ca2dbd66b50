import type { ComposeNode, Scalar } from '../../../model/compose/compose.ts';
import { oncePer } from '../../../model/remember.ts';

/** A variable of a container's environment that a file gives a value. */
export interface Variable {
  readonly name: string;
  readonly scalar: Scalar;
  /** The node that carries the value, in the list form together with the name. */
  readonly node: ComposeNode;
  /** Where in the scalar's value the variable's own begins. */
  readonly from: number;
}

/** What a variable can be called: what looks otherwise is no name, and may itself hold a secret. */
const NAME = /^[\w.-]+$/;

/** `environment` in its map form or its list form; what passes a value through is left out. */
export function readEnvironment(environment: ComposeNode | undefined): readonly Variable[] {
  return environment ? variablesOf(environment) : [];
}

const variablesOf = oncePer((environment: ComposeNode): readonly Variable[] => {
  const variables: Variable[] = [];
  for (const node of environment.children) {
    const { scalar, key } = node;
    if (scalar === undefined || node.kind !== 'scalar') continue;
    const equals = scalar.value.indexOf('=');
    const name = key ? key.text : scalar.value.slice(0, Math.max(0, equals));
    if (NAME.test(name)) variables.push({ name, scalar, node, from: key ? 0 : equals + 1 });
  }
  return variables;
});

/** The names of an environment, those that only pass a value through included. */
export function environmentNames(environment: ComposeNode | undefined): readonly string[] {
  return environment ? namesOf(environment) : [];
}

const namesOf = oncePer((environment: ComposeNode): readonly string[] =>
  environment.children.flatMap(({ key, scalar }) => {
    const name = key ? key.text : (scalar?.value.split('=', 1)[0] ?? '');
    return NAME.test(name) ? [name] : [];
  }),
);
