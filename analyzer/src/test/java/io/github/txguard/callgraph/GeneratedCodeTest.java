package io.github.txguard.callgraph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.txguard.engine.Sources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code that stands in no source file: clients, repositories and mappers that libraries make, members that annotations add. */
final class GeneratedCodeTest {
    private static final String IMPORTS = """
            package p;
            import java.util.*;
            import lombok.*;
            import org.mapstruct.*;
            import org.apache.dubbo.config.annotation.*;
            import org.springframework.beans.factory.annotation.*;
            import org.springframework.cloud.openfeign.FeignClient;
            import org.springframework.data.jpa.repository.JpaRepository;
            import org.springframework.stereotype.*;
            import org.springframework.transaction.annotation.Transactional;
            import org.springframework.web.bind.annotation.*;
            import org.springframework.web.client.RestTemplate;
            import org.springframework.web.service.annotation.*;
            """;

    @TempDir
    Path folder;

    private List<String> findings(String members, String call, String types) {
        return Sources.in(folder)
                .file("p/A.java", IMPORTS + """
                        @Service class A {
                            %s
                            @Transactional public void pay() { %s }
                        }
                        %s
                        """.formatted(members, call, types))
                .findings();
    }

    @Test
    void clientInheritsItsMethods() {
        assertThat(findings("@Autowired Client client;", "client.find();", """
                        interface Api { @GetMapping("/a") String find(); }
                        @FeignClient("a") interface Client extends Api { }
                        @RestController class Server implements Api { public String find() { return ""; } }
                        """))
                .containsExactly("TXG001 held certain  A.pay -> Api.find");
    }

    @Test
    void interfaceOfAClientIsNoClientByItself() {
        assertThat(findings("@Autowired Api api;", "api.find();", """
                        interface Api { @GetMapping("/a") String find(); }
                        @FeignClient("a") interface Client extends Api { }
                        @RestController class Server implements Api { public String find() { return ""; } }
                        """)).isEmpty();
    }

    @Test
    void annotationOfAClientMayBeCarriedByAnother() {
        assertThat(findings("@Autowired Client client;", "client.find();", """
                        @HttpExchange @interface Remote { }
                        @Remote interface Client { String find(); }
                        """))
                .containsExactly("TXG001 held certain  A.pay -> Client.find");
    }

    @Test
    void fallbackOfAClientDoesNotReplaceIt() {
        assertThat(findings("@Autowired Client client;", "client.find();", """
                        @FeignClient(name = "a", fallback = Fallback.class) interface Client { @GetMapping String find(); }
                        @Component class Fallback implements Client { public String find() { Thread.sleep(9); return ""; } }
                        """))
                .contains("TXG001 held certain  A.pay -> Client.find")
                .noneMatch(finding -> finding.contains("TXG002 held certain"));
    }

    @Test
    void defaultMethodOfAClientCallsIt() {
        assertThat(findings("@Autowired Client client;", "client.both();", """
                        @FeignClient("a") interface Client {
                            @GetMapping String find();
                            default String both() { return "a" + find(); }
                        }
                        """))
                .containsExactly("TXG001 held certain  A.pay -> Client.both -> Client.find");
    }

    @Test
    void referenceIsRemoteThoughItsImplementationIsInTheSources() {
        String service = """
                interface Port { void call(); }
                @DubboService class Provider implements Port { public void call() { Thread.sleep(9); } }
                """;
        assertThat(findings("@DubboReference Port port;", "port.call();", service))
                .containsExactly("TXG001 held certain  A.pay -> Port.call");
        assertThat(findings("@Autowired Port port;", "port.call();", service))
                .containsExactly("TXG002 held certain  A.pay -> Port.call -> Thread.sleep");
    }

    @Test
    void fragmentBehindARepositoryRuns() {
        assertThat(findings("@Autowired OrderRepository orders;", "orders.search();", """
                        class Order { }
                        interface OrderRepository extends JpaRepository<Order, Long>, OrderSearch { }
                        interface OrderSearch { void search(); }
                        class OrderSearchImpl implements OrderSearch { public void search() { Thread.sleep(9); } }
                        """))
                .containsExactly("TXG002 held certain  A.pay -> OrderSearch.search -> Thread.sleep");
    }

