package com.giosg.tag.web;

import com.giosg.tag.ports.Scheduler;
import org.teavm.jso.JSBody;
import org.teavm.jso.browser.TimerHandler;
import org.teavm.jso.browser.Window;

/** The page's event loop. */
final class BrowserScheduler implements Scheduler {
    @Override
    public double now() {
        return dateNow();
    }

    @Override
    public void after(int milliseconds, Runnable task) {
        TimerHandler handler = () -> task.run();
        Window.setTimeout(handler, milliseconds);
    }

    @JSBody(script = "return Date.now();")
    private static native double dateNow();
}
