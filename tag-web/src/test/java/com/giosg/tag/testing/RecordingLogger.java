package com.giosg.tag.testing;

import java.util.List;
import org.htmlunit.WebConsole;

/** Keeps what a page says on the console. */
public record RecordingLogger(List<String> lines) implements WebConsole.Logger {
    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public void trace(Object message) {}

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public void debug(Object message) {}

    @Override
    public boolean isInfoEnabled() {
        return true;
    }

    @Override
    public void info(Object message) {
        lines.add("info " + message);
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public void warn(Object message) {
        lines.add("warn " + message);
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    public void error(Object message) {
        lines.add("error " + message);
    }
}
