package io.github.txguard.resolve;

import io.github.txguard.resolve.TypeDeclaration.FieldDeclaration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Supertypes and inherited members, with type arguments carried along. */
final class Hierarchy {
    private static final String OBJECT = "java.lang.Object";
    private static final int DEPTH = 60;

    private final TypeTable table;
    private final ConcurrentHashMap<String, Ancestry> ancestries = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Integer> ranks = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<MemberKey, List<MethodDeclaration>> members = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<MemberKey, Optional<Type>> views = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<MemberKey, Optional<Type>> insideViews = new ConcurrentHashMap<>();

    Hierarchy(TypeTable table) {
        this.table = table;
    }

    TypeTable table() {
        return table;
    }

    /** The type and its supertypes, nearest first, {@code Object} last. */
    Ancestry ancestry(String name) {
        Ancestry known = ancestries.get(name);
        if (known == null) {
            known = climb(name);
            ancestries.put(name, known);
        }
        return known;
    }

    private Ancestry climb(String name) {
        Set<String> names = new LinkedHashSet<>();
        boolean complete = true;
        Deque<String> next = new ArrayDeque<>(List.of(name));
        while (!next.isEmpty()) {
            String current = next.remove();
            if (current.equals(OBJECT) || !names.add(current)) {
                continue;
            }
            TypeDeclaration declaration = table.find(current);
            if (declaration == null) {
                complete = false;
                continue;
            }
            for (Type supertype : directSupertypes(declaration)) {
                next.add(supertype.name());
            }
        }
        names.add(OBJECT);
        return new Ancestry(names, List.copyOf(names), complete);
    }

    static List<Type> directSupertypes(TypeDeclaration declaration) {
        Type superclass = declaration.superclass();
        List<Type> interfaces = declaration.interfaces();
        if (superclass == null) {
            return interfaces;
        }
        List<Type> all = new ArrayList<>(interfaces.size() + 1);
        all.add(superclass);
        all.addAll(interfaces);
        return all;
    }

    boolean isSubtype(String subtype, String supertype) {
        return subtype.equals(supertype)
                || supertype.equals(OBJECT)
                || ancestry(subtype).names().contains(supertype);
    }

    /** The type seen as one of its supertypes, with that one's type arguments; null if it is none. */
    @Nullable
    Type asSuper(Type type, String target) {
        boolean named = type.variable() == null
                && type.dimensions() == 0
                && type.arguments().isEmpty();
        if (!named || type.name().equals(target)) {
            return asSuper(type, target, 0);
        }
        return known(views, type, target);
    }

    /** A type of the sources, as seen from inside, as one of its supertypes; null if it is none. */
    @Nullable
    Type asSuper(SourceType type, String target) {
        return known(insideViews, type.thisType(), target);
    }

    private @Nullable Type known(Map<MemberKey, Optional<Type>> known, Type type, String target) {
        if (!isSubtype(type.name(), target)) {
            return null;
        }
        MemberKey key = new MemberKey(type.name(), target);
        Optional<Type> found = known.get(key);
        if (found == null) {
            found = Optional.ofNullable(asSuper(type, target, 0));
            known.put(key, found);
        }
        return found.orElse(null);
    }

