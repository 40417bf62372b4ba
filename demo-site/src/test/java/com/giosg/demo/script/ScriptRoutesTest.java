package com.giosg.demo.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.database.Database;
import com.giosg.demo.http.WebServer;
import com.giosg.demo.organizations.Organizations;
import com.giosg.demo.testing.DatabaseKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class ScriptRoutesTest {
    private static HttpResponse<String> load(WebServer server) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/live2/o"))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static void run(Database database, String sql) {
        database.write(transaction -> transaction.sql().execute(sql));
    }

    @Test
    void aDatabaseThatIsAwayLeavesNoFormerSettingsBehind() throws Exception {
        try (Database database = DatabaseKind.SQLITE.open()) {
            run(database, "INSERT INTO organizations (id, name, created_at) VALUES ('o', 'O', 0)");
            Organizations organizations = new Organizations(database);
            ScriptRoutes scripts = new ScriptRoutes(database, organizations, null);
            try (WebServer server = new WebServer("127.0.0.1", 0, scripts::register)) {
                run(database, """
                        INSERT INTO chat_settings (organization_id, color, operator_name, updated_at)
                        VALUES ('o', '#00ff7a', 'Ann', 1)""");
                run(database, "ALTER TABLE chat_settings RENAME TO chat_settings_away");
                // What is ready waits for no database.
                assertTrue(load(server).body().contains("#1f4fa3"));
                scripts.settingsChanged(organizations.find("o").orElseThrow());
                assertEquals(500, load(server).statusCode());
                run(database, "ALTER TABLE chat_settings_away RENAME TO chat_settings");
                assertTrue(load(server).body().contains("#00ff7a"));
            }
        }
    }
}
