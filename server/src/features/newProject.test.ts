import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neighboursOf, snapshotOf } from '../../test/expect.ts';
import { backingOf } from './newProject/backing.ts';
import { makeProject, offerProject, projectFiles } from './newProject.ts';
import { listSnippets } from './snippets.ts';

type Files = Readonly<Record<string, string>>;

const manifest = (value: unknown): Files => ({ 'package.json': JSON.stringify(value) });
const server = { name: '@acme/My.Shop', dependencies: { express: '5' }, scripts: { start: 'node server.js' } };

const next = {
  ...manifest({ dependencies: { next: '16' } }),
  'next.config.ts': "export default { output: 'standalone' };",
};

/** A project of every stack that can be told, by the Dockerfile that it gets. */
const PROJECTS: Readonly<Record<string, Files>> = {
  'multi-node': {
    ...manifest({ ...server, scripts: { build: 'tsc', start: 'PORT=8080 node dist/server.js' } }),
    'package-lock.json': '{}',
  },
  'multi-node-pnpm': {
    ...manifest({ ...server, scripts: { build: 'tsc', start: 'node dist/server.js' } }),
    'pnpm-lock.yaml': 'lockfileVersion: 9.0',
  },
  'multi-node-yarn': {
    ...manifest({ ...server, scripts: { build: 'tsc', start: 'node dist/server.js' } }),
    'yarn.lock': '__metadata:\n  version: 8\n',
  },
  'multi-node-js': { ...manifest(server), 'package-lock.json': '{}' },
  'multi-node-js-pnpm': { ...manifest(server), 'pnpm-lock.yaml': 'lockfileVersion: 9.0' },
  'multi-node-js-yarn': { ...manifest(server), 'yarn.lock': '__metadata:\n  version: 8\n' },
  'multi-next': { ...next, 'package-lock.json': '{}' },
  'multi-next-pnpm': { ...next, 'pnpm-lock.yaml': '' },
  'multi-next-yarn': { ...next, 'yarn.lock': '' },
  'multi-static': { ...manifest({ devDependencies: { vite: '8' } }), 'package-lock.json': '{}' },
  'multi-static-pnpm': { ...manifest({ devDependencies: { vite: '8' } }), 'pnpm-lock.yaml': '' },
  'multi-static-yarn': { ...manifest({ devDependencies: { vite: '8' } }), 'yarn.lock': '' },
  'multi-python': { 'requirements.txt': 'flask==3.1.2\n', 'app.py': '' },
  'multi-python-uv': { 'pyproject.toml': '[project]\nname = "api"\nrequires-python = ">=3.12"\n', 'uv.lock': '' },
  'multi-python-poetry': { 'pyproject.toml': '[tool.poetry]\nname = "api"\n', 'poetry.lock': '' },
  'multi-go': { 'go.mod': 'module example.com/shop\n\ngo 1.27\n', 'main.go': '' },
  'multi-java-maven': {
    'pom.xml': '<project><artifactId>shop</artifactId><dependency>spring-boot</dependency></project>',
  },
  'multi-java-jlink': { 'pom.xml': '<project><artifactId>shop</artifactId></project>' },
  'multi-java-gradle': { 'build.gradle.kts': 'plugins { id("org.springframework.boot") }' },
  'multi-kotlin': { 'build.gradle.kts': 'plugins { kotlin("jvm"); application }' },
  'multi-rust': { 'Cargo.toml': '[package]\nname = "shop"\n', 'Cargo.lock': '' },
  'multi-dotnet': { 'Program.cs': '', 'global.json': '{"sdk":{"version":"10.0.100"}}' },
  'multi-php': { 'composer.json': '{"require":{"laravel/framework":"^12","ext-pdo_mysql":"*"}}' },
  'multi-rails': { Gemfile: 'gem "rails"\n' },
  'multi-elixir': { 'mix.exs': 'app: :shop,\nelixir: "~> 1.19"' },
  'multi-cpp': { 'CMakeLists.txt': 'project(shop)\nadd_executable(shop main.cpp)\n' },
};

/** What another Dockerfile of the same stack has to be chosen for. */
const NEVER_FIRST = ['multi-go-scratch', 'multi-rust-cache'];

