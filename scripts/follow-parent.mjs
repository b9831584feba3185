/** Loaded into a program by `start.mjs`: the program shuts down when its parent is gone, even by kill -9. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
