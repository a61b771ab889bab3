package io.github.txguard.resolve;

/**
 * What is known of types, shared by all that resolve names and expressions.
 *
 * @param table every type by name
 * @param hierarchy supertypes and inherited members
 * @param names meaning of names in the sources
 * @param functions functional interfaces
 * @param resolved types as others see them
 */
record TypeSystem(
        TypeTable table, Hierarchy hierarchy, TypeNames names, FunctionalInterfaces functions, ResolvedTypes resolved) {
    static TypeSystem of(TypeTable table) {
        Hierarchy hierarchy = new Hierarchy(table);
        return new TypeSystem(
                table,
                hierarchy,
                new TypeNames(table, hierarchy),
                new FunctionalInterfaces(hierarchy),
                new ResolvedTypes());
    }
}