const offer = (files: Files) => offerProject(neighboursOf(files, 'Dockerfile'), 'en');
const make = (files: Files, choice: string, services: readonly string[] = [], folder = 'shop') => {
  const made = makeProject(neighboursOf(files, 'Dockerfile'), 'en', folder, { choice, services });
  if (!made) throw new Error(`There is no choice ${choice}.`);
  const [dockerfile, ignore, compose] = made.files;
  if (!dockerfile || !ignore || !compose) throw new Error('A file is missing.');
  return { ...made, dockerfile, ignore, compose };
};

/** What the profiles say about the files of a project, in that project. */
function complaints(files: Files, made: ReturnType<typeof make>, profile: 'default' | 'strict' | 'security') {
  const there = { ...files, ...Object.fromEntries(made.files.map(({ path, text }) => [path, text])) };
  return [made.dockerfile, made.compose].flatMap(({ path, language, text }) => {
    const { findings, file } = snapshotOf(language === 'dockerfile' ? 'dockerfile' : 'compose', text, {
      settings: { profile },
      files: there,
      path,
    });
    expect(file.kind === 'compose' ? file.problems : []).toEqual([]);
    return findings.map(({ entry, span }) => `${path}: ${entry.id}: ${text.slice(span.start, span.end)}`);
  });
}

const isDigest = (complaint: string) => complaint.includes(': pin-image-digest:');

test('every Dockerfile is made for some project', () => {
  const whole = listSnippets('en', 'dockerfile').filter(({ fits }) => fits === 'file');
  expect(Object.keys(PROJECTS).concat(NEVER_FIRST).sort()).toEqual(whole.map(({ id }) => id).sort());
});

describe.each(Object.entries(PROJECTS))('%s', (id, files) => {
  test('is offered without a question, with what speaks for it', () => {
    const { choices, isSure } = offer(files);
    expect(choices[0]?.id).toBe(id);
    expect(isSure).toBe(true);
    expect(choices[0]?.found.length).toBeGreaterThan(0);
    expect(choices[0]?.found.filter(name => !(name in files))).toEqual([]);
    expect(choices.filter(({ found }) => found.length > 0)).toHaveLength(1);
  });

  test('makes three files that are clean', () => {
    const made = make(files, id);
    expect(made.files.map(({ path }) => path)).toEqual(['Dockerfile', '.dockerignore', 'compose.yaml']);
    expect(complaints(files, made, 'default')).toEqual([]);
    expect(complaints(files, made, 'security').filter(complaint => !isDigest(complaint))).toEqual([]);
    expect(complaints(files, made, 'strict').filter(complaint => !isDigest(complaint))).toEqual([]);
    for (const { text } of made.files) expect(text).toMatch(/[^\n]\n$/);
    expect(made.secrets).toEqual([]);
    expect(made.variables).toEqual([]);
  });

  test('opens the port that the Dockerfile tells, to this machine alone', () => {
    const { dockerfile, compose } = make(files, id);
    const port = /^EXPOSE (\d+)$/m.exec(dockerfile.text)?.[1];
    expect(compose.text).toContain(`    ports:\n      - "127.0.0.1:${port}:${port}"\n`);
    expect(compose.text).not.toContain('healthcheck');
  });
});

describe.each(NEVER_FIRST)('%s', id => {
  test('makes three files that are clean', () => {
    const made = make({ 'go.mod': '', 'Cargo.toml': '', 'Cargo.lock': '' }, id);
    expect(complaints({ 'Cargo.lock': '' }, made, 'strict').filter(complaint => !isDigest(complaint))).toEqual([]);
  });
});

