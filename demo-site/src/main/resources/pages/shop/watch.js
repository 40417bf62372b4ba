import { giosg } from './tag.js';

/**
 * Stand-ins for `_giosg`, `giosg` and `console` that do what these do and tell `outcome` of it:
 * `outcome.call(name, args)` returns where the call's end goes, `{resolved(value), rejected(error)}`;
 * `outcome.line(level, values)`; `outcome.thrown(error)`.
 */
export function watch(outcome) {
  return { _giosg: watchQueue(outcome), giosg: watchApi(outcome), console: watchConsole(outcome) };
}

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
function watchApi(outcome) {
  const method = (module, name) => (...args) => follow(outcome, `${module}.${name}`, args, () => window.giosg.api[module][name](...args));
  const methods = module => mirror(() => window.giosg.api[module], (real, name) => typeof real === 'function' ? method(module, name) : real);
  const api = mirror(() => window.giosg.api, (real, module) => real && methods(module));
  return mirror(() => window.giosg, (real, name) => name === 'api' ? api : real);
}

function mirror(original, replace) {
  return new Proxy({}, {
    get: (_, name) => replace(original()[name], name),
    has: (_, name) => name in original(),
    ownKeys: () => Reflect.ownKeys(original()),
    getOwnPropertyDescriptor: (_, name) => name in original() ? { value: replace(original()[name], name), enumerable: true, configurable: true } : undefined,
  });
}

function watchConsole(outcome) {
  const shown = { log: 'log', info: 'log', debug: 'log', warn: 'warn', error: 'error' };
  return new Proxy(console, {
    get(real, name) {
      const level = shown[name];
      if (!level) return real[name];
      return (...values) => {
        outcome.line(level, values);
        real[name](...values);
      };
    },
  });
}

/** Makes the call and passes its promise on untouched. */
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
