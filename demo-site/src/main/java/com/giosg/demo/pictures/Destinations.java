package com.giosg.demo.pictures;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * Where pictures may be fetched from: hosts of the public internet, over https. A stranger gives the address, and a
 * request goes out from inside the operators' network.
 */
final class Destinations {
    private static final int HTTPS_PORT = 443;
    /** Of IANA's registries of special addresses: those that are not reachable from everywhere. */
    private static final InetAddressSet SPECIAL = set(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");
    /** All that is public of IPv6: not even IPv4's addresses in another form, such as {@code 64:ff9b::/96}, are. */
    private static final InetAddressSet PUBLIC_IPV6 = set("2000::/3");

    private final boolean isDemo;

    /** @param isDemo whether http, any port and the own machine are allowed too */
    Destinations(boolean isDemo) {
        this.isDemo = isDemo;
    }

    private static InetAddressSet set(String... patterns) {
        InetAddressSet set = new InetAddressSet();
        set.addAll(List.of(patterns));
        return set;
    }

    /** Whether what an address names may be asked for at all; its host is looked at when it is resolved. */
    boolean isAllowed(URI address) {
        String scheme = address.getScheme();
        boolean isHttps = "https".equalsIgnoreCase(scheme);
        return address.getHost() != null
                && address.getRawUserInfo() == null
                && (isDemo
                        ? isHttps || "http".equalsIgnoreCase(scheme)
                        : isHttps && (address.getPort() < 0 || address.getPort() == HTTPS_PORT));
    }

    /** Whether a host that has this address may be connected to. */
    boolean isAllowed(InetAddress address) {
        // An IPv4 address in IPv6's form is one of IPv4 to Java.
        return (isDemo && address.isLoopbackAddress())
                || (!SPECIAL.test(address) && (!(address instanceof Inet6Address) || PUBLIC_IPV6.test(address)));
    }
}
