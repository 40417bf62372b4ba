/** Thrown when the session has ended; whoever made the StaffApi has been told. */
export class SignedOut extends Error {}

/** An answer that is not a success. */
export class Refused extends Error {
  /** @param {Response} response @param {{ message?: string, code?: string } | null} body */
  constructor(response, body) {
    super(body?.message ?? `The server answered ${response.status}.`);
    this.status = response.status;
    this.code = body?.code;
  }
}

/**
 * Why a request failed, in words for the operator.
 * @param {unknown} error
 */
export function reason(error) {
  return error instanceof Refused ? error.message : 'The server cannot be reached. Try again in a moment.';
}

/** @typedef {Omit<RequestInit, 'body'> & { body?: object, csrfToken?: string }} Options */

/**
 * Answers with the response, whatever it is.
 * @param {string} path
 * @param {Options} [options]
 */
function send(path, { method = 'GET', body, csrfToken, ...options } = {}) {
  /** @type {Record<string, string>} */
  const headers = { Accept: 'application/json' };
  if (method !== 'GET') headers['Content-Type'] = 'application/json';
  if (csrfToken) headers['X-CSRF-Token'] = csrfToken;
  return fetch(path, { ...options, method, headers, body: body && JSON.stringify(body), credentials: 'same-origin' });
}

/**
 * Answers with the body, or with null where there is none.
 * @param {string} path
 * @param {Options} [options]
 */
export async function request(path, options) {
  const response = await send(path, options);
  const text = await response.text();
  const json = parse(text);
  if (!response.ok) throw new Refused(response, json);
  return json;
}

/** The staff API of the organisation that the session is for. */
export class StaffApi {
  /** @param {Staff.Session} session @param {() => void} signedOut */
  constructor({ organization_id, csrf_token }, signedOut) {
    this.base = `/api/v5/orgs/${encodeURIComponent(organization_id)}`;
    this.csrfToken = csrf_token;
    this.signedOut = signedOut;
  }

  /** @param {string} path */
  get(path) {
    return this.#request(this.base + path);
  }

  /** @param {string} path @param {object} [body] */
  post(path, body = {}) {
    return this.#request(this.base + path, { method: 'POST', body });
  }

  /** @param {string} path @param {object} body */
  put(path, body) {
    return this.#request(this.base + path, { method: 'PUT', body });
  }

  /** @param {string} path @param {object} body */
  patch(path, body) {
    return this.#request(this.base + path, { method: 'PATCH', body });
  }

  /** @param {string} path */
  delete(path) {
    return this.#request(this.base + path, { method: 'DELETE' });
  }

  /**
   * Everything in a list, however many pages it has.
   * @param {string} path
   */
  async all(path) {
    const all = [];
    for (let next = path; next !== null;) {
      const page = await this.page(next);
      all.push(...page.results);
      next = page.next;
    }
    return all;
  }

  /**
   * A page of a list: its `results`, and the path of the `next` page or null.
   * @param {string} path
   */
  async page(path) {
    const { results, next } = await this.get(path);
    // Whatever name a proxy knows the server by.
    const { pathname, search } = new URL(next ?? '/', location.href);
    return { results, next: next && (pathname + search).slice(this.base.length) };
  }

  /**
   * Posts, and answers with the response itself, which may be read as it comes; `options` are those of `fetch`.
   * @param {string} path
   * @param {object} body
   * @param {RequestInit} [options]
   */
  async send(path, body, options) {
    const response = await send(this.base + path, { ...options, method: 'POST', body, csrfToken: this.csrfToken });
    if (response.status === 401) this.signedOut();
    return response;
  }

  /** Fails with SignedOut when the session has ended. */
  checkSession() {
    return this.#request('/console/session');
  }

  /** @param {string} path @param {Options} [options] */
  async #request(path, options) {
    try {
      return await request(path, { ...options, csrfToken: this.csrfToken });
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 401) throw error;
      this.signedOut();
      throw new SignedOut();
    }
  }
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
