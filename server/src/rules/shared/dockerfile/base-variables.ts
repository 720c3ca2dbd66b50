import type { Stage, VariableUse } from '../../../model/dockerfile/dockerfile.ts';
import { isPredefined } from '../../../model/dockerfile/predefined.ts';

/** What every image, shell or container has, whoever made it. */
const EVERYWHERE =
  'PATH HOME HOSTNAME USER LOGNAME SHELL PWD OLDPWD TERM LANG LANGUAGE LC_ALL TZ TMPDIR UID EUID PPID IFS';

/**
 * What well-known images set in their ENV, beyond what begins with their own name. The list is there for silence: a name
 * too many costs a finding, a name too few a false one.
 */
const IN_IMAGES =
  'YARN_VERSION PYTHON_VERSION PYTHON_PIP_VERSION PYTHON_SHA256 GPG_KEY GOPATH GOROOT GOLANG_VERSION GOTOOLCHAIN ' +
  'JAVA_HOME JAVA_VERSION RUBY_VERSION RUBY_MAJOR GEM_HOME BUNDLE_PATH PHP_VERSION PHP_INI_DIR PHPIZE_DEPS ' +
  'APACHE_DOCUMENT_ROOT APACHE_CONFDIR HTTPD_PREFIX HTTPD_VERSION RUST_VERSION RUSTUP_HOME CARGO_HOME NODE_VERSION ' +
  'NGINX_VERSION NJS_VERSION PKG_RELEASE PG_MAJOR PG_VERSION PGDATA GOSU_VERSION CATALINA_HOME TOMCAT_VERSION ' +
  'DOTNET_VERSION ASPNET_VERSION DOTNET_SDK_VERSION OTP_VERSION ELIXIR_VERSION CUDA_VERSION CONDA_DIR NB_USER NB_UID';

const KNOWN: ReadonlySet<string> = new Set(`${EVERYWHERE} ${IN_IMAGES}`.split(' '));

/** `TARGETSTAGE` joins the platform arguments, though the reference does not list it (BuildKit's defaultArgs). */
const TARGET_STAGE = 'TARGETSTAGE';

/**
 * Whether `name` may have a value in `stage` that this file does not give it: from its base image, or from Docker. An
 * image's variables begin with its own name more often than not: `NODE_VERSION`, `POSTGRES_USER`.
 */
export function mayComeFromBase(name: string, stage: Stage): boolean {
  if (KNOWN.has(name)) return true;
  let base = stage;
  while (base.parent) base = base.parent;
  const repository = (base.image?.reference?.familiar ?? '').split('/').at(-1) ?? '';
  const [product = ''] = repository.toUpperCase().split(/[^A-Z]/);
  return product.length > 1 && name.startsWith(product);
}

/** Whether BuildKit gives `name` a value once a stage declares it, and FROM lines without that. */
export function isBuildKitsOwn(name: string): boolean {
  return name === TARGET_STAGE || isPredefined(name);
}

/** Whether the author thought of the case that the variable is not set: `${NAME:-default}`, `${NAME:?message}`. */
export function expectsNothing({ operator }: VariableUse): boolean {
  return operator !== undefined && /^:?[-+?=]$/.test(operator);
}
