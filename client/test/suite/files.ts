/** The folder that the suite is run in. */
export const suiteFiles = {
  'plain.yaml': 'services: none of ours\n',
  Dockerfile: ['FROM node:latest', 'WORKDIR /app', 'COPY . .', 'RUN npm ci', ''].join('\n'),
  'compose.yaml': ['services:', '  db:', '    image: postgres:18', '    privileged: true', ''].join('\n'),
  // No test opens this one.
  'closed/Dockerfile': ['FROM debian:13-slim', 'USER root', 'CMD ["/app"]', ''].join('\n'),
  // A project without any file of Docker's.
  'fresh/package.json': JSON.stringify({
    name: 'shop',
    scripts: { start: 'node server.js' },
    dependencies: { express: '5' },
  }),
  'fresh/package-lock.json': '{}',
  'insert/compose.yaml': ['services:', '  web:', '    image: nginx:1.29', 'networks:', '  backend:', ''].join('\n'),
  'compose-dev.yaml': ['services:', '  web:', '    image: nginx:1.29', '    restart: always', ''].join('\n'),
};
