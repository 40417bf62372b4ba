package com.giosg.demo.script;

/**
 * What is answered in the place of a tag that there is none of: a failure would show as no more than a blocked
 * request, which does not tell the site's developer what is wrong.
 */
final class UnknownScript {
    static final Compressed SCRIPT = new Compressed("""
            (function () {
              var stub = window._giosg, isStub = typeof stub == 'function';
              if (!isStub || !stub._warned) {
                if (isStub) stub._warned = true;
                console.warn('giosg: there is no such organisation: the id or number in the snippet is wrong');
              }
            })();
            """);

    private UnknownScript() {}
}
