package io.github.txguard.callgraph;

import io.github.txguard.api.Confidence;
import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.LocalModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.Step;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.resolve.ResolvedCall;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One search for the functions that an expression may stand for; bounded in steps, so that no program can make it endless. */
final class FunctionSearch {
    private static final int MAX_STEPS = 3000;
    private static final int MAX_FOUND = 64;
    static final int MAX_CALLERS = 200;
    private static final int MAX_TARGETS = 8;

    private final ValueFlow flow;
    private final CallGraph graph;
    private final LinkedProgram program;
    private final int depth;
    private final boolean anywhere;
    private @Nullable FieldSearch fields;
    private final Visits visits = new Visits();
    private @Nullable Set<FunctionValue> found;
    private int steps;
    private boolean open;

    private FunctionSearch(ValueFlow flow, CallGraph graph, int depth, boolean anywhere) {
        this.flow = flow;
        this.graph = graph;
        this.program = graph.program();
        this.depth = depth;
        this.anywhere = anywhere;
    }

    /** A search in the context of the frame that it starts in. */
    FunctionSearch(ValueFlow flow, CallGraph graph, int depth) {
        this(flow, graph, depth, false);
    }

    /** A search that regards no context: for what fields and parameters stand for, whoever set them. */
    FunctionSearch(ValueFlow flow, CallGraph graph) {
        this(flow, graph, 0, true);
    }

    /** What was found; marked as stored if something else may stand there as well. */
    List<FunctionValue> found() {
        if (found == null) {
            return List.of();
        }
        Set<FunctionValue> all = new LinkedHashSet<>();
        for (FunctionValue value : found) {
            boolean plain = value instanceof FunctionValue.Parameter || value instanceof FunctionValue.Stored;
            all.add(open && !plain ? new FunctionValue.Stored(value, Confidence.CERTAIN) : value);
        }
        return new ArrayList<>(all);
    }

    /** Notes that something else may stand there that is not known. */
    void leaveOpen() {
        open = true;
    }

    FieldSearch fields() {
        if (fields == null) {
            fields = new FieldSearch(this, flow, graph);
        }
        return fields;
    }

    /** A search for what stands in an operand, that goes one level deeper. */
    FunctionSearch deeper() {
        return new FunctionSearch(flow, graph, depth + 1, anywhere);
    }

    /** Whether searches may go deeper. */
    boolean mayNest() {
        return depth < ValueFlow.MAX_NESTING;
    }

    /** Whether no context is regarded. */
    boolean isAnywhere() {
        return anywhere;
    }

    /** Notes a place; false if it was visited before. */
    boolean visit(Object place) {
        return visits.begin(place);
    }

    void add(FunctionValue value) {
        if (found == null) {
            found = new LinkedHashSet<>();
        }
        if (found.size() < MAX_FOUND) {
            found.add(value);
        }
    }

    /** Adds what the expression may stand for. */
    void follow(Expr expr, Frame frame) {
        if (leadsNowhere(expr, frame, flow, graph) || ++steps > MAX_STEPS || !visits.begin(expr, frame)) {
            return;
        }
        if (expr instanceof Expr.Lambda lambda) {
            add(new FunctionValue.Lambda(new Code(frame.code().method(), lambda.site()), frame.context()));
        } else if (expr instanceof Expr.MethodRef reference) {
            flow.reference(reference, frame).ifPresent(this::add);
        } else if (expr instanceof Expr.New creation) {
            creation(creation, frame);
        } else if (expr instanceof Expr.This self && self.qualifier() == null) {
            self(frame);
        } else if (expr instanceof Expr.Local local) {
            local(local, frame);
        } else if (expr instanceof Expr.Name name) {
            fields().name(name.name(), frame);
        } else if (expr instanceof Expr.Select select) {
            fields().select(select, frame);
        } else if (expr instanceof Expr.Call call) {
            call(call, frame);
        } else {
            parts(expr, frame);
        }
    }

    /** Whether it is plain that an expression gives no functions, as that of most calls is by their type. */
    static boolean leadsNowhere(Expr expr, Frame frame, ValueFlow flow, CallGraph graph) {
        return expr instanceof Expr.Literal
                || expr instanceof Expr.Operation
                || (expr instanceof Expr.Call call
                        && !flow.concerns(graph.code(frame.code().method())
                                .linked()
                                .call(call.site())
                                .returnType()));
    }

