import 'reflect-metadata';
import { ConfigError, configHelp, readConfig } from './app/config/config.ts';
import { isStartRefusal, startServer } from './app/server.ts';

if (process.argv.includes('--help')) {
  console.log(`Apotheca, the inventory server of a pharmacy.\n\n${configHelp()}`);
  process.exit(0);
}

// Only a server that was started with a channel to its parent hears this: the parent is gone, perhaps while the modules above were read. Until
// there is a server, nothing has to be closed.
let orphaned = (): void => process.exit(1);
process.on('disconnect', () => orphaned());
if (process.send !== undefined && !process.connected) orphaned();

try {
  const config = readConfig();
  const server = await startServer(config);
  let stopping = false;
  const stop = (signal: NodeJS.Signals, code = 0) => {
    // Who asks twice does not want to wait.
    if (stopping) process.exit(1);
    stopping = true;
    // The process ends when nothing is left to do; this is for what does not end.
    setTimeout(() => process.exit(1), (config.SHUTDOWN_SECONDS + 2) * 1_000).unref();
    server.close().then(
      () => process.exit(code),
      (error: unknown) => {
        server.platform.log.fatal({ err: error, signal }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGTERM', () => stop('SIGTERM'));
  orphaned = () => stop('SIGTERM');
  void server.refused.then((error) => {
    console.error(error.message);
    stop('SIGTERM', 1);
  });
  // Last: whoever reads it may tell the server to stop at once.
  server.platform.log.info({ url: server.url }, 'listening');
} catch (error) {
  if (error instanceof ConfigError) {
    console.error(error.message);
    process.exit(2);
  }
  const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  const told = isStartRefusal(error) ? error.message : error;
  console.error(
    taken ? 'A port is in use by another program. Set PORT, and METRICS_PORT if you use it, to free ones.' : told,
  );
  process.exit(1);
}
