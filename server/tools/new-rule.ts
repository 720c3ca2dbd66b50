// npm run new-rule dockerfile|compose|image ID: a folder whose examples fail until the rule is written.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source.ts';

const [language = '', id = ''] = process.argv.slice(2);
const LANGUAGES = ['dockerfile', 'compose', 'image'];

if (!LANGUAGES.includes(language) || !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id)) {
  fail('Usage: npm run new-rule dockerfile|compose|image ID, where ID is imperative-kebab-case, as in pin-image-tag.');
}
const folder = join(root, 'server/src/rules', language, id);
for (const other of LANGUAGES) {
  if (existsSync(join(root, 'server/src/rules', other, id))) fail(`There already is a rule ${other}/${id}.`);
}

const visitors: Readonly<Record<string, string>> = {
  dockerfile:
    '    RUN(instruction, { report }) {\n      if (instruction.words.length === 0) report({ span: instruction.keywordSpan });\n    },',
  compose:
    "    paths: {\n      'services.*.image'(node, { report }) {\n        if (node.kind === 'null') report({ span: node.span });\n      },\n    },",
  image: '    image(use, { report }) {\n      if (use.reference?.valid === false) report({ span: use.span });\n    },',
};
const fence = language === 'compose' ? 'yaml' : 'dockerfile';
const example: Readonly<Record<string, string>> = {
  yaml: 'services:\n  web:\n    image: nginx:1.30\n',
  dockerfile: 'FROM debian:13-slim\nRUN true\n',
};

mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, `${id}.ts`),
  `import { rule } from '../../rule.ts';

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: '${language === 'compose' ? 'compose-service' : 'dockerfile'}',
  fix: null,
  sources: [],
  visit: {
${visitors[language]}
  },
});
`,
);
writeFileSync(
  join(folder, 'en.md'),
  words('What is wrong, as a title', 'What is wrong, why it matters, what to do.', 'Why, in two or three sentences.'),
);
writeFileSync(
  join(folder, 'ko.md'),
  words('무엇이 문제인지 (제목)', '무엇이 문제이고, 왜 문제이고, 어떻게 고치는지.', '이유를 두세 문장으로 쓴다.'),
);
console.log(
  `${join('server/src/rules', language, id)}: write the examples first, then the rule; npm run unit is red until they hold.`,
);

function words(title: string, message: string, why: string): string {
  const code = example[fence] ?? '';
  return `---\ntitle: ${title}\nmessage: '${message}'\n---\n${why}\n\n\`\`\`${fence} bad\n${code}\`\`\`\n\n\`\`\`${fence} good\n${code}\`\`\`\n`;
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
