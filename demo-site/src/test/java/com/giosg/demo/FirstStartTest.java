package com.giosg.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.giosg.demo.database.Database;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.Patience;
import com.giosg.demo.testing.TestSite;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instances that start on an empty PostgreSQL at the same moment. */
class FirstStartTest {
    private static final String WAITING = "SELECT COUNT(*) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND wait_event_type = 'Lock'";

    /** 1. Nobody can write to a table. 2. Two instances wait to write what both bring. 3. Now they can. */
    @ParameterizedTest
    @ValueSource(strings = {"rooms", "staff_tokens"})
    void oneOfThemMakesTheDemoOrganisation(String table) throws Exception {
        String url = DatabaseKind.newPostgresUrl();
        try (Database database = Database.postgresql(url)) {
            List<CompletableFuture<TestSite>> starts = database.write(transaction -> {
                transaction.sql().execute("LOCK TABLE " + table + " IN EXCLUSIVE MODE");
                List<CompletableFuture<TestSite>> both = Stream.generate(() -> CompletableFuture.supplyAsync(
                                () -> new TestSite(Database.postgresql(url)), work -> new Thread(work).start()))
                        .limit(2)
                        .toList();
                while (database.read(sql ->
                                sql.createQuery(WAITING).mapTo(Integer.class).one())
                        < 2) {
                    Thread.onSpinWait();
                }
                return both;
            });
            for (CompletableFuture<TestSite> start : starts) {
                try (TestSite site = start.get(Patience.SECONDS, TimeUnit.SECONDS)) {
                    assertEquals(13, site.list("/rooms").size());
                }
            }
        }
    }
}
