// The least that has to stand around a snippet, so that what is left is a whole file.
import type { Snippet } from '../src/features/snippets.ts';

/** What takes the result of a build stage along. */
const SHIPPED = `
FROM gcr.io/distroless/static-debian13:nonroot
COPY --from=build /out /out
USER 65532:65532
ENTRYPOINT ["/out"]
`;

/** The image of the build stage in which a fragment stands, by its id. */
const BUILD_IMAGES: Readonly<Record<string, string>> = {
  'cache-apt': 'debian:13',
  'cache-apk': 'alpine:3.24',
  'cache-npm': 'node:24-slim',
  'cache-pnpm': 'node:24-slim',
  'cache-yarn': 'node:24-slim',
  'cache-pip': 'python:3.14',
  'cache-uv': 'ghcr.io/astral-sh/uv:0.13-python3.14-trixie',
  'cache-poetry': 'python:3.14',
  'cache-go': 'golang:1.27',
  'cache-cargo': 'rust:1-trixie',
  'cache-maven': 'maven:3.9-eclipse-temurin-25',
  'cache-gradle': 'eclipse-temurin:25-jdk',
  'cache-composer': 'composer:2',
  'cache-bundler': 'ruby:3.4',
  'cache-nuget': 'mcr.microsoft.com/dotnet/sdk:10.0',
  'secret-file': 'debian:13',
  'secret-env': 'debian:13',
  'ssh-mount': 'buildpack-deps:trixie',
  'bind-mount': 'buildpack-deps:trixie',
  'heredoc-run': 'debian:13',
  'heredoc-file': 'debian:13',
};

/** The image of the final stage in which a fragment stands, by its id. */
const FINAL_IMAGES: Readonly<Record<string, string>> = {
  'cache-apt': 'debian:13-slim',
  'cache-apk': 'alpine:3.24',
  'cache-pip': 'python:3.14-slim',
  'heredoc-run': 'debian:13-slim',
  'heredoc-file': 'debian:13-slim',
  'user-debian': 'debian:13-slim',
  'user-alpine': 'alpine:3.24',
  'user-distroless': 'gcr.io/distroless/cc-debian13:nonroot',
  'user-numeric': 'debian:13-slim',
  'healthcheck-curl': 'debian:13',
  'healthcheck-wget': 'alpine:3.24',
  'healthcheck-exec': 'gcr.io/distroless/cc-debian13:nonroot',
  'healthcheck-tcp': 'debian:13-slim',
  'healthcheck-node': 'node:24-slim',
  'healthcheck-python': 'python:3.14-slim',
  'oci-labels': 'debian:13-slim',
};

/** The files that `body` makes when it is put where it fits; a fragment may fit into several. */
export function inItsPlace(snippet: Pick<Snippet, 'id' | 'language' | 'fits'>, body: string): readonly string[] {
  if (snippet.fits === 'service') return [`services:\n${body.replace(/^(?=.)/gm, '  ')}\n`];
  if (snippet.language === 'compose' || snippet.fits === 'file') return [body];
  if (snippet.fits === 'top') return [`${body}FROM scratch\nCOPY app /app\nUSER 65532:65532\nENTRYPOINT ["/app"]\n`];
  if (snippet.fits === 'stage-line') {
    if (/^FROM .* AS build$/m.test(body)) return [`${body}RUN ./configure --prefix=/out\n${SHIPPED}`];
    return [`FROM buildpack-deps:trixie AS build\nWORKDIR /src\nCOPY . .\nRUN make\n\n${body}`];
  }
  const { [snippet.id]: build } = BUILD_IMAGES;
  const { [snippet.id]: final } = FINAL_IMAGES;
  if (!build && !final) throw new Error(`Say in which image the snippet \`${snippet.id}\` stands.`);
  return [
    ...(build ? [`FROM ${build} AS build\nWORKDIR /src\n${body}${SHIPPED}`] : []),
    ...(final ? [inFinalStage(final, body)] : []),
  ];
}

/** An application that is checked and runs without root, unless the fragment sees to that itself. */
function inFinalStage(image: string, body: string): string {
  const user = body.includes('USER ') ? '' : 'USER 10001:10001\n';
  const check = body.includes('HEALTHCHECK ') ? '' : 'HEALTHCHECK CMD ["/app/bin/app", "check"]\n';
  return `FROM ${image}\nWORKDIR /app\n${body}${user}${check}CMD ["/app/bin/app"]\n`;
}
