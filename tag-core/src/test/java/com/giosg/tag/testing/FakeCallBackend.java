package com.giosg.tag.testing;

import com.giosg.tag.ports.CallBackend;
import com.giosg.tag.ports.LiveLine;
import java.util.ArrayList;
import java.util.List;

/** A backend in a test's hands: what was asked of it, and its answers when the test gives them. */
public final class FakeCallBackend implements CallBackend {
    public record Post(String what, String members, Posted posted) {}

    public static final class Line implements LiveLine.Connection {
        public final int after;
        private final LiveLine.Receiver receiver;
        public boolean isClosed;

        private Line(int after, LiveLine.Receiver receiver) {
            this.after = after;
            this.receiver = receiver;
        }

        public void say(String json) {
            receiver.said(JsonValue.read(json.replace('\'', '"')));
        }

        public void beat() {
            receiver.said(JsonValue.read("null"));
        }

        public void end(int status) {
            receiver.ended(status);
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    public final List<Line> lines = new ArrayList<>();
    public final List<Post> posts = new ArrayList<>();

    @Override
    public LiveLine.Connection listen(int after, LiveLine.Receiver receiver) {
        lines.add(new Line(after, receiver));
        return line();
    }

    @Override
    public void post(String what, String members, Posted posted) {
        posts.add(new Post(what, members, posted));
    }

    /** The line that was opened last. */
    public Line line() {
        return lines.get(lines.size() - 1);
    }

    /** All that was posted to one place, the members of each. */
    public List<String> posted(String what) {
        return posts.stream()
                .filter(post -> post.what.equals(what))
                .map(Post::members)
                .toList();
    }

    /** Answers what was posted last. */
    public void answer(int status) {
        posts.get(posts.size() - 1).posted().posted(status);
    }
}