    private void parts(Expr expr, Frame frame) {
        if (expr instanceof Expr.Cast cast) {
            follow(cast.value(), frame);
        } else if (expr instanceof Expr.Conditional conditional) {
            follow(conditional.whenTrue(), frame);
            follow(conditional.whenFalse(), frame);
        } else if (expr instanceof Expr.Assign assign) {
            follow(assign.value(), frame);
        } else if (expr instanceof Expr.NewArray array) {
            array.parts().forEach(part -> follow(part, frame));
        } else if (expr instanceof Expr.Index index) {
            follow(index.array(), frame);
        } else if (expr instanceof Expr.Switch choice) {
            BodyVisitor values = new BodyVisitor() {
                @Override
                public void visit(@Nullable Step step) {
                    if (step instanceof Step.Exit exit && exit.kind() == Step.ExitKind.YIELD && exit.value() != null) {
                        follow(exit.value(), frame);
                    }
                    super.visit(step);
                }

                @Override
                public void visit(@Nullable Expr inner) {}
            };
            choice.branches().forEach(values::visit);
        }
    }

    private void self(Frame frame) {
        ReceiverType type = frame.context().self();
        FunctionValue.Instance object = frame.context().object();
        if (object != null) {
            add(object);
        } else if (type != null && type.exact()) {
            add(new FunctionValue.Instance(type.type(), frame, FunctionValue.Instance.ANY));
        }
    }

    private void creation(Expr.New creation, Frame frame) {
        ResolvedCall call = code(frame).linked().call(creation.site());
        String type =
                creation.body() != null ? creation.body() : call.receiver().erasure();
        Optional<TypeModel> created = program.program().type(type);
        if (created.isPresent()) {
            add(flow.instance(created.get(), frame, creation.site()));
        } else if (flow.concerns(call.returnType())) {
            creation.arguments().forEach(argument -> follow(argument, frame)); // new ArrayList<>(others)
        }
    }

    private MethodCode code(Frame frame) {
        return graph.code(frame.code().method());
    }

    // Locals and parameters

    private void local(Expr.Local local, Frame frame) {
        Frame owner = frame;
        for (int level = local.level(); level > 0; level--) {
            Frame outer = owner.context().outer();
            if (outer == null) {
                return;
            }
            owner = outer;
        }
        MethodModel method = owner.code().method();
        List<FunctionValue> bound = owner.context().bindings().get(local.slot());
        if (bound != null) {
            bound.forEach(this::add);
            return;
        }
        if (local.slot() >= method.locals().size()) {
            return;
        }
        MethodCode code = graph.code(method);
        Frame at = owner;
        code.assigned(local.slot()).forEach(value -> follow(value, at));
        if (!flow.isFunctional(code.linked().localTypes().get(local.slot()))) {
            return;
        }
        if (flow.concerns(code.linked().localTypes().get(local.slot()))) {
            kept(code, local.slot(), at);
        }
        LocalModel.Kind kind = method.locals().get(local.slot()).kind();
        if (kind == LocalModel.Kind.PARAMETER) {
            if (owner.context().anyCaller()) {
                anyArgument(method, local.slot());
            } else {
                add(new FunctionValue.Parameter(method, local.slot()));
            }
        }
    }

    /** What a collection, or whoever runs over one, hands to a local. */
    private void kept(MethodCode code, int slot, Frame frame) {
        List<Expr> iterated = code.iterated(slot);
        // Calling a function is no way to put others into it.
        List<CallSite> calls = code.callsOn(slot).stream()
                .filter(site -> !flow.callsFunction(site.call()))
                .toList();
        open |= !iterated.isEmpty() || !calls.isEmpty();
        iterated.forEach(value -> follow(value, frame));
        calls.forEach(site -> added(site, frame));
        code.lambdaOf(slot).flatMap(code::taker).ifPresent(site -> element(site, frame));
    }

