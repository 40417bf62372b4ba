package com.giosg.demo.commands;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.giosg.demo.chat.ChatEffects;
import com.giosg.demo.goals.GoalMatches;
import com.giosg.demo.phone.CallEffects;
import com.giosg.demo.visitors.Identifiers;
import com.giosg.demo.visitors.VariableEffects;
import com.giosg.tag.rules.ApiMethod;
import com.giosg.tag.rules.Catalogue;
import org.junit.jupiter.api.Test;

class EffectsTest {
    @Test
    void everyMethodOfTheCatalogueHasAnEffect() {
        Effects effects = new Effects(
                new VariableEffects(null, null),
                new Identifiers(null),
                new GoalMatches(null),
                new ChatEffects(null, null),
                new CallEffects(null, null));
        for (ApiMethod method : Catalogue.methods()) {
            assertNotNull(effects.of(method.module, method.name), method.module + "." + method.name);
        }
    }
}
