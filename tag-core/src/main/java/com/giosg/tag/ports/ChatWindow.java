package com.giosg.tag.ports;

/** The chat window on the page, whether its script is there yet or not. */
public interface ChatWindow {
    /** Hides it: in every tab, or in this one only. */
    void hide(boolean inThisTabOnly);
}
