package com.giosg.tag.ports;

import org.jspecify.annotations.Nullable;

/**
 * A connection between the two parties' browsers, WebRTC's of that name. Descriptions and candidates are JSON text, as
 * WebRTC writes them.
 */
public interface PeerConnection {
    /**
     * Begins to offer what the devices gave. Opened once.
     *
     * @param iceServers JSON text of an array, as WebRTC's configuration has it
     * @param picture whether the other's picture is wanted
     */
    void open(String iceServers, boolean picture, Events events);

    /** Makes its own description, an offer or the answer to the other's, and takes it. */
    void describe(Described described);

    /** Takes the other's description; where both offered at once, it takes its own offer back for it. */
    void take(String description, Taken taken);

    /** Takes a candidate of the other's, a way that it may be reached. */
    void addCandidate(String candidate);

    /** Whether no offer waits for its answer. */
    boolean isStable();

    /** Looks for another way to the other; what it then needs, it says by an offer. */
    void restart();

    /** Ends it; no event follows. */
    void close();

    interface Described {
        /** @param description null when there is none to make */
        void described(@Nullable String description);
    }

    interface Taken {
        /** @param ok false when it cannot be taken now */
        void taken(boolean ok);
    }

    /** What happens to it, each in a later turn of the event loop. */
    interface Events {
        /** It has something to offer. */
        void negotiationNeeded();

        /** It found a way that it may be reached. */
        void candidate(String candidate);

        /** Sound comes through, now or again. */
        void connected();

        /** Nothing comes through, for now or for good. */
        void disconnected();
    }
}
