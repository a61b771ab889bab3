package io.github.txguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is held before the first statement, by the settings and data sources of the application. */
final class LateConnectionsTest {
    private static final String JPA = """
            class JpaConfig {
                @org.springframework.context.annotation.Bean
                PlatformTransactionManager transactions(Object factory) {
                    return new org.springframework.orm.jpa.JpaTransactionManager(factory);
                }
            }
            """;

    private static final String JDBC = JPA.replace("orm.jpa.Jpa", "jdbc.support.Jdbc");

    private static final String PROGRAM = """
            class A extends Beans {
                @Transactional
                public void pay() { Thread.sleep(9); jdbc.update("u"); }
            }
            """;

    private static final String BOTH = """
            spring:
              datasource:
                url: jdbc:postgresql:shop
                hikari:
                  auto-commit: false
              jpa:
                properties:
                  hibernate.connection.provider_disables_autocommit: true
            """;

    private static final String HELD = "TXG002 held certain  A.pay -> Thread.sleep";

    @TempDir
    Path folder;

    private Sources application;

    @BeforeEach
    void start() {
        application = Sources.in(folder);
    }

    private List<String> findings(String program) {
        return application.program(program).findings();
    }

    private void settings(String file, String text) {
        application.file("src/main/resources/" + file, text);
    }

    @Test
    void connectionIsHeldUnlessSomethingSaysOtherwise() {
        assertThat(findings(JPA + PROGRAM)).containsExactly(HELD);
    }

    @Test
    void providerThatWasToldTakesTheConnectionLate() {
        settings("application.yml", BOTH);

        assertThat(findings(JPA + PROGRAM)).isEmpty();
    }

    @Test
    void propertiesSayTheSameAsYaml() {
        settings("application.properties", """
                spring.datasource.hikari.autoCommit=false
                spring.jpa.properties.hibernate.connection.provider_disables_autocommit = true
                """);

        assertThat(findings(JPA + PROGRAM)).isEmpty();
    }

    @Test
    void oneSettingOfTheTwoIsNotEnough() {
        settings("application.properties", "spring.datasource.hikari.auto-commit=false\n");

        assertThat(findings(JPA + PROGRAM)).containsExactly(HELD);
    }

    @Test
    void managerOfPlainConnectionsTakesThemAtOnceAnyway() {
        settings("application.yml", BOTH);

        assertThat(findings(JDBC + PROGRAM)).containsExactly(HELD);
    }

    @Test
    void readOnlyAndIsolationNeedTheConnectionAtOnce() {
        settings("application.yml", BOTH);

        assertThat(findings(JPA + PROGRAM.replace("@Transactional", "@Transactional(readOnly = true)")))
                .containsExactly(HELD);
        assertThat(findings(JPA
                        + PROGRAM.replace(
                                "@Transactional",
                                "@Transactional(isolation ="
                                        + " org.springframework.transaction.annotation.Isolation.SERIALIZABLE)")))
                .containsExactly(HELD);
    }

    @Test
    void profileThatSaysOtherwiseMakesItUncertain() {
        settings("application.yml", BOTH);
        settings("application-prod.properties", "spring.datasource.hikari.auto-commit=true\n");

        assertThat(findings(JPA + PROGRAM)).containsExactly(HELD);
    }

    @Test
    void documentOfAProfileMayLeaveItToTheCommonOne() {
        settings("application.yml", BOTH + """
                ---
                spring.config.activate.on-profile: prod
                spring.datasource.url: jdbc:postgresql:prod
                """);

        assertThat(findings(JPA + PROGRAM)).isEmpty();
    }

    @Test
    void profilesThatAgreeAreEnough() {
        settings("application-dev.yml", BOTH);
        settings("application-prod.yml", BOTH);

        assertThat(findings(JPA + PROGRAM)).isEmpty();
    }

    @Test
    void settingsOfTestsDoNotCount() {
        application.file("src/test/resources/application.yml", BOTH);

        assertThat(findings(JPA + PROGRAM)).containsExactly(HELD);
    }

    @Test
    void placeholdersStandForTheirDefault() {
        settings("application.yml", BOTH.replace("auto-commit: false", "auto-commit: ${AUTO_COMMIT:false}"));

        assertThat(findings(JPA + PROGRAM)).isEmpty();
    }

    @Test
    void settingsInTheDescriptorAndInCodeCount() {
        application.file("src/main/resources/META-INF/persistence.xml", """
                <persistence xmlns="https://jakarta.ee/xml/ns/persistence"><persistence-unit name="shop"><properties>
                  <property name="hibernate.connection.provider_disables_autocommit" value="true"/>
                </properties></persistence-unit></persistence>
                """);

        assertThat(findings(JPA + PROGRAM + """
                        class PoolConfig {
                            @org.springframework.context.annotation.Bean
                            DataSource dataSource() {
                                var config = new com.zaxxer.hikari.HikariConfig();
                                config.setAutoCommit(false);
                                return new com.zaxxer.hikari.HikariDataSource(config);
                            }
                        }
                        """)).isEmpty();
    }

    @Test
    void lateSourceTakesTheConnectionWithTheFirstStatement() {
        assertThat(findings(JDBC + PROGRAM.replace("@Transactional", "@Transactional(readOnly = true)") + """
                        class PoolConfig {
                            @org.springframework.context.annotation.Bean
                            DataSource dataSource() {
                                return new org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy(
                                        new com.zaxxer.hikari.HikariDataSource());
                            }
                        }
                        """))
                .isEmpty();
    }

    @Test
    void lateSourceDoesNotHelpAfterTheFirstStatement() {
        settings("application.properties", "spring.datasource.connection-fetch=lazy\n");

        assertThat(findings(PROGRAM.replace(
                        "Thread.sleep(9); jdbc.update(\"u\");", "jdbc.update(\"u\"); Thread.sleep(9);")))
                .containsExactly("TXG002 locked certain  A.pay -> Thread.sleep");
    }

    @Test
    void sourcesMadeLateAfterwardsAreLate() {
        assertThat(findings(PROGRAM + """
                        class Late implements org.springframework.beans.factory.config.BeanPostProcessor {
                            public Object postProcessAfterInitialization(Object bean, String name) {
                                return bean instanceof DataSource source
                                        ? new org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy(source)
                                        : bean;
                            }
                        }
                        """)).isEmpty();
    }

    @Test
    void lateSourceBesideTheUsualOneDoesNotCount() {
        assertThat(findings(PROGRAM + """
                        class PoolConfig {
                            @org.springframework.context.annotation.Bean
                            @org.springframework.context.annotation.Primary
                            DataSource dataSource() { return new com.zaxxer.hikari.HikariDataSource(); }
                            @org.springframework.context.annotation.Bean
                            DataSource reports() {
                                return new org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy(dataSource());
                            }
                        }
                        """)).containsExactly(HELD);
    }

    @Test
    void templateOfALateSourceIsLateToo() {
        settings("application.properties", "spring.datasource.connection-fetch=lazy\n");

        assertThat(findings("""
                        class A extends Beans {
                            public void pay() { template.executeWithoutResult(s -> Thread.sleep(9)); }
                        }
                        """)).isEmpty();
    }
}
