package com.giosg.tag.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "fi", "sv"})
    void everyLanguageSaysAllThatIsSaid(String language) throws IOException {
        JsonNode texts = new ObjectMapper()
                .readTree(Path.of("src/main/window/texts", language + ".json").toFile());
        Set<String> said = new TreeSet<>();
        texts.properties().forEach(text -> {
            said.add(text.getKey());
            assertFalse(text.getValue().textValue().isBlank(), text.getKey());
        });

        assertEquals(getters(), said);
        assertEquals(language, texts.get("language").textValue());
    }

    private static Set<String> getters() {
        return Arrays.stream(Texts.class.getMethods())
                .filter(method -> method.getName().startsWith("get"))
                .map(method -> method.getName().substring(3))
                .map(name -> Character.toLowerCase(name.charAt(0)) + name.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
