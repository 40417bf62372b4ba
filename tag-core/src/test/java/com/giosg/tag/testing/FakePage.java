package com.giosg.tag.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.tag.delivery.Courier;
import com.giosg.tag.messages.Command;
import com.giosg.tag.ports.Outcome;
import com.giosg.tag.ports.Page;
import com.giosg.tag.ports.Randomness;
import com.giosg.tag.ports.Scheduler;
import com.giosg.tag.ports.Transport;
import com.giosg.tag.rules.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A page with the real delivery, whose test calls, plays the backend, and sees what becomes of each call. */
public final class FakePage implements Scheduler, Randomness, Transport, Page {
    private final FakeBrowser browser;
    public final FakeStorage session;
    public final Courier courier;
    /** The requests so far. */
    public final List<FakePost> posts = new ArrayList<>();

    public final List<String> outcomes = new ArrayList<>();
    public final List<String> warnings = new ArrayList<>();
    public final List<String> log = new ArrayList<>();
    public String title = "";
    public boolean isAlive = true;

    public FakePage(FakeBrowser browser, FakeStorage session) {
        this.browser = browser;
        this.session = session;
        courier =
                new Courier(this, browser.lock(this), browser.local, session, this, this, browser.visitor, this, "org");
    }

    /** Calls a method that changes the visitor's data; returns the command's id. */
    public String call(String name) {
        return call(name, 0);
    }

    /** Calls with so many more bytes of arguments. */
    public String call(String name, int bytes) {
        return deliver("goal", "matches", name, bytes, true);
    }

    /** Calls a method whose answer is for this page. */
    public String ask(String name) {
        return deliver("room", "getJoinedRooms", name, 0, false);
    }

    private String deliver(String module, String method, String name, int bytes, boolean durable) {
        Command command = new Command(
                id(), module, method, "[\"" + name + "\"" + (bytes == 0 ? "" : ",\"" + "x".repeat(bytes) + "\"") + "]");
        courier.deliver(command, durable, new Outcome() {
            @Override
            public void resolve(Value result) {
                outcomes.add(name + " ok" + (result.type() == Value.NULL ? "" : " " + result.json()));
            }

            @Override
            public void reject(String code, String message, int status, Value body) {
                outcomes.add(name + " " + code + " " + status + (body == null ? "" : " " + body.json()));
            }
        });
        return command.id;
    }

    /** Ends this turn, and runs what is due. */
    public void turn() {
        browser.pass(0);
    }

    /** The calls in each request so far. */
    public List<List<String>> sent() {
        return posts.stream().map(FakePost::calls).toList();
    }

    /** Takes every request; the commands of all so far, as {@code module.method[arguments]} with single quotes. */
    public List<String> acceptedCommands() {
        turn();
        if (!posts.isEmpty()) {
            acceptAll();
        }
        return posts.stream()
                .flatMap(post -> Arrays.stream(post.request().commands))
                .map(command -> command.path() + command.arguments.replace('"', '\''))
                .toList();
    }

    public FakePost lastPost() {
        return posts.get(posts.size() - 1);
    }

    /** Takes every request, until none comes any more. */
    public void acceptAll() {
        turn();
        for (int i = posts.size() - 1; i < posts.size(); i++) {
            assertTrue(i < 200, "requests without end");
            posts.get(i).accept();
        }
    }

    /** Ends without having been told, like a tab that crashes. */
    public void crash() {
        isAlive = false;
        browser.lock(this).release();
    }

    /** Ends as when its visitor goes on to another page; returns the tab's session. */
    public FakeStorage leave() {
        courier.suspend();
        isAlive = false;
        return session;
    }

    @Override
    public double now() {
        return browser.scheduler.now();
    }

    @Override
    public double date() {
        return browser.scheduler.date();
    }

    @Override
    public void after(int milliseconds, Runnable task) {
        browser.scheduler.after(milliseconds, unlessEnded(task));
    }

    @Override
    public String stamp() {
        return String.format("%013.0f", date());
    }

    @Override
    public void soon(Runnable task) {
        browser.scheduler.soon(unlessEnded(task));
    }

    private Runnable unlessEnded(Runnable task) {
        return () -> {
            if (isAlive) {
                task.run();
            }
        };
    }

    @Override
    public String id() {
        return browser.id();
    }

    @Override
    public double fraction() {
        return browser.fraction;
    }

    @Override
    public void post(String body, boolean leaving, int timeout, Receiver receiver) {
        posts.add(new FakePost(this, body, leaving, timeout, receiver));
    }

    @Override
    public String toJson() {
        return "{\"url\":\"https://shop.example/\",\"title\":\"" + title + "\"}";
    }

    @Override
    public void warn(String message) {
        warnings.add(message);
    }
}
