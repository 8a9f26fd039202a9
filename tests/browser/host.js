// A host for a built site: it takes the site's folder, and serves its files on this machine alone, compressed as most hosts
// send them.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  xml: "application/xml; charset=utf-8",
};

/**
 * Serves a folder, which may be filled later, until the test is over.
 *
 * Gives the address, and how many bytes of how many files were sent so far.
 */
export async function host(t, site) {
  const sent = { bytes: 0, files: 0 };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    const name = decodeURIComponent(pathname.replace(/\/$/, "/index.html"));
    const text = await readFile(path.join(site, path.posix.normalize(name))).catch(() => undefined);
    if (text === undefined) return response.writeHead(404).end();
    const body = gzipSync(text);
    sent.bytes += body.length;
    sent.files += 1;
    const type = TYPES[name.split(".").pop()] ?? "application/octet-stream";
    return response.writeHead(200, { "content-type": type, "content-encoding": "gzip", "cache-control": "max-age=600" }).end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  t.after(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return { address: `http://127.0.0.1:${server.address().port}/`, sent };
}
