import { giosg } from './tag.js';

/** @import { Outcome } from './outcome.js' */

/**
 * Stand-ins for `_giosg`, `giosg` and `console` that do what these do and tell `outcome` of it:
 * `outcome.call(name, args)` returns where the call's end goes, `{resolved(value), rejected(error)}`;
 * `outcome.line(level, values)`; `outcome.thrown(error)`.
 * @param {Outcome} outcome
 */
export function watch(outcome) {
  return { _giosg: watchQueue(outcome), giosg: watchApi(outcome), console: watchConsole(outcome) };
}

/** @param {Outcome} outcome @returns {Giosg.Queue} */
function watchQueue(outcome) {
  return (...call) => {
    if (typeof call[0] !== 'function') return follow(outcome, call.slice(0, 2).join('.'), call.slice(2), () => giosg(...call));
    const callback = call[0];
    return giosg(() => {
      try {
        callback();
      } catch (error) {
        outcome.thrown(error);
        throw error;
      }
    });
  };
}

// Proxies of empty objects, not of the tag's own, which may be frozen and would then insist on their own values.
/** @param {Outcome} outcome @returns {Giosg.Tag} */
function watchApi(outcome) {
  /** @type {(module: string, name: string) => (...args: unknown[]) => Promise<unknown> | undefined} */
  const method = (module, name) => (...args) => follow(outcome, `${module}.${name}`, args, () => window.giosg.api[module][name](...args));
  /** @param {string} module */
  const methods = module => mirror(() => window.giosg.api[module], (real, name) => typeof real === 'function' ? method(module, name) : real);
  const api = mirror(() => window.giosg.api, (real, module) => real && methods(module));
  return mirror(() => window.giosg, (real, name) => name === 'api' ? api : real);
}

/**
 * @template {object} Original
 * @param {() => Original} original
 * @param {(real: unknown, name: string) => unknown} replace
 */
function mirror(original, replace) {
  /** @param {string | symbol} name */
  const read = name => replace(Reflect.get(original(), name), /** @type {string} */ (name));
  return new Proxy(/** @type {Original} */ ({}), {
    get: (_, name) => read(name),
    has: (_, name) => name in original(),
    ownKeys: () => Reflect.ownKeys(original()),
    getOwnPropertyDescriptor: (_, name) => name in original() ? { value: read(name), enumerable: true, configurable: true } : undefined,
  });
}

/** @param {Outcome} outcome */
function watchConsole(outcome) {
  /** @type {Record<string | symbol, 'log' | 'warn' | 'error'>} */
  const shown = { log: 'log', info: 'log', debug: 'log', warn: 'warn', error: 'error' };
  return new Proxy(console, {
    get(real, name) {
      const level = shown[name];
      const method = Reflect.get(real, name);
      if (!level) return method;
      return (/** @type {unknown[]} */ ...values) => {
        outcome.line(level, values);
        method.apply(real, values);
      };
    },
  });
}

/**
 * Makes the call and passes its promise on untouched.
 * @param {Outcome} outcome
 * @param {string} name
 * @param {unknown[]} args
 * @param {() => Promise<unknown> | undefined} call
 */
function follow(outcome, name, args, call) {
  const end = outcome.call(name, args);
  try {
    const promise = call();
    Promise.resolve(promise).then(end.resolved, end.rejected);
    return promise;
  } catch (error) {
    end.rejected(error);
    throw error;
  }
}
