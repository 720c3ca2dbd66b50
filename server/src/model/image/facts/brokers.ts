import type { ImageFacts } from './image-facts.ts';

/** 15672 answers in `management` tags only. The community mends the newest minor; 3.11 and 4.1 are left out: sources differ. */
export const rabbitmq: ImageFacts = {
  name: 'rabbitmq',
  title: 'RabbitMQ',
  names: ['rabbitmq'],
  kind: 'broker',
  user: 'root',
  dropsRoot: true,
  ports: [5672, 15672],
  data: [{ folder: '/var/lib/rabbitmq' }],
  cycles: [
    { version: '4.2', eol: null },
    { version: '4.0', eol: '2025-04-15' },
    { version: '3.13', eol: '2024-09-18' },
    { version: '3.12', eol: '2024-02-22' },
    { version: '3.10', eol: '2023-07-31' },
    { version: '3.9', eol: '2023-01-31' },
    { version: '3.8', eol: '2022-07-31' },
    { version: '3.7', eol: '2020-09-30' },
  ],
  current: ['4'],
  variants: ['alpine', 'management', 'management-alpine'],
  checked: '2026-11-21',
  source: 'https://www.rabbitmq.com/release-information',
};

/** Its folder of data depends on the configuration (a temporary one unless `log.dirs` is set): not told here. */
export const kafka: ImageFacts = {
  name: 'kafka',
  title: 'Apache Kafka',
  names: ['apache/kafka', 'apache/kafka-native'],
  kind: 'broker',
  user: 'appuser',
  ports: [9092],
  cycles: [],
  current: ['4.3.1'],
  checked: '2026-11-29',
  source: 'https://hub.docker.com/r/apache/kafka',
};
