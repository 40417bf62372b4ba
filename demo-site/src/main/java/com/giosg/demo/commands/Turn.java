package com.giosg.demo.commands;

import com.giosg.demo.http.Refusal;
import com.giosg.tag.messages.Command;
import com.giosg.tag.rules.Catalogue;
import com.giosg.tag.rules.ErrorCode;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is among a request's new commands: none runs after its deadline, none before the one that it comes
 * after, and none of a method that a newer backend alone knows. A command whose turn it is not holds up those behind it,
 * so that nothing overtakes it.
 */
final class Turn {
    private static final int TOO_LATE = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_NEW = 503;

    private final AppliedCommands applied;
    private final Clock clock;
    private final boolean isOfNewerCatalogue;
    /** Why the last command was not run; null when it was. */
    private @Nullable Refusal holdUp;

    /**
     * The turns of one request, whose visitor is locked.
     *
     * @param catalogue the version of the catalogue that its commands were called by
     */
    Turn(AppliedCommands applied, Clock clock, double catalogue) {
        this.applied = applied;
        this.clock = clock;
        this.isOfNewerCatalogue = catalogue > Catalogue.VERSION;
    }

    /**
     * Why a new command is not run now; null when it is its turn. This is no answer to remember: the tag may send the
     * command again.
     */
    @Nullable
    Refusal refuse(Command command) {
        if (holdUp == null) {
            holdUp = judge(command);
        } else if (holdUp.status != TOO_NEW) {
            holdUp = tooEarly("a command before this one was not run");
        }
        return holdUp;
    }

    private @Nullable Refusal judge(Command command) {
        // The clock as it is now: the request may have waited for the visitor for long.
        if (clock.millis() >= command.deadline) {
            return new Refusal(TOO_LATE, ErrorCode.UNAVAILABLE, "the call's deadline is over");
        }
        if (isOfNewerCatalogue && Catalogue.find(command.module, command.method) == null) {
            return new Refusal(TOO_NEW, ErrorCode.UNAVAILABLE, "this backend is older than the method; send it again");
        }
        boolean isEarly = command.after != null && applied.find(command.after) == null;
        return isEarly ? tooEarly("the command that this one comes after has not arrived") : null;
    }

    private static Refusal tooEarly(String message) {
        return new Refusal(TOO_EARLY, ErrorCode.UNAVAILABLE, message);
    }
}
