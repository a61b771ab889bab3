package io.github.txguard.sonarit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The web API of a server, as JSON. */
final class WebApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final String token;
    private final String authorization;

    /**
     * The API for somebody who just installed the server.
     *
     * @param url address of the server, without a slash at its end
     */
    WebApi(String url) {
        this(url, "", basic("admin", "admin"));
    }

    private WebApi(String url, String token, String authorization) {
        this.url = url;
        this.token = token;
        this.authorization = authorization;
    }

    /** The same API for a user with a password. */
    WebApi as(String user, String password) {
        return new WebApi(url, "", basic(user, password));
    }

    /** The same API for the owner of a token. */
    WebApi withToken(String value) {
        return new WebApi(url, value, basic(value, ""));
    }

    /** Address of the server. */
    String url() {
        return url;
    }

    /** The token of the user; empty without one. */
    String token() {
        return token;
    }

    /**
     * Whether the server answers that it is up.
     *
     * @throws InterruptedException if we are asked to stop
     */
    boolean isUp() throws InterruptedException {
        try {
            return get("api/system/status", Map.of()).path("status").asText().equals("UP");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Asks.
     *
     * @param path address after that of the server
     * @param parameters parameters
     * @throws IOException if the answer is an error
     * @throws InterruptedException if we are asked to stop
     */
    JsonNode get(String path, Map<String, String> parameters) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + "/" + path + "?" + encode(parameters)))
                .GET());
    }

    /**
     * Demands.
     *
     * @param path address after that of the server
     * @param parameters parameters
     * @throws IOException if the answer is an error
     * @throws InterruptedException if we are asked to stop
     */
    JsonNode post(String path, Map<String, String> parameters) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + "/" + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(parameters))));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest sent =
                request.header("Authorization", authorization).timeout(PATIENCE).build();
        HttpResponse<String> answer = client.send(sent, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(sent.method() + " " + sent.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isBlank() ? NullNode.getInstance() : JSON.readTree(answer.body());
    }

    private static String encode(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
