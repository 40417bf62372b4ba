package com.giosg.demo.phone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.chat.Chat;
import com.giosg.demo.chat.ChatSettings;
import com.giosg.demo.chat.Chats;
import com.giosg.demo.chat.Message;
import com.giosg.demo.chat.Sender;
import com.giosg.demo.database.Transaction;
import com.giosg.demo.events.Action;
import com.giosg.demo.events.Event;
import com.giosg.demo.events.Events;
import com.giosg.demo.http.Hashes;
import com.giosg.demo.http.Refusal;
import com.giosg.tag.phone.CallEnd;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * The life of calls: requested, accepted, connected, ended. Each step is said in the call's task, published to staff, and
 * told to both parties' lines once the transaction is stored.
 */
public final class Calls {
    /** How long a visitor's phone may take to open its line for the first time. */
    private static final Duration FIRST_LINE = Duration.ofSeconds(30);
    /** How long the two browsers may take to find each other. */
    private static final Duration CONNECTING = Duration.ofSeconds(60);

    /** So many may ring in an organisation at once: more than any staff can answer before they end by themselves. */
    private static final int MOST_RINGING = 50;

    private static final String SELECT = """
            SELECT p.*, c.id FROM phone_calls p JOIN chats c ON c.position = p.chat WHERE\s""";
    static final String DOUBTFUL = SELECT + """
            p.ended_at IS NULL
            AND (p.deadline <= :now OR p.visitor_gone_at IS NOT NULL OR p.operator_gone_at IS NOT NULL)""";
    /** Through the calls that go on, of which the index knows. */
    static final String RINGING = """
            SELECT COUNT(*) FROM phone_calls
            WHERE organization_id = :organization AND ended_at IS NULL AND state = 'requested'""";

    private static final RowMapper<PhoneCall> ROW = (row, context) -> PhoneCall.of(row);

    /**
     * A call that is locked, with its task.
     *
     * @param now the time of what is done in it: not before the time of what was done before
     */
    record Locked(PhoneCall call, Chat chat, long now) {}

    private final Events events;
    private final Chats chats;
    private final CallLines lines;

    /** From now on a call ends with its task. */
    public Calls(Events events, Chats chats, CallLines lines) {
        this.events = events;
        this.chats = chats;
        this.lines = lines;
        chats.listen(this::chatIsEnding);
    }

