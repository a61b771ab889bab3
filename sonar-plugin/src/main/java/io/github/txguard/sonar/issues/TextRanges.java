package io.github.txguard.sonar.issues;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonar.api.batch.fs.InputFile;
import org.sonar.api.batch.fs.TextRange;

/** What to mark in a file for a place of which only the beginning is known: the call that begins there, as far as its line goes. */
final class TextRanges {
    /** Paths of neighbouring findings go through the same files; more than a few need not be held. */
    private static final int FILES_HELD = 16;

    private final Map<String, List<String>> lines = new LinkedHashMap<>(FILES_HELD, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
            return size() > FILES_HELD;
        }
    };

    /**
     * What to mark.
     *
     * @param file file
     * @param place place in it
     * @return null for the whole file
     */
    @Nullable
    TextRange of(InputFile file, IssueDraft.Place place) {
        List<String> text = lines(file);
        if (place.line() < 1 || place.line() > file.lines() || place.line() > text.size()) {
            return null;
        }
        String line = text.get(place.line() - 1);
        int start = place.column() - 1;
        if (start < 0 || start >= line.length()) {
            return file.selectLine(place.line());
        }
        try {
            return file.newRange(place.line(), start, place.line(), endOfCall(line, start));
        } catch (IllegalArgumentException e) {
            // The scanner counts lines or columns otherwise than we do, such as after a form feed.
            return file.selectLine(place.line());
        }
    }

    private List<String> lines(InputFile file) {
        String key = file.uri().toString();
        List<String> known = lines.get(key);
        if (known == null) {
            try {
                known = file.contents().lines().toList();
            } catch (IOException e) {
                known = List.of();
            }
            lines.put(key, known);
        }
        return known;
    }

    /** Behind the parenthesis that closes the first one, or the name where none opens; at most the end of the line. */
    private static int endOfCall(String line, int start) {
        int depth = 0;
        int last = line.stripTrailing().length();
        for (int i = start; i < last; i++) {
            char c = line.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            }
            if (depth < 0 || (depth == 0 && (c == ';' || c == '{' || c == ','))) {
                return Math.max(i, start + 1);
            }
        }
        return Math.max(last, start + 1);
    }
}
