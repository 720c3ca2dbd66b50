// Facts from the command references at pip.pypa.io, docs.astral.sh/uv and python-poetry.org.
import type { PackageManager, Versions } from './manager.ts';
import { actions, words } from './words.ts';

const HELP = ['-h', '--help'];

/** `requests==2.32`; and what says by itself where it comes from: `name @ URL`, a file, a repository. */
const PYTHON_VERSIONS: Versions = {
  pinned: /[=<>~@]/,
  other: /^[./]|^[a-z+]+:\/\/|\/|\.(?:whl|zip|tar\.gz|txt)$/,
  separator: '==',
};

const PYTHON_OPTIONS = [
  '-r --requirement --requirements -c --constraint --constraints -e --editable -t --target --platform --python-version',
  '--implementation --abi --prefix --root --src --upgrade-strategy -C --config-settings --config-setting',
  '--global-option --install-option --build-option --no-binary --only-binary --progress-bar --report -i --index-url',
  '--pypi-url --extra-index-url -f --find-links --log --proxy --retries --timeout --default-timeout --exists-action',
  '--trusted-host --cert --client-cert --cache-dir --use-feature --use-deprecated --keyring-provider --python',
  '--root-user-action --group -w --wheel-dir -d --dest',
];

export const PYTHON_MANAGERS: readonly PackageManager[] = [
  {
    name: 'pip',
    programs: ['pip'],
    kind: 'language',
    grammar: { short: 'letters', taking: words(...PYTHON_OPTIONS) },
    actions: actions({ install: 'install', prepare: 'wheel', remove: 'uninstall', clean: 'cache|purge' }),
    listFlags: ['-r', '--requirement', '-e', '--editable', '--group'],
    inert: [...HELP, '--dry-run', '--version', '-V'],
    elsewhere: ['--no-index', '--find-links', '-f'],
    cache: {
      folders: ['.cache/pip'],
      mounts: ['/root/.cache/pip'],
      filledBy: ['install', 'restore', 'prepare'],
      off: ['--no-cache-dir', '--no-cache'],
      offVariables: ['PIP_NO_CACHE_DIR'],
      movedBy: ['--cache-dir', 'PIP_CACHE_DIR', 'XDG_CACHE_HOME', '--no-index'],
      add: '--no-cache-dir',
    },
    versions: { ...PYTHON_VERSIONS, flags: ['-c', '--constraint', '--require-hashes'] },
  },
  {
    name: 'uv',
    programs: ['uv'],
    kind: 'language',
    grammar: {
      short: 'letters',
      taking: words(
        ...PYTHON_OPTIONS,
        '-b --build-constraint --build-constraints --override --overrides --extra --only-group --no-group -p --index',
        '--default-index --index-strategy -P --upgrade-package --reinstall-package --resolution --prerelease',
        '--fork-strategy --exclude-newer --link-mode --no-build-package --no-binary-package --refresh-package',
        '--python-platform --color --project --directory --config-file --allow-insecure-host --with --from',
        '--torch-backend --package --script --no-install-package',
      ),
    },
    actions: actions({
      install: 'pip|install add tool|install',
      restore: 'sync pip|sync',
      remove: 'remove pip|uninstall',
      clean: 'cache|clean cache|prune clean',
    }),
    listFlags: ['-r', '--requirement', '--requirements', '-e', '--editable', '--group'],
    inert: [...HELP, '--dry-run', '--version', '-V', '--check'],
    elsewhere: ['--project', '--directory', '--no-index', '--find-links', '-f', '--script'],
    cache: {
      folders: ['.cache/uv'],
      mounts: ['/root/.cache/uv'],
      filledBy: ['install', 'restore'],
      off: ['--no-cache', '-n', '--no-cache-dir'],
      offVariables: ['UV_NO_CACHE'],
      movedBy: ['--cache-dir', 'UV_CACHE_DIR', 'XDG_CACHE_HOME', '--no-index', '--offline'],
      add: '--no-cache',
    },
    versions: { ...PYTHON_VERSIONS, flags: ['-c', '--constraint', '--constraints', '--require-hashes'] },
    lock: {
      files: ['uv.lock'],
      subcommands: words('sync'),
      frozen: ['--locked', '--frozen', '--upgrade', '-U', '-P', '--upgrade-package', '--no-lock', '--script'],
      frozenVariables: ['UV_LOCKED', 'UV_FROZEN'],
    },
  },
  {
    name: 'poetry',
    programs: ['poetry'],
    kind: 'language',
    grammar: {
      short: 'letters',
      taking: words('--without --with --only -E --extras -C --directory -P --project -G --group --source --python'),
    },
    actions: actions({
      install: 'add',
      restore: 'install sync',
      upgrade: 'update',
      remove: 'remove',
      clean: 'cache|clear',
    }),
    inert: [...HELP, '--dry-run', '--version', '-V'],
    elsewhere: ['-C', '--directory', '-P', '--project'],
    cache: {
      folders: ['.cache/pypoetry'],
      mounts: ['/root/.cache/pypoetry'],
      filledBy: ['install', 'restore', 'upgrade'],
      off: ['--no-cache'],
      movedBy: ['POETRY_CACHE_DIR', 'XDG_CACHE_HOME'],
    },
    versions: PYTHON_VERSIONS,
  },
];
