package com.giosg.tag.web;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Makes the promises of the API. */
final class Promises {
    /**
     * Makes the maker.
     *
     * @param guard calls what {@code done}, {@code fail} and {@code always} are given
     */
    // In JavaScript, as "this" and a getter on a prototype cannot be said in types. An object literal, as a page may
    // have frozen Promise.prototype, and what is frozen there cannot be assigned to an heir. "await" asks for nothing
    // but "constructor", so that is where it shows that somebody looks.
    @JSBody(params = "guard", script = """
            var Standard = Promise, then = Standard.prototype.then, prototype = {
              __proto__: Standard.prototype,
              get constructor() {
                this.looked = true;
                return Standard;
              },
              then: function (onResolved, onRejected) {
                var own = this;
                own.looked = true;
                return defer(function (resolve, reject) {
                  then.call(then.call(own, onResolved, onRejected), resolve, reject);
                }).promise;
              },
              done: function () {
                return hook(this, arguments, 1, 0);
              },
              fail: function () {
                return hook(this, arguments, 0, 1);
              },
              always: function () {
                return hook(this, arguments, 1, 1);
              },
              progress: itself,
              promise: itself,
              state: function () {
                return this.now;
              }
            };
            function itself() {
              return this;
            }
            function hook(promise, callbacks, resolved, rejected) {
              function call(value) {
                [].concat.apply([], callbacks).forEach(function (callback) {
                  typeof callback == 'function' && guard(callback, value);
                });
              }
              promise.looked = true;
              then.call(promise, resolved && call, rejected ? call : itself);
              return promise;
            }
            function defer(start) {
              var deferred = {
                handle: function (warn) {
                  then.call(promise, 0, function (error) {
                    // Whoever looks has done so by then.
                    setTimeout(function () {
                      promise.looked || warn(error);
                    });
                  });
                  promise.looked = false;
                }
              }, promise = deferred.promise = new Standard(function (resolve, reject) {
                function settle(state, end) {
                  return function (value) {
                    promise.now = state;
                    end(value);
                  };
                }
                deferred.resolve = settle('resolved', resolve);
                deferred.reject = settle('rejected', reject);
              });
              Object.setPrototypeOf(promise, prototype);
              promise.now = 'pending';
              start && start(deferred.resolve, deferred.reject);
              return deferred;
            }
            return { create: defer };
            """)
    static native Deferred.Factory factory(JSObject guard);

    private Promises() {}
}
