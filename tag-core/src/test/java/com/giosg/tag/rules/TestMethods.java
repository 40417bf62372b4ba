package com.giosg.tag.rules;

/** Methods that the catalogue does not hold. */
public final class TestMethods {
    /** A method without arguments, for the page that calls it. */
    public static ApiMethod forThisPage(String module, String name) {
        return new ApiMethod(module, name, ApiMethod.FOR_THIS_PAGE);
    }

    private TestMethods() {}
}
