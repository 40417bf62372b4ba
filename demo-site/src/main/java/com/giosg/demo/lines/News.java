package com.giosg.demo.lines;

/** What a line is to tell. It knows what it told before, so that each thing is told once. For one thread at a time. */
@FunctionalInterface
public interface News {
    /** The next line of text; null when there is nothing new. */
    String next();

    /** Whether what was told last is all that is ever told here: then the line ends. */
    default boolean isOver() {
        return false;
    }
}
