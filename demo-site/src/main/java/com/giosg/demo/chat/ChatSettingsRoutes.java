package com.giosg.demo.chat;

import com.giosg.demo.database.Database;
import com.giosg.demo.events.Action;
import com.giosg.demo.events.Event;
import com.giosg.demo.events.Events;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.json.JsonValue;
import com.giosg.demo.organizations.Organization;
import com.giosg.demo.staff.StaffApi;
import com.giosg.demo.staff.StaffRequest;
import com.giosg.tag.rules.Value;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET} and {@code PATCH /chat_settings} in the staff API: {@code {color?, color_scheme?, operator_name?,
 * operator_avatar?}}, where a name or picture of null is none. What changes nothing is neither written nor published.
 */
public final class ChatSettingsRoutes {
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    private final Database database;
    private final Events events;
    private final Clock clock;
    private final Consumer<Organization> listener;

    /** @param listener is told whose tag is to look otherwise, once that is stored */
    public ChatSettingsRoutes(Database database, Events events, Clock clock, Consumer<Organization> listener) {
        this.database = database;
        this.events = events;
        this.clock = clock;
        this.listener = listener;
    }

    public void register(StaffApi api) {
        api.get("/chat_settings", this::show);
        api.patch("/chat_settings", this::change);
    }

    private void show(StaffRequest request) {
        request.answer(
                200,
                database.read(sql -> ChatSettings.of(sql, request.organization().id()))
                        .json());
    }

    private void change(StaffRequest request) {
        JsonValue body = request.body();
        String color = color(body.member("color"));
        String scheme = colorScheme(body.member("color_scheme"));
        List<String> given = Arrays.asList(body.keys());
        boolean changesName = given.contains("operator_name");
        String name =
                body.member("operator_name").type() == Value.NULL ? null : StaffRequest.name(body, "operator_name");
        boolean changesAvatar = given.contains("operator_avatar");
        String avatar = avatar(body.member("operator_avatar"));
        Organization organization = request.organization();
        UnaryOperator<ChatSettings> change = before -> new ChatSettings(
                color == null ? before.color() : color,
                scheme == null ? before.colorScheme() : scheme,
                changesName ? name : before.operatorName(),
                changesAvatar ? avatar : before.operatorAvatar(),
                before.updatedAt());
        ChatSettings settings = database.write(transaction -> {
            ChatSettings seen = ChatSettings.of(transaction.sql(), organization.id());
            if (change.apply(seen).equals(seen)) {
                return seen;
            }
            ChatSettings before = ChatSettings.lock(transaction, organization.id(), clock.millis());
            ChatSettings after = change.apply(before);
            after.save(transaction, organization.id());
            events.publish(
                    transaction,
                    organization.id(),
                    List.of(Event.of(
                            organization.id(), "/chat_settings", Action.CHANGED, organization.id(), after.json())));
            // Of these settings the tag brings only the colours along.
            if (!after.color().equals(before.color()) || !after.colorScheme().equals(before.colorScheme())) {
                transaction.afterCommit(() -> listener.accept(organization));
            }
            return after;
        });
        request.answer(200, settings.json());
    }

    private static @Nullable String color(Value given) {
        if (given.type() == Value.NULL) {
            return null;
        }
        if (given.type() != Value.TEXT || !COLOR.matcher(given.text()).matches()) {
            throw Refusal.invalidArgument("color must be # and six hexadecimal digits");
        }
        return given.text();
    }

    private static @Nullable String colorScheme(Value given) {
        if (given.type() == Value.NULL) {
            return null;
        }
        if (given.type() != Value.TEXT || !ChatSettings.COLOR_SCHEMES.contains(given.text())) {
            throw Refusal.invalidArgument("color_scheme must be auto, light or dark");
        }
        return given.text();
    }

    private static @Nullable String avatar(Value given) {
        if (given.type() == Value.NULL) {
            return null;
        }
        if (given.type() != Value.TEXT || !Avatar.isAddress(given.text())) {
            throw Refusal.invalidArgument(
                    "operator_avatar must be an address over http or https of at most 2,000 characters, or null");
        }
        return given.text();
    }
}