    private @Nullable Type asSuper(Type type, String target, int depth) {
        if (type.variable() != null) {
            for (Type bound : type.variable().bounds()) {
                Type found = depth > DEPTH ? null : asSuper(bound, target, depth + 1);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        if (type.name().equals(target)) {
            return type;
        }
        if (depth > DEPTH
                || !type.isReference()
                || !ancestry(type.name()).names().contains(target)) {
            return null;
        }
        TypeDeclaration declaration = table.find(type.name());
        if (declaration == null) {
            return null;
        }
        Substitution substitution =
                declaration.typeParameters().isEmpty() ? null : Substitution.ofClass(declaration, type);
        for (Type supertype : directSupertypes(declaration)) {
            if (isSubtype(supertype.name(), target)) {
                Type seen = substitution == null ? supertype : substitution.apply(supertype);
                Type found = asSuper(seen, target, depth + 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return target.equals(OBJECT) ? Type.OBJECT : null;
    }

    /** Declared or inherited member type of that simple name, or null. */
    @Nullable
    String memberType(String typeName, String simpleName) {
        return memberType(typeName, simpleName, new LinkedHashSet<>());
    }

    private @Nullable String memberType(String typeName, String simpleName, Collection<String> seen) {
        TypeDeclaration declaration = seen.add(typeName) ? table.find(typeName) : null;
        if (declaration == null) {
            return null;
        }
        String declared = declaration.memberType(simpleName);
        if (declared != null) {
            return declared;
        }
        for (Type supertype : directSupertypes(declaration)) {
            String inherited = memberType(supertype.name(), simpleName, seen);
            if (inherited != null) {
                return inherited;
            }
        }
        return null;
    }

    /** The declared or inherited field of that name, or null. */
    @Nullable
    FieldDeclaration field(String typeName, String fieldName) {
        for (String name : ancestry(typeName).names()) {
            TypeDeclaration declaration = table.find(name);
            FieldDeclaration field = declaration == null ? null : declaration.field(fieldName);
            if (field != null) {
                return field;
            }
        }
        return null;
    }

    /** The field's type as seen through a receiver. */
    Type fieldType(Type receiver, FieldDeclaration field) {
        TypeDeclaration owner = table.find(field.owner());
        Type view = owner == null ? null : asSuper(receiver, field.owner());
        return view == null || owner == null
                ? field.type()
                : Substitution.ofClass(owner, view).apply(field.type());
    }

    /**
     * Declared and inherited methods of that name: superclasses first, from the type upwards, then interfaces. Methods that
     * another one of them overrides with the same erased parameters are left out.
     */
    List<MethodDeclaration> methods(String typeName, String methodName) {
        MemberKey key = new MemberKey(typeName, methodName);
        List<MethodDeclaration> known = members.get(key);
        if (known == null) {
            known = List.copyOf(collect(typeName, methodName));
            members.put(key, known);
        }
        return known;
    }

    /** Methods of that name that an expression of the type has; none for primitives and unknown types. */
    List<MethodDeclaration> candidates(Type receiver, String methodName) {
        if (receiver.isArray()) {
            return methods(OBJECT, methodName);
        }
        TypeVariable variable = receiver.variable();
        if (variable != null) {
            List<MethodDeclaration> found = new ArrayList<>();
            for (Type bound : variable.bounds()) {
                found.addAll(candidates(bound.variable() == variable ? Type.OBJECT : bound, methodName));
            }
            return found;
        }
        return receiver.isReference() ? methods(receiver.name(), methodName) : List.of();
    }

    private List<MethodDeclaration> collect(String typeName, String methodName) {
        List<MethodDeclaration> found = new ArrayList<>();
        Set<String> classes = new LinkedHashSet<>();
        List<Type> interfaces = new ArrayList<>();
        String current = typeName;
        while (current != null && classes.add(current)) {
            TypeDeclaration declaration = table.find(current);
            if (declaration == null) {
                break;
            }
            addAll(found, declaration, methodName, current.equals(typeName));
            interfaces.addAll(declaration.interfaces());
            Type superclass = declaration.superclass();
            current = superclass == null ? null : superclass.name();
        }
        for (TypeDeclaration declaration : byRank(interfaces)) {
            addAll(found, declaration, methodName, declaration.name().equals(typeName));
        }
        if (!classes.contains(OBJECT)) {
            TypeDeclaration object = table.find(OBJECT);
            if (object != null) {
                addAll(found, object, methodName, false);
            }
        }
        return found;
    }

    /** The interfaces and those they extend, in the order in which the compiler looks into them: most derived first. */
    private List<TypeDeclaration> byRank(List<Type> interfaces) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<Type> next = new ArrayDeque<>(interfaces);
        List<TypeDeclaration> all = new ArrayList<>();
        while (!next.isEmpty()) {
            String name = next.remove().name();
            TypeDeclaration declaration = seen.add(name) ? table.find(name) : null;
            if (declaration != null) {
                all.add(declaration);
                next.addAll(declaration.interfaces());
            }
        }
        if (all.size() > 1) {
            all.sort(Comparator.comparingInt((TypeDeclaration type) -> -rank(type.name())));
        }
        return all;
    }

    /** How many supertypes stand above each other at most, up to {@code Object}. */
    private int rank(String name) {
        Integer known = ranks.get(name);
        if (known == null) {
            TypeDeclaration declaration = table.find(name);
            known = 1;
            if (declaration != null && ancestry(name).names().size() > 2) {
                for (Type supertype : directSupertypes(declaration)) {
                    boolean above = !supertype.name().equals(OBJECT) && !isSubtype(supertype.name(), name);
                    known = Math.max(known, above ? 1 + rank(supertype.name()) : 1);
                }
            }
            ranks.put(name, known);
        }
        return known;
    }

    private void addAll(List<MethodDeclaration> found, TypeDeclaration owner, String methodName, boolean own) {
        for (MethodDeclaration method : owner.methods(methodName)) {
            boolean inherited = own || (!method.isPrivate() && !(owner.isInterface() && method.isStatic()));
            if (inherited && !isOverridden(method, found)) {
                found.add(method);
            }
        }
    }

    private boolean isOverridden(MethodDeclaration method, List<MethodDeclaration> found) {
        for (MethodDeclaration other : found) {
            if (other.arity() == method.arity()
                    && isSubtype(other.owner().name(), method.owner().name())
                    && (method.arity() == 0 || other.erasedParameters().equals(method.erasedParameters()))) {
                return true;
            }
        }
        return false;
    }

    /** A common supertype of both, the nearest one of the first; {@code Object} if there is no better one. */
    Type commonSupertype(Type left, Type right) {
        if (!left.isKnown() || left.isNull() || left.equals(right)) {
            return right.isNull() && !left.isNull() ? left : right;
        }
        if (!right.isKnown() || right.isNull()) {
            return left;
        }
        Type a = Primitives.boxed(left);
        Type b = Primitives.boxed(right);
        if (a.dimensions() != b.dimensions() || a.isArray() || a.variable() != null) {
            return a.dimensions() == b.dimensions()
                            && isSubtype(b.bounded().name(), a.bounded().name())
                    ? a
                    : Type.OBJECT;
        }
        for (String name : ancestry(a.name()).names()) {
            if (isSubtype(b.bounded().name(), name)) {
                Type common = name.equals(b.name()) ? b : asSuper(a, name);
                return common == null ? Type.of(name) : common;
            }
        }
        return Type.OBJECT;
    }

    /**
     * A type's supertypes.
     *
     * @param names names of the type and its supertypes, nearest first
     * @param list the same as a list
     * @param complete whether all of them are known, so that no supertype can be missing
     */
    record Ancestry(Set<String> names, List<String> list, boolean complete) {}

    private record MemberKey(String type, String member) {
        @Override
        public boolean equals(Object other) {
            return other instanceof MemberKey that && that.type.equals(type) && that.member.equals(member);
        }

        @Override
        public int hashCode() {
            return type.hashCode() * 31 + member.hashCode();
        }
    }
}
