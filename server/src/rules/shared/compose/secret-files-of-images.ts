import { factsOf } from '../../../model/image/facts.ts';
import type { ImageReference } from '../../../model/image/reference.ts';

/** What is put behind the name of a variable to give a file instead, by product; and for which variables. */
const SUPPORT: Readonly<Record<string, { readonly suffix: string; readonly names: RegExp }>> = {
  // https://hub.docker.com/_/postgres
  postgres: { suffix: '_FILE', names: /^POSTGRES_(?:PASSWORD|USER|DB)$/ },
  // https://hub.docker.com/_/mysql
  mysql: { suffix: '_FILE', names: /^MYSQL_(?:ROOT_PASSWORD|PASSWORD|USER|DATABASE)$/ },
  // https://hub.docker.com/_/mariadb
  mariadb: { suffix: '_FILE', names: /^(?:MARIADB|MYSQL)_(?:ROOT_PASSWORD|PASSWORD|USER|DATABASE)$/ },
  // https://hub.docker.com/_/mongo
  mongo: { suffix: '_FILE', names: /^MONGO_INITDB_ROOT_(?:USERNAME|PASSWORD)$/ },
  // https://hub.docker.com/_/wordpress
  wordpress: { suffix: '_FILE', names: /^WORDPRESS_(?:DB_(?:USER|PASSWORD|NAME)|[A-Z_]+_(?:KEY|SALT))$/ },
  // https://hub.docker.com/_/nextcloud
  nextcloud: {
    suffix: '_FILE',
    names: /^(?:NEXTCLOUD_ADMIN|MYSQL|POSTGRES)_(?:USER|PASSWORD)$|^REDIS_HOST_PASSWORD$|^SMTP_PASSWORD$/,
  },
  // https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/
  grafana: { suffix: '__FILE', names: /^GF_[A-Z_]+$/ },
};

/** The variable through which an image reads the value of `name` from a file; undefined where it has none. */
export function fileVariable(image: ImageReference, name: string): string | undefined {
  const support = SUPPORT[factsOf(image)?.name ?? ''];
  return support?.names.test(name) ? `${name}${support.suffix}` : undefined;
}
