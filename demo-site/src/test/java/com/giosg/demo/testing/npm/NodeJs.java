package com.giosg.demo.testing.npm;

import com.microsoft.playwright.impl.driver.Driver;
import java.util.Map;

/** The Node.js that Playwright brings along: it is there whatever else the machine has. */
public final class NodeJs {
    /** The path of its executable. */
    public static String executable() {
        return Driver.ensureDriverInstalled(Map.of(), false)
                .createProcessBuilder()
                .command()
                .get(0);
    }

    private NodeJs() {}
}
