import type { Neighbours } from '../../rules/rule.ts';
import { dependenciesOf } from './dependencies.ts';

/** A database, a cache or a broker that a project talks to, by the snippet of its service. */
export interface Backing {
  readonly snippet: string;
  /** The packages that say so, as the manifest names them. */
  readonly found: readonly string[];
  /** Whether the project needs it wherever it runs, and not only while it is developed. */
  readonly isSure: boolean;
}

/** Drivers: packages that are of use only beside that one server. Ports of several databases are none. */
const DRIVERS: Readonly<Record<string, string>> = {
  'service-postgres':
    'pg pg-promise pg-native postgres @prisma/adapter-pg psycopg psycopg2 psycopg2-binary psycopg-binary asyncpg pg8000 ' +
    'github.com/jackc/pgx github.com/lib/pq gorm.io/driver/postgres tokio-postgres sqlx/postgres diesel/postgres ' +
    'postgrex ext-pgsql ext-pdo_pgsql org.postgresql:postgresql org.postgresql:r2dbc-postgresql',
  'service-mysql':
    'mysql mysql2 mysqlclient pymysql aiomysql asyncmy mysql-connector-python github.com/go-sql-driver/mysql ' +
    'gorm.io/driver/mysql mysql_async sqlx/mysql diesel/mysql myxql ext-mysqli ext-pdo_mysql ' +
    'com.mysql:mysql-connector-j mysql:mysql-connector-java',
  'service-mariadb': 'mariadb org.mariadb.jdbc:mariadb-java-client org.mariadb:r2dbc-mariadb',
  'service-mongo':
    'mongodb mongoose pymongo motor beanie mongoengine go.mongodb.org/mongo-driver mongo mongoid mongodb_driver ' +
    'mongodb/mongodb ext-mongodb org.mongodb:mongodb-driver-sync org.springframework.boot:spring-boot-starter-data-mongodb',
  'service-redis':
    'redis ioredis bull bullmq connect-redis rq celery/redis django-redis github.com/redis/go-redis ' +
    'github.com/go-redis/redis fred sidekiq redix predis/predis ext-redis redis.clients:jedis io.lettuce:lettuce-core ' +
    'org.springframework.boot:spring-boot-starter-data-redis',
  'service-valkey': 'iovalkey @valkey/valkey-glide valkey valkey-glide github.com/valkey-io/valkey-go',
  'service-rabbitmq':
    'amqplib amqp-connection-manager pika aio-pika github.com/rabbitmq/amqp091-go lapin bunny amqp ext-amqp ' +
    'php-amqplib/php-amqplib com.rabbitmq:amqp-client org.springframework.boot:spring-boot-starter-amqp',
  'service-kafka':
    'kafkajs node-rdkafka @confluentinc/kafka-javascript confluent-kafka kafka-python aiokafka rdkafka ruby-kafka karafka ' +
    'github.com/segmentio/kafka-go github.com/ibm/sarama github.com/twmb/franz-go brod broadway_kafka ext-rdkafka ' +
    'github.com/confluentinc/confluent-kafka-go org.apache.kafka:kafka-clients org.springframework.kafka:spring-kafka',
  'service-elasticsearch':
    '@elastic/elasticsearch elasticsearch github.com/elastic/go-elasticsearch elasticsearch/elasticsearch ' +
    'co.elastic.clients:elasticsearch-java org.springframework.boot:spring-boot-starter-data-elasticsearch',
};

const SNIPPETS: ReadonlyMap<string, string> = new Map(
  Object.entries(DRIVERS).flatMap(([snippet, names]) => names.split(' ').map(name => [name, snippet] as const)),
);

/** The snippets of every service that can be told by a package. */
export const backingSnippets: readonly string[] = Object.keys(DRIVERS);

/** What a project talks to, by the packages that its manifests ask for; in the order of the table. */
export function backingOf(neighbours: Neighbours): readonly Backing[] {
  const found = new Map<string, { readonly names: Set<string>; isSure: boolean }>();
  for (const { name, isForDevelopment } of dependenciesOf(neighbours)) {
    const snippet = SNIPPETS.get(name);
    if (snippet === undefined) continue;
    const known = found.get(snippet) ?? { names: new Set(), isSure: false };
    known.names.add(name);
    known.isSure ||= !isForDevelopment;
    found.set(snippet, known);
  }
  return backingSnippets.flatMap(snippet => {
    const known = found.get(snippet);
    return known ? [{ snippet, found: [...known.names], isSure: known.isSure }] : [];
  });
}
