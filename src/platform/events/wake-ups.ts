import { setTimeout as sleep } from 'node:timers/promises';
import { RedisPubSub } from 'graphql-redis-subscriptions';
import { Redis } from 'ioredis';
import type { Logger } from '../log.ts';

/** "The organization's history has grown up to this position." Losing, doubling or reordering wake-ups does no harm. */
export interface WakeUp {
  readonly organizationId: string;
  readonly position: string;
}

/** Carries wake-ups between the nodes, or within the one there is. */
export interface WakeUpBus {
  publish(wakeUp: WakeUp): Promise<void>;
  listen(listener: (wakeUp: WakeUp) => void): Promise<void>;
  close(): Promise<void>;
}

/** For one process alone. */
export function localWakeUps(): WakeUpBus {
  const listeners = new Set<(wakeUp: WakeUp) => void>();
  return {
    publish: async (wakeUp) => {
      for (const listener of listeners) listener(wakeUp);
    },
    listen: async (listener) => {
      listeners.add(listener);
    },
    close: async () => listeners.clear(),
  };
}

const topic = 'apotheca.hints';

/** For several processes on one database. While Redis is away wake-ups are lost, and every node finds the events by polling. */
export function redisWakeUps(redis: RedisConnections): WakeUpBus {
  const pubSub = new RedisPubSub({ publisher: redis.commands, subscriber: redis.subscriber });
  return {
    publish: (wakeUp) => pubSub.publish(topic, wakeUp),
    listen: async (listener) => {
      await pubSub.subscribe(topic, listener);
    },
    close: async () => undefined,
  };
}

export interface RedisConnections {
  readonly commands: Redis;
  readonly subscriber: Redis;
  close(): void;
}

/** A command that takes longer is given up, and whoever asked goes on as without Redis. */
const commandMs = 1_000;
/** How often each connection is asked for a sign of life: a Redis that hangs and a line that swallows everything say nothing by themselves. */
const pingMs = 2_000;

/** Two connections, since one that subscribes can do nothing else. Both reconnect by themselves and never hold a command back. */
export function connectRedis(url: string, log: Logger): RedisConnections {
  const connect = (role: string, offlineQueue: boolean) => {
    const redis = new Redis(url, {
      connectionName: `apotheca-${role}`,
      enableOfflineQueue: offlineQueue,
      maxRetriesPerRequest: offlineQueue ? null : 1,
      // What waits for the connection waits as long as it takes.
      ...(!offlineQueue && { commandTimeout: commandMs }),
      connectTimeout: commandMs,
      disconnectTimeout: commandMs,
      retryStrategy: (times) => Math.min(times * 100, 2_000),
    });
    let away = false;
    redis.on('error', (error) => {
      if (!away) log.warn({ err: error, role }, 'Redis cannot be reached; going on without it');
      away = true;
    });
    redis.on('ready', () => {
      if (away) log.info({ role }, 'Redis is back');
      away = false;
    });
    let waiting = false;
    const pinging = setInterval(() => {
      // Connected, and not let in since the last look: nothing else gives that up.
      const stuck = redis.status === 'connect';
      if (stuck && waiting) redis.disconnect(true);
      waiting = stuck;
      if (redis.status !== 'ready') return;
      const late = sleep(commandMs).then(() => Promise.reject(new Error(`No sign of life within ${commandMs} ms`)));
      Promise.race([redis.ping(), late]).catch((error: unknown) => {
        if (redis.status !== 'ready') return;
        log.warn({ err: error, role }, 'Redis does not answer; going on without it');
        away = true;
        // Commands are refused at once from here on, until it answers on a new connection.
        redis.disconnect(true);
      });
    }, pingMs);
    return Object.assign(redis, { stopPinging: () => clearInterval(pinging) });
  };
  const commands = connect('commands', false);
  // The subscription waits for the connection; commands do not, since what they carry is useless later.
  const subscriber = connect('subscriber', true);
  return {
    commands,
    subscriber,
    close: () => {
      for (const redis of [commands, subscriber]) {
        redis.stopPinging();
        redis.disconnect();
      }
    },
  };
}