    /** What a library hands to its functions: what the receiver keeps, or other arguments. */
    private void element(CallSite site, Frame frame) {
        if (site.call().target() != null) {
            return;
        }
        open = true;
        Expr target = site.target();
        if (target != null && !site.call().isStatic()) {
            follow(target, frame);
        } else {
            site.arguments().stream()
                    .filter(argument -> !(argument instanceof Expr.Lambda))
                    .forEach(argument -> follow(argument, frame));
        }
    }

    private void anyArgument(MethodModel method, int slot) {
        if (anywhere) {
            parameter(method, slot);
        } else {
            flow.ofParameter(method, slot).forEach(this::add);
        }
    }

    /** Adds what any caller hands over as a parameter. */
    void parameter(MethodModel method, int slot) {
        if (!visit(List.of(method, slot))) {
            return;
        }
        boolean constructor = method.name().equals(MethodModel.CONSTRUCTOR);
        List<MethodModel> declarations = new ArrayList<>(program.overridden(method));
        declarations.add(method);
        int callers = 0;
        for (MethodModel caller :
                constructor ? creating(method) : graph.calledNames().calling(method.name())) {
            for (Code code : graph.code(caller).codes()) {
                for (CallSite site : graph.code(caller).calls(code)) {
                    MethodModel target = site.call().target();
                    if (target != null
                            && target.name().equals(method.name())
                            && declarations.contains(target)
                            && ++callers <= MAX_CALLERS) {
                        argument(site, slot, method, flow.anyFrame(code));
                    }
                }
            }
        }
    }

    private List<MethodModel> creating(MethodModel constructor) {
        TypeModel type = flow.type(constructor);
        if (type == null) {
            return List.of();
        }
        Set<MethodModel> callers = new LinkedHashSet<>(flow.stores().creating(type.simpleName()));
        callers.addAll(type.methods().stream()
                .filter(m -> m.name().equals(MethodModel.CONSTRUCTOR))
                .toList());
        program.sourceSubtypes(type.name()).stream()
                .flatMap(t -> t.methods().stream())
                .filter(m -> m.name().equals(MethodModel.CONSTRUCTOR))
                .forEach(callers::add);
        return List.copyOf(callers);
    }

    /** Adds what a call hands over as a parameter. */
    void argument(CallSite site, int slot, MethodModel method, Frame frame) {
        List<Expr> arguments = site.arguments();
        boolean rest = site.call().varargs() && slot == method.parameters().size() - 1;
        for (int i = slot; i < (rest ? arguments.size() : Math.min(slot + 1, arguments.size())); i++) {
            follow(arguments.get(i), frame);
        }
    }

    /** An object's method as it is entered. */
    static Context entered(FunctionValue.Instance object, Map<Integer, List<FunctionValue>> bindings) {
        return new Context(new ReceiverType(object.type(), true), bindings, object.creator(), object, false).bounded();
    }

