package com.giosg.tag.ports;

/** Chance. */
public interface Randomness {
    /** 128 random bits in lower-case hexadecimal. */
    String id();

    /** A number from 0 up to, not including, 1. */
    double fraction();
}
