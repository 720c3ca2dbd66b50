import type { PortRange } from '../../../model/compose/ports.ts';

/**
 * Ports that nothing but one kind of database, cache or broker listens on by default; they tell what runs in an image
 * that nobody knows. https://www.iana.org/assignments/service-names-port-numbers has most of them; the others are from
 * the products' own documentation. Ports that all kinds of programs use, such as 8080 and 9000, are left out.
 */
const PRODUCTS: ReadonlyMap<number, string> = new Map([
  [1433, 'SQL Server'],
  [1521, 'Oracle Database'],
  [2379, 'etcd'],
  [3306, 'MySQL'],
  [5432, 'PostgreSQL'],
  [5672, 'AMQP'],
  [5984, 'CouchDB'],
  [6379, 'Redis'],
  [7687, 'Neo4j'],
  [8086, 'InfluxDB'],
  [9042, 'Cassandra'],
  [9092, 'Kafka'],
  [9200, 'Elasticsearch'],
  [11211, 'Memcached'],
  [15672, 'RabbitMQ'],
  [26257, 'CockroachDB'],
  [27017, 'MongoDB'],
]);

/** What a container listens with on this port; undefined when that cannot be told. */
export function productOn(target: PortRange): string | undefined {
  return target.from === undefined || target.from !== target.to ? undefined : PRODUCTS.get(target.from);
}
