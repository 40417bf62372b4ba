package com.giosg.tag.rules;

/** A method that a page calls as {@code giosg.api.module.name(arguments…)}; one of the chat window has no such name. */
public final class ApiMethod {
    /** The module of what the chat window calls. */
    public static final String WINDOW = "window";

    /** The module, such as {@code visitor}. */
    public final String module;
    /** The name within the module, such as {@code submit}. */
    public final String name;
    /**
     * Whether the call changes the visitor's data, and so is to be delivered whatever happens to the page
     * (contract section 6). One that is not durable is for the page that made it.
     */
    public final boolean durable;
    private final Argument[] arguments;

    ApiMethod(String module, String name, boolean durable, Argument... arguments) {
        this.module = module;
        this.name = name;
        this.durable = durable;
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
     * @return what is wrong, naming the argument; null for a good call
     */
    public String check(Value call, String json) {
        for (int i = 0; i < arguments.length; i++) {
            String wrong = arguments[i].check(call.item(i), call);
            if (wrong != null) {
                return wrong;
            }
        }
        return Text.isLongerThan(json, Limits.CALL_BYTES)
                ? arguments[0].name.concat(" is too large: a call may hold " + Limits.CALL_BYTES + " bytes of JSON")
                : null;
    }
}
