// Runs Azurite in a process group of its own, so that a Ctrl-C meant for the server does not reach the storage before
// the server has let go of it. Azurite is asked to close, and writes out its data, when this script's standard input
// ends: when the server says so, and as well when the server is killed and can say nothing any more.
//
// usage: node azurite-keeper.mjs LOG AZURITE [ARGUMENT...]
import { spawn } from "node:child_process";
import { openSync } from "node:fs";

const closingMilliseconds = 10_000; // writing out takes well under a second; a hung process must not stay for ever

const [log, azuriteScript, ...azuriteArguments] = process.argv.slice(2);
// A file and not a pipe: a pipe to a killed server would break Azurite while it writes out its data.
const output = openSync(log, "w");
const azurite = spawn(process.execPath, [azuriteScript, ...azuriteArguments], {
  detached: true,
  windowsHide: true,
  stdio: ["ignore", output, output, "ipc"],
});

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {}); // the server decides when storage stops
}

azurite.on("error", () => process.exit(1));
azurite.on("exit", (code) => process.exit(code ?? 1));
process.stdin.on("end", () => {
  if (azurite.connected) {
    azurite.send("shutdown", () => azurite.disconnect());
  }
  setTimeout(() => azurite.kill("SIGKILL"), closingMilliseconds).unref();
});
process.stdin.resume();
