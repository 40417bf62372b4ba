package com.giosg.tag.rules;

import static com.giosg.tag.rules.ApiMethod.DURABLE;
import static com.giosg.tag.rules.ApiMethod.FOR_THIS_PAGE;
import static com.giosg.tag.rules.ApiMethod.IN_PAGE;
import static com.giosg.tag.rules.Argument.callKind;
import static com.giosg.tag.rules.Argument.flag;
import static com.giosg.tag.rules.Argument.key;
import static com.giosg.tag.rules.Argument.message;
import static com.giosg.tag.rules.Argument.number;
import static com.giosg.tag.rules.Argument.options;
import static com.giosg.tag.rules.Argument.roomInformation;
import static com.giosg.tag.rules.Argument.signedVariables;
import static com.giosg.tag.rules.Argument.string;
import static com.giosg.tag.rules.Argument.variables;

import org.jspecify.annotations.Nullable;

/**
 * Every method of the API, with its arguments in their order (contract section 4; documentation, "Visitor variable
 * API" to "Goal Match API"), and what the chat window calls itself. A method added here exists in the tag; the backend
 * adds its effect.
 */
public final class Catalogue {
    /** Raised with each method that is added: a request tells it, and a backend that is older waits to be renewed. */
    public static final int VERSION = 1;
    /** No method takes more arguments. */
    public static final int MOST_ARGUMENTS = 4;

    /** Made at the first look: the compiled script would ask at each whether a static one has been made. */
    private static volatile ApiMethod @Nullable [] methods;

    private static ApiMethod[] make() {
        return new ApiMethod[] {
            method(
                    "visitor",
                    "submit",
                    DURABLE,
                    signedVariables().required(),
                    string("signing_algorithm"),
                    flag("replace_existing"),
                    roomInformation()),
            method("visitor", "remove", DURABLE, key("key").required(), roomInformation()),
            method("visitor", "removeAll", DURABLE, roomInformation()),
            method(
                    "visitor",
                    "setIdentifier",
                    DURABLE,
                    string("identifier", Limits.IDENTIFIER_CHARACTERS).required()),
            method("room", "join", DURABLE, roomInformation().required()),
            method("room", "leave", DURABLE, roomInformation()),
            method("room", "getJoinedRooms", FOR_THIS_PAGE),
            method("goal", "matches", DURABLE, string("goal_id").required(), options(number("value"))),
            method(
                    "chat",
                    "close",
                    FOR_THIS_PAGE,
                    options(
                            flag("all"),
                            flag("hide"),
                            string("id"),
                            string("name"),
                            flag("clearHistory"),
                            string("message", Limits.MESSAGE_CHARACTERS),
                            string("messageSender"))),
            method("chat", "hide", IN_PAGE, options(flag("preserveWindowState"))),
            method(
                    "chat",
                    "startTask",
                    DURABLE,
                    message("initialMessage").required(),
                    string("roomId"),
                    flag("isAnonymous"),
                    variables("visitorVariables")),
            method(
                    "call",
                    "start",
                    FOR_THIS_PAGE,
                    string("operatorName", Limits.NAME_CHARACTERS).required(),
                    string("operatorAvatarUrl"),
                    callKind("kind"),
                    string("roomId")),
            method(
                    ApiMethod.WINDOW,
                    "send",
                    DURABLE,
                    string("message", Limits.MESSAGE_CHARACTERS).required(),
                    string("key", Limits.KEY_CHARACTERS)),
        };
    }

    /** In the script, the call of a function takes less than that of a constructor. */
    private static ApiMethod method(String module, String name, int handling, Argument... arguments) {
        return new ApiMethod(module, name, handling, arguments);
    }

    /** All methods, module by module. */
    public static ApiMethod[] methods() {
        ApiMethod[] all = methods;
        if (all == null) {
            all = make();
            methods = all;
        }
        return all;
    }

    /** The method of that name, or null. */
    public static @Nullable ApiMethod find(String module, String name) {
        for (ApiMethod method : methods()) {
            if (method.module.equals(module) && method.name.equals(name)) {
                return method;
            }
        }
        return null;
    }

    private Catalogue() {}
}
