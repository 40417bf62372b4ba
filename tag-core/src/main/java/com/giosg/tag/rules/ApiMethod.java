package com.giosg.tag.rules;

import org.jspecify.annotations.Nullable;

/** A method that a page calls as {@code giosg.api.module.name(arguments…)}; one of the chat window has no such name. */
public final class ApiMethod {
    /** The module of what the chat window calls. */
    public static final String WINDOW = "window";

    static final int DURABLE = 0;
    static final int FOR_THIS_PAGE = 1;
    static final int IN_PAGE = 2;

    /** The module, such as {@code visitor}. */
    public final String module;
    /** The name within the module, such as {@code submit}. */
    public final String name;
    /**
     * Whether the call changes the visitor's data, and so is to be delivered whatever happens to the page
     * (contract section 6). One that is not durable is for the page that made it.
     */
    public final boolean durable;
    /** Whether the page does it by itself: the call goes to no backend. */
    public final boolean inPage;

    private final Argument[] arguments;

    ApiMethod(String module, String name, int handling, Argument... arguments) {
        this.module = module;
        this.name = name;
        this.durable = handling == DURABLE;
        this.inPage = handling == IN_PAGE;
        this.arguments = arguments;
    }

    /** How many arguments the method takes; a page's further ones are not looked at. */
    public int arity() {
        return arguments.length;
    }

    /** The documented name of an argument. */
    public String argumentName(int index) {
        return arguments[index].name;
    }

    /** Whether an argument is the visitor's data, and so may hold any JSON value, rather than settings of the call. */
    public boolean isData(int index) {
        return arguments[index].isData();
    }

    /**
     * Judges a call.
     *
     * @param call the arguments, an {@link Value#ARRAY}
     * @param json the same as JSON text, as it is sent
     * @return what is wrong, as {@link Fault} says it: {@link Explanation} has the words; null for a good call
     */
    public @Nullable String check(Value call, String json) {
        int deep = Text.deeper(json, Limits.LEVELS);
        if (deep >= 0) {
            return arguments[deep].name.concat(Fault.DEEP);
        }
        for (int i = 0; i < arguments.length; i++) {
            String wrong = arguments[i].check(call.item(i), call);
            if (wrong != null) {
                return wrong;
            }
        }
        return Text.isLongerThan(json, Limits.CALL_BYTES) ? arguments[0].name.concat(Fault.LARGE) : null;
    }
}
