package com.giosg.tag.web;

import com.giosg.tag.delivery.Courier;
import com.giosg.tag.ports.Scheduler;
import org.teavm.jso.JSBody;

/** Reports a visible page every 60 s (contract section 4, "Presence"). */
final class Presence implements Runnable {
    private static final int PERIOD = 60_000;

    private final Courier courier;
    private final Scheduler scheduler;

    Presence(Courier courier, Scheduler scheduler) {
        this.courier = courier;
        this.scheduler = scheduler;
    }

    @Override
    public void run() {
        if (isVisible()) {
            courier.reportPage();
        }
        scheduler.after(PERIOD, this);
    }

    @JSBody(script = "return document.visibilityState == 'visible';")
    private static native boolean isVisible();
}
