package io.github.txguard.callgraph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program does only when something is used for the first time is no wait of its transactions. */
final class FirstUsesTest {
    @TempDir
    Path folder;

    private boolean waits(String annotation, String members) {
        return !Sources.in(folder)
                .file("p/A.java", """
                        package p;
                        import java.util.*;
                        import org.springframework.stereotype.*;
                        import org.springframework.transaction.annotation.Transactional;
                        @Service class A {
                            private final Book book;
                            A(Book book) { this.book = book; }
                            @Transactional public void pay() { book.price(); }
                        }
                        %s class Book { %s }
                        """.formatted(annotation, members))
                .findings()
                .isEmpty();
    }

    private static String load(String body) {
        return "private String price; String price() { " + body + " } "
                + "private void load() { Thread.sleep(9); price = \"1\"; }";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (price == null) { load(); } return price;",
                "if (null == this.price) load(); return this.price;",
                "if (price != null) { return price; } load(); return price;",
                "String known = price; if (known == null) { synchronized (this) { load(); } } return price;",
                "if (price != null && price != null) return price; load(); return price;",
                "if (price == null && enabled()) { load(); } return price;",
                "if (price == null) { Runnable r = () -> load(); r.run(); } return price;"
            })
    void guardedByAnEmptyField(String body) {
        assertThat(waits("@Component", load(body) + " boolean enabled() { return true; }"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (price == null) { return \"\"; } load(); return price;",
                "if (price != null) { load(); } return price;",
                "if (price == null || price.isEmpty()) { load(); } return price;",
                "if (price == null) { price = \"0\"; } load(); return price;",
                "String known = other(); if (known == null) { load(); } return price;"
            })
    void notGuarded(String body) {
        assertThat(waits("@Component", load(body) + " String other() { return null; }"))
                .isTrue();
    }

    @Test
    void flagThatIsSetOnce() {
        String members = "private boolean loaded; void price() { if (!loaded) { Thread.sleep(9); loaded = true; } }";
        assertThat(waits("@Component", members)).isFalse();
        assertThat(waits("@Component", members + " void again() { loaded = false; }"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void forget() { price = null; }",
                "void forget(boolean all) { price = all ? null : price; }",
                "public void setPrice(String price) { this.price = price; }",
            })
    void fieldThatIsEmptiedAgain(String members) {
        String lazy = load("if (price == null) { load(); } return price;");
        assertThat(waits("@Component", lazy + members)).isTrue();
    }

    @Test
    void objectThatDoesNotLiveOn() {
        String lazy = load("if (price == null) { load(); } return price;");
        assertThat(waits("", lazy)).isTrue();
        assertThat(waits("@Component", lazy + " static Book another() { return new Book(); }"))
                .isTrue();
        assertThat(waits("", lazy.replace("private String", "private static String")))
                .isFalse();
    }

    @Test
    void fieldThatNobodyFills() {
        String members = "private String price; void price() { if (price == null) { Thread.sleep(9); } }";
        assertThat(waits("@Component", members)).isTrue();
    }
}
