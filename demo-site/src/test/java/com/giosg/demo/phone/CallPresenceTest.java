package com.giosg.demo.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.database.Database;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestCall;
import com.giosg.demo.testing.TestLine;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestVisitor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** That a call ends when one of its parties is gone, and not when a line broke or the backend was away. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class CallPresenceTest {
    @Parameter
    private DatabaseKind kind;

    private TestSite site() {
        return TestSite.shared(kind);
    }

    private static void pass(TestSite site, long milliseconds) {
        site.clock.advance(Duration.ofMillis(milliseconds));
        site.server.callWatch().look();
    }

    @Test
    void whoClosesThePageHasLeft() {
        TestCall call = TestCall.start(site());
        TestLine phone = call.phoneLine(0);
        phone.next();
        call.accept();
        try (TestLine console = call.consoleLine(0)) {
            console.next();
            call.connect();
            assertEquals("connected", console.next().get("state").textValue());
            site().clock.advance(Duration.ofSeconds(3));
            phone.close();
            call.awaitGone("visitor");
            pass(site(), 1_999);
            assertEquals("connected null null", call.state());
            pass(site(), 1);
            assertEquals("left", console.next().get("reason").textValue());
            console.awaitEnd();
        }
        assertEquals("ended left visitor", call.state());
        assertEquals(
                "call_ended rule call_ended: The visitor left the page after 5 s.",
                call.said().get(2));
    }

    @Test
    void theConsoleMayBeClosedToo() {
        TestCall call = TestCall.start(site());
        try (TestLine phone = call.phoneLine(0)) {
            phone.next();
            call.accept();
            TestLine console = call.consoleLine(0);
            console.next();
            console.close();
            call.awaitGone("operator");
            pass(site(), 2_000);
            assertEquals("ended left operator", call.state());
            assertEquals(
                    "call_ended rule call_ended: The operator left.",
                    call.said().get(2));
        }
    }

    @Test
    void whoComesBackInTimeIsThere() {
        TestCall call = TestCall.start(site());
        TestLine first = call.phoneLine(0);
        first.next();
        first.close();
        call.awaitGone("visitor");
        try (TestLine second = call.phoneLine(0)) {
            second.next();
            assertNull(call.goneAt("visitor"));
            pass(site(), 10_000);
            assertEquals("requested null null", call.state());
        }
        call.awaitGone("visitor");
    }

    @Test
    void theEndOfAnOlderLineIsNoNews() {
        TestCall call = TestCall.start(site());
        TestCall sign = TestCall.start(site());
        TestLine older = call.phoneLine(0);
        older.next();
        try (TestLine newer = call.phoneLine(0)) {
            newer.next();
            TestLine last = sign.phoneLine(0);
            last.next();
            older.close();
            last.close();
            // One heartbeat finds both, in whatever order, and the next for certain.
            sign.awaitGone("visitor");
            pass(site(), 2_000);
            assertEquals("ended left visitor", sign.state());
            assertEquals("requested null null", call.state());
            assertNull(call.goneAt("visitor"));
        }
    }

    @Test
    void aPhoneThatNeverOpensItsLineHasLeft() {
        TestCall call = TestCall.start(site());
        pass(site(), 29_999);
        assertEquals("requested null null", call.state());
        pass(site(), 1);
        assertEquals("ended left visitor", call.state());
        assertEquals(
                "call_ended rule call_ended: The visitor left the page.",
                call.said().get(1));
    }

    @Test
    void aBackendThatEndsTakesNobodyAway() {
        Database database = kind.open();
        TestSite first = new TestSite(database);
        TestCall call = TestCall.start(first);
        TestLine phone = call.phoneLine(0);
        phone.next();
        call.accept();
        TestLine console = call.consoleLine(0);
        console.next();
        TestCall rings = TestCall.start(first);
        TestLine ringing = rings.phoneLine(0);
        ringing.next();
        first.server.close();
        phone.awaitEnd();
        console.awaitEnd();
        ringing.awaitEnd();
        assertNull(call.goneAt("visitor"));
        assertNull(call.goneAt("operator"));

        try (TestSite second = new TestSite(database)) {
            assertEquals(second.clock.millis() + 15_000, call.goneAt("visitor"));
            assertEquals(second.clock.millis() + 15_000, call.goneAt("operator"));
            // Nobody had taken that one.
            assertNull(rings.goneAt("operator"));
            try (TestLine back = call.at(second).phoneLine(0)) {
                back.next();
                pass(second, 14_999);
                assertEquals("accepted null null", call.at(second).state());
                pass(second, 1);
                assertEquals("ended left operator", call.at(second).state());
                assertEquals("ended left visitor", rings.at(second).state());
                assertEquals("left", back.next().get("reason").textValue());
            }
        }
    }

    @Test
    void anotherInstanceTakesNobodyAwayEither() {
        Database database = kind.open();
        TestSite first = new TestSite(database);
        TestCall call = TestCall.start(first);
        try (TestLine phone = call.phoneLine(0)) {
            phone.next();
            try (TestSite second = new TestSite(database)) {
                // It took all for gone, and the first looks once a second by itself, too.
                first.server.callWatch().look();
                assertNull(call.goneAt("visitor"));
                pass(second, 20_000);
                assertEquals("requested null null", call.state());
                first.server.close();
            }
        }
    }

    @Test
    void survivesADatabaseThatIsAway() {
        try (TestSite own = new TestSite(kind.open())) {
            TestCall call = TestCall.start(own);
            TestLine phone = call.phoneLine(0);
            phone.next();
            own.database.write(transaction -> transaction.sql().execute("ALTER TABLE phone_calls RENAME TO away"));
            phone.close();
            assertTrue(assertThrows(
                            RuntimeException.class, () -> own.server.callWatch().look())
                    .getMessage()
                    .contains("phone_calls"));
            own.clock.advance(Duration.ofMinutes(1).minusSeconds(5));
            own.database.write(transaction -> transaction.sql().execute("ALTER TABLE away RENAME TO phone_calls"));
            call.awaitGone("visitor");
            // Nobody could come back before.
            assertEquals("requested null null", call.state());
            pass(own, 2_000);
            assertEquals("ended left visitor", call.state());
        }
    }

    @Test
    void aCallThatCannotBeJudgedStopsNoOther() {
        try (TestSite own = new TestSite(kind.open())) {
            List<TestCall> calls = List.of(TestCall.start(own), TestCall.start(own), TestCall.start(own));
            TestVisitor broken = calls.get(1).visitor;
            broken.call("visitor", "submit", "[{\"username\":\"Bob\"}]");
            setUsername(own, "{");
            pass(own, 30_000);
            assertEquals("[ended, requested, ended]", states(own, calls));
            pass(own, 500);
            setUsername(own, "\"Bob\"");
            pass(own, 500);
            assertEquals("[ended, ended, ended]", states(own, calls));
        }
    }

    private static void setUsername(TestSite site, String json) {
        site.database.write(transaction -> transaction
                .sql()
                .createUpdate("UPDATE variables SET value = :value WHERE key = 'username'")
                .bind("value", json)
                .execute());
    }

    private static String states(TestSite site, List<TestCall> calls) {
        return calls.stream()
                .map(call -> site.database.read(sql -> sql.createQuery("""
                        SELECT state FROM phone_calls p JOIN chats c ON c.position = p.chat WHERE c.id = :id""")
                        .bind("id", call.id)
                        .mapTo(String.class)
                        .one()))
                .toList()
                .toString();
    }
}
