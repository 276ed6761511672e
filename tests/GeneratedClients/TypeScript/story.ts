// The story of the README with types that openapi-typescript generated: upload, wait, search, export, change on a condition.
import createClient from "openapi-fetch";
import type { paths } from "../../../artifacts/clients/typescript/schema.js";

declare const process: { argv: string[] };

const [server, key, article] = process.argv.slice(2) as [string, string, string];
const client = createClient<paths>({ baseUrl: server, headers: { "x-api-key": key } });
const bees = "Bees live on the roofs. The keeper counts them each morning.";

const { data: uploaded } = await client.PUT("/api/articles/{article}", {
  params: { path: { article: "typescript/seed library é.md" } },
  headers: { "Content-Type": "application/octet-stream" },
  body: article,
  bodySerializer: (text) => text,
});
const { data: digest } = await client.GET("/api/articles/{article}", {
  params: { path: { article: uploaded!.id }, query: { wait: 60 } },
});
console.log(`${digest!.status}: ${digest!.title}`);

for (const name of ["typescript/a.txt", "typescript/b.txt"]) {
  await client.POST("/api/articles", { params: { query: { wait: 60 } }, body: { text: bees, name } });
}

const { data: found } = await client.GET("/api/articles", {
  params: { query: { q: '"seed library"', language: "en" } },
});
console.log(`found: ${found!.items.some((item) => item.id === uploaded!.id) ? "True" : "False"}`);

const { data: folder } = await client.GET("/api/articles", { params: { query: { name: "typescript/*" } } });
console.log(`in the folder: ${folder!.items.map((item) => item.name).join(", ")}`);

const { data: lines } = await client.GET("/api/articles/export", {
  params: { query: { name: "typescript/*" } },
  parseAs: "text",
});
console.log(`exported: ${lines!.split("\n").filter(Boolean).length}`);

const { error, response } = await client.DELETE("/api/articles/{article}", {
  params: { path: { article: uploaded!.id }, header: { "If-Match": '"another"' } },
});
console.log(`refused: ${response.status} ${error!.type}`);
