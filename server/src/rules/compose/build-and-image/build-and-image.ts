import { rule } from '../../rule.ts';

export default rule({
  category: 'maintainability',
  severity: 'hint',
  profile: 'strict',
  concept: 'compose-pull-policy',
  fix: null,
  sources: ['dclint/no-build-and-image'],
  visit: {
    workload(service, { report }) {
      const image = service.get('image');
      if (image?.scalar === undefined || image.kind !== 'scalar' || service.get('build') === undefined) return;
      // With a policy the author has decided; what is not here may be in the service that this one extends.
      if (service.get('pull_policy') !== undefined || service.isOpen) return;
      report({ span: image.span, args: { service: service.name, image: image.scalar.value } });
    },
  },
});