describe('services', () => {
  const files = {
    ...manifest({
      ...server,
      dependencies: { express: '5', pg: '8', ioredis: '5', amqplib: '1' },
      devDependencies: { mongodb: '6' },
    }),
    'package-lock.json': '{}',
  };

  test('are offered where the manifest names one, those that are needed at run time as sure', () => {
    const { services } = offer(files);
    expect(
      services.filter(({ found }) => found.length > 0).map(({ id, found, isSure }) => [id, found, isSure]),
    ).toEqual([
      ['service-postgres', ['pg'], true],
      ['service-mongo', ['mongodb'], false],
      ['service-redis', ['ioredis'], true],
      ['service-rabbitmq', ['amqplib'], true],
    ]);
    expect(services.length).toBeGreaterThan(4);
    expect(services.slice(4).every(({ isSure, title }) => !isSure && title !== '')).toBe(true);
    expect(offer(manifest(server)).services).toEqual([]);
  });

  test('are waited for, on a network of their own, with their passwords kept out of the image', () => {
    const made = make(files, 'multi-node-js', ['service-postgres', 'service-redis', 'service-rabbitmq']);
    expect(made.compose.text.slice(0, made.compose.text.indexOf('    image:'))).toBe(
      'name: my-shop\n\nservices:\n  postgres:\n',
    );
    expect(made.compose.text).toContain(`  web:
    build: .
    depends_on:
      postgres:
        condition: service_healthy
      rabbitmq:
        condition: service_healthy
      redis:
        condition: service_healthy
    tmpfs:
      - /tmp
    secrets:
      - postgres-password
      - redis-password
    ports:
      - "127.0.0.1:3000:3000"
    networks:
      - backend
      - frontend
`);
    expect(made.compose.text).not.toContain('\n\n\n');
    expect(made.compose.text).toContain(`
networks:
  backend:
  frontend:

volumes:
  postgres-data:
  rabbitmq-data:
  redis-data:

secrets:
  postgres-password:
    file: ./secrets/postgres-password.txt
  redis-password:
    file: ./secrets/redis-password.txt
`);
    expect(made.ignore.text).toMatch(/\nsecrets\n$/);
    expect(made.secrets).toEqual(['secrets/postgres-password.txt', 'secrets/redis-password.txt']);
    expect(made.variables).toEqual(['RABBITMQ_PASSWORD']);
  });

  test('of every kind make a file that is clean, as far as their images allow', () => {
    for (const { id } of offer(files).services) {
      const made = make(files, 'multi-node-js', [id]);
      expect(complaints(files, made, 'default'), id).toEqual([]);
      const strict = complaints(files, made, 'strict').filter(complaint => !isDigest(complaint));
      // Both write beside their programs when they start.
      const isImpossible = id === 'service-kafka' || id === 'service-elasticsearch';
      expect(strict, id).toEqual(isImpossible ? [expect.stringContaining('read-only-root')] : []);
    }
  });

  test('all together are clean, too', () => {
    const all = offer(files).services.map(({ id }) => id);
    expect(complaints(files, make(files, 'multi-node-js', all), 'default')).toEqual([]);
  });

  test('of administrators are no concern of the application', () => {
    const { compose } = make(files, 'multi-node-js', ['service-mysql']);
    expect(compose.text).toContain('    secrets:\n      - mysql-password\n    ports:');
  });
});

describe('a choice', () => {
  test('is asked for where several have left their lock files', () => {
    const { choices, isSure } = offer({
      ...PROJECTS['multi-node'],
      'pnpm-lock.yaml': '',
      'yarn.lock': '__metadata:\n',
    });
    expect(isSure).toBe(false);
    expect(choices.slice(0, 4).map(({ id, found }) => [id, found])).toEqual([
      ['multi-node-pnpm', ['package.json', 'pnpm-lock.yaml']],
      ['multi-node', ['package.json', 'package-lock.json']],
      ['multi-node-yarn', ['package.json', 'yarn.lock']],
      ['multi-node-js', []],
    ]);
  });

  test('is not asked for where the manifest decides', () => {
    const { 'package.json': text = '' } = PROJECTS['multi-node'] ?? {};
    const said = JSON.stringify({ ...JSON.parse(text), packageManager: 'pnpm@10.34.8' });
    const { choices, isSure } = offer({ 'package.json': said, 'package-lock.json': '', 'pnpm-lock.yaml': '' });
    expect([choices[0]?.id, isSure]).toEqual(['multi-node-pnpm', true]);
  });

  test('is asked for where nobody has left a lock file', () => {
    const { 'package.json': text = '' } = PROJECTS['multi-node'] ?? {};
    const { choices, isSure } = offer({ 'package.json': text });
    expect(isSure).toBe(false);
    expect(choices.filter(({ found }) => found.length > 0).map(({ id }) => id)).toEqual([
      'multi-node',
      'multi-node-pnpm',
      'multi-node-yarn',
    ]);
  });

  test('is asked for where no Dockerfile is for the package manager', () => {
    const { choices, isSure } = offer({ ...manifest(server), 'yarn.lock': '# yarn lockfile v1\n' });
    expect([choices[0]?.id, choices[0]?.found, isSure]).toEqual(['multi-node-js', ['package.json'], false]);
  });

  test('is asked for where there are several stacks', () => {
    const { choices, isSure } = offer({ ...PROJECTS['multi-go'], ...PROJECTS['multi-static'] });
    expect([choices[0]?.id, choices[1]?.id, isSure]).toEqual(['multi-go', 'multi-static', false]);
  });

  test('is shown with its condition where the project does not meet it yet', () => {
    const { choices, isSure } = offer({ ...manifest({ dependencies: { next: '16' } }), 'package-lock.json': '{}' });
    expect(choices[0]?.description).toContain("output: 'standalone'");
    expect(isSure).toBe(false);
  });

  test('is among all of them where nothing tells', () => {
    const { choices, isSure, services } = offer({});
    expect(choices).toHaveLength(Object.keys(PROJECTS).length + NEVER_FIRST.length);
    expect([isSure, services]).toEqual([false, []]);
    expect(new Set(choices.map(({ id }) => id)).size).toBe(choices.length);
  });

  test('that nobody knows makes nothing', () => {
    expect(makeProject(neighboursOf({}, 'Dockerfile'), 'ko', 'x', { choice: 'no', services: [] })).toBeUndefined();
    const odd = { choice: 'multi-go', services: ['no', 'compose-minimal'] };
    expect(makeProject(neighboursOf({}, 'Dockerfile'), 'ko', 'x', odd)?.files).toHaveLength(3);
  });
});

