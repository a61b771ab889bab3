package io.github.txguard.frontend;

import java.util.List;

/** The lines of a text, told apart by whether there is code on them; good enough for finding the line below a comment. */
final class CodeLines {
    private final List<String> lines;

    CodeLines(String text) {
        this.lines = text.lines().toList();
    }

    /** Whether there is nothing but white space before the column. */
    boolean isBlankBefore(int line, int column) {
        String text = text(line);
        return text.substring(0, Math.min(column - 1, text.length())).isBlank();
    }

    /**
     * The last line of the statement or declaration head that begins on the first code line below.
     *
     * @param line line of a comment
     * @return line on which the first {@code ;}, <code>{</code> or <code>}</code> stands; {@code line} if there is no code
     */
    int endOfCodeAfter(int line) {
        boolean inComment = false;
        for (int i = line + 1; i <= lines.size(); i++) {
            String code = text(i).strip();
            if (inComment || code.startsWith("/*")) {
                inComment = !code.contains("*/");
            } else if (!code.isEmpty() && !code.startsWith("//") && endsStatement(code)) {
                return i;
            }
        }
        return line;
    }

    /** Quoted text and trailing comments do not count. */
    private static boolean endsStatement(String code) {
        char quote = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '/' && i + 1 < code.length() && code.charAt(i + 1) == '/') {
                return false;
            } else if (c == ';' || c == '{' || c == '}') {
                return true;
            }
        }
        return false;
    }

    private String text(int line) {
        return line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
    }
}
