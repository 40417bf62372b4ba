package com.giosg.demo.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.UUID;

/** A visitor of the shop, as the tag speaks for them. */
public final class TestVisitor {
    public final String id = UUID.randomUUID().toString();
    public final String secret = hex();
    private final TestSite site;

    public TestVisitor(TestSite site) {
        this.site = site;
    }

    /** 128 random bits, as ids of commands and secrets are written. */
    public static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** A command's JSON. */
    public static String command(String id, String module, String method, String arguments) {
        return "{\"id\":\"" + id + "\",\"module\":\"" + module + "\",\"method\":\"" + method + "\",\"arguments\":"
                + arguments + "}";
    }

    public static String command(String module, String method, String arguments) {
        return command(hex(), module, method, arguments);
    }

    /** A command that comes after another one. */
    public static String after(String id, String command) {
        return "{\"after\":\"" + id + "\"," + command.substring(1);
    }

    /** A command that is not to run at that time or later. */
    public static String until(long deadline, String command) {
        return "{\"deadline\":" + deadline + "," + command.substring(1);
    }

    /** The text of a request of this visitor. */
    public String request(String page, String... commands) {
        return "{\"visitor\":\"" + id + "\",\"secret\":\"" + secret + "\",\"page\":" + page + ",\"commands\":["
                + String.join(",", commands) + "]}";
    }

    /** Sends commands in one request. */
    public HttpResponse<String> send(String... commands) {
        return site.post(request("{}", commands));
    }

    /** Sends commands in one request and reads the reply. */
    public JsonNode reply(String... commands) {
        HttpResponse<String> response = send(commands);
        JsonNode reply = TestSite.json(response.body());
        if (!reply.has("answers")) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return reply;
    }

    /** Makes one call; its answer is {@code {id, status, body}}. */
    public JsonNode call(String module, String method, String arguments) {
        return reply(command(module, method, arguments)).get("answers").get(0);
    }

    /** As staff see this visitor. */
    public JsonNode seen() {
        return site.get("/visitors/" + id);
    }

    /** A variable's value in a room, as JSON text just as the staff API sends it; null when it is not set. */
    public JsonNode variable(String room, String key) {
        return site.list("/rooms/" + room + "/visitors/" + id + "/variables").stream()
                .filter(variable -> variable.get("key").textValue().equals(key))
                .map(variable -> variable.get("value"))
                .findFirst()
                .orElse(null);
    }

    /** A variable's value in the domain room. */
    public JsonNode variable(String key) {
        return variable(seen().get("rooms").get(0).textValue(), key);
    }
}
