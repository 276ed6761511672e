// Speaks to the API. Whatever goes wrong comes back as an ApiError, in words.

import { askForKey, currentKey, keyHeaders } from "./key.js";

export class ApiError extends Error {
  constructor(status, problem = {}, retryAfter = null) {
    super([problem.title, problem.detail].filter(Boolean).join(" ") || `The server answered ${status}.`);
    this.status = status;
    this.type = problem.type ?? "";
    this.retryAfter = retryAfter;
  }

  // Nothing is wrong with the request: it may go well in a while.
  get isPassing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  is(type) {
    return this.type.endsWith(`:${type}`);
  }
}

export const outOfReach = () =>
  new ApiError(0, { title: "The server cannot be reached.", detail: "Check the connection and try again." });

export const noKey = () =>
  new ApiError(401, { title: "This service requires a key.", detail: "Try again to enter one." });

export async function request(path, { headers, ...options } = {}) {
  for (;;) {
    const key = currentKey();
    let response;
    try {
      response = await fetch(path, { ...options, headers: { ...headers, ...keyHeaders() } });
    } catch (error) {
      throw error.name === "AbortError" ? error : outOfReach();
    }
    if (response.ok) {
      return response;
    }
    if (response.status !== 401) {
      throw new ApiError(response.status, await problemIn(() => response.json()), response.headers.get("Retry-After"));
    }
    if (!(await askForKey(key))) {
      throw noKey();
    }
  }
}

export async function getJson(path, options) {
  const response = await request(path, options);
  try {
    return await response.json();
  } catch (error) {
    throw error.name === "AbortError" ? error : outOfReach(); // the answer broke off
  }
}

// A file, with word of how much has gone up: only XMLHttpRequest tells.
export async function upload(name, content, { replace, onProgress }) {
  for (;;) {
    const key = currentKey();
    const { status, text, retryAfter } = await send(name, content, replace, onProgress);
    if (status >= 200 && status < 300) {
      return JSON.parse(text);
    }
    if (status !== 401) {
      throw status === 0 ? outOfReach() : new ApiError(status, await problemIn(() => JSON.parse(text)), retryAfter);
    }
    if (!(await askForKey(key))) {
      throw noKey();
    }
  }
}

function send(name, content, replace, onProgress) {
  return new Promise((resolve) => {
    const call = new XMLHttpRequest();
    call.open("PUT", `/api/articles/${name.split("/").map(encodeURIComponent).join("/")}`);
    for (const [header, value] of Object.entries(keyHeaders())) {
      call.setRequestHeader(header, value);
    }
    if (!replace) {
      call.setRequestHeader("If-None-Match", "*");
    }
    call.upload.addEventListener("progress", (event) => event.lengthComputable && onProgress(event.loaded / event.total));
    call.addEventListener("loadend", () =>
      resolve({ status: call.status, text: call.responseText, retryAfter: call.getResponseHeader("Retry-After") }),
    );
    call.send(content);
  });
}

async function problemIn(read) {
  try {
    return (await read()) ?? {};
  } catch {
    return {}; // not a problem document: something between us and the service answered
  }
}

export const articlePath = (id, rest = "") => `/api/articles/${encodeURIComponent(id)}${rest}`;
