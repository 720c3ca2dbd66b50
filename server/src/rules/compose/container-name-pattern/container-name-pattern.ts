import { wholePart } from '../../../model/compose/parts.ts';
import { rule } from '../../rule.ts';

/** https://docs.docker.com/reference/compose-file/services/#container_name; Docker drops a slash in front. */
const NAME = /^\/?[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'compose-container-name',
  fix: null,
  sources: ['dclint/service-container-name-regex'],
  visit: {
    paths: {
      'services.*.container_name'(node, { report }) {
        const part = wholePart(node);
        if (part === undefined || part.text.includes('$') || NAME.test(part.text)) return;
        const { text: name } = part;
        const character = /[^a-zA-Z0-9_.-]/.exec(name.replace(/^\//, ''))?.[0];
        report({
          span: name === '' ? node.span : { start: part.start, end: part.end },
          message: character === undefined ? (name.length < 2 ? 'short' : 'beginning') : 'default',
          args: { name, character: character ?? '' },
        });
      },
    },
  },
});
