package io.github.txguard.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StubLibraryTest {
    private final ApiCatalog catalog = Catalogs.builtIn();

    @Test
    void aNestedTypeIsFoundByItsDottedName() {
        StubType type = stub("org.springframework.web.client.RestClient.RequestHeadersSpec");

        assertThat(type.name()).isEqualTo("org/springframework/web/client/RestClient$RequestHeadersSpec");
        assertThat(type.signature())
                .startsWith("<S::Lorg/springframework/web/client/RestClient$RequestHeadersSpec<TS;>;>");
        assertThat(type.members())
                .contains(member(type, "retrieve", "()Lorg/springframework/web/client/RestClient$ResponseSpec;"));
    }

    @Test
    void aChainOfCallsCanBeFollowedToItsSink() {
        assertThat(chain("org.springframework.web.client.RestClient", "get", "retrieve", "body"))
                .isEqualTo("java.lang.Object");
        assertThat(chain("org.springframework.jdbc.core.simple.JdbcClient", "sql", "query", "listOfRows"))
                .isEqualTo("java.util.List");
        assertThat(chain("okhttp3.OkHttpClient", "newCall", "execute")).isEqualTo("okhttp3.Response");
        assertThat(chain("software.amazon.awssdk.services.s3.S3Client", "builder", "build"))
                .isEqualTo("java.lang.Object");
        assertThat(chain("org.jooq.DSLContext", "selectFrom", "where", "fetch")).isEqualTo("org.jooq.Result");
        assertThat(chain("org.springframework.kafka.core.KafkaTemplate", "send"))
                .isEqualTo("java.util.concurrent.CompletableFuture");
        assertThat(chain("com.mongodb.client.MongoClients", "create", "getDatabase", "getCollection", "insertOne"))
                .isEqualTo("com.mongodb.client.result.InsertOneResult");
    }

    @Test
    void supertypesAreRecordedToo() {
        assertThat(catalog.stub("org.springframework.data.jpa.repository.JpaRepository"))
                .hasValueSatisfying(type -> assertThat(type.interfaces())
                        .contains("org/springframework/data/repository/ListCrudRepository"));
        assertThat(catalog.stub("org.springframework.data.repository.ListCrudRepository"))
                .isPresent();
    }

    @Test
    void everyRecordedTypeCanBeDecoded() {
        List<String> names = StubLibrary.builtIn().names();
        assertThat(names).hasSizeGreaterThan(3000);
        assertThat(names)
                .allSatisfy(name -> assertThat(StubLibrary.builtIn().find(name)).isPresent());
    }

    @Test
    void typesOfOtherPackagesAreUnknown() {
        assertThat(catalog.stub("com.example.Shop")).isEmpty();
        assertThat(catalog.stub("java.util.List")).isEmpty();
        assertThat(catalog.stub("org.springframework.web.client.NoSuchType")).isEmpty();
        assertThat(catalog.stub("Shop")).isEmpty();
    }

    @Test
    void typesOfAPackageAreFoundForImportsOnDemand() {
        assertThat(catalog.typeIn("org.springframework.web.client", "RestTemplate"))
                .hasValue("org.springframework.web.client.RestTemplate");
        assertThat(catalog.typeIn("org.springframework.web.client", "Order")).isEmpty();
    }

    private StubType stub(String name) {
        return catalog.stub(name).orElseThrow(() -> new AssertionError("not recorded: " + name));
    }

    private static StubType.Member member(StubType type, String name, String descriptor) {
        return type.members().stream()
                .filter(member ->
                        member.name().equals(name) && member.descriptor().equals(descriptor))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + descriptor));
    }

    /** Erased type that a chain of calls ends in, the first overload of each name taken. */
    private String chain(String start, String... names) {
        String type = start;
        for (String name : names) {
            String descriptor = descriptor(type, name);
            assertThat(descriptor).as("%s of %s", name, type).isNotEmpty();
            String returned = descriptor.substring(descriptor.indexOf(')') + 1);
            type = returned.substring(1, returned.length() - 1)
                    .replace('/', '.')
                    .replace('$', '.');
        }
        return type;
    }

    private String descriptor(String type, String name) {
        StubType stub = stub(type);
        for (StubType.Member member : stub.members()) {
            if (member.name().equals(name)) {
                return member.descriptor();
            }
        }
        for (String parent : stub.interfaces()) {
            String dotted = parent.replace('/', '.').replace('$', '.');
            if (catalog.stub(dotted).isPresent()) {
                String found = descriptor(dotted, name);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
