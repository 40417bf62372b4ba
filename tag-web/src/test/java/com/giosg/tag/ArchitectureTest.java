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

    private static final String[] CORE = {
        "com.giosg.tag.calls",
        "com.giosg.tag.chat",
        "com.giosg.tag.delivery",
        "com.giosg.tag.messages",
        "com.giosg.tag.phone",
        "com.giosg.tag.ports",
        "com.giosg.tag.rules"
    };
    /** Core and module. */
    private static final JavaClasses TAG =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("com.giosg.tag");

    @Test
    void scriptsTakeOfJavaAndTeaVmTheLeast() {
        classes()
                .that()
                .resideOutsideOfPackage("com.giosg.tag.build")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("com.giosg.tag..", "java.lang", "org.teavm.jso..", "org.jspecify.annotations")
                .because("every class of Java's library that a script takes along is bytes on each visitor's line")
                .check(TAG);
        noClasses()
                .that()
                .resideOutsideOfPackage("com.giosg.tag.build")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(StringBuilder.class, StringBuffer.class)
                .because("own code costs each visitor less (\"Choices\")")
                .check(TAG);
    }

    @Test
    void coreKnowsNoBrowserAndNoCompiler() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.giosg.tag.web",
                        "com.giosg.tag.window",
                        "com.giosg.tag.webrtc",
                        "com.giosg.tag.widget",
                        "com.giosg.tag.browser",
                        "com.giosg.tag.build",
                        "org.teavm..")
                .because("what the core decides is decided in the backend too, and tested without a browser")
                .check(TAG);
    }

    /** It leaves no room for circles. A new package has to take its place here. */
    @Test
    void packagesKnowOnlyWhatTheyStandOn() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("core")
                .definedBy(CORE)
                .layer("browser")
                .definedBy("com.giosg.tag.browser")
                .layer("widget")
                .definedBy("com.giosg.tag.widget")
                .layer("web")
                .definedBy("com.giosg.tag.web")
                .layer("window")
                .definedBy("com.giosg.tag.window")
                .layer("webrtc")
                .definedBy("com.giosg.tag.webrtc")
                .layer("build")
                .definedBy("com.giosg.tag.build")
                .whereLayer("core")
                .mayNotAccessAnyLayer()
                .whereLayer("browser")
                .mayOnlyAccessLayers("core")
                .whereLayer("widget")
                .mayOnlyAccessLayers("browser", "core")
                .whereLayer("web")
                .mayOnlyAccessLayers("browser", "core")
                .whereLayer("window")
                .mayOnlyAccessLayers("widget", "browser", "core")
                .whereLayer("webrtc")
                .mayOnlyAccessLayers("widget", "browser", "core")
                .whereLayer("build")
                .mayNotAccessAnyLayer()
                .ensureAllClassesAreContainedInArchitecture()
                .because("each script is compiled and loaded alone: what one took of another would be loaded twice")
                .check(TAG);
    }

    @Test
    void tagKnowsNeitherChatNorPhone() {
        noClasses()
                .that()
                .resideInAPackage("com.giosg.tag.web")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.giosg.tag.chat", "com.giosg.tag.phone")
                .because("every page loads the tag, few need a window or a phone")
                .check(TAG);
    }

    @Test
    void windowAndPhoneSendThroughTheTag() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "com.giosg.tag.window", "com.giosg.tag.webrtc", "com.giosg.tag.widget", "com.giosg.tag.browser")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.giosg.tag.calls", "com.giosg.tag.delivery", "com.giosg.tag.messages")
                .because("one outbox keeps a tab's order, and what was written in the window goes the way of any call")
                .check(TAG);
    }
}
