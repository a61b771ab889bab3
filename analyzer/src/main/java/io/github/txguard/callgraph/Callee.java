package io.github.txguard.callgraph;

import io.github.txguard.ir.MethodModel;

/** What an edge leads to. */
public sealed interface Callee {
    /**
     * Code of the program.
     *
     * @param frame code and what is known on entry
     */
    record Body(Frame frame) implements Callee {}

    /**
     * A method of a library, called through a method reference.
     *
     * @param owner code in which the reference stands
     * @param site the reference as a call
     * @param roles what the catalog knows of it
     */
    record Api(Code owner, CallSite site, CallRoles roles) implements Callee {}

    /**
     * A function that the caller of a method hands over and that is not known here.
     *
     * @param method method whose parameter it is
     * @param slot slot of the parameter
     */
    record Parameter(MethodModel method, int slot) implements Callee {}
}
