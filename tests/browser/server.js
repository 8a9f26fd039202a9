// The preview server: it takes a project's folder, and gives the address at which `observatory serve` shows it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

import { binary, binaryThere, environment } from "./project.js";

const FIRST_LINE = /^Serving (http:\/\/127\.0\.0\.1:\d+\/)$/;

/**
 * Starts the server on any free port, and stops it after the test.
 *
 * Gives its address, once it has said so. Throws, with all that it printed, where it ends or says something else first.
 */
export async function serve(t, project, ...args) {
  await binaryThere();
  const server = spawn(binary, ["-C", project, "serve", "--port", "0", ...args], {
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  t.after(() => stop(server));
  // Where this process ends before the test does, the server must not outlive it.
  process.once("exit", () => server.kill("SIGKILL"));

  let errors = "";
  server.stderr.setEncoding("utf8").on("data", (text) => (errors += text));
  const line = await Promise.race([firstLine(server), ended(server)]);
  const address = line?.match(FIRST_LINE)?.[1];
  if (!address) {
    const said = line === undefined ? `ended with ${server.exitCode ?? server.signalCode}` : `began with "${line}"`;
    throw new Error(`observatory serve ${said} instead of "Serving http://127.0.0.1:PORT/"\n${errors}`);
  }
  return address;
}

async function firstLine(server) {
  // Reading goes on after the first line: a pipe that nobody reads fills up in time and holds the server back.
  const [line] = await once(createInterface({ input: server.stdout }), "line");
  return line;
}

async function ended(server) {
  if (server.exitCode === null && server.signalCode === null) await once(server, "close");
}

async function stop(server) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill("SIGTERM");
  // The one clock here: a server that does not go when it is asked to is a fault, but must not hang the tests.
  const hung = setTimeout(() => server.kill("SIGKILL"), 10_000);
  await ended(server);
  clearTimeout(hung);
  if (server.signalCode === "SIGKILL") throw new Error("observatory serve did not end within 10 s of SIGTERM");
}
