/** Asks the server. Every failure is a Problem with what the server said and the request's id. */

export class Problem extends Error {
  constructor({title, detail, status, requestId, fault}) {
    super(detail ?? title);
    this.title = title;
    this.status = status;
    this.requestId = requestId;
    this.fault = fault;
  }

  /** Whether asking again later makes sense. */
  get passes() {
    return this.status === 0 || this.status === 429 || this.status === 503 || this.status === 504;
  }
}

export function get(path, options) {
  return ask("GET", path, undefined, options);
}

export function post(path, body, options) {
  return ask("POST", path, body, options);
}

export function remove(path, options) {
  return ask("DELETE", path, undefined, options);
}

/** {status, headers, body} of the answer. */
export async function ask(method, path, body, {signal, headers} = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      signal,
      headers: {accept: "application/json", ...(body === undefined ? {} : {"content-type": "application/json"}), ...headers},
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (cause) {
    if (signal?.aborted) {
      throw cause;
    }
    dispatchEvent(new Event("assay-away"));
    throw new Problem({title: "No answer", detail: "The server cannot be reached. Is it running?", status: 0});
  }
  const type = response.headers.get("content-type") ?? "";
  const answer = type.includes("json") ? await response.json() : await response.text();
  if (!response.ok) {
    const requestId = response.headers.get("x-request-id");
    throw new Problem(type.includes("json") ? {requestId, ...answer} : {title: response.statusText, detail: `The server answered ${response.status}`, status: response.status, requestId});
  }
  return {status: response.status, headers: response.headers, body: answer};
}

/** A path with its parts made safe: path`/v1/databases/${name}/queries`. */
export function path(texts, ...values) {
  return texts.reduce((whole, text, i) => whole + text + (i < values.length ? encodeURIComponent(values[i]) : ""), "");
}
