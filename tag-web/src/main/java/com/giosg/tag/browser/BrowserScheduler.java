package com.giosg.tag.browser;

import com.giosg.tag.ports.Scheduler;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.browser.TimerHandler;
import org.teavm.jso.browser.Window;

/** The page's event loop. */
public final class BrowserScheduler implements Scheduler {
    private final Clock clock = clock();

    @Override
    public double now() {
        return clock.now();
    }

    @Override
    public double date() {
        return dateNow();
    }

    @Override
    public void after(int milliseconds, Runnable task) {
        Window.setTimeout(handler(task), milliseconds);
    }

    @Override
    public void soon(Runnable task) {
        microtask(handler(task));
    }

    private static TimerHandler handler(Runnable task) {
        return () -> task.run();
    }

    @JSBody(params = "task", script = "Promise.resolve().then(task);")
    private static native void microtask(TimerHandler task);

    // Some pages have a variable of their own called performance.
    @JSBody(script = """
            var own = self.performance;
            return own && own.now ? own : Date;
            """)
    private static native Clock clock();

    private interface Clock extends JSObject {
        double now();
    }

    @Override
    public String stamp() {
        return Double.toString(dateNow());
    }

    @JSBody(script = "return Date.now();")
    private static native double dateNow();
}
