package io.github.txguard.resolve;

/** Names as class files have them, and as sources do. */
final class BinaryNames {
    private BinaryNames() {}

    /** {@code a/b/C$D} as {@code a.b.C.D}; a dollar sign at either end of a simple name stays. */
    static String dotted(String internalName) {
        StringBuilder name = new StringBuilder(internalName.length());
        for (int i = 0; i < internalName.length(); i++) {
            char c = internalName.charAt(i);
            name.append(c == '/' || (c == '$' && isSeparator(internalName, i)) ? '.' : c);
        }
        return name.toString();
    }

    private static boolean isSeparator(String name, int i) {
        return i > 0
                && i < name.length() - 1
                && name.charAt(i - 1) != '/'
                && name.charAt(i - 1) != '$'
                && name.charAt(i + 1) != '/'
                && name.charAt(i + 1) != '$';
    }
}
