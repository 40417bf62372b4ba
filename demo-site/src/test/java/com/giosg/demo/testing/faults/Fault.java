package com.giosg.demo.testing.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What happens to one POST between the page and the backend. */
public final class Fault {
    /** Nothing: it is forwarded, and answered as the backend answers. */
    public static final Fault PASS = new Fault("pass", post -> post.answer(post.forward()));
    /** The connection is cut; the backend never sees the request. */
    public static final Fault LOSE_REQUEST = new Fault("request lost", FaultProxy.Post::cut);
    /** The backend works the request off; then the connection is cut. */
    public static final Fault LOSE_ANSWER = new Fault("answer lost", post -> {
        post.forward();
        post.cut();
    });

    /** The backend never sees the request, and the page waits until the line is closed. */
    public static final Fault HANG = new Fault("hangs", FaultProxy.Post::hang);

    /** The request reaches the backend late; the page waits for the answer. */
    public static Fault delay(Duration delay) {
        return new Fault("delayed", post -> {
            post.pause(delay);
            post.answer(post.forward());
        });
    }

    /** The backend works the request off at once; the page hears of it late. */
    public static Fault delayAnswer(Duration delay) {
        return new Fault("answer delayed", post -> {
            FaultProxy.Answer answer = post.forward();
            post.pause(delay);
            post.answer(answer);
        });
    }

    /** The connection is cut at once, yet the request reaches the backend later, overtaken by what was sent again. */
    public static Fault late(Duration delay) {
        return new Fault("overtaken", post -> {
            post.cut();
            post.pause(delay);
            post.forward();
        });
    }

    /** A gateway answers with this status; the backend never sees the request. */
    public static Fault status(int status) {
        return new Fault(Integer.toString(status), post -> post.answer(FaultProxy.Answer.ofGateway(status, null)));
    }

    /** A gateway answers with this status and, in seconds, when to come again. */
    public static Fault status(int status, Duration retryAfter) {
        return new Fault(
                status + " Retry-After: " + retryAfter.toSeconds(),
                post -> post.answer(FaultProxy.Answer.ofGateway(status, Long.toString(retryAfter.toSeconds()))));
    }

    /**
     * A gateway answers with this status and, as an HTTP date, when to come again. A date has whole seconds: it is the
     * first that is not earlier.
     */
    public static Fault statusWithDate(int status, Duration retryAfter) {
        return new Fault(
                status + " Retry-After: date",
                post -> post.answer(FaultProxy.Answer.ofGateway(
                        status,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                Instant.now().plus(retryAfter).plusMillis(999).atOffset(ZoneOffset.UTC)))));
    }

    /** The backend works the request off; then a gateway answers with this status in its place. */
    public static Fault appliedThenStatus(int status) {
        return new Fault("applied, then " + status, post -> {
            post.forward();
            post.answer(FaultProxy.Answer.ofGateway(status, null));
        });
    }

    private final String name;
    private final Course course;

    private Fault(String name, Course course) {
        this.name = name;
        this.course = course;
    }

    public void befall(FaultProxy.Post post) {
        course.run(post);
    }

    @Override
    public String toString() {
        return name;
    }

    private interface Course {
        void run(FaultProxy.Post post);
    }
}
