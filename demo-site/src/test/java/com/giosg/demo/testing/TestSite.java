package com.giosg.demo.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.giosg.demo.DemoOrganization;
import com.giosg.demo.Server;
import com.giosg.demo.ServerSettings;
import com.giosg.demo.database.Database;
import com.giosg.demo.secrets.Seal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The real backend, in this process, spoken to over HTTP. */
public final class TestSite implements AutoCloseable {
    public static final String ORGANIZATION = DemoOrganization.ID;
    public static final String GOAL = "2870f654-c6a7-11e6-8a67-60f81db030fe";
    public static final String STAFF_TOKEN = "staff-token-of-the-tests";
    public static final String SIGNING_SECRET = "supersecret";
    public static final Seal SEAL = new Seal("encryption key of the tests");
    public static final String STAFF = "/api/v5/orgs/" + ORGANIZATION;
    public static final String COMMANDS = "/live2/" + ORGANIZATION + "/commands";
    public static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<DatabaseKind, TestSite> SHARED = new EnumMap<>(DatabaseKind.class);

    public final TestClock clock = new TestClock();
    public final Database database;
    public final Server server;
    public final String origin;

    public TestSite(Database database) {
        this.database = database;
        this.server = new Server(
                database, clock, SEAL, STAFF_TOKEN, SIGNING_SECRET, new ServerSettings("127.0.0.1", 0, null, false));
        this.origin = "http://127.0.0.1:" + server.port();
    }

    /** The site that all tests of a kind share; each test brings visitors of its own. */
    public static synchronized TestSite shared(DatabaseKind kind) {
        return SHARED.computeIfAbsent(kind, k -> new TestSite(k.open()));
    }

    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + text, e);
        }
    }

    public TestVisitor visitor() {
        return new TestVisitor(this);
    }

    /** Sends a request; {@code headers} are names and values by turns. */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : origin + path));
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Posts to the tag's endpoint as a page on localhost does. */
    public HttpResponse<String> post(String body) {
        return send(
                "POST", COMMANDS, body, "Origin", "http://localhost:3000", "Content-Type", "text/plain;charset=UTF-8");
    }

    /** Sends a request of the staff; the path follows the organisation's. */
    public HttpResponse<String> staff(String method, String path, String body) {
        return send(
                method,
                path.startsWith("http") ? path : STAFF + path,
                body,
                "Authorization",
                "Token " + STAFF_TOKEN,
                "Content-Type",
                "application/json");
    }

    /** Reads from the staff API. */
    public JsonNode get(String path) {
        HttpResponse<String> response = staff("GET", path, null);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
        }
        return json(response.body());
    }

    /** Reads all pages of a list of the staff API. */
    public List<JsonNode> list(String path) {
        List<JsonNode> all = new ArrayList<>();
        for (String next = path; next != null; ) {
            JsonNode page = get(next);
            page.get("results").forEach(all::add);
            next = page.get("next").textValue();
        }
        return all;
    }

    /** The id of the room of that name. */
    public String room(String name) {
        return list("/rooms").stream()
                .filter(room -> room.get("name").textValue().equals(name))
                .map(room -> room.get("id").textValue())
                .findFirst()
                .orElseThrow();
    }

    /** Makes a room and returns its id. */
    public String newRoom(String name) {
        return json(staff("POST", "/rooms", "{\"name\":\"" + name + "\"}").body())
                .get("id")
                .textValue();
    }

    /** Closes in the background: a stopping server waits a second for clients that keep connections open, as ours does. */
    @Override
    public void close() {
        new Thread(() -> {
                    server.close();
                    database.close();
                })
                .start();
    }
}
