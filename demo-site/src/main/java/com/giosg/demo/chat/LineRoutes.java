package com.giosg.demo.chat;

import com.giosg.demo.database.Database;
import com.giosg.demo.http.Body;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.JsonValue;
import com.giosg.demo.lines.LineAnswer;
import com.giosg.demo.visitors.VisitorAccess;
import com.giosg.demo.visitors.VisitorRequest;
import com.giosg.tag.rules.Value;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/**
 * {@code POST /live2/{organization}/chat}: where the chat window hears what is said. The body is {@code {"visitor",
 * "secret", "after", "live"}}, and the answer a line of JSON, or with {@code live} one whenever something changes, until
 * either side ends it.
 */
public final class LineRoutes {
    private final Database database;
    private final VisitorAccess access;
    private final VisitorLines lines;

    public LineRoutes(Database database, VisitorAccess access, VisitorLines lines) {
        this.database = database;
        this.access = access;
        this.lines = lines;
    }

    public void register(RoutesConfig routes) {
        routes.post("/live2/{organization}/chat", this::listen);
    }

    private void listen(Context context) {
        VisitorRequest request = access.admit(context);
        long after = Body.wholeNumber(request.body(), "after", 0);
        JsonValue live = request.body().member("live");
        if (live.type() != Value.BOOLEAN) {
            throw Refusal.invalidArgument("live must be true or false");
        }
        LineReader reader = new LineReader(database, request.visitor(), after);
        if (live.isTrue()) {
            LineAnswer.live(context, out -> lines.open(request.visitor(), reader, out));
        } else {
            LineAnswer.once(context, reader.next());
        }
    }
}
