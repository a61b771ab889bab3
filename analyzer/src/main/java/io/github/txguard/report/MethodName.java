package io.github.txguard.report;

/**
 * The name of a method as findings write it, {@code pkg.Type#name(SimpleParamType,…)}.
 *
 * @param type qualified name of the type, empty if none was written
 * @param member name with parameter types
 */
record MethodName(String type, String member) {
    static MethodName of(String written) {
        int hash = written.indexOf('#');
        return hash < 0
                ? new MethodName("", written)
                : new MethodName(written.substring(0, hash), written.substring(hash + 1));
    }

    /** Type without package, and name without parameters: {@code Type.name}. */
    String inShort() {
        int parameters = member.indexOf('(');
        String name = parameters < 0 ? member : member.substring(0, parameters);
        return type.isEmpty() ? name : typeInShort() + "." + name;
    }

    private String typeInShort() {
        // Packages begin with a small letter by convention; where they do not, the last part has to do.
        int start = 0;
        while (start < type.length() && !Character.isUpperCase(type.charAt(start))) {
            int dot = type.indexOf('.', start);
            if (dot < 0) {
                return type.substring(start);
            }
            start = dot + 1;
        }
        return type.substring(start);
    }
}
