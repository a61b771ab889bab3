package io.github.txguard.flow;

import io.github.txguard.api.Confidence;
import io.github.txguard.callgraph.CallEdge;
import io.github.txguard.callgraph.CallGraph;
import io.github.txguard.callgraph.CallKind;
import io.github.txguard.callgraph.CallRoles;
import io.github.txguard.callgraph.CallSite;
import io.github.txguard.callgraph.Callee;
import io.github.txguard.callgraph.Code;
import io.github.txguard.callgraph.Context;
import io.github.txguard.callgraph.Frame;
import io.github.txguard.callgraph.FunctionValue;
import io.github.txguard.callgraph.ReceiverType;
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.transactions.DeclaredTransactions;
import io.github.txguard.transactions.Propagation;
import io.github.txguard.transactions.TransactionAttribute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds out what a piece of code calls, without regard to where it is called from. */
final class FactsFinder {
    private final CallGraph graph;
    private final DeclaredTransactions declared;
    private final ParameterUse parameters;

    FactsFinder(CallGraph graph, DeclaredTransactions declared) {
        this.graph = graph;
        this.declared = declared;
        this.parameters = new ParameterUse(graph);
    }

    /** The code as it is entered when nothing is known but its class. */
    static Frame frame(CallGraph graph, Code code) {
        MethodModel method = code.method();
        if (method.is(Modifier.STATIC)) {
            return new Frame(code, Context.UNKNOWN);
        }
        return graph.program()
                .program()
                .type(method.type())
                .map(type -> new Frame(code, Context.of(new ReceiverType(type, false))))
                .orElseGet(() -> new Frame(code, Context.UNKNOWN));
    }

    CodeFacts find(Code code) {
        Frame frame = frame(graph, code);
        List<CallSite> calls = graph.code(code.method()).calls(code);
        List<CodeFacts.SiteFacts> sites = new ArrayList<>(calls.size());
        for (CallSite site : calls) {
            sites.add(site(frame, site));
        }
        return new CodeFacts(code, sites);
    }

    private CodeFacts.SiteFacts site(Frame frame, CallSite site) {
        CallRoles roles = graph.roles(frame.code(), site);
        List<CallEdge> edges = graph.edges(frame, site);
        if (edges.isEmpty()) {
            return new CodeFacts.SiteFacts(site, roles, List.of(), false, !roles.isSink() && isGenerated(site));
        }
        Map<Code, CodeFacts.Lead> leads = new LinkedHashMap<>();
        boolean sink = false;
        boolean touch = false;
        for (CallEdge edge : edges) {
            if (edge.callee() instanceof Callee.Body body) {
                add(lead(edge, body.frame().code()), leads);
            } else if (edge.callee() instanceof Callee.Api api) {
                sink |= api.roles().isSink();
                touch |= api.roles().touchesDatabase() && edge.kind() != CallKind.AFTER_COMMIT;
            } else {
                sink = true;
            }
        }
        List<List<FunctionValue>> handed = null;
        for (CallEdge edge : edges) {
            if (edge.callee() instanceof Callee.Body body
                    && !body.frame().code().isLambda()) {
                handed = handed == null ? handed(frame, site) : handed;
                arguments(site, handed, body.frame().code().method(), leads);
            }
        }
        return new CodeFacts.SiteFacts(site, roles, alone(leads.values()), sink, touch);
    }

    private static void add(CodeFacts.Lead lead, Map<Code, CodeFacts.Lead> leads) {
        leads.merge(lead.code(), lead, CodeFacts.Lead::or);
    }

    /** Where a call may lead to several places, none of them is certain. */
    private static List<CodeFacts.Lead> alone(Collection<CodeFacts.Lead> leads) {
        if (leads.size() <= 1) {
            return List.copyOf(leads);
        }
        List<CodeFacts.Lead> several = new ArrayList<>(leads.size());
        leads.forEach(lead -> several.add(lead.uncertain()));
        return several;
    }

    /**
     * Whether the method belongs to an interface of the sources that nothing in them implements: its implementation is
     * generated at run time, and unless the catalog knows better that is what repositories and mappers are. A statement may
     * run in it.
     */
    private boolean isGenerated(CallSite site) {
        MethodModel target = site.call().target();
        return target != null
                && !target.hasBody()
                && graph.program()
                        .program()
                        .type(target.type())
                        .filter(type -> type.kind() == TypeModel.Kind.INTERFACE)
                        .isPresent()
                && graph.program().functionalMethod(target.type()).isEmpty();
    }

    private CodeFacts.Lead lead(CallEdge edge, Code code) {
        Propagation propagation = propagation(edge, code);
        boolean late = edge.kind() == CallKind.AFTER_COMMIT;
        boolean same = !propagation.suspends() && !late;
        boolean runs = edge.confidence().isAtLeast(Confidence.LIKELY)
                && (!code.isLambda() || edge.kind() == CallKind.TRANSACTION);
        boolean crossing = propagation.suspends() || propagation == Propagation.NEVER || propagation.needsTransaction();
        return new CodeFacts.Lead(
                code, same, same && !propagation.guaranteesTransaction(), runs && !late, crossing, late);
    }

    /** What the boundary that lies on an edge does with the transaction that it finds; nothing if there is none. */
    private Propagation propagation(CallEdge edge, Code code) {
        TransactionEntry entry = edge.transaction();
        if (edge.kind() == CallKind.TRANSACTION && entry != null && !entry.nonSql()) {
            return Propagation.of(entry.propagation()).orElse(Propagation.SUPPORTS);
        }
        TransactionAttribute attribute =
                code.isLambda() ? null : declared.of(code.method()).orElse(null);
        return attribute != null && DeclaredTransactions.takesEffect(code.method(), attribute, edge.proxied())
                ? attribute.propagation()
                : Propagation.SUPPORTS;
    }

    /** The functions that each of the arguments may stand for, whoever is called. */
    private List<List<FunctionValue>> handed(Frame frame, CallSite site) {
        List<Expr> arguments = site.arguments();
        List<List<FunctionValue>> handed = new ArrayList<>(arguments.size());
        for (Expr argument : arguments) {
            handed.add(graph.values(argument, frame));
        }
        return handed;
    }

    /** Functions handed to an own method: they run if it runs them. */
    private void arguments(
            CallSite site, List<List<FunctionValue>> handed, MethodModel callee, Map<Code, CodeFacts.Lead> leads) {
        int last = callee.parameters().size() - 1;
        for (int i = 0; i < handed.size() && last >= 0; i++) {
            int slot = site.call().varargs() ? Math.min(i, last) : i;
            for (FunctionValue value : slot > last ? List.<FunctionValue>of() : handed.get(i)) {
                for (Code code : codes(value)) {
                    boolean inPlace = parameters.runsInPlace(callee, slot);
                    add(new CodeFacts.Lead(code, inPlace, inPlace, false, false, !inPlace), leads);
                }
            }
        }
    }

    private static List<Code> codes(FunctionValue given) {
        FunctionValue value = given.itself();
        if (value instanceof FunctionValue.Lambda lambda) {
            return List.of(lambda.code());
        } else if (value instanceof FunctionValue.Instance instance
                && instance.type().enclosingMethod() != null) {
            return instance.type().methods().stream()
                    .filter(method -> method.hasBody())
                    .map(Code::of)
                    .toList();
        } else if (value instanceof FunctionValue.Reference reference) {
            MethodModel target = reference.site().call().target();
            return target == null ? List.of() : List.of(Code.of(target));
        }
        return List.of();
    }
}
