import type { ComposeNode } from '../../../model/compose/compose.ts';
import { type Context, type Fix, type Found, rule } from '../../rule.ts';
import { quote } from '../../shared/compose/yaml-quotes.ts';
import { nameOfSecret } from '../../shared/secret-names.ts';
import { readPlain } from './read-plain.ts';

/** Mappings of names to text. Compose takes text, numbers, booleans and nothing for a value, and makes text of it. */
const TEXTS = [
  'services.*.environment.*',
  'services.*.labels.*',
  'services.*.annotations.*',
  'services.*.build.args.*',
  'services.*.build.labels.*',
  'services.*.deploy.labels.*',
  'services.*.post_start[].environment.*',
  'services.*.pre_stop[].environment.*',
  'networks.*.labels.*',
  'volumes.*.labels.*',
  'secrets.*.labels.*',
  'configs.*.labels.*',
];

/** The same, but booleans are refused here. */
const OPTIONS = [
  'services.*.logging.options.*',
  'services.*.networks.*.driver_opts.*',
  'networks.*.driver_opts.*',
  'volumes.*.driver_opts.*',
];

/** Where nothing for a value means: take it from the shell that runs Compose. */
const PASSED_THROUGH = /^(?:environment|args)$/;

export default rule({
  category: 'correctness',
  severity: 'information',
  profile: 'default',
  concept: 'compose-environment-variable',
  fix: 'safe',
  sources: [],
  visit: {
    paths: {
      ...Object.fromEntries(TEXTS.map(path => [path, check])),
      ...Object.fromEntries(OPTIONS.map(path => [path, checkOption])),
    },
  },
});

function check(node: ComposeNode, { report }: Pick<Context, 'report'>): void {
  const { scalar, key, tag } = node;
  if (scalar?.style !== 'plain' || tag !== undefined || key === undefined) return;
  const reading = readPlain(scalar.value);
  if (reading === undefined || (reading.kind === 'nothing' && !PASSED_THROUGH.test(node.path.at(-2) ?? ''))) return;
  const { kind, passed } = reading;
  const message = kind === 'number' ? 'default' : kind;
  const found: Found = { span: node.span, message, args: { name: key.text, value: scalar.value } };
  if (passed === undefined) {
    // The author may well mean what Compose makes of it.
    report({ ...found, severity: 'hint', profile: 'strict', fix: () => quoteAs(node, kind === 'nothing') });
  } else if (nameOfSecret(key.text)) {
    // Values of secrets are never shown.
    report({ ...found, message: 'secret', args: { name: key.text }, fix: () => quoteAs(node, true) });
  } else {
    report({ ...found, args: { ...found.args, passed }, fix: () => quoteAs(node, true) });
  }
}

function checkOption(node: ComposeNode, { report }: Pick<Context, 'report'>): void {
  const { scalar } = node;
  const reading = scalar?.style === 'plain' ? readPlain(scalar.value) : undefined;
  if (reading?.kind === 'number' || reading?.kind === 'octal') check(node, { report });
}

/** `changes`: the quotes change what Docker is given, so that nobody should get them unasked. */
function quoteAs(node: ComposeNode, changes: boolean): Fix | undefined {
  const fix = quote(node);
  return fix && changes ? { ...fix, kind: 'suggestion' } : fix;
}
