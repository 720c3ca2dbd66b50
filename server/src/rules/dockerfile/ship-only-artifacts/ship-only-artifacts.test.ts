import { describe, expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['ship-only-artifacts'];

test.each([
  [
    'a multi-stage build',
    'FROM golang:1.27 AS build\nRUN go build -o /a\n\nFROM alpine:3.24\nCOPY --from=build /a /a\nCMD ["/a"]\n',
  ],
  ['an image that starts nothing', 'FROM golang:1.27\nRUN go build -o /a\n'],
  ['an image that runs from source', 'FROM golang:1.27\nRUN go build -o /a\nCMD ["go", "run", "."]\n'],
  ['an image that builds nothing', 'FROM rust:1\nCOPY a /a\nCMD ["/a"]\n'],
  ['a shell', 'FROM golang:1.27\nRUN go build -o /a\nCMD ["bash"]\n'],
  ['a stage to work in', 'FROM golang:1.27 AS dev\nRUN go build -o /a\nCMD ["/a"]\n'],
  ['a development server', 'FROM node:24\nRUN npm run build\nCMD ["npm", "run", "dev"]\n'],
  ['a small Node.js', 'FROM node:24-slim\nRUN npm run build\nCMD ["node", "a.js"]\n'],
  ['a Node.js without a build', 'FROM node:24\nRUN npm ci\nCMD ["node", "a.js"]\n'],
  ['images that nobody knows', 'FROM acme/go\nRUN go build -o /a\nCMD ["/a"]\n'],
  ['dotnet watch', 'FROM mcr.microsoft.com/dotnet/sdk:10.0\nRUN dotnet build\nCMD ["dotnet", "watch"]\n'],
])('silent about %s', (_, text) => {
  expectSilence('dockerfile', text, { only });
});

test('points at the image', () => {
  expectFindings(
    'dockerfile',
    `FROM --platform=linux/amd64 node:24
                            ^^^^^^^ ship-only-artifacts
RUN npm ci && npm run build
CMD ["node", "dist/a.js"]
`,
    { only },
  );
});

test('a stage below the final one ships, too', () => {
  const text = 'FROM golang:1.27 AS base\nRUN go build -o /a\n\nFROM base\nCMD ["/a"]\n';
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.map(f => f.args?.['line'])).toEqual([2]);
  expect(findings[0]?.fix?.()).toBeUndefined();
});

