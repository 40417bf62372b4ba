package com.giosg.tag.web;

import com.giosg.tag.delivery.Courier;
import com.giosg.tag.ports.Scheduler;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * Registers the page once it is parsed, reports it every 60 s while it is visible, and within 5 s where it has another
 * address without having been loaded (contract sections 3 and 4).
 */
final class Presence implements Runnable {
    /** Milliseconds between two looks at the address: not every browser tells of {@code pushState}. */
    private static final int LOOK = 2_000;

    private static final int LOOKS_A_MINUTE = 30;

    private final Courier courier;
    private final Scheduler scheduler;
    private String address = address();
    /** The page has another address since the last look, which is when its title may still be the former one. */
    private boolean moved;

    private int looks;

    Presence(Courier courier, Scheduler scheduler) {
        this.courier = courier;
        this.scheduler = scheduler;
    }

    /** A page's own scripts run while it is parsed: what they call, and the page's title, go along. */
    void start() {
        whenParsed(() -> courier.registerPage());
        scheduler.after(LOOK, this);
    }

    @Override
    public void run() {
        if (moved) {
            moved = false;
            courier.registerPage();
        } else if (!address.equals(address())) {
            address = address();
            moved = true;
        }
        looks++;
        if (looks == LOOKS_A_MINUTE) {
            looks = 0;
            if (isVisible()) {
                courier.reportPage();
            }
        }
        scheduler.after(LOOK, this);
    }

    @JSBody(script = "return location.href;")
    private static native String address();

    // On the window, whose events a page's markup cannot take the place of.
    @JSBody(
            params = "task",
            script = "document.readyState == 'loading'" + " ? addEventListener('DOMContentLoaded', task) : task();")
    private static native void whenParsed(Task task);

    @JSBody(script = "return document.visibilityState == 'visible';")
    private static native boolean isVisible();

    @JSFunctor
    private interface Task extends JSObject {
        void run();
    }
}