describe('what is known about the project', () => {
  test('goes into the files', () => {
    const { dockerfile, compose } = make(PROJECTS['multi-node'] ?? {}, 'multi-node');
    expect(dockerfile.text).toContain('EXPOSE 8080');
    expect(dockerfile.text).toContain('CMD ["node", "dist/server.js"]');
    expect(dockerfile.body).toContain('${7:dist/server.js}');
    expect(compose.text).toMatch(/^name: my-shop\n/);
  });

  test.each([
    ['Shop_1', 'Shop_1', 'shop_1'],
    ['my shop', 'app', 'app'],
    ['"\nRUN', 'app', 'app'],
  ])('the folder %j lends it a name', (folder, title, name) => {
    const { dockerfile, compose } = make({ 'go.mod': '' }, 'multi-go', [], folder);
    expect(dockerfile.text).toContain(`image.title="${title}"`);
    expect(compose.text).toMatch(new RegExp(`^name: ${name}\n`));
  });

  test('includes the folders that it writes to', () => {
    const folders = (id: string) =>
      /tmpfs:\n([\s\S]*?)\n {4}ports/.exec(make(PROJECTS[id] ?? {}, id).compose.text)?.[1]?.split('\n');
    expect(folders('multi-go')).toEqual(['      - /tmp']);
    expect(folders('multi-next')).toEqual(['      - /tmp', '      - /app/.next/cache:mode=1777']);
    expect(folders('multi-php')).toHaveLength(5);
  });
});

test('files that are there already are named', () => {
  const files = { ...PROJECTS['multi-go'], Dockerfile: 'FROM x', 'docker-compose.yml': '' };
  expect(make(files, 'multi-go').files.map(({ existing }) => existing)).toEqual([
    'Dockerfile',
    undefined,
    'docker-compose.yml',
  ]);
  expect(projectFiles).toContain('docker-compose.yml');
});

test('titles are in the language of the reader', () => {
  const { choices } = offerProject(neighboursOf({}, 'Dockerfile'), 'ko');
  expect(choices.every(({ title, description }) => /[가-힣]/.test(title + description))).toBe(true);
});

