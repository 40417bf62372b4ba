package com.giosg.demo.testing.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What staff see of a visitor, over HTTP (contract section 7). */
public final class StaffApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final String token;

    public StaffApi(String origin, String token) {
        this.base = origin + "/api/v5/orgs/" + Backend.ORGANIZATION;
        this.token = token;
    }

    public JsonNode get(String path) {
        return read(send(200, path, HttpRequest.newBuilder()));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void put(String path, String json) {
        send(204, path, HttpRequest.newBuilder().PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    private JsonNode post(int expectedStatus, String path, String json) {
        return read(
                send(expectedStatus, path, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(json))));
    }

    /** Changes the chat window's name, colour and picture. */
    public void changeChatSettings(String json) {
        patch("/chat_settings", json);
    }

    /** How long calls ring, and the servers that help them through networks. */
    public void changeCallSettings(String json) {
        patch("/call_settings", json);
    }

    /** Whether visitors can call at all. */
    public void allowCalls(boolean allowed) {
        patch("/features", "{\"webrtc_calls\":" + allowed + "}");
    }

    private void patch(String path, String json) {
        send(200, path, HttpRequest.newBuilder().method("PATCH", HttpRequest.BodyPublishers.ofString(json)));
    }

    public JsonNode call(String id) {
        return get("/calls/" + id);
    }

    /** A visitor's chats and tasks, anonymous ones left out, the oldest first. */
    public List<JsonNode> chats(String visitor) {
        return list("/chats").stream()
                .filter(chat -> chat.get("visitor_id").asText().equals(visitor))
                .toList();
    }

    /** The one open chat or task of a visitor: its id. */
    public String openChat(String visitor) {
        List<JsonNode> open = chats(visitor).stream()
                .filter(chat -> !chat.get("is_ended").asBoolean())
                .toList();
        if (open.size() != 1) {
            throw new IllegalStateException("open chats: " + open);
        }
        return open.get(0).get("id").asText();
    }

    /** Answers in the visitor's open chat. */
    public void say(String visitor, String message) {
        post(
                201,
                "/chats/" + openChat(visitor) + "/messages",
                JSON.createObjectNode().put("message", message).toString());
    }

    /** Begins to type in the visitor's open chat. */
    public void type(String visitor) {
        send(
                204,
                "/chats/" + openChat(visitor) + "/typing",
                HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    public void end(String visitor) {
        post(200, "/chats/" + openChat(visitor) + "/end", "{}");
    }

    /** Ends the chats and tasks of all visitors. */
    public void endAllChats() {
        list("/chats?is_ended=false")
                .forEach(chat -> post(200, "/chats/" + chat.get("id").asText() + "/end", "{}"));
    }

    /** The ids of the rooms in which a visitor's chats and tasks are open. */
    public List<String> roomsOfOpenChats(String visitor) {
        return chats(visitor).stream()
                .filter(chat -> !chat.get("is_ended").asBoolean())
                .map(chat -> chat.get("room_id").asText())
                .toList();
    }

    /** All that was said in a visitor's chats, those that the system said too. */
    public List<String> texts(String visitor) {
        return chats(visitor).stream()
                .flatMap(chat -> messages(chat.get("id").asText()).stream())
                .map(message -> message.get("message").asText())
                .toList();
    }

    public List<JsonNode> messages(String chat) {
        return list("/chats/" + chat + "/messages");
    }

    private String send(int expectedStatus, String path, HttpRequest.Builder request) {
        request.uri(URI.create(base + path)).header("Authorization", "Token " + token);
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != expectedStatus) {
                throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A list, all of its pages. */
    public List<JsonNode> list(String path) {
        List<JsonNode> results = new ArrayList<>();
        String next = path;
        while (next != null) {
            JsonNode page = get(next);
            page.get("results").forEach(results::add);
            next = page.get("next").isNull() ? null : page.get("next").asText().substring(base.length());
        }
        return results;
    }

    /** The id of the room of that name; a domain room's name is its host. */
    public String room(String name) {
        return list("/rooms").stream()
                .filter(room -> room.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name))
                .get("id")
                .asText();
    }

    /** A visitor's variables in a room, by key, each value as JSON text in ASCII. */
    public Map<String, String> variables(String visitor, String roomName) {
        Map<String, String> variables = new TreeMap<>();
        variablesOf(visitor, roomName)
                .forEach(variable -> variables.put(variable.get("key").asText(), ascii(variable.get("value"))));
        return variables;
    }

    /** The keys of a visitor's variables in a room that are signed. */
    public Set<String> signedVariables(String visitor, String roomName) {
        return variablesOf(visitor, roomName).stream()
                .filter(variable -> variable.get("is_signed").asBoolean())
                .map(variable -> variable.get("key").asText())
                .collect(Collectors.toSet());
    }

    private List<JsonNode> variablesOf(String visitor, String roomName) {
        return list("/rooms/" + encode(room(roomName)) + "/visitors/" + visitor + "/variables");
    }

    /** A visitor's matches of a goal, each the value. */
    public List<Double> matches(String visitor, String goal) {
        return list("/goals/" + goal + "/matches").stream()
                .filter(match -> match.get("visitor_id").asText().equals(visitor))
                .map(match -> match.get("goal_value").asDouble())
                .toList();
    }

    /** JSON text in the form of {@link #variables}. */
    public static String ascii(String json) {
        return ascii(read(json));
    }

    /** Half a surrogate pair survives only as an escape. */
    private static String ascii(JsonNode value) {
        try {
            return JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
