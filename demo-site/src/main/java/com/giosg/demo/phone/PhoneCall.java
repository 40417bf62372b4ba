package com.giosg.demo.phone;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A call as it stands. Times are milliseconds since 1970; {@link #NEVER} where there is none.
 *
 * @param position its place in the order in which calls were requested
 * @param id the id of its task
 * @param visitor the visitor's key in the database
 * @param kind one of {@link com.giosg.tag.rules.CallKind}
 * @param endReason one of {@link com.giosg.tag.phone.CallEnd}; null while it goes on
 * @param endedBy a {@link Party}, or {@link #SYSTEM}; null while it goes on
 * @param seatHash the hash of what the console that accepted it shows itself by; null before
 * @param deadline when it ends by itself unless it gets on
 * @param visitorLine the number of the visitor's newest line, as is {@code operatorLine}; 0 for none
 * @param visitorGoneAt when the visitor counts as gone unless another line is opened, as is {@code operatorGoneAt}
 */
record PhoneCall(
        long position,
        String organization,
        String id,
        long visitor,
        String kind,
        CallState state,
        String endReason,
        String endedBy,
        String seatHash,
        long connectedAt,
        long endedAt,
        long deadline,
        long visitorLine,
        long visitorGoneAt,
        long operatorLine,
        long operatorGoneAt) {
    /** Later than any time. */
    static final long NEVER = Long.MAX_VALUE;
    /** Who ended a call that neither party did. */
    static final String SYSTEM = "system";

    /** Reads the columns of {@code phone_calls}, and {@code id}, the task's. */
    static PhoneCall of(ResultSet row) throws SQLException {
        return new PhoneCall(
                row.getLong("position"),
                row.getString("organization_id"),
                row.getString("id"),
                row.getLong("visitor"),
                row.getString("kind"),
                CallState.of(row.getString("state")),
                row.getString("end_reason"),
                row.getString("ended_by"),
                row.getString("seat_hash"),
                time(row, "connected_at"),
                time(row, "ended_at"),
                time(row, "deadline"),
                row.getLong("visitor_line"),
                time(row, "visitor_gone_at"),
                row.getLong("operator_line"),
                time(row, "operator_gone_at"));
    }

    private static long time(ResultSet row, String column) throws SQLException {
        return row.getObject(column) == null ? NEVER : row.getLong(column);
    }

    boolean isEnded() {
        return state == CallState.ENDED;
    }

    /** Whether an operator has taken it, whatever became of it since. */
    boolean wasAccepted() {
        return seatHash != null;
    }

    /** Whole seconds that the two heard each other; null when they never did, or still do. */
    @Nullable
    Long duration() {
        return connectedAt == NEVER || endedAt == NEVER ? null : (endedAt - connectedAt) / 1000;
    }

    /** The first of the times at which it ends unless something happens before. */
    long firstTime() {
        return Math.min(deadline, Math.min(visitorGoneAt, operatorGoneAt));
    }

    long line(Party party) {
        return party == Party.VISITOR ? visitorLine : operatorLine;
    }

    long goneAt(Party party) {
        return party == Party.VISITOR ? visitorGoneAt : operatorGoneAt;
    }
}
