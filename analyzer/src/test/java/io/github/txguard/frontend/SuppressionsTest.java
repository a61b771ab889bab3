package io.github.txguard.frontend;

import static io.github.txguard.frontend.FrontendFixture.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.ir.Suppression;
import org.junit.jupiter.api.Test;

class SuppressionsTest {
    @Test
    void annotationsSilenceTheirDeclaration() {
        assertThat(unit("""
                @SuppressWarnings("txguard")
                class T {
                  @SuppressWarnings({"unused", "txguard:TXG001", "txguard:TXG002 waits on purpose"})
                  int f =
                      g();

                  @Override
                  @SuppressWarnings(value = "txguard:TXG003,TXG004")
                  void m() {
                    @SuppressWarnings("txguard:TXG005")
                    int x =
                        h();
                  }
                  void n(@SuppressWarnings("txguard:*") int x) {}
                }
                """).suppressions())
                .containsExactly(
                        new Suppression("*", "", 1, 15),
                        new Suppression("TXG001", "", 3, 5),
                        new Suppression("TXG002", "waits on purpose", 3, 5),
                        new Suppression("TXG003", "", 7, 13),
                        new Suppression("TXG004", "", 7, 13),
                        new Suppression("TXG005", "", 10, 12),
                        new Suppression("*", "", 14, 14));
    }

    @Test
    void trailingCommentsSilenceTheirLine() {
        assertThat(unit("""
                class T {
                  void m() {
                    f()
                        .g() // txguard: TXG001 the gateway is local
                        .h(); //txguard:TXG002,TXG003: measured
                  }
                }
                """).suppressions())
                .containsExactly(
                        new Suppression("TXG001", "the gateway is local", 4, 4),
                        new Suppression("TXG002", "measured", 5, 5),
                        new Suppression("TXG003", "measured", 5, 5));
    }

    @Test
    void commentsOnALineOfTheirOwnSilenceTheNextStatement() {
        assertThat(unit("""
                class T {
                  void m() {
                    // txguard: TXG001 reason

                    /* more
                       words; */
                    // and more;
                    f("a;", ';') // here;
                        .g();
                    h();
                  }
                  // txguard: * generated
                  @Deprecated
                  void n(
                      int x) {
                    f();
                  }
                  // txguard: TXG009 nothing below
                }
                // txguard: TXG008 at the end""").suppressions())
                .containsExactly(
                        new Suppression("TXG001", "reason", 3, 9),
                        new Suppression("*", "generated", 12, 15),
                        new Suppression("TXG009", "nothing below", 18, 19),
                        new Suppression("TXG008", "at the end", 20, 20));
    }

    @Test
    void textThatOnlyLooksLikeASuppressionIsNone() {
        assertThat(unit("""
                // txguard is a tool
                // txguard: see the documentation
                // see txguard: TXG001
                @SuppressWarnings({"txguardian", "unused", "txguard:nothing"})
                @Other("txguard:TXG001")
                class T {
                  String s = "// txguard: TXG001 reason";
                  /* txguard: TXG001 reason */
                }
                """).suppressions()).isEmpty();
    }
}
