package io.github.txguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.api.Problem;
import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transactions that XML files open around methods. */
final class ConfiguredAdviceTest {
    private static final String SERVICE = """
            interface Payments { void savePayment(); }
            @org.springframework.stereotype.Service
            class CardPayments extends Beans implements Payments {
                public void savePayment() { jdbc.update("u"); Thread.sleep(9); }
                public void findPayment() { jdbc.update("u"); Thread.sleep(8); }
            }
            class Values extends Beans {
                public void savePayment() { jdbc.update("u"); Thread.sleep(7); }
            }
            """;

    private static final String SAVES = "TXG002 locked certain  CardPayments.savePayment -> Thread.sleep";
    private static final String FINDS = "TXG002 locked certain  CardPayments.findPayment -> Thread.sleep";

    @TempDir
    Path folder;

    private static String beans(String content) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <beans xmlns="http://www.springframework.org/schema/beans"
                       xmlns:aop="http://www.springframework.org/schema/aop"
                       xmlns:tx="http://www.springframework.org/schema/tx">
                %s
                </beans>
                """.formatted(content);
    }

    private static String advised(String pointcut) {
        return beans("""
                <tx:advice id="transactions" transaction-manager="transactionManager">
                  <tx:attributes>
                    <tx:method name="find*" propagation="SUPPORTS" read-only="true"/>
                    <tx:method name="*"/>
                  </tx:attributes>
                </tx:advice>
                <aop:config>
                  <aop:pointcut id="services" expression="%s"/>
                  <aop:advisor advice-ref="transactions" pointcut-ref="services"/>
                </aop:config>
                """.formatted(pointcut));
    }

    private Sources application(String xml) {
        return Sources.in(folder).file("src/main/resources/beans.xml", xml).program(SERVICE);
    }

    private List<String> chosenBy(String pointcut) {
        return application(advised(pointcut).replace("SUPPORTS", "REQUIRED")).findings();
    }

    @Test
    void methodsOfAPointcutRunInTransactions() {
        assertThat(chosenBy("execution(* p.*Payments.*(..))")).containsExactly(SAVES, FINDS);
    }

    @Test
    void propagationIsThatOfTheRuleForTheMethodsName() {
        assertThat(application(advised("execution(* p..*.*(..))").replace("SUPPORTS", "NEVER"))
                        .findings())
                .contains(SAVES)
                .doesNotContain(FINDS);
    }

    @Test
    void methodsAreChosenByTheInterfaceTheyImplement() {
        assertThat(chosenBy("execution(public void p.Payments.save*())")).containsExactly(SAVES);
    }

    @Test
    void expressionsAreCombined() {
        assertThat(chosenBy("within(p..*) &amp;&amp; !execution(* find*(..))")).containsExactly(SAVES);
        assertThat(chosenBy("bean(cardPayments) and execution(* *.find*(..))")).containsExactly(FINDS);
        assertThat(chosenBy("execution(* q.*.*(..)) or (@within(org.springframework.stereotype.Service) and args())"))
                .containsExactly(SAVES, FINDS);
        assertThat(chosenBy("target(p.Payments) and execution(* *(..)) and not execution(* p.*+.save*(..))"))
                .containsExactly(FINDS);
    }

    @Test
    void otherMethodsAreNotChosen() {
        assertThat(chosenBy("execution(* p.sub..*.*(..))")).isEmpty();
        assertThat(chosenBy("execution(int p.*.*(..))")).isEmpty();
        assertThat(chosenBy("execution(* p.*.*(String, ..))")).isEmpty();
    }

    @Test
    void unknownExpressionIsAProblemAndNoGuess() {
        var result = application(advised("cflow(execution(* p.*.*(..)))")).analyze();

        assertThat(result.findings()).isEmpty();
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFIGURATION);
            assertThat(problem.file()).isEqualTo("src/main/resources/beans.xml");
            assertThat(problem.message()).contains("pointcut not understood").contains("cflow");
        });
    }

    @Test
    void factoryOfAProxyOpensThemForItsTarget() {
        assertThat(application(beans("""
                                <bean id="target" class="p.CardPayments"/>
                                <bean id="payments"
                                      class="org.springframework.transaction.interceptor.TransactionProxyFactoryBean">
                                  <property name="target" ref="target"/>
                                  <property name="transactionAttributes">
                                    <props>
                                      <prop key="save*">PROPAGATION_REQUIRED,-Exception</prop>
                                    </props>
                                  </property>
                                </bean>
                                """)).findings()).containsExactly(SAVES);
    }

    @Test
    void proxiesByBeanNamesOpenThemAsTheirInterceptorSays() {
        assertThat(application(beans("""
                                <bean id="interceptor"
                                      class="org.springframework.transaction.interceptor.TransactionInterceptor">
                                  <property name="transactionAttributes">
                                    <value>find*=PROPAGATION_REQUIRED</value>
                                  </property>
                                </bean>
                                <bean class="org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator">
                                  <property name="beanNames" value="*Payments"/>
                                  <property name="interceptorNames"><list><value>interceptor</value></list></property>
                                </bean>
                                """)).findings()).containsExactly(FINDS);
    }

    @Test
    void classThatOnlyXmlMakesABeanIsAdvised() {
        assertThat(application(beans("<bean class=\"p.Values\"/>").replace("</beans>", "")
                                + advised("execution(* p.Values.*(..))")
                                        .substring(advised("").indexOf("<tx:advice")))
                        .findings())
                .containsExactly("TXG002 locked certain  Values.savePayment -> Thread.sleep");
    }

    @Test
    void managerOfSomethingElseOpensNone() {
        assertThat(application(advised("execution(* p.*.*(..))")
                                .replace("\"transactionManager\"", "\"kafkaTransactionManager\""))
                        .findings())
                .isEmpty();
    }

    @Test
    void wovenAnnotationsTakeEffectOnEveryCall() {
        Sources woven = Sources.in(folder)
                .file("src/main/resources/beans.xml", beans("<tx:annotation-driven mode=\"aspectj\"/>"))
                .program("""
                        class A extends Beans {
                            public void order() { pay(); }
                            @Transactional
                            private void pay() { jdbc.update("u"); Thread.sleep(9); }
                        }
                        """);

        assertThat(woven.findings()).containsExactly("TXG002 locked certain  A.pay -> Thread.sleep");
    }

    @Test
    void brokenFileIsOneProblemAndTheRestGoesOn() {
        var result = application(advised("execution(* p.*Payments.*(..))"))
                .file(
                        "src/main/resources/broken.xml",
                        "<beans xmlns=\"http://www.springframework.org/schema/beans\"><bean>")
                .analyze();

        assertThat(result.findings()).isNotEmpty();
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("src/main/resources/broken.xml");
            assertThat(problem.message()).startsWith("not understood: ").doesNotContain("\n");
        });
    }

    @Test
    void entitiesAreNeitherFetchedNorExpandedWithoutEnd() {
        String external = """
                <?xml version="1.0"?>
                <!DOCTYPE beans SYSTEM "file:///does/not/exist/spring-beans.dtd" [
                  <!ENTITY secret SYSTEM "file:///etc/hostname">
                ]>
                <beans><bean id="a" class="p.CardPayments"/><description>&secret;</description></beans>
                """;
        String laughs = """
                <?xml version="1.0"?>
                <!DOCTYPE beans PUBLIC "-//SPRING//DTD BEAN//EN" "http://localhost:1/spring-beans.dtd" [
                  <!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">
                  <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                  <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
                  <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
                  <!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
                ]>
                <beans><description>&e;</description></beans>
                """;

        assertThat(application(external).analyze().problems()).isEmpty();
        assertThat(application(laughs).analyze().problems())
                .extracting(Problem::file)
                .containsExactly("src/main/resources/beans.xml");
    }
}
