package io.github.txguard.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where an annotation or a framework type opens a transaction, and where it does not take effect. */
final class DeclaredTransactionsTest {
    @TempDir
    Path folder;

    private List<String> findings(String program) {
        return Sources.in(folder).program(program).findings();
    }

    @Test
    void annotatedMethodIsATransaction() {
        assertThat(findings("""
                        class A extends Beans {
                            @Transactional
                            public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        """)).containsExactly("TXG002 open certain  A.pay -> Thread.sleep");
    }

    @Test
    void methodWithoutAnnotationIsNone() {
        assertThat(findings("""
                        class A extends Beans {
                            public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        """)).isEmpty();
    }

    @Test
    void anAnnotationOfAnotherPackageWithTheSameNameIsNone() {
        assertThat(Sources.in(folder)
                        .file("q/Transactional.java", "package q; public @interface Transactional {}")
                        .file(
                                "q/A.java",
                                "package q; public class A { @Transactional public void a() { Thread.sleep(9); } }")
                        .findings())
                .isEmpty();
    }

    @Test
    void annotatedClassMakesItsMethodsTransactions() {
        assertThat(findings("""
                        @Transactional
                        class A extends Beans {
                            public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        """)).containsExactly("TXG002 open certain  A.pay -> Thread.sleep");
    }

    @Test
    void annotatedInterfaceMakesImplementationsTransactions() {
        assertThat(findings("""
                        @Transactional
                        interface Payments { void pay(); }
                        class A extends Beans implements Payments {
                            public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        """)).containsExactly("TXG002 open certain  A.pay -> Thread.sleep");
    }

    @Test
    void annotatedInterfaceMethodMakesImplementationsTransactions() {
        assertThat(findings("""
                        interface Payments { @Transactional void pay(); void look(); }
                        class A extends Beans implements Payments {
                            public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                            public void look() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        """)).containsExactly("TXG002 open certain  A.pay -> Thread.sleep");
    }

    @Test
    void annotationOfASuperclassIsInherited() {
        assertThat(findings("""
                        @Transactional
                        abstract class Base extends Beans { }
                        class A extends Base {
                            public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        """)).containsExactly("TXG002 open certain  A.pay -> Thread.sleep");
    }

    @Test
    void methodsOfAnUnannotatedSuperclassAreNone() {
        assertThat(findings("""
                        class Base extends Beans {
                            public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        @Transactional
                        class A extends Base { }
                        """)).isEmpty();
    }

    @Test
    void metaAnnotationIsSeenThrough() {
        assertThat(findings("""
                        @Transactional @interface UnitOfWork { }
                        @UnitOfWork @interface UseCase { }
                        class A extends Beans {
                            @UseCase
                            public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        """)).containsExactly("TXG002 open certain  A.pay -> Thread.sleep");
    }

    @Test
    void propagationOfAMetaAnnotationCounts() {
        assertThat(findings("""
                        @Transactional(propagation = Propagation.NEVER) @interface Outside { }
                        class A extends Beans {
                            @Outside
                            public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        """)).containsExactly("TXG002 held certain  A.pay -> Thread.sleep");
    }

    @Test
    void annotationOfTheMethodOverridesThatOfItsClass() {
        assertThat(findings("""
                        @Transactional
                        class A extends Beans {
                            @Transactional(propagation = Propagation.NEVER)
                            public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        """)).containsExactly("TXG002 held certain  A.pay -> Thread.sleep");
    }

    @Test
    void jakartaAnnotationIsATransaction() {
        assertThat(findings("""
                        class A extends Beans {
                            @jakarta.transaction.Transactional
                            public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        """)).containsExactly("TXG002 open certain  A.pay -> Thread.sleep");
    }

    @Test
    void jakartaTransactionTakesItsConnectionWithTheFirstStatement() {
        assertThat(findings("""
                        class A extends Beans {
                            @jakarta.transaction.Transactional
                            public void pay() { Thread.sleep(9); jdbc.queryForMap("q"); }
                        }
                        """)).isEmpty();
    }

    @Test
    void jakartaPropagationIsRead() {
        assertThat(findings("""
                        class A extends Beans {
                            @jakarta.transaction.Transactional(jakarta.transaction.Transactional.TxType.NOT_SUPPORTED)
                            public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        """)).isEmpty();
    }

    @Test
    void sessionBeanIsTransactionalWithoutAnnotation() {
        assertThat(findings("""
                        @jakarta.ejb.Stateless
                        class A extends Beans {
                            public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        """)).containsExactly("TXG002 open certain  A.pay -> Thread.sleep");
    }

    @Test
    void sessionBeanMethodMayOptOut() {
        assertThat(findings("""
                        @jakarta.ejb.Stateless
                        class A extends Beans {
                            @jakarta.ejb.TransactionAttribute(jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED)
                            public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        """)).isEmpty();
    }

    @Test
    void beanManagedSessionBeanOptsOutAltogether() {
        assertThat(findings("""
                        @jakarta.ejb.Stateless
                        @jakarta.ejb.TransactionManagement(jakarta.ejb.TransactionManagementType.BEAN)
                        class A extends Beans {
                            public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        """)).isEmpty();
    }

    @Test
    void onlyPublicMethodsOfASessionBeanAreBusinessMethods() {
        assertThat(findings("""
                        @jakarta.ejb.Stateless
                        class A extends Beans {
                            void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        """)).isEmpty();
    }

    @Test
    void privateFinalAndStaticMethodsAreNone() {
        assertThat(findings("""
                        class A extends Beans {
                            static JdbcTemplate shared;
                            @Transactional
                            private void hidden() { jdbc.queryForMap("q"); Thread.sleep(9); }
                            @Transactional
                            public final void last() { jdbc.queryForMap("q"); Thread.sleep(9); }
                            @Transactional
                            public static void common() { shared.update("u"); Thread.sleep(9); }
                        }
                        """)).isEmpty();
    }

    @Test
    void packagePrivateAndProtectedMethodsAreTransactions() {
        assertThat(findings("""
                        class A extends Beans {
                            @Transactional
                            void near() { jdbc.queryForMap("q"); Thread.sleep(9); }
                            @Transactional
                            protected void nearer() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        """))
                .containsExactly(
                        "TXG002 open certain  A.near -> Thread.sleep", "TXG002 open certain  A.nearer -> Thread.sleep");
    }

    @Test
    void methodThatIsOnlySelfInvokedIsNone() {
        assertThat(findings("""
                        class A extends Beans {
                            public void order() { pay(); }
                            @Transactional
                            public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        """)).isEmpty();
    }

    @Test
    void methodThatIsAlsoCalledFromOutsideIsATransaction() {
        assertThat(findings("""
                        class A extends Beans {
                            public void order() { pay(); }
                            @Transactional
                            public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        class B { A a; void run() { a.pay(); } }
                        """)).containsExactly("TXG002 open certain  A.pay -> Thread.sleep");
    }

    @Test
    void callThroughAReferenceToItselfPassesTheProxy() {
        assertThat(findings("""
                        class A extends Beans {
                            A self;
                            public void order() { self.pay(); }
                            @Transactional
                            public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        """)).containsExactly("TXG002 open certain  A.pay -> Thread.sleep");
    }

    @Test
    void micronautMethodIsATransactionWhenSelfInvoked() {
        assertThat(findings("""
                        class A extends Beans {
                            public void order() { pay(); }
                            @io.micronaut.transaction.annotation.Transactional
                            public void pay() { jdbc.queryForMap("q"); Thread.sleep(9); }
                        }
                        """)).containsExactly("TXG002 open certain  A.pay -> Thread.sleep");
    }
}