    /** Whether a call of a visitor goes on. */
    static boolean isOn(Handle sql, long visitor) {
        return sql.createQuery("SELECT COUNT(*) FROM phone_calls WHERE visitor = :visitor AND ended_at IS NULL")
                        .bind("visitor", visitor)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /**
     * Lets one more call ring in an organisation. Some that start at the same moment may pass together: what is to be
     * prevented is that strangers bury the staff in calls.
     *
     * @throws Refusal 403 when too many ring: final, so that the tag does not ask again by itself
     */
    static void admitOneMore(Handle sql, String organization) {
        if (sql.createQuery(RINGING)
                        .bind("organization", organization)
                        .mapTo(Integer.class)
                        .one()
                >= MOST_RINGING) {
            throw Refusal.notAllowed("too many calls are ringing: " + MOST_RINGING + " are the most");
        }
    }

    /**
     * The call of that id.
     *
     * @throws Refusal 404 when there is none
     */
    static PhoneCall get(Handle sql, String organization, String id) {
        return sql.createQuery(SELECT + "c.organization_id = :organization AND c.id = :id")
                .bind("organization", organization)
                .bind("id", id)
                .map(ROW)
                .findOne()
                .orElseThrow(Calls::none);
    }

    /**
     * The call of that id, where it is the visitor's.
     *
     * @throws Refusal 404 when there is none
     */
    static PhoneCall ofVisitor(Handle sql, long visitor, String id) {
        return sql.createQuery(SELECT + "c.visitor = :visitor AND c.id = :id")
                .bind("visitor", visitor)
                .bind("id", id)
                .map(ROW)
                .findOne()
                .orElseThrow(Calls::none);
    }

    private static Refusal none() {
        return Refusal.notFound("there is no such call");
    }

    /** The call at that place. */
    static PhoneCall at(Handle sql, long position) {
        return sql.createQuery(SELECT + "p.position = :call")
                .bind("call", position)
                .map(ROW)
                .one();
    }

    /** The calls in which somebody may be gone, or the time is over. */
    static List<PhoneCall> doubtful(Handle sql, long now) {
        return sql.createQuery(DOUBTFUL).bind("now", now).map(ROW).list();
    }

    /**
     * A call to which nothing happens before the transaction ends but what this transaction does, nor to its task.
     *
     * @param now milliseconds since 1970, by the clock
     */
    static Locked lock(Transaction transaction, PhoneCall seen, long now) {
        // The task first, as whoever ends a task holds it already.
        Chats.Locked chat = Chats.lock(transaction, seen.organization(), seen.id(), now);
        return new Locked(lockAlone(transaction, seen), chat.chat(), chat.now());
    }

    /** A call that neither ends nor gets on before the transaction ends but by this transaction. */
    static PhoneCall lockAlone(Transaction transaction, PhoneCall seen) {
        transaction
                .sql()
                .createUpdate("UPDATE phone_calls SET state = state WHERE position = :call")
                .bind("call", seen.position())
                .execute();
        return at(transaction.sql(), seen.position());
    }

    /**
     * What is to be known of a call.
     *
     * @param kind one of {@link com.giosg.tag.rules.CallKind}
     * @param operatorName what the visitor sees the operator called
     * @param operatorAvatar the address of the operator's picture; null for none
     * @param rings how long it rings
     */
    record Wanted(
            String kind,
            @Nullable String operatorName,
            @Nullable String operatorAvatar,
            Duration rings) {}

    /** Begins a new task, as yet known to nobody, with a call that rings. */
    void request(Transaction transaction, Chat task, String domainRoom, Wanted wanted, long now) {
        long ringsUntil = now + wanted.rings.toMillis();
        long position = transaction
                .sql()
                .createQuery("""
                        INSERT INTO phone_calls (organization_id, chat, visitor, kind, operator_name, operator_avatar,
                            state, requested_at, rings_until, deadline, visitor_line, visitor_gone_at, operator_line)
                        VALUES (:organization, :chat, :visitor, :kind, :name, :avatar,
                            :state, :now, :ringsUntil, :ringsUntil, 0, :goneAt, 0)
                        RETURNING position""")
                .bind("organization", task.organization())
                .bind("chat", task.position())
                .bind("visitor", task.visitor())
                .bind("kind", wanted.kind)
                .bind("name", wanted.operatorName)
                .bind("avatar", wanted.operatorAvatar)
                .bind("state", CallState.REQUESTED.toString())
                .bind("now", now)
                .bind("ringsUntil", ringsUntil)
                .bind("goneAt", now + FIRST_LINE.toMillis())
                .mapTo(Long.class)
                .one();
        chats.begin(
                transaction,
                task,
                new Message(
                        "call_request",
                        Sender.visitor(transaction.sql(), task, domainRoom),
                        CallWords.requested(wanted.kind),
                        "call_requested",
                        null),
                now);
        publish(transaction, at(transaction.sql(), position), Action.ADDED);
    }

    /**
     * A console takes a call that rings, or has taken it.
     *
     * @param seat what that console shows itself by
     * @throws Refusal 400 when another has, or it is over
     */
    void accept(Transaction transaction, Locked locked, String seat) {
        PhoneCall call = locked.call;
        String hash = Hashes.sha256(seat);
        if (call.isEnded()) {
            throw Refusal.invalidArgument("the call has ended");
        }
        if (call.wasAccepted()) {
            if (!Hashes.equal(call.seatHash(), hash)) {
                throw Refusal.invalidArgument("the call was accepted already");
            }
            return;
        }
        transaction
                .sql()
                .createUpdate("""
                        UPDATE phone_calls SET state = :state, seat_hash = :hash, accepted_at = :now,
                            deadline = :deadline WHERE position = :call""")
                .bind("state", CallState.ACCEPTED.toString())
                .bind("hash", hash)
                .bind("now", locked.now)
                .bind("deadline", locked.now + CONNECTING.toMillis())
                .bind("call", call.position())
                .execute();
        chats.stopWaiting(transaction, locked.chat);
        Sender staff = Sender.staff(call.organization(), ChatSettings.of(transaction.sql(), call.organization()));
        chats.say(
                transaction,
                locked.chat,
                new Message("join", staff, CallWords.accepted(), "call_accepted", null),
                locked.now);
        publish(transaction, at(transaction.sql(), call.position()), Action.CHANGED);
    }

    /**
     * An operator does not want a call.
     *
     * @throws Refusal 400 when it rings no more
     */
    void decline(Transaction transaction, Locked locked) {
        if (locked.call.state() != CallState.REQUESTED) {
            throw Refusal.invalidArgument(
                    locked.call.isEnded() ? "the call has ended" : "the call was accepted already");
        }
        chats.stopWaiting(transaction, locked.chat);
        end(transaction, locked, CallEnd.DECLINED, Party.OPERATOR);
    }

    /** Sound and picture flow: news where the call was accepted just before. */
    void connect(Transaction transaction, Locked locked) {
        if (locked.call.state() != CallState.ACCEPTED) {
            return;
        }
        transaction
                .sql()
                .createUpdate("""
                        UPDATE phone_calls SET state = :state, connected_at = :now, deadline = NULL
                        WHERE position = :call""")
                .bind("state", CallState.CONNECTED.toString())
                .bind("now", locked.now)
                .bind("call", locked.call.position())
                .execute();
        publish(transaction, at(transaction.sql(), locked.call.position()), Action.CHANGED);
    }

    /**
     * Ends a call; one that has ended stays as it is.
     *
     * @param by null when neither party did
     */
    void end(Transaction transaction, Locked locked, String reason, @Nullable Party by) {
        if (locked.call.isEnded()) {
            return;
        }
        long position = locked.call.position();
        Handle sql = transaction.sql();
        sql.createUpdate("""
                        UPDATE phone_calls SET state = :state, end_reason = :reason, ended_by = :by, ended_at = :now,
                            deadline = NULL, visitor_gone_at = NULL, operator_gone_at = NULL
                        WHERE position = :call""")
                .bind("state", CallState.ENDED.toString())
                .bind("reason", reason)
                .bind("by", by == null ? PhoneCall.SYSTEM : by.toString())
                .bind("now", locked.now)
                .bind("call", position)
                .execute();
        Signals.forget(transaction, position);
        PhoneCall ended = at(sql, position);
        chats.say(
                transaction,
                locked.chat,
                new Message("call_ended", Sender.rule(null), CallWords.ended(ended), "call_ended", null),
                locked.now);
        publish(transaction, ended, Action.CHANGED);
    }

    private void chatIsEnding(Transaction transaction, Chat chat, long now) {
        Optional<PhoneCall> call = transaction
                .sql()
                .createQuery(SELECT + "p.chat = :chat")
                .bind("chat", chat.position())
                .map(ROW)
                .findOne();
        call.ifPresent(seen ->
                end(transaction, new Locked(lockAlone(transaction, seen), chat, now), CallEnd.CHAT_ENDED, null));
    }

    private void publish(Transaction transaction, PhoneCall call, Action happened) {
        ObjectNode shown = CallViews.of(transaction.sql(), call);
        events.publish(
                transaction,
                call.organization(),
                List.of(Event.of(call.organization(), "/calls", happened, call.id(), shown)));
        transaction.afterCommit(() -> {
            lines.wake(call.position(), Party.VISITOR);
            lines.wake(call.position(), Party.OPERATOR);
        });
    }
}
