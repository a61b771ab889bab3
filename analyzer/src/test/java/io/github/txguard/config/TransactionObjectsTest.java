package io.github.txguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates and definitions open what was set on them where they were made. */
final class TransactionObjectsTest {
    @TempDir
    Path folder;

    private List<String> callers(String program) {
        return Sources.in(folder).program(program).findings().stream()
                .map(finding -> finding.substring(0, finding.indexOf(" -> ")))
                .toList();
    }

    @Test
    void propagationIsSetInTheConstructor() {
        assertThat(callers("""
                        class A {
                            private final TransactionTemplate aside;
                            A(PlatformTransactionManager manager) {
                                this.aside = new TransactionTemplate(manager);
                                this.aside.setPropagationBehavior(
                                        org.springframework.transaction.TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
                            }
                            public void pay() { aside.executeWithoutResult(s -> Thread.sleep(9)); }
                        }
                        """)).isEmpty();
    }

    @Test
    void propagationIsSetOnALocal() {
        assertThat(callers("""
                        class A extends Beans {
                            public void pay() {
                                TransactionTemplate aside = new TransactionTemplate(manager);
                                aside.setPropagationBehaviorName("PROPAGATION_NEVER");
                                aside.executeWithoutResult(s -> Thread.sleep(9));
                            }
                            public void order() {
                                TransactionTemplate own = new TransactionTemplate(manager);
                                own.setPropagationBehaviorName("PROPAGATION_REQUIRES_NEW");
                                own.executeWithoutResult(s -> Thread.sleep(9));
                            }
                        }
                        """)).containsExactly("TXG002 held certain  A.order");
    }

    @Test
    void propagationIsSetByTheMethodThatMakesTheBean() {
        assertThat(callers("""
                        class Config {
                            @org.springframework.context.annotation.Bean
                            TransactionTemplate aside(PlatformTransactionManager manager) {
                                TransactionTemplate template = new TransactionTemplate(manager);
                                template.setPropagationBehavior(4);
                                return template;
                            }
                            @org.springframework.context.annotation.Bean
                            TransactionTemplate usual(PlatformTransactionManager manager) {
                                return new TransactionTemplate(manager);
                            }
                        }
                        class A {
                            private final TransactionTemplate usual;
                            private final TransactionTemplate aside;
                            A(TransactionTemplate usual,
                                    @org.springframework.beans.factory.annotation.Qualifier("aside") TransactionTemplate other) {
                                this.usual = usual;
                                this.aside = other;
                            }
                            public void pay() { aside.executeWithoutResult(s -> Thread.sleep(9)); }
                            public void order() { usual.executeWithoutResult(s -> Thread.sleep(9)); }
                        }
                        """)).containsExactly("TXG002 held certain  A.order");
    }

    @Test
    void propagationIsThatOfTheDefinition() {
        assertThat(callers("""
                        class A extends Beans {
                            public void pay() {
                                var never = new org.springframework.transaction.support.DefaultTransactionDefinition(
                                        org.springframework.transaction.TransactionDefinition.PROPAGATION_SUPPORTS);
                                new TransactionTemplate(manager, never).executeWithoutResult(s -> Thread.sleep(9));
                            }
                        }
                        """)).isEmpty();
    }

    @Test
    void operationsWithoutTransactionOpenNone() {
        assertThat(callers("""
                        class A extends Beans {
                            public void pay() {
                                var none = org.springframework.transaction.support.TransactionOperations.withoutTransaction();
                                none.execute(s -> { jdbc.update("u"); Thread.sleep(9); return null; });
                            }
                        }
                        """)).isEmpty();
    }

    @Test
    void operationsWithoutTransactionDoNotSuspendEither() {
        assertThat(callers("""
                        class A extends Beans {
                            @Transactional
                            public void pay() {
                                jdbc.update("u");
                                org.springframework.transaction.support.TransactionOperations.withoutTransaction()
                                        .execute(s -> { Thread.sleep(9); return null; });
                            }
                        }
                        """)).containsExactly("TXG002 locked likely  A.pay");
    }

    @Test
    void suspendingTemplateLeavesTheOuterTransactionOpen() {
        assertThat(callers("""
                        class A {
                            private final TransactionTemplate aside;
                            private final JdbcTemplate jdbc;
                            A(PlatformTransactionManager manager, JdbcTemplate jdbc) {
                                this.jdbc = jdbc;
                                this.aside = new TransactionTemplate(manager);
                                this.aside.setPropagationBehavior(4);
                            }
                            @Transactional
                            public void pay() { jdbc.update("u"); aside.executeWithoutResult(s -> Thread.sleep(9)); }
                        }
                        """)).containsExactly("TXG002 locked certain  A.pay");
    }

    @Test
    void whatMayBeEitherIsTheOneThatHoldsMore() {
        assertThat(callers("""
                        class A extends Beans {
                            TransactionTemplate either;
                            void init(boolean flag) {
                                either = flag
                                        ? new TransactionTemplate(manager,
                                                new org.springframework.transaction.support.DefaultTransactionDefinition(4))
                                        : new TransactionTemplate(manager);
                            }
                            public void pay() { either.executeWithoutResult(s -> Thread.sleep(9)); }
                        }
                        """)).containsExactly("TXG002 held certain  A.pay");
    }
}
