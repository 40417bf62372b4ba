package com.giosg.tag.ports;

/** The page that the visitor is on. */
public interface Page {
    /** The page as a JSON object, as {@link com.giosg.tag.messages.Request} describes it. */
    String toJson();

    /** Tells the site's developer what went wrong, and no promise tells. */
    void warn(String message);
}
