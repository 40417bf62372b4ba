package com.giosg.demo.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {
    private final Destinations destinations = new Destinations(false);
    private final Destinations ofDemo = new Destinations(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.255.255",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450::1"
            })
    void whatIsPublicIsAllowed(String address) throws UnknownHostException {
        assertTrue(destinations.isAllowed(InetAddress.getByName(address)));
        assertTrue(ofDemo.isAllowed(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::7f00:1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::a00:1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::1",
                "3fff::1",
                "fc00::1",
                "fd12::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "4000::1"
            })
    void whatIsNotPublicIsRefused(String address) throws UnknownHostException {
        assertFalse(destinations.isAllowed(InetAddress.getByName(address)));
        assertFalse(ofDemo.isAllowed(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.255.0.9", "::1", "::ffff:127.0.0.1"})
    void theOwnMachineIsForDemonstrations(String address) throws UnknownHostException {
        assertFalse(destinations.isAllowed(InetAddress.getByName(address)));
        assertTrue(ofDemo.isAllowed(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x.png,true,true",
        "https://a.example:443/,true,true",
        "HTTPS://a.example/,true,true",
        "https://a.example:8443/,false,true",
        "http://a.example/x.png,false,true",
        "http://127.0.0.1:8080/x,false,true",
        "https://me@a.example/,false,false",
        "ftp://a.example/,false,false",
        "file:///etc/passwd,false,false",
        "data:image/png;base64,false,false",
        "x.png,false,false"
    })
    void onlyHttpsAtItsOwnPort(URI address, boolean isAllowed, boolean isAllowedInDemo) {
        assertEquals(isAllowed, destinations.isAllowed(address));
        assertEquals(isAllowedInDemo, ofDemo.isAllowed(address));
    }
}
