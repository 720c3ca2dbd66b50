import type { Cycle, ImageFacts } from './image-facts.ts';

/** One calendar for the SDK and the runtimes. */
const cycles: readonly Cycle[] = [
  { version: '11.0', eol: '2028-11-09' },
  { version: '10.0', eol: '2028-11-14', lts: true },
  { version: '9.0', eol: '2026-11-10' },
  { version: '8.0', eol: '2026-11-10', lts: true },
  { version: '7.0', eol: '2024-05-14' },
  { version: '6.0', eol: '2024-11-12', lts: true },
  { version: '5.0', eol: '2022-05-10' },
  { version: '3.1', eol: '2022-12-13', lts: true },
  { version: '3.0', eol: '2020-03-03' },
  { version: '2.2', eol: '2019-12-23' },
  { version: '2.1', eol: '2021-08-21', lts: true },
];

/** From .NET 8 the images bring the user `app`, but do not switch to it. */
export const dotnetSdk: ImageFacts = {
  name: 'dotnet-sdk',
  title: '.NET',
  names: ['mcr.microsoft.com/dotnet/sdk'],
  kind: 'sdk',
  user: 'root',
  spareUser: { name: 'app', id: 1654 },
  ports: [],
  toolchain: true,
  cycles,
  current: ['10.0'],
  variants: ['alpine'],
  checked: '2026-11-21',
  source: 'https://dotnet.microsoft.com/platform/support/policy/dotnet-core',
};

/** Serves on 8080 from .NET 8 on. Chiseled and distroless tags have no shell and no package manager, and run as `app`. */
export const dotnetAspnet: ImageFacts = {
  name: 'dotnet-aspnet',
  title: '.NET',
  names: ['mcr.microsoft.com/dotnet/aspnet'],
  kind: 'language',
  user: 'root',
  userByTag: { chiseled: 'app', distroless: 'app' },
  spareUser: { name: 'app', id: 1654 },
  ports: [8080],
  cycles,
  current: ['10.0'],
  variants: ['alpine', 'noble-chiseled'],
  checked: '2026-11-21',
  source: 'https://dotnet.microsoft.com/platform/support/policy/dotnet-core',
};

/** The runtime alone, without a web server. */
export const dotnetRuntime: ImageFacts = {
  name: 'dotnet-runtime',
  title: '.NET',
  names: ['mcr.microsoft.com/dotnet/runtime', 'mcr.microsoft.com/dotnet/runtime-deps'],
  kind: 'language',
  user: 'root',
  userByTag: { chiseled: 'app', distroless: 'app' },
  spareUser: { name: 'app', id: 1654 },
  ports: [],
  cycles,
  current: ['10.0'],
  variants: ['alpine', 'noble-chiseled'],
  checked: '2026-11-21',
  source: 'https://dotnet.microsoft.com/platform/support/policy/dotnet-core',
};
