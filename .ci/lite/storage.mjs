// What Lite's storage (0.10) needs to be had without its command line, and the two answers in which
// it differs from Supabase's own storage, which the SDK is written for.
import { createHash } from "node:crypto";

const SIGN = /^\/storage\/v1\/object\/sign\//;

// Objects in memory: the adapters that Lite has are not among what its package exports.
export class Memory {
  driver = null;
  #objects = new Map();

  async getObject(bucket, key) {
    const { body, ...metadata } = this.#object(bucket, key);
    return { httpStatusCode: 200, metadata, body: new Blob([body]).stream() };
  }

  async uploadObject(bucket, key, _version, content, mimetype, cacheControl) {
    const body = Buffer.from(await new Response(content).arrayBuffer());
    const size = body.length;
    const eTag = `"${createHash("md5").update(body).digest("hex")}"`;
    const metadata = { cacheControl, contentLength: size, size, mimetype, eTag };
    metadata.lastModified = new Date();
    this.#objects.set(`${bucket}/${key}`, { ...metadata, body });
    return metadata;
  }

  async deleteObject(bucket, key) {
    this.#objects.delete(`${bucket}/${key}`);
  }

  async deleteObjects(bucket, keys) {
    for (const key of keys) await this.deleteObject(bucket, key);
  }

  async copyObject() {
    throw new Error("not needed");
  }

  async headObject(bucket, key) {
    const { body: _, ...metadata } = this.#object(bucket, key);
    return metadata;
  }

  async privateAssetUrl(bucket, key) {
    return `memory:${bucket}/${key}`;
  }

  #object(bucket, key) {
    const found = this.#objects.get(`${bucket}/${key}`);
    if (found === undefined) throw new Error(`no object ${bucket}/${key}`);
    return found;
  }
}

// Supabase calls a signed link `signedURL` and leaves out /storage/v1; and it names the file that
// is asked for with `download`, where Lite does not look.
export function asStorageAnswers(fetch) {
  return async (request) => {
    const response = await fetch(request);
    const url = new URL(request.url);
    if (!response.ok || !SIGN.test(url.pathname)) return response;
    if (request.method === "POST") {
      const { signedUrl } = await response.json();
      return Response.json({ signedURL: signedUrl.replace("/storage/v1", "") });
    }
    const name = url.searchParams.get("download");
    if (name === null) return response;
    const headers = new Headers(response.headers);
    const encoded = encodeURIComponent(name);
    headers.set("content-disposition", `attachment; filename*=UTF-8''${encoded};`);
    return new Response(response.body, { status: response.status, headers });
  };
}
