package com.giosg.demo.commands;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.giosg.demo.chat.Chats;
import com.giosg.demo.commands.AppliedCommands.Answer;
import com.giosg.demo.database.Database;
import com.giosg.demo.database.Transaction;
import com.giosg.demo.effects.Call;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.JsonValue;
import com.giosg.demo.organizations.Organization;
import com.giosg.demo.phone.CallViews;
import com.giosg.demo.rooms.Room;
import com.giosg.demo.visitors.Identifiers;
import com.giosg.demo.visitors.JoinedRooms;
import com.giosg.demo.visitors.Page;
import com.giosg.demo.visitors.Visit;
import com.giosg.demo.visitors.VisitorViews;
import com.giosg.demo.visitors.Visitors;
import com.giosg.tag.messages.Command;
import com.giosg.tag.messages.Request;
import com.giosg.tag.rules.ApiMethod;
import com.giosg.tag.rules.Catalogue;
import com.giosg.tag.rules.ErrorCode;
import com.giosg.tag.rules.Explanation;
import com.giosg.tag.rules.Value;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Runs a request's commands, one after the other and in one transaction with the records of their ids: each takes
 * effect once, or is refused alone, or waits for its turn.
 */
public final class CommandRunner {
    private final Database database;
    private final Effects effects;
    private final VisitorViews views;
    private final Clock clock;

    public CommandRunner(Database database, Effects effects, VisitorViews views, Clock clock) {
        this.database = database;
        this.effects = effects;
        this.views = views;
        this.clock = clock;
    }

    /**
     * What a request came to.
     *
     * @param rooms the ids of the rooms that the visitor is in, the domain room first
     * @param hasChat whether a chat of the visitor is open
     * @param call the call that one of the commands started, as the page is to know it; null when there is none, or it has
     *     ended
     * @param time milliseconds since 1970, when all was judged; unlike the visit's time, which may be from another
     *     clock, never ahead of the clock that judges deadlines
     */
    record Outcome(
            Visit visit,
            List<String> rooms,
            boolean hasChat,
            @Nullable ObjectNode call,
            List<Answer> answers,
            long time) {}

    /**
     * Runs a request.
     *
     * @param room the room of the page's domain
     * @param arguments each command's arguments, as the request holds them
     * @throws Refusal when the request as a whole is refused: the visitor's secret is wrong
     */
    Outcome run(Organization organization, Room room, Request request, List<Value> arguments, Page page) {
        return database.write(transaction -> {
            Visit visit = Visitors.arrive(
                    transaction, organization, request.visitor, request.secret, room, page, clock.millis());
            AppliedCommands applied =
                    new AppliedCommands(transaction.sql(), visit.key(), visit.isNew() ? Set.of() : named(request));
            Identifiers.lock(transaction, organization.id(), identifiers(request, arguments, applied));
            Turn turn = new Turn(applied, clock, request.catalogue);
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < request.commands.length; i++) {
                Command command = request.commands[i];
                Answer answer = applied.find(command.id);
                if (answer == null) {
                    Refusal notNow = turn.refuse(command);
                    if (notNow == null) {
                        answer = answer(transaction, visit, command, arguments.get(i));
                        applied.add(command.id, answer);
                    } else {
                        answer = Answer.of(notNow);
                    }
                }
                answers.add(answer);
            }
            applied.save(visit.now());
            views.announce(transaction, organization.id(), visit.key(), visit.touched());
            return new Outcome(
                    visit,
                    JoinedRooms.of(transaction.sql(), visit.key(), visit.domainRoom()),
                    Chats.isOpen(transaction.sql(), visit.key()),
                    call(transaction.sql(), visit, request, answers),
                    answers,
                    clock.millis());
        });
    }

    /** What the new commands of a request set, good or bad. */
    private static Set<String> identifiers(Request request, List<Value> arguments, AppliedCommands applied) {
        Set<String> identifiers = new HashSet<>();
        for (int i = 0; i < request.commands.length; i++) {
            Command command = request.commands[i];
            Value given = arguments.get(i).item(0);
            if (command.module.equals("visitor")
                    && command.method.equals("setIdentifier")
                    && given.type() == Value.TEXT
                    && applied.find(command.id) == null) {
                identifiers.add(given.text());
            }
        }
        return identifiers;
    }

    private static @Nullable ObjectNode call(Handle sql, Visit visit, Request request, List<Answer> answers) {
        ObjectNode call = null;
        for (int i = 0; i < request.commands.length && call == null; i++) {
            Command command = request.commands[i];
            if (command.module.equals("call")
                    && command.method.equals("start")
                    && answers.get(i).status() == 200) {
                Value id = JsonValue.read(answers.get(i).body()).member("id");
                // Under a known id the answer of any other command may have come back.
                call = id.type() == Value.TEXT ? CallViews.ofPage(sql, visit.key(), id.text()) : null;
            }
        }
        return call;
    }

    /** The ids of a request's commands, and of those that they come after. */
    private static Set<String> named(Request request) {
        Set<String> ids = new HashSet<>();
        for (Command command : request.commands) {
            ids.add(command.id);
            if (command.after != null) {
                ids.add(command.after);
            }
        }
        return ids;
    }

    private Answer answer(Transaction transaction, Visit visit, Command command, Value arguments) {
        try {
            ApiMethod method = Catalogue.find(command.module, command.method);
            if (method == null) {
                throw new Refusal(ErrorCode.UNKNOWN_METHOD, "there is no such method");
            }
            String wrong = method.check(arguments, command.arguments);
            if (wrong != null) {
                throw Refusal.invalidArgument(Explanation.of(wrong));
            }
            Call call = new Call(
                    transaction,
                    visit.organization(),
                    visit.key(),
                    visit.id(),
                    visit.session(),
                    visit.domainRoom(),
                    arguments,
                    visit.touched(),
                    visit.now());
            return new Answer(
                    200,
                    transaction.part(
                            () -> effects.of(method.module, method.name).apply(call)));
        } catch (Refusal refusal) {
            return Answer.of(refusal);
        }
    }

    /** Forgets the answers that no tag asks for any more. */
    public void purge() {
        AppliedCommands.purge(database, clock);
    }
}
