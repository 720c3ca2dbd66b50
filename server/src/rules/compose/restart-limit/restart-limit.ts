import { projectOf } from '../../../model/compose/project.ts';
import { replace } from '../../../text/edit.ts';
import { rule } from '../../rule.ts';
import { runningServices } from '../../shared/compose/hardening.ts';

/** What the CIS Docker Benchmark asks for. */
const LIMITED = 'on-failure:5';

export default rule({
  category: 'maintainability',
  severity: 'hint',
  profile: 'strict',
  concept: 'restart-policy',
  fix: 'suggestion',
  sources: ['kics/Restart Policy On Failure Not Set To 5'],
  visit: {
    compose(file, { neighbours, report }) {
      for (const service of runningServices(projectOf(file, neighbours))) {
        const node = service.get('restart');
        const policy = node?.scalar?.value ?? '';
        if (!node || !service.isHere(node) || !/^(?:always|on-failure)$/.test(policy)) continue;
        // Swarm has a policy of its own.
        if (service.all('deploy').some(deploy => deploy.get('restart_policy'))) continue;
        report({
          span: node.span,
          args: { service: service.name, policy, better: LIMITED },
          fix: () =>
            node.via === 'written' && node.alias === undefined ? { edits: [replace(node.span, LIMITED)] } : undefined,
        });
      }
    },
  },
});
