package io.github.txguard.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.ir.TypeRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeNamesTest {
    private static String qualify(Snippets program, String scope, String name) {
        return program.linked().qualify(program.type(scope), TypeRef.of(name));
    }

    @Test
    void importsShadowThePackageAndThePackageShadowsImportsOnDemand() {
        Snippets program = Snippets.of(
                "package a; public class One {} class Two {} class List {}",
                "package b; public class One {} public class Two {} public class Three {}",
                "package a; import b.One; import b.*; import java.util.*; class User {}");

        assertThat(qualify(program, "a.User", "One")).isEqualTo("b.One");
        assertThat(qualify(program, "a.User", "Two")).isEqualTo("a.Two");
        assertThat(qualify(program, "a.User", "Three")).isEqualTo("b.Three");
        assertThat(qualify(program, "a.User", "List")).isEqualTo("a.List");
        assertThat(qualify(program, "a.User", "Map.Entry")).isEqualTo("java.util.Map.Entry");
        assertThat(qualify(program, "a.User", "String")).isEqualTo("java.lang.String");
        assertThat(qualify(program, "a.User", "java.util.concurrent.TimeUnit"))
                .isEqualTo("java.util.concurrent.TimeUnit");
    }

    @Test
    void memberTypesAreInheritedAndSeenFromInside() {
        Snippets program = Snippets.of(
                "package a; public class Base { public static class Config { public static class Deep {} } }",
                "package b; class Sub extends a.Base { class Inner { Config config; Config.Deep deep; } }",
                "package c; import b.Sub; import static a.Base.Config; class Other { Config.Deep d; a.Base.Config c; }");

        assertThat(qualify(program, "b.Sub.Inner", "Config")).isEqualTo("a.Base.Config");
        assertThat(qualify(program, "b.Sub.Inner", "Config.Deep")).isEqualTo("a.Base.Config.Deep");
        assertThat(qualify(program, "b.Sub.Inner", "Sub")).isEqualTo("b.Sub");
        assertThat(qualify(program, "c.Other", "Sub.Config")).isEqualTo("a.Base.Config");
        assertThat(qualify(program, "c.Other", "Config")).isEqualTo("a.Base.Config");
    }

    @Test
    void unknownMembersStayInTheirType() {
        Snippets program = Snippets.of(
                "package a; public class Base {}",
                "package b; import a.Base; class Other {}",
                "package a; class One {}");

        assertThat(qualify(program, "b.Other", "Base.Made")).isEqualTo("a.Base.Made");
        assertThat(qualify(program, "a.One", "Base.Made")).isEqualTo("a.Base.Made");
    }

    @Test
    void typeParametersGiveTheErasureOfTheirBound() {
        Snippets program = Snippets.of("class A<T extends Runnable, S extends T, U> { class Inner {} }");

        assertThat(qualify(program, "A", "T")).isEqualTo("java.lang.Runnable");
        assertThat(qualify(program, "A.Inner", "S")).isEqualTo("java.lang.Runnable");
        assertThat(qualify(program, "A", "U")).isEqualTo("java.lang.Object");
    }

    @Test
    void unknownNamesFollowTheOnlyImportThatCanMeanThem() {
        Snippets program = Snippets.of(
                "package a; import lib.Single; import lib.web.*; import java.util.*; class One {}",
                "package a; import java.util.*; class None {}",
                "package a; import lib.web.*; import lib.rest.*; class Many {}");

        assertThat(qualify(program, "a.One", "Single")).isEqualTo("lib.Single");
        assertThat(qualify(program, "a.One", "Single.Nested")).isEqualTo("lib.Single.Nested");
        assertThat(qualify(program, "a.One", "Controller")).isEqualTo("lib.web.Controller");
        assertThat(qualify(program, "a.None", "Generated")).isEqualTo("a.Generated");
        assertThat(qualify(program, "a.Many", "Controller")).isEqualTo("Controller");
        assertThat(qualify(program, "a.Many", "lib.other.Thing")).isEqualTo("lib.other.Thing");
    }

    @Test
    void annotationsAreQualifiedLikeTypes() {
        Snippets program = Snippets.of("package a; import lib.tx.Transactional; @Transactional class A {}");

        assertThat(program.linked().qualifyAnnotation(program.type("a.A"), "Transactional"))
                .isEqualTo("lib.tx.Transactional");
        assertThat(program.linked().qualifyAnnotation(program.type("a.A"), "lib.tx.Transactional"))
                .isEqualTo("lib.tx.Transactional");
    }

    @Test
    void fieldsShadowTypesAndPackages() {
        Snippets program = Snippets.of("""
                package a;
                class Clock { void tick() {} static void reset() {} }
                class User {
                    String java = "";
                    Thread Clock;
                    void run() { Clock.start(); java.trim(); }
                }
                class Other {
                    void run() { Clock.reset(); a.Clock.reset(); java.lang.Thread.yield(); }
                }
                """);

        assertThat(program.target("a.User", "run", "start")).isEqualTo("java.lang.Thread#start()");
        assertThat(program.target("a.User", "run", "trim")).isEqualTo("java.lang.String#trim()");
        assertThat(program.target("a.Other", "run", "reset")).isEqualTo("a.Clock#reset()");
        assertThat(program.target("a.Other", "run", "yield")).isEqualTo("java.lang.Thread#yield()");
    }

    @Test
    void fieldsAreFoundInSupertypesAndEnclosingTypes() {
        Snippets program = Snippets.of("""
                class Base<T> { T value; }
                class Sub extends Base<Thread> {
                    java.util.List<String> names;
                    class Inner {}
                }
                """);

        LinkedProgram linked = program.linked();
        assertThat(linked.fieldType(program.type("Sub.Inner"), "value").name()).isEqualTo("java.lang.Thread");
        assertThat(linked.fieldType(program.type("Sub"), "names"))
                .isEqualTo(new ResolvedType("java.util.List", List.of(ResolvedType.of("java.lang.String")), 0));
        assertThat(linked.fieldType(program.type("Sub"), "missing")).isEqualTo(ResolvedType.UNKNOWN);
    }
}
