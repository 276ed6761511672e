// Loaded into Azurite before its own code. Our end of its standard input is closed when it shall stop, and the operating
// system closes it when the test process dies in any way: no emulator is left behind.
"use strict";

process.stdin.resume();
process.stdin.on("end", () => {
  // Azurite saves its data and closes its ports on SIGTERM; before it listens there is nothing to save.
  if (!process.emit("SIGTERM")) process.exit();
  setTimeout(() => process.exit(1), 10_000).unref();
});
