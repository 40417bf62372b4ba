package com.giosg.demo.phone;

import com.giosg.demo.database.Database;
import com.giosg.demo.http.Body;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.JsonValue;
import com.giosg.demo.lines.LineAnswer;
import com.giosg.demo.secrets.Seal;
import com.giosg.tag.phone.CallEnd;
import com.giosg.tag.rules.Value;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Optional;

/** What either party of a call may do, once it is clear that it is that party. */
public final class Parties {
    private final Database database;
    private final Calls calls;
    private final CallLines lines;
    private final IceServers servers;
    private final Clock clock;

    public Parties(Database database, Calls calls, CallLines lines, Seal seal, Clock clock) {
        this.database = database;
        this.calls = calls;
        this.lines = lines;
        this.servers = new IceServers(seal);
        this.clock = clock;
    }

    /** Answers with a party's line: what is new after the signal {@code {"after"}} of the other's. */
    void listen(Context http, PhoneCall call, Party party, JsonValue body) {
        CallLineReader reader =
                new CallLineReader(database, servers, clock, call, party, Body.wholeNumber(body, "after", 0));
        Optional<CallLines.Opened> line = database.write(transaction -> CallPresence.open(transaction, call, party));
        if (line.isPresent()) {
            LineAnswer.live(http, out -> lines.open(line.get(), reader, out));
        } else {
            LineAnswer.once(http, reader.next());
        }
    }

    /** Takes a party's signals, {@code {"from", "signals"}}, for the other; those to an ended call are dropped. */
    void signal(PhoneCall seen, Party party, JsonValue body) {
        Signals.Sent sent = Signals.Sent.read(body);
        database.write(transaction -> {
            PhoneCall call = Calls.lockAlone(transaction, seen);
            if (!call.isEnded()) {
                Signals.add(transaction, call, party, sent);
                transaction.afterCommit(() -> lines.wake(call.position(), party.other()));
            }
            return null;
        });
    }

    /** Ends a call for a party. */
    void end(PhoneCall seen, Party party, String reason) {
        database.write(transaction -> {
            calls.end(transaction, Calls.lock(transaction, seen, clock.millis()), reason, party);
            return null;
        });
    }

    /**
     * Why a party ends a call.
     *
     * @throws Refusal 400 when that is no reason of a party's
     */
    static String reason(Value given) {
        if (given.type() != Value.TEXT || !CallEnd.isForParties(given.text())) {
            throw Refusal.invalidArgument(
                    "reason must be hung_up, permission_denied, no_microphone, unsupported," + " failed, lost or left");
        }
        return given.text();
    }
}
