package com.giosg.demo.testing;

import static com.giosg.demo.testing.TestVisitor.hex;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A visitor's call, as their phone and the console that accepts it speak to the backend. */
public final class TestCall {
    public static final String PATH = "/live2/" + TestSite.ORGANIZATION + "/call";
    public final TestVisitor visitor;
    public final String id;
    public final String seat;
    private final TestSite site;

    private TestCall(TestSite site, TestVisitor visitor, String id, String seat) {
        this.site = site;
        this.visitor = visitor;
        this.id = id;
        this.seat = seat;
    }

    /** Starts a call; {@code arguments} as of {@code call.start}. */
    public static TestCall start(TestSite site, TestVisitor visitor, String arguments) {
        JsonNode answer = visitor.call("call", "start", arguments);
        if (answer.get("status").intValue() != 200) {
            throw new IllegalStateException(answer.toString());
        }
        return new TestCall(site, visitor, answer.at("/body/id").textValue(), hex());
    }

    /** A new visitor's call. */
    public static TestCall start(TestSite site) {
        return start(site, site.visitor(), "[\"Ann\"]");
    }

    /** The same call at another server. */
    public TestCall at(TestSite other) {
        return new TestCall(other, visitor, id, seat);
    }

    /** The same call for a console that did not accept it. */
    public TestCall atAnotherSeat() {
        return new TestCall(site, visitor, id, hex());
    }

    /** What the phone sends; {@code members} begin with a comma where there are any. */
    public String body(String members) {
        return body(visitor, members);
    }

    public String body(TestVisitor of, String members) {
        return "{\"visitor\":\"" + of.id + "\",\"secret\":\"" + of.secret + "\",\"call\":\"" + id + "\"" + members
                + "}";
    }

    /** Sends something from the phone; the path follows that of calls. */
    public HttpResponse<String> phone(String path, String members) {
        return site.send("POST", PATH + path, body(members), "Origin", "http://localhost:3000");
    }

    /** Sends something from a console. */
    public HttpResponse<String> console(String path, String body) {
        return site.staff("POST", "/calls/" + id + path, body);
    }

    /** What a console that has a seat sends; {@code members} begin with a comma where there are any. */
    public String seated(String members) {
        return "{\"seat\":\"" + seat + "\"" + members + "}";
    }

    public TestCall accept() {
        expect(200, console("/accept", seated("")));
        return this;
    }

    public TestCall connect() {
        expect(204, phone("/connected", ""));
        return this;
    }

    public void signalFromPhone(long from, String... signals) {
        expect(204, phone("/signals", signals(from, signals)));
    }

    public void signalFromConsole(long from, String... signals) {
        expect(204, console("/signals", seated(signals(from, signals))));
    }

    public static String signals(long from, String... signals) {
        return ",\"from\":" + from + ",\"signals\":[" + String.join(",", signals) + "]";
    }

    public TestLine phoneLine(long after) {
        return new TestLine(site, PATH, body(",\"after\":" + after), "Origin", "http://localhost:3000");
    }

    public TestLine consoleLine(long after) {
        return new TestLine(
                site,
                TestSite.STAFF + "/calls/" + id + "/line",
                seated(",\"after\":" + after),
                "Authorization",
                "Token " + TestSite.STAFF_TOKEN);
    }

    /** As staff see it. */
    public JsonNode seen() {
        return site.get("/calls/" + id);
    }

    /** In three words: {@code ended left visitor}. */
    public String state() {
        JsonNode seen = seen();
        return seen.get("state").asText() + " " + seen.get("end_reason").asText() + " "
                + seen.get("ended_by").asText();
    }

    /** What was said in its task: {@code type sender notice: message}. */
    public List<String> said() {
        return site.list("/chats/" + id + "/messages").stream()
                .map(message -> message.get("type").asText() + " "
                        + message.get("sender_type").asText() + " "
                        + message.get("notice").asText() + ": "
                        + message.get("message").asText())
                .toList();
    }

    /** When a party counts as gone; null while it is there. */
    public Long goneAt(String party) {
        return site.database.read(sql -> sql.createQuery("SELECT " + party + "_gone_at FROM phone_calls p"
                        + " JOIN chats c ON c.position = p.chat WHERE c.id = :id")
                .bind("id", id)
                .map((row, context) -> row.getObject(1) == null ? null : row.getLong(1))
                .list()
                .get(0));
    }

    /** Waits until the backend has seen that a party's line ended. */
    public void awaitGone(String party) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.SECONDS);
        while (goneAt(party) == null) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the backend did not see it");
            }
            site.server.callWatch().look();
        }
    }

    public static void expect(int status, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
    }
}
