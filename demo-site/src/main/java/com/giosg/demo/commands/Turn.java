package com.giosg.demo.commands;

import com.giosg.demo.http.Refusal;
import com.giosg.tag.messages.Command;
import com.giosg.tag.rules.ErrorCode;
import java.time.Clock;

/**
 * Whose turn it is among a request's new commands: none runs after its deadline, and none before the one that it comes
 * after. A command whose turn it is not holds up those behind it, so that nothing overtakes it.
 */
final class Turn {
    private static final int TOO_LATE = 408;
    private static final int TOO_EARLY = 425;

    private final AppliedCommands applied;
    private final Clock clock;
    private boolean isHeldUp;

    /** The turns of one request, whose visitor is locked. */
    Turn(AppliedCommands applied, Clock clock) {
        this.applied = applied;
        this.clock = clock;
    }

    /**
     * Why a new command is not run now; null when it is its turn. This is no answer to remember: the tag may send the
     * command again.
     */
    Refusal refuse(Command command) {
        Refusal refusal = isHeldUp ? tooEarly("a command before this one was not run") : judge(command);
        isHeldUp = refusal != null;
        return refusal;
    }

    private Refusal judge(Command command) {
        // The clock as it is now: the request may have waited for the visitor for long.
        if (clock.millis() >= command.deadline) {
            return new Refusal(TOO_LATE, ErrorCode.UNAVAILABLE, "the call's deadline is over");
        }
        boolean isEarly = command.after != null && applied.find(command.after) == null;
        return isEarly ? tooEarly("the command that this one comes after has not arrived") : null;
    }

    private static Refusal tooEarly(String message) {
        return new Refusal(TOO_EARLY, ErrorCode.UNAVAILABLE, message);
    }
}
