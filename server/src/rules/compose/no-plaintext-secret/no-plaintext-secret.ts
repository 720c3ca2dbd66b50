import type { ComposeNode, Scalar } from '../../../model/compose/compose.ts';
import { hasVariable } from '../../../model/compose/parts.ts';
import { replace } from '../../../text/edit.ts';
import type { Span } from '../../../text/span.ts';
import { type Fix, type Found, rule } from '../../rule.ts';
import { readEnvironment, type Variable } from '../../shared/compose/environment.ts';
import { nameOfSecret } from '../../shared/secret-names.ts';
import { moveToSecret } from './compose-secret.ts';
import { findPassword } from './passwords.ts';

/** A secret that is written out. `variable` is where its value should come from instead. */
interface Leak {
  readonly service: string;
  readonly in: Variable;
  readonly kind: 'default' | 'url';
  /** Where the secret stands in the scalar's value. */
  readonly start: number;
  readonly end: number;
  readonly variable: string;
}

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'secrets-vs-environment',
  fix: 'suggestion',
  sources: [],
  visit: {
    compose(file, { report }) {
      const services = new Map(file.workloads.map(service => [service.name, service]));
      const leaks = file.workloads.flatMap(service => {
        const variables = readEnvironment(service.get('environment'));
        return variables.map(variable => findLeak(service.name, variable)).filter(leak => leak !== undefined);
      });
      const values = new Map<string, Set<string>>();
      for (const leak of leaks) {
        const known = values.get(leak.variable) ?? new Set();
        values.set(leak.variable, known.add(secretOf(leak)));
      }
      for (const leak of leaks) {
        // One line of .env cannot hold two passwords.
        const isShared = (values.get(leak.variable)?.size ?? 0) > 1;
        const variable = isShared ? variableName(`${leak.service}_${leak.variable}`) : leak.variable;
        const service = services.get(leak.service);
        report({
          ...describe(leak, `\${${variable}:?}`),
          otherFixes: service ? [{ title: 'secret', fix: () => moveToSecret(file, service, leak.in) }] : [],
        });
      }
    },
  },
});

/** Values that switch a secret off instead of being one: `NEO4J_AUTH=none`. */
const NO_SECRET = /^(?:|true|false|yes|no|on|off|none|null|nil|disabled|enabled|undefined)$/i;

/** Values that tell where the secret is: a file, another URL, a vault, or text that only the application can decrypt. */
const ELSEWHERE = /^(?:\.{0,2}\/|[a-z][a-z\d+.-]*:\/\/|arn:|vault:|ENC\(|\{cipher\})/i;

function findLeak(service: string, variable: Variable): Leak | undefined {
  const { name, scalar, from } = variable;
  const value = scalar.value.slice(from);
  const password = findPassword(value);
  if (password) {
    const [start, end] = [from + password.start, from + password.end];
    return { service, in: variable, kind: 'url', start, end, variable: passwordVariable(name) };
  }
  if (!nameOfSecret(name) || hasVariable(value) || NO_SECRET.test(value.trim()) || ELSEWHERE.test(value))
    return undefined;
  return {
    service,
    in: variable,
    kind: 'default',
    start: from,
    end: scalar.value.length,
    variable: variableName(name),
  };
}

function secretOf({ in: { scalar }, start, end }: Leak): string {
  return scalar.value.slice(start, end);
}

/** A name that .env can hold. */
function variableName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_]+/g, '_').toUpperCase();
  return /^\d/.test(plain) ? `_${plain}` : plain;
}

/** `DATABASE_URL` → DATABASE_PASSWORD. */
function passwordVariable(name: string): string {
  const owner = variableName(name).replace(/_(?:URL|URI|DSN|CONNECTION_STRING|CONNECTION)$/, '');
  return owner.endsWith('_PASSWORD') ? owner : `${owner}_PASSWORD`;
}

function describe(leak: Leak, replacement: string): Found {
  const { name, scalar, node } = leak.in;
  const place = scalar.spanOf(leak.start, leak.end);
  return {
    span: place ?? node.span,
    message: leak.kind,
    args: { name, replacement },
    fix: () => place && moveOut(node, scalar, place, replacement),
  };
}

/** The edit is made where the value is written: whoever takes it over by an alias or a merge gets the variable too. */
function moveOut(node: ComposeNode, scalar: Scalar, place: Span, replacement: string): Fix | undefined {
  if (scalar.style === 'literal' || scalar.style === 'folded') return undefined;
  // Between braces and brackets, those of the variable would end the scalar.
  if (scalar.style === 'plain' && node.parent?.flow) {
    const before = scalar.raw.slice(0, place.start - node.span.start);
    const after = scalar.raw.slice(place.end - node.span.start);
    return { edits: [replace(node.span, `"${before}${replacement}${after}"`)] };
  }
  return { edits: [replace(place, replacement)] };
}
