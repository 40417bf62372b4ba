package com.giosg.tag.ports;

/** The visitor's other tabs on this site. */
public interface Tabs {
    /** Tells all of them, as JSON text; those of browsers that cannot hear nothing. */
    void tell(String json);
}
