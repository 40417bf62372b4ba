package com.giosg.demo.testing.browser;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * A journey, or a class of them, that needs what surrounds a page in a browser: one that may not use the devices, one
 * that is kept for going back to. All others play in the {@linkplain Chromium#launchShell headless shell}.
 */
@Retention(RetentionPolicy.RUNTIME)
public @interface WholeBrowser {}
