package com.giosg.tag.window;

import com.giosg.tag.widget.Element;
import com.giosg.tag.widget.TagLink;
import com.giosg.tag.widget.Texts;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/**
 * The element of the page in whose shadow root launcher, window and phone are. It comes back, with all that they hold,
 * whatever of the page is replaced, and is held to the browser's window where the page moves what is fixed.
 */
final class Host {
    /** Puts it on the page. */
    static void install(TagLink link, Element root) {
        JSObject host = make(root, link, link.getColor(), Texts.Brought.get().getLanguage());
        stay(link, host, raising(host, TagLink.Use.listener(link)));
    }

    // The style sheet passes any Content Security Policy. A page's !important cannot win against the window's own, and
    // its
    // styles do not get in.
    @JSBody(
            params = {"root", "link", "color", "language"},
            script = """
            var host = document.createElement('giosg-chat'), shadow = host.attachShadow({ mode: 'open' }),
                sheet = new CSSStyleSheet(), parts = [1, 3, 5].map(function (i) {
              var part = parseInt(color.slice(i, i + 2), 16) / 255;
              return part <= .04045 ? part / 12.92 : Math.pow((part + .055) / 1.055, 2.4);
            });
            // Where the organisation has chosen, the device is not asked.
            sheet.replaceSync(link.scheme ? giosgStyles.replace('(prefers-color-scheme:dark)',
                link.scheme == 'dark' ? 'all' : 'not all') : giosgStyles);
            shadow.adoptedStyleSheets = [sheet];
            root.style.setProperty('--accent', color);
            root.style.setProperty('--on-accent',
                .2126 * parts[0] + .7152 * parts[1] + .0722 * parts[2] > .179 ? '#000' : '#fff');
            root.lang = language;
            root.dir = getComputedStyle(document.documentElement).direction;
            shadow.append(root);
            return host;
            """)
    private static native JSObject make(Element root, TagLink link, String color, String language);

    // At the end of the body, as React 18 throws away a page that has an element it does not know elsewhere. A form or
    // an
    // image named "body" takes the place of document.body. Taking an element away takes the focus first, where it does
    // not
    // take the listeners before, as document.open() does. A video stops where it leaves the page. A page that takes it
    // away each
    // time is not to hang: it comes back at most so many times a second. Copies are what a page kept of its own
    // content.
    @JSBody(
            params = {"link", "host", "raise"},
            script = """
            var shadow = host.shadowRoot, observer = new MutationObserver(stay), returns = 0, focused;
            function note(event) {
              var element = event.target;
              if (event.type == 'scroll') {
                element._top = element.scrollTop;
              } else {
                Promise.resolve().then(function () {
                  if (host.isConnected) focused = shadow.activeElement;
                });
              }
            }
            function hear(target, heard) {
              heard.forEach(function (each) {
                EventTarget.prototype.addEventListener.apply(target, each);
              });
            }
            function stay() {
              var html = document.documentElement, body = Reflect.get(Document.prototype, 'body', document),
                  place = body || document.readyState != 'loading' && html;
              [document, html, body].forEach(function (node) {
                node && observer.observe(node, { __proto__: null, childList: true });
              });
              if (place && returns < 9 && (!host.isConnected || body && host.parentNode == html)) {
                returns++ || setTimeout(function () {
                  returns = 0;
                  stay();
                }, 1000);
                document.querySelectorAll('giosg-chat').forEach(function (copy) {
                  copy.remove();
                });
                place.append(host);
                hear(self, link._heard || []);
                hear(shadow, [['focusin', note], ['focusout', note], ['scroll', note, true]]);
                shadow.querySelectorAll('*').forEach(function (element) {
                  hear(element, element._heard || []);
                  if (element._top) element.scrollTop = element._top;
                  element.srcObject && element.play().catch(function () {});
                });
                raise();
                var active = Reflect.get(Document.prototype, 'activeElement', document);
                focused && (!active || active == body) && focused.focus({ __proto__: null, preventScroll: true });
              }
            }
            stay();
            """)
    private static native void stay(TagLink link, JSObject host, JSObject raise);

    // An ancestor that is transformed or the like moves what is fixed in it, and scrolls it along; what is in the
    // browser's
    // top layer is free of that. Pages have things of their own that are to be above all, so it is there only where it
    // must,
    // and not above what a page showed before that is modal. Transitions are over soon.
    @JSBody(
            params = {"host", "listen"},
            script = """
            var probe = document.createElement('div'), isHeld;
            function holds(element) {
              var style = getComputedStyle(element), isRoot = element == document.documentElement;
              return [style.transform, style.translate, style.rotate, style.scale, style.perspective, style.offsetPath,
                  !isRoot && style.filter, !isRoot && style.backdropFilter].some(function (value) {
                return value && value != 'none';
              }) || /transform|translate|rotate|scale|perspective|filter|layout|paint|strict|content\\b|preserve/
                  .test([style.willChange, style.contain, style.transformStyle])
                  || /auto|hidden/.test(style.contentVisibility);
            }
            function look() {
              if (!isHeld) {
                for (var element = host; !isHeld && (element = element.parentElement);) isHeld = holds(element);
                raise();
              }
            }
            function raise() {
              if (isHeld && host.isConnected) {
                host.setAttribute('popover', 'manual');
                var modal = document.querySelector(':modal'), isRaised = host.matches(':popover-open');
                if (modal && !modal.contains(host)) {
                  isRaised || setTimeout(raise, 1000);
                } else if (modal || !isRaised) {
                  isRaised && host.hidePopover();
                  host.showPopover();
                }
              }
            }
            if (host.showPopover) {
              probe.className = 'probe';
              host.shadowRoot.append(probe);
              new ResizeObserver(function () {
                setTimeout(look, 300);
              }).observe(probe);
              // The whole page may be shown over what was above it.
              listen('fullscreenchange', raise);
            }
            return raise;
            """)
    private static native JSObject raising(JSObject host, JSObject listen);

    private Host() {}
}
