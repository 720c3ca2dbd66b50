import { expect, test } from 'vitest';
import { parseDockerfile } from '../dockerfile/parse.ts';
import { readInvocation } from './invocation.ts';
import { findUnpinned } from './packages.ts';

function unpinnedIn(command: string): string[] {
  const file = parseDockerfile(`FROM debian\nRUN ${command}\n`);
  const [first] = file.instructions[1]?.script?.commands ?? [];
  const invocation = first && readInvocation(first);
  return invocation ? findUnpinned(invocation).map(({ value }) => value) : [];
}

test.each([
  ['apt-get install -y curl git=1:2.47 g++ ./a.deb libssl-dev:arm64', ['curl', 'g++', 'libssl-dev:arm64']],
  ['apt-get install curl=7.88* vim/trixie-backports nano-', []],
  ['apt-get remove curl', []],
  ['apk add --no-cache -t .deps gcc musl=1.2.5-r0 bash~5 make@edge', ['gcc']],
  ['yum install -y httpd java-21-openjdk bash-5.2.26-3 https://x.example/a.rpm @dev', ['httpd', 'java-21-openjdk']],
  ['zypper in nginx nginx=1.27', ['nginx']],
  ['pip install flask requests==2.32 "django>=5" . git+https://x.example/y ./z', ['flask']],
  ['pip install -r requirements.txt gunicorn', ['gunicorn']],
  ['pip install -c constraints.txt flask', []],
  ['npm install', []],
  ['npm i -g npm@latest @types/node @angular/cli@21 typescript@^6 user/repo ./x.tgz', ['npm@latest', '@types/node']],
  ['npm i --unsafe-perm true', []],
  ['gem install rails', ['rails']],
  ['gem install rails:8.1', []],
  ['gem install rails -v 8.1', []],
  ['go install golang.org/x/tools/gopls@latest', ['golang.org/x/tools/gopls@latest']],
  ['go install golang.org/x/tools/gopls@v0.20.0 ./cmd/app', []],
  ['cargo install ripgrep', ['ripgrep']],
  ['cargo install --path .', []],
  ['dotnet tool install -g dotnet-ef', ['dotnet-ef']],
  ['composer require monolog/monolog:^3', []],
  ['composer require monolog/monolog', ['monolog/monolog']],
  ['apt-get install $PACKAGES "$MORE" curl=$VERSION', []],
])('%s', (command, packages) => {
  expect(unpinnedIn(command)).toEqual(packages);
});
