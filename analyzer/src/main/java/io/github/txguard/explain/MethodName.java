package io.github.txguard.explain;

import io.github.txguard.ir.MethodModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of a method as users write it.
 *
 * @param type end of the type's qualified name, empty if only the method was named
 * @param member name of the method
 * @param parameters simple names of the parameter types, or null if none were given
 */
record MethodName(String type, String member, @Nullable List<String> parameters) {
    /** Reads {@code pkg.Type#name(ParamType,…)}, of which everything but the name may be missing. */
    static MethodName of(String written) {
        String text = written.strip();
        int open = text.indexOf('(');
        String name = open < 0 ? text : text.substring(0, open);
        int separator = Math.max(name.indexOf('#'), name.indexOf("::"));
        separator = separator < 0 ? name.lastIndexOf('.') : separator;
        int skip = name.startsWith("::", Math.max(separator, 0)) ? 2 : 1;
        String type = separator < 0 ? "" : name.substring(0, separator);
        return new MethodName(
                type.replace('$', '.'),
                separator < 0 ? name : name.substring(separator + skip),
                open < 0 ? null : parameters(text.substring(open + 1)));
    }

    private static List<String> parameters(String written) {
        List<String> names = new ArrayList<>();
        int close = written.lastIndexOf(')');
        String inner = (close < 0 ? written : written.substring(0, close)).replaceAll("<[^,()]*>", "");
        for (String parameter : inner.split(",", -1)) {
            String type = parameter.strip().split(" ", -1)[0];
            if (!type.isEmpty()) {
                names.add(type.substring(type.lastIndexOf('.') + 1));
            }
        }
        return names;
    }

    /** Whether a method of the sources is meant. */
    boolean fits(MethodModel method) {
        return fitsType(method.type())
                && fitsMember(method.type(), method.name())
                && (parameters == null
                        || parameters.equals(method.parameters().stream()
                                .map(parameter -> parameter.type().simpleName())
                                .toList()));
    }

    /** Whether a method of a type is meant, whatever its parameters. */
    boolean fits(String qualifiedType, String name) {
        return fitsType(qualifiedType) && fitsMember(qualifiedType, name);
    }

    private boolean fitsType(String qualified) {
        return type.isEmpty() || qualified.equals(type) || qualified.endsWith("." + type);
    }

    /** Constructors go by the name of their type, or {@code new}. */
    private boolean fitsMember(String qualified, String name) {
        String simple = qualified.substring(qualified.lastIndexOf('.') + 1);
        boolean constructor = name.equals(MethodModel.CONSTRUCTOR) && (member.equals(simple) || member.equals("new"));
        return name.equals(member) || constructor;
    }
}
