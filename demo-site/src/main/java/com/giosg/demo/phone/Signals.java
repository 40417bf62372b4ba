package com.giosg.demo.phone;

import com.giosg.demo.database.Transaction;
import com.giosg.demo.http.Body;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.JsonValue;
import com.giosg.tag.rules.Text;
import com.giosg.tag.rules.Value;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What the two browsers of a call tell each other to find a way between them: offers, answers, candidates. Each party
 * numbers its own from 1 without gaps, so that what is sent again after a lost answer is taken once. They are for the
 * other party alone: in no event, and in no log.
 */
final class Signals {
    /** UTF-8 bytes of a signal; an offer has some five thousand. */
    private static final int MOST_BYTES = 32 * 1024;

    private static final int MOST_IN_A_REQUEST = 100;
    /** Of a party in a call: a browser that finds no way would go on for ever. */
    private static final int MOST_OF_A_PARTY = 1_000;

    /**
     * Signals that a party sends.
     *
     * @param from the number of the first
     * @param texts JSON objects, a line each
     */
    record Sent(long from, List<String> texts) {
        /**
         * Reads {@code from} and {@code signals} of a body.
         *
         * @throws Refusal 400 when they are not of this form
         */
        static Sent read(JsonValue body) {
            long from = Body.wholeNumber(body, "from", 1);
            JsonValue given = body.member("signals");
            if (given.type() != Value.ARRAY || given.size() > MOST_IN_A_REQUEST) {
                throw Refusal.invalidArgument("signals must be an array of at most " + MOST_IN_A_REQUEST);
            }
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < given.size(); i++) {
                JsonValue signal = given.item(i);
                if (signal.type() != Value.OBJECT || Text.isLongerThan(signal.json(), MOST_BYTES)) {
                    throw Refusal.invalidArgument("each of signals must be an object of at most 32 KB of JSON");
                }
                // Line breaks can only stand between the tokens, and the other party is told in one line.
                texts.add(signal.json().replace('\n', ' ').replace('\r', ' '));
            }
            return new Sent(from, texts);
        }
    }

    /** A signal, and its number. */
    record Numbered(long number, String text) {}

    /**
     * Takes the signals of a party of a call that is locked and has not ended; those taken before are left out.
     *
     * @throws Refusal 400 when some before them are missing, or they are too many
     */
    static void add(Transaction transaction, PhoneCall call, Party party, Sent sent) {
        long newest = newest(transaction.sql(), call.position(), party);
        if (sent.from > newest + 1) {
            throw Refusal.invalidArgument("from must be " + (newest + 1) + " at most: signals before it are missing");
        }
        if (sent.from + sent.texts.size() - 1 > MOST_OF_A_PARTY) {
            throw Refusal.invalidArgument("too many signals: " + MOST_OF_A_PARTY + " are the most");
        }
        int known = (int) Math.min(newest + 1 - sent.from, sent.texts.size());
        if (known == sent.texts.size()) {
            return;
        }
        PreparedBatch batch = transaction.sql().prepareBatch("""
                INSERT INTO phone_signals (call, party, number, signal) VALUES (:call, :party, :number, :signal)""");
        for (int i = known; i < sent.texts.size(); i++) {
            batch.bind("call", call.position())
                    .bind("party", party.toString())
                    .bind("number", sent.from + i)
                    .bind("signal", sent.texts.get(i))
                    .add();
        }
        batch.execute();
    }

    private static long newest(Handle sql, long call, Party party) {
        return sql.createQuery("""
                        SELECT COALESCE(MAX(number), 0) FROM phone_signals WHERE call = :call AND party = :party""")
                .bind("call", call)
                .bind("party", party.toString())
                .mapTo(Long.class)
                .one();
    }

    /** The signals of a party after a number, the oldest so many. */
    static List<Numbered> after(Handle sql, long call, Party party, long number, int most) {
        return sql.createQuery("""
                        SELECT number, signal FROM phone_signals
                        WHERE call = :call AND party = :party AND number > :number ORDER BY number LIMIT :most""")
                .bind("call", call)
                .bind("party", party.toString())
                .bind("number", number)
                .bind("most", most)
                .map((row, context) -> new Numbered(row.getLong("number"), row.getString("signal")))
                .list();
    }

    /** Throws away the signals of a call. */
    static void forget(Transaction transaction, long call) {
        transaction
                .sql()
                .createUpdate("DELETE FROM phone_signals WHERE call = :call")
                .bind("call", call)
                .execute();
    }

    private Signals() {}
}
