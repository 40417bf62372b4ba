package com.giosg.demo.phone;

import com.giosg.demo.database.Database;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.visitors.VisitorAccess;
import com.giosg.demo.visitors.VisitorRequest;
import com.giosg.tag.rules.Value;
import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.util.function.BiConsumer;

/**
 * Where the visitor's phone speaks; each body has {@code {"visitor", "secret", "call"}}. {@code POST
 * /live2/{organization}/call {"after"}} is its line; {@code …/signals {"from", "signals"}} takes what it tells the
 * operator's browser, {@code …/connected} that sound flows, and {@code …/end {"reason"}} that the call is over.
 */
public final class VisitorCallRoutes {
    private final Database database;
    private final VisitorAccess access;
    private final Calls calls;
    private final Parties parties;
    private final Clock clock;

    public VisitorCallRoutes(Database database, VisitorAccess access, Calls calls, Parties parties, Clock clock) {
        this.database = database;
        this.access = access;
        this.calls = calls;
        this.parties = parties;
        this.clock = clock;
    }

    public void register(RoutesConfig routes) {
        add(routes, "", (request, call) -> parties.listen(request.http(), call, Party.VISITOR, request.body()));
        add(routes, "/signals", (request, call) -> {
            parties.signal(call, Party.VISITOR, request.body());
            request.http().status(204);
        });
        add(routes, "/connected", (request, call) -> {
            database.write(transaction -> {
                calls.connect(transaction, Calls.lock(transaction, call, clock.millis()));
                return null;
            });
            request.http().status(204);
        });
        add(routes, "/end", (request, call) -> {
            parties.end(call, Party.VISITOR, Parties.reason(request.body().member("reason")));
            request.http().status(204);
        });
    }

    private void add(RoutesConfig routes, String path, BiConsumer<VisitorRequest, PhoneCall> handler) {
        routes.post("/live2/{organization}/call" + path, context -> {
            VisitorRequest request = access.admit(context);
            handler.accept(request, call(request));
        });
    }

    private PhoneCall call(VisitorRequest request) {
        Value id = request.body().member("call");
        if (id.type() != Value.TEXT) {
            throw Refusal.invalidArgument("call must be the id of a call");
        }
        return database.read(sql -> Calls.ofVisitor(sql, request.visitor(), id.text()));
    }
}
