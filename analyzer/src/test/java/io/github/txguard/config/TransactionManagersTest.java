package io.github.txguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which manager a transaction is opened by, and whether that one holds a connection of a database. */
final class TransactionManagersTest {
    private static final String KAFKA_BEAN = """
            class KafkaConfig {
                @org.springframework.context.annotation.Bean
                PlatformTransactionManager eventTransactions(Object factory) {
                    return new org.springframework.kafka.transaction.KafkaTransactionManager<>(factory);
                }
            }
            """;

    private static final String JPA_BEAN = """
            class JpaConfig {
                @org.springframework.context.annotation.Bean
                PlatformTransactionManager databaseTransactions(Object factory) {
                    return new org.springframework.orm.jpa.JpaTransactionManager(factory);
                }
            }
            """;

    @TempDir
    Path folder;

    private List<String> findings(String program) {
        return Sources.in(folder).program(program).findings();
    }

    @Test
    void managerOfKafkaHoldsNoConnection() {
        assertThat(findings("""
                        class A extends Beans {
                            @Transactional("kafkaTransactionManager")
                            public void send() { jdbc.update("u"); Thread.sleep(9); }
                        }
                        """)).isEmpty();
    }

    @Test
    void managerIsNamedInEitherAttribute() {
        assertThat(findings("""
                        class A extends Beans {
                            @Transactional(transactionManager = "rabbitTransactionManager")
                            public void send() { jdbc.update("u"); Thread.sleep(9); }
                            @Transactional(value = "transactionManager")
                            public void pay() { jdbc.update("u"); Thread.sleep(9); }
                        }
                        """)).containsExactly("TXG002 locked certain  A.pay -> Thread.sleep");
    }

    @Test
    void managerIsNamedByAConstant() {
        assertThat(findings("""
                        class Managers { static final String EVENTS = "kafka" + "TransactionManager"; }
                        class A extends Beans {
                            @Transactional(Managers.EVENTS)
                            public void send() { jdbc.update("u"); Thread.sleep(9); }
                        }
                        """)).isEmpty();
    }

    @Test
    void managerIsNamedByAnAnnotationThatCarriesTheOther() {
        assertThat(findings("""
                        @Transactional("mongoTransactionManager") @interface InMongo { }
                        class A extends Beans {
                            @InMongo
                            public void send() { jdbc.update("u"); Thread.sleep(9); }
                        }
                        """)).isEmpty();
    }

    @Test
    void managerIsFoundByTheNameOfItsBean() {
        assertThat(findings(KAFKA_BEAN + JPA_BEAN + """
                        class A extends Beans {
                            @Transactional("eventTransactions")
                            public void send() { jdbc.update("u"); Thread.sleep(9); }
                            @Transactional("databaseTransactions")
                            public void pay() { jdbc.update("u"); Thread.sleep(9); }
                        }
                        """))
                .containsExactly("TXG002 locked certain  A.pay -> Thread.sleep");
    }

    @Test
    void onlyManagerDecidesForDeclarationsThatNameNone() {
        assertThat(findings(KAFKA_BEAN + """
                        class A extends Beans {
                            @Transactional
                            public void send() { jdbc.update("u"); Thread.sleep(9); }
                        }
                        """)).isEmpty();
    }

    @Test
    void amongSeveralManagersThePrimaryOneDecides() {
        String primaryKafka = KAFKA_BEAN.replace(
                "PlatformTransactionManager event",
                "@org.springframework.context.annotation.Primary PlatformTransactionManager event");
        String program = """
                class A extends Beans {
                    @Transactional
                    public void send() { jdbc.update("u"); Thread.sleep(9); }
                }
                """;

        assertThat(findings(primaryKafka + JPA_BEAN + program)).isEmpty();
        assertThat(findings(KAFKA_BEAN + JPA_BEAN + program))
                .containsExactly("TXG002 locked certain  A.send -> Thread.sleep");
    }

