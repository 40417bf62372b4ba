package com.giosg.demo.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.demo.testing.npm.LintTools;
import com.giosg.demo.testing.npm.NodeJs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages' JavaScript is sound, as far as ESLint and TypeScript can tell. */
class PagesJavaScriptTest {
    private static Path modules;

    /** Apart from the test, whose time is short for a download. */
    @BeforeAll
    static void install() throws Exception {
        modules = LintTools.modules();
    }

    @Test
    void hasNoFindings() throws Exception {
        ProcessBuilder lint = new ProcessBuilder(NodeJs.executable(), "lint/lint.cjs").redirectErrorStream(true);
        lint.environment().put("NODE_PATH", modules.toString());
        Process process = lint.start();
        String findings = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("", findings, "Findings in the pages' JavaScript");
        assertEquals(0, process.waitFor());
    }
}
