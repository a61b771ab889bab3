package io.github.txguard.classfile;

import io.github.txguard.ir.Expr;
import io.github.txguard.ir.TypeRef;
import java.util.List;
import org.objectweb.asm.Type;

/** Names of class files in the words of the program model. */
final class ClassNames {
    private ClassNames() {}

    /** {@code a/b/C$D} as {@code a.b.C.D}; the dollar sign before a number, and at either end of a simple name, stays. */
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
                && isInside(name.charAt(i - 1))
                && isInside(name.charAt(i + 1))
                && !Character.isDigit(name.charAt(i + 1));
    }

    private static boolean isInside(char c) {
        return c != '/' && c != '$';
    }

    /** The package of an internal name, with slashes. */
    static String packageOf(String internalName) {
        return internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
    }

    /** The internal name without what is nested in the outermost class. */
    static String outermost(String internalName) {
        int dollar = internalName.indexOf('$', internalName.lastIndexOf('/') + 2);
        return dollar < 0 ? internalName : internalName.substring(0, dollar);
    }

    /** The erased type of a descriptor. */
    static TypeRef type(String descriptor) {
        Type type = Type.getType(descriptor);
        boolean array = type.getSort() == Type.ARRAY;
        Type element = array ? type.getElementType() : type;
        String name = element.getSort() == Type.OBJECT ? dotted(element.getInternalName()) : element.getClassName();
        return new TypeRef(name, List.of(), array ? type.getDimensions() : 0);
    }

    /** The descriptor of a class or array type as instructions name it. */
    static String descriptor(String internalName) {
        return internalName.startsWith("[") ? internalName : "L" + internalName + ";";
    }

    /** A class as the target of a static call. */
    static Expr target(String internalName) {
        Expr target = null;
        for (String part : dotted(internalName).split("\\.", -1)) {
            target = target == null ? new Expr.Name(part) : new Expr.Select(target, part);
        }
        return target == null ? new Expr.Name(internalName) : target;
    }
}
