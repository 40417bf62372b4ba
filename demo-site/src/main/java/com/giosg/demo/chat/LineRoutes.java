package com.giosg.demo.chat;

import com.giosg.demo.database.Database;
import com.giosg.demo.http.Body;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.JsonValue;
import com.giosg.demo.organizations.Organization;
import com.giosg.demo.organizations.Organizations;
import com.giosg.demo.rooms.Rooms;
import com.giosg.demo.visitors.Visitors;
import com.giosg.tag.messages.Identity;
import com.giosg.tag.rules.Value;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * {@code POST /live2/{organization}/chat}: where the chat window hears what is said. The body, {@code text/plain} as at
 * the tag's other endpoint, is {@code {"visitor", "secret", "after", "live"}}, and the answer a line of JSON, or with
 * {@code live} one whenever something changes, until either side ends it.
 */
public final class LineRoutes {
    private final Database database;
    private final Organizations organizations;
    private final VisitorLines lines;

    public LineRoutes(Database database, Organizations organizations, VisitorLines lines) {
        this.database = database;
        this.organizations = organizations;
        this.lines = lines;
    }

    public void register(RoutesConfig routes) {
        routes.post("/live2/{organization}/chat", this::listen);
    }

    private void listen(Context context) {
        Organization organization = organizations.find(context.pathParam("organization"))
                .orElseThrow(() -> Refusal.notFound("there is no such organisation"));
        database.read(sql -> Rooms.ofOrigin(sql, organization.id(), context.header("Origin")));
        JsonValue body = Body.json(context);
        Identity who = identity(body);
        long after = sequence(body.member("after"));
        JsonValue live = body.member("live");
        if (live.type() != Value.BOOLEAN) {
            throw Refusal.invalidArgument("live must be true or false");
        }
        long visitor = database.read(sql -> Visitors.recognize(sql, organization.id(), who.visitor, who.secret));

        LineReader reader = new LineReader(database, visitor, after);
        context.header("Cache-Control", "no-store").header("X-Content-Type-Options", "nosniff")
                .header("X-Accel-Buffering", "no").contentType("application/x-ndjson");
        if (live.isTrue()) {
            context.future(() -> open(context, visitor, reader));
        } else {
            // As bytes: of a type without a charset the library would make other bytes.
            context.result((reader.next() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private CompletableFuture<?> open(Context context, long visitor, LineReader reader) {
        context.req().getAsyncContext().setTimeout(0);
        try {
            return lines.open(visitor, reader::next, context.res().getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Identity identity(JsonValue body) {
        try {
            return Identity.read(body);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalidArgument(e.getMessage());
        }
    }

    private static long sequence(Value given) {
        double number = given.type() == Value.NUMBER ? given.number() : -1;
        if (number < 0 || number != Math.rint(number) || number > 1L << 53) {
            throw Refusal.invalidArgument("after must be the sequence of a message, or 0");
        }
        return (long) number;
    }
}