    /** What a call on a collection of a library adds to it. */
    void added(CallSite site, Frame frame) {
        ResolvedCall call = site.call();
        if (call.target() != null || flow.callsFunction(call)) {
            return;
        }
        List<Expr> arguments = site.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            if (!flow.takesFunction(FunctionCalls.parameterType(site, i))) {
                follow(arguments.get(i), frame);
            }
        }
    }

    // Calls

    private void call(Expr.Call call, Frame frame) {
        MethodCode code = code(frame);
        ResolvedCall resolved = code.linked().call(call.site());
        open = true;
        CallSite site = new CallSite(call.site(), call, resolved);
        if (call.target() != null && !resolved.isStatic() && flow.callsFunction(resolved)) {
            nested(call.target(), frame).forEach(value -> results(value, site, frame));
        }
        if (resolved.target() != null) {
            own(site, resolved.target(), frame);
        } else if (program.program().type(resolved.receiver().erasure()).isPresent()) {
            accessor(site, frame);
        } else {
            library(site, frame);
        }
    }

    /** What the operand of an expression may stand for. */
    List<FunctionValue> nested(Expr expr, Frame frame) {
        if (!mayNest()) {
            return List.of();
        }
        FunctionSearch search = deeper();
        search.follow(expr, frame);
        return search.found();
    }

    /** What a call of a library gives out: what its receiver or arguments keep, or what functions it is handed return. */
    void library(CallSite site, Frame frame) {
        ResolvedCall call = site.call();
        if (call.target() != null || !call.known()) {
            return;
        }
        boolean wraps = flow.wraps(call, graph.roles(frame.code(), site));
        Expr target = site.target();
        if (target != null && !call.isStatic()) {
            follow(target, frame);
        }
        List<Expr> arguments = site.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            if (wraps || !flow.takesFunction(FunctionCalls.parameterType(site, i))) {
                follow(arguments.get(i), frame);
            } else {
                nested(arguments.get(i), frame).forEach(value -> results(value, site, frame));
            }
        }
    }

    /** A generated accessor of a record or a class with generated getters. */
    private void accessor(CallSite site, Frame frame) {
        String called = site.call().name();
        Expr target = site.target();
        if (target == null || !site.arguments().isEmpty()) {
            return;
        }
        String name = called.startsWith("get") && called.length() > 3
                ? Character.toLowerCase(called.charAt(3)) + called.substring(4)
                : called;
        List<FunctionValue> objects = nested(target, frame);
        boolean any = false;
        for (FunctionValue value : objects) {
            if (value.itself() instanceof FunctionValue.Instance object) {
                any = true;
                flow.field(object.type(), name).ifPresent(field -> fields().read(field, object.asObject()));
            }
        }
        if (!any) {
            program.program()
                    .type(site.call().receiver().erasure())
                    .flatMap(type -> flow.field(type, name))
                    .ifPresent(field -> fields().read(field, null));
        }
    }

    /** What a method of the sources returns. */
    private void own(CallSite site, MethodModel target, Frame frame) {
        if (anywhere) {
            List<MethodModel> methods = new ArrayList<>();
            graph.targets(frame, site, target).stream()
                    .limit(MAX_TARGETS)
                    .forEach(callee -> methods.add(callee.method()));
            methods.forEach(method -> returned(flow.anyFrame(Code.of(method))));
            return;
        }
        if (depth >= ValueFlow.MAX_NESTING) {
            return;
        }
        Expr receiver = site.target();
        if (receiver != null && !target.is(Modifier.STATIC)) {
            boolean any = false;
            for (FunctionValue value : nested(receiver, frame)) {
                if (value.itself() instanceof FunctionValue.Instance object) {
                    Optional<MethodModel> method = program.implementation(object.type(), target);
                    if (method.isPresent()) {
                        any = true;
                        Map<Integer, List<FunctionValue>> bindings =
                                graph.bindings().of(frame, site, method.get(), depth + 1);
                        Context context = new Context(
                                new ReceiverType(object.type(), true),
                                bindings,
                                object.creator(),
                                object.asObject(),
                                false);
                        returned(new Frame(Code.of(method.get()), context.bounded()));
                    }
                }
            }
            if (any) {
                return;
            }
        }
        graph.targets(frame, site, target).stream()
                .limit(MAX_TARGETS)
                .forEach(callee -> returned(graph.enter(frame, site, callee.method(), callee.self(), depth + 1)));
    }

    private void returned(Frame callee) {
        MethodCode code = code(callee);
        code.results(callee.code()).forEach(value -> follow(value, callee));
    }

    /** What a function returns. */
    private void results(FunctionValue value, CallSite site, Frame frame) {
        FunctionValue function = value.itself();
        if (function instanceof FunctionValue.Lambda lambda) {
            Map<Integer, List<FunctionValue>> arguments =
                    anywhere ? Map.of() : graph.bindings().ofLambda(frame, site, lambda.code(), depth + 1);
            returned(new Frame(lambda.code(), lambda.captured().with(arguments)));
        } else if (function instanceof FunctionValue.Reference reference) {
            MethodModel method = reference.site().call().target();
            if (reference.site().isConstruction()) {
                program.program()
                        .type(reference.site().call().receiver().erasure())
                        .ifPresent(type -> add(new FunctionValue.Instance(
                                type, new Frame(reference.owner(), reference.captured()), FunctionValue.Instance.ANY)));
            } else if (method != null && method.hasBody()) {
                returned(flow.anyFrame(Code.of(method)));
            }
        } else if (function instanceof FunctionValue.Instance object) {
            program.implementation(
                            object.type(), site.call().name(), site.call().parameterTypes())
                    .ifPresent(method -> returned(new Frame(Code.of(method), entered(object, Map.of()))));
        }
    }
}
