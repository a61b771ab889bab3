package io.github.txguard.sonarit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * An issue as the server tells of it.
 *
 * @param key the server's key
 * @param rule its rule, with the repository
 * @param status such as {@code OPEN}
 * @param at where it stands
 * @param message what it says
 * @param flowType such as {@code EXECUTION}; empty without one
 * @param flows how many flows it has; a secondary location counts as one
 * @param path the places of its first flow, in the order in which the page shows them
 */
record Issue(
        String key,
        String rule,
        String status,
        Place at,
        String message,
        String flowType,
        int flows,
        List<Place> path) {
    /** Makes one; the lists are copied. */
    Issue {
        path = List.copyOf(path);
    }

    /** So many issues the server gives out at once. */
    private static final int PAGE = 500;

    /** It gives out no more than 10,000 in all. */
    private static final int MAX_PAGES = 20;

    /**
     * A place in a file.
     *
     * @param file path from the root of the project
     * @param line line, from 1; 0 for the file as a whole
     * @param message what is said of the place
     */
    record Place(String file, int line, String message) {
        @Override
        public String toString() {
            return file + ":" + line;
        }

        private static Place of(JsonNode node, String message) {
            String component = node.path("component").asText();
            return new Place(
                    component.substring(component.indexOf(':') + 1),
                    node.path("textRange").path("startLine").asInt(),
                    message);
        }
    }

    /**
     * All issues of some rules in a project, open or not, in order of rule, file and line.
     *
     * @param api the server
     * @param project key of the project
     * @param repository beginning of the repository of the rules, such as {@code txguard:} or {@code external_}
     * @param resolved whether closed ones are asked for, or those that are open
     * @throws IOException if the server answers with an error
     * @throws InterruptedException if we are asked to stop
     */
    static List<Issue> of(WebApi api, String project, String repository, boolean resolved)
            throws IOException, InterruptedException {
        List<Issue> issues = new ArrayList<>();
        int read = PAGE;
        for (int page = 1; read == PAGE && page <= MAX_PAGES; page++) {
            JsonNode answer = api.get(
                    "api/issues/search",
                    Map.of(
                            "components",
                            project,
                            "resolved",
                            Boolean.toString(resolved),
                            "ps",
                            Integer.toString(PAGE),
                            "p",
                            Integer.toString(page)));
            for (JsonNode node : answer.path("issues")) {
                if (node.path("rule").asText().startsWith(repository)) {
                    issues.add(of(node));
                }
            }
            read = answer.path("issues").size();
        }
        return issues.stream()
                .sorted((a, b) -> (a.rule + a.at + a.message).compareTo(b.rule + b.at + b.message))
                .toList();
    }

    private static Issue of(JsonNode node) {
        JsonNode flow = node.path("flows").path(0);
        List<Place> path = new ArrayList<>();
        for (JsonNode location : flow.path("locations")) {
            path.add(Place.of(location, location.path("msg").asText()));
        }
        // The page shows a flow from its last location to its first.
        Collections.reverse(path);
        String message = node.path("message").asText();
        return new Issue(
                node.path("key").asText(),
                node.path("rule").asText(),
                node.path("status").asText(),
                Place.of(node, message),
                message,
                flow.path("type").asText(),
                node.path("flows").size(),
                path);
    }
}
