package com.giosg.tag.chat;

/**
 * Finds the addresses in what somebody wrote: from {@code http://} or {@code https://} to the next blank, and those of
 * e-mail, both without the punctuation of the sentence around them. Nothing else becomes a link, whatever it says.
 */
public final class Links {
    private final String text;
    private int from;
    private int start;
    private int end;
    private boolean isMail;

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
                    isMail = false;
                    return true;
                }
                end = from;
            } else if (text.charAt(start) == '@' && findMail(start)) {
                isMail = true;
                return true;
            }
        }
        return false;
    }

    /** What stands before the address; after the last one, what is left. */
    public String before() {
        return text.substring(from, start);
    }

    /** The address as it was written. */
    public String address() {
        return text.substring(start, end);
    }

    /** Whether the address is one of e-mail, and not of the web. */
    public boolean isMail() {
        return isMail;
    }

    /** What a link to the address leads to. */
    public String target() {
        return isMail ? "mailto:".concat(address()) : address();
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

    /** Takes the address of e-mail around an {@code @}, if it is one, of characters alone that need no escape. */
    private boolean findMail(int at) {
        int first = at;
        while (first > from && (isWord(text.charAt(first - 1)) || isMark(text.charAt(first - 1)))) {
            first--;
        }
        int stop = at + 1;
        while (stop < text.length()
                && (isWord(text.charAt(stop)) || text.charAt(stop) == '.' || text.charAt(stop) == '-')) {
            stop++;
        }
        boolean isCut = stop < text.length() && (text.charAt(stop) == '@' || isLetter(text.charAt(stop)));
        while (text.charAt(stop - 1) == '.' || text.charAt(stop - 1) == '-') {
            stop--;
        }
        if (isCut || first == at || hasStrayDot(first, stop) || isPartOfMore(first) || !hasTopLevel(at, stop)) {
            return false;
        }
        start = first;
        end = stop;
        return true;
    }

    /** Whether a dot begins or ends either part of an address of e-mail, or follows another. */
    private boolean hasStrayDot(int first, int stop) {
        char before = '.';
        for (int i = first; i < stop; i++) {
            char c = text.charAt(i);
            if ((c == '.' && (before == '.' || before == '@')) || (c == '@' && before == '.')) {
                return true;
            }
            before = c;
        }
        return false;
    }

    /** Whether what stands before makes it something else: a longer name, an address of the web with a user. */
    private boolean isPartOfMore(int first) {
        char before = first == 0 ? ' ' : text.charAt(first - 1);
        if (before == '@' || before == '%' || isLetter(before)) {
            return true;
        }
        for (int i = first; i > 0 && isPart(text.charAt(i - 1)); i--) {
            if (text.charAt(i - 1) == '/') {
                return true;
            }
        }
        return false;
    }

    /** Whether a host ends in a dot and two letters or more. */
    private boolean hasTopLevel(int begin, int stop) {
        int letters = stop;
        while (letters > begin && isLatin(text.charAt(letters - 1))) {
            letters--;
        }
        return text.charAt(letters - 1) == '.' && stop - letters > 1;
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
        return c > ' '
                && c != '<'
                && c != '>'
                && c != '"'
                && c != '\u00A0'
                && !(c >= '\u2000' && c <= '\u206F')
                && c != '\u3000';
    }

    private static boolean isPunctuation(char c, boolean isUnbalanced) {
        return c == '.'
                || c == ','
                || c == ':'
                || c == ';'
                || c == '!'
                || c == '?'
                || c == '\''
                || c == ']'
                || c == '*'
                || c == '\u00BB'
                || c == '\u3001'
                || c == '\u3002'
                || (c == ')' && isUnbalanced);
    }

    private static boolean isWord(char c) {
        return isLatin(c) || (c >= '0' && c <= '9');
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** What an address of e-mail may hold before its {@code @}, beside letters and digits. */
    private static boolean isMark(char c) {
        return c == '.' || c == '_' || c == '+' || c == '-';
    }

    /** A letter of a script that parts words by blanks, beyond ASCII. */
    private static boolean isLetter(char c) {
        return c >= '\u00C0' && c < '\u2000';
    }
}
