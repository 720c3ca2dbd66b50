import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { replace } from '../../../text/edit.ts';
import { type ComposeContext, type Fix, rule } from '../../rule.ts';
import { removeEntry, removeItem } from '../../shared/compose/entry-lines.ts';
import { needs } from '../../shared/compose/host-needs.ts';

/** What Compose takes for true, quoted or not. */
const TRUE = /^(?:true|1|t|y|yes|on)$/i;

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'privileged-container',
  fix: 'safe',
  sources: ['kics/Privileged Containers Enabled', 'semgrep/privileged-service'],
  visit: {
    workload(service, { report, file }) {
      const node = service.get('privileged');
      if (node === undefined || !isTrue(node)) return;
      const isNeeded = needs(service, 'privileged');
      report({
        span: node.span,
        args: { service: service.name },
        ...(isNeeded ? { message: 'needed', severity: 'information' } : { fix: () => turnOff(file, node) }),
      });
    },
    paths: {
      // Compose hands both to the builder as the same permission.
      // https://docs.docker.com/reference/compose-file/build/#entitlements
      'services.*.build.privileged': (node, context) => isTrue(node) && tell(node, 'build', context),
      'services.*.build.entitlements[]'(node, { report, file }) {
        if (node.scalar?.value !== 'security.insecure') return;
        report({
          span: node.span,
          message: 'build',
          args: { service: node.path[1] ?? '' },
          fix: () => suggest(removeItem(file, node)),
        });
      },
      'services.*.post_start[].privileged': (node, context) => isTrue(node) && tell(node, 'hook', context),
      'services.*.pre_stop[].privileged': (node, context) => isTrue(node) && tell(node, 'hook', context),
      'services.*.develop.watch[].exec.privileged': (node, context) => isTrue(node) && tell(node, 'hook', context),
    },
  },
});

/** `!reset` takes a value away. */
function isTrue({ scalar, tag }: ComposeNode): boolean {
  return scalar !== undefined && TRUE.test(scalar.value) && tag === undefined;
}

function turnOff(file: Compose, node: ComposeNode): Fix | undefined {
  const removal = removeEntry(file, node);
  if (removal) return { edits: [removal] };
  // What a merge or an alias brings is at home elsewhere, where others may count on it.
  return node.via === 'written' ? { edits: [replace(node.span, 'false')] } : undefined;
}

function tell(node: ComposeNode, message: 'build' | 'hook', { report, file }: ComposeContext): void {
  report({
    span: node.span,
    message,
    args: { service: node.path[1] ?? '' },
    fix: () => suggest(turnOff(file, node)?.edits[0]),
  });
}

/** A build or a hook that asks for privileges does not work without them. */
function suggest(edit: Fix['edits'][number] | undefined): Fix | undefined {
  return edit && { edits: [edit], kind: 'suggestion' };
}
