package com.giosg.demo.phone;

import com.giosg.demo.database.Transaction;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who of a call's parties is there, as the database knows it, for all instances of the backend: each line of a party has
 * a number, and where the newest ended the party counts as gone from a time on, unless another is opened before.
 */
final class CallPresence {
    /** How long a party may take to open a new line when one broke. */
    private static final Duration COMING_BACK = Duration.ofSeconds(2);
    /** The same when it was the backend that went away. */
    private static final Duration COMING_BACK_AFTER_RESTART = Duration.ofSeconds(15);

    /** Numbers a new line of a party; empty when the call has ended. */
    static Optional<CallLines.Opened> open(Transaction transaction, PhoneCall call, Party party) {
        Optional<Long> number = transaction
                .sql()
                .createQuery("""
                        UPDATE phone_calls SET <party>_line = <party>_line + 1, <party>_gone_at = NULL
                        WHERE position = :call AND ended_at IS NULL RETURNING <party>_line""")
                .define("party", party)
                .bind("call", call.position())
                .mapTo(Long.class)
                .findOne();
        return number.map(given -> new CallLines.Opened(call.position(), party, given));
    }

    /** Notes that a line ended at that time, in milliseconds since 1970; one that was not the newest is no news. */
    static void ended(Transaction transaction, CallLines.Opened line, long time) {
        mark(transaction, line, time + COMING_BACK.toMillis());
    }

    /** Notes that a line stands after all, whatever another instance thinks. */
    static void stands(Transaction transaction, CallLines.Opened line) {
        mark(transaction, line, null);
    }

    private static void mark(Transaction transaction, CallLines.Opened line, @Nullable Long goneAt) {
        transaction
                .sql()
                .createUpdate("""
                        UPDATE phone_calls SET <party>_gone_at = :goneAt
                        WHERE position = :call AND <party>_line = :number AND ended_at IS NULL""")
                .define("party", line.party())
                .bind("call", line.call())
                .bind("number", line.number())
                .bind("goneAt", goneAt)
                .execute();
    }

    /** All lines broke: their parties are to come back. */
    static void restarted(Transaction transaction, long now) {
        transaction
                .sql()
                .createUpdate("""
                        UPDATE phone_calls SET visitor_gone_at = :goneAt,
                            operator_gone_at = CASE WHEN seat_hash IS NULL THEN NULL ELSE :goneAt END
                        WHERE ended_at IS NULL""")
                .bind("goneAt", now + COMING_BACK_AFTER_RESTART.toMillis())
                .execute();
    }

    private CallPresence() {}
}
