package com.giosg.demo.commands;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.commands.AppliedCommands.Answer;
import com.giosg.demo.commands.CommandRunner.Outcome;
import com.giosg.demo.database.Database;
import com.giosg.demo.http.Body;
import com.giosg.demo.http.Errors;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.Json;
import com.giosg.demo.json.JsonValue;
import com.giosg.demo.organizations.Organization;
import com.giosg.demo.organizations.Organizations;
import com.giosg.demo.rooms.Room;
import com.giosg.demo.rooms.Rooms;
import com.giosg.demo.visitors.Page;
import com.giosg.tag.messages.Reply;
import com.giosg.tag.messages.Request;
import com.giosg.tag.rules.Value;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code POST /live2/{organization}/commands}: where the tag sends a {@link Request} and gets a {@link Reply}. The body
 * comes as {@code text/plain}, which spares the page a preflight.
 */
public final class CommandRoutes {
    private final Database database;
    private final Organizations organizations;
    private final CommandRunner runner;

    public CommandRoutes(Database database, Organizations organizations, CommandRunner runner) {
        this.database = database;
        this.organizations = organizations;
        this.runner = runner;
    }

    public void register(RoutesConfig routes) {
        routes.post("/live2/{organization}/commands", this::run);
    }

    private void run(Context context) {
        Organization organization = organizations
                .find(context.pathParam("organization"))
                .orElseThrow(() -> Refusal.notFound("there is no such organisation"));
        Room room = database.read(sql -> Rooms.ofOrigin(sql, organization.id(), context.header("Origin")));
        JsonValue body = Body.json(context);
        Request request = read(body);
        Page page = Page.of(request.page, context.header("User-Agent"), context.header("Accept-Language"));
        Outcome outcome = runner.run(organization, room, request, arguments(body, request), page);
        // A call that travels alone is answered as if it were a request of its own.
        int status = outcome.answers().size() == 1 ? outcome.answers().get(0).status() : 200;
        if (outcome.answers().stream().anyMatch(answer -> answer.status() == 503)) {
            context.header("Retry-After", Errors.RETRY_AFTER_SECONDS);
        }
        context.status(status)
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .contentType("application/json")
                .result(reply(request, outcome));
    }

    private static Request read(JsonValue body) {
        try {
            return Request.read(body);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalidArgument(e.getMessage());
        }
    }

    private static List<Value> arguments(JsonValue body, Request request) {
        List<Value> arguments = new ArrayList<>();
        for (int i = 0; i < request.commands.length; i++) {
            arguments.add(body.member("commands").item(i).member("arguments"));
        }
        return arguments;
    }

    private static String reply(Request request, Outcome outcome) {
        ObjectNode visitor = Json.object();
        visitor.put("id", outcome.visit().id());
        visitor.put("session_id", outcome.visit().session());
        visitor.put("visit_count", outcome.visit().visitCount());
        visitor.set("rooms", Json.array(outcome.rooms()));
        visitor.put("has_chat", outcome.hasChat());
        if (outcome.call() != null) {
            visitor.set("call", outcome.call());
        }
        if (outcome.visit().mintedSecret() != null) {
            visitor.put("secret", outcome.visit().mintedSecret());
        }
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < request.commands.length; i++) {
            Answer answer = outcome.answers().get(i);
            answers.add(Reply.answer(request.commands[i].id, answer.status(), answer.body()));
        }
        return Reply.write(outcome.time(), Json.write(visitor), answers);
    }
}
