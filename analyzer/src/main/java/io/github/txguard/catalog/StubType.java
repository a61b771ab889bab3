package io.github.txguard.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a library type without its jar: hierarchy and signatures in the class file's own notation.
 *
 * @param name internal name ({@code org/springframework/web/client/RestClient$Builder})
 * @param access access flags as in the class file
 * @param signature generic signature, or null
 * @param superName internal name of the superclass, or null
 * @param interfaces internal names of the direct interfaces
 * @param members methods and constructors that are public or protected
 */
public record StubType(
        String name,
        int access,
        @Nullable String signature,
        @Nullable String superName,
        List<String> interfaces,
        List<Member> members) {
    /** Copies the lists so that the stub is immutable. */
    public StubType {
        interfaces = List.copyOf(interfaces);
        members = List.copyOf(members);
    }

    /**
     * A method or constructor.
     *
     * @param name name, {@code <init>} for constructors
     * @param access access flags as in the class file
     * @param descriptor erased descriptor
     * @param signature generic signature, or null
     */
    public record Member(
            String name,
            int access,
            String descriptor,
            @Nullable String signature) {}
}
