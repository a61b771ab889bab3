package io.github.txguard.benchmarks.generate;

/** How a generated package talks to another system: these calls wait. */
final class GatewayText {
    static final String GATEWAY = """
            /** The other system's view of a {name}. */
            public interface {Name}Gateway {
                String send({Name}View view);

                void tell({Name}View view);

                void pause(long millis);
            }
            """;

    static final String HTTP_GATEWAY = """
            import java.io.IOException;
            import java.net.URI;
            import java.net.http.HttpClient;
            import java.net.http.HttpRequest;
            import java.net.http.HttpResponse;
            import org.springframework.stereotype.Component;
            import org.springframework.web.client.RestTemplate;

            /** Talks to the other system by HTTP. */
            @Component
            public class {Name}HttpGateway implements {Name}Gateway {
                private static final String ADDRESS = "https://example.com/{name}s";

                private final RestTemplate template = new RestTemplate();
                private final HttpClient client = HttpClient.newHttpClient();

                @Override
                public String send({Name}View view) {
                    if (view.isEmpty()) {
                        return "";
                    }
                    return template.postForObject(ADDRESS, view, String.class); // waits: {package} send
                }

                @Override
                public void tell({Name}View view) {
                    HttpRequest request = HttpRequest.newBuilder(URI.create(ADDRESS + "/" + view.id())).build();
                    try {
                        client.send(request, HttpResponse.BodyHandlers.discarding()); // waits: {package} notify
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }

                @Override
                public void pause(long millis) {
                    try {
                        Thread.sleep(millis); // waits: {package} pause
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            }
            """;

    private GatewayText() {}
}
