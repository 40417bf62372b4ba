package com.giosg.demo;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.giosg.demo.shop.VariableSigner;
import com.giosg.tag.phone.CallEnd;
import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules of ARCHITECTURE.md for this module. Where a constant of another class is compiled in, no rule sees it: it
 * leaves no trace in the class file.
 */
class ArchitectureTest {
    static {
        // What the classes stand on is known by name, which is enough; to read all of it takes seconds.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    }

    private static final JavaClasses BACKEND =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("com.giosg.demo");

    /** Each knows only packages of the lines before its own. */
    private static final List<List<String>> ORDER = List.of(
            List.of("json", "database", "secrets"),
            List.of("http"),
            List.of("lines", "organizations"),
            List.of("staff"),
            List.of("events"),
            List.of("effects", "signing"),
            List.of("rooms"),
            List.of("visitors"),
            List.of("goals", "chat"),
            List.of("phone"),
            List.of("commands", "script", "pages", "pictures", "shop"));

    private static final String PROGRAM = "com.giosg.demo";

    /** It leaves no room for circles. A new package has to take its place in the order. */
    @Test
    void packagesKnowOnlyWhatStandsBeforeThem() {
        LayeredArchitecture order = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (List<String> line : ORDER) {
            for (String name : line) {
                order = order.layer(name).definedBy(PROGRAM + "." + name);
            }
        }
        order = order.layer("program").definedBy(PROGRAM);
        List<String> before = new ArrayList<>();
        for (List<String> line : ORDER) {
            for (String name : line) {
                order = before.isEmpty()
                        ? order.whereLayer(name).mayNotAccessAnyLayer()
                        : order.whereLayer(name).mayOnlyAccessLayers(before.toArray(String[]::new));
            }
            before.addAll(line);
        }
        order.ensureAllClassesAreContainedInArchitecture()
                .because("who reads one package needs only those before it, and the program alone puts them together")
                .check(BACKEND);
    }

    @Test
    void backendTakesOfTheTagTheRulesAndTheMessages() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("com.giosg.tag..")
                        .and(not(resideInAnyPackage("com.giosg.tag.rules", "com.giosg.tag.messages")))
                        .and(not(equivalentTo(CallEnd.class))))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.teavm..")
                .because("how a page delivers, and how its scripts are made, is no business of who serves them; why a"
                        + " call ended both sides say in the same words")
                .check(BACKEND);
    }

    @Test
    void onlyTheDatabaseOpensTransactions() {
        noClasses()
                .that()
                .resideOutsideOfPackage("com.giosg.demo.database")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Jdbi.class, java.sql.Connection.class, java.sql.DriverManager.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("javax.sql..")
                .because("one place knows how SQLite and PostgreSQL differ, and in which order rows are locked")
                .check(BACKEND);
    }

    /** {@link Readiness} asks on purpose whether a write comes through, and has only a table of the events' for it. */
    @Test
    void sqlStandsWithWhatItServes() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "com.giosg.demo.database",
                        "com.giosg.demo.organizations",
                        "com.giosg.demo.staff",
                        "com.giosg.demo.events",
                        "com.giosg.demo.signing",
                        "com.giosg.demo.rooms",
                        "com.giosg.demo.visitors",
                        "com.giosg.demo.goals",
                        "com.giosg.demo.chat",
                        "com.giosg.demo.phone",
                        "com.giosg.demo.commands")
                .and()
                .doNotBelongToAnyOf(Readiness.class)
                .should()
                .callMethodWhere(JavaCall.Predicates.target(owner(equivalentTo(Handle.class))))
                .because("a table belongs to the package of its name; others ask that package")
                .check(BACKEND);
    }

    @Test
    void effectsKnowNoHttp() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Effects")
                .or()
                .resideInAnyPackage(
                        "com.giosg.demo.effects",
                        "com.giosg.demo.organizations",
                        "com.giosg.demo.database",
                        "com.giosg.demo.json",
                        "com.giosg.demo.secrets")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..")
                .because("an effect is a command's, and a request brings many")
                .check(BACKEND);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "org.flywaydb, com.giosg.demo.database",
        "com.zaxxer.hikari, com.giosg.demo.database",
        "org.sqlite, com.giosg.demo.database",
        "org.eclipse.jetty.server, com.giosg.demo.http",
        "org.jose4j, com.giosg.demo.signing",
        "io.github.bucket4j, com.giosg.demo.chat",
        "org.apache.hc, com.giosg.demo.pictures",
        "com.github.benmanes.caffeine, com.giosg.demo.pictures",
        "com.aayushatharva.brotli4j, com.giosg.demo.script",
        "picocli, com.giosg.demo"
    })
    void libraryHasOnePlace(String library, String place) {
        noClasses()
                .that()
                .resideOutsideOfPackage(place)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .because("who replaces a library should find all of it in one package")
                .check(BACKEND);
    }

    @Test
    void onlyErrorsAreLogged() {
        noClasses()
                .that()
                .resideOutsideOfPackage("com.giosg.demo.http")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..")
                .because("what strangers wrote is never logged, which is easy to see where one class logs")
                .check(BACKEND);
    }

    @Test
    void timeComesInAsAClock() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(DemoSite.class, VariableSigner.class)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .because("tests move the clock; the program hands in the real one")
                .check(BACKEND);
    }

    @Test
    void signerOfTheShopStandsAlone() {
        classes()
                .that()
                .belongToAnyOf(VariableSigner.class)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "javax.crypto..", "com.fasterxml.jackson..")
                        .or(equivalentTo(VariableSigner.class)))
                .because("integrators copy it from the page on signing")
                .check(BACKEND);
    }
}
