package com.giosg.tag.delivery;

/**
 * When a request is sent again (contract section 6, "Retries"): exponential backoff with full jitter, which spreads the
 * pages that one outage stopped; and not before the backend asks for it.
 */
public final class RetryPolicy {
    /** The wait after the first failure, in milliseconds, at most; doubled with each one more. */
    private static final int FIRST = 500;

    private static final int LONGEST = 60_000;
    /** Of the longest wait, the part that is kept from the second failure on, as on some pages chance always says 0. */
    private static final double LEAST = 1 / 16.0;
    /** The wait after a request that was refused as a whole, in milliseconds: the next one may fare no better. */
    static final int REFUSED = 1_000;
    /** More than a day is not believed. */
    private static final int LONGEST_ASKED = 24 * 60 * 60 * 1000;

    /** Whether an HTTP status is the backend's last word; if not, or when there was none, the request is sent again. */
    static boolean isFinal(int status) {
        return Integer.toString(status).matches("4(?!08|25|29)..");
    }

    /** Whether there is no use in sending it again: it was taken, or refused for good. */
    public static boolean isAnswered(int status) {
        return (status >= 200 && status < 300) || isFinal(status);
    }

    /**
     * The wait before the next request, in milliseconds.
     *
     * @param failures how many requests failed in a row, from 1
     * @param fraction a random number from 0 to 1
     */
    public static int backoff(int failures, double fraction) {
        int longest = failures > 7 ? LONGEST : FIRST << (failures - 1);
        return (int) (longest * (failures > 1 && fraction < LEAST ? LEAST : fraction));
    }

    /** The same, but no longer than so many milliseconds, where somebody waits for it. */
    public static int backoff(int failures, double fraction, int longest) {
        int backoff = backoff(failures, fraction);
        return backoff < longest ? backoff : longest;
    }

    /** What the backend asked to wait, as far as it is obeyed, in milliseconds. */
    static double asked(double retryAfter) {
        return retryAfter > LONGEST_ASKED ? LONGEST_ASKED : retryAfter;
    }

    private RetryPolicy() {}
}
