package io.github.txguard.config;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern of type names as pointcuts have them: an asterisk for a part of a name, two dots for any packages between.
 *
 * @param text the pattern without {@code +} and {@code !}
 * @param names regular expression of the names
 * @param subtypes whether subtypes fit as well
 * @param not whether everything else fits
 */
record TypePattern(String text, Pattern names, boolean subtypes, boolean not) {
    static TypePattern of(String written) {
        String text = written.strip();
        boolean not = text.startsWith("!");
        text = not ? text.substring(1).strip() : text;
        boolean subtypes = text.endsWith("+");
        text = subtypes ? text.substring(0, text.length() - 1) : text;
        if (text.isEmpty() || !text.chars().allMatch(TypePattern::belongs)) {
            throw new PointcutSyntaxException("type pattern '" + written + "'");
        }
        return new TypePattern(text, Pattern.compile(regex(text)), subtypes, not);
    }

    private static boolean belongs(int character) {
        return Character.isJavaIdentifierPart(character) || ".*[]".indexOf(character) >= 0;
    }

    private static String regex(String text) {
        if (text.equals("*")) {
            return ".*";
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (text.startsWith("..", i)) {
                boolean last = i + 2 == text.length();
                regex.append(last ? "\\..*" : "\\.(?:.*\\.)?");
                i++;
            } else if (character == '*') {
                regex.append("[^.]*");
            } else if (character == '$') {
                regex.append("\\.");
            } else {
                regex.append(Pattern.quote(String.valueOf(character)));
            }
        }
        return regex.toString();
    }

    /** Whether a type fits, given its name and those of its supertypes. */
    boolean matches(String type, List<String> supertypes) {
        boolean fits = isNamed(type) || (subtypes && supertypes.stream().anyMatch(this::isNamed));
        return fits != not;
    }

    /** Names without a package stand for those of the language. */
    private boolean isNamed(String type) {
        return names.matcher(type).matches()
                || (text.indexOf('.') < 0
                        && names.matcher(withoutLanguage(type)).matches());
    }

    private static String withoutLanguage(String type) {
        return type.startsWith("java.lang.") ? type.substring("java.lang.".length()) : type;
    }
}
