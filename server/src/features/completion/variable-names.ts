import { factsOf } from '../../model/image/facts.ts';
import type { ImageReference } from '../../model/image/reference.ts';

/** What any program may read. */
const ANYWHERE = ['PATH', 'LANG', 'TZ', 'PORT'];
/** What programs in an image read, by the image's name in our facts. Every name is explained by a phrase. */
const BY_IMAGE: Readonly<Record<string, readonly string[]>> = {
  node: ['NODE_ENV', 'NODE_OPTIONS', 'NPM_CONFIG_LOGLEVEL'],
  python: [
    ...['PYTHONUNBUFFERED', 'PYTHONDONTWRITEBYTECODE', 'PIP_NO_CACHE_DIR', 'VIRTUAL_ENV'],
    ...['DJANGO_SETTINGS_MODULE', 'FLASK_APP'],
  ],
  golang: ['CGO_ENABLED', 'GOOS', 'GOARCH', 'GOPROXY'],
  rust: ['CARGO_HOME', 'RUSTUP_HOME'],
  ruby: ['RAILS_ENV', 'BUNDLE_PATH', 'GEM_HOME'],
  'eclipse-temurin': ['JAVA_TOOL_OPTIONS', 'JAVA_OPTS', 'JAVA_HOME'],
  'dotnet-aspnet': ['ASPNETCORE_URLS', 'ASPNETCORE_ENVIRONMENT'],
  postgres: [
    ...['POSTGRES_PASSWORD_FILE', 'POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD', 'POSTGRES_INITDB_ARGS'],
    ...['POSTGRES_HOST_AUTH_METHOD', 'PGDATA'],
  ],
  mysql: ['MYSQL_ROOT_PASSWORD', 'MYSQL_DATABASE', 'MYSQL_USER', 'MYSQL_PASSWORD', 'MYSQL_ALLOW_EMPTY_PASSWORD'],
  mariadb: ['MARIADB_ROOT_PASSWORD', 'MARIADB_DATABASE', 'MARIADB_USER', 'MARIADB_PASSWORD'],
  mongo: ['MONGO_INITDB_ROOT_USERNAME', 'MONGO_INITDB_ROOT_PASSWORD'],
  rabbitmq: ['RABBITMQ_DEFAULT_USER', 'RABBITMQ_DEFAULT_PASS'],
  elasticsearch: ['discovery.type', 'ES_JAVA_OPTS'],
  grafana: ['GF_SECURITY_ADMIN_PASSWORD'],
  wordpress: ['WORDPRESS_DB_HOST', 'WORDPRESS_DB_USER', 'WORDPRESS_DB_PASSWORD', 'WORDPRESS_DB_NAME'],
  minio: ['MINIO_ROOT_USER', 'MINIO_ROOT_PASSWORD'],
};

/** Variables that programs in this image read, those of the image first; for an image nobody knows only the common ones. */
export function variableNamesFor(image: ImageReference | undefined): readonly string[] {
  const product = (image && factsOf(image)?.name) ?? '';
  return [...(Object.hasOwn(BY_IMAGE, product) ? (BY_IMAGE[product] ?? []) : []), ...ANYWHERE];
}

/** All of them, for the test that each is explained. */
export const everyVariableName: readonly string[] = [...Object.values(BY_IMAGE).flat(), ...ANYWHERE];

/** https://specs.opencontainers.org/image-spec/annotations/ — those that people write, the most useful first. */
export const LABELS: readonly string[] = [
  ...['source', 'title', 'description', 'version', 'revision', 'licenses', 'authors', 'vendor', 'url'],
  ...['documentation', 'created', 'base.name', 'base.digest'],
].map(name => `org.opencontainers.image.${name}`);
