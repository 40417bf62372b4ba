package com.giosg.tag.web;

import com.giosg.tag.delivery.Courier;
import com.giosg.tag.ports.Scheduler;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** Registers the page once it is parsed, and reports it every 60 s while it is visible (contract section 4, "Presence"). */
final class Presence implements Runnable {
    private static final int PERIOD = 60_000;

    private final Courier courier;
    private final Scheduler scheduler;

    Presence(Courier courier, Scheduler scheduler) {
        this.courier = courier;
        this.scheduler = scheduler;
    }

    /** A page's own scripts run while it is parsed: what they call, and the page's title, go along. */
    void start() {
        whenParsed(() -> courier.registerPage());
        scheduler.after(PERIOD, this);
    }

    @Override
    public void run() {
        if (isVisible()) {
            courier.reportPage();
        }
        scheduler.after(PERIOD, this);
    }

    @JSBody(params = "task", script = "document.readyState == 'loading'"
            + " ? document.addEventListener('DOMContentLoaded', task) : task();")
    private static native void whenParsed(Task task);

    @JSBody(script = "return document.visibilityState == 'visible';")
    private static native boolean isVisible();

    @JSFunctor
    private interface Task extends JSObject {
        void run();
    }
}
