package com.giosg.demo.script;

import io.javalin.http.Context;

/**
 * What {@code /live/} answers to the older snippet, which says in its {@code _c} alone whose tag it wants: one script for
 * all, which loads that of the number (contract section 3).
 */
final class NumberScript {
    private static final String SCRIPT = """
            (function (origin) {
              var stub = window._giosg, isStub = typeof stub == 'function', number = isStub ? stub._c : '';
              if (/^[0-9]{1,18}$/.test(number)) {
                import((isStub && Object.prototype.hasOwnProperty.call(stub, '_h') && typeof stub._h == 'string' && stub._h
                  || origin) + '/live/' + number);
              } else if (!isStub || !stub._warned) {
                if (isStub) stub._warned = true;
                console.warn('giosg: the snippet names no organisation');
              }
            })(""";

    private final OpenEnded script = new OpenEnded(SCRIPT);

    void send(Context context, String cacheControl, String end) {
        script.send(context, cacheControl, end);
    }
}
