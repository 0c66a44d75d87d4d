// Supabase Lite before a Postgres that runs already, reached by its socket's folder.
// usage: node serve.mjs PORT SOCKET_FOLDER DATABASE PUBLISHABLE_KEY SECRET_KEY
import { serve } from "@hono/node-server";
import { App } from "@supabase/lite";
import { createPostgresConnection } from "@supabase/lite/postgres";
import { asStorageAnswers, Memory } from "./storage.mjs";

const [port, host, database, publishable_key, secret_key] = process.argv.slice(2);

// Lite hands the driver JSON arguments that are text already; the driver's own form of the type
// would quote them once more, and the function would be called with a string.
const json = (oid) => ({
  to: oid,
  from: [oid],
  serialize: (value) => (typeof value === "string" ? value : JSON.stringify(value)),
  parse: JSON.parse,
});

const app = new App({
  connection: createPostgresConnection({
    postgresOptions: {
      host,
      database,
      user: "postgres",
      onnotice: () => {},
      types: { json: json(114), jsonb: json(3802) },
    },
  }),
  auth: { enabled: false, publishable_key, secret_key, jwt_secret: secret_key.padEnd(32, "-") },
  storage: { enabled: true },
});
app._storageAdapter = new Memory();
await app.ensureSystemSchema();

const answer = asStorageAnswers((request) => app.fetch(request));
serve({ port: Number(port), hostname: "127.0.0.1", fetch: answer });
