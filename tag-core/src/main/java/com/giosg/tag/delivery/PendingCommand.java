package com.giosg.tag.delivery;

import com.giosg.tag.messages.Command;
import com.giosg.tag.ports.Outcome;
import com.giosg.tag.rules.Text;
import org.jspecify.annotations.Nullable;

/** A command whose call has no answer yet. */
final class PendingCommand {
    final Command command;
    /** The command's JSON text. */
    final String json;
    /** The UTF-8 bytes that it takes, with a comma. */
    final int bytes;

    final boolean durable;
    /** The page's time at which the command was called, or found, and at which the call is rejected. */
    final double begins;

    final double expires;
    /** Null when the page that made the call is gone. */
    final @Nullable Outcome outcome;

    @Nullable
    PendingCommand next;
    /** Its call has its end; in the outbox until those before it have theirs. */
    boolean settled;
    /** What the {@link Journal} knows of it: whether it is there, and the key that falls with it, when it is the key's last. */
    boolean written;

    @Nullable
    String key;
    /** Another tab's, taken over from the journal. */
    boolean foreign;
    /** The visitor who made the call and the secret, when it is not who they are now. */
    @Nullable
    String visitor;

    @Nullable
    String secret;
    /** The version of the catalogue that it was called by, when that may be newer than this script's. */
    int catalogue;
    /** The id of an earlier command of the tab which no journal holds, and which may still be under way; or null. */
    @Nullable
    String after;

    PendingCommand(Command command, boolean durable, double begins, double wait, @Nullable Outcome outcome) {
        this.command = command;
        this.json = command.toJson();
        this.bytes = Text.utf8Length(json) + 1;
        this.durable = durable;
        this.begins = begins;
        this.expires = begins + wait;
        this.outcome = outcome;
    }
}
