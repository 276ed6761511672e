// Uploads a file and prints its digest.
import { readFile } from "node:fs/promises";

const [server, file, name, ...others] = process.argv.slice(2);
if (name === undefined || others.length > 0) {
  console.error("usage: [SUMMARIZER_API_KEY=...] node clients/digest.mjs SERVER FILE NAME");
  process.exit(2);
}

const headers = process.env.SUMMARIZER_API_KEY ? { "x-api-key": process.env.SUMMARIZER_API_KEY } : {};

async function call(method, path, body) {
  const answer = await fetch(server + path, { method, headers, body });
  const content = await answer.json();
  if (!answer.ok) {
    throw new Error(`${content.title} ${content.detail}`);
  }
  return content;
}

const path = name.split("/").map(encodeURIComponent).join("/");
const upload = await call("PUT", `/api/articles/${path}`, await readFile(file));
const digest = await call("GET", `${upload.links.self}?wait=30`);
console.log(JSON.stringify(digest));
