package com.giosg.tag;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/**
 * The rules of ARCHITECTURE.md for this module. Where a constant of another class is compiled in, no rule sees it: it
 * leaves no trace in the class file.
 */
class ArchitectureTest {
    static {
        // What the classes stand on is known by name, which is enough; to read all of it takes seconds.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    }

    private static final JavaClasses CORE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("com.giosg.tag");

    @Test
    void coreKnowsNobody() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("com.giosg.tag..", "java.lang", "org.jspecify.annotations")
                .because("the same rules run in the browser and in the backend, and every class of Java's library or"
                        + " another's that the core takes along is bytes on each visitor's line")
                .check(CORE);
    }

    @Test
    void coreLeavesOutWhatIsDearInTheBrowser() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(StringBuilder.class, StringBuffer.class)
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .because("own code costs each visitor less (\"Choices\")")
                .check(CORE);
    }

    @Test
    void timeAndChanceComeThroughThePorts() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(System.class, Thread.class)
                .orShould()
                .callMethod(Math.class, "random")
                .because("a seed must play a run of the simulation again, call for call")
                .check(CORE);
    }

    /** It leaves no room for circles. A new package has to take its place here. */
    @Test
    void packagesKnowOnlyWhatTheyStandOn() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("rules")
                .definedBy("com.giosg.tag.rules")
                .layer("ports")
                .definedBy("com.giosg.tag.ports")
                .layer("messages")
                .definedBy("com.giosg.tag.messages")
                .layer("delivery")
                .definedBy("com.giosg.tag.delivery")
                .layer("calls")
                .definedBy("com.giosg.tag.calls")
                .layer("chat")
                .definedBy("com.giosg.tag.chat")
                .layer("phone")
                .definedBy("com.giosg.tag.phone")
                .whereLayer("rules")
                .mayNotAccessAnyLayer()
                .whereLayer("ports")
                .mayOnlyAccessLayers("rules")
                .whereLayer("messages")
                .mayOnlyAccessLayers("rules")
                .whereLayer("delivery")
                .mayOnlyAccessLayers("messages", "ports", "rules")
                .whereLayer("calls")
                .mayOnlyAccessLayers("delivery", "messages", "ports", "rules")
                .whereLayer("chat")
                .mayOnlyAccessLayers("delivery", "ports", "rules")
                .whereLayer("phone")
                .mayOnlyAccessLayers("delivery", "ports", "rules")
                .ensureAllClassesAreContainedInArchitecture()
                .because("the way of a call never turns back: calls, rules, delivery; and chat and phone are scripts of"
                        + " their own")
                .check(CORE);
    }
}
