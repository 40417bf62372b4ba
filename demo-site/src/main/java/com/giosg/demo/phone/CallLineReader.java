package com.giosg.demo.phone;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.giosg.demo.database.Database;
import com.giosg.demo.json.Json;
import com.giosg.demo.lines.Line;
import com.giosg.demo.lines.News;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What a party of a call is to hear next: {@code {"state", "reason", "ended_by", "duration", "newest": 3, "signals":
 * […]}}, and {@code ice_servers} in the first that says that the call was accepted or is connected: before, the two look
 * for no way to each other, and whoever only lets it ring is to get no credentials. Knows what it told before. For one
 * thread at a time.
 */
final class CallLineReader implements News {
    private static final int MOST_SIGNALS = 100;
    /**
     * Characters of signals in a line, unless the first alone has more. Three bytes each at most, so that this is less
     * than {@link Line#MOST_BYTES}. Whoever missed more comes back for the rest.
     */
    private static final int MOST_CHARACTERS = 200_000;

    private final Database database;
    private final IceServers servers;
    private final Clock clock;
    private final long call;
    private final Party party;
    private long newest;
    private @Nullable CallState told;
    private boolean hasToldServers;
    private boolean isOver;

    /** @param after the number of the newest signal of the other party that this one has; 0 for none */
    CallLineReader(Database database, IceServers servers, Clock clock, PhoneCall call, Party party, long after) {
        this.database = database;
        this.servers = servers;
        this.clock = clock;
        this.call = call.position();
        this.party = party;
        this.newest = after;
    }

    /** The next line, JSON text; null when there is nothing new. The first time there always is. */
    @Override
    public String next() {
        return database.read(this::next);
    }

    private @Nullable String next(Handle sql) {
        PhoneCall now = Calls.at(sql, call);
        List<Signals.Numbered> found = Signals.after(sql, call, party.other(), newest, MOST_SIGNALS);
        if (now.state() == told && found.isEmpty()) {
            return null;
        }
        ArrayNode signals = Json.array();
        int characters = 0;
        for (Signals.Numbered signal : found) {
            characters += signal.text().length();
            if (!signals.isEmpty() && characters > MOST_CHARACTERS) {
                break;
            }
            signals.addRawValue(new RawValue(signal.text()));
            newest = signal.number();
        }
        ObjectNode line = Json.object();
        line.put("state", now.state().toString());
        line.put("reason", now.endReason());
        line.put("ended_by", now.endedBy());
        line.put("duration", now.duration());
        line.put("newest", newest);
        line.set("signals", signals);
        if (!hasToldServers && (now.state() == CallState.ACCEPTED || now.state() == CallState.CONNECTED)) {
            hasToldServers = true;
            line.set("ice_servers", servers.of(sql, now, party, clock.millis()));
        }
        told = now.state();
        isOver = now.isEnded() || signals.size() < found.size() || found.size() == MOST_SIGNALS;
        return Json.write(line);
    }

    @Override
    public boolean isOver() {
        return isOver;
    }
}
