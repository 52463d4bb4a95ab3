// Started by install.mjs at the head of a process group. Its channel closes when install.mjs is killed; nothing of the group is left then.
import { spawn } from 'node:child_process';
import { endGroup } from './process-group.mjs';

process.on('disconnect', () => endGroup(process.pid));
if (!process.connected) process.exit(1);
const npm = spawn('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], {
  stdio: ['ignore', 'inherit', 'inherit'],
  shell: process.platform === 'win32',
});
npm.once('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
npm.once('exit', (code, signal) => {
  // The same end for this process, so that install.mjs can tell it.
  if (signal) process.kill(process.pid, signal);
  else process.exit(code ?? 1);
});
