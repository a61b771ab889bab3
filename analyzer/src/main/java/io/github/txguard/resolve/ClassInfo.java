package io.github.txguard.resolve;

import io.github.txguard.catalog.StubType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * What a class file says, in its own notation; a recorded type says the same with fewer members.
 *
 * @param name internal name
 * @param access access flags
 * @param signature generic signature, or null
 * @param superName internal name of the superclass, or null
 * @param interfaces internal names of the direct interfaces
 * @param members methods, constructors and fields that are not private
 * @param outer internal name of the enclosing class, or null
 * @param inner whether instances have an enclosing one, which constructors take as a hidden first parameter
 * @param memberTypes internal names of member types by simple name
 */
record ClassInfo(
        String name,
        int access,
        @Nullable String signature,
        @Nullable String superName,
        List<String> interfaces,
        Members members,
        @Nullable String outer,
        boolean inner,
        Map<String, String> memberTypes) {
    static ClassInfo of(StubType stub) {
        int dollar = stub.name().lastIndexOf('$');
        return new ClassInfo(
                stub.name(),
                stub.access(),
                stub.signature(),
                stub.superName(),
                stub.interfaces(),
                Members.of(stub.members()),
                dollar < 0 ? null : stub.name().substring(0, dollar),
                false,
                Map.of());
    }

    boolean is(int flag) {
        return (access & flag) != 0;
    }

    boolean isInterface() {
        return is(Opcodes.ACC_INTERFACE);
    }
}