describe('the fix', () => {
  test.each([
    [
      'Go with C',
      'FROM golang:1.27\nWORKDIR /src\nCOPY . .\nRUN go build -o app .\n# web\nEXPOSE 80\nENTRYPOINT ["./app"]\n',
      'FROM golang:1.27 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o app .\n\nFROM gcr.io/distroless/base-debian13:nonroot\nWORKDIR /src\nCOPY --from=build /src/app /src/app\n# web\nEXPOSE 80\nENTRYPOINT ["./app"]\n',
    ],
    [
      'Go on Alpine',
      'FROM golang:1.27-alpine\r\nWORKDIR /src\r\nRUN apk add git\r\nRUN go build -o /bin/app\r\nUSER 1000\r\nCMD ["/bin/app"]',
      'FROM golang:1.27-alpine AS build\r\nWORKDIR /src\r\nRUN apk add git\r\nRUN go build -o /bin/app\r\n\r\nFROM alpine:3.24\r\nWORKDIR /src\r\nCOPY --from=build /bin/app /bin/app\r\nUSER 1000\r\nCMD ["/bin/app"]',
    ],
    [
      'Rust',
      'FROM rust:1.95\nWORKDIR /a\nRUN cargo build --release\nCMD ["target/release/web"]\n',
      'FROM rust:1.95 AS build\nWORKDIR /a\nRUN cargo build --release\n\nFROM gcr.io/distroless/cc-debian13:nonroot\nWORKDIR /a\nCOPY --from=build /a/target/release/web /a/target/release/web\nCMD ["target/release/web"]\n',
    ],
    [
      'Maven',
      'FROM maven:3.9-eclipse-temurin-21\nWORKDIR /a\nRUN mvn package\nENTRYPOINT ["java", "-Xmx1g", "-jar", "target/a.jar"]\n',
      'FROM maven:3.9-eclipse-temurin-21 AS build\nWORKDIR /a\nRUN mvn package\n\nFROM eclipse-temurin:21-jre\nWORKDIR /a\nCOPY --from=build /a/target/a.jar /a/target/a.jar\nENTRYPOINT ["java", "-Xmx1g", "-jar", "target/a.jar"]\n',
    ],
    [
      'Gradle',
      'FROM gradle:9-jdk25-alpine\nWORKDIR /a\nRUN gradle bootJar\nCMD ["java", "-jar", "/a/build/libs/a.jar"]\n',
      'FROM gradle:9-jdk25-alpine AS build\nWORKDIR /a\nRUN gradle bootJar\n\nFROM eclipse-temurin:25-jre-alpine\nWORKDIR /a\nCOPY --from=build /a/build/libs/a.jar /a/build/libs/a.jar\nCMD ["java", "-jar", "/a/build/libs/a.jar"]\n',
    ],
    [
      '.NET',
      'FROM mcr.microsoft.com/dotnet/sdk:10.0\nWORKDIR /a\nRUN dotnet publish -c Release -o out\nENTRYPOINT ["dotnet", "out/A.dll"]\n',
      'FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /a\nRUN dotnet publish -c Release -o out\n\nFROM mcr.microsoft.com/dotnet/aspnet:10.0\nWORKDIR /a\nCOPY --from=build /a/out/ /a/out/\nENTRYPOINT ["dotnet", "out/A.dll"]\n',
    ],
  ])('%s', (_, text, fixed) => {
    const { findings } = snapshotOf('dockerfile', text, { only });
    expect(findings).toHaveLength(1);
    expect(fixAll(text, findings)).toBe(fixed);
    expectSilence('dockerfile', fixed, { only });
  });

  const go = (before: string, after: string) =>
    `FROM golang:1.27\nWORKDIR /src\n${before}RUN go build -o /app\n${after}CMD ["/app"]\n`;

  test.each([
    ['packages that the app may need', go('RUN apt-get update && apt-get install -y ffmpeg\n', '')],
    ['variables that it may read', go('ENV PORT=80\n', '')],
    ['a copy behind the build', go('', 'COPY logo.png .\n')],
    ['files that it reads later', go('COPY templates ./templates\n', '')],
    ['folders that it may write to', go('RUN mkdir /data\n', '')],
    ['a user by name', go('', 'USER nobody\n')],
    ['a user that is made', go('RUN useradd app\n', '')],
    ['another folder', go('', 'WORKDIR /data\n')],
    ['a health check', go('', 'HEALTHCHECK CMD curl localhost\n')],
    ['a volume', go('', 'VOLUME /data\n')],
    ['a build argument', go('ARG V\n', 'LABEL v=$V\n')],
    ['a label above the build', go('LABEL a=b\n', '')],
    ['the shell form', 'FROM golang:1.27\nWORKDIR /src\nRUN go build -o /app\nCMD /app\n'],
    ['a program that nobody builds', 'FROM golang:1.27\nWORKDIR /src\nRUN go build -o /app\nCMD ["/start.sh"]\n'],
    ['a program of an unknown folder', 'FROM golang:1.27\nRUN go build -o app\nCMD ["./app"]\n'],
    [
      'a cached folder',
      'FROM rust:1\nWORKDIR /a\nRUN --mount=type=cache,target=/a/target cargo build --release\nCMD ["target/release/a"]\n',
    ],
    ['an unknown Java', 'FROM maven:3\nWORKDIR /a\nRUN mvn package\nCMD ["java", "-jar", "target/a.jar"]\n'],
    ['a stage with a name', 'FROM golang:1.27 AS app\nWORKDIR /src\nRUN go build -o /app\nCMD ["/app"]\n'],
  ])('none with %s', (_, text) => {
    const { findings } = snapshotOf('dockerfile', text, { only });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.fix?.()).toBeUndefined();
  });
});
