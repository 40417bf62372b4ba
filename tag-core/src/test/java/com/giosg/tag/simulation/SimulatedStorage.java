package com.giosg.tag.simulation;

import com.giosg.tag.ports.Storage;
import com.giosg.tag.rules.Value;
import com.giosg.tag.testing.JsonValue;
import java.util.TreeMap;

/** A browser's storage, which a schedule may fill, refuse or clear. */
final class SimulatedStorage implements Storage {
    final TreeMap<String, String> texts = new TreeMap<>();
    /** Neither reads nor writes. */
    boolean refuses;
    /** Refuses what it does not hold yet. */
    boolean full;

    Runnable onWrite = () -> {};

    @Override
    public String[] keys(String prefix) {
        return refuses
                ? new String[0]
                : texts.keySet().stream().filter(key -> key.startsWith(prefix)).toArray(String[]::new);
    }

    @Override
    public boolean has(String key) {
        return !refuses && texts.containsKey(key);
    }

    @Override
    public Value read(String key) {
        String text = refuses ? null : texts.get(key);
        return JsonValue.read(text == null ? "null" : text);
    }

    @Override
    public boolean write(String key, String json) {
        if (refuses || full) {
            return false;
        }
        texts.put(key, json);
        onWrite.run();
        return true;
    }

    @Override
    public void remove(String key) {
        if (!refuses) {
            texts.remove(key);
        }
    }
}
