package com.giosg.tag.rules;

/**
 * A JSON value, as the rules look at it. The tag stands it on a parsed JavaScript value, the backend on what its
 * JSON library read, so that one rule serves both.
 */
public interface Value {
    int NULL = 0;
    int BOOLEAN = 1;
    int NUMBER = 2;
    int TEXT = 3;
    int ARRAY = 4;
    int OBJECT = 5;

    /** One of the constants above. */
    int type();

    /** The string of a {@link #TEXT}. */
    String text();

    /** The value of a {@link #NUMBER}. */
    double number();

    /** The number of items of an {@link #ARRAY}. */
    int size();

    /** An item of an {@link #ARRAY}; past its end, a {@link #NULL}. */
    Value item(int index);

    /** The keys of an {@link #OBJECT}, in the order they were written; {@code __proto__} is one like any other. */
    String[] keys();

    /** A member of an {@link #OBJECT}; where there is none, a {@link #NULL}. */
    Value member(String key);

    /** This value as JSON text, character for character as it was written. */
    String json();
}