test.each<[string, Files, readonly string[]]>([
  [
    'requirements.txt',
    { 'requirements.txt': 'psycopg[binary]>=3\n# redis\n-r other.txt\nCelery[redis, sqs]==5\n' },
    ['service-postgres', 'service-redis'],
  ],
  [
    'pyproject.toml',
    {
      'pyproject.toml':
        '[project]\ndependencies = [\n  "asyncpg>=0.30",\n  "fastapi[all]",\n  "motor",\n]\n[tool.x]\ny = ["redis"]\n',
    },
    ['service-postgres', 'service-mongo'],
  ],
  ['Poetry', { 'pyproject.toml': '[tool.poetry.dependencies]\npython = "^3.14"\nPyMySQL = "^1"\n' }, ['service-mysql']],
  [
    'go.mod',
    {
      'go.mod':
        'module x\nrequire (\n\tgithub.com/jackc/pgx/v5 v5.7.0\n\tgithub.com/redis/go-redis/v9 v9.0.0 // indirect\n)\nrequire github.com/IBM/sarama v1.45.0\n',
    },
    ['service-postgres', 'service-kafka'],
  ],
  [
    'Cargo.toml',
    {
      'Cargo.toml':
        '[dependencies]\nsqlx = { version = "0.8", features = ["runtime-tokio", "postgres"] }\nlapin = "3"\n[profile.release]\nredis = 1\n',
    },
    ['service-postgres', 'service-rabbitmq'],
  ],
  ['Gemfile', { Gemfile: 'gem "rails"\ngem "pg", "~> 1.5"\ngem "sidekiq"\n' }, ['service-postgres', 'service-redis']],
  [
    'composer.json',
    { 'composer.json': '{"require":{"ext-pdo_mysql":"*","predis/predis":"^3"}}' },
    ['service-mysql', 'service-redis'],
  ],
  [
    'pom.xml',
    {
      'pom.xml':
        '<dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId></dependency><dependency><groupId>org.testcontainers</groupId><artifactId>mongodb</artifactId></dependency>',
    },
    ['service-postgres'],
  ],
  [
    'build.gradle',
    {
      'build.gradle':
        'runtimeOnly \'org.mariadb.jdbc:mariadb-java-client:3\'\nimplementation("org.springframework.kafka:spring-kafka")\n',
    },
    ['service-mariadb', 'service-kafka'],
  ],
  [
    'mix.exs',
    { 'mix.exs': 'defp deps do\n[\n  {:postgrex, ">= 0.0.0"},\n  {:redix, "~> 1.5"}\n]' },
    ['service-postgres', 'service-redis'],
  ],
])('%s tells what it talks to', (_, files, expected) => {
  expect(
    backingOf(neighboursOf(files, 'Dockerfile'))
      .filter(({ isSure }) => isSure)
      .map(({ snippet }) => snippet),
  ).toEqual(expected);
});

test.each<[string, Files]>([
  ['package.json', manifest({ devDependencies: { pg: '8' } })],
  ['pyproject.toml', { 'pyproject.toml': '[project.optional-dependencies]\ndb = ["psycopg"]\n' }],
  ['dependency groups', { 'pyproject.toml': '[dependency-groups]\ndev = [\n  "psycopg",\n]\n' }],
  ['Poetry', { 'pyproject.toml': '[tool.poetry.group.dev.dependencies]\npsycopg = "3"\n' }],
  ['Cargo.toml', { 'Cargo.toml': '[dev-dependencies]\ntokio-postgres = "0.7"\n' }],
  ['Gemfile', { Gemfile: 'group :development, :test do\n  gem "pg"\nend\n' }],
  ['a gem of a group', { Gemfile: 'gem "pg", group: :test\n' }],
  ['composer.json', { 'composer.json': '{"require-dev":{"ext-pgsql":"*"}}' }],
  [
    'pom.xml',
    {
      'pom.xml':
        '<dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><scope>test</scope></dependency>',
    },
  ],
  ['build.gradle', { 'build.gradle': "testImplementation 'org.postgresql:postgresql:42'\n" }],
  ['mix.exs', { 'mix.exs': '{:postgrex, ">= 0.0.0", only: [:dev, :test]},' }],
])('what only developers need by %s is not sure', (_, files) => {
  expect(backingOf(neighboursOf(files, 'Dockerfile'))).toMatchObject([{ snippet: 'service-postgres', isSure: false }]);
});

test('whatever stands in the manifests, nothing is thrown and no line is smuggled in', () => {
  const names = [
    'package.json',
    'pyproject.toml',
    'requirements.txt',
    'go.mod',
    'Cargo.toml',
    'pom.xml',
    'Gemfile',
    'mix.exs',
    'composer.json',
    'build.gradle',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string(),
      (name, text, folder) => {
        const neighbours = neighboursOf({ [name]: text }, 'Dockerfile');
        const { choices, services } = offerProject(neighbours, 'en');
        const choice = choices[0]?.id ?? '';
        const made = makeProject(neighbours, 'en', folder, { choice, services: services.map(({ id }) => id) });
        expect(made?.files[2]?.text).toMatch(/^name: [a-z0-9][a-z0-9_-]*\n/);
      },
    ),
    { numRuns: 100, seed: 20261129 },
  );
});
