// Runs Azurite in its own process group, so that Ctrl-C does not stop the storage before the server has finished with it.
// When this script's standard input ends, it asks Azurite to close and write its data: the server closes the input, and
// so does the operating system if the server is killed.
//
// usage: node azurite-keeper.mjs LOG AZURITE [ARGUMENT...]
import { spawn } from "node:child_process";
import { openSync } from "node:fs";

const closingMilliseconds = 10_000; // writing takes well under a second; a hung process must not stay forever

const [log, azuriteScript, ...azuriteArguments] = process.argv.slice(2);
// A file, not a pipe: a pipe to a killed server would break Azurite while it writes its data.
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
