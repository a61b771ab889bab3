package com.example.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** All partners of the shop on one loopback server. The payment provider can be made slow. */
final class TestPartners {
    private final ObjectMapper json = new ObjectMapper();
    private final List<String> charges = new CopyOnWriteArrayList<>();
    private final Map<String, String> chargeIdsByKey = new ConcurrentHashMap<>();
    private final List<Visit> visits = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Supplier<Held> observer = () -> Held.NOTHING;
    private volatile Duration delay = Duration.ZERO;

    /** A request, and what the shop held while it waited for the answer. */
    record Visit(String path, Held held) {}

    TestPartners() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on the loopback address", e);
        }
        server.setExecutor(Executors.newCachedThreadPool(TestPartners::daemon));
        server.createContext("/", this::answer);
        server.start();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "partner");
        thread.setDaemon(true);
        return thread;
    }

    String address(String partner) {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + "/" + partner;
    }

    void reset(Supplier<Held> newObserver) {
        observer = newObserver;
        delay = Duration.ZERO;
        charges.clear();
        chargeIdsByKey.clear();
        visits.clear();
    }

    /** How long a charge takes from now on. */
    void chargesTake(Duration newDelay) {
        delay = newDelay;
    }

    /** The cards that were charged, once for each time money was taken. */
    List<String> charges() {
        return new ArrayList<>(charges);
    }

    List<Visit> visits() {
        return new ArrayList<>(visits);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            visits.add(new Visit(path, observer.get()));
            byte[] answer = text(path, exchange, body).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private String text(String path, HttpExchange exchange, byte[] body) throws IOException {
        if (path.startsWith("/payment/charges")) {
            return charge(exchange.getRequestHeaders().getFirst("Idempotency-Key"), json.readTree(body));
        }
        if (path.startsWith("/payment/refunds")) {
            return "{\"chargeId\":\"refund\"}";
        }
        if (path.startsWith("/geocoder")) {
            return "{\"zone\":\"mainland\"}";
        }
        if (path.startsWith("/fraud")) {
            return "{\"trustworthy\":true}";
        }
        if (path.startsWith("/supplier/prices")) {
            return "4.20";
        }
        return "{}";
    }

    private String charge(String key, JsonNode charge) {
        String chargeId = chargeIdsByKey.computeIfAbsent(key, unseen -> {
            charges.add(charge.get("cardToken").asText());
            return "charge-" + charges.size();
        });
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "{\"chargeId\":\"" + chargeId + "\"}";
    }
}
