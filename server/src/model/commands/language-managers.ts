// Facts from the command references at guides.rubygems.org, bundler.io, getcomposer.org, go.dev/ref/mod,
// doc.rust-lang.org/cargo and learn.microsoft.com/dotnet.
import type { PackageManager, Versions } from './manager.ts';
import { actions, words } from './words.ts';

const HELP = ['-h', '--help'];

/** `rake:13.2`, `rake -v 13.2`. */
const RUBY_VERSIONS: Versions = {
  pinned: /:/,
  other: /^[./]|\.gem$|\//,
  flags: ['-v', '--version', '-g', '--file'],
  separator: ':',
};

export const LANGUAGE_MANAGERS: readonly PackageManager[] = [
  {
    name: 'gem',
    programs: ['gem'],
    kind: 'language',
    grammar: {
      short: 'letters',
      taking: words('-v --version -i --install-dir -n --bindir --source -s -P --trust-policy --platform --config-file'),
    },
    actions: actions({ install: 'install i', upgrade: 'update', remove: 'uninstall' }),
    inert: [...HELP, '--explain'],
    versions: RUBY_VERSIONS,
  },
  {
    name: 'bundle',
    programs: ['bundle', 'bundler'],
    kind: 'language',
    grammar: {
      short: 'letters',
      taking: words(
        '-j --jobs --retry --path --without --with --gemfile --shebang --trust-policy --group -g -v --version',
      ),
    },
    actions: actions({ install: 'add', restore: ' install', upgrade: 'update', remove: 'remove' }),
    inert: HELP,
    elsewhere: ['--gemfile'],
    versions: RUBY_VERSIONS,
  },
  {
    name: 'composer',
    programs: ['composer', 'composer.phar'],
    kind: 'language',
    grammar: {
      short: 'letters',
      taking: words('-d --working-dir --prefer-install --ignore-platform-req --audit-format --apcu-autoloader-prefix'),
    },
    actions: actions({
      install: 'require req r global|require',
      restore: 'install i',
      upgrade: 'update u upgrade',
      remove: 'remove rm uninstall',
      clean: 'clear-cache clearcache cc',
    }),
    inert: [...HELP, '--dry-run', '--version', '-V'],
    elsewhere: ['-d', '--working-dir'],
    cache: {
      folders: ['.composer', '.cache/composer', '/tmp/cache', '/tmp/composer-cache'],
      filledBy: ['install', 'restore', 'upgrade'],
      off: ['--no-cache'],
      movedBy: ['COMPOSER_CACHE_DIR', 'COMPOSER_HOME', 'XDG_CACHE_HOME'],
      add: '--no-cache',
    },
    versions: { pinned: /[:=]/, other: /^(?:php|ext-[\w-]+)$|^[./]/, separator: ':' },
  },
  {
    name: 'go',
    programs: ['go'],
    kind: 'language',
    grammar: {
      short: 'words',
      taking: words(
        '-C -o -p -mod -modfile -ldflags -gcflags -asmflags -gccgoflags -tags -exec -pkgdir -overlay -buildmode -compiler',
        '-installsuffix -toolexec -covermode -coverpkg -coverprofile -pgo -run -bench -timeout -count -cpu',
      ),
    },
    actions: actions({ install: 'install get', restore: 'mod|download', build: 'build test run vet' }),
    inert: ['-h', '-n'],
    elsewhere: ['-C', '-modfile'],
    cache: {
      folders: ['/go', '/go/pkg', '/go/pkg/mod', '.cache/go-build'],
      mounts: ['/go/pkg/mod', '/root/.cache/go-build'],
      mountsIn: 'golang',
      filledBy: ['install', 'restore', 'build'],
      movedBy: ['GOMODCACHE', 'GOCACHE', 'GOPATH', 'GOFLAGS', '-mod', 'XDG_CACHE_HOME'],
    },
    // Without `@` the version is that of go.mod.
    versions: { pinned: /@v?\d|@[0-9a-f]{7,}$/, other: /^[^@]*$/, separator: '@' },
  },
  {
    name: 'cargo',
    programs: ['cargo'],
    kind: 'language',
    grammar: {
      short: 'letters',
      taking: words(
        '--version --vers --git --branch --tag --rev --path --root --index --registry --target --target-dir --features',
        '-F --profile -p --package --bin --example --test --bench -j --jobs --color --config -Z --manifest-path',
        '--message-format --recipe-path -C --exclude',
      ),
    },
    actions: actions({ install: 'install', restore: 'fetch', build: 'build b test t run r check c bench rustc' }),
    inert: [...HELP, '--list', '--dry-run', '-V'],
    elsewhere: ['-C', '--manifest-path', '--offline'],
    cache: {
      folders: ['/usr/local/cargo', '/usr/local/cargo/registry', '.cargo', '.cargo/registry'],
      mounts: ['/usr/local/cargo/registry'],
      mountsIn: 'rust',
      filledBy: ['install', 'restore', 'build'],
      movedBy: ['CARGO_HOME', '--offline'],
    },
    versions: {
      pinned: /@/,
      other: /^[./]/,
      flags: ['--version', '--vers', '--git', '--path', '--rev', '--tag'],
      separator: '@',
    },
  },
  {
    name: 'dotnet',
    programs: ['dotnet'],
    kind: 'language',
    grammar: {
      short: 'letters',
      taking: words(
        '-c --configuration -r --runtime -o --output -f --framework -v --verbosity --version --tool-path --add-source',
        '--source -s --configfile --tool-manifest -a --arch --os --packages --project -p',
      ),
    },
    actions: actions({
      install: 'tool|install',
      restore: 'restore tool|restore',
      build: 'build publish test run pack',
      upgrade: 'tool|update',
      remove: 'tool|uninstall',
    }),
    inert: HELP,
    versions: { pinned: /@/, other: /^[./]/, flags: ['--version'], separator: '@' },
  },
];
