package com.giosg.tag.testing;

import com.giosg.tag.ports.Storage;
import com.giosg.tag.rules.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A browser's storage that a test may look into, fill, or take away. */
public final class FakeStorage implements Storage {
    public final TreeMap<String, String> texts = new TreeMap<>();
    /** The keys that were written, one after the other. */
    public final List<String> writes = new ArrayList<>();
    /** Nothing more is kept. */
    public boolean isFull;
    /** Neither reads nor writes, as where the browser blocks it. */
    public boolean isBlocked;

    public Runnable onWrite = () -> {};

    @Override
    public String[] keys(String prefix) {
        return isBlocked
                ? new String[0]
                : texts.keySet().stream().filter(key -> key.startsWith(prefix)).toArray(String[]::new);
    }

    @Override
    public boolean has(String key) {
        return !isBlocked && texts.containsKey(key);
    }

    @Override
    public Value read(String key) {
        try {
            return JsonValue.read(has(key) ? texts.get(key) : "null");
        } catch (IllegalArgumentException e) {
            return JsonValue.read("null");
        }
    }

    @Override
    public boolean write(String key, String json) {
        if (isBlocked || isFull) {
            return false;
        }
        writes.add(key);
        texts.put(key, json);
        onWrite.run();
        return true;
    }

    @Override
    public void remove(String key) {
        if (!isBlocked) {
            texts.remove(key);
        }
    }
}
