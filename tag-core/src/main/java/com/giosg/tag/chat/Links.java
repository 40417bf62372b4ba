package com.giosg.tag.chat;

/**
 * Finds the addresses in what somebody wrote: from {@code http://} or {@code https://} to the next blank, without the
 * punctuation of the sentence around it. Nothing else becomes a link, whatever it says.
 */
public final class Links {
    private final String text;
    private int from;
    private int start;
    private int end;

    public Links(String text) {
        this.text = text;
    }

    /** Goes to the next address; false when there is none. */
    public boolean next() {
        from = end;
        for (start = from; start < text.length(); start++) {
            int scheme = text.startsWith("https://", start) ? 8 : text.startsWith("http://", start) ? 7 : 0;
            if (scheme > 0 && (start == 0 || !isWord(text.charAt(start - 1)))) {
                end = trim(start + scheme);
                if (isHost(start + scheme)) {
                    return true;
                }
                end = from;
            }
        }
        return false;
    }

    /** What stands before the address; after the last one, what is left. */
    public String before() {
        return text.substring(from, start);
    }

    public String address() {
        return text.substring(start, end);
    }

    /** Whether a host follows, and not the name of a user, which makes an address look like another's. */
    private boolean isHost(int begin) {
        int stop = begin;
        while (stop < end && text.charAt(stop) != '/' && text.charAt(stop) != '?' && text.charAt(stop) != '#') {
            if (text.charAt(stop) == '@') {
                return false;
            }
            stop++;
        }
        return stop > begin;
    }

    private int trim(int begin) {
        int stop = begin;
        int brackets = 0;
        while (stop < text.length() && isPart(text.charAt(stop))) {
            char c = text.charAt(stop);
            brackets += c == '(' ? 1 : c == ')' ? -1 : 0;
            stop++;
        }
        while (stop > begin && isPunctuation(text.charAt(stop - 1), brackets < 0)) {
            if (text.charAt(stop - 1) == ')') {
                brackets++;
            }
            stop--;
        }
        return stop;
    }

    private static boolean isPart(char c) {
        return c > ' ' && c != '<' && c != '>' && c != '"' && c != '\u00A0' && !(c >= '\u2000' && c <= '\u206F')
                && c != '\u3000';
    }

    private static boolean isPunctuation(char c, boolean isUnbalanced) {
        return c == '.' || c == ',' || c == ':' || c == ';' || c == '!' || c == '?' || c == '\'' || c == ']'
                || c == '*' || c == '\u00BB' || c == '\u3001' || c == '\u3002' || c == ')' && isUnbalanced;
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
