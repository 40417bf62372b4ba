package com.giosg.tag.browser;

import com.giosg.tag.ports.Storage;
import com.giosg.tag.rules.Value;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/**
 * {@code localStorage} or {@code sessionStorage}. A browser that was told to refuse either throws when it is touched, so
 * that is done anew each time, and never before it is needed.
 */
public final class BrowserStorage implements Storage {
    private final String name;

    /** @param name of the property of {@code window} */
    public BrowserStorage(String name) {
        this.name = name;
    }

    @Override
    public String[] keys(String prefix) {
        return keys(name, prefix);
    }

    @Override
    public boolean has(String key) {
        return has(name, key);
    }

    @Override
    public Value read(String key) {
        return new JsonValue(read(name, key));
    }

    @Override
    public boolean write(String key, @Nullable String json) {
        return write(name, key, json);
    }

    @Override
    public void remove(String key) {
        write(name, key, null);
    }

    @JSBody(
            params = {"name", "prefix"},
            script = """
            try {
              return Object.keys(self[name]).filter(function (key) {
                return key.indexOf(prefix) == 0;
              }).sort();
            } catch (e) {
              return [];
            }
            """)
    private static native String[] keys(String name, String prefix);

    @JSBody(
            params = {"name", "key"},
            script = "try { return self[name].getItem(key) != null; } catch (e) { return false; }")
    private static native boolean has(String name, String key);

    @JSBody(
            params = {"name", "key"},
            script = "try { return JSON.parse(self[name].getItem(key)); } catch (e) { return null; }")
    private static native JSObject read(String name, String key);

    @JSBody(
            params = {"name", "key", "value"},
            script = """
            try {
              value ? self[name].setItem(key, value) : self[name].removeItem(key);
              return true;
            } catch (e) {
              return false;
            }
            """)
    private static native boolean write(String name, String key, @Nullable String value);
}
