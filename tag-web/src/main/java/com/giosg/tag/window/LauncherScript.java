package com.giosg.tag.window;

import com.giosg.tag.browser.BrowserStorage;
import com.giosg.tag.widget.Element;
import com.giosg.tag.widget.Elements;
import com.giosg.tag.widget.StartedCall;
import com.giosg.tag.widget.TagLink;
import com.giosg.tag.widget.Texts;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * The script of the launcher, the button that opens the chat window. It loads the window's own script on first need: when
 * the visitor presses the button, left the window open, or has a chat, in whichever tab it began; and the phone's, when the
 * page begins a call.
 */
public final class LauncherScript {
    private static final int MOST_TRIES = 5;

    private final TagLink link;
    private final WindowState state;
    private final boolean isInside = isInsideOwnSite();
    private boolean isIdle;
    private boolean isSeen;
    private boolean hasChat;
    private boolean hasRoot;
    private boolean isDrawn;

    private LauncherScript(TagLink link) {
        this.link = link;
        this.state =
                new WindowState(new BrowserStorage("localStorage"), new BrowserStorage("sessionStorage"), link.getId());
    }

    /** Shows the launcher once the page has nothing better to do, and the backend has taken the page. */
    public static void main(String[] args) {
        LauncherScript launcher = new LauncherScript(TagLink.Use.get());
        TagLink.Use.watchVisitor(launcher.link, hasChat -> launcher.seen(hasChat));
        whenIdle(() -> {
            launcher.isIdle = true;
            launcher.show();
        });
    }

    private void seen(boolean hasChat) {
        this.hasChat = hasChat;
        isSeen = true;
        StartedCall call = TagLink.Use.startedCall(link);
        if (call != null) {
            addRoot();
            link.setStarted(call);
            loadPhone(MOST_TRIES);
        }
        show();
    }

    private void show() {
        // In a frame of the same site as the page around it, which has a launcher of its own.
        if (!isIdle || !isSeen || isInside) {
            return;
        }
        if (!isDrawn) {
            isDrawn = true;
            draw();
        }
        if (hasChat) {
            loadWindow();
        }
    }

    private void addRoot() {
        if (!hasRoot) {
            hasRoot = true;
            Element root = Elements.make("div", "root", "");
            link.setRoot(root);
            Host.install(link, root);
        }
    }

    private void draw() {
        Element launcher = Elements.button(
                "launcher",
                Texts.Brought.get().getOpen(),
                "M21 11.5a8.5 8.5 0 0 1-12.2 7.6L3 21l1.9-5.8A8.5 8.5 0 1 1 21 11.5z");
        launcher.setAttribute("aria-haspopup", "dialog");
        Element badge = Elements.make("span", "badge", "");
        badge.setHidden(true);
        launcher.append(badge);
        launcher.addEventListener("click", event -> {
            link.setOpened(true);
            loadWindow();
        });
        addRoot();
        link.getRoot().prepend(launcher);
        link.setLauncher(launcher);
        link.setBadge(badge);
        if (state.isOpen()) {
            loadWindow();
        }
        watch(
                TagLink.Use.listener(link),
                state.key,
                TabChannel.name(link),
                () -> {
                    if (state.isOpen()) {
                        loadWindow();
                    }
                },
                () -> loadWindow());
    }

    private void loadWindow() {
        load(link, "window", () -> {});
    }

    /** A call rings by now, so this does not wait for the visitor to try again. */
    private void loadPhone(int tries) {
        load(link, "phone", () -> {
            if (tries > 1) {
                loadPhone(tries - 1);
            }
        });
    }

    @JSBody(params = "task", script = """
            function wait() {
              self.requestIdleCallback ? requestIdleCallback(task, { timeout: 2000 }) : setTimeout(task);
            }
            if (document.readyState == 'complete') {
              wait();
            } else {
              // Some pages are never done with loading.
              addEventListener('load', wait);
              setTimeout(wait, 4000);
            }
            """)
    private static native void whenIdle(Task task);

    // A second try must have another address: browsers remember that a module could not be had.
    @JSBody(
            params = {"link", "name", "failed"},
            script = """
            var launcher = name == 'window' && link.launcher, loads = '_' + name, again = loads + 'Again';
            if (!link[loads]) {
              link[loads] = true;
              launcher && launcher.setAttribute('aria-busy', true);
              import(link.backend + '/live2/chat/' + link.chat + '/' + name + '.js?' + document.documentElement.lang
                  + (link[again] || '')).then(function (script) {
                script.default(link);
              }, function () {
                link[loads] = false;
                link[again] = '&' + Date.now();
                setTimeout(failed, 1000);
              }).then(function () {
                launcher && launcher.removeAttribute('aria-busy');
              });
            }
            """)
    private static native void load(TagLink link, String name, Task failed);

    @JSBody(
            params = {"listen", "key", "name", "stored", "heard"},
            script = """
            listen('storage', function (event) {
              event.key == key && stored();
            });
            try {
              var channel = new BroadcastChannel(name);
              channel.onmessage = function () {
                channel.close();
                heard();
              };
              // The page may be kept for going back to.
              listen('pagehide', function () {
                channel.close();
              });
            } catch (e) {}
            """)
    private static native void watch(JSObject listen, String key, String name, Task stored, Task heard);

    @JSBody(script = """
            try {
              return parent != self && !!parent.document;
            } catch (e) {
              return false;
            }
            """)
    private static native boolean isInsideOwnSite();

    @JSFunctor
    private interface Task extends JSObject {
        void run();
    }
}