    @Test
    void queryOfARepositoryTouchesTheDatabase() {
        assertThat(findings("@Autowired OrderRepository orders;", "orders.findByName(\"a\"); Thread.sleep(9);", """
                        class Order { }
                        interface OrderRepository extends JpaRepository<Order, Long> { Order findByName(String name); }
                        """))
                .containsExactly("TXG002 open certain  A.pay -> Thread.sleep");
    }

    @Test
    void mapperCallsItsOwnMethodsAndThoseItUses() {
        String mapper = """
                @Mapper(componentModel = "spring", uses = Lookup.class) interface OrderMapper {
                    Target map(Source source);
                }
                class Source { Integer number; }
                class Target { String number; }
                @Component class Lookup { String number(Integer number) { Thread.sleep(9); return ""; } }
                """;
        assertThat(findings("@Autowired OrderMapper mapper;", "mapper.map(new Source());", mapper))
                .containsExactly("TXG002 held likely  A.pay -> OrderMapper.map -> Thread.sleep");
    }

    @Test
    void mapperCallsWhatComesAfterTheMapping() {
        String mapper = """
                @Mapper abstract class OrderMapper {
                    abstract Target map(Source source);
                    @AfterMapping void fill(@MappingTarget Target target) { Thread.sleep(9); }
                    @AfterMapping void other(@MappingTarget Source target) { Thread.sleep(9); }
                }
                class Source { }
                class Target { }
                """;
        assertThat(findings("@Autowired OrderMapper mapper;", "mapper.map(new Source());", mapper))
                .containsExactly("TXG002 held likely  A.pay -> OrderMapper.map -> Thread.sleep");
    }

    @Test
    void methodsOfAMapperThatNothingNeedsDoNotRun() {
        String mapper = """
                @Mapper(uses = Lookup.class) interface OrderMapper {
                    Target map(Source source);
                    default void refresh() { Thread.sleep(9); }
                }
                class Source { Integer number; }
                class Target { String number; }
                @Component class Lookup {
                    Long other(Boolean flag) { Thread.sleep(9); return 1L; }
                    void log(Integer number) { Thread.sleep(9); }
                }
                """;
        assertThat(findings("@Autowired OrderMapper mapper;", "mapper.map(new Source());", mapper))
                .isEmpty();
    }

    @Test
    void generatedGetterGivesTheClient() {
        assertThat(findings("@Autowired Clients clients;", "clients.getRest().getForObject(\"u\", String.class);", """
                        @Component @Getter class Clients { private final RestTemplate rest = new RestTemplate(); }
                        """))
                .containsExactly("TXG001 held certain  A.pay -> RestTemplate.getForObject");
    }

    @Test
    void generatedGetterGivesTheInjectedBean() {
        String types = """
                @Component @Getter @RequiredArgsConstructor class Clients { private final Port port; }
                interface Port { void call(); }
                @Component class Slow implements Port { public void call() { Thread.sleep(9); } }
                %s class Quick implements Port { public void call() { } }
                """;
        assertThat(findings("@Autowired Clients clients;", "clients.getPort().call();", types.formatted("")))
                .containsExactly("TXG002 held certain  A.pay -> Port.call -> Thread.sleep");
        assertThat(findings("@Autowired Clients clients;", "clients.getPort().call();", types.formatted("@Component")))
                .containsExactly("TXG002 held likely  A.pay -> Port.call -> Thread.sleep");
    }

    @Test
    void delegateForwardsCalls() {
        assertThat(findings("@Autowired Facade facade;", "facade.call();", """
                        @Component class Facade { @lombok.experimental.Delegate private final Port port = new Slow(); }
                        interface Port { void call(); }
                        class Slow implements Port { public void call() { Thread.sleep(9); } }
                        """))
                .containsExactly("TXG002 held certain  A.pay -> Facade.call -> Thread.sleep");
    }
}
