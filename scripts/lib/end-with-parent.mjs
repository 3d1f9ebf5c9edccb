// Loaded into a child of the launcher: the channel closes when the launcher is gone, however it went.

process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
