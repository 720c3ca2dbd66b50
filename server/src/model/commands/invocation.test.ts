import { expect, test } from 'vitest';
import { parseDockerfile } from '../dockerfile/parse.ts';
import { flagOf, type Invocation, MANAGERS, readInvocation } from './invocation.ts';

function invocationOf(command: string): Invocation | undefined {
  const file = parseDockerfile(`FROM debian\nRUN ${command}\n`);
  const [first] = file.instructions[1]?.script?.commands ?? [];
  return first && readInvocation(first);
}

function summaryOf(command: string): string | undefined {
  const found = invocationOf(command);
  if (!found) return undefined;
  const flags = found.flags.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`));
  const operands = found.operands.map(({ value }) => value);
  return [found.program, found.subcommand || '-', found.action ?? '-', ...flags, '|', ...operands].join(' ');
}

test.each([
  ['apt-get install -yq curl', 'apt-get install install -y -q | curl'],
  ['apt-get -qq -y install curl git', 'apt-get install install -q -q -y | curl git'],
  [
    'apt-get -o Dpkg::Use-Pty=0 install -t trixie-backports curl',
    'apt-get install install -o=Dpkg::Use-Pty=0 -t=trixie-backports | curl',
  ],
  ['apt-get -q=2 update', 'apt-get update refresh -q=2 |'],
  ['apt install --option=A=1 -tsid curl', 'apt install install --option=A=1 -t=sid | curl'],
  ['apt-get build-dep -y python3', 'apt-get build-dep prepare -y | python3'],
  ['apt-get dist-upgrade -y', 'apt-get dist-upgrade upgrade -y |'],
  ['apt-get clean', 'apt-get clean - |'],
  ['apt-get install -s curl', 'apt-get install - -s | curl'],
  ['DEBIAN_FRONTEND=noninteractive sudo apt-get install -y curl', 'apt-get install install -y | curl'],
  ['apk add --no-cache -t .deps gcc musl-dev', 'apk add install --no-cache -t=.deps | gcc musl-dev'],
  ['apk --no-cache --virtual=.deps add gcc', 'apk add install --no-cache --virtual=.deps | gcc'],
  ['apk -U upgrade', 'apk upgrade upgrade -U |'],
  ['apk cache clean', 'apk cache clean clean |'],
  ['yum -y groupinstall "Development Tools"', 'yum groupinstall prepare -y | Development Tools'],
  [
    'dnf --setopt=install_weak_deps=False install -y git',
    'dnf install install --setopt=install_weak_deps=False -y | git',
  ],
  ['dnf --setopt install_weak_deps=0 clean all', 'dnf clean clean --setopt=install_weak_deps=0 | all'],
  ['dnf group install -y x', 'dnf group install prepare -y | x'],
  ['microdnf update', 'microdnf update upgrade |'],
  ['zypper -n in -y vim', 'zypper in install -n -y | vim'],
  ['zypper --non-interactive ref', 'zypper ref refresh --non-interactive |'],
  ['pip3 install -r a.txt -rb.txt', 'pip install restore -r=a.txt -r=b.txt |'],
  ['pip3.13 --no-cache-dir install flask==3', 'pip install install --no-cache-dir | flask==3'],
  ['python3 -u -m pip install --upgrade pip', 'pip install install --upgrade | pip'],
  ['/venv/bin/pip install -e .', 'pip install restore -e=. |'],
  ['pip cache purge', 'pip cache purge clean |'],
  ['uv pip install --system flask', 'uv pip install install --system | flask'],
  ['uv sync --locked --no-dev', 'uv sync restore --locked --no-dev |'],
  ['uv tool install ruff', 'uv tool install install | ruff'],
  ['poetry install --only main', 'poetry install restore --only=main |'],
  ['npm install', 'npm install restore |'],
  ['npm i -g pnpm@10', 'npm i install -g | pnpm@10'],
  ['npm --prefix web ci --omit=dev', 'npm ci restore --prefix=web --omit=dev |'],
  ['npm cache clean --force', 'npm cache clean clean --force |'],
  ['npm run build', 'npm run - | build'],
  ['yarn', 'yarn - restore |'],
  ['yarn --frozen-lockfile', 'yarn - restore --frozen-lockfile |'],
  ['yarn build', 'yarn build - |'],
  ['yarn global add serve', 'yarn global add install | serve'],
  ['yarn --version', 'yarn - - --version |'],
  ['pnpm add -g turbo', 'pnpm add install -g | turbo'],
  ['gem install rails -v 8.1', 'gem install install -v=8.1 | rails'],
  ['bundle', 'bundle - restore |'],
  ['bundle exec rake', 'bundle exec - | rake'],
  ['composer global require a/b', 'composer global require install | a/b'],
  ['go mod download -x', 'go mod download restore -x |'],
  ['go build -o /app -ldflags "-s -w" ./cmd', 'go build build -o=/app -ldflags=-s -w | ./cmd'],
  ['go build -mod=vendor .', 'go build build -mod=vendor | .'],
  ['cargo +nightly build --release', 'cargo build build --release |'],
  ['dotnet tool install -g dotnet-ef --version 10.0.0', 'dotnet tool install install -g --version=10.0.0 | dotnet-ef'],
  ['apt-get $OPTS install', 'apt-get - - | $OPTS install'],
  ['npm constructor', 'npm constructor - |'],
  ['npm install -- -x', 'npm install install | -x'],
])('reads %s', (command, summary) => {
  expect(summaryOf(command)).toBe(summary);
});

test.each([
  'apt-key add x',
  'python3 setup.py install',
  'python3 -m venv /venv',
  'echo apt-get install',
  '$PM install curl',
  'pipx install x',
])('%s is none', command => {
  expect(summaryOf(command)).toBeUndefined();
});

test('says where things stand', () => {
  const found = invocationOf('python3 -m pip install --index-url https://a.example flask');
  expect(found?.programWord.value).toBe('pip');
  expect(found?.subcommandWord?.value).toBe('install');
  const index = found && flagOf(found, ['-i', '--index-url']);
  expect(index?.valueWord?.start).toBe((index?.word.end ?? 0) + 1);
  expect(index?.end).toBe(index?.valueWord?.end);
});

test.each([
  ['apt-get install $PACKAGES', true],
  ['apt-get install $(cat list)', true],
  ['apt-get install curl=$VERSION', false],
  ['pip install "$PACKAGE"', false],
])('%s is open: %s', (command, isOpen) => {
  expect(invocationOf(command)?.isOpen).toBe(isOpen);
});

test.each(MANAGERS)('$name: what is told agrees with itself', manager => {
  const does = new Set(manager.actions.values());
  for (const action of manager.cache?.filledBy ?? []) {
    if (action !== 'restore') expect(does).toContain(action);
  }
  for (const subcommand of manager.restoring ?? []) expect(manager.actions.get(subcommand)).toBe('install');
  const flags = [...(manager.confirmation?.yes ?? []), ...(manager.cache?.off ?? []), ...manager.inert];
  for (const flag of flags) {
    expect(flag).toMatch(/^-/);
    expect(manager.grammar.taking).not.toContain(flag);
  }
});
