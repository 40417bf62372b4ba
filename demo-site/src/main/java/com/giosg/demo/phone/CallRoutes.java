package com.giosg.demo.phone;

import com.giosg.demo.database.Database;
import com.giosg.demo.database.Transaction;
import com.giosg.demo.http.Hashes;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.JsonValue;
import com.giosg.demo.staff.Cursor;
import com.giosg.demo.staff.StaffApi;
import com.giosg.demo.staff.StaffRequest;
import com.giosg.tag.phone.CallEnd;
import com.giosg.tag.rules.Value;
import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Calls in the staff API, all of it beyond the contract: the list and each of them; {@code POST
 * /calls/{call}/accept {seat}}, {@code /decline} and {@code /end {reason?}}; and for the console that accepted it, which
 * alone knows its seat, {@code /line {seat, after}} and {@code /signals {seat, from, signals}}.
 */
public final class CallRoutes {
    private static final Pattern SEAT = Pattern.compile("[A-Za-z0-9_-]{16,128}");

    private final Database database;
    private final Calls calls;
    private final Parties parties;
    private final Clock clock;

    public CallRoutes(Database database, Calls calls, Parties parties, Clock clock) {
        this.database = database;
        this.calls = calls;
        this.parties = parties;
        this.clock = clock;
    }

    public void register(StaffApi api) {
        api.get("/calls", this::list);
        api.get("/calls/{call}", request -> show(request, call(request)));
        api.post("/calls/{call}/accept", this::accept);
        api.post("/calls/{call}/decline", request -> change(request, calls::decline));
        api.post("/calls/{call}/end", this::end);
        api.post("/calls/{call}/line", this::listen);
        api.post("/calls/{call}/signals", this::signal);
    }

    private void list(StaffRequest request) {
        Boolean isEnded = request.flag("is_ended");
        Cursor cursor = request.cursor();
        request.answer(
                200,
                database.read(sql -> CallViews.all(sql, request.organization().id(), isEnded, cursor)));
    }

    private PhoneCall call(StaffRequest request) {
        return database.read(sql -> Calls.get(sql, request.organization().id(), request.path("call")));
    }

    private void show(StaffRequest request, PhoneCall call) {
        request.answer(200, database.read(sql -> CallViews.of(sql, call)));
    }

    private void accept(StaffRequest request) {
        String seat = seat(request.body());
        change(request, (transaction, locked) -> calls.accept(transaction, locked, seat));
    }

    /** 200, also when it had ended before. */
    private void end(StaffRequest request) {
        Value given = request.hasBody() ? request.body().member("reason") : null;
        String reason = given == null || given.type() == Value.NULL ? CallEnd.HUNG_UP : Parties.reason(given);
        PhoneCall call = call(request);
        parties.end(call, Party.OPERATOR, reason);
        show(request, call);
    }

    private void change(StaffRequest request, BiConsumer<Transaction, Calls.Locked> step) {
        PhoneCall call = call(request);
        request.answer(200, database.write(transaction -> {
            step.accept(transaction, Calls.lock(transaction, call, clock.millis()));
            return CallViews.of(transaction.sql(), call);
        }));
    }

    private void listen(StaffRequest request) {
        JsonValue body = request.body();
        parties.listen(request.http(), seated(request, body), Party.OPERATOR, body);
    }

    private void signal(StaffRequest request) {
        JsonValue body = request.body();
        parties.signal(seated(request, body), Party.OPERATOR, body);
        request.answerNothing();
    }

    /** The call, for the console that accepted it. */
    private PhoneCall seated(StaffRequest request, JsonValue body) {
        String seat = seat(body);
        PhoneCall call = call(request);
        if (!call.wasAccepted() || !Hashes.equal(call.seatHash(), Hashes.sha256(seat))) {
            throw Refusal.notAllowed("this seat has not accepted the call");
        }
        return call;
    }

    private static String seat(JsonValue body) {
        Value given = body.member("seat");
        if (given.type() != Value.TEXT || !SEAT.matcher(given.text()).matches()) {
            throw Refusal.invalidArgument("seat must be of 16 to 128 letters, digits, - and _");
        }
        return given.text();
    }
}
