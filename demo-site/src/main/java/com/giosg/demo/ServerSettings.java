package com.giosg.demo;

import org.jspecify.annotations.Nullable;

/**
 * Where the server is, and for whom.
 *
 * @param host the address to listen on
 * @param port 0 for a free one
 * @param publicUrl the origin under which visitors reach it; null for the one that each asks for
 * @param isDemo whether pictures of this machine are shown in the console
 */
public record ServerSettings(
        String host, int port, @Nullable String publicUrl, boolean isDemo) {}
