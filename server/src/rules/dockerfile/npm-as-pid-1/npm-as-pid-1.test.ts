import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = ['npm-as-pid-1'];

test.each([
  'CMD ["node", "server.js"]',
  'CMD ["npm", "test"]',
  'CMD ["npm", "ci"]',
  'CMD ["yarn", "--version"]',
  'CMD ["npm"]',
  'CMD npm run $SCRIPT',
  // An init, or something else, is in front.
  'ENTRYPOINT ["tini", "--"]\nCMD ["npm", "start"]',
  'ENTRYPOINT ["tini", "--", "npm", "start"]',
  'CMD ["dumb-init", "npm", "start"]',
  'ENTRYPOINT ["/entrypoint.sh"]\nCMD ["npm", "start"]',
  'CMD npm run migrate && npm start',
  'RUN npm run build',
  'HEALTHCHECK CMD npm run check',
])('silent about %j', lines => {
  expectSilence('dockerfile', `FROM node:24\n${lines}\n`, { only });
});

test.each([
  'FROM acme/node:1\nCMD ["npm", "start"]\n',
  'ARG BASE\nFROM $BASE\nCMD ["npm", "start"]\n',
  'FROM node:24 AS dev\nCMD ["npm", "run", "dev"]\n\nFROM node:24\nCMD ["node", "server.js"]\n',
])('silent about %j', text => {
  expectSilence('dockerfile', text, { only });
});

test('both forms, and what the final stage inherits', () => {
  expectFindings(
    'dockerfile',
    `FROM node:24 AS base
CMD ["npm", "start"]
     ^^^^^^^^^^^^^^ npm-as-pid-1
FROM base
USER node
`,
    { only },
  );
  expectFindings(
    'dockerfile',
    `FROM node:24
CMD npm run start:prod -- --port 80
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ npm-as-pid-1
`,
    { only },
  );
  expectFindings(
    'dockerfile',
    `FROM acme/node
ENTRYPOINT exec pnpm --silent serve
                ^^^^^^^^^^^^^^^^^^^ npm-as-pid-1
`,
    { only },
  );
});