    @Test
    void chainOfManagersHoldsTheConnectionOfOneOfThem() {
        assertThat(findings("""
                        class Config {
                            @org.springframework.context.annotation.Bean
                            PlatformTransactionManager both(Object kafka, Object jpa) {
                                return new org.springframework.data.transaction.ChainedTransactionManager(
                                        new org.springframework.kafka.transaction.KafkaTransactionManager<>(kafka),
                                        new org.springframework.orm.jpa.JpaTransactionManager(jpa));
                            }
                        }
                        class A extends Beans {
                            @Transactional
                            public void pay() { jdbc.update("u"); Thread.sleep(9); }
                        }
                        """)).containsExactly("TXG002 locked certain  A.pay -> Thread.sleep");
    }

    @Test
    void managerInAnXmlFileIsFound() {
        assertThat(Sources.in(folder)
                        .file("src/main/resources/beans.xml", """
                                <beans xmlns="http://www.springframework.org/schema/beans">
                                  <bean id="events" class="org.springframework.kafka.transaction.KafkaTransactionManager"/>
                                </beans>
                                """)
                        .program("""
                                class A extends Beans {
                                    @Transactional("events")
                                    public void send() { jdbc.update("u"); Thread.sleep(9); }
                                }
                                """)
                        .findings())
                .isEmpty();
    }

    @Test
    void transactionOfAnotherManagerNeitherSuspendsNorReplacesTheOuterOne() {
        assertThat(findings("""
                        class A extends Beans {
                            B b;
                            @Transactional
                            public void pay() { jdbc.update("u"); b.send(); }
                        }
                        class B extends Beans {
                            @Transactional(value = "kafkaTransactionManager", propagation = Propagation.NEVER)
                            public void send() { Thread.sleep(9); }
                        }
                        """)).containsExactly("TXG002 locked certain  A.pay -> B.send -> Thread.sleep");
    }

    @Test
    void annotationOfTheMethodNamesAnotherManagerThanThatOfItsClass() {
        assertThat(findings("""
                        @Transactional
                        class A extends Beans {
                            @Transactional("kafkaTransactionManager")
                            public void send() { jdbc.update("u"); Thread.sleep(9); }
                        }
                        """)).isEmpty();
    }

    @Test
    void managerOfGlobalTransactionsTakesTheConnectionLate() {
        assertThat(findings("""
                        class Config {
                            @org.springframework.context.annotation.Bean
                            PlatformTransactionManager transactions() {
                                return new org.springframework.transaction.jta.JtaTransactionManager();
                            }
                        }
                        class A extends Beans {
                            @Transactional
                            public void pay() { Thread.sleep(9); jdbc.update("u"); Thread.sleep(8); }
                        }
                        """)).containsExactly("TXG002 locked certain  A.pay -> Thread.sleep");
    }

    @Test
    void ownManagerWithoutCollaboratorsHoldsNothing() {
        assertThat(findings("""
                        class InMemory implements PlatformTransactionManager { }
                        class Config {
                            @org.springframework.context.annotation.Bean
                            InMemory memory() { return new InMemory(); }
                        }
                        class A extends Beans {
                            @Transactional
                            public void put() { jdbc.update("u"); Thread.sleep(9); }
                        }
                        """)).isEmpty();
    }

    @Test
    void templateHasTheManagerItWasMadeWith() {
        assertThat(findings("""
                        class A {
                            private final TransactionTemplate events;
                            private final TransactionTemplate payments;
                            private final JdbcTemplate jdbc;
                            A(org.springframework.kafka.transaction.KafkaTransactionManager kafka,
                                    PlatformTransactionManager manager, JdbcTemplate jdbc) {
                                events = new TransactionTemplate(kafka);
                                payments = new TransactionTemplate(manager);
                                this.jdbc = jdbc;
                            }
                            public void send() { events.executeWithoutResult(s -> { jdbc.update("u"); Thread.sleep(9); }); }
                            public void pay() { payments.executeWithoutResult(s -> { jdbc.update("u"); Thread.sleep(9); }); }
                        }
                        """))
                .containsExactly(
                        "TXG002 locked certain  A.pay -> TransactionOperations.executeWithoutResult -> Thread.sleep");
    }
}
