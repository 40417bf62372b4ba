package com.giosg.tag.testing;

import com.giosg.tag.ports.PeerConnection;
import java.util.ArrayList;
import java.util.List;

/** A connection in a test's hands, which takes and describes at once. */
public final class FakePeerConnection implements PeerConnection {
    /** What was done with it, in words. */
    public final List<String> log = new ArrayList<>();

    public Events events;

    @Override
    public void open(String iceServers, boolean picture, Events events) {
        log.add("opened with " + iceServers + (picture ? " for a picture" : ""));
        this.events = events;
    }

    @Override
    public void describe(Described described) {
        log.add("described");
        described.described("{\"type\":\"own\"}");
    }

    @Override
    public void take(String description, Taken taken) {
        log.add("took " + description);
        taken.taken(true);
    }

    @Override
    public void addCandidate(String candidate) {
        log.add("candidate " + candidate);
    }

    @Override
    public boolean isStable() {
        return true;
    }

    @Override
    public void restart() {
        log.add("restarted");
    }

    @Override
    public void close() {
        log.add("closed");
    }
}
