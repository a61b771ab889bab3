package io.github.txguard.frontend;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The class body that is being lowered, as far as names in it are concerned. */
final class ClassScope {
    private final String name;
    private final Numbering numbering;
    private final Set<String> fields;
    private final @Nullable ClassScope outer;
    private final @Nullable MethodScope around;

    /**
     * Makes the scope of a class body.
     *
     * @param name qualified name of the class
     * @param numbering numbering of the outermost type
     * @param fields names of the fields it declares; needed only where locals can be seen from inside
     * @param outer scope of the enclosing class if this one can see what that one sees, else null
     * @param around scope of the enclosing method if this one can see its locals, else null
     */
    ClassScope(
            String name,
            Numbering numbering,
            Set<String> fields,
            @Nullable ClassScope outer,
            @Nullable MethodScope around) {
        this.name = name;
        this.numbering = numbering;
        this.fields = fields;
        this.outer = outer;
        this.around = around;
    }

    /** The scope of what stands outside of every class. */
    static ClassScope outside(String name) {
        return new ClassScope(name, new Numbering(name), Set.of(), null, null);
    }

    /** Qualified name of the class. */
    String name() {
        return name;
    }

    /** Names for local and anonymous classes inside. */
    Numbering numbering() {
        return numbering;
    }

    /** Whether the class declares a field of that name. */
    boolean declares(String field) {
        return fields.contains(field);
    }

    /** Enclosing class that is searched next, or null. */
    @Nullable
    ClassScope outer() {
        return outer;
    }

    /** Method whose locals can be seen, or null. */
    @Nullable
    MethodScope around() {
        return around;
    }

    /** Whether locals of some method can be seen from inside. */
    boolean seesLocals() {
        return around != null || (outer != null && outer.seesLocals());
    }

    /** Gives local and anonymous classes their names, in source order within the outermost type. */
    static final class Numbering {
        private final String outermost;
        private int last;

        Numbering(String outermost) {
            this.outermost = outermost;
        }

        /** The next name; {@code simpleName} is empty for anonymous classes. */
        String next(String simpleName) {
            last++;
            return outermost + "$" + last + simpleName;
        }
    }
}
