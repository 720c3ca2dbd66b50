// Facts from the command references at docs.npmjs.com, classic.yarnpkg.com, yarnpkg.com and pnpm.io.
import type { PackageManager, Versions } from './manager.ts';
import { actions, words } from './words.ts';

const HELP = ['-h', '--help'];

/** `lodash@4.17.21`, `@types/node@24`; `@latest` and its kind are names that move. */
const NODE_VERSIONS: Versions = {
  pinned: /.@(?:[\^~]|[<>=v]*)\d/,
  other: /^[./~]|^[a-z+]+:|\.(?:tgz|tar\.gz)$|^[^@][^@]*\//,
  separator: '@',
};

/** Flags that take a value, of all three: what one of them does not know it would refuse anyway. */
const NODE_OPTIONS = [
  '--prefix -C --dir --cwd --registry --cache --loglevel --omit --include --only --workspace -w --tag --userconfig',
  '--globalconfig --fetch-retries --fetch-timeout --fetch-retry-mintimeout --fetch-retry-maxtimeout --before --otp',
  '--install-strategy --access --cafile --ca --https-proxy --proxy --scope --node-options --script-shell --maxsockets',
  '--depth --modules-folder --cache-folder --network-timeout --mutex --network-concurrency --preferred-cache-folder',
  '--global-folder --use-yarnrc --child-concurrency --mode --filter -F --filter-prod --store-dir --reporter',
  '--workspace-concurrency --modules-dir --virtual-store-dir --lockfile-dir --package-import-method --global-dir',
];
const NODE_ELSEWHERE = ['-g', '--global', '--location', '--prefix', '-C', '--dir', '--cwd', '--offline'];

/** `install`, and what npm forgives. */
const NPM_INSTALL = words('install i in ins inst insta instal isnt isnta isntal isntall');

export const NODE_MANAGERS: readonly PackageManager[] = [
  {
    name: 'npm',
    programs: ['npm'],
    kind: 'language',
    grammar: { short: 'letters', taking: words(...NODE_OPTIONS) },
    actions: actions({
      install: 'install i in ins inst insta instal isnt isnta isntal isntall add install-test it',
      restore: 'ci clean-install ic install-clean isntall-clean install-ci-test cit',
      upgrade: 'update up upgrade udpate',
      remove: 'uninstall unlink remove rm r un',
      clean: 'cache|clean cache|clear cache|rm',
    }),
    restoring: NPM_INSTALL,
    inert: [...HELP, '--dry-run', '--version', '-v', '--package-lock-only'],
    elsewhere: NODE_ELSEWHERE,
    cache: {
      folders: ['.npm'],
      mounts: ['/root/.npm'],
      filledBy: ['install', 'restore', 'upgrade'],
      movedBy: ['--cache', 'NPM_CONFIG_CACHE', 'npm_config_cache', '--offline'],
      clean: 'npm cache clean --force',
    },
    versions: NODE_VERSIONS,
    lock: {
      files: ['package-lock.json', 'npm-shrinkwrap.json'],
      subcommands: NPM_INSTALL,
      frozen: ['--no-package-lock', '--package-lock', '--save', '-S', '-D', '--save-dev', '--no-save'],
    },
  },
  {
    name: 'yarn',
    programs: ['yarn', 'yarnpkg'],
    kind: 'language',
    grammar: { short: 'letters', taking: words(...NODE_OPTIONS) },
    actions: actions({
      install: 'add global|add',
      restore: ' install workspaces|focus',
      upgrade: 'upgrade up',
      remove: 'remove global|remove',
      clean: 'cache|clean',
    }),
    inert: [...HELP, '--version', '-v', '-V'],
    elsewhere: NODE_ELSEWHERE,
    cache: {
      folders: ['.cache/yarn', '.yarn', '/usr/local/share/.cache'],
      mounts: ['/usr/local/share/.cache'],
      filledBy: ['install', 'restore', 'upgrade'],
      movedBy: ['--cache-folder', 'YARN_CACHE_FOLDER', 'YARN_ENABLE_GLOBAL_CACHE', '--offline'],
      clean: 'yarn cache clean',
    },
    versions: NODE_VERSIONS,
    lock: {
      files: ['yarn.lock'],
      subcommands: words(' install'),
      frozen: ['--frozen-lockfile', '--immutable', '--no-immutable', '--no-lockfile', '--pure-lockfile', '--mode'],
      frozenVariables: ['YARN_ENABLE_IMMUTABLE_INSTALLS', 'CI'],
    },
  },
  {
    name: 'pnpm',
    programs: ['pnpm'],
    kind: 'language',
    grammar: { short: 'letters', taking: words(...NODE_OPTIONS) },
    actions: actions({
      install: 'install i add',
      restore: 'fetch ci',
      upgrade: 'update up upgrade',
      remove: 'remove rm uninstall un',
      clean: 'store|prune',
    }),
    restoring: words('install i'),
    inert: [...HELP, '--version', '-v', '--lockfile-only', '--fix-lockfile'],
    elsewhere: NODE_ELSEWHERE,
    // The store is hard-linked into node_modules: emptying it in the same layer frees little.
    cache: {
      folders: ['.local/share/pnpm/store', '/pnpm/store', '.pnpm-store'],
      filledBy: ['install', 'restore', 'upgrade'],
      movedBy: ['--store-dir', 'PNPM_HOME', 'npm_config_store_dir', 'NPM_CONFIG_STORE_DIR'],
    },
    versions: NODE_VERSIONS,
    lock: {
      files: ['pnpm-lock.yaml'],
      subcommands: words('install i'),
      frozen: ['--frozen-lockfile', '--no-frozen-lockfile', '--no-lockfile', '--lockfile-only', '--fix-lockfile'],
      frozenVariables: ['CI'],
    },
  },
];
